"""Whether forces are asked for that have the grade which one force has: "same grade as Kent"."""

from bot.ask.cues import Cue
from bot.ask.forms import Form
from bot.ask.reading import Match, Reading
from bot.ask.vocabulary import Meaning, Slot

_GRADES = frozenset(
    {"grade", "grades", "graded", "rating", "ratings", "rated", "judgement", "judgements", "judged", "judgment", "mark"}
    | {"result", "results", "score", "scores", "scored"}
)
_ONE = frozenset({"us", "ours", "we", "ourselves", "our"})
_BETWEEN = frozenset({"the", "police", "force", "s"})
_SHARING = frozenset({"share", "shares", "shared", "match", "matches", "matched", "equal", "equals", "equalled"})
_LIKENESS = frozenset({"same", "different"})
_THAN = frozenset({"as", "like", "from", "than", "to"})
_FAR = 8
"""Words between "same" and "as" at most: "the same grade for legitimacy in 2016 as Kent"."""
_TURNING = frozenset(
    {"not", "never", "neither", "nor", "without", "dont", "doesnt", "didnt", "havent", "hasnt", "wasnt", "werent"}
    | {"isnt", "arent", "different", "outside", "except", "excluding", "apart", "better", "worse", "higher", "lower"}
    | {"above", "below", "since", "always", "ever", "almost", "nearly"}
)
"""Beside these, other forces are meant than those with the same grade in one inspection."""
QUALIFIED = (
    "Which forces have the same grade as one force is told of one inspection at a time, and as plainly as that: "
    "not which have another, a better or a worse one, nor over several inspections."
)


def mark(reading: Reading) -> str:
    """Note that forces with the same grade as one are asked for; not a force that is compared with one.

    Returns:
        Why it cannot be told, as a plain sentence: it is turned round, or asked over several inspections. Else empty.
    """
    texts = reading.texts
    if _LIKENESS.isdisjoint(texts) and _SHARING.isdisjoint(texts):
        return ""
    about = bool(reading.slots.keys() & {Slot.QUESTION, Slot.PILLAR}) and not _SHARING.isdisjoint(texts)
    if _GRADES.isdisjoint(texts) and Cue.JUDGED not in reading.cues and not about:
        return ""
    if Cue.FINDINGS in reading.cues or Slot.KIND in reading.slots:
        return ""
    _tell_regions_apart(reading)
    forces = reading.values(Slot.FORCE)
    if len(forces) > 1 or (not forces and _ONE.isdisjoint(texts)):
        return ""
    as_us = not forces
    told = Form.SAME if as_us or Cue.WE not in reading.cues else Cue.COMPARE  # "have we the same grade as Essex"
    marked = False
    for at, word in enumerate(texts):
        if word in _LIKENESS:
            ends = [end for end in range(at + 1, min(at + _FAR, len(texts) - 1)) if texts[end] in _THAN]
            if any(_is_one(reading, end + 1, as_us=as_us) for end in ends):
                marked = True
        elif word in _SHARING and _is_one(reading, at + 1, as_us=as_us):
            if at in reading.unknown:
                reading.explain(at, Meaning(Slot.FILLER, word))
            marked = True
    if not marked:
        return ""
    if told is Form.SAME and (not _TURNING.isdisjoint(texts) or Cue.HISTORY in reading.cues):
        return QUALIFIED
    if _LIKENESS.isdisjoint(texts) or "same" in texts:
        reading.cues.add(told)
    return ""


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


def _tell_regions_apart(reading: Reading) -> None:
    """Read "West Midlands" as the region after "in", else as the force: "same grade as West Midlands"."""
    both = [one for one in reading.matches if {m.slot for m in one.meanings} >= {Slot.FORCE, Slot.REGION}]
    for match in both:
        barred = Slot.FORCE if reading.before(match.start) in ("in", "across", "within") else Slot.REGION
        meanings = tuple(m for m in match.meanings if m.slot is not barred)
        reading.matches[reading.matches.index(match)] = Match(match.start, match.end, meanings)
    if both:
        reading.settle()
