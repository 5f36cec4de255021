"""What an unknown word may stand for: a suggestion for whoever keeps the knowledge, never an answer.

Looser than the mending of typing slips (`bot.ask.slips`), which must never name a wrong force.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import JaroWinkler

from bot.ask.vocabulary import Slot, Vocabulary

NEAR = 0.8
"""Jaro-Winkler: letters alike and the same beginning; below it the nearest are of no use."""
SHORTEST = 4
MOST_WORDS = 4
"""Of a phrase: whole titles have some word like any other."""
_OFFERED = {Slot.FORCE: "force", Slot.QUESTION: "question", Slot.PILLAR: "pillar", Slot.KIND: "kind"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word, and what it may be an alias of: `kind` is "force", "question", "pillar", "kind" or "glossary term"."""

    word: str
    kind: str
    id: str
    like: str


def suggestions(vocabulary: Vocabulary, words: Iterable[str], most: int = 2) -> list[Suggestion]:
    """Return the nearest things of the vocabulary for words that nothing explains, the nearest first."""
    found: dict[tuple[str, str], tuple[float, Suggestion]] = {}
    for word in dict.fromkeys(one.lower() for one in words if len(one) >= SHORTEST):
        for phrase, kind, id_ in _things(vocabulary):
            near = _likeness(word, phrase)
            held = found.get((kind, id_))
            if near >= NEAR and (
                held is None or (-near, len(phrase), phrase) < (-held[0], len(held[1].like), held[1].like)
            ):
                found[kind, id_] = (near, Suggestion(word, kind, id_, phrase))
    ranked = sorted(found.values(), key=lambda one: (-one[0], one[1].kind, one[1].id))
    return [suggestion for _, suggestion in ranked[:most]]


def _things(vocabulary: Vocabulary) -> Iterable[tuple[str, str, str]]:
    for phrase, meanings in vocabulary.phrases.items():
        if phrase.count(" ") >= MOST_WORDS:
            continue
        for meaning in meanings:
            if meaning.slot in _OFFERED:
                yield phrase, _OFFERED[meaning.slot], meaning.value
    for phrase, term in vocabulary.glossary.items():
        yield phrase, "glossary term", term


def _likeness(word: str, phrase: str) -> float:
    """Return how alike a word is to a phrase or to one of its longer words, 0 to 1."""
    parts = [part for part in phrase.split() if len(part) >= SHORTEST and part[0] == word[0]]
    whole = [phrase] if phrase[:1] == word[0] else []
    return max((JaroWinkler.similarity(word, one) for one in (*parts, *whole)), default=0.0)
