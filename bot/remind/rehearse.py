"""A span of mornings in advance: what would be posted on each, when a bot is up all the while. Pure."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from bot.domain.knowledge import Knowledge
from bot.domain.reminding import Reminding, Subscription
from bot.domain.working import DAY, WorkingCalendar
from bot.remind.plan import UNTOUCHED, Digest, Marks, Owed, owed, plan


def rehearse(
    deadlines: Callable[[date], Sequence[Owed]],
    reminding: Reminding,
    calendar: WorkingCalendar,
    *,
    subscriptions: Iterable[Subscription],
    first: date,
    last: date,
    marks_on: Callable[[date], Marks] = lambda _day: UNTOUCHED,
    told: Callable[[Iterable[str]], set[str]] = lambda _keys: set(),
) -> Iterator[Digest]:
    """Yield the digests of each day from `first` to `last`, each reminder once.

    Args:
        deadlines: returns them as they stand on a day, by day.
        reminding: the rules.
        calendar: the days worked.
        subscriptions: of all channels.
        first: the first day.
        last: the last day.
        marks_on: returns what people had done by a morning.
        told: returns which keys of reminders were told before.
    """
    following = tuple(subscriptions)
    said: set[str] = set()
    day = first
    while day <= last:
        held = deadlines(day)
        for digest in plan(held, reminding, calendar, subscriptions=following, today=day, marks=marks_on(day)):
            keys = [one.key for one in digest.reminders if one.key not in said]
            old = told(keys) if keys else set()
            new = tuple(one for one in digest.reminders if one.key not in said and one.key not in old)
            said.update(keys)
            if new:
                yield Digest(digest.channel, day, new)
        day += DAY


def standing(knowledge: Knowledge) -> Callable[[date], Sequence[Owed]]:
    """Return a function that says which deadlines there are as things stand on a day, the same list while none changes.

    A finding stands from the day its report was published until the day from which a source calls it closed.
    """
    days = {finding.published for finding in knowledge.findings}
    days |= {event.on for finding in knowledge.findings for event in finding.statuses}
    changes = sorted(day for day in days if day is not None)
    kept: dict[int, Sequence[Owed]] = {}

    def on(day: date) -> Sequence[Owed]:
        place = bisect_right(changes, day)
        if place not in kept:
            kept[place] = owed(knowledge, day)
        return kept[place]

    return on
