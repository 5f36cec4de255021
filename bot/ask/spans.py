"""Reads one day or one period at a place among the words: "1 May 2017", "next 30 days", "the end of March"."""

import re
from datetime import date

from bot.ask import calendar
from bot.ask.calendar import DAY, MONTH_NUMBERS, MONTHS, Span
from bot.ask.periods import AROUND, BY, QUARTERS, YEAR, ImpossibleDateError, PeriodReader

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DMY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})")
_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
} | {"a": 1, "an": 1, "fourteen": 14, "thirty": 30, "sixty": 60, "ninety": 90, "couple": 2}
_UNITS = {"day": "day", "week": "week", "month": "month", "year": "year", "fortnight": "fortnight"}
_UNITS |= {f"{unit}s": name for unit, name in _UNITS.items()}
_STEPS = {"this": 0, "current": 0, "next": 1, "coming": 1, "following": 1, "last": -1, "previous": -1, "past": -1}
_UNSURE_MONTHS = {"may", "march", "mar", "jan", "dec", "sep", "jun", "jul", "apr", "aug", "oct", "nov", "feb", "sept"}
_MONTH_BEFORE = BY | {"this", "next", "last", "late", "early", "mid", "between", "and", "end", "throughout"}
_PART_OF = frozenset({"early", "mid", "late"})
"""Before a month: some part of it, which has no days of its own; the whole month holds it."""
CALENDAR_WORDS = (
    frozenset(MONTH_NUMBERS)
    | frozenset(calendar.WEEKDAYS)
    | frozenset(_UNITS)
    | frozenset(calendar.SEASONS)
    | {
        "christmas",
        "quarter",
        "today",
        "tomorrow",
        "yesterday",
        "easter",
        "q1",
        "q2",
        "q3",
        "q4",
        "financial",
        "fy",
        "tonight",
        "half",
    }
)
STARTS = (
    CALENDAR_WORDS
    | BY
    | frozenset(_STEPS)
    | frozenset(NUMBER_WORDS)
    | frozenset(QUARTERS)
    | _PART_OF
    | {"the", "any", "sometime", "end", "start", "beginning", "close", "as", "between", "over", "throughout", "at"}
)
"""Words that a date expression may begin with, besides numbers."""
_FURTHEST = {"day": 3700, "week": 520, "month": 120, "year": 10}


