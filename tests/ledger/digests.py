"""Digests to be told, and moments, for tests of the ledger and the processes they start."""

from datetime import UTC, date, datetime, timedelta

from bot.domain.finding import Deadline, DueKind, Finding, Kind, Obligation
from bot.domain.reminding import Rule
from bot.ledger.ledger import Ledger
from bot.remind.delivery import OPEN
from bot.remind.plan import Digest, Owed, Reminder
from bot.remind.stages import Announcement, Stage

MORNING = date(2017, 4, 3)
NOW = datetime(2017, 4, 3, 8, 0, tzinfo=UTC)
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
