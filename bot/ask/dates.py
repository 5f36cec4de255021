"""The date grammar: the days that a person's words mean. Pure; `today` is given; day comes before month, always.

Exact days (1 May 2017, 1st of May, May 1 2017, 1/5/2017, 01.05.17, 2017-05-01, Friday, tomorrow), months, quarters,
weeks, financial years, "next 30 days", "within 2 weeks"; and before, by, since, after, between ... and ... on any of
them. A day or month without a year is the one to come (this month counts as to come); beside words of the past ("was
due in June") it is the latest one gone by. A lone year is left to the caller: beside "2016" only the question tells a
cycle from a deadline.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.ask import calendar
from bot.ask.calendar import DAY, MONTH_NUMBERS, MONTHS, Span
from bot.ask.periods import ImpossibleDateError, SeasonError
from bot.ask.query import Window
from bot.ask.spans import CALENDAR_WORDS, STARTS, SpanReader

_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONE_YEAR = re.compile(r"(?:19|20)\d\d(?:/\d\d)?")
_TELLING = CALENDAR_WORDS | {"end", "start", "beginning", "close"}
_AS_OF = {("as", "of"), ("as", "at"), ("as", "on")}


@dataclass(frozen=True, slots=True)
class Found:
    """Words `start` to `end` (exclusive) mean `window`; or they name no day, and `problem` says why.

    `instead`: what they may mean, each in words of its own, where they name no day but a season.
    `as_of`: they say from which day to look ("as of 3 April 2017").
    """

    start: int
    end: int
    window: Window | None = None
    problem: str = ""
    instead: tuple[str, ...] = ()
    as_of: bool = False


def find(words: Sequence[str], today: date) -> list[Found]:
    """Return every date expression among the words (lower case, as `words.split` gives them), in order."""
    if not any(word in _TELLING or (word[0].isdigit() and not _LONE_YEAR.fullmatch(word)) for word in words):
        return []
    reader = _Reader(words, today)
    found: list[Found] = []
    at = 0
    while at < len(words):
        one = reader.expression(at) if words[at] in STARTS or words[at][0].isdigit() else None
        if one is None:
            at += 1
        else:
            found.append(one)
            at = one.end
    return found


class _Reader(SpanReader):
    """Reads expressions: spans with their prepositions."""

    def expression(self, at: int) -> Found | None:
        """Read one whole expression with its preposition."""
        try:
            read = self._with_preposition(at)
        except SeasonError as season:
            return Found(at, season.end, problem=str(season), instead=_meant(self.word(at), season.span))
        except ImpossibleDateError as wrong:
            return Found(at, self._end_of_date(at), problem=str(wrong))
        except (ValueError, OverflowError):
            return None
        if read is None:
            return None
        start, end, after, as_of = read
        return Found(at, after, Window(start, end, " ".join(self.words[at:after])), as_of=as_of)

    def _with_preposition(self, at: int) -> tuple[date | None, date | None, int, bool] | None:
        word = self.word(at)
        if (word, self.word(at + 1)) in _AS_OF:
            read = self.span(at + 2)
            return read and (read[0][0], read[0][1], read[1], True)
        if word in ("between", "from"):
            both = self._range(at + 1)
            if both is not None:
                return both
        if word in ("before", "after", "since", "from", "by", "until", "till"):
            read = self.span(at + 1)
            return read and (*_bounded(word, read[0]), read[1], False)
        if word in ("on", "in", "during", "for", "within", "over", "throughout", "at"):
            read = self.span(at + 1)
            return read and (*read[0], read[1], False)
        if read := self.unit_end(at):
            return None, read[0][1], read[1], False  # "year end deadlines" are those due until then
        if word in ("end", "close") and (read := self.span(at)):
            return None, read[0][1], read[1], False  # "due end of June"
        return self._range(at) or ((read := self.span(at)) and (*read[0], read[1], False))

    def _range(self, at: int) -> tuple[date, date, int, bool] | None:
        if self.word(at + 1) in ("and", "to", "until", "till") and (number := _NUMBER.fullmatch(self.word(at))):
            last = self.span(at + 2)  # "between 1 and 30 June 2017"
            if last and last[0][0] == last[0][1]:
                first_day = last[0][0].replace(day=int(number[1]))
                return (first_day, last[0][1], last[1], False) if first_day <= last[0][1] else None
        first = self.span(at)
        if first is None or self.word(first[1]) not in ("and", "to", "until", "till"):
            return None
        last = self.span(first[1] + 1) or self._following(first[1])
        if last is None:
            return None
        start, end = first[0][0], last[0][1]
        while start > end and not _YEAR.search(" ".join(self.words[at : first[1]])):
            start = calendar.months_later(start, -12)  # "between 1 May and 30 June 2017": the year is said once
        while not _YEAR.search(" ".join(self.words[at : first[1]])) and calendar.months_later(start, 12) <= end:
            start = calendar.months_later(start, 12)
        if start > end:
            raise ImpossibleDateError(f"{self.said(at, last[1])} ends before it begins.")
        return start, end, last[1], False

    def _following(self, at: int) -> tuple[Span, int] | None:
        """Read "and next" after "this month": the unit is said once."""
        if self.word(at + 1) != "next" or not at:
            return None
        read = _Reader(["next", self.word(at - 1)], self.today).span(0)
        return read and (read[0], at + 2)

    def _end_of_date(self, at: int) -> int:
        """Return the place after the words of a wrong date."""
        while at < len(self.words) and not (self.word(at)[0].isdigit() or self.word(at) in MONTH_NUMBERS):
            at += 1
        at += 1
        while at < len(self.words) and (
            self.word(at)[0].isdigit() or self.word(at) in MONTH_NUMBERS or self.word(at) == "of"
        ):
            at += 1
        return at


def _meant(preposition: str, span: Span) -> tuple[str, ...]:
    """Return what a season may mean after a preposition: bounds for "before" and "after", else all of it or a month."""
    first, last = (f"{one.day} {MONTHS[one.month - 1].capitalize()} {one.year}" for one in span)
    if preposition in ("before", "by", "until", "till"):
        return f"{preposition} {first}", f"{preposition} {last}"
    if preposition in ("after", "since", "from"):
        return f"from {first}", f"after {last}"
    days = (calendar.months_later(span[0], step) for step in range(3))
    months = tuple(f"in {MONTHS[one.month - 1].capitalize()} {one.year}" for one in days)
    return f"from {first} to {last}", *months


def _bounded(preposition: str, span: Span) -> tuple[date | None, date | None]:
    if preposition == "before":
        return None, span[0] - DAY
    if preposition in ("by", "until", "till"):
        return None, span[1]
    if preposition == "after":
        return span[1] + DAY, None
    return span[0], None