class SpanReader(PeriodReader):
    """Reads spans at given places. Every method returns what it read and the place after it, or None."""

    def span(self, at: int) -> tuple[Span, int] | None:
        """Read a day or a period, with "the end of" and articles before it."""
        if self.word(at) in ("the", "any", "sometime"):
            at += 1
        if self.word(at) in _PART_OF and self.word(at + 1) in MONTH_NUMBERS:
            at += 1
        self.season(at + 1 if self.word(at) in _STEPS or self.word(at) in _PART_OF else at)
        if (ending := self.unit_end(at)) is not None:
            return ending
        if self.word(at) in ("end", "start", "beginning", "close") and self.word(at + 1) == "of":
            return self._edge(at)
        day = self.day(at)
        if day is not None:
            return (day[0], day[0]), day[1]
        return self._around(at) or self._counted(at) or self.financial(at) or self.quarter(at) or self._month(at)

    def _edge(self, at: int) -> tuple[Span, int] | None:
        inner = self.span(at + 2)
        if inner is None:
            place = at + 3 if self.word(at + 2) in ("the", "this") else at + 2
            if (self.word(place), self.word(place + 1)) == ("financial", "year"):
                inner = calendar.unit_around("financial year", self.today, 0), place + 2
            elif self.word(place) in AROUND:
                inner = calendar.unit_around(self.word(place), self.today, 0), place + 1
            elif YEAR.fullmatch(self.word(place)):
                year = int(self.word(place))
                inner = (date(year, 1, 1), date(year, 12, 31)), place + 1
        if inner is None:
            return None
        day = inner[0][1] if self.word(at) in ("end", "close") else inner[0][0]
        return (day, day), inner[1]

    def day(self, at: int) -> tuple[date, int] | None:
        """Read an exact day."""
        word = self.word(at)
        if found := _ISO.fullmatch(word):
            return _exact(int(found[1]), int(found[2]), int(found[3]), word), at + 1
        if found := _DMY.fullmatch(word):
            return _exact(_full_year(found[3]), int(found[2]), int(found[1]), word), at + 1
        if word in ("today", "tonight"):
            return self.today, at + 1
        if word in ("tomorrow", "yesterday"):
            return self.today + (DAY if word == "tomorrow" else -DAY), at + 1
        if word == "easter":
            return self._easter(at)
        if word == "christmas":
            return self._dated(25, 12, at + 1, at)
        skipped = at + 1 if word in calendar.WEEKDAY_NUMBERS else at
        return self._day_month(skipped) or self._month_day(skipped) or self._weekday(at)

    def _easter(self, at: int) -> tuple[date, int]:
        if YEAR.fullmatch(self.word(at + 1)):
            return calendar.easter(int(self.word(at + 1))), at + 2
        days = [calendar.easter(self.today.year + step) for step in (-1, 0, 1)]
        gone = [day for day in days if day <= self.today]
        return (gone[-1] if self.past else days[len(gone)]), at + 1

    def _day_month(self, at: int) -> tuple[date, int] | None:
        at = at + 1 if self.word(at) == "the" else at
        number = _NUMBER.fullmatch(self.word(at))
        place = at + 2 if self.word(at + 1) == "of" else at + 1
        month = MONTH_NUMBERS.get(self.word(place))
        if number is None or month is None:
            return None
        return self._dated(int(number[1]), month, place + 1, at)

    def _month_day(self, at: int) -> tuple[date, int] | None:
        month = MONTH_NUMBERS.get(self.word(at))
        number = _NUMBER.fullmatch(self.word(at + 1))
        if month is None or number is None:
            return None
        return self._dated(int(number[1]), month, at + 2, at)

    def _dated(self, day: int, month: int, at: int, start: int) -> tuple[date, int]:
        if YEAR.fullmatch(self.word(at)):
            return _exact(int(self.word(at)), month, day, self.said(start, at + 1)), at + 1
        said = self.said(start, at)
        if (day, month) == (29, 2):
            raise ImpossibleDateError(f"{said} needs its year: only leap years have that day.")
        this_year = _exact(self.today.year, month, day, said)
        if self.past and this_year > self.today:
            return this_year.replace(year=self.today.year - 1), at
        if not self.past and this_year < self.today:
            return this_year.replace(year=self.today.year + 1), at
        return this_year, at

    def _weekday(self, at: int) -> tuple[date, int] | None:
        step = _STEPS.get(self.word(at))
        place = at + 1 if step is not None else at
        number = calendar.WEEKDAY_NUMBERS.get(self.word(place))
        if number is None:
            return None
        ahead = (number - self.today.weekday()) % 7 or 7
        if step == -1 or (step is None and self.past):
            return self.today + (ahead - 7 if ahead < 7 else -7) * DAY, place + 1
        return self.today + ahead * DAY, place + 1

    def _around(self, at: int) -> tuple[Span, int] | None:
        step = _STEPS.get(self.word(at))
        if step is None:
            return None
        if self.word(at + 1) == "financial" and self.word(at + 2) == "year":
            return calendar.unit_around("financial year", self.today, step), at + 3
        if self._is_trailing(at) and self.word(at + 1) in ("week", "month", "year"):
            return (calendar.later_by(self.today, -1, self.word(at + 1)), self.today), at + 2
        if self.word(at + 1) in AROUND and (self.word(at + 1) != "quarter" or self.word(at + 2) != "of"):
            return calendar.unit_around(self.word(at + 1), self.today, step), at + 2
        month = MONTH_NUMBERS.get(self.word(at + 1))
        if month is not None:
            year = self.today.year + (step if (month - self.today.month) * step <= 0 else 0)
            return calendar.month_of(year, month), at + 2
        return None

    def _is_trailing(self, at: int) -> bool:
        """Return whether the unit runs up to today: "the past year", "in the last year"; not "last year"."""
        before = self.word(at - 1), self.word(at - 2)
        in_the = before[0] == "the" and before[1] in ("in", "within", "during", "over", "for")
        return self.word(at) == "past" or (self.word(at) == "last" and in_the)

    def _counted(self, at: int) -> tuple[Span, int] | None:
        """Read "next 30 days", "30 days", "last two weeks", "a fortnight"; today is the first (or last) day."""
        step = _STEPS.get(self.word(at))
        at = at + 1 if step is not None else at
        count = self._count(at)
        unit = _UNITS.get(self.word(at + 1 if count else at))
        if count is None and (unit != "fortnight" or step is None):
            return None
        after = at + (2 if count else 1)
        count = count or 1
        if unit is None:
            return None
        if unit == "fortnight":
            unit, count = "week", 2 * count
        if count > _FURTHEST[unit]:
            return None
        if self.word(after) in ("ago", "before"):
            return None if self.word(after) == "before" else _ago(self.today, count, unit, after)
        if step == -1:
            return (calendar.later_by(self.today, -count, unit), self.today), after
        if step is None and self.word(at - 1) not in ("in", "within", "over"):
            return None
        return (self.today, calendar.later_by(self.today, count, unit)), after

    def _count(self, at: int) -> int | None:
        word = self.word(at)
        if word.isdecimal() and len(word) < 5:
            return int(word) or None
        return NUMBER_WORDS.get(word) or None

    def _month(self, at: int) -> tuple[Span, int] | None:
        word = self.word(at)
        month = MONTH_NUMBERS.get(word)
        if month is None:
            return None
        if YEAR.fullmatch(self.word(at + 1)):
            return calendar.month_of(int(self.word(at + 1)), month), at + 2
        joined = self.word(at + 1) in ("and", "to") and self.word(at + 2) in MONTH_NUMBERS
        if word in _UNSURE_MONTHS and self.word(at - 1) not in _MONTH_BEFORE and not joined:
            return None  # "may" and "march" are verbs unless something beside them says month
        year = self.today.year
        if self.past:
            year -= month > self.today.month
        else:
            year += month < self.today.month
        return calendar.month_of(year, month), at + 1


def _ago(today: date, count: int, unit: str, at: int) -> tuple[Span, int]:
    day = calendar.later_by(today, -count, unit)
    return (day, day), at + 1


def _exact(year: int, month: int, day: int, said: str) -> date:
    if not 1 <= month <= 12:
        raise ImpossibleDateError(
            f"{said} is not a date: there is no month {month} (the day comes first, then the month)."
        )
    if not calendar.FIRST_YEAR <= year <= calendar.LAST_YEAR:
        raise ImpossibleDateError(f"{said} is outside the years {calendar.FIRST_YEAR} to {calendar.LAST_YEAR}.")
    last = calendar.month_of(year, month)[1].day
    if not 1 <= day <= last:
        named = MONTHS[month - 1].capitalize()
        raise ImpossibleDateError(f"{said} is not a date: {named} {year} has {last} days.")
    return date(year, month, day)


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)
