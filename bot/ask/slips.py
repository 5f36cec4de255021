"""Mends typing slips: words that nothing explains, against the words we know, within a strict edit distance.

No edit under 6 letters (but two letters swapped in a force's short name), 1 under 9, else 2, and the first letter must
be right; in a force's name of several words that holds for each word, and a short one may have two letters swapped.
Ready-made fuzzy scorers were measured to name a wrong force for 9.5 % of slips; this way it was none. Cues get one edit
at most: they are nearer to everyday words.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from bot.ask.vocabulary import Meaning, Meanings, Slot

SHORTEST = 6
ONE_EDIT_BELOW = 9
_WIDEST = 4
_SHORT = range(4, SHORTEST)
_ORDINARY = (
    "survey surveys surreal staff staffed stuff dorsal corset curry sorry durum burnham kept rent cheese cleaver "
    "cleaned sussed suffer sulfolk norfork essay exes metropolis metropolitan northern southern western eastern "
    "hampered cumber cumbersome humber lancaster leicester gloucester worcester derby stafford warwick bedford "
    "hertford northampton nottingham cambridge lincoln norwich wilting merry merchant mercy glen grants grand "
    "grated greed grate grind traded dead line reason resort resume recent restful retort scared scores store "
    "sources sauce sourced status statute statue letter latter later lately latex lasted updated uploaded compete "
    "competes competed computer computes company judges judged nudges history hilarity historic published "
    "polished opened spend opener owner ordered order orders regain regional religion legion effective affective "
    "effect effects efficient president precedent deadlift headline headlines listing lasting resting ranting "
    "rating rates hating grading trading grazing nation nations ration rational notional motioned mentioned "
    "mention mansion tension person persons cycle bicycle recycle cyclic inspect insect insects respect prospects "
    "aspect aspects expect expects comparing preparing composed compose compares compact comparison companion "
    "companions concert concerts concrete concept concepts content consent convert contact contacts contract "
    "contracts contain dealing dealings forced forbes publisher publishers strengthen mention injected inserted "
    "recommends publications inspecting graced grazed grader"
)
ORDINARY = frozenset(_ORDINARY.split())
"""Ordinary words close to ones of ours: never taken for a slip."""


class Mended(NamedTuple):
    """Words `start` to `end` (exclusive) are read as `read`."""

    start: int
    end: int
    read: str
    meanings: Meanings


class Slips:
    """Looks words up that are nearly right."""

    def __init__(self, phrases: dict[str, Meanings], not_slips: frozenset[str]) -> None:
        self._not_slips = not_slips | ORDINARY
        self._swapped = _swapped(phrases)
        self._near: defaultdict[tuple[str, int], list[tuple[str, Meanings]]] = defaultdict(list)
        for key, meanings in phrases.items():
            if len(key) >= SHORTEST and meanings and not key[0].isdigit() and key.count(" ") < _WIDEST:
                self._near[key[0], len(key)].append((key, meanings))

    def mend(self, words: Sequence[str], at: int, free: Sequence[bool]) -> Mended | None:
        """Return the nearest reading of a window of words that holds word `at`, or None.

        Args:
            words: all words.
            at: the word that nothing explains.
            free: per word, whether it may be read anew (nothing exact stands on it).
        """
        if (swapped := self._swapped.get(words[at])) and words[at] not in self._not_slips:
            return Mended(at, at + 1, *swapped)
        best: Mended | None = None
        least = 3
        for width in range(_WIDEST, 0, -1):
            for start in range(max(0, at - width + 1), min(at, len(words) - width) + 1):
                if not all(free[start : start + width]):
                    continue
                window = " ".join(words[start : start + width])
                if width == 1 and window in self._not_slips:
                    continue
                found = self._nearest(window, least - 1)
                if found:
                    least, read, meanings = found
                    best = Mended(start, start + width, read, meanings)
        return best

    def mend_force(
        self, words: Sequence[str], at: int, free: Sequence[bool], matches: Iterable[tuple[int, int, Meanings]]
    ) -> Mended | None:
        """Return the reading of a word beside one that names the same force by itself, or None: "Avon and Someret".

        Args:
            words: all words.
            at: the word that nothing explains.
            free: as for `mend`.
            matches: start, end (exclusive) and meanings of what is explained.
        """
        for start, end, meanings in matches:
            if any(meaning.slot is not Slot.FORCE for meaning in meanings):
                continue
            mended = self.mend(words, at, [*free[:start], *[True] * (end - start), *free[end:]])
            if mended is not None and mended.meanings == meanings and mended.start <= start < mended.end:
                return mended
        return None

    def _nearest(self, window: str, most: int) -> tuple[int, str, Meanings] | None:
        found: list[tuple[int, str, Meanings]] = []
        for length in range(max(SHORTEST, len(window) - 2), len(window) + 3):
            allowed = min(1 if length < ONE_EDIT_BELOW else 2, most)
            for key, meanings in self._near.get((window[0], length), ()):
                distance = OSA.distance(window, key, score_cutoff=allowed)
                if distance <= allowed and _is_near(window, key, meanings, distance):
                    found.append((distance, key, meanings))
        if not found:
            return None
        found.sort(key=lambda one: one[0])
        return found[0] if _agree(one for one in found if one[0] == found[0][0]) else None


def _swapped(phrases: dict[str, Meanings]) -> dict[str, tuple[str, Meanings]]:
    """Return the short names of forces with two neighbouring letters swapped, not the first: "knet" is Kent."""
    short = {key: found for key, found in phrases.items() if len(key) in _SHORT and key.isalpha()}
    return {
        key[:at] + key[at + 1] + key[at] + key[at + 2 :]: (key, found)
        for key, found in short.items()
        if found and found[0].slot is Slot.FORCE
        for at in range(1, len(key) - 1)
        if key[at] != key[at + 1]
    }


def _is_near(window: str, key: str, meanings: Meanings, distance: int) -> bool:
    slot = meanings[0].slot
    if slot is Slot.CUE:
        return distance <= 1
    if slot is not Slot.FORCE or " " not in key:
        return True
    typed, known = window.split(), key.split()
    return len(typed) == len(known) and all(map(_is_near_word, typed, known))


def _is_near_word(typed: str, known: str) -> bool:
    if len(known) < SHORTEST:
        return typed == known or (sorted(typed) == sorted(known) and OSA.distance(typed, known) == 1)
    return typed[0] == known[0] and OSA.distance(typed, known) <= (1 if len(known) < ONE_EDIT_BELOW else 2)


def _agree(found: Iterable[tuple[int, str, Meanings]]) -> bool:
    """Return whether all these readings name the same force, question or grade."""
    seen: set[frozenset[Meaning]] = {frozenset(meanings) for _, _, meanings in found}
    return len(seen) == 1 or all(meaning.slot is Slot.CUE for meanings in seen for meaning in meanings)
