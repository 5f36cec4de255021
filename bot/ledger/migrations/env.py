"""How Alembic reaches the database: by the connection, in a transaction and under a lock, that `migrate` gives it."""

from alembic import context

from bot.ledger.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
