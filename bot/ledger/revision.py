"""A number that grows with every change of subscriptions and marks, so that a tick sees whether to plan anew."""

from sqlalchemy import Connection, select, update

from bot.ledger.tables import revisions

_MOVE = update(revisions).values(number=revisions.c.number + 1)


def move(connection: Connection) -> None:
    """Count one more change, in the transaction that makes it."""
    connection.execute(_MOVE)


def revision(connection: Connection) -> int:
    """Return how many changes were made."""
    number: int = connection.execute(select(revisions.c.number)).scalar_one()
    return number
