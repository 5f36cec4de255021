"""Until which day something is to wait: "until 12 April", "till next week", "for 3 days". Pure."""

import re
from datetime import date

from bot.ask.dates import find
from bot.ask.words import clean, split

_PREPOSITION = re.compile(r"\s*(?:until|till|til|to)\b", re.IGNORECASE)
_LASTING = re.compile(r"\s*for\b", re.IGNORECASE)
_ONE = re.compile(r"\b(?:an?|one)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\s*\d+\s", re.IGNORECASE)


def until_day(words: str, today: date) -> date | str | None:
    """Return the day that words mean, the first of several ("next week" is its Monday).

    Returns:
        The day; why the words name none ("31 April is not a date: ..."); None where they say nothing of days.
    """
    lasting = _LASTING.match(words) is not None
    text = _LASTING.sub("", _PREPOSITION.sub("", words, count=1), count=1)
    text = _ONE.sub("1", text)
    lasting = lasting or (_COUNTED.match(text) is not None and re.search(r"\b(?:day|week|month)s?\b", text) is not None)
    read = [one.text for one in split(clean(f"in {text}" if lasting else text))]
    found = find(read, today)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(read)):
        return next((one.problem for one in found if one.problem), None)
    one = found[0]
    if one.window is None:
        return one.problem
    return one.window.end if read[0] in ("in", "within") else one.window.start
