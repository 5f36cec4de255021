"""One pass over the words: what each phrase may mean, which words stay unexplained."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from bot.ask import beside, dates
from bot.ask.cues import Cue
from bot.ask.forms import Form
from bot.ask.lexicon import EVERYDAY_BEFORE, EVERYDAY_NAMES, SIGN_OFFS, SUBJECT_LEADS
from bot.ask.shorthand import is_digit_for_word
from bot.ask.slips import Slips
from bot.ask.vocabulary import Meaning, Meanings, Slot, Vocabulary
from bot.ask.words import ARTICLES, Word, stem

_NEAR = 2
_NO_DATE = dates.Found(sys.maxsize, sys.maxsize)
"""Stands after the last date of a text."""
_CYCLE_SLOTS = (Slot.CYCLE, Slot.YEAR)
_LINKS = frozenset({"about", "on", "for", "in", "from", "concerning", "including", "related", "to"})
_GRADE_CUES = frozenset({Cue.JUDGED, Cue.DID, Cue.FORCES, Cue.WHO})


class Match(NamedTuple):
    """Words `start` to `end` (exclusive) and their readings."""

    start: int
    end: int
    meanings: Meanings


@dataclass(slots=True)
class Reading:
    """Everything seen in one text, in order; still without a decision."""

    words: Sequence[Word]
    texts: Sequence[str]
    matches: list[Match] = field(default_factory=list)
    found_dates: list[dates.Found] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    corrected: list[tuple[str, str]] = field(default_factory=list)

    cues: set[str] = field(default_factory=set)
    slots: dict[Slot, tuple[str, ...]] = field(default_factory=dict)
    _matched: dict[Slot, list[tuple[Match, tuple[str, ...]]]] = field(default_factory=dict)
    _cycles: list[Match] | None = None

    def settle(self) -> None:
        """Gather the slots of all matches; to be called after the matches have changed."""
        slots: dict[Slot, dict[str, None]] = {}
        for match in self.matches:
            for slot, value in match.meanings:
                slots.setdefault(slot, {})[value] = None
        self.slots = {slot: tuple(values) for slot, values in slots.items()}
        self._matched = {}
        self._cycles = None
        self.cues = set(self.slots.get(Slot.CUE, ()))

    def explain(self, at: int, meaning: Meaning) -> None:
        """Give a word that nothing explained a meaning."""
        self.unknown.remove(at)
        self.matches.append(Match(at, at + 1, (meaning,)))
        self.matches.sort(key=lambda match: match.start)
        self.settle()

    def values(self, slot: Slot) -> tuple[str, ...]:
        """Return the values of a slot, in order, each once."""
        return self.slots.get(slot, ())

    def matched(self, slot: Slot) -> list[tuple[Match, tuple[str, ...]]]:
        """Return the matches that may fill a slot, each with its values for it."""
        if slot not in self.slots:
            return []
        known = self._matched.get(slot)
        if known is None:
            found = [(one, tuple([value for kind, value in one.meanings if kind is slot])) for one in self.matches]
            known = self._matched[slot] = [(match, values) for match, values in found if values]
        return known

    def cycle_matches(self) -> list[Match]:
        """Return the matches that name a cycle or a year."""
        if self._cycles is None:
            named = [match for slot in _CYCLE_SLOTS if slot in self.slots for match, _ in self.matched(slot)]
            self._cycles = sorted(dict.fromkeys(named)) if len(named) > 1 else named
        return self._cycles

    def raw(self, match: Match) -> str:
        """Return a match's words as typed."""
        return " ".join(word.raw for word in self.words[match.start : match.end])

    def text(self, match: Match) -> str:
        """Return a match's words as compared."""
        return " ".join(self.texts[match.start : match.end])

    def before(self, at: int) -> str:
        """Return the word before a place, articles left out, or an empty string."""
        at -= 1
        while at >= 0 and self.texts[at] in ("the", "a", "peel", "year"):
            at -= 1
        return self.texts[at] if at >= 0 else ""

    def is_denied(self, match: Match) -> bool:
        """Return whether "not" stands before a match, "about" and the like left out: "not about SOC"."""
        at = match.start
        while self.before(at) in _LINKS:
            at -= 1
        return self.before(at) == "not"

    def is_subject(self, at: int) -> bool:
        """Return whether an unexplained word stands where a subject is named: "about X", "on organised crime and X"."""
        named = {place for match, _ in self.matched(Slot.QUESTION) for place in range(match.start, match.end)}
        while at > 0:
            at -= 1
            if self.texts[at] in SUBJECT_LEADS:
                return True
            if (
                at not in self.unknown
                and at not in named
                and self.texts[at] not in ("and", "or", "the", "of", "a", "in")
            ):
                return False
        return False


