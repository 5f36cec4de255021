"""A database that is locked, full, gone and back, damaged, or of another version: what is said, and that it goes on."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from digests import NOW, digest, open_ones
from postgres import Postgres
from sqlalchemy import create_engine, event, text

from bot.errors import LedgerError, NoLedgerError
from bot.ledger.ledger import Ledger, open_ledger

FULL = "has no space left: free some space on its disk; what was not told yet is told then"


@contextmanager
def held_by_somebody(url: str) -> Iterator[None]:
    """Hold the whole database, as a back-up or a database browser may."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
    else:
        with psycopg.connect(url.replace("+psycopg", "")) as other:
            other.execute("LOCK TABLE deliveries IN EXCLUSIVE MODE")
            yield


def sql(url: str, *statements: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def test_locked_then_free(database_url: str) -> None:
    ledger = open_ledger(database_url, busy=0.2)
    with held_by_somebody(database_url):
        with pytest.raises(LedgerError, match="is locked by somebody else: end what holds it: a database browser"):
            ledger.insert(digest(1), NOW)
        assert ledger.deliveries() == []
    assert ledger.insert(digest(1), NOW) is not None
    ledger.close()


def test_full_then_not(database_url: str) -> None:
    """Nothing is half-told: what did not fit is inserted when there is room."""
    ledger = open_ledger(database_url)
    make_room = fill(ledger, database_url)
    with pytest.raises(LedgerError, match=re.escape(FULL)):
        ledger.insert(digest(*range(2000)), NOW)
    assert ledger.deliveries() == []
    make_room()
    one = ledger.insert(digest(*range(2000)), NOW)
    assert one is not None
    found = ledger.delivery(one)
    assert found is not None
    assert (found.part, len(found.reminders)) == (1, 2000)
    ledger.close()


def fill(ledger: Ledger, url: str) -> Callable[[], None]:
    """Leave no room, and return what makes some again."""
    if url.startswith("sqlite"):
        full = ["full"]
        ledger.close()

        @event.listens_for(ledger._database.engine, "checkout")
        def limit(opened, _entry, _proxy) -> None:
            opened.execute(f"PRAGMA max_page_count = {40 if full else 1_000_000}")

        return full.clear
    sql(
        url,
        "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION "
        "'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$",
        "CREATE TRIGGER full_disk BEFORE INSERT ON reminders FOR EACH ROW EXECUTE FUNCTION full_disk()",
    )
    return lambda: sql(url, "DROP TRIGGER full_disk ON reminders")


def test_a_file_that_was_moved_away_and_back(tmp_path: Path) -> None:
    """SQLite alone would go on writing into the file that nobody finds any more."""
    path = tmp_path / "ledger.db"
    ledger = open_ledger(f"sqlite:///{path}")
    one = ledger.insert(digest(1), NOW)
    assert one is not None
    away = path.rename(tmp_path / "away.db")
    for _ in range(2):
        with pytest.raises(LedgerError, match=rf"the database {path} is not there or cannot be opened: put it back"):
            ledger.insert(digest(2), NOW)
        with pytest.raises(LedgerError, match="is not there"), ledger.claim(one):
            pass
    assert not path.exists()
    away.rename(path)
    assert open_ones(ledger) == [one]
    assert ledger.insert(digest(1), NOW) is None
    assert ledger.insert(digest(2), NOW) is not None
    ledger.close()


def test_another_file_in_its_place_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    ledger = open_ledger(f"sqlite:///{path}")
    assert ledger.insert(digest(1), NOW) is not None
    path.rename(tmp_path / "old.db")
    for rest in ("-wal", "-shm"):
        (tmp_path / f"ledger.db{rest}").unlink(missing_ok=True)
    open_ledger(f"sqlite:///{path}").close()
    assert ledger.deliveries() == []
    path.write_bytes(b"")
    ledger.close()
    with pytest.raises(LedgerError, match="has not the tables of this version: start the bot anew"):
        ledger.deliveries()
    ledger.close()


def test_a_server_that_went_away_and_came_back(postgres: Postgres) -> None:
    ledger = open_ledger(postgres.make_database())
    one = ledger.insert(digest(1), NOW)
    assert one is not None
    with ledger.claim(one) as held:
        assert held is not None
        postgres.halt()
        try:
            with pytest.raises(LedgerError, match="see that it runs and that BOT_DATABASE_URL is right"):
                ledger.intend(one, NOW)
        finally:
            postgres.start()
    with ledger.claim(one) as held:
        assert held is not None
        ledger.intend(one, NOW)
        ledger.posted(one, "1.2", NOW)
    assert open_ones(ledger) == []
    ledger.close()


def test_a_claim_lost_with_its_connection_is_noticed(postgres: Postgres) -> None:
    """A cut connection frees the lock though its process lives on: who comes too late may not post any more."""
    url = postgres.make_database()
    first, second = open_ledger(url), open_ledger(url)
    one = first.insert(digest(1), NOW)
    assert one is not None
    with first.claim(one):
        sql(url, "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")
        with second.claim(one) as held:
            assert held is not None
            second.intend(one, NOW)
        with pytest.raises(LedgerError, match=f"delivery {one} was worked on by another process meanwhile"):
            first.intend(one, NOW)
    first.close()
    second.close()


def test_a_newer_version_s_tables_are_left_alone(database_url: str) -> None:
    open_ledger(database_url).close()
    sql(database_url, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LedgerError, match=r"was made by a newer version of the bot \(tables 9999, here 0003\): start"):
        open_ledger(database_url)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "BOT_DATABASE_URL is no address of a database: write sqlite:///path/to/file"),
        ("mysql://u:secret@h/d", "BOT_DATABASE_URL begins with mysql, which is not supported: write"),
        ("sqlite://", "BOT_DATABASE_URL names no file: other processes could not see what was told: write"),
        (
            "sqlite:////nowhere/at/all.db",
            "the database /nowhere/at/all.db has no file for its locks (No such file or directory): see that ",
        ),
        ("postgresql://u:secret@127.0.0.1:1/d", "the database postgresql+psycopg://u:***@127.0.0.1:1/d does not ans"),
    ],
)
def test_an_address_that_leads_nowhere(url: str, said: str) -> None:
    with pytest.raises(LedgerError) as caught:
        open_ledger(url)
    assert str(caught.value).startswith(said)
    assert "secret" not in str(caught.value)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no database\n" * 100)
    with pytest.raises(LedgerError, match="is damaged, or is no such database: put a back-up in its place"):
        open_ledger(f"sqlite:///{path}")


