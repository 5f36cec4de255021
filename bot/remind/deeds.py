"""What people do about a deadline in a channel: acknowledge it, let it sleep, wake it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.working import WorkingCalendar
from bot.remind.latest import UNMARKED, Mark, wakes


class Done(StrEnum):
    """The kinds of deed."""

    ACKNOWLEDGED = "acknowledged"
    SNOOZED = "snoozed"
    UNSNOOZED = "unsnoozed"


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody did about a deadline.

    Attributes:
        what: its kind.
        by: the person's id.
        on: the local day on which it was done.
        until: the local day that a snooze was asked for; None for anything else.
        name: what Slack calls the person, for where a mention would call them; "" where it was not told.
    """

    what: Done
    by: str
    on: date
    until: date | None = None
    name: str = ""


def mark_of(deeds: Sequence[Deed]) -> Mark:
    """Return what counts of some deeds, given oldest first."""
    mark = UNMARKED
    for one in deeds:
        mark = after(mark, one.what, one.on, one.until)
    return mark


def after(before: Mark, what: Done, on: date, until: date | None) -> Mark:
    """Return what counts after one more deed."""
    if what is Done.ACKNOWLEDGED:
        return Mark(on, before.asleep_until, before.snoozed_on)
    if what is Done.SNOOZED:
        return Mark(before.acknowledged_on, until, on)
    return Mark(before.acknowledged_on)


def sleeps_until(deeds: Sequence[Deed], due: date, calendar: WorkingCalendar, today: date) -> date | None:
    """Return the working day on which a deadline wakes, or None where it is awake on a day."""
    waking = wakes(due, mark_of(deeds), calendar)
    return waking if waking is not None and today < waking else None


def acknowledging_matters(deeds: Sequence[Deed], due: date, today: date) -> bool:
    """Return whether acknowledging would say or change anything more.

    Once overdue it ends the repeats, so who did it while the day was ahead can do it again.
    """
    on = mark_of(deeds).acknowledged_on
    return on is None or on <= due < today


def sleep_of(deeds: Sequence[Deed]) -> Deed | None:
    """Return the last deed that let it sleep or woke it."""
    return next((one for one in reversed(deeds) if one.what is not Done.ACKNOWLEDGED), None)


def acknowledgement_of(deeds: Sequence[Deed]) -> Deed | None:
    """Return the last acknowledgement."""
    return next((one for one in reversed(deeds) if one.what is Done.ACKNOWLEDGED), None)
