"""Whether forces are asked for that have the grade which one force has: "same grade as Kent"."""

from bot.ask.cues import Cue
from bot.ask.forms import Form
from bot.ask.reading import Reading
from bot.ask.vocabulary import Meaning, Slot

_GRADES = frozenset(
    {"grade", "grades", "graded", "rating", "ratings", "rated", "judgement", "judgements", "judged", "judgment", "mark"}
    | {"result", "results", "score", "scores", "scored"}
)
_ONE = frozenset({"us", "ours", "we", "ourselves", "our"})
_BETWEEN = frozenset({"the", "police", "force", "s"})
_SHARING = frozenset({"share", "shares", "shared", "match", "matches", "matched", "equal", "equals", "equalled"})
_FAR = 8
"""Words between "same" and "as" at most: "the same grade for legitimacy in 2016 as Kent"."""


def mark(reading: Reading) -> None:
    """Note that forces with the same grade as one are asked for; not a force that is compared with one."""
    texts = reading.texts
    if "same" not in texts and _SHARING.isdisjoint(texts):
        return
    forces = {match.start: match for match, _ in reading.matched(Slot.FORCE)}
    if len(reading.values(Slot.FORCE)) > 1 or (_GRADES.isdisjoint(texts) and Cue.JUDGED not in reading.cues):
        return
    if not forces and _ONE.isdisjoint(texts):
        return
    as_us = not forces
    told = Form.SAME if as_us or Cue.WE not in reading.cues else Cue.COMPARE  # "have we the same grade as Essex"
    for at, word in enumerate(texts):
        if word == "same":
            ends = [end for end in range(at + 1, min(at + _FAR, len(texts) - 1)) if texts[end] in ("as", "like")]
            if any(_is_one(reading, end + 1, as_us=as_us) for end in ends):
                reading.cues.add(told)
        elif word in _SHARING and _is_one(reading, at + 1, as_us=as_us):
            if at in reading.unknown:
                reading.explain(at, Meaning(Slot.FILLER, word))
            reading.cues.add(told)


def _is_one(reading: Reading, at: int, *, as_us: bool) -> bool:
    """Return whether the force is named from a place on, articles left out; or "us", where none is named."""
    texts = reading.texts
    while at < len(texts) and texts[at] in _BETWEEN:
        at += 1
    if at >= len(texts):
        return False
    if as_us:
        return texts[at] in _ONE
    return any(match.start == at for match, _ in reading.matched(Slot.FORCE))
