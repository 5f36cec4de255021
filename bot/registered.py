"""What people entered, wired: the ledger, the register in it, and what people are called."""

import logging
from collections.abc import Callable
from datetime import datetime

from bot.errors import LedgerError
from bot.hearing import Hearing
from bot.ledger.ledger import open_ledger
from bot.register.keeper import Keeper
from bot.serving import Names
from bot.settings import Settings
from bot.state import make_folder

log = logging.getLogger(__name__)


class Kept:
    """Everything that is kept in the database.

    Args:
        settings: with a database.
        now: returns the time (aware).

    Raises:
        LedgerError: the database cannot be used.
    """

    def __init__(self, settings: Settings, now: Callable[[], datetime]) -> None:
        if settings.state_folder is not None:
            make_folder(settings.state_folder)
        self.ledger = open_ledger(settings.database_url, now)
        log.info("reminders are kept in %s, and what the force enters", self.ledger.where)
        self.keeper = Keeper(self.ledger)
        self.names = Names(self.ledger.names, self.ledger.learn)
        self.hearing = Hearing(self.ledger.hear, now, texts=settings.keep_questions)
        self.refresh()
        self.ledger.close()  # a server may fork now: no process is to inherit a connection

    def refresh(self) -> None:
        """Read what was entered since, and keep what was heard. Raises LedgerError."""
        if self.keeper.refresh() or self.names.untold:
            self.names.refresh()
        self.hearing.flush()

    def stop(self) -> None:
        """Keep what was heard, and let go of the database."""
        try:
            self.hearing.flush()
        except LedgerError as error:
            log.warning("what was not understood lately is not kept: %s", error)
        self.ledger.close()
