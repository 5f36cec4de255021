"""A table of phrases in which the longest that stands at a place is found in one walk over the words."""

from collections.abc import Collection, Mapping, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class _Node(Generic[T]):
    """What may follow the words so far, and what they mean by themselves."""

    __slots__ = ("after", "meaning")

    def __init__(self) -> None:
        self.after: dict[str, _Node[T]] = {}
        self.meaning: T | None = None


class Phrases(Generic[T]):
    """Phrases, as words joined by single spaces, and what they mean.

    Args:
        table: phrase -> its meaning.
        skipped: words that may stand anywhere inside a phrase without being part of it ("the").
    """

    def __init__(self, table: Mapping[str, T], skipped: Collection[str] = ()) -> None:
        self._root = _Node[T]()
        self._skipped = skipped
        for phrase, meaning in table.items():
            node = self._root
            for word in phrase.split(" "):
                node = node.after.setdefault(word, _Node())
            node.meaning = meaning

    def longest(self, words: Sequence[str], start: int, end: int) -> tuple[int, T | None]:
        """Return where the longest phrase from `start` ends, and its meaning; `start` and None where there is none.

        Words are looked at up to `end`, exclusive. A phrase neither begins nor ends with a skipped word.
        """
        node = self._root.after.get(words[start])
        found, meaning = start, None
        at = start + 1
        while node is not None:
            if node.meaning is not None:
                found, meaning = at, node.meaning
            if at >= end:
                break
            after = node.after
            node = after.get(words[at])
            while node is None and words[at] in self._skipped:
                at += 1
                if at >= end:
                    break
                node = after.get(words[at])
            at += 1
        return found, meaning
