"""Full-text search over findings and observations: the closest passages, never an answer by itself.

SQLite's FTS5 in memory, with Porter stems. Every word is quoted, so no search syntax reaches it. One force's texts are
indexed when that force is first searched: a snapshot costs nothing to take over, and a search stays small.
"""

import threading
import weakref
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from bot.domain.finding import Finding, Observation
from bot.domain.knowledge import Knowledge

if TYPE_CHECKING:
    import sqlite3

Passage = Finding | Observation
NATIONAL = ""
"""The shelf of findings that name several forces: searched with every force."""
MOST_WORDS = 2000
"""Of so many words it is kept where they occur."""


class Passages:
    """The texts of one knowledge snapshot. Safe to share between threads."""

    def __init__(self, knowledge: Knowledge, index: "_Index | None" = None) -> None:
        """Take what is searched; `index` holds the texts of all of it, where there is one."""
        self._knowledge = knowledge
        self._index = index or _Index(knowledge)

    def with_findings(self, knowledge: Knowledge) -> "Passages":
        """Return those of knowledge that differs in findings only; the index serves both where no text differs."""
        pairs = zip(self._knowledge.findings, knowledge.findings, strict=False)
        same = len(self._knowledge.findings) == len(knowledge.findings) and all(
            one is other or (one.id == other.id and one.forces == other.forces and _text(one) == _text(other))
            for one, other in pairs
        )
        return Passages(knowledge, self._index if same else None)

    def search(
        self, words: Sequence[str], forces: Iterable[str], *, every: bool = True, most: int = 1000
    ) -> list[Passage]:
        """Return passages of these forces, best first.

        Args:
            words: what to look for; stems match ("investigations" finds "investigating").
            forces: force ids; findings that name several forces are found with each of them.
            every: whether every word must occur, or one suffices.
            most: how many to return at most.

        Returns:
            Findings and observations; none for no words.
        """
        quoted = [_quoted(word) for word in words if any(c.isalnum() for c in word)]
        if not quoted:
            return []
        wanted = tuple(dict.fromkeys(forces))
        mine, held = set(wanted), self._knowledge.finding_by_id
        found = self._index.look(quoted, wanted, every=every, most=most)
        now = (held[one.id.upper()] if isinstance(one, Finding) else one for one in found)
        return [one for one in now if not isinstance(one, Finding) or not mine.isdisjoint(one.forces)]

    def prepare(self) -> None:
        """Index every force's texts now, and look where subjects occur, so that no question waits for it."""
        self._index.prepare()


class _Index:
    """The texts, and where in them words occur. What register entries say of a finding is not searched."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._shelves: dict[str, int] = {}
        self._passages: list[Passage] = []
        self._shelf_of: list[int] = []
        self._shelves_with: dict[str, frozenset[int]] = {}
        self._national = [finding for finding in knowledge.findings if len(finding.forces) > 1]
        self._named_together = {force for finding in self._national for force in finding.forces}

    def look(self, quoted: Sequence[str], forces: Sequence[str], *, every: bool, most: int) -> list[Passage]:
        """Return what is on the shelves of these forces, best first."""
        with self._lock:
            shelves = {self._shelf(force) for force in forces if self._held(force)}
            if not self._named_together.isdisjoint(forces):
                shelves.add(self._shelf(NATIONAL))
            holding = [shelves & self._on(one) for one in quoted]
            shelves = set.intersection(*holding) if every else set.union(*holding)
            if not shelves:
                return []
            rows = self._rows(f"({(' AND ' if every else ' OR ').join(quoted)})", shelves, most)
        return [self._passages[row - 1] for row in rows]

    def prepare(self) -> None:
        """Index every force's texts, and look where subjects occur."""
        with self._lock:
            for force in (NATIONAL, *self._knowledge.forces):
                self._shelf(force)
            if self._connection is not None:
                with self._connection:  # one piece instead of one for each force: a search looks into every piece
                    self._connection.execute("INSERT INTO passages (passages) VALUES ('optimize')")
        filed: tuple[Passage, ...] = (*self._knowledge.findings, *self._knowledge.observations)
        subjects = {word.casefold() for one in filed for about in one.about for word in about.split()}
        for word in sorted(subjects)[: MOST_WORDS // 2]:
            with self._lock:  # anew for each: a question need not wait for all
                self._on(_quoted(word))

    def _held(self, force: str) -> bool:
        return bool(self._knowledge.findings_of.get(force) or self._knowledge.observations_of.get(force))

    def _on(self, quoted: str) -> frozenset[int]:
        """Return the shelves on which a word occurs; kept, since the same is looked for in many forces."""
        on = self._shelves_with.get(quoted)
        if on is None:
            if self._connection is None:
                return frozenset()
            rows = self._connection.execute("SELECT rowid FROM passages WHERE passages MATCH ?", (f"text:({quoted})",))
            on = frozenset(self._shelf_of[row - 1] for (row,) in rows)
            if len(self._shelves_with) >= MOST_WORDS:
                self._shelves_with.clear()
            self._shelves_with[quoted] = on
        return on

    def _rows(self, match: str, shelves: set[int], most: int) -> list[int]:
        assert self._connection is not None
        on = " OR ".join(f'shelf:"s{shelf}"' for shelf in sorted(shelves))
        narrowed = f"text:{match} AND ({on})" if len(shelves) < len(self._shelves) else f"text:{match}"
        sql = "SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY bm25(passages, 1.0, 0.0) LIMIT ?"
        return [row for (row,) in self._connection.execute(sql, (narrowed, most))]

    def _shelf(self, force: str) -> int:
        """Return the number of a force's shelf, indexing its texts the first time."""
        shelf = self._shelves.get(force)
        if shelf is not None:
            return shelf
        shelf = self._shelves[force] = len(self._shelves)
        if force == NATIONAL:
            own: list[Passage] = list(self._national)
        else:
            findings = self._knowledge.findings_of.get(force, ())
            own = [*(one for one in findings if len(one.forces) == 1), *self._knowledge.observations_of.get(force, ())]
        if self._connection is None:
            self._connection = _connect()
            weakref.finalize(self, self._connection.close)  # from 3.13 on, Python complains of one left open
        start = len(self._passages) + 1
        self._passages += own
        self._shelf_of += [shelf] * len(own)
        self._shelves_with.clear()
        rows = ((number, _text(one), f"s{shelf}") for number, one in enumerate(own, start))
        with self._connection:
            self._connection.executemany("INSERT INTO passages (rowid, text, shelf) VALUES (?, ?, ?)", rows)
        return shelf


def _quoted(word: str) -> str:
    """Return a word so that none of it is read as search syntax."""
    return '"' + word.replace('"', '""') + '"'


def _connect() -> "sqlite3.Connection":
    import sqlite3  # noqa: PLC0415 (only some questions need it; the first answer is not kept waiting)

    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.execute("CREATE VIRTUAL TABLE passages USING fts5(text, shelf, content='', tokenize='porter unicode61')")
    return connection


def _text(passage: Passage) -> str:
    if isinstance(passage, Observation):
        return " \n".join((passage.text, *passage.about))
    obligations = (f"{one.what} {one.id.replace('-', ' ')}" for one in passage.obligations)
    return " \n".join((passage.summary, *passage.actions, *passage.about, *obligations, passage.wording, passage.note))
