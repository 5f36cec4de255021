"""The knowledge in use: a snapshot, exchanged whole when the files change and kept when the change is faulty."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from bot.domain.knowledge import Knowledge
from bot.kb.loading import load
from bot.kb.problem import Problem
from bot.kb.tree import survey

T = TypeVar("T")
Fingerprint = tuple[tuple[str, int, int], ...]


class Store(Generic[T]):
    """Holds what `derive` made of the knowledge, and follows the files.

    Args:
        path: the knowledge folder.
        derive: makes what the bot works with (an `Answerer`) from a snapshot; the store keeps nothing else.

    Reading `current` takes no lock and never sees half a change. At the start the best of a faulty folder is taken,
    as there is nothing better; later only a folder without problems replaces what is in use.
    """

    def __init__(self, path: Path, derive: Callable[[Knowledge], T]) -> None:
        self.path = path
        self._derive = derive
        self._lock = threading.Lock()
        self._seen = fingerprint(path)
        loaded = load(path)
        self._clean = loaded.ok
        self._problems = loaded.problems
        self._current = derive(loaded.knowledge)

    @property
    def current(self) -> T:
        """What is in use."""
        return self._current

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of the files as they stand now; with any, `current` may be older than the files."""
        return self._problems

    def refresh(self) -> bool:
        """Look whether a file changed, and if so load again. Cheap when none did; safe from any thread.

        One thread waits for another that is at it, and looks then: what was written before the call is in use after it.

        Returns:
            Whether anything changed: what is in use, or the problems.
        """
        with self._lock:
            seen = fingerprint(self.path)
            if seen == self._seen:
                return False
            loaded = load(self.path)
            before = self._problems
            if loaded.ok or (not self._clean and len(loaded.problems) < len(before)):
                self._current = self._derive(loaded.knowledge)
                self._clean = loaded.ok
            self._problems = loaded.problems
            self._seen = seen
            return loaded.ok or loaded.problems != before


def fingerprint(path: Path) -> Fingerprint:
    """Return path, time of change and size of every file of the folder: enough to see that one changed."""
    try:
        tree = survey(path)
    except OSError:
        return ()
    marks = []
    for file in [*tree.files(), *(stray for stray, _, _ in tree.strays)]:
        try:
            stat = file.stat()
            marks.append((str(file), stat.st_mtime_ns, stat.st_size))
        except OSError:
            marks.append((str(file), 0, -1))
    return tuple(marks)
