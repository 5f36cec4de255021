"""The last board: the day that is meant, by the dates that knowledge/register.yml keeps."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from bot.ask.calendar import MONTHS
from bot.ask.query import Choice, Unclear

_BOARD = re.compile(
    r"\b(since|after|from|at) (?:the |our |my )?(?:very )?(last|latest|previous|most recent|recent|past) "
    r"(?:(?:governance|performance|force|peel|inspection|improvement|chief officer|oversight|assurance) )*"
    r"(?:board|boards|committee|panel|meeting)(?: meeting)?\b",
    re.IGNORECASE,
)
_FORTNIGHT = timedelta(days=14)


def named(text: str) -> re.Match[str] | None:
    """Return where a text names the last board as a day to look from; None where it does not."""
    return _BOARD.search(text)


def last(boards: Sequence[date], today: date) -> date | None:
    """Return the day of the last board before a day; None where none is kept."""
    return max((day for day in boards if day < today), default=None)


def dated(text: str, where: re.Match[str], day: date) -> str:
    """Return the text with the board's day in the board's place: what stood at a board stood on that day."""
    return f"{text[: where.start()]}{_preposition(where)} {_words(day)}{text[where.end() :]}"


def stood_at(text: str, boards: Sequence[date], today: date) -> str | Unclear | None:
    """Return the text with the last board's day where it names one "at" which something stood; None where it does not.

    Args:
        text: the words, cleaned.
        boards: the days of boards that are kept.
        today: the day that "now" is.
    """
    where = named(text)
    if where is None or _preposition(where) != "on":
        return None
    day = last(boards, today)
    return which(text, where, today) if day is None else dated(text, where, day)


def _preposition(where: re.Match[str]) -> str:
    return "on" if where[1].casefold() == "at" else "since"


def which(text: str, where: re.Match[str], today: date) -> Unclear:
    """Ask from which day, where no date of a board is kept."""
    said = _preposition(where).capitalize()
    asks = f"{said} which day? No board before today is kept here (“boards” in knowledge/register.yml)."
    return Unclear(text, asks, tuple(Choice(f"{said} {_words(day)}", dated(text, where, day)) for day in _near(today)))


def which_day(text: str, today: date) -> Unclear:
    """Ask from which day, where the words name none."""
    asks = "Since which day? What changed is told since a day, or of one finding."
    days = (f"since {_words(day)}" for day in _near(today))
    return Unclear(text, asks, tuple(Choice(day.capitalize(), f"What changed {day}?") for day in days))


def _near(today: date) -> tuple[date, date]:
    """Return days that may be meant: a fortnight ago, and the first of the month before."""
    return today - _FORTNIGHT, (today.replace(day=1) - timedelta(days=1)).replace(day=1)


def _words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"
