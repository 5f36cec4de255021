"""Plain words for dates, numbers and lists, so that every answer says them alike."""

from collections.abc import Iterable, Sequence
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day(when: date) -> str:
    """Return a date as the field writes it: 1 May 2017."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def weekend(when: date) -> str:
    """Return "a Saturday" or "a Sunday", or an empty string on other days."""
    number = when.weekday()
    return f"a {WEEKDAYS[number]}" if number >= 5 else ""


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: 1 day, 3 days, no days."""
    noun = one if number == 1 else many or f"{one}s"
    return f"{number:,} {noun}" if number else f"no {noun}"


def listed(words: Iterable[str], last: str = "and") -> str:
    """Return words as a sentence lists them: a, b and c."""
    each = list(words)
    if len(each) < 2:
        return "".join(each)
    return f"{', '.join(each[:-1])} {last} {each[-1]}"


def clipped(words: Sequence[str], most: int = 8, last: str = "and") -> str:
    """Return a list of words, saying how many were left out."""
    if len(words) <= most:
        return listed(words, last)
    return f"{', '.join(words[:most])} and {len(words) - most} more"


def inside(text: str) -> str:
    """Return a title as it stands inside a sentence: its first letter small, unless it is an abbreviation."""
    return text[:1].lower() + text[1:] if len(text) > 1 and text[1].islower() else text


def capital(text: str) -> str:
    """Return a text with its first letter large."""
    return text[:1].upper() + text[1:]


def short(text: str, most: int) -> str:
    """Return a text of at most `most` characters, cut at a word and marked when it was longer."""
    if len(text) <= most:
        return text
    return f"{text[: most - 1].rsplit(' ', 1)[0].rstrip(' ,;:.')}…"


def sentence(text: str) -> str:
    """Return a text that ends as a sentence does."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
