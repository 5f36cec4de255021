"""What `peel-bot doctor` looks at of reminders: the database, what waits in it, and the channels that are reminded."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bot.disks import free_bytes, network_file_system
from bot.errors import LedgerError, NoLedgerError, OldLedgerError
from bot.remind.delivery import State as Stands
from bot.slack.check import Check, State
from bot.slack.examine_reminders import examine_reminders
from bot.slack.web import web_client

if TYPE_CHECKING:
    from bot.domain.reminding import Reminding
    from bot.ledger.ledger import Ledger
    from bot.settings import Settings

NAME = "reminders"
BUSY_SECONDS = 2.0
LITTLE, TOO_LITTLE = 200_000_000, 20_000_000
"""Bytes. A digest takes some thousand, and SQLite may need the file's size again while it tidies up."""
MOST_WAITING = 10


def examine_ledger(settings: "Settings", reminding: "Reminding") -> Iterator[Check]:
    """Check everything about reminders. Never raises; nothing is made and nothing is changed.

    Args:
        settings: without a database nothing is looked at; that is a problem of the settings, told there.
        reminding: the rules.
    """
    if not settings.database_url:
        return
    from bot.ledger.ledger import open_ledger  # noqa: PLC0415 (slow)

    subscribed: dict[str, list[str]] = {}
    try:
        ledger = open_ledger(settings.database_url, busy=BUSY_SECONDS, make=False)
        try:
            yield from _database(ledger)
            yield from _waiting(ledger)
            for one in ledger.subscriptions():
                subscribed.setdefault(one.channel, []).append(one.id)
        finally:
            ledger.close()
    except NoLedgerError as error:
        yield _none_yet(settings, error)
    except OldLedgerError as error:
        fix = "start the bot anew: it changes them; back them up before"
        yield Check(NAME, State.WARN, f"{error.where} has the tables of an older version", fix)
    except LedgerError as error:
        yield Check(NAME, State.FAIL, f"{error.where} {error.wrong}", error.fix)
    if settings.bot_token:
        escalated = {rule.escalate_to: rule.id for rule in reversed(reminding.rules) if rule.escalate_to}
        yield from examine_reminders(web_client(settings.bot_token, settings.api_url), subscribed, escalated)


def _none_yet(settings: "Settings", error: NoLedgerError) -> Check:
    folder = Path(settings.database_url.removeprefix("sqlite:///")).parent
    if settings.database_url.startswith("sqlite") and settings.state_folder is None and not folder.is_dir():
        fix = f"make {folder}, a folder on a local disk that the bot's user may write to"
        return Check(NAME, State.FAIL, f"{error.where} cannot be made: its folder is not there", fix)
    return Check(NAME, State.OK, f"{error.where} is not there yet: `peel-bot run` makes it")


def _database(ledger: "Ledger") -> Iterator[Check]:
    ledger.check_writing()
    channels = len({one.channel for one in ledger.subscriptions()})
    said = f"{ledger.where} can be written, with the tables of this version; {channels} channel(s) subscribed"
    yield Check(NAME, State.OK, said)
    for wrong in ledger.unreadable():
        yield Check("subscriptions", State.WARN, *wrong.rsplit(": ", 1))
    if ledger.path is None:
        return
    kind = network_file_system(ledger.path)
    if kind:
        said = f"{ledger.path} lies on a network file system ({kind}), whose locks may fail unnoticed: told twice"
        yield Check("disk", State.WARN, said, "move it to a local disk, or use PostgreSQL for several machines")
    free = free_bytes(ledger.path)
    if free is not None and free < LITTLE:
        state = State.FAIL if free < TOO_LITTLE else State.WARN
        yield Check("disk", state, f"{free // 1_000_000} MB are left for {ledger.path}", "free some space on its disk")


def _waiting(ledger: "Ledger") -> Iterator[Check]:
    """Name the deliveries that people must do something about."""
    held = ledger.deliveries(Stands.HELD)
    for one in held[:MOST_WAITING]:
        said = f"to {one.channel} for {one.day} is held: nobody knows whether it is in the channel ({one.error})"
        command = f"peel-bot deliveries resolve {one.id}"
        fix = f"look in {one.channel}, then `{command} --posted` if it is there, else `{command} --not-posted`"
        yield Check(f"delivery {one.id}", State.WARN, said, fix)
    if len(held) > MOST_WAITING:
        said = f"{len(held) - MOST_WAITING} more are held"
        yield Check("deliveries", State.WARN, said, "`peel-bot deliveries --state held` lists them")
    refused = [one for one in ledger.deliveries(Stands.PLANNED) if one.error]
    for one in refused[:MOST_WAITING]:
        said = f"to {one.channel} for {one.day} is refused ({one.error}), and tried again"
        yield Check(f"delivery {one.id}", State.WARN, said, f"`peel-bot deliveries show {one.id}`")