class Reader:
    """Reads texts with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._slips = Slips(vocabulary.mendable, frozenset(vocabulary.phrases))

    def read(self, words: Sequence[Word], texts: Sequence[str], today: date) -> Reading:
        """Return the reading of the words: dates first, then the longest phrase at each place, then slips.

        Args:
            words: all words; they are looked at where it matters how one was typed.
            texts: the same as compared.
            today: the day that dates are seen from.
        """
        found_dates = dates.find(texts, today)
        reading = Reading(words, texts, found_dates=found_dates)
        self._find_phrases(reading)
        if reading.unknown:
            self._mark_short_grade(reading)
            self._drop_names(reading)
            _drop_digits(reading)
        if not beside.WORDS.isdisjoint(texts):
            _read_beside(reading)
        if reading.unknown:
            self._mend(reading, texts)
        if reading.unknown:
            self._join_questions(reading, texts)
        if "areas" in texts:
            _read_areas(reading)
        reading.settle()
        return reading

    def _find_phrases(self, reading: Reading) -> None:
        """Match the longest phrase at each place between the dates; the other words are unknown."""
        texts, matches = reading.texts, reading.matches
        stems = [stem(text) for text in texts]
        dated = iter((*reading.found_dates, _NO_DATE))
        date_ahead = next(dated)
        at, end = 0, min(date_ahead.start, len(texts))
        while at < len(texts):
            if at == date_ahead.start:
                at = date_ahead.end
                date_ahead = next(dated)
                end = min(date_ahead.start, len(texts))
                continue
            match = self._match(texts, stems, at, end)
            if match is None or (texts[at] in EVERYDAY_NAMES and _is_everyday(reading, match)):
                if texts[at] != "met":
                    reading.unknown.append(at)
                at += 1
            else:
                matches.append(match)
                at = match.end

    def _match(self, texts: Sequence[str], stems: Sequence[str], at: int, end: int) -> Match | None:
        """Return the longest phrase at a place; between equally long ones the one that is as typed."""
        vocabulary = self._vocabulary
        exact, meanings = vocabulary.exact.longest(texts, at, end)
        if texts[at] not in ARTICLES:
            stemmed, alike = vocabulary.stemmed.longest(stems, at, end)
            if alike is not None and stemmed > exact:
                return Match(at, stemmed, alike)
        return Match(at, exact, meanings) if meanings is not None else None

    def _mark_short_grade(self, reading: Reading) -> None:
        """Read "RI" as a grade: in capitals, or beside a word about grades."""
        for at in [at for at in reading.unknown if reading.texts[at] in ("ri", "ris")]:
            word = reading.words[at]
            if word.raw == "RIs" or (word.text == "ri" and (word.raw == "RI" or self._beside_grades(reading))):
                reading.unknown.remove(at)
                reading.matches.append(Match(at, at + 1, (Meaning(Slot.GRADE, "requires improvement"),)))

    def _join_questions(self, reading: Reading, texts: Sequence[str]) -> None:
        """Explain words near a question's name that its other names hold: "protecting" beside "vulnerable"."""
        for match in reading.matches:
            ids = [m.value for m in match.meanings if m.slot is Slot.QUESTION]
            near = range(match.start - _NEAR, match.end + _NEAR)
            own = [at for at in reading.unknown if at in near and self._belongs(texts[at], ids)]
            reading.unknown[:] = [at for at in reading.unknown if at not in own]
        stems = {stem(texts[at]) for at in reading.unknown}
        if len(stems) < _NEAR or any(m.slot is Slot.QUESTION for match in reading.matches for m in match.meanings):
            return
        cycles = [m.value for match in reading.matches for m in match.meanings if m.slot in (Slot.CYCLE, Slot.YEAR)]
        titles = [self._vocabulary.title_words]
        if cycles and any(m.value == Cue.JUDGED for match in reading.matches for m in match.meanings):
            titles = [self._vocabulary.title_words_in[one] for one in cycles]
        fitting = list(dict.fromkeys(one for held in titles for one, words in held.items() if stems <= words))
        if len(fitting) == 1:  # "treating public with fairness": words of one title, some left out
            at = reading.unknown[0]
            reading.matches.append(Match(at, reading.unknown[-1] + 1, (Meaning(Slot.QUESTION, fitting[0]),)))
            reading.unknown.clear()

    def _belongs(self, word: str, questions: Sequence[str]) -> bool:
        return any(stem(word) in self._vocabulary.words_of[question] for question in questions)

    def _beside_grades(self, reading: Reading) -> bool:
        return any(m.value in _GRADE_CUES for match in reading.matches for m in match.meanings)

    def _drop_names(self, reading: Reading) -> None:
        """Leave out who signs: "many thanks, Anne"."""
        for at in [at for at in reading.unknown if at and reading.texts[at - 1] in SIGN_OFFS]:
            raw = reading.words[at].raw
            if raw[0].isupper() and not raw.isupper():
                reading.unknown.remove(at)

    def _mend(self, reading: Reading, texts: Sequence[str]) -> None:
        free = [True] * len(texts)
        for match in reading.matches:
            loose = all(m.slot in (Slot.FILLER, Slot.MAYBE_FORCE) for m in match.meanings)
            free[match.start : match.end] = [loose] * (match.end - match.start)
        for found in reading.found_dates:
            free[found.start : found.end] = [False] * (found.end - found.start)
        for at in list(reading.unknown):
            if at not in reading.unknown or stem(texts[at]) in self._vocabulary.texts:
                continue
            mended = self._slips.mend(texts, at, free) or self._slips.mend_force(texts, at, free, reading.matches)
            if mended is None:
                continue
            inside = range(mended.start, mended.end)
            reading.unknown[:] = [place for place in reading.unknown if place not in inside]
            reading.matches[:] = [m for m in reading.matches if m.start not in inside]
            reading.matches.append(Match(mended.start, mended.end, mended.meanings))
            reading.corrected.append((" ".join(w.raw for w in reading.words[mended.start : mended.end]), mended.read))
            free[mended.start : mended.end] = [False] * (mended.end - mended.start)
        reading.matches.sort(key=lambda match: match.start)


