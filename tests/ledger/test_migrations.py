"""The tables from version to version."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from digests import KENT, MORNING, NOW, first_version
from sqlalchemy import create_engine, inspect, text

from bot.errors import LedgerError
from bot.ledger.engine import connect
from bot.ledger.ledger import open_ledger
from bot.ledger.locks import migrating
from bot.ledger.migrate import _config
from bot.ledger.tables import metadata
from bot.remind.delivery import State

FIRST = Path(__file__).parent / "first_schema.sql"


def test_nothing_is_lost_since_the_first_version(database_url: str) -> None:
    first_version(database_url)
    ledger = open_ledger(database_url)
    [one] = ledger.deliveries()
    assert (one.channel, one.day, one.state, one.ts, one.not_before) == (KENT, MORNING, State.POSTED, "1.2", NOW)
    assert ledger.told(["told"]) == {"told"}
    assert [step.became for step in ledger.history(one.id)] == ["posted"]
    assert [held.which.forces for held in ledger.subscriptions()] == [("kent",)]
    assert ledger.marks()(KENT, "KENT-2016-E1:action-plan", one.reminders[0].due).acknowledged_on == MORNING
    ledger.close()


def test_the_first_version_stays_as_it_was_released(tmp_path: Path) -> None:
    database = connect(f"sqlite:///{tmp_path / 'ledger.db'}")
    with migrating(database) as connection:
        command.upgrade(_config(connection), "0001")
        made = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
        schema = ";\n".join(made.scalars()) + ";\n"
    database.close()
    assert [line.rstrip() for line in schema.splitlines()] == FIRST.read_text("utf-8").splitlines()


def test_the_tables_are_those_that_the_code_means(database_url: str) -> None:
    open_ledger(database_url).close()
    engine = create_engine(database_url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_a_migration_that_fails_leaves_nothing_half_made(database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE marks (id integer)"))
    with pytest.raises(LedgerError):
        open_ledger(database_url)
    with engine.begin() as connection:
        assert inspect(connection).get_table_names() == ["marks"]
        connection.execute(text("DROP TABLE marks"))
    engine.dispose()
    open_ledger(database_url).close()


def test_a_file_is_kept_through_a_power_cut(tmp_path: Path) -> None:
    """The settings that make a commit last, as the file and each connection have them."""
    path = tmp_path / "ledger.db"
    ledger = open_ledger(f"sqlite:///{path}")
    with ledger._database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    ledger.close()
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_whoever_only_looks_changes_no_tables(database_url: str) -> None:
    database = connect(database_url)
    with migrating(database) as connection:
        command.upgrade(_config(connection), "0001")
    database.close()
    with pytest.raises(LedgerError, match="has the tables of an older version: start the bot of this version anew"):
        open_ledger(database_url, make=False)
    open_ledger(database_url).close()
    open_ledger(database_url, make=False).close()
