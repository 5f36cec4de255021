"""Digests to be told, and moments, for tests of the ledger and the processes they start."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from alembic import command
from sqlalchemy import text

from bot.domain.finding import Deadline, DueKind, Finding, Kind, Obligation
from bot.domain.reminding import Rule
from bot.ledger.engine import connect
from bot.ledger.ledger import Ledger
from bot.ledger.locks import migrating
from bot.ledger.migrate import _config
from bot.remind.delivery import OPEN
from bot.remind.plan import Digest, Owed, Reminder
from bot.remind.stages import Announcement, Stage

MORNING = date(2017, 4, 3)
NOW = datetime(2017, 4, 3, 8, 0, tzinfo=UTC)
ROWS = Path(__file__).parent / "first_rows.sql"
"""What a ledger of the first version held."""
KENT, ESSEX = "C0KENT", "C0ESSEX"
RULE = Rule("deadlines")


def reminder(number: int, channel: str = KENT, stage: Stage = Stage.AHEAD) -> Reminder:
    """Return the reminder of a finding, the same for the same number."""
    due = MORNING + timedelta(days=7)
    obligation = Obligation("action-plan", "send a plan", Deadline(DueKind.EXACT, day=due))
    finding = Finding(
        f"KENT-2016-E{number}", ("kent",), "peel-2016", Kind.CAUSE_OF_CONCERN, "", (), obligations=(obligation,)
    )
    return Reminder(channel, Owed(finding, obligation, due), RULE, Announcement(MORNING, stage, 7))


def digest(*numbers: int, channel: str = KENT, day: date = MORNING) -> Digest:
    """Return a digest of reminders by number."""
    return Digest(channel, day, tuple(reminder(number, channel) for number in numbers))


def open_ones(ledger: Ledger) -> list[int]:
    """Return the deliveries that the bot works on by itself, the oldest first."""
    return sorted(one.id for state in OPEN for one in ledger.deliveries(state))


def after(seconds: float) -> datetime:
    """Return so many seconds after NOW."""
    return NOW + timedelta(seconds=seconds)


def first_version(database_url: str) -> None:
    """Make a database as the first version left it, with what it held."""
    database = connect(database_url)
    with migrating(database) as connection:
        command.upgrade(_config(connection), "0001")
        if database.path is None:
            connection.execute(text("SET LOCAL TIME ZONE 'UTC'"))
        for row in ROWS.read_text("utf-8").split(";\n"):
            if row:
                connection.exec_driver_sql(row)
    database.close()
