"""A time axis: days to pixels, and where its ticks are."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.ask.respond.wording import MONTHS

LEAST_DAYS = 60
FAR = 1.5
"""How many times the stretch of the deadlines a day may be away to be drawn on the axis still."""
YEAR = 366


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from `first` to `last` on pixels from `left` to `right`."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Return where a day is."""
        return self.left + (day - self.first).days / (self.last - self.first).days * (self.right - self.left)

    @property
    def ticks(self) -> list[tuple[date, str]]:
        """The first days of months, quarters or years, as many as can be read, each with its words."""
        days = (self.last - self.first).days
        step = next((one for one in (1, 3, 6, 12, 24, 60) if days / (one * 30.4) <= 8), 120)
        month = date(self.first.year, 1, 1)
        found = []
        while month <= self.last:
            if month >= self.first:
                name = str(month.year) if step >= 12 else f"{MONTHS[month.month - 1][:3]} {month.year}"
                found.append((month, name))
            ahead = month.month - 1 + step
            month = date(month.year + ahead // 12, ahead % 12 + 1, 1)
        return found


def axis(days: list[date], on: date, left: float, right: float) -> Axis:
    """Return an axis for some days; the day it is seen from is on it where it is not too far away."""
    first, last = min(days), max(days)
    stretch = max((last - first).days, LEAST_DAYS)
    if min(abs((on - first).days), abs((on - last).days)) <= stretch * FAR + YEAR or first <= on <= last:
        first, last = min(first, on), max(last, on)
    stretch = max((last - first).days, LEAST_DAYS)
    margin = timedelta(days=max(stretch // 12, 10))
    return Axis(first - margin, max(last + margin, first - margin + timedelta(days=LEAST_DAYS)), left, right)
