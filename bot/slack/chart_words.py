"""The words of `/peel chart`: which picture, of which force, as of which day, where to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain.force import Force
from bot.exchange.days import read_day

WHATS = {
    **dict.fromkeys(("judgements", "judgement", "grades", "grade", "grid", "history"), "grid"),
    **dict.fromkeys(("deadlines", "deadline", "obligations", "timeline", "dates"), "deadlines"),
    **dict.fromkeys(("statuses", "status", "findings", "rag"), "statuses"),
}
"""The words for each drawing, by `bot.charts.choice.DRAWINGS`."""
_CHART = re.compile(r"\s*(?:please\s+)?(?:chart|draw|picture)\b(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_AS_OF = re.compile(
    r"\bas (?:of|at)\s+(?P<day>\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{1,2} [a-z]{3,9} \d{4})", re.IGNORECASE
)
_WORDS = re.compile(r"\b(?:in|as) (?:words|text)\b", re.IGNORECASE)
_HERE = re.compile(r"\b(?:(?:in|to|for) )?(?:here|this channel|the channel)\b", re.IGNORECASE)
_FILLING = {
    "a",
    "an",
    "and",
    "as",
    "by",
    "chart",
    "for",
    "in",
    "me",
    "of",
    "on",
    "our",
    "over",
    "picture",
    "please",
    "the",
    "with",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which picture is wanted. Not understood: `unknown`, in the person's words.

    Attributes:
        what: the drawing's name; "" where none was named.
        force: an id; None where none was named.
        here: whether the channel was.
        words: whether the same facts are wanted in words.
        on: as of which day; None for today.
        unknown: words that nothing explains.
    """

    what: str = ""
    force: str | None = None
    here: bool = False
    words: bool = False
    on: date | None = None
    unknown: str = ""


def is_about_charts(text: str) -> bool:
    """Return whether words ask for a picture."""
    return _CHART.fullmatch(text) is not None


def chart_wanted(text: str, forces: Mapping[str, Force]) -> Wanted | None:
    """Return which picture is wanted, None where the words ask for none."""
    found = _CHART.fullmatch(text)
    if found is None:
        return None
    rest, on = found["rest"], None
    if (dated := _AS_OF.search(rest)) is not None and (on := read_day(dated["day"])) is not None:
        rest = rest.replace(dated[0], " ", 1)
    force, rest = _force(rest, forces)
    here, words = _HERE.search(rest) is not None, _WORDS.search(rest) is not None
    whats, unknown = [], []
    for word in re.findall(r"[^\s,;:.!?]+", _WORDS.sub(" ", _HERE.sub(" ", rest))):
        plain = word.casefold()
        if plain in WHATS:
            whats.append(WHATS[plain])
        elif plain not in _FILLING:
            unknown.append(word)
    # "findings by status" names one picture, "findings by deadline" the last of two
    return Wanted(whats[-1] if whats else "", force, here, words, on, " ".join(unknown))


def _force(rest: str, forces: Mapping[str, Force]) -> tuple[str | None, str]:
    """Return the force that is named, the longest name first, and the words without it."""
    names = {
        name: force.id for force in forces.values() for name in (force.id, force.name, force.official, *force.aliases)
    }
    for name in sorted(names, key=len, reverse=True):
        found = re.search(rf"(?<!\w){re.escape(name)}(?:['’]s)?(?!\w)", rest, re.IGNORECASE)
        if found is not None:
            return names[name], rest[: found.start()] + " " + rest[found.end() :]
    return None, rest
