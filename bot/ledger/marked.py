"""What people did about deadlines: acknowledged, snoozed, woken. Appended, never changed."""

from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select

from bot.ledger.part import Part
from bot.ledger.revision import move, revision
from bot.ledger.tables import marks
from bot.remind.latest import UNMARKED, Mark
from bot.remind.plan import Marks
from bot.today import LONDON


class MarkKind(StrEnum):
    """What people can do about a deadline in a channel."""

    ACKNOWLEDGED = "acknowledged"
    SNOOZED = "snoozed"
    UNSNOOZED = "unsnoozed"


class Marking(Part):
    """Keeps what people did."""

    def mark(
        self,
        channel: str,
        owed_id: str,
        due: date,
        kind: MarkKind | str,
        *,
        until: date | None = None,
        by: str,
        at: datetime,
    ) -> None:
        """Keep what a person did about a deadline.

        Args:
            channel: where.
            owed_id: as `Owed.id`.
            due: the day due; a moved date is another deadline.
            kind: what was done.
            until: the local day on which a snooze ends; for no other kind.
            by: who did it.
            at: when.

        Raises:
            LedgerError: the database cannot be used.
            ValueError: there is no such kind; a snooze without an end, or an end without a snooze.
        """
        known = MarkKind(kind)
        if (until is not None) != (known is MarkKind.SNOOZED):
            raise ValueError(f"{known} with until={until}: a snooze has an end, and nothing else has one")
        values = {"channel": channel, "owed": owed_id, "due": due, "kind": known, "until": until, "by": by, "at": at}
        with self._database.writing() as connection:
            connection.execute(insert(marks).values(values))
            move(connection)

    def marks(self) -> Marks:
        """Return a function that says what people did about a deadline, as it is now. Raises LedgerError."""
        found: dict[tuple[str, str, date], Mark] = {}
        with self._database.reading() as connection:
            for row in connection.execute(select(marks).order_by(marks.c.at, marks.c.id)):
                key = (row.channel, row.owed, row.due)
                day = row.at.astimezone(ZoneInfo(LONDON)).date()
                found[key] = _after(found.get(key, UNMARKED), MarkKind(row.kind), day, row.until)

        def of(channel: str, owed: str, due: date) -> Mark:
            return found.get((channel, owed, due), UNMARKED)

        return of

    def marked(self, channel: str, owed_id: str, due: date) -> list[tuple[MarkKind, date | None, str, datetime]]:
        """Return everything people did about one deadline, in order: kind, until, by whom, when. Raises LedgerError."""
        columns = (marks.c.kind, marks.c.until, marks.c.by, marks.c.at)
        one = (marks.c.channel == channel, marks.c.owed == owed_id, marks.c.due == due)
        with self._database.reading() as connection:
            rows = connection.execute(select(*columns).where(*one).order_by(marks.c.at, marks.c.id)).all()
        return [(MarkKind(row.kind), row.until, row.by, row.at) for row in rows]

    def version(self) -> int:
        """Return a number that changes with every subscription and every mark. Raises LedgerError."""
        with self._database.reading() as connection:
            return revision(connection)


def _after(before: Mark, kind: MarkKind, day: date, until: date | None) -> Mark:
    if kind is MarkKind.ACKNOWLEDGED:
        return Mark(day, before.asleep_until, before.snoozed_on)
    if kind is MarkKind.SNOOZED:
        return Mark(before.acknowledged_on, until, day)
    return Mark(before.acknowledged_on)
