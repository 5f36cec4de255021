"""The next day on which a channel hears of a deadline again. Pure."""

from datetime import date

from bot.domain.reminding import Rule
from bot.domain.working import WorkingCalendar
from bot.remind.latest import UNMARKED, Mark, latest, wakes
from bot.remind.stages import announcements


def next_told(
    due: date, rule: Rule, calendar: WorkingCalendar, *, since: date, today: date, mark: Mark = UNMARKED
) -> date | None:
    """Return the first day after `today` with an announcement of its own, or None where nothing more comes.

    Args:
        due: the deadline's day.
        rule: its rule.
        calendar: the days worked.
        since: the day from which the channel is reminded.
        today: a day.
        mark: what people did.
    """
    waking = wakes(due, mark, calendar)
    days = {one.on for one in announcements(due, rule, calendar)} | {calendar.on_or_after(since)}
    for day in sorted(days | ({waking} if waking else set())):
        found = latest(due, rule, calendar, since=since, today=day, mark=mark) if day > today else None
        if found is not None and found.on == day:
            return day
    return None
