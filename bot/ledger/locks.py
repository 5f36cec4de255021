"""Locks that die with the process that holds them, and stay while it only stands still: never a lease.

PostgreSQL: an advisory lock of a transaction, which survives poolers. SQLite: a byte of a file beside the database.
"""

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import LedgerError
from bot.ledger.engine import Database
from bot.ledger.troubles import explained

_CLAIMS, _CHANNELS, _MIGRATIONS = 0x70656501, 0x70656502, 0x70656503
"""Spaces of our advisory locks, so that other users of the database keep theirs."""
_TRY = text(
    "SELECT set_config('idle_in_transaction_session_timeout', '0', true), "
    # A machine that lost its power says no goodbye: found out after a minute, not after PostgreSQL's two hours.
    "set_config('tcp_keepalives_idle', '30', true), set_config('tcp_keepalives_interval', '10', true), "
    "set_config('tcp_keepalives_count', '3', true), pg_try_advisory_xact_lock(:space, :number)"
)
_WAIT = text("SELECT set_config('lock_timeout', :seconds, true)")
_MIGRATION_BYTE = 0
_MIGRATION_SECONDS = 60.0


@contextmanager
def claimed(database: Database, number: int) -> Iterator[bool]:
    """Hold the lock of a delivery while the block runs; give False where somebody else holds it.

    Args:
        database: whose.
        number: the delivery's id.

    Raises:
        LedgerError: when the database does not answer, before the block runs; never after it.
    """
    if database.path is not None:
        with _file_of(database).held(number) as got:
            yield got
        return
    with explained(database.where):
        connection = database.engine.connect()
    try:
        with explained(database.where):
            got = bool(connection.execute(_TRY, {"space": _CLAIMS, "number": number}).one()[-1])
        yield got
    finally:
        _let_go(connection)


def one_at_a_time(database: Database, connection: Connection, channel: str) -> None:
    """Wait until no other transaction plans for a channel; in SQLite transactions that write wait for each other."""
    if database.path is None:
        lock = text("SELECT pg_advisory_xact_lock(:space, hashtext(:channel))")
        connection.execute(lock, {"space": _CHANNELS, "channel": channel})


@contextmanager
def migrating(database: Database) -> Iterator[Connection]:
    """Give a connection in a transaction in which nobody else migrates. Raises LedgerError."""
    if database.path is not None:
        with _file_of(database).waited_for(_MIGRATION_BYTE, _MIGRATION_SECONDS), database.writing() as connection:
            yield connection
        return
    with explained(database.where), database.engine.begin() as connection:
        connection.execute(_WAIT, {"seconds": f"{_MIGRATION_SECONDS:.0f}s"})
        connection.execute(text("SELECT pg_advisory_xact_lock(:space, 0)"), {"space": _MIGRATIONS})
        yield connection


def _let_go(connection: Connection) -> None:
    try:
        connection.close()
    except SQLAlchemyError:
        connection.invalidate()  # the connection is gone, and the lock with it


@dataclass
class _LockFile:
    """A file whose bytes are locks.

    POSIX locks belong to a process, and closing any descriptor of the file drops them all. So a process opens the file
    once, never closes it, and keeps its threads apart by itself.
    """

    where: str
    path: Path
    descriptor: int
    opened_in: int
    taken: set[int] = field(default_factory=set)
    guard: threading.Lock = field(default_factory=threading.Lock)

    def is_there(self) -> bool:
        """Return whether the file is still found under its name."""
        try:
            return os.path.samestat(os.fstat(self.descriptor), self.path.stat())
        except OSError:
            return False

    @contextmanager
    def held(self, number: int) -> Iterator[bool]:
        """Hold a byte, or give False where somebody else holds it."""
        got = self._take(number)
        try:
            yield got
        finally:
            if got:
                self._free(number)

    @contextmanager
    def waited_for(self, number: int, seconds: float) -> Iterator[None]:
        """Wait for a byte and hold it. Raises LedgerError after so many seconds."""
        until = time.monotonic() + seconds
        while not self._take(number):
            if time.monotonic() > until:
                fix = "end the copy of the bot that holds it, then start this one anew"
                raise LedgerError(self.where, f"is being migrated by somebody else for {seconds:.0f} s", fix)
            time.sleep(0.05)
        try:
            yield
        finally:
            self._free(number)

    def _take(self, number: int) -> bool:
        with self.guard:
            if number in self.taken:
                return False
            try:
                fcntl.lockf(self.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, number)
            except (BlockingIOError, PermissionError):  # the two ways in which POSIX says that it is held
                return False
            except OSError as error:
                fix = "put the database on a local disk whose file system has locks"
                raise LedgerError(str(self.path), f"cannot be locked ({error})", fix) from error
            self.taken.add(number)
            return True

    def _free(self, number: int) -> None:
        with self.guard:
            self.taken.discard(number)
            fcntl.lockf(self.descriptor, fcntl.LOCK_UN, 1, number)


_files: dict[Path, _LockFile] = {}
_files_guard = threading.Lock()


def _file_of(database: Database) -> _LockFile:
    assert database.path is not None
    path = database.path.resolve()
    path = path.with_name(path.name + ".lock")
    with _files_guard:
        found = _files.get(path)
        # A forked child inherits no locks; and a file that was deleted is another one to everybody else.
        if found is None or found.opened_in != os.getpid() or not found.is_there():
            found = _files[path] = _LockFile(database.where, path, _opened(database.where, path), os.getpid())
    return found


def _opened(where: str, path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError as error:
        fix = f"let this user write to {path}"
        raise LedgerError(where, f"has no file for its locks ({error.strerror})", fix) from error
