"""From a reading to filled slots: cycles and questions. Ties come back as what to ask."""

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from bot.ask import calendar, clarify
from bot.ask.calendar import DAY
from bot.ask.cues import Cue
from bot.ask.forms import Form
from bot.ask.query import Intent, LooseName, Unclear, Window
from bot.ask.reading import Match, Reading
from bot.ask.vocabulary import Slot, Vocabulary
from bot.ask.words import stem, stemmed
from bot.domain.framework import OVERALL, Framework
from bot.domain.knowledge import Knowledge

_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS = re.compile(r"(20\d\d)/(\d\d)")
_STRETCH = re.compile(r"(20\d\d) ?[/-] ?(20\d\d)(?:/(\d\d))?")
_LONGER_THAN_A_CYCLE = 2
_ABBREVIATION = 4
_BOUNDING = frozenset({"since", "than", "to", "in", "from", "before", "until", "till", "after"})
_ONWARDS = {"on", "onwards", "onward", "forward", "to"}
_NUMBERED = re.compile(r"q(?:uestion )?(\d+)")
_TIMED = {"in", "during", "by", "before", "after", "since", "throughout", "until", "till", "of", "within"}
_OVER_CYCLES = frozenset({
    Intent.HISTORY, Intent.GIVEN, Intent.MOVES, Intent.FINDINGS, Intent.RECURRING, Intent.COUNT, Intent.PASSAGES,
    Intent.WITH_GRADE, Intent.COMPARE,
})  # fmt: skip
_SEARCHES = frozenset(
    {Intent.FINDINGS, Intent.PASSAGES, Intent.COUNT, Intent.RECURRING, Intent.ENTERED, Intent.REGISTER}
)
_CLOSED_THEN = frozenset({"was", "were", "been", "got", "since", "before", "after", "until"})
"""Beside "closed", a year is when that was done; "closed in 2016" by itself may be of that inspection."""
_OWE = frozenset({"owe", "owes", "owed", "due"})
DATED_INTENTS = frozenset({Intent.DEADLINES, Intent.NEXT})


@dataclass(slots=True)
class Cycles:
    """The cycles named. `tie` is what to ask; `unknown` is a year no inspection has; `window` a year meant as one."""

    ids: list[str] = field(default_factory=list)
    tie: Unclear | None = None
    unknown: str | None = None
    window: Window | None = None


def cycles(knowledge: Knowledge, text: str, reading: Reading, intent: Intent) -> Cycles:
    """Return the cycles that the words name, in the order named."""
    named = Cycles()
    for match in reading.cycle_matches():
        ids = [m.value for m in match.meanings if m.slot is Slot.CYCLE]
        years = [m.value for m in match.meanings if m.slot is Slot.YEAR]
        words = reading.text(match)
        if (years or ids) and _is_window(words, match, reading, intent):
            named.window = _year_window(words, reading.before(match.start))
        elif ids:
            named.ids += [one for one in ids[:1] if one not in named.ids]
        elif len(years) == 1:
            named.ids += [one for one in years if one not in named.ids]
        elif years and named.tie is None:
            named.tie = clarify.which_cycle(knowledge, text, reading.words, (match.start, match.end), years)
    for at in list(reading.unknown):
        word = reading.texts[at]
        if not (_YEAR.fullmatch(word) or _YEARS.fullmatch(word) or _STRETCH.fullmatch(word)):
            continue
        reading.unknown.remove(at)
        if stretch := _stretch(word):
            since, until = stretch
            if intent in DATED_INTENTS:
                named.window = Window(date(since, 1, 1), date(until, 12, 31), word)
            else:
                held = (f.id for f in knowledge.frameworks.values() if min(f.years) <= until and since <= max(f.years))
                named.ids += [one for one in held if one not in named.ids]
            continue
        between = _between(knowledge, word)
        if between and named.tie is None and intent not in DATED_INTENTS:
            named.tie = clarify.which_cycle(knowledge, text, reading.words, (at, at + 1), between)
        elif intent in DATED_INTENTS and (reading.before(at) in _TIMED or _YEAR.fullmatch(word)):
            named.window = _year_window(word, reading.before(at))
        else:
            named.unknown = reading.words[at].raw
    if intent in _OVER_CYCLES and named.ids:
        first = named.ids[0]
        named.ids = _filled(knowledge, reading, named.ids)
        if not named.ids:
            named.unknown = f"before {knowledge.frameworks[first].label}"
    return named


def _stretch(word: str) -> tuple[int, int] | None:
    """Return the years of a span that is longer than any cycle's: "2014-2017"; None for other words."""
    found = _YEARS.fullmatch(word) or _STRETCH.fullmatch(word)
    if not found:
        return None
    first, last = int(found[1]), int(found[1][: -len(found[2])] + found[2])
    last = int(f"{found[2][:2]}{found[3]}") if found.re is _STRETCH and found[3] else last
    return (first, last) if last - first >= _LONGER_THAN_A_CYCLE else None


