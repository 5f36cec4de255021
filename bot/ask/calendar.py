"""Arithmetic with days, weeks, months and quarters, and the names of days and months. Weeks begin on Monday."""

from calendar import monthrange
from datetime import date, timedelta

DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1990, 2100

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, start=1)}
MONTH_NUMBERS |= {name[:3]: number for name, number in MONTH_NUMBERS.items()} | {"sept": 9}
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAY_NUMBERS = {name: number for number, name in enumerate(WEEKDAYS)}

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""Each season's first month, as the calendar is mostly cut; nobody sets a day by it."""

Span = tuple[date, date]
"""First and last day, both included."""


def month_of(year: int, month: int) -> Span:
    """Return the first and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_later(day: date, months: int) -> date:
    """Return the same day so many months on, or the month's last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def quarter_of(year: int, quarter: int) -> Span:
    """Return a calendar quarter: the first is January to March."""
    return date(year, quarter * 3 - 2, 1), month_of(year, quarter * 3)[1]


def financial_year(first: int) -> Span:
    """Return the financial year that begins on 1 April."""
    return date(first, 4, 1), date(first + 1, 3, 31)


def unit_around(unit: str, today: date, step: int) -> Span:
    """Return this (step 0), the next (1) or the last (-1) week, month, quarter or year."""
    if unit == "week":
        monday = today - today.weekday() * DAY + 7 * step * DAY
        return monday, monday + 6 * DAY
    if unit == "month":
        there = months_later(today.replace(day=1), step)
        return month_of(there.year, there.month)
    if unit == "quarter":
        there = months_later(today.replace(day=1), 3 * step)
        return quarter_of(there.year, (there.month + 2) // 3)
    if unit == "financial year":
        return financial_year(today.year - (today.month < 4) + step)
    return date(today.year + step, 1, 1), date(today.year + step, 12, 31)


def later_by(day: date, count: int, unit: str) -> date:
    """Return the day `count` days, weeks, months or years after (before, when negative) `day`."""
    if unit == "day":
        return day + count * DAY
    if unit == "week":
        return day + 7 * count * DAY
    return months_later(day, count if unit == "month" else 12 * count)


def easter(year: int) -> date:
    """Return Easter Sunday (Gregorian; the anonymous algorithm of Meeus, Jones and Butcher)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, left = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * left + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
