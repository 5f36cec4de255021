"""A file beside a SQLite database whose bytes are locks, which die with the process that holds them."""

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.errors import LedgerError

MIGRATIONS = 0
"""The byte for whoever makes or changes the tables; the others are deliveries by their ids."""


@dataclass
class LockFile:
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


_files: dict[Path, LockFile] = {}
_files_guard = threading.Lock()


def lock_file(where: str, database: Path) -> LockFile:
    """Return the file of locks beside a database; made where there is none.

    Args:
        where: how the database is called in messages.
        database: its file.

    Raises:
        LedgerError: it cannot be made.
    """
    real = database.resolve()
    path = real.with_name(real.name + ".lock")
    with _files_guard:
        found = _files.get(path)
        # A forked child inherits no locks; and a file that was deleted is another one to everybody else.
        if found is None or found.opened_in != os.getpid() or not found.is_there():
            found = _files[path] = LockFile(where, path, _opened(where, path), os.getpid())
    return found


def _opened(where: str, path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError as error:
        fix = f"see that {path.parent} is a folder on a local disk, and that this user may write to it"
        raise LedgerError(where, f"has no file for its locks ({error.strerror})", fix) from error