def _between(knowledge: Knowledge, word: str) -> list[str]:
    """Return the cycles of both years of a span that is itself no cycle: "2017/18" is 2017 or 2018/19."""
    found = _YEARS.fullmatch(word)
    years = {int(found[1]), int(found[1][:2] + found[2])} if found else set()
    cycles_of = [f.id for f in knowledge.frameworks.values() if years & set(f.years)]
    return cycles_of if len(cycles_of) > 1 else []


def _is_window(words: str, match: Match, reading: Reading, intent: Intent) -> bool:
    if not _is_dated(reading, intent):
        return False
    before = reading.before(match.start)
    if Form.PROMISED in reading.cues and before in ("in", "during") and _OWE.isdisjoint(reading.texts):
        return False  # what was promised in 2016 came of that inspection; what is owed in 2017 is due then
    return before in _TIMED and bool(_YEAR.fullmatch(words) or _YEARS.fullmatch(words))


def _is_dated(reading: Reading, intent: Intent) -> bool:
    """Return whether a year is one of the calendar: of days due, of publication, of closing."""
    if intent in DATED_INTENTS or intent is Intent.CHANGES:
        return True
    if intent is Intent.REPORTS:
        return Cue.PUBLISHED in reading.cues and Cue.WHEN not in reading.cues
    closed = bool(reading.cues & {Cue.CLOSED, Form.CLOSING}) and Cue.OPEN not in reading.cues
    then = not _CLOSED_THEN.isdisjoint(reading.texts) or ("closed", "in") in pairwise(reading.texts)
    return closed and intent is Intent.FINDINGS and then


def _year_window(words: str, preposition: str) -> Window | None:
    if found := _YEARS.fullmatch(words):
        start, end = calendar.financial_year(int(found[1]))
    else:
        start, end = date(int(words), 1, 1), date(int(words), 12, 31)
    said = f"{preposition} {words}" if preposition in _TIMED else words
    if preposition == "before":
        return Window(None, start - DAY, said)
    if preposition in ("by", "until", "till"):
        return Window(None, end, said)
    if preposition == "after":
        return Window(end + DAY, None, said)
    return Window(start, None if preposition == "since" else end, said)


def is_range(reading: Reading, named: list[Match]) -> bool:
    """Return whether the cycles named bound a stretch: "since 2016", "2015 to 2018/19", "between 2015 and 2018/19"."""
    if len(named) == 1:
        return _bound(reading, named[0]) is not None
    return len(named) == 2 and (
        reading.before(named[1].start) in ("to", "until", "till")
        or reading.before(named[0].start) in ("between", "from")
    )


def _bound(reading: Reading, match: Match) -> Callable[[int, int], bool] | None:
    """Return how the orders of the cycles meant stand to the one named: "since 2016", "before 2017", "up to 2017"."""
    before = reading.before(match.start)
    if before not in _BOUNDING:
        return None
    two_before = reading.before(match.start - 1)
    if before in ("since", "than") or (before, two_before) in (("to", "back"), ("in", "than")):
        return operator.ge
    if before == "from" and match.end < len(reading.texts) and reading.texts[match.end] in _ONWARDS:
        return operator.ge
    if before == "before" or (before == "to" and two_before == "prior"):
        return operator.lt
    if before in ("until", "till") or (before == "to" and two_before == "up"):
        return operator.le
    if before != "after":
        return None
    asked_after = Cue.FINDINGS in reading.cues or Cue.MUST in reading.cues or reading.values(Slot.KIND)
    bare = _YEAR.fullmatch(reading.text(match)) or _YEARS.fullmatch(reading.text(match))
    # "what was asked after the 2017 inspection" is of that inspection
    return operator.gt if bare and not asked_after else None


def _filled(knowledge: Knowledge, reading: Reading, ids: list[str]) -> list[str]:
    """Return every cycle of the stretch that the cycles named bound."""
    if not is_range(reading, reading.cycle_matches()):
        return ids
    if len(ids) == 1:
        meant = _bound(reading, reading.cycle_matches()[0]) or operator.eq
        order = knowledge.frameworks[ids[0]].order
        return [f.id for f in knowledge.frameworks.values() if meant(f.order, order)]
    first = min(knowledge.frameworks[one].order for one in ids)
    last = max(knowledge.frameworks[one].order for one in ids)
    return [f.id for f in knowledge.frameworks.values() if first <= f.order <= last]


@dataclass(slots=True)
class Questions:
    """The questions named; `tie` is what to ask; `places` are words read as a subject instead, `loose` those names."""

    ids: list[str] = field(default_factory=list)
    tie: Unclear | None = None
    places: list[int] = field(default_factory=list)
    loose: list[LooseName] = field(default_factory=list)
    pillars: tuple[str, ...] = ()


