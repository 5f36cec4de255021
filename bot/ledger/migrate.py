"""Brings a database's tables to this version, once, however many copies of the bot start at the same time."""

import logging
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from bot.errors import LedgerError, NoLedgerError, OldLedgerError
from bot.ledger.engine import Database
from bot.ledger.locks import migrating

log = logging.getLogger(__name__)

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(database: Database) -> None:
    """Make or change the tables as this version needs them; all of it or nothing.

    Raises:
        LedgerError: when the database cannot be used, or was made by a newer version.
    """
    with database.reading() as connection:
        if _is_newest(connection, database.where):
            return
    with migrating(database) as connection:
        if not _is_newest(connection, database.where):
            command.upgrade(_config(connection), "head")
            log.info("%s: its tables were made, or changed for this version", database.where)


def check_tables(database: Database) -> None:
    """See that the tables are those of this version.

    Raises:
        NoLedgerError: there are no tables yet.
        OldLedgerError: they are an older version's.
        LedgerError: when the database cannot be used, or was made by a newer version.
    """
    with database.reading() as connection:
        if _is_newest(connection, database.where):
            return
        if MigrationContext.configure(connection).get_current_revision() is None:
            raise NoLedgerError(database.where)
    raise OldLedgerError(database.where)


def _config(connection: Connection | None = None) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _is_newest(connection: Connection, where: str) -> bool:
    held = MigrationContext.configure(connection).get_current_revision()
    script = ScriptDirectory.from_config(_config())
    known = [revision.revision for revision in script.walk_revisions()]
    if held is not None and held not in known:
        fix = "start that version or a newer one; going back loses what was told"
        raise LedgerError(where, f"was made by a newer version of the bot (tables {held}, here {known[0]})", fix)
    return held == known[0]
