"""Texts made once and kept, bounded by their characters rather than by their number: answers differ tenfold in length.

They are kept in two generations. When the younger is full it becomes the older one, what was the older is dropped, and
whatever is asked for again moves over: a look-up that finds something takes no lock and puts nothing in order.
"""

import threading
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Bounded(Generic[K]):
    """Keeps what `make` returns for a key. Safe to share between threads; an exception of `make` keeps nothing."""

    def __init__(self, make: Callable[[K], Sequence[str]], most: int) -> None:
        """Take what makes the texts of a key, and how many characters are kept at most."""
        self._make = make
        self._most_of_one = most // 2
        self._lock = threading.Lock()
        self._young: dict[K, Sequence[str]] = {}
        self._old: dict[K, Sequence[str]] = {}
        self._sizes = [0, 0]
        self.made = 0
        """How often something was made rather than found."""

    @property
    def characters(self) -> int:
        """How many characters are kept."""
        return sum(self._sizes)

    def __call__(self, key: K) -> Sequence[str]:
        """Return the texts of a key."""
        found = self._young.get(key)
        if found is not None:
            return found
        found = self._old.get(key)
        if found is None:
            found = self._make(key)
            self.made += 1
        self._keep(key, found)
        return found

    def _keep(self, key: K, texts: Sequence[str]) -> None:
        size = sum(map(len, texts))
        with self._lock:
            if key in self._young or size > self._most_of_one:
                return
            if self._sizes[0] + size > self._most_of_one:
                self._old, self._young = self._young, {}
                self._sizes = [0, self._sizes[0]]
            self._young[key] = texts
            self._sizes[0] += size