def _drop_digits(reading: Reading) -> None:
    """Leave out digits that stand for a word: "deadlines 4 Kent"."""
    forces = {
        match.start
        for match in reading.matches
        if any(m.slot is Slot.FORCE or m.value == Cue.WE for m in match.meanings)
    }
    reading.unknown[:] = [at for at in reading.unknown if not is_digit_for_word(reading.texts, at, forces)]


def _is_everyday(reading: Reading, match: Match) -> bool:
    word = reading.words[match.start]
    alone = match.end == match.start + 1
    if alone and word.raw.isalpha() and word.raw[-1] == "s" and word.raw[:-1].isupper():
        return True  # "MPs" are Members of Parliament, "MPS" is a force
    if not alone or not word.raw.islower() or match.start == 0:
        return False
    return reading.texts[match.start - 1] in EVERYDAY_BEFORE or (
        word.text == "met" and beside.is_done(reading.texts, match.start, after_force=_ends_force(reading, match.start))
    )


def _ends_force(reading: Reading, at: int) -> bool:
    last = reading.matches[-1] if reading.matches else None
    return last is not None and last.end == at and any(m.slot is Slot.FORCE for m in last.meanings)


def _read_beside(reading: Reading) -> None:
    places = [beside.Place(*match) for match in reading.matches]
    for at, meaning in beside.read(reading.texts, places, dated=bool(reading.found_dates)):
        if at in reading.unknown:
            reading.unknown.remove(at)
        if meaning.slot is Slot.FILLER:
            reading.matches[:] = [match for match in reading.matches if (match.start, match.end) != (at, at + 1)]
        reading.matches.append(Match(at, at + 1, (meaning,)))
    reading.matches.sort(key=lambda match: match.start)


def _read_areas(reading: Reading) -> None:
    graded = beside.graded_areas(reading.texts, [beside.Place(*match) for match in reading.matches])
    for one in graded:
        reading.matches.remove(Match(*one))
        reading.matches.append(Match(one.start, one.end, (Meaning(Slot.CUE, Form.ANYTHING),)))
    reading.matches.sort(key=lambda match: match.start)
