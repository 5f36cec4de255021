"""What every part of the ledger has."""

from collections.abc import Callable
from datetime import datetime

from bot.ledger.engine import Database


class Part:
    """A part of the ledger.

    Args:
        database: with the tables of this version.
        clock: returns the time at which something is noted, where a method is not told it.
    """

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock
