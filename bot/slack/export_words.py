"""The words of `/peel export` and `/peel calendar`: what is to be taken out, of whom, in which form, where to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain.force import Force
from bot.exchange.days import read_day
from bot.exchange.table import Kind

CALENDAR = "calendar"
ICS = "ics"
FORMS = {
    "csv": "csv",
    "xlsx": "xlsx",
    "excel": "xlsx",
    "workbook": "xlsx",
    "spreadsheet": "xlsx",
    "json": "json",
    "ics": ICS,
}
WHATS = {
    **{one.value: one.value for one in Kind},
    "finding": Kind.FINDINGS.value,
    "obligation": Kind.OBLIGATIONS.value,
    "deadlines": Kind.OBLIGATIONS.value,
    "register": Kind.FINDINGS.value,
    CALENDAR: CALENDAR,
}
_EXPORT = re.compile(r"\s*(?:please\s+)?export\b(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_FEED = re.compile(r"\s*(?:please\s+)?(?:my\s+)?calendar(?:\s+feed)?\b(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_AS_OF = re.compile(
    r"\bas (?:of|at)\s+(?P<day>\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{1,2} [a-z]{3,9} \d{4})", re.I
)
_HERE = re.compile(r"\b(?:(?:in|to|for|of) )?(?:here|this channel|the channel)\b", re.IGNORECASE)
_MINE = re.compile(r"\b(?:my own|my|mine|me)\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:all|every) forces?\b|\ball\b", re.IGNORECASE)
_FILLING = {"the", "for", "of", "as", "in", "to", "a", "an", "and", "file", "please", "with", "from", "feed", "our"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted. Not understood: `unknown`, in the person's words.

    Attributes:
        what: a kind of table, or "calendar".
        form: how; "" where it was not said.
        force: an id; None where none was named.
        everybody: whether all forces were named.
        here: whether the channel was.
        mine: whether the person's own were.
        on: as of which day; None for today.
        unknown: words that nothing explains.
    """

    what: str = ""
    form: str = ""
    force: str | None = None
    everybody: bool = False
    here: bool = False
    mine: bool = False
    on: date | None = None
    unknown: str = ""


def export_wanted(text: str, forces: Mapping[str, Force]) -> Wanted | None:
    """Return what an export is to hold, None where the words ask for none."""
    found = _EXPORT.fullmatch(text)
    return _read(found["rest"], forces) if found is not None else None


def feed_wanted(text: str, forces: Mapping[str, Force]) -> Wanted | None:
    """Return whose calendar feed is wanted, None where the words ask for none."""
    found = _FEED.fullmatch(text)
    if found is None:
        return None
    mine = re.match(r"\s*(?:please\s+)?my\b", text, re.IGNORECASE) is not None
    read = _read(found["rest"], forces)
    return Wanted(force=read.force, here=read.here, mine=read.mine or mine, unknown=read.unknown)


def is_about_exports(text: str) -> bool:
    """Return whether words are a command of this kind."""
    return _EXPORT.fullmatch(text) is not None or _FEED.fullmatch(text) is not None


def _read(rest: str, forces: Mapping[str, Force]) -> Wanted:
    on = None
    if (dated := _AS_OF.search(rest)) is not None:
        on = read_day(dated["day"])
        rest = rest.replace(dated[0], " ", 1) if on is not None else rest
    force, rest = _force(rest, forces)
    said = {}
    for name, pattern in (("here", _HERE), ("mine", _MINE), ("everybody", _ALL)):
        said[name] = pattern.search(rest) is not None
        rest = pattern.sub(" ", rest)
    what, form, unknown = "", "", []
    for word in re.findall(r"[^\s,;:.!?]+", rest):
        plain = word.casefold()
        if plain in WHATS:
            what = what or WHATS[plain]
        elif plain in FORMS:
            form = form or FORMS[plain]
        elif plain not in _FILLING:
            unknown.append(word)
    return Wanted(what, form, force, on=on, unknown=" ".join(unknown), **said)


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
