"""What the ledger keeps of a digest: the delivery, its reminders, and its state on the way to Slack."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class State(StrEnum):
    """The states of a delivery. PLANNED and POSTING are open; in POSTING a request is, or may have been, under way."""

    PLANNED = "planned"
    POSTING = "posting"
    POSTED = "posted"
    HELD = "held"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Told:
    """One reminder of a delivery: enough to show it again, and to see whether it still holds.

    `obligation` is the obligation's id within its finding; `on` the working day the announcement is for.
    """

    key: str
    rule: str
    finding: str
    obligation: str
    due: date
    stage: str
    number: int
    on: date

    @property
    def owed(self) -> str:
        """The deadline's id, whatever its day."""
        return f"{self.finding}:{self.obligation}"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to one channel, as the ledger has it. Instants are in UTC, `day` is local.

    Attributes:
        id: the ledger's number.
        key: an opaque word for the message's metadata, by which it is found again in the channel's history.
        channel: its id.
        day: the morning it is for.
        part: 1 for the morning's digest, 2 and on for what was added later that day.
        state: see `State`.
        reminders: those not cancelled, the most urgent first.
        attempts: requests made.
        first_attempt_at: before the first request; None without one.
        last_attempt_at: before the last request; None without one.
        not_before: not to be posted earlier; None for at once.
        ts: Slack's, once posted; else "".
        error: why it was last not posted, or ""; kept when it is cancelled.
    """

    id: int
    key: str
    channel: str
    day: date
    part: int
    state: State
    reminders: tuple[Told, ...]
    attempts: int = 0
    first_attempt_at: datetime | None = None
    last_attempt_at: datetime | None = None
    not_before: datetime | None = None
    ts: str = ""
    error: str = ""
