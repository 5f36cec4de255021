"""Which announcement of a deadline is due on a day: the latest only, however long the bot was down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.reminding import Rule
from bot.domain.working import WorkingCalendar
from bot.remind.stages import Announcement, Stage, announcements


@dataclass(frozen=True, slots=True)
class Mark:
    """What people did about a deadline in a channel. Dates are local days; None for what nobody did.

    `asleep_until` is the day a snooze ends, `snoozed_on` the day it was asked for.
    """

    acknowledged_on: date | None = None
    asleep_until: date | None = None
    snoozed_on: date | None = None


UNMARKED = Mark()


def latest(
    due: date, rule: Rule, calendar: WorkingCalendar, *, since: date, today: date, mark: Mark = UNMARKED
) -> Announcement | None:
    """Return the announcement that should have been made by `today`, or None.

    Args:
        due: the deadline's day.
        rule: its rule.
        calendar: the days worked.
        since: the day from which the channel is reminded; what was for an earlier day is not made up for.
        today: a day.
        mark: what people did.

    Returns:
        The latest. A deadline whose last announcement was before `since` is asked about once.
    """
    every = announcements(due, rule, calendar)
    coming = [one for one in every if one.on >= since]
    if due < since and not any(one.stage is Stage.OVERDUE for one in coming):
        coming = [Announcement(calendar.on_or_after(since), Stage.ASKED)]
    if _silences(every, mark):
        coming = [one for one in coming if not _is_repeat(one)]
    waking = wakes(due, mark, calendar)
    if waking is not None:
        if today < waking:
            return None
        woken = Announcement(waking, Stage.WOKEN, waking.toordinal())
        coming = [woken, *(one for one in coming if one.on > waking)]
    return next((one for one in reversed(coming) if one.on <= today), None)


def wakes(due: date, mark: Mark, calendar: WorkingCalendar) -> date | None:
    """Return the working day on which a snooze ends: never after a deadline that was still ahead when it was asked."""
    if mark.asleep_until is None:
        return None
    day = calendar.on_or_after(mark.asleep_until)
    last = calendar.on_or_before(due)
    return min(day, last) if mark.snoozed_on is not None and mark.snoozed_on <= last else day


def _silences(every: Sequence[Announcement], mark: Mark) -> bool:
    """Return whether it was acknowledged when overdue: then the repeats and the escalation are left out."""
    first = next((one.on for one in every if one.stage is Stage.OVERDUE), None)
    return mark.acknowledged_on is not None and first is not None and mark.acknowledged_on >= first


def _is_repeat(one: Announcement) -> bool:
    return one.stage is Stage.ESCALATED or (one.stage is Stage.OVERDUE and one.number > 1)
