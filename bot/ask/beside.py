"""Words that mean something only beside others: "meet" beside a deadline, "record" after a force."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.ask.cues import Cue
from bot.ask.forms import Form
from bot.ask.vocabulary import Meaning, Meanings, Slot

_DUE = frozenset({Cue.DEADLINE, Cue.DATE, Cue.MUST, Cue.OVERDUE, Form.PROMISED})
_DATES = frozenset({Cue.DEADLINE, Cue.DATE, Cue.OVERDUE, Cue.WHEN})
_AGREE = (
    "agree agrees agreed agreeing agreement disagree disagrees disagreed disagreeing disagreement differ differs "
    "differing differed same match matches matching contradict contradicts contradicting contradiction contradictory "
    "conflict conflicts conflicting consistent inconsistent consistently compete clash clashes different"
)
_AGREEING = frozenset(_AGREE.split())
_WITNESSES = frozenset(
    {
        "source",
        "sources",
        "register",
        "registers",
        "documents",
        "document",
        "pages",
        "everywhere",
        "elsewhere",
        "reports",
    }
)
"""Beside one of these and a date, a word of agreeing asks whether sources give the same date."""
_MEET = "meet meets met miss misses missed hit comply complied fulfil fulfilled satisfy satisfied honour honoured"
_MEETING = frozenset(_MEET.split())
_MEETING_THE = frozenset({"make", "made", "makes", "keep", "kept"})
"""Everyday words that say so only before "the deadline"."""
_OWN = frozenset({"our", "their", "its", "forces"})
_AFTER_RECORD = frozenset({"on", "for", "in", "over", "of", "at", "with", "since", "so", "to", "please", "like"})
_FULFIL = frozenset({"comply", "complied", "fulfil", "fulfilled", "met"})
"""What is done with a finding as well as with a deadline."""
_IMPROVING = frozenset({Cue.IMPROVE, Cue.MUST, Cue.FINDINGS, Cue.OPEN, Cue.CLOSED})
_SAYS_SO = frozenset({"requires improvement", "required improvement", "requires improvements"})
"""Names of the grade; "areas that require improvement" are what must be improved, unless they were graded so."""
_BEFORE_A_DATE = frozenset({"the", "its", "their", "our", "that", "this"})
WORDS = _MEETING | _FULFIL | _MEETING_THE | _AGREEING | {"record"}


_DID = frozenset({"has", "have", "had", "hasnt", "havent", "if", "whether", "that"})
_WAS = frozenset({"was", "were", "been", "is", "are", "be", "being", "get", "got", "wasnt", "werent"})
_DUE_NOUNS = frozenset(
    {"deadline", "deadlines", "date", "dates", "target", "targets", "requirement", "requirements", "obligation"}
)


def is_done(texts: Sequence[str], at: int, *, after_force: bool) -> bool:
    """Return whether "met" at a place is the verb and no force: "has Kent met it", "was the deadline met"."""
    before = texts[:at]
    if after_force:
        return not _DID.isdisjoint(before)
    return texts[at - 1] in _DUE_NOUNS and not _WAS.isdisjoint(before)


class Place(NamedTuple):
    """Words `start` to `end` (exclusive) as read so far."""

    start: int
    end: int
    meanings: Meanings


def read(texts: Sequence[str], places: Sequence[Place], *, dated: bool) -> list[tuple[int, Meaning]]:
    """Return what such words mean here.

    Args:
        texts: all words, in lower case.
        places: what is read already; a word of a force's name keeps that meaning.
        dated: whether a day or a span of days is named.

    Returns:
        The place of each word that means something, and its meaning.
    """
    forces = {at for one in places if any(m.slot is Slot.FORCE for m in one.meanings) for at in range(*one[:2])}
    due = dated or any(m.value in _DUE for one in places for m in one.meanings)
    compared = not _WITNESSES.isdisjoint(texts) and (
        dated or any(m.value in _DATES for one in places for m in one.meanings)
    )
    judged = not _WITNESSES.isdisjoint(texts) and any(m.value == Cue.JUDGED for one in places for m in one.meanings)
    named = any(m.slot in (Slot.FINDING, Slot.KIND) for one in places for m in one.meanings)
    found: list[tuple[int, Meaning]] = []
    for at, word in enumerate(texts):
        if word not in WORDS or at in forces:
            continue
        after = texts[at + 1] if at + 1 < len(texts) else ""
        if word in _AGREEING:
            if compared:
                found.append((at, Meaning(Slot.CUE, Form.DISPUTED)))
            elif judged:
                found.append((at, Meaning(Slot.FILLER, word)))  # the judgement itself says where sources differ
        elif word == "record":
            owned = at > 0 and (at - 1 in forces or texts[at - 1] in _OWN)
            if owned and (not after or after in _AFTER_RECORD):
                found.append((at, Meaning(Slot.CUE, Cue.HISTORY)))
        elif (named and word in _FULFIL) or (due and _is_meeting(word, after)):
            found.append((at, Meaning(Slot.CUE, Form.MET)))
    return found


def graded_areas(texts: Sequence[str], places: Sequence[Place]) -> list[Place]:
    """Return the places of "areas" that means what was judged, and no area for improvement: "areas graded good".

    Args:
        texts: all words, in lower case.
        places: what is read.
    """
    areas = [one for one in places if texts[one.start : one.end] == ["areas"]]
    if not areas:
        return []
    cues = {m.value for one in places for m in one.meanings if m.slot is Slot.CUE}
    if not cues.isdisjoint(_IMPROVING):
        return []
    grades = [one for one in places if any(m.slot is Slot.GRADE for m in one.meanings)]
    named = (" ".join(texts[one.start : one.end]) for one in grades)
    sure = any("improv" not in name or name in _SAYS_SO for name in named)
    return areas if sure or (grades and Cue.JUDGED in cues) else []


def _is_meeting(word: str, after: str) -> bool:
    return word in _MEETING or (word in _MEETING_THE and after in _BEFORE_A_DATE)
