"""Which days are worked: weekends and bank holidays are not. A reminder never comes on such a day, but before it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
_SATURDAY = 5
_LONGEST_BREAK = 30
"""Days that are looked through for a worked one: far longer than any holiday, so that no calendar can loop."""


def nothing(_day: date) -> str:
    """Name no holiday."""
    return ""


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Days worked, in local dates.

    Args:
        holiday: returns the name of the bank holiday that a day is, or "".
        weekends: whether Saturdays and Sundays are worked too.
        also: returns why a day is not worked for another reason, or "".
    """

    holiday: Callable[[date], str] = nothing
    weekends: bool = False
    also: Callable[[date], str] = nothing

    def closed(self, day: date) -> str:
        """Return why a day is not worked: "a Sunday", "a bank holiday (Good Friday)", "not worked (Moving house)".

        Returns "" for a working day.
        """
        name = self.holiday(day)
        if name:
            return f"a bank holiday ({name})"
        if not self.weekends and day.weekday() >= _SATURDAY:
            return f"a {day:%A}"
        other = self.also(day)
        return f"not worked ({other})" if other else ""

    def on_or_before(self, day: date) -> date:
        """Return the day itself if it is worked, else the last one worked before it."""
        return self._worked(day, -DAY)

    def on_or_after(self, day: date) -> date:
        """Return the day itself if it is worked, else the first one worked after it."""
        return self._worked(day, DAY)

    def _worked(self, day: date, step: timedelta) -> date:
        found = day
        for _ in range(_LONGEST_BREAK):
            if not self.closed(found):
                return found
            found += step
        return day
