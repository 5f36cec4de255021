"""Locks that die with the process that holds them, and stay while it only stands still: never a lease.

PostgreSQL: an advisory lock of a transaction, which survives poolers. SQLite: a byte of a file beside the database.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from bot.ledger.engine import MIGRATION_SECONDS, Database
from bot.ledger.lock_file import MIGRATIONS, lock_file
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
        with lock_file(database.where, database.path).held(number) as got:
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
        lock = lock_file(database.where, database.path).waited_for(MIGRATIONS, MIGRATION_SECONDS)
        with lock, database.writing() as connection:
            yield connection
        return
    with explained(database.where), database.engine.begin() as connection:
        connection.execute(_WAIT, {"seconds": f"{MIGRATION_SECONDS:.0f}s"})
        connection.execute(text("SELECT pg_advisory_xact_lock(:space, 0)"), {"space": _MIGRATIONS})
        yield connection


def _let_go(connection: Connection) -> None:
    # A connection that was cut is gone, and the lock with it: nothing is left to be done about it.
    with suppress(SQLAlchemyError):
        connection.rollback()
    with suppress(SQLAlchemyError):
        connection.close()
