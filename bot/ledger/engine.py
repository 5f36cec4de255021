"""A connection to SQLite or PostgreSQL, set so that what was committed stays, and that nobody waits for ever."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DisconnectionError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection, QueuePool

from bot.errors import LedgerError, NoLedgerError
from bot.ledger.lock_file import MIGRATIONS, lock_file
from bot.ledger.troubles import URL_FIX, explained, missing_driver

BUSY_SECONDS = 10.0
"""How long one writer waits for another. A write takes milliseconds."""
IDLE_SECONDS = 30.0
"""After so long PostgreSQL ends a transaction whose process stands still, so that the others go on."""
KEPT_CONNECTIONS, MOST_CONNECTIONS = 5, 20
"""To PostgreSQL, by each copy of the bot. It takes 100 in all, where nobody set it otherwise; two for each channel that
is being told something, and a few for people's requests meanwhile."""
MIGRATION_SECONDS = 60.0
"""How long one copy of the bot waits until another has made or changed the tables."""
_GUARDS = text("SELECT set_config('lock_timeout', :busy, true), set_config(:idle_name, :idle, true)")
_IDLE = "idle_in_transaction_session_timeout"


@dataclass(frozen=True, slots=True)
class Database:
    """A database that can be asked.

    Attributes:
        engine: SQLAlchemy's.
        where: how it is called in messages, without a password.
        path: SQLite's file; None for PostgreSQL.
        busy: seconds that one writer waits for another.
    """

    engine: Engine
    where: str
    path: Path | None = None
    busy: float = BUSY_SECONDS

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection in a transaction that is committed in the end. Raises LedgerError."""
        with explained(self.where), self.engine.begin() as connection:
            if self.path is None:
                values = {"busy": f"{self.busy * 1000:.0f}ms", "idle_name": _IDLE, "idle": f"{IDLE_SECONDS:.0f}s"}
                connection.execute(_GUARDS, values)
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection in a transaction that is never committed; on SQLite it waits for no writer.

        Raises LedgerError.
        """
        with explained(self.where), self.engine.connect().execution_options(reads=True) as connection:
            yield connection

    def close(self) -> None:
        """Close the connections that are not in use."""
        self.engine.dispose()


def connect(url: str, busy: float = BUSY_SECONDS, *, make: bool = True) -> Database:
    """Return a database by its address, without asking it anything. A SQLite file is made where there is none.

    Args:
        url: "sqlite:///path/to/file" or "postgresql+psycopg://user:password@host/name".
        busy: seconds that one writer waits for another.
        make: whether a SQLite file is made.

    Raises:
        NoLedgerError: the file is not there, and is not to be made.
        LedgerError: when the address is no such address, or its driver is not installed.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise LedgerError("BOT_DATABASE_URL", "is no address of a database", URL_FIX) from None
    if parsed.drivername == "sqlite":
        return _sqlite(parsed, busy, make=make)
    if parsed.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return _postgres(parsed.set(drivername="postgresql+psycopg"), busy)
    raise LedgerError("BOT_DATABASE_URL", f"begins with {parsed.drivername}, which is not supported", URL_FIX)


def _postgres(url: URL, busy: float) -> Database:
    where = f"the database {url.render_as_string(hide_password=True)}"
    # Prepared statements and session settings do not survive a pooler in front of PostgreSQL; neither is used.
    arguments = {"connect_timeout": 10, "application_name": "peel-bot", "prepare_threshold": None}
    # A server whose machine lost its power says no goodbye: found out within a minute, not after two hours.
    arguments |= {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3, "tcp_user_timeout": 30_000}
    try:
        engine = create_engine(
            url,
            pool_pre_ping=True,
            pool_size=KEPT_CONNECTIONS,
            max_overflow=MOST_CONNECTIONS - KEPT_CONNECTIONS,
            isolation_level="READ COMMITTED",
            connect_args=arguments,
        )
    except ModuleNotFoundError as missing:
        raise missing_driver(missing) from None
    except SQLAlchemyError as error:
        raise LedgerError(where, f"cannot be used ({error})", URL_FIX) from None
    return Database(engine, where, None, busy)


def _sqlite(url: URL, busy: float, *, make: bool) -> Database:
    if not url.database or url.database == ":memory:" or url.query:
        wrong = "names no file: other processes could not see what was told"
        raise LedgerError("BOT_DATABASE_URL", wrong, URL_FIX)
    path = Path(url.database).expanduser().absolute()
    where = f"the database {path}"
    address = f"file:{quote(str(path))}"
    if not make:
        _see(path, where)

    def open_file(*, mode: str = "rw") -> sqlite3.Connection:
        opened = sqlite3.connect(
            f"{address}?mode={mode}", uri=True, timeout=busy, isolation_level=None, check_same_thread=False
        )
        try:
            opened.execute("PRAGMA synchronous=FULL")
            opened.execute("PRAGMA foreign_keys=ON")
        except sqlite3.Error:
            opened.close()
            raise
        return opened

    if make:
        # The mode is kept in the file. Of several copies that set it at once SQLite would refuse all but one.
        lock = lock_file(where, path).waited_for(MIGRATIONS, MIGRATION_SECONDS)
        with lock, explained(where), closing(open_file(mode="rwc")) as opened:
            opened.execute("PRAGMA journal_mode=WAL")
    engine = create_engine("sqlite://", creator=open_file, poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reads = connection.get_execution_options().get("reads")
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    @event.listens_for(engine, "connect")
    def note_file(_opened: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
        entry.info["file"] = _identity(path)

    @event.listens_for(engine, "checkout")
    def check_file(_opened: DBAPIConnection, entry: ConnectionPoolEntry, _proxy: PoolProxiedConnection) -> None:
        # SQLite would go on writing into a file that was deleted or moved away, and nobody would ever read it.
        if entry.info["file"] != _identity(path):
            raise DisconnectionError

    return Database(engine, where, path, busy)


def _see(path: Path, where: str) -> None:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise NoLedgerError(where) from None
    except OSError as error:
        fix = "ask as the user that the bot runs as, or as root"
        raise LedgerError(where, f"may not be looked at ({error.strerror})", fix) from None


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
