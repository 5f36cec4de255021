"""Which announcement of a deadline is due on a day: the latest only, however long the bot was down."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.domain.reminding import Rule
from bot.domain.working import DAY, WorkingCalendar
from bot.remind.stages import Announcement, Stage, announcements, escalation

LONG_PAST = timedelta(days=92)
"""A quarter. What is later than that is history: it is asked about and not escalated."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What people did about a deadline in a channel. Dates are local days; None for what nobody did.

    `asleep_until` is the day a snooze ends, `snoozed_on` the day it was asked for.
    """

    acknowledged_on: date | None = None
    asleep_until: date | None = None
    snoozed_on: date | None = None


UNMARKED = Mark()


@dataclass(frozen=True, slots=True)
class Follower:
    """A channel that is reminded of a deadline: since which day, and what was done about it there."""

    channel: str
    since: date
    mark: Mark = UNMARKED


def latest(
    due: date, rule: Rule, calendar: WorkingCalendar, *, since: date, today: date, mark: Mark = UNMARKED
) -> Announcement | None:
    """Return the announcement that a channel should have been made by `today`, or None.

    Args:
        due: the deadline's day.
        rule: its rule.
        calendar: the days worked.
        since: the day from which the channel is reminded; what was for an earlier day is not made up for.
        today: a day.
        mark: what people did. Whoever acknowledges it once it is overdue ends the repeats.

    Returns:
        The latest. A deadline whose last announcement was before `since` is asked about once.
    """
    coming = [one for one in announcements(due, rule, calendar) if one.on >= since]
    if due < since and not coming:
        coming = [Announcement(calendar.on_or_after(since), Stage.ASKED)]
    acknowledged = mark.acknowledged_on
    if acknowledged is not None and acknowledged > due:
        coming = [one for one in coming if one.on <= acknowledged or one.number <= 1]
    return _awake(coming, due, calendar, today, mark)


def escalated(
    due: date, rule: Rule, calendar: WorkingCalendar, *, followers: Iterable[Follower], today: date, mark: Mark
) -> Announcement | None:
    """Return the escalation that should have been made by `today`, or None.

    Args:
        due: the deadline's day.
        rule: its rule.
        calendar: the days worked.
        followers: the channels that are reminded of it. It is escalated when one of them was reminded in vain, and
            none, be it one that follows since later, has acknowledged it since it was due or snoozed it.
        today: a day.
        mark: what people did where it is escalated to.
    """
    one = escalation(due, rule, calendar)
    if one is None or today < one.on:
        return None
    meant = one.on
    made = announcements(due, rule, calendar)
    last = made[-1].on if made else due
    every = list(followers)
    in_vain = any(follower.since <= last for follower in every)
    if not in_vain or any(one.mark.acknowledged_on and one.mark.acknowledged_on > due for one in every):
        return None
    for follower in every:
        waking, asked = wakes(due, follower.mark, calendar), follower.mark.snoozed_on
        if waking is not None and today < waking:
            return None
        if waking is not None and waking > one.on and (asked is None or asked < meant):
            one = replace(one, on=waking, moved_from=None)
    return _awake([one], due, calendar, today, mark)


def wakes(due: date, mark: Mark, calendar: WorkingCalendar) -> date | None:
    """Return the working day on which a snooze ends, or None without one.

    Never after the deadline when that was still ahead, and never after the next working day when it was asked for on
    the last: nobody sleeps past a deadline unawares.
    """
    if mark.asleep_until is None:
        return None
    day = calendar.on_or_after(mark.asleep_until)
    last, asked = calendar.on_or_before(due), mark.snoozed_on
    if asked is None or asked > due:
        return day
    return min(day, last if asked < last else calendar.on_or_after(due + DAY))


def _awake(
    coming: list[Announcement], due: date, calendar: WorkingCalendar, today: date, mark: Mark
) -> Announcement | None:
    """Return the latest of some announcements; none while it sleeps, and that it woke when it did."""
    waking = wakes(due, mark, calendar)
    if waking is not None:
        if today < waking:
            return None
        woken = Announcement(waking, Stage.WOKEN, waking.toordinal())
        coming = [woken, *(one for one in coming if one.on > waking)]
    return next((one for one in reversed(coming) if one.on <= today), None)
