"""Duplicates are answered once: deliveries are claimed by event_id or trigger_id before anything is done about them.

Slack delivers an event again at once, after a minute and after five when it saw no acknowledgement, and a signed
request of up to five minutes' age is valid a second time. A claim is *held* until its answer is given and then
*settled*. A claim held by a process that died before its answer must not swallow Slack's next attempt: after
STALE_SECONDS it is free again.
"""

import logging
import os
import secrets
import sqlite3
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import Protocol

log = logging.getLogger(__name__)

KEEP_SECONDS = 3600.0
"""Longer than Slack's last retry (about six minutes) and a replayed signature (five)."""
STALE_SECONDS = 30.0
MOST_KEPT = 50_000
PRUNE_EVERY = 500
BUSY_SECONDS = 0.5
OPEN_AGAIN_SECONDS = 0.01
PRIMARY_CODE = 0xFF
"""The bits of an SQLite error that say which it is; the others say more (https://www.sqlite.org/rescode.html)."""


class Claim(Enum):
    """What became of a claim."""

    NEW = "new"  # ours now: answer it
    DONE = "done"  # answered, or being answered by this process: acknowledge only
    ELSEWHERE = "elsewhere"  # held by another process: do not acknowledge, Slack asks again later


class Once(Protocol):
    """Remembers what was answered."""

    def claim(self, key: str) -> Claim:
        """Claim a delivery; an empty key is always new."""
        ...

    def settle(self, key: str) -> None:
        """Note that a claimed delivery was answered."""
        ...

    def release(self, key: str) -> None:
        """Give a claim back, because nobody could be answered."""
        ...


class OnceInMemory:
    """Remembers within this process, bounded in number and time."""

    def __init__(self, now: Callable[[], float] = time.monotonic, most: int = MOST_KEPT) -> None:
        self._now = now
        self._most = most
        self._kept: OrderedDict[str, float] = OrderedDict()
        self._lock = threading.Lock()

    def claim(self, key: str) -> Claim:
        """Claim a delivery; an empty key is always new."""
        if not key:
            return Claim.NEW
        with self._lock:
            if self._is_held(key):
                return Claim.DONE
            self._kept[key] = self._now()
        return Claim.NEW

    def holds(self, key: str) -> bool:
        """Return whether this process claimed a delivery, and did not give it back."""
        with self._lock:
            return self._is_held(key)

    def _is_held(self, key: str) -> bool:
        now = self._now()
        while self._kept:
            oldest = next(iter(self._kept))
            if len(self._kept) < self._most and now - self._kept[oldest] < KEEP_SECONDS:
                break
            del self._kept[oldest]
        return key in self._kept

    def settle(self, key: str) -> None:
        """Nothing to note: what this process holds, it answers."""

    def release(self, key: str) -> None:
        """Give a claim back."""
        with self._lock:
            self._kept.pop(key, None)


