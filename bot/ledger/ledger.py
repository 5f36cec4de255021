"""The ledger as a whole: everything that was told, is to be told, and was done about it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bot.ledger.claims import Claims
from bot.ledger.deliveries import Deliveries
from bot.ledger.engine import BUSY_SECONDS, connect
from bot.ledger.entered import Register
from bot.ledger.heard import Heard
from bot.ledger.marked import Marking
from bot.ledger.migrate import check_tables, migrate
from bot.ledger.posted import Posted
from bot.ledger.revision import move
from bot.ledger.subscribed import Subscriptions


class Ledger(Deliveries, Claims, Posted, Subscriptions, Marking, Register, Heard):
    """What every copy of the bot shares. To be used by any number of threads and processes at once."""

    @property
    def where(self) -> str:
        """The database as messages call it, without a password."""
        return self._database.where

    @property
    def path(self) -> Path | None:
        """SQLite's file; None for PostgreSQL."""
        return self._database.path

    def check_writing(self) -> None:
        """Write something, and take it back. Raises LedgerError where that cannot be done."""
        with self._database.writing() as connection:
            move(connection)
            connection.rollback()

    def close(self) -> None:
        """Close the connections that are not in use; harmless when it was closed before."""
        self._database.close()


def utc_now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


def open_ledger(
    url: str, clock: Callable[[], datetime] = utc_now, *, busy: float = BUSY_SECONDS, make: bool = True
) -> Ledger:
    """Open the ledger, and bring its tables to this version.

    Args:
        url: "sqlite:///path/to/file", made where there is none, or "postgresql+psycopg://user:password@host/name".
        clock: returns the time at which something is noted, where a method is not told it.
        busy: seconds that one writer waits for another before it gives up.
        make: whether what is missing is made; else that is an error, and only a bot that runs changes tables.

    Raises:
        NoLedgerError: without `make`: there is none yet.
        OldLedgerError: without `make`: its tables are an older version's.
        LedgerError: the address is wrong, or the database cannot be used or was made by a newer version.
    """
    database = connect(url, busy, make=make)
    try:
        if make:
            migrate(database)
        else:
            check_tables(database)
    finally:
        # A server may fork now: no process is to inherit a connection.
        database.close()
    return Ledger(database, clock)
