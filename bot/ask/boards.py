"""The last board and the next: the day that is meant, by the dates that knowledge/register.yml keeps."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from bot.ask import dates
from bot.ask.calendar import MONTHS
from bot.ask.query import Choice, Unclear

_WHAT = (
    r"(?:(?:governance|performance|force|peel|inspection|improvement|chief officer|oversight|assurance|scrutiny|"
    r"executive|police and crime) )*(?:board|boards|committee|panel|meeting)(?: meeting)?\b"
)
WORDS = frozenset({"board", "boards", "committee", "panel", "meeting"})
"""One of these is in whatever names a board."""
_BOARD = re.compile(
    r"\b(since|after|from|at|as of|as at|by|before|until|till|up to) (?:the |our |my )?(?:very )?"
    rf"(?:(last|latest|previous|most recent|recent|past)|next|coming|upcoming) {_WHAT}",
    re.IGNORECASE,
)
_SOME_BOARD = re.compile(
    rf"\b(since|after|at|as of|as at|before|until|till|up to) (?:the |our |this |that ){_WHAT}", re.IGNORECASE
)
_READ_AS = {"after": "since", "from": "since", "at": "on", "as at": "as of", "till": "until", "up to": "until"}
_WHERE = "(“boards” in knowledge/register.yml)"
_FORTNIGHT = timedelta(days=14)


def named(text: str) -> re.Match[str] | None:
    """Return where a text names the last board, or the next, as a day to look from; None where it does not."""
    return _BOARD.search(text)


def day_of(where: re.Match[str], boards: Sequence[date], today: date) -> date | None:
    """Return the day of the board that is named: the last before a day, or the next; None where none is kept."""
    return _last(boards, today) if where[2] else _next(boards, today)


def begins(where: re.Match[str]) -> bool:
    """Return whether what is asked begins on that day."""
    return _preposition(where) == "since"


def dated(text: str, where: re.Match[str], day: date) -> str:
    """Return the text with the board's day in the board's place: what stood at a board stood on that day."""
    return f"{text[: where.start()]}{_preposition(where)} {_words(day)}{text[where.end() :]}"


def on_its_day(text: str, texts: Sequence[str], boards: Sequence[date], today: date) -> str | Unclear | None:
    """Return the text with a board's day where it names one as a time; None where it does not.

    Args:
        text: the words, cleaned.
        texts: the same, as compared.
        boards: the days of boards that are kept.
        today: the day that "now" is.

    Returns:
        The text; or what to ask, where no day is kept or where it does not say which board.
    """
    if WORDS.isdisjoint(texts):
        return None
    where = named(text)
    if where is not None:
        day = day_of(where, boards, today)
        return which(text, where, today) if day is None else dated(text, where, day)
    where = _SOME_BOARD.search(text)
    if where is None or dates.find(texts, today):
        return None
    kept = [day for day in (_last(boards, today), _next(boards, today)) if day is not None]
    return _ask(text, where, kept or _near(today), "" if kept else f" No board is kept here {_WHERE}.")


def _last(boards: Sequence[date], today: date) -> date | None:
    return max((day for day in boards if day < today), default=None)


def _next(boards: Sequence[date], today: date) -> date | None:
    return min((day for day in boards if day >= today), default=None)


def _preposition(where: re.Match[str]) -> str:
    said = where[1].casefold()
    return _READ_AS.get(said, said)


def which(text: str, where: re.Match[str], today: date) -> Unclear:
    """Ask from which day, where no date of such a board is kept."""
    if where[2]:
        return _ask(text, where, _near(today), f" No board before today is kept here {_WHERE}.")
    coming = (today + _FORTNIGHT, (today.replace(day=28) + timedelta(days=4)).replace(day=1))
    return _ask(text, where, coming, f" No board to come is kept here {_WHERE}.")


def _ask(text: str, where: re.Match[str], days: Sequence[date], why: str) -> Unclear:
    said = _preposition(where).capitalize()
    choices = tuple(Choice(f"{said} {_words(day)}", dated(text, where, day)) for day in days)
    return Unclear(text, f"{said} which day?{why}", choices)


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
