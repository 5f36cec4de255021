"""What databases complain of, told to the person who runs the bot: what is wrong, and how to mend it."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.errors import LedgerError

URL_FIX = "write sqlite:///path/to/file, or postgresql+psycopg://user:password@host/name"
_SPACE = "free some space on its disk; what was not told yet is told then"
_START = "see that it runs and that BOT_DATABASE_URL is right; the bot asks again by itself"
_FREE = "end what holds it: a database browser, a back-up, a stopped copy of the bot; the bot asks again by itself"
_BACK = "put it back, or start the bot anew to make an empty one in a folder on a local disk that it may write to"
_TROUBLES = (
    (r"database is locked|lock timeout|LockNotAvailable", "is locked by somebody else", _FREE),
    (r"disk is full|No space left|DiskFull|could not extend", "has no space left", _SPACE),
    (r"unable to open database file", "is not there or cannot be opened", _BACK),
    (r"readonly database|read-only", "cannot be written to", "let this user write to the file and to its folder"),
    (r"not a database|malformed", "is damaged, or is no such database", "put a back-up in its place"),
    (r"no such table|no such column|UndefinedTable|UndefinedColumn", "has not the tables of this version",
     "start the bot anew: it makes them"),
    (r"password authentication|no password supplied|role .* does not exist|InvalidPassword", "refuses the bot's user",
     "put the right user and password into BOT_DATABASE_URL"),
    (r"database .* does not exist", "is not there", "make it with createdb, or correct BOT_DATABASE_URL"),
    (r"permission denied|InsufficientPrivilege", "lets the bot's user do too little",
     "let it make and use tables: GRANT ALL ON SCHEMA public TO the user"),
    (r"too many (clients|connections)|remaining connection slots", "has no connection left",
     "raise its max_connections, or run fewer copies of the bot"),
    (r"disk I/O error", "cannot be read or written (disk I/O error)", "see to its disk"),
)  # fmt: skip
"""What a database says -> what is wrong, and what to do."""


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Raise LedgerError where a database complains.

    Args:
        where: how it is called in messages.
    """
    try:
        yield
    except PoolTimeout:
        raise LedgerError(where, "has too many requests at once", _START) from None
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise trouble(where, error) from error


def trouble(where: str, error: Exception) -> LedgerError:
    """Return what to tell about an error of the database."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    said = f"{type(cause).__name__}: {cause}"
    for pattern, wrong, fix in _TROUBLES:
        if re.search(pattern, said, re.IGNORECASE):
            return LedgerError(where, wrong, fix)
    first = str(cause).strip().splitlines()[:1]
    return LedgerError(where, f"does not answer ({first[0] if first else type(cause).__name__})", _START)


def missing_driver(missing: ModuleNotFoundError) -> LedgerError:
    """Return what to tell when PostgreSQL's driver is not installed."""
    fix = "install it with: pip install 'peel-bot[postgres]'"
    return LedgerError("BOT_DATABASE_URL", f"names PostgreSQL, whose driver is not here ({missing.name})", fix)
