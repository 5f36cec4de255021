"""A delivery: one message of reminders on its way to a channel, as the ledger keeps it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class State(StrEnum):
    """Where a delivery stands."""

    PLANNED = "planned"  # to be posted, from `not_before` on
    POSTING = "posting"  # a request is under way, or nobody knows what became of it
    POSTED = "posted"  # accepted by Slack
    HELD = "held"  # nobody knows whether it was posted: a person must decide
    CANCELLED = "cancelled"  # no longer true before it was posted


OPEN = (State.PLANNED, State.POSTING)
"""States that the bot works on by itself."""


@dataclass(frozen=True, slots=True)
class Told:
    """One reminder of a delivery: enough to show it again and to see whether it still holds.

    Attributes:
        key: as `Reminder.key`.
        rule: the rule's id.
        finding: the finding's id.
        obligation: the obligation's id within its finding.
        due: the day it was due when this was planned.
        stage: a `Stage`, as text.
        number: as `Announcement.number`.
        on: the working day it was for.
        moved_from: the day it would have been for, where that is not worked.
    """

    key: str
    rule: str
    finding: str
    obligation: str
    due: date
    stage: str
    number: int
    on: date
    moved_from: date | None = None

    @property
    def owed(self) -> str:
        """As `Owed.id`."""
        return f"{self.finding}:{self.obligation}"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to a channel. Times are in UTC, days local in London.

    Attributes:
        id: for the ledger and for operators.
        key: opaque and unique, for the metadata of the message in Slack.
        channel: its id.
        day: the morning it is for.
        part: 1 for the first of a channel on a day, and so on.
        state: where it stands.
        reminders: what is to be told, the most urgent first; without the cancelled ones.
        attempts: requests that were intended, so far.
        first_attempt_at: when the first of them was intended.
        last_attempt_at: when the last one was.
        not_before: when it may be posted.
        ts: Slack's name of the message, once posted; "" where a person said that it was.
        error: what went wrong last; "" when nothing did.
        cancelled: reminders that were taken out of it, because they were no longer true.
    """

    id: int
    key: str
    channel: str
    day: date
    part: int
    state: State
    reminders: tuple[Told, ...]
    attempts: int
    first_attempt_at: datetime | None
    last_attempt_at: datetime | None
    not_before: datetime
    ts: str = ""
    error: str = ""
    cancelled: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a delivery's state.

    Attributes:
        at: when, in UTC.
        was: the state before; "" for a new delivery.
        became: the state after; the same as `was` where only some reminders were taken out.
        why: an error, or a reason.
        by: the person who did it; "" for the bot.
    """

    at: datetime
    was: str
    became: str
    why: str = ""
    by: str = ""
