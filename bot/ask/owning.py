"""Questions about owners in other words: what a force's people own, and who owned something before."""

from collections.abc import Sequence
from itertools import pairwise

from bot.ask.cues import Cue
from bot.ask.reading import Reading
from bot.ask.register_words import OWNING
from bot.ask.vocabulary import Meaning, Slot

_ASKS = frozenset({"do", "does", "did", "which", "that", "findings", "actions", "obligations"})
_OURS = frozenset(
    {
        "i",
        "we",
        "our",
        "us",
        "the",
        "s",
        "police",
        "force",
        "forces",
        "constabulary",
        "people",
        "officers",
        "staff",
        "team",
    }
    | {"colleagues", "they", "and"}
)
"""Beside the names of forces, who may own something."""
_NOT_MORE = frozenset({"up", "goal", "goals"})
"""After "own" these make it another word."""
_FORMER = frozenset({"previous", "previously", "former", "formerly", "earlier", "prior", "past", "predecessor"})
_LAST = frozenset({"before", "earlier", "previously", "beforehand", "originally", "first"})
_OVER_TIME = frozenset({"ever", "history"})
_BEFORE_NOW = frozenset({("used", "to"), ("has", "owned"), ("have", "owned"), ("had", "owned")})
OWNERS = frozenset({"own", "owned", "owns", "owner", "owners", "ownership", "responsible", "led", "leading", "lead"})
"""Without one of these, no owner is asked for in these ways."""
_OWNED_BY = frozenset({"by", "to"})
_OWNERS_END = frozenset({"for", "in", "of", "at", "on", "now", "and"})
_MOST_NAMES = 3


def mark(reading: Reading) -> None:
    """Note that owners are asked for, where no cue says so: "who owned it", "what do we own"."""
    texts = reading.texts
    if OWNERS.isdisjoint(texts):
        return
    for at, word in enumerate(texts):
        if word == "owned" and at in reading.unknown:
            reading.explain(at, Meaning(Slot.CUE, Cue.OWNER))
    owns = _what_is_owned(reading)
    for at in [at for at in reading.unknown if owns and texts[at] in _OURS]:
        reading.explain(at, Meaning(Slot.FILLER, texts[at]))
    if owns or (former(texts) and "own" in texts):
        reading.cues.add(Cue.OWNER)


def former(texts: Sequence[str]) -> bool:
    """Return whether former owners are asked for: "who owned it before", "the previous owner"; not "before 1 May"."""
    if OWNERS.isdisjoint(texts):
        return False
    pairs = set(pairwise(texts))
    if not _OVER_TIME.isdisjoint(texts) or not pairs.isdisjoint(_BEFORE_NOW):
        return True
    beside = any(one in _FORMER and other in OWNERS for one, other in pairs)
    return beside or texts[-1] in _LAST or "predecessor" in texts


def _what_is_owned(reading: Reading) -> bool:
    texts = reading.texts
    forces = {at for match, _ in reading.matched(Slot.FORCE) for at in range(match.start, match.end)}
    for at, word in enumerate(texts):
        if word not in ("own", "owns") or (at + 1 < len(texts) and texts[at + 1] in _NOT_MORE):
            continue
        start = max((place for place in range(at) if texts[place] in _ASKS), default=at)
        if start + 1 < at and all(place in forces or texts[place] in _OURS for place in range(start + 1, at)):
            return True
    return False


def name_place(texts: Sequence[str]) -> range | None:
    """Return where a name stands in "what does ... own" or "owned by ..."; None where neither is said."""
    for at, word in enumerate(texts):
        if word not in OWNING:
            continue
        start = max((place for place in range(at) if texts[place] in ("does", "do", "did")), default=-1)
        if word == "own" and 0 <= start < at - 1 <= start + _MOST_NAMES:
            return range(start + 1, at)
        if word == "owns" and 0 < at <= _MOST_NAMES:
            continue
        if texts[at + 1 : at + 2] and texts[at + 1] in _OWNED_BY:
            end = at + 2
            while end < len(texts) and end < at + 2 + _MOST_NAMES and texts[end] not in _OWNERS_END:
                end += 1
            return range(at + 2, end) if end > at + 2 else None
    return None
