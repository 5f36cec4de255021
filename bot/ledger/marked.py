"""What people did about deadlines: acknowledged, snoozed, woken. Appended, never changed."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Select, insert, select

from bot.ledger.locks import one_at_a_time
from bot.ledger.part import Part
from bot.ledger.revision import move, revision
from bot.ledger.tables import marks
from bot.remind.deeds import Deed, Done, after
from bot.remind.latest import UNMARKED, Mark
from bot.remind.plan import Marks
from bot.today import LONDON


def always(_before: Sequence[Deed]) -> bool:
    """Want a deed whatever was done before."""
    return True


class Marking(Part):
    """Keeps what people did."""

    def mark(
        self,
        channel: str,
        owed_id: str,
        due: date,
        kind: Done | str,
        *,
        until: date | None = None,
        by: str,
        at: datetime,
        name: str = "",
        wanted: Callable[[Sequence[Deed]], bool] = always,
    ) -> tuple[list[Deed], bool]:
        """Keep what a person did about a deadline. Of several at once in a channel each sees those before it.

        Args:
            channel: where.
            owed_id: as `Owed.id`.
            due: the day due; a moved date is another deadline.
            kind: what was done.
            until: the local day on which a snooze ends; for no other kind.
            by: who did it.
            at: when.
            name: what Slack calls who did it; "" where it was not told, and is taken from what they did before.
            wanted: is given what was done before, and returns whether this is still to be kept.

        Returns:
            What was done before, oldest first, and whether this was kept.

        Raises:
            LedgerError: the database cannot be used.
            ValueError: there is no such kind; a snooze without an end, or an end without a snooze.
        """
        known = Done(kind)
        if (until is not None) != (known is Done.SNOOZED):
            raise ValueError(f"{known} with until={until}: a snooze has an end, and nothing else has one")
        values = {"channel": channel, "owed": owed_id, "due": due, "kind": known, "until": until, "by": by, "at": at}
        with self._database.writing() as connection:
            one_at_a_time(self._database, connection, channel)
            one = select(marks).where(marks.c.channel == channel, marks.c.owed == owed_id, marks.c.due == due)
            before = _deeds(connection, one).get((owed_id, due), [])
            if not wanted(before):
                return before, False
            connection.execute(insert(marks).values(**values, name=name or _name(connection, by)))
            move(connection)
        return before, True

    def marks(self) -> Marks:
        """Return what people did about deadlines, as it is now. Raises LedgerError."""
        found: dict[tuple[str, str, date], Mark] = {}
        with self._database.reading() as connection:
            for row in connection.execute(select(marks).order_by(marks.c.id)):
                key = (row.channel, row.owed, row.due)
                found[key] = after(found.get(key, UNMARKED), Done(row.kind), _day(row.at), row.until)

        def of(channel: str, owed: str, due: date) -> Mark:
            return found.get((channel, owed, due), UNMARKED)

        return Marks(of, max((due for _, _, due in found), default=date.min))

    def deeds(self, channel: str) -> dict[tuple[str, date], list[Deed]]:
        """Return everything people did in a channel, oldest first, by `Owed.id` and day due. Raises LedgerError."""
        with self._database.reading() as connection:
            return _deeds(connection, select(marks).where(marks.c.channel == channel))

    def version(self) -> int:
        """Return a number that changes with every subscription and every mark. Raises LedgerError."""
        with self._database.reading() as connection:
            return revision(connection)


def _deeds(connection: Connection, wanted: Select[Any]) -> dict[tuple[str, date], list[Deed]]:
    found: dict[tuple[str, date], list[Deed]] = {}
    for row in connection.execute(wanted.order_by(marks.c.id)):
        deed = Deed(Done(row.kind), row.by, _day(row.at), row.until, row.name)
        found.setdefault((row.owed, row.due), []).append(deed)
    return found


def _name(connection: Connection, person: str) -> str:
    known = select(marks.c.name).where(marks.c.by == person, marks.c.name != "").order_by(marks.c.id.desc())
    return connection.execute(known.limit(1)).scalar() or ""


def _day(at: datetime) -> date:
    return at.astimezone(ZoneInfo(LONDON)).date()
