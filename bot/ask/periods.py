"""Reads periods with names: quarters, halves, financial years, the end of one. A season is named, and is no period."""

import re
from collections.abc import Sequence
from datetime import date

from bot.ask import calendar
from bot.ask.calendar import DAY, MONTH_NUMBERS, Span


class ImpossibleDateError(ValueError):
    """Words in the form of a date that is in no calendar, with the reason as its message."""


class SeasonError(ImpossibleDateError):
    """A season: it has no first or last day. `span` is what it may mean; `end` is the place after its words."""

    def __init__(self, said: str, span: Span, end: int) -> None:
        super().__init__(f"“{said}” has no first and no last day.")
        self.span = span
        self.end = end


YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS = re.compile(r"(20\d\d)/(\d\d)")
_DEADLINE_WORDS = {"due", "deadline", "deadlines", "date", "dates", "overdue", "owe", "quarter", "in", "by", "during"}
_DUE_WORDS = {"due", "deadline", "deadlines", "overdue", "owe"}
AROUND = {"week", "month", "quarter", "year"}
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_HALVES = {"first": 0, "second": 6, "last": 6}
BY = {"by", "until", "till", "to", "before", "after", "since", "from", "on", "in", "during", "for", "of", "within"}
_SEASON_BEFORE = BY - {"of", "for", "to", "on"} | {"this", "next", "last", "coming", "late", "early", "mid", "over"}


class PeriodReader:
    """Reads periods at given places. Every method returns what it read and the place after it, or None."""

    def __init__(self, words: Sequence[str], today: date) -> None:
        self.words = words
        self.today = today
        self.no_deadlines = not any(word in _DEADLINE_WORDS for word in words)  # "Q2 2016" is then a question's number
        self.past = "set" not in words and any(word in {"was", "were", "did", "had", "since", "ago"} for word in words)

    def word(self, at: int) -> str:
        """Return the word at a place, or an empty string."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def financial(self, at: int) -> tuple[Span, int] | None:
        """Read "financial year 2017/18" and "FY 2017/18"."""
        place = at + 2 if (self.word(at), self.word(at + 1)) == ("financial", "year") else at + 1
        if place == at + 1 and self.word(at) != "fy":
            return None
        found = _YEARS.fullmatch(self.word(place))
        if found is None:
            return None
        return calendar.financial_year(int(found[1])), place + 1

    def quarter(self, at: int) -> tuple[Span, int] | None:
        """Read "Q1 2017", "the first quarter of 2017/18", "the first half of 2017"; "Q1" alone only where it is due."""
        word = self.word(at)
        if word in _HALVES and self.word(at + 1) == "half":
            place = at + 3 if self.word(at + 2) == "of" else at + 2
            if not YEAR.fullmatch(self.word(place)):
                return None
            start = date(int(self.word(place)), 1 + _HALVES[word], 1)
            return (start, calendar.months_later(start, 6) - DAY), place + 1
        if word in ("q1", "q2", "q3", "q4") and not self.no_deadlines:
            number, place = int(word[1]), at + 1
        elif word in QUARTERS and self.word(at + 1) == "quarter":
            number, place = QUARTERS[word], at + 2
        else:
            return None
        place = place + 1 if self.word(place) == "of" else place
        if found := _YEARS.fullmatch(self.word(place)):  # a financial year's first quarter begins in April
            start = calendar.months_later(calendar.financial_year(int(found[1]))[0], 3 * (number - 1))
            return (start, calendar.months_later(start, 3) - DAY), place + 1
        if not YEAR.fullmatch(self.word(place)):
            bare = word in ("q1", "q2", "q3", "q4") and not _DUE_WORDS.isdisjoint(self.words)
            return self._nearest_quarter(number, at + 1) if bare else None
        return calendar.quarter_of(int(self.word(place)), number), place + 1

    def _nearest_quarter(self, number: int, at: int) -> tuple[Span, int]:
        year = self.today.year
        if self.past:
            year -= calendar.quarter_of(year, number)[0] > self.today
        else:
            year += calendar.quarter_of(year, number)[1] < self.today
        return calendar.quarter_of(year, number), at

    def unit_end(self, at: int) -> tuple[Span, int] | None:
        """Read "year end", "month end", "financial year end", with a year after it or not: the unit's last day."""
        financial = self.word(at) == "financial"
        place = at + 1 if financial else at
        unit = self.word(place)
        if unit not in AROUND or self.word(place + 1) != "end":
            return None
        if unit == "year" and not financial and YEAR.fullmatch(self.word(place + 2)):
            day = date(int(self.word(place + 2)), 12, 31)
            return (day, day), place + 3
        day = calendar.unit_around("financial year" if financial else unit, self.today, 0)[1]
        return (day, day), place + 2

    def season(self, at: int) -> None:
        """Raise for a season that is named as a time: "by autumn", "the summer of 2017"; "summer demand" is none."""
        first = calendar.SEASONS.get(self.word(at))
        if first is None:
            return
        place = at + 2 if self.word(at + 1) == "of" else at + 1
        named = YEAR.fullmatch(self.word(place)) is not None
        before = at - 2 if self.word(at - 1) == "the" else at - 1
        of_edge = self.word(before) == "of" and self.word(before - 1) in ("end", "start", "beginning", "close")
        if not named and not of_edge and self.word(before) not in _SEASON_BEFORE:
            return
        end = place + 1 if named else at + 1
        year = int(self.word(place)) if named else self._year_of(first, gone=self.past or self.word(before) == "last")
        start = date(year, first, 1)
        span = start, calendar.months_later(start, 3) - DAY
        raise SeasonError(self.said(at, end), span, end)

    def _year_of(self, first: int, *, gone: bool) -> int:
        """Return the year of the season to come, this one counted; or of the one gone by."""
        last = calendar.months_later(date(self.today.year, first, 1), 3)
        if gone:
            return self.today.year - (first > self.today.month)
        return self.today.year + (last <= self.today)

    def said(self, start: int, end: int) -> str:
        """Return the words as a person would write them."""
        return " ".join(word.capitalize() if word in MONTH_NUMBERS else word for word in self.words[start:end])
