"""The days worked in England and Wales. The only door to `holidays`, which is loaded when it is first asked.

`holidays` (github.com/vacanza/holidays) follows gov.uk/bank-holidays, one-off and substitute days among them. Days it
cannot know yet are given under `closed:` in reminders.yml.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from bot.domain.reminding import Reminding
from bot.domain.working import WorkingCalendar


def bank_holiday(day: date) -> str:
    """Return the name of the bank holiday of England and Wales that a day is, or ""."""
    return _of_year(day.year).get(day, "")


@lru_cache(maxsize=256)
def _of_year(year: int) -> dict[date, str]:
    import holidays  # noqa: PLC0415 (slow, and only reminders need it)

    return {day: str(name) for day, name in holidays.country_holidays("GB", subdiv="ENG", years=year).items()}


def calendar_of(reminding: Reminding, named: Callable[[date], str] = bank_holiday) -> WorkingCalendar:
    """Return the days worked by the rules of reminders.yml.

    Args:
        reminding: the rules; where they do not ask for working days, every day is worked.
        named: names the bank holiday that a day is.
    """
    if not reminding.working_days:
        return WorkingCalendar(weekends=True)
    closed = dict(reminding.closed)
    return WorkingCalendar(named, also=lambda day: closed.get(day, ""))