class OnceInFile:
    """Remembers in a SQLite file that the worker processes of one machine share.

    When the file cannot be used, it says so in the log and remembers in memory: an unanswered question is worse than
    one answered twice.
    """

    def __init__(
        self, path: Path, now: Callable[[], float] = time.time, elapsed: Callable[[], float] = time.monotonic
    ) -> None:
        """Take the file, the time of day that processes share, and a clock of this process that nobody sets."""
        self._path = path
        self._now = now
        self._token = secrets.token_hex(4)
        self._lock = threading.Lock()
        self._kept: sqlite3.Connection | None = None
        self._elapsed = elapsed
        self._memory = OnceInMemory(elapsed)
        self._unsettled: deque[str] = deque(maxlen=MOST_KEPT)
        self._claims = 0
        if hasattr(os, "register_at_fork"):
            # SQLite forbids to carry a connection, or to close it, across a fork: each side opens its own.
            os.register_at_fork(
                before=self._before_fork, after_in_parent=self._lock.release, after_in_child=self._begin_anew
            )

    @property
    def _owner(self) -> str:
        # The process id is asked for each time: a server may fork after this object was made.
        return f"{os.getpid()} {self._token}"

    def claim(self, key: str) -> Claim:
        """Claim a delivery; an empty key is always new."""
        if not key:
            return Claim.NEW
        if self._memory.holds(key):  # what this process claimed it answers, whatever the file says
            return Claim.DONE
        try:
            with self._database() as database:
                there = self._claim_in(database, key)
        except (sqlite3.Error, OSError) as error:
            self._report(error)
            there = Claim.NEW
        return self._memory.claim(key) if there is Claim.NEW else there  # of several threads one

    def settle(self, key: str) -> None:
        """Note that a claimed delivery was answered; where the file is busy, with the next claim."""
        if not key:
            return
        self._unsettled.append(key)
        try:
            with self._database() as database:
                self._settle_in(database)
        except (sqlite3.Error, OSError) as error:
            self._report(error)

    def release(self, key: str) -> None:
        """Give a claim back, because nobody could be answered."""
        self._memory.release(key)
        try:
            with self._database() as database:
                database.execute("DELETE FROM seen WHERE key = ? AND owner = ?", (key, self._owner))
        except (sqlite3.Error, OSError) as error:
            self._report(error)

    def check(self) -> str:
        """Return "" when the file can be written, or what is wrong."""
        try:
            with self._database() as database:
                database.execute("DELETE FROM seen WHERE key = ''")
        except (sqlite3.Error, OSError) as error:
            return str(error)
        return ""

    def close(self) -> None:
        """Close the file; a later use opens it again."""
        with self._lock:
            self._shut()

    def _before_fork(self) -> None:
        self._lock.acquire()
        self._shut()

    def _begin_anew(self) -> None:
        """Forget, in a child, what its parent claimed and answers."""
        self._memory = OnceInMemory(self._elapsed)
        self._unsettled.clear()
        self._lock.release()

    def _shut(self) -> None:
        if self._kept is not None:
            self._kept.close()
            self._kept = None

    def _claim_in(self, database: sqlite3.Connection, key: str) -> Claim:
        now, owner = self._now(), self._owner
        self._settle_in(database)
        self._claims += 1
        if self._claims % PRUNE_EVERY == 1:
            database.execute("DELETE FROM seen WHERE abs(at - ?) > ?", (now, KEEP_SECONDS))
        if database.execute("INSERT OR IGNORE INTO seen VALUES (?, ?, ?, 0)", (key, now, owner)).rowcount:
            return Claim.NEW
        # An age below nothing is as stale as a great one: the clock was set back. What this process did not keep in
        # mind and is entered as its own, it gave back while the file was busy.
        taken = database.execute(
            "UPDATE seen SET at = :now, owner = :owner, settled = 0 WHERE key = :key"
            " AND (abs(at - :now) > :keep OR (settled = 0 AND (abs(at - :now) > :stale OR owner = :owner)))",
            {"now": now, "owner": owner, "key": key, "keep": KEEP_SECONDS, "stale": STALE_SECONDS},
        )
        if taken.rowcount == 1:
            return Claim.NEW
        row = database.execute("SELECT settled FROM seen WHERE key = ?", (key,)).fetchone()
        return Claim.DONE if row is None or row[0] else Claim.ELSEWHERE

    def _settle_in(self, database: sqlite3.Connection) -> None:
        """Settle what was answered; also what could not be entered when it was claimed."""
        while self._unsettled:
            key = self._unsettled[0]
            database.execute(
                "INSERT INTO seen VALUES (?, ?, ?, 1) ON CONFLICT (key) DO UPDATE SET settled = 1",
                (key, self._now(), self._owner),
            )
            self._unsettled.popleft()

    @contextmanager
    def _database(self) -> Iterator[sqlite3.Connection]:
        """Give this process's connection to one thread at a time. Raises sqlite3.Error, also after BUSY_SECONDS."""
        if not self._lock.acquire(timeout=BUSY_SECONDS):
            raise sqlite3.OperationalError("other threads are waiting for it")
        try:
            if self._kept is None:
                self._kept = self._open()
            yield self._kept
        finally:
            self._lock.release()

    def _open(self) -> sqlite3.Connection:
        # Of several processes that open a new file at once SQLite refuses all but one, without waiting.
        end = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                return self._opened()
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & PRIMARY_CODE != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                    raise
                time.sleep(OPEN_AGAIN_SECONDS)

    def _opened(self) -> sqlite3.Connection:
        made = sqlite3.connect(self._path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            made.execute("PRAGMA journal_mode = WAL")
            made.execute("PRAGMA synchronous = OFF")
            made.execute(
                "CREATE TABLE IF NOT EXISTS seen"
                " (key TEXT PRIMARY KEY, at REAL, owner TEXT, settled INTEGER) WITHOUT ROWID"
            )
        except BaseException:
            made.close()
            raise
        return made

    def _report(self, error: Exception) -> None:
        log.error(
            "BOT_SEEN_FILE %s cannot be used (%s): duplicates are told apart in this process only", self._path, error
        )
