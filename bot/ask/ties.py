"""Where two readings of the words tie, or a word names less than it must: what to ask back."""

from collections.abc import Sequence
from itertools import pairwise

from bot.ask import clarify
from bot.ask.clarify import instead
from bot.ask.cues import Cue
from bot.ask.forms import Form
from bot.ask.query import Choice, Intent, Unclear, Window
from bot.ask.reading import Reading
from bot.ask.scope import Scope
from bot.ask.vocabulary import Meaning, Slot, Vocabulary
from bot.ask.words import stem
from bot.domain.framework import Grade
from bot.domain.knowledge import Knowledge

_PASSED = frozenset({Grade.OUTSTANDING, Grade.GOOD, Grade.ADEQUATE})
_WANTING = frozenset(
    {"lack", "lacks", "lacked", "lacking", "lost", "lose", "loses", "losing", "miss", "missed", "misses", "missing"}
    | {"almost", "nearly", "narrowly", "hope", "hopes", "hoped", "hoping", "stop", "stopped", "denied", "refused"}
    | {"become", "became"}
)
_WANTING_PAIRS = frozenset(
    {("short", "of"), ("far", "from"), ("should", "have"), ("should", "be"), ("could", "have"), ("could", "be")}
    | {("might", "have"), ("might", "be"), ("would", "have"), ("would", "be")}
)
_WHICH_OUTSTANDING = "“Outstanding” may mean still open, or the grade. Which do you mean?"
_BEFORE_A_MATTER = frozenset({"for", "at", "in", "on"})
_SHORTEST = 3
"""Letters of a pillar's name that may stand for it."""
_UNITS = ("day", "days", "week", "weeks", "month", "months", "year", "years")


def question(
    knowledge: Knowledge, vocabulary: Vocabulary, text: str, reading: Reading, intent: Intent
) -> Unclear | None:
    """Ask which question a word of several means, beside words about grades: "crime"."""
    if len(reading.unknown) != 1 or intent not in (Intent.JUDGEMENTS, Intent.PASSAGES):
        return None
    if reading.values(Slot.KIND) or reading.cues & {Cue.SAY, Cue.COUNT}:
        return None
    if reading.cues.isdisjoint((Cue.JUDGED, Cue.DID)) and reading.texts[0] != "how":
        return None
    at = reading.unknown[0]
    key = stem(reading.texts[at])
    in_titles = [asked for asked, words in vocabulary.title_words.items() if key in words]
    ids = vocabulary.question_words.get(key) or (() if reading.values(Slot.PILLAR) else in_titles)
    cycles = (*reading.values(Slot.CYCLE), *reading.values(Slot.YEAR)) or tuple(knowledge.frameworks)
    held = (one for cycle in cycles for one in knowledge.frameworks[cycle].questions)
    fitting = {one.id: one.short for one in held if one.id in ids}
    if len(fitting) == 1 and len(cycles) == 1:
        reading.explain(at, Meaning(Slot.QUESTION, next(iter(fitting))))
        return None
    shorts = list(dict.fromkeys(fitting.values()))
    return clarify.which_question(text, reading.words, (at, at + 1), shorts) if shorts else None


def force(knowledge: Knowledge, text: str, reading: Reading) -> Unclear | None:
    """Ask which force a part of a name means."""
    for match, forces in reading.matched(Slot.MAYBE_FORCE):
        if all(m.slot is Slot.MAYBE_FORCE for m in match.meanings):
            place = (match.start, match.end)
            return clarify.which_force(knowledge, text, reading.words, place, forces)
    return None


def ranking(knowledge: Knowledge, text: str, reading: Reading, intent: Intent, about: Scope) -> Unclear | None:
    """Ask for a grade where the words rank forces, or name a grade that is not meant."""
    cues, graded = reading.cues, reading.values(Slot.GRADE)
    if Cue.BEST in cues and intent not in (Intent.FINDINGS, Intent.FINDING, Intent.OWNER, Intent.PASSAGES):
        return clarify.no_ranking(text, _matter(reading))
    if Cue.FAILED in cues and not graded and not about.forces and about.named:
        return clarify.no_ranking(text, _matter(reading))
    if "most" in reading.texts and not about.forces and _has_most_of(reading.texts):
        return clarify.no_ranking(text, _matter(reading))
    if not graded or about.forces or intent not in (Intent.WITH_GRADE, Intent.COUNT, Intent.JUDGEMENTS):
        return None
    named = {Grade(value) for value in graded}
    if Cue.NOT in cues:
        return clarify.not_a_grade(text, _matter(reading), _scale(knowledge, reading) - named)
    if (Cue.FAILED in cues and named & _PASSED) or _is_wanting(reading.texts):
        return clarify.a_grade_given(text, _matter(reading), _scale(knowledge, reading))
    return None


def _has_most_of(texts: Sequence[str]) -> bool:
    """Return whether "most" stands before a grade: "the most outstanding grades"; not "most forces were good"."""
    return any(one == "most" and any(two == grade.split()[0] for grade in Grade) for one, two in pairwise(texts))


