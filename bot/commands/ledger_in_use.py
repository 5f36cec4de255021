"""The ledger of the bot that runs, for commands that look at it: never made and never changed by them."""

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.errors import SettingsError
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.ledger.ledger import Ledger


@contextmanager
def ledger_in_use() -> Iterator["Ledger"]:
    """Open the ledger that the environment's settings name.

    Raises:
        SettingsError: BOT_DATABASE_URL cannot be used.
        NoLedgerError: there is none yet.
        LedgerError: the database cannot be used.
    """
    settings, problems = Settings.parse(os.environ)
    wrong = [problem for problem in problems if problem.setting == "BOT_DATABASE_URL"]
    if wrong:
        raise SettingsError(*wrong)
    from bot.ledger.ledger import open_ledger  # noqa: PLC0415 (slow)

    ledger = open_ledger(settings.database_url, make=False)
    try:
        yield ledger
    finally:
        ledger.close()


def operator() -> str:
    """Return what the machine calls whoever runs a command."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user may have no name
        return "an operator"
