"""What people could not find out, and whether answers helped: for whoever keeps the knowledge. No names are kept."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import insert, select

from bot.ledger.part import Part
from bot.ledger.tables import ratings, unmet

EVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Unmet:
    """A question that was not understood, or asked back.

    Attributes:
        at: when (aware).
        outcome: "not understood" or "asked back".
        text: the person's words, "" where nobody consented to keep them.
        unknown: the words that nothing explains; likewise.
    """

    at: datetime
    outcome: str
    text: str = ""
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rating:
    """Whether an answer helped, and the question it answered, "" where nobody consented to keep that."""

    at: datetime
    good: bool
    text: str = ""


class Heard(Part):
    """Keeps both."""

    def hear(self, missed: Iterable[Unmet], rated: Iterable[Rating] = ()) -> None:
        """Keep some. Raises LedgerError."""
        rows = [
            {"at": one.at, "outcome": one.outcome, "text": one.text, "unknown": json.dumps(one.unknown)}
            for one in missed
        ]
        marks = [{"at": one.at, "good": one.good, "text": one.text} for one in rated]
        with self._database.writing() as connection:
            for table, new in ((unmet, rows), (ratings, marks)):
                if new:
                    connection.execute(insert(table), new)

    def unmet(self, since: datetime = EVER) -> list[Unmet]:
        """Return what was not answered since a moment (aware), oldest first. Raises LedgerError."""
        with self._database.reading() as connection:
            rows = connection.execute(select(unmet).where(unmet.c.at >= since).order_by(unmet.c.id))
            return [Unmet(row.at, row.outcome, row.text, tuple(json.loads(row.unknown or "[]"))) for row in rows]

    def ratings(self, since: datetime = EVER) -> list[Rating]:
        """Return how answers were rated since a moment (aware), oldest first. Raises LedgerError."""
        with self._database.reading() as connection:
            rows = connection.execute(select(ratings).where(ratings.c.at >= since).order_by(ratings.c.id))
            return [Rating(row.at, row.good, row.text) for row in rows]