def test_a_database_that_is_not_there(postgres: Postgres) -> None:
    url = postgres.make_database().replace("@/t", "@/u")
    with pytest.raises(LedgerError, match="is not there: make it with createdb, or correct BOT_DATABASE_URL"):
        open_ledger(url)


def test_paths_with_spaces_and_signs(tmp_path: Path) -> None:
    folder = tmp_path / "a folder, 100% ours #1?"
    folder.mkdir()
    ledger = open_ledger(f"sqlite:///{folder}/ledger.db".replace("?", "%3F"))
    assert ledger.insert(digest(1), NOW) is not None
    ledger.close()


def test_whoever_only_looks_makes_nothing(database_url: str) -> None:
    with pytest.raises(NoLedgerError, match="is not there yet: `peel-bot run` makes it"):
        open_ledger(database_url, make=False)
    if database_url.startswith("sqlite"):
        assert not Path(database_url.removeprefix("sqlite:///")).exists()
    open_ledger(database_url).close()
    looking = open_ledger(database_url, make=False)
    assert looking.deliveries() == []
    looking.close()


def test_writing_is_tried_and_taken_back(database_url: str) -> None:
    ledger = open_ledger(database_url, busy=0.2)
    before = ledger.version()
    ledger.check_writing()
    assert ledger.version() == before
    if database_url.startswith("sqlite"):
        with held_by_somebody(database_url), pytest.raises(LedgerError, match="is locked by somebody else"):
            ledger.check_writing()
    else:
        sql(database_url, "DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || "
            "' SET default_transaction_read_only = on'; END $$")  # fmt: skip
        ledger.close()
        with pytest.raises(LedgerError, match="cannot be written to"):
            ledger.check_writing()
    ledger.close()