def questions(
    knowledge: Knowledge, vocabulary: Vocabulary, text: str, reading: Reading, *, cycle_ids: list[str], intent: Intent
) -> Questions:
    """Return the questions that the words name.

    A phrase of several questions is narrowed by the cycles named, then by the pillar; else it ties. Where findings or
    passages are asked for, a loose name ("victims") is a subject to look for, since reports speak of it anywhere.
    """
    named = Questions()
    overall = "overall" in reading.texts
    if not overall and not reading.values(Slot.QUESTION):
        return named
    frameworks = [knowledge.frameworks[one] for one in cycle_ids] or list(knowledge.frameworks.values())
    pillars, elsewhere = reading.values(Slot.PILLAR), list[str]()
    other: Unclear | None = None
    for match, ids in reading.matched(Slot.QUESTION):
        said = reading.text(match)
        if intent in _SEARCHES and _is_subject(vocabulary, said, intent):
            named.places += range(match.start, match.end)
            named.loose.append(LooseName(tuple(said.split()), tuple(_asked(vocabulary, said, cycle_ids) or ids)))
            continue
        fitting = _asked(vocabulary, said, cycle_ids) or [o for o in ids if any(f.question(o) for f in frameworks)]
        if number := _NUMBERED.fullmatch(said):
            fitting = [one for one in fitting if _is_numbered(frameworks, one, int(number[1]), pillars)] or fitting
        if len(fitting) > 1 and pillars:
            fitting = [one for one in fitting if _in_pillar(frameworks, one, pillars)] or fitting
        if len(fitting) > 1:
            shorts = [_short(frameworks, one) for one in fitting]
            named.tie = named.tie or clarify.which_question(text, reading.words, (match.start, match.end), shorts)
        if fitting:
            named.ids += [one for one in fitting[:1] if one not in named.ids]
        elif alike := _alike(vocabulary, frameworks, said):
            shorts = [_short(frameworks, one) for one in alike]
            other = clarify.which_question(text, reading.words, (match.start, match.end), shorts)
        else:
            elsewhere.append(ids[0])
    if overall:
        _read_overall(vocabulary, reading, frameworks, named)
    if not named.ids:
        named.tie = named.tie or other
    named.ids = named.ids or elsewhere[:1]  # a question of another cycle: the answer says that this one did not ask it
    return named


def _read_overall(vocabulary: Vocabulary, reading: Reading, frameworks: list[Framework], named: Questions) -> None:
    """Read "overall" as a pillar's own grade: of the pillar named, else of the one that a loose name belongs to."""
    said = [reading.text(match) for match, _ in reading.matched(Slot.QUESTION)]
    if any(one in vocabulary.firm or stemmed(one) in vocabulary.firm for one in said):
        return
    held = [q for f in frameworks for q in f.questions if q.id in named.ids and q.pillar]
    if not reading.values(Slot.PILLAR) and held:
        named.pillars = (held[-1].pillar or "",)
    named.ids, named.tie = [OVERALL], None


def _alike(vocabulary: Vocabulary, frameworks: list[Framework], said: str) -> list[str]:
    """Return the questions of these cycles that hold the words, when none goes by them: "workforce" in 2017."""
    if said in vocabulary.firm:
        return []
    stems = set(stemmed(said).split())
    held = dict.fromkeys(q.id for f in frameworks for q in f.questions if q.id in vocabulary.title_words)
    return [one for one in held if stems <= vocabulary.title_words[one]]


def _asked(vocabulary: Vocabulary, said: str, cycle_ids: list[str]) -> list[str]:
    """Return the questions that the phrase means in these cycles, as their frameworks have it."""
    there = vocabulary.asked_in.get(said) or vocabulary.asked_in.get(stemmed(said), {})
    return list(dict.fromkeys(one for cycle in cycle_ids for one in sorted(there.get(cycle, ()))))


def _is_subject(vocabulary: Vocabulary, said: str, intent: Intent) -> bool:
    """Return whether a question's name is to be looked for as words: a loose name, made of words that reports use."""
    if said in vocabulary.firm or stemmed(said) in vocabulary.firm or len(said) <= _ABBREVIATION:
        return False
    known = vocabulary.reports if intent is Intent.PASSAGES else vocabulary.subjects
    return all(stem(word) in known or word in ("and", "of", "the", "for") for word in said.split())


def _is_numbered(frameworks: list[Framework], question: str, number: int, pillars: tuple[str, ...]) -> bool:
    held = (q for f in frameworks for q in f.questions if q.id == question and q.number == number)
    return any(not pillars or q.pillar in pillars for q in held)


def _in_pillar(frameworks: list[Framework], question: str, pillars: tuple[str, ...]) -> bool:
    return any(f.question(question, pillar) for f in frameworks for pillar in pillars)


def _short(frameworks: list[Framework], question: str) -> str:
    return next((q.short for f in reversed(frameworks) if (q := f.question(question))), question)