def _is_wanting(texts: Sequence[str]) -> bool:
    """Return whether a grade is named that was not given: "forces that fell short of good"."""
    return not _WANTING.isdisjoint(texts) or any(pair in _WANTING_PAIRS for pair in pairwise(texts))


def _scale(knowledge: Knowledge, reading: Reading) -> set[Grade]:
    """Return the grades of the inspections named; all where none is."""
    cycles = (*reading.values(Slot.CYCLE), *reading.values(Slot.YEAR))
    return {grade for cycle in cycles for grade in knowledge.frameworks[cycle].scale} or set(Grade)


def pillar(knowledge: Knowledge, text: str, reading: Reading) -> Unclear | None:
    """Ask which pillar a short form means that begins several: "eff"."""
    if not reading.unknown:
        return None
    pillars = list(dict.fromkeys(one for framework in knowledge.frameworks.values() for one in framework.pillars))
    for at in reading.unknown:
        short = reading.texts[at]
        fitting = [one for one in pillars if len(short) >= _SHORTEST and one.startswith(short)]
        if len(fitting) > 1:
            return clarify.which_question(text, reading.words, (at, at + 1), fitting)
    return None


def _matter(reading: Reading) -> str:
    """Return question, pillar and cycle as typed: " for investigating crime in 2016"."""
    said = ""
    for match in reading.matches:
        filled = {m.slot for m in match.meanings}
        if filled & {Slot.QUESTION, Slot.PILLAR}:
            said += f" for {reading.raw(match)}"
        elif filled & {Slot.CYCLE, Slot.YEAR}:
            said += f" in {reading.raw(match)}"
    return said


def window(text: str, reading: Reading, asked: Window | None, intent: Intent) -> Unclear | None:
    """Ask from which day "within three months" counts, where it is asked what must be done: today, or publication."""
    if asked is None or intent is not Intent.DEADLINES or not asked.words.startswith("within "):
        return None
    if Cue.MUST not in reading.cues or reading.cues & {Cue.DEADLINE, Form.RELATIVE}:
        return None
    span = asked.words.removeprefix("within ")
    place = next(((one.start, one.end) for one in reading.found_dates if one.window == asked), None)
    if place is None or span.startswith(("the ", "next ")) or not span.endswith(_UNITS):
        return None
    choices = (
        Choice(f"In the next {span}", instead(text, reading.words, place, f"in the next {span}")),
        Choice(
            f"{span.capitalize()} from publication",
            instead(text, reading.words, place, f"within {span} of publication"),
        ),
    )
    asks = f"“{asked.words}” may count from today, or from the day a report was published. Which do you mean?"
    return Unclear(text, asks, choices)


def outstanding(text: str, reading: Reading, intent: Intent) -> Unclear | None:
    """Ask whether "anything outstanding" or "still outstanding" is still open, or was graded so."""
    if intent is Intent.FINDINGS and _is_force_still_outstanding(reading):
        at = reading.texts.index("still")
        both = (
            Choice("Graded outstanding", instead(text, reading.words, (at, at + 2), "graded outstanding")),
            Choice("Findings still open", instead(text, reading.words, (0, at + 2), _open_findings(reading))),
        )
        return Unclear(text, _WHICH_OUTSTANDING, both)
    if "outstanding" not in reading.texts or intent not in (Intent.GIVEN, Intent.COUNT, Intent.JUDGEMENTS):
        return None
    at = reading.texts.index(Grade.OUTSTANDING)
    before = reading.texts[at - 2 : at] if at > 1 else reading.texts[:at]
    everything = "everything" in before
    if reading.cues & {Cue.JUDGED, Form.EVER, Form.NEVER} or (reading.cycle_matches() and not everything):
        return None
    if "anything" not in before and not everything and reading.texts[at + 1 : at + 2] != ["areas"]:
        return None
    choices = tuple(
        Choice(label, instead(text, reading.words, (at, at + 1), words))
        for label, words in (("Still open", "open"), ("Graded outstanding", "graded outstanding"))
    )
    return Unclear(text, _WHICH_OUTSTANDING, choices)


def _is_force_still_outstanding(reading: Reading) -> bool:
    """Return whether a force, and no finding, is asked to be "still outstanding": "is Kent still outstanding"."""
    texts, forces = reading.texts, reading.matched(Slot.FORCE)
    if ("still", "outstanding") not in pairwise(texts) or len(forces) != 1:
        return False
    at = texts.index("still")
    matters = {match.start for slot in (Slot.QUESTION, Slot.PILLAR) for match, _ in reading.matched(slot)}
    after = at + 2
    ends = after == len(texts) or texts[after] in _BEFORE_A_MATTER or after in matters
    return forces[0][0].end == at and ends and texts[0] not in ("what", "which", "whats")


def _open_findings(reading: Reading) -> str:
    force = next(match for match, _ in reading.matched(Slot.FORCE))
    return f"open findings for {reading.raw(force)}"
