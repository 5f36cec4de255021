"""Words that nothing explains and that may be left aside, since the rest says it all; the answer names them.

"For the audit cttee: Gwent's legitimacy grade 2017" names whom, what, when, and that a grade is asked. What could
change the question is never left aside: a word beside a force or a subject ("Kent Coastguard"), one before "forces"
("northern forces"), a name, a number, or the object of "on", "of" or "about".
"""

from collections.abc import Sequence

from bot.ask.cues import Cue
from bot.ask.query import Intent
from bot.ask.reading import Match, Reading
from bot.ask.vocabulary import Slot

_MOST = 4
_ENOUGH = 3
_INTENTS = frozenset({Intent.JUDGEMENTS, Intent.HISTORY, Intent.COMPARE, Intent.WITH_GRADE, Intent.FINDINGS})
_NAMED = frozenset({Slot.FORCE, Slot.REGION, Slot.MAYBE_FORCE, Slot.QUESTION, Slot.PILLAR, Slot.KIND})
_PARTS: tuple[frozenset[Slot | Cue], ...] = (
    frozenset({Slot.FORCE, Slot.REGION, Cue.WE, Cue.FORCES, Cue.ALL}),
    frozenset({Slot.QUESTION, Slot.PILLAR}),
    frozenset({Slot.CYCLE, Slot.YEAR, Cue.HISTORY}),
    frozenset({Slot.GRADE, Slot.KIND, Cue.JUDGED, Cue.COMPARE}),
)
"""Whom, what, when, and what is asked of it."""
_OBJECT_OF = frozenset({"on", "of", "about", "regarding", "concerning", "into", "around", "at", "in"})
_HEARERS = frozenset({"pcc", "opcc", "pfcc", "panel", "panels", "cttee", "scrutiny"})
"""Whom an answer is for; no question about grades is about them."""
_JOINING = frozenset({"of", "and", "or"})
"""After these, a word heads a name or a list: "Cixy of London"."""
_NARROWED = frozenset({Cue.FORCES, Cue.REGION})
"""A word before these says which: "northern forces"."""
_BEING = frozenset({"was", "were", "is", "are", "been", "be", "being"})
"""Beside these, a word in -ed says what was done with the force: "how was Surrey viewed"."""
_GRADING = frozenset({Cue.JUDGED, Cue.DID})
_ORDINALS = frozenset(
    {"first", "second", "third", "once", "twice", "newly", "again", "previously", "formerly", "originally"}
)
"""These say which time is meant."""
_DETERMINERS = frozenset({"a", "an", "the", "my", "our", "this", "that", "their", "his", "her", "next"})


def may_be_left(reading: Reading, places: Sequence[int], intent: Intent) -> bool:
    """Return whether the words of these places, which nothing explains, may all be left aside."""
    if Cue.COUNT in reading.cues:
        return False
    if intent not in _INTENTS or len(places) > _MOST or named_parts(reading) < _ENOUGH or not _is_narrowed(reading):
        return False
    beside = {
        at
        for match in reading.matches
        if any(meaning.slot in _NAMED for meaning in match.meanings)
        for at in (match.start - 1, match.end)
    }
    beside |= {match.start - 1 for match in reading.matches if any(m.value in _NARROWED for m in match.meanings)}
    passive = not _BEING.isdisjoint(reading.texts)
    return all(
        reading.texts[at] in _HEARERS
        or ((at not in beside or (passive and reading.words[at].raw.endswith("ed"))) and _is_idle(reading, at))
        for at in places
    )


def named_parts(reading: Reading) -> int:
    """Return how many are named of: whom, what, when, and what is asked."""
    named = {meaning.slot for match in reading.matches for meaning in match.meanings} | reading.cues
    return sum(not part.isdisjoint(named) for part in _PARTS)


def _is_narrowed(reading: Reading) -> bool:
    """Return whether an inspection, a question or a pillar is named, not only everyday words for them."""
    return any(reading.values(slot) for slot in (Slot.CYCLE, Slot.YEAR, Slot.QUESTION, Slot.PILLAR))


def _is_idle(reading: Reading, at: int) -> bool:
    """Return whether a word is neither a name, nor a number, nor what "on", "of" or a bare "for" speaks of."""
    raw = reading.words[at].raw
    if (
        reading.texts[at] in _ORDINALS
        or _heads_a_name(reading, at)
        or any(character.isdigit() for character in raw)
        or (at and raw[0].isupper() and not _shouted(reading))
    ):
        return False
    if any(at in (match.end, match.start - 1) for match in reading.matches if _is_grading(match)):
        return False  # "graded excellent", "conviction rate"
    before = at - 1
    while before >= 0 and before in reading.unknown:
        before -= 1
    determined = before >= 0 and reading.texts[before] in _DETERMINERS
    while before >= 0 and reading.texts[before] in _DETERMINERS:
        before -= 1
    lead = reading.texts[before] if before >= 0 else ""
    return lead not in _OBJECT_OF and (lead != "for" or determined or _after(reading, at) == "of")


def _is_grading(match: Match) -> bool:
    return any(meaning.value in _GRADING for meaning in match.meanings)


def _after(reading: Reading, at: int) -> str:
    return reading.texts[at + 1] if at + 1 < len(reading.texts) else ""


def _heads_a_name(reading: Reading, at: int) -> bool:
    """Return whether the word stands before "of", "and" or "or" and a name: "Cixy of London"."""
    return _after(reading, at) in _JOINING and _after(reading, at + 1) not in _DETERMINERS


def _shouted(reading: Reading) -> bool:
    return all(word.raw.isupper() or not word.raw.isalpha() for word in reading.words)
