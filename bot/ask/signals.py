"""What a reading amounts to: the signals that decide the kind of question, and the words that stay a subject."""

from collections.abc import Iterator
from itertools import pairwise

from bot.ask import aside, slots
from bot.ask.cues import Cue
from bot.ask.forms import Form
from bot.ask.query import Intent
from bot.ask.reading import Reading
from bot.ask.scope import Scope, asks_for_only
from bot.ask.vocabulary import Slot, Vocabulary
from bot.ask.words import stem
from bot.domain.framework import Grade

ANCHORS = frozenset(
    {
        Cue.FINDINGS,
        Cue.INSPECTORS,
        Cue.PEEL,
        Cue.OBSERVATION,
        Cue.FORCES,
        Cue.OVERDUE,
        Cue.UNDATED,
        Cue.DEADLINE,
        Cue.RECUR,
        Cue.COMPARABLE,
        Cue.CARRIED,
        Cue.JUDGED,
        Cue.CYCLES,
        Cue.SCALE,
        Cue.WE,
        Form.DISPUTED,
    }
)
"""Cues that by themselves name our field, when every other word is explained."""

SUBJECT_INTENTS = frozenset(
    {
        Intent.FINDINGS,
        Intent.PASSAGES,
        Intent.COUNT,
        Intent.RECURRING,
        Intent.DEADLINES,
        Intent.STATUS,
        Intent.OWNER,
        Intent.NEXT,
        Intent.ENTERED,
        Intent.REGISTER,
        Intent.CHANGES,
    }
)
"""Kinds of question in which a word we do not know may be a subject to look for."""
_OF_REPORTS = frozenset({Cue.PUBLISHED, Cue.LATEST, "many"})
_TOGETHER = (frozenset({Cue.DAYS_LEFT, Cue.IMPROVE}), frozenset({"two cycles", Form.ANYTHING}))
"""Signals that name our field only together."""
_OF_OURS = frozenset({Cue.OPEN, Cue.CLOSED, Form.CLOSING, Form.PROMISED})
_AS_SLOTS: frozenset[str] = frozenset({Slot.QUESTION, Slot.PILLAR, Slot.GRADE, Slot.KIND, Slot.ORIGIN, Slot.REGION})
_ANCHORING = {"known subject", "partly known", "late report", "force", "region", "kind", "finding", "origin"}
_OURS = {Form.DISPUTED, Cue.REPORT, Cue.FINDINGS, Cue.INSPECTORS, Cue.OBSERVATION, Cue.WE}
_AROUND_SUBJECT = frozenset(
    {
        "about",
        "on",
        "the",
        "of",
        "and",
        "in",
        "for",
        "regarding",
        "tell",
        "me",
        "show",
        "anything",
        "please",
        "what",
        "a",
    }
)
_AROUND_SAID = frozenset(
    {"quote", "was", "said", "did", "they", "say", "is", "has", "been", "written", "mentioned", "noted"}
)
_WHAT = {"what", "which", "where", "whats"}
_PILLARS = {"effectiveness", "efficiency", "legitimacy"}
_ASIDE = {"who", "when", "where", "why", "whose", "whos"}
_HOW = {
    "",
    "do",
    "does",
    "did",
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "well",
    "good",
    "effective",
    "about",
    "come",
}
_LEADS_IN = {
    "know",
    "have",
    "hold",
    "happen",
    "see",
    "mean",
    "remember",
    "recall",
    "got",
    "able",
    "aware",
    "sure",
    "think",
}
_SPEAKER = {"i", "im", "my", "id", "ive"}
_CHANGED = frozenset({Form.ROSE, Form.FELL, Cue.BETTER})
_ASPECTS = {"areas", "questions", "pillars", "grades", "subjects", "did", "has", "got", "have", "went", "fell"}
_PAST = {"did", "has", "have", "had", "was", "were", "been", "weve", "got", "went", "fell"}
_WHETHER = {"is", "isnt", "are", "arent", "was", "were", "has", "have", "why", "did", "does"}
_FEW_WORDS = 2
_GRADE_ASKED = 3
"""With so many of whom, what, when and how graded named, a word of the reports does not make it a search."""


def signals(reading: Reading, vocabulary: Vocabulary, about: Scope, finding: str | None) -> set[str]:
    """Return the signals of a reading, as `intents` lists them."""
    return {*reading.cues, *_slot_signals(reading, about, finding), *_form_signals(reading, vocabulary)}


def _slot_signals(reading: Reading, about: Scope, finding: str | None) -> Iterator[str]:
    if about.forces or reading.values(Slot.MAYBE_FORCE):
        yield "force"
    if len(about.forces) > 1:
        yield "several"
    if about.region or about.all_forces:
        yield "many"
    if finding:
        yield "finding"
    yield from _AS_SLOTS & reading.slots.keys()


