"""What can befall a database while the bot runs, made to happen for real."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import psycopg
from postgres import Postgres
from sqlalchemy import event

from bot.ledger.ledger import Ledger

Trouble = Callable[[], AbstractContextManager[None]]


@contextmanager
def locked(ledger: Ledger, _server: Postgres | None) -> Iterator[None]:
    """Hold the whole database, as a back-up or a database browser may."""
    path = ledger._database.path
    if path is not None:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
    else:
        with _other(ledger) as other:
            other.execute("LOCK TABLE deliveries IN EXCLUSIVE MODE")
            yield


@contextmanager
def full(ledger: Ledger, _server: Postgres | None) -> Iterator[None]:
    """Leave no room. SQLite may grow by no page; PostgreSQL is made to say what it says without space on its disk."""
    if ledger._database.path is not None:
        pages = [1]  # it never goes below what is there

        @event.listens_for(ledger._database.engine, "checkout")
        def limit(opened, _entry, _proxy) -> None:
            opened.execute(f"PRAGMA max_page_count = {pages[0]}")

        yield
        pages[0] = 1_000_000
        return
    tables = ("reminders", "deliveries", "history")
    with _other(ledger) as other:
        other.execute(
            "CREATE OR REPLACE FUNCTION no_space() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION "
            "'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$"
        )
        for table in tables:
            other.execute(
                f"CREATE TRIGGER no_space BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION no_space()"
            )
    yield
    with _other(ledger) as other:
        for table in tables:
            other.execute(f"DROP TRIGGER no_space ON {table}")


@contextmanager
def gone(ledger: Ledger, server: Postgres | None) -> Iterator[None]:
    """Move the file away, or stop the server as a power cut does; and back."""
    path = ledger._database.path
    if path is not None:
        away = path.rename(Path(f"{path}.away"))
        yield
        away.rename(path)
    else:
        assert server is not None
        server.halt()
        try:
            yield
        finally:
            server.start()


def _other(ledger: Ledger) -> psycopg.Connection[tuple[object, ...]]:
    address = ledger._database.engine.url.render_as_string(hide_password=False)
    return psycopg.connect(address.replace("+psycopg", ""))
