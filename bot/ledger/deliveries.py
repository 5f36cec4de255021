"""Deliveries as they are made, listed and told of: what is new is inserted once, whoever inserts it first."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, Row, and_, func, insert, select

from bot.ledger.locks import one_at_a_time
from bot.ledger.part import Part
from bot.ledger.tables import deliveries, history, reminders
from bot.remind.delivery import Change, Delivery, State, Told
from bot.remind.plan import Digest, Reminder

_T = TypeVar("_T", int, str)

AT_ONCE = 1000
"""Keys or ids in one question: far below what either database takes."""


class Deliveries(Part):
    """Makes deliveries and shows them."""

    def insert(self, digest: Digest, now: datetime) -> int | None:
        """Make a delivery of the reminders of a digest that were never told in its channel.

        Args:
            digest: what a channel is to be told on a morning.
            now: the time; it may be posted from now on.

        Returns:
            The delivery's id, or None when everything was told.

        Raises:
            LedgerError: the database cannot be used; nothing was inserted then.
        """
        if len(self.told(one.key for one in digest.reminders)) == len(digest.reminders):
            return None
        with self._database.writing() as connection:
            one_at_a_time(self._database, connection, digest.channel)
            told = _told(connection, [one.key for one in digest.reminders])
            new = [one for one in digest.reminders if one.key not in told]
            if not new:
                return None
            morning = and_(deliveries.c.channel == digest.channel, deliveries.c.day == digest.day)
            parts: int = connection.execute(
                select(func.coalesce(func.max(deliveries.c.part), 0)).where(morning)
            ).scalar_one()
            values = {
                "key": str(uuid4()),
                "channel": digest.channel,
                "day": digest.day,
                "part": parts + 1,
                "state": State.PLANNED,
                "not_before": now,
            }
            made: int = connection.execute(insert(deliveries).values(values).returning(deliveries.c.id)).scalar_one()
            connection.execute(insert(reminders), [_row(made, one) for one in new])
            note(connection, made, Change(now, "", State.PLANNED))
        return made

    def told(self, keys: Iterable[str]) -> set[str]:
        """Return those of the keys that are in a delivery, posted or on its way. Raises LedgerError."""
        with self._database.reading() as connection:
            return _told(connection, keys)

    def sent(self, keys: Iterable[str]) -> set[str]:
        """Return those of the keys that are posted, or may be: not what is only planned. Raises LedgerError."""
        with self._database.reading() as connection:
            return _told(connection, keys, but=State.PLANNED)

    def waits(self, error: str, now: datetime, /) -> datetime | None:
        """Return until when planned deliveries with an error wait, the longest; None where none waits after `now`.

        A wait that began after `now` does not count: the clock was set back since. Raises LedgerError.
        """
        waiting = (deliveries.c.state == State.PLANNED, deliveries.c.not_before > now)
        why = (deliveries.c.error == error, deliveries.c.last_attempt_at <= now)
        wanted = select(deliveries.c.not_before).where(*waiting, *why).order_by(deliveries.c.not_before.desc()).limit(1)
        with self._database.reading() as connection:
            return connection.execute(wanted).scalar_one_or_none()

    def deliveries(
        self, state: State | None = None, channel: str | None = None, since: date | None = None
    ) -> list[Delivery]:
        """Return deliveries, the oldest first. Raises LedgerError.

        Args:
            state: only those in it.
            channel: only those to it.
            since: only those of this day or later.
        """
        only: list[ColumnElement[bool]] = []
        if state is not None:
            only.append(deliveries.c.state == state)
        if channel is not None:
            only.append(deliveries.c.channel == channel)
        if since is not None:
            only.append(deliveries.c.day >= since)
        with self._database.reading() as connection:
            rows = connection.execute(select(deliveries).where(*only)).all()
            # Sorted here: for ORDER BY SQLite would walk through all deliveries by id rather than use an index.
            return list(_deliveries(connection, sorted(rows, key=lambda row: row.id)))

    def delivery(self, id: int) -> Delivery | None:  # noqa: A002  # its word everywhere else, too
        """Return one, or None where there is none with this id. Raises LedgerError."""
        with self._database.reading() as connection:
            return held(connection, id)

    def history(self, id: int) -> list[Change]:  # noqa: A002  # likewise
        """Return what became of a delivery, in order. Raises LedgerError."""
        columns = (history.c.at, history.c.was, history.c.became, history.c.why, history.c.by)
        wanted = select(*columns).where(history.c.delivery == id).order_by(history.c.id)
        with self._database.reading() as connection:
            return [Change(*row) for row in connection.execute(wanted)]


def held(connection: Connection, number: int) -> Delivery | None:
    """Return a delivery by its id."""
    rows = connection.execute(select(deliveries).where(deliveries.c.id == number)).all()
    return next(_deliveries(connection, rows), None)


def note(connection: Connection, number: int, change: Change) -> None:
    """Write a change into a delivery's history."""
    values = {"at": change.at, "was": change.was, "became": change.became, "why": change.why, "by": change.by}
    connection.execute(insert(history).values(delivery=number, **values))


def _told(connection: Connection, keys: Iterable[str], but: State | None = None) -> set[str]:
    found: set[str] = set()
    for some in _batches(keys):
        wanted = select(reminders.c.key).where(reminders.c.key.in_(some), reminders.c.cancelled.is_(None))
        if but is not None:
            wanted = wanted.join(deliveries, deliveries.c.id == reminders.c.delivery).where(deliveries.c.state != but)
        found.update(connection.execute(wanted).scalars())
    return found


def _batches(those: Iterable[_T]) -> Iterator[list[_T]]:
    rest = iter(those)
    while some := list(islice(rest, AT_ONCE)):
        yield some


def _row(delivery: int, one: Reminder) -> dict[str, object]:
    return {
        "delivery": delivery,
        "key": one.key,
        "rule": one.rule.id,
        "finding": one.owed.finding.id,
        "obligation": one.owed.obligation.id,
        "due": one.owed.due,
        "stage": one.announcement.stage,
        "number": one.announcement.number,
        "on": one.announcement.on,
        "moved_from": one.announcement.moved_from,
    }


def _deliveries(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[Delivery]:
    live: dict[int, list[Told]] = {row.id: [] for row in rows}
    cancelled: dict[int, list[Told]] = {row.id: [] for row in rows}
    for some in _batches(live):
        wanted = select(reminders).where(reminders.c.delivery.in_(some)).order_by(reminders.c.id)
        for one in connection.execute(wanted).mappings():
            names = ("key", "rule", "finding", "obligation", "due", "stage", "number", "on", "moved_from")
            told = Told(**{name: one[name] for name in names})
            (live if one["cancelled"] is None else cancelled)[one["delivery"]].append(told)
    for row in rows:
        yield Delivery(
            id=row.id,
            key=row.key,
            channel=row.channel,
            day=row.day,
            part=row.part,
            state=State(row.state),
            reminders=tuple(live[row.id]),
            attempts=row.attempts,
            first_attempt_at=row.first_attempt_at,
            last_attempt_at=row.last_attempt_at,
            not_before=row.not_before,
            ts=row.ts,
            error=row.error,
            cancelled=tuple(cancelled[row.id]),
        )