def _form_signals(reading: Reading, vocabulary: Vocabulary) -> Iterator[str]:
    cycles = reading.cycle_matches()
    if cycles:
        yield "cycle"
        if len(cycles) > 1 and len({match.meanings for match in cycles}) > 1:
            yield "two cycles"
        if slots.is_range(reading, cycles):
            yield "range"
    if reading.found_dates and any(not one.as_of for one in reading.found_dates):
        yield "window"
    if asks_for_only(reading):
        yield "only"
    if reading.unknown and any(is_subject(reading, vocabulary, at) for at in reading.unknown):
        yield "subject"
        if {Cue.DATE, Cue.REPORT} <= reading.cues and _has_topic(reading, vocabulary):
            yield "late report"
        if _is_only_subject(reading, vocabulary):
            yield "known subject"
        known = any(stem(reading.texts[at]) in vocabulary.subjects for at in reading.unknown)
        if known and (_said_about(reading) or Cue.OPEN in reading.cues):
            yield "partly known"
    if reading.unknown and aside.named_parts(reading) >= _GRADE_ASKED and not _has_topic(reading, vocabulary):
        yield "grade asked"
    first = reading.texts[0]
    if first in _WHAT:
        yield "what"
    second = reading.texts[1] if len(reading.texts) > 1 else ""
    if (
        first in _ASIDE
        or (first == "how" and second not in _HOW)
        or not _SPEAKER.isdisjoint(reading.texts)
        or _asks_the_bot(reading)
    ):
        yield "aside"
    if first in _WHETHER:
        yield "whether"
    if first == "why" or Form.WHY in reading.cues:
        yield "why"
    if not _CHANGED.isdisjoint(reading.cues):
        if first == "where" or Form.ANYTHING in reading.cues or (first in _WHAT and second in _ASPECTS):
            yield "where"
        if not _PAST.isdisjoint(reading.texts):
            yield "past"


def _asks_the_bot(reading: Reading) -> bool:
    """Return whether it asks about the bot itself: "do you like Kent"; "do you know" only leads in."""
    texts = reading.texts
    return "you" in texts and any(
        one in ("do", "are", "did") and two == "you" and three not in _LEADS_IN
        for one, two, three in zip(texts, texts[1:], texts[2:], strict=False)
    )


def looks_ahead(reading: Reading) -> bool:
    """Return whether a grade to come is asked for: "what will Kent's grade be"; not "will you tell me"."""
    texts = reading.texts
    return "will" in texts and any(
        one == "will" and two not in ("you", "someone", "anyone") for one, two in pairwise(texts)
    )


def anchored(reading: Reading, seen: set[str]) -> bool:
    """Return whether anything here belongs to our field by itself; "good", "in 2016" or "national" do not."""
    if not seen.isdisjoint(_ANCHORING) or not seen.isdisjoint(ANCHORS):
        return True
    if Cue.COUNT in seen and not seen.isdisjoint((Cue.OPEN, Cue.CLOSED)) and not reading.unknown:
        return True
    if Cue.REPORT in seen and not seen.isdisjoint(_OF_REPORTS) and not reading.unknown:
        return True
    if not seen.isdisjoint(_OF_OURS) and not reading.unknown and _asks_which(reading):
        return True
    if any(pair <= seen for pair in _TOGETHER) and not reading.unknown:
        return True
    if "only" in seen and reading.values(Slot.FORCE):
        return True
    if Cue.WHO_SET in seen and not seen.isdisjoint((Cue.DATE, "window")):
        return True
    grades = set(reading.values(Slot.GRADE)) - {Grade.GOOD}
    if grades or reading.values(Slot.CYCLE):
        return True
    if any(read in _PILLARS for _, read in reading.corrected):
        return True
    few = len(reading.texts) <= _FEW_WORDS
    told = [match for slot in (Slot.QUESTION, Slot.PILLAR) for match, _ in reading.matched(slot)]
    return any(few or match.end - match.start > 1 or reading.text(match) in _PILLARS for match in told) or (
        few and "cycle" in seen
    )


def _asks_which(reading: Reading) -> bool:
    return reading.texts[0] in ("what", "which", "whats") or Form.ANYTHING in reading.cues


def is_subject(reading: Reading, vocabulary: Vocabulary, at: int) -> bool:
    """Return whether an unexplained word can be what to look for: the reports use it, or it follows "about"."""
    word = reading.texts[at]
    return reading.is_subject(at) or (stem(word) in vocabulary.texts and not word.isdigit())


def _said_about(reading: Reading) -> bool:
    return {Cue.SAY, Cue.ABOUT} <= reading.cues


def _has_topic(reading: Reading, vocabulary: Vocabulary) -> bool:
    """Return whether the unexplained words hold a whole subject that findings or observations are filed under."""
    texts, unknown = reading.texts, set(reading.unknown)
    return any(
        set(range(at, at + width)) <= unknown and " ".join(texts[at : at + width]) in vocabulary.topics
        for at in reading.unknown
        for width in (1, 2, 3)
    )


def _is_only_subject(reading: Reading, vocabulary: Vocabulary) -> bool:
    """Return whether all that is said is a subject that findings are filed under, as in "anything about stalking"."""
    around = _AROUND_SUBJECT | (_AROUND_SAID if {Cue.SAY, Cue.ABOUT} <= reading.cues else frozenset())
    return all(
        (stem(text) in vocabulary.subjects) if at in reading.unknown else text in around
        for at, text in enumerate(reading.texts)
    )


def searched(reading: Reading, vocabulary: Vocabulary, intent: Intent) -> list[int]:
    """Return the places of the unexplained words that are looked for, where others are left aside."""
    if intent is not Intent.FINDINGS:
        return []
    return [at for at in reading.unknown if is_subject(reading, vocabulary, at)]


def subject(reading: Reading, vocabulary: Vocabulary, about: Scope, intent: Intent, seen: set[str]) -> list[int] | None:
    """Return the places of the words to look for; None when a word stays unexplained."""
    if not reading.unknown:
        return []
    ours = bool(about.named or reading.values(Slot.KIND) or reading.values(Slot.FINDING) or reading.cues & _OURS)
    ours = ours or (_said_about(reading) and bool(reading.values(Slot.QUESTION)))
    if intent not in SUBJECT_INTENTS or not (ours or not seen.isdisjoint(("known subject", "partly known"))):
        return None
    if not all(is_subject(reading, vocabulary, at) for at in reading.unknown):
        return None
    return list(reading.unknown)
