"""The register's entries: appended together or not at all, once for each request, never over what somebody missed."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from bot.ledger.locks import one_at_a_time
from bot.ledger.part import Part
from bot.ledger.revision import move
from bot.ledger.tables import entries, people, refusals
from bot.register.audit import Refused
from bot.register.entry import Entry, Overtaken, Proposed, What

# Built once: a person waits for each of these.
_OF_REQUEST = select(entries).where(entries.c.request == bindparam("asked")).order_by(entries.c.part)
_SINCE = (
    select(entries)
    .where(entries.c.finding == bindparam("about"), entries.c.id > bindparam("seen"))
    .order_by(entries.c.id)
)
_ENTER = insert(entries)


class Register(Part):
    """Keeps the entries. They cannot be changed or deleted."""

    def enter(
        self, changes: Sequence[Proposed], *, by: str, request: str, seen: int | None = None
    ) -> tuple[Entry, ...] | Overtaken:
        """Enter changes of one finding, all of them or none.

        Args:
            changes: at least one, all of the same finding.
            by: whose they are.
            request: what tells this request from any other; asked again, it enters nothing and returns what it did.
            seen: the version of the finding (`Standing.version`) that the person saw; None enters whatever came since.

        Returns:
            The entries, or that others came in between.

        Raises:
            LedgerError: the database cannot be used; nothing was entered then.
            ValueError: no change, or changes of several findings.
        """
        findings = {one.finding for one in changes}
        if len(findings) != 1:
            raise ValueError(f"changes of {len(findings)} findings: enter those of one at a time")
        [finding] = findings
        with self._database.writing() as connection:
            # Of all findings, not of this one: ids are to come in the order of the commits, or readers miss some.
            one_at_a_time(self._database, connection, "the register")
            if done := _of_request(connection, request):
                return done
            if seen is not None and (missed := _since(connection, finding, seen)):
                return Overtaken(missed)
            now = self._clock()
            rows = [
                {
                    "at": now,
                    "by": by,
                    "request": request,
                    "part": part,
                    "what": one.what,
                    "finding": finding,
                    "obligation": _storable(one.obligation),
                    "value": _storable(one.value),
                    "why": _storable(one.why),
                    "approver": _storable(one.approver),
                    "undoes": one.undoes,
                }
                for part, one in enumerate(changes, 1)
            ]
            connection.execute(_ENTER, rows)
            move(connection)
            return _of_request(connection, request)

    def entries(self, finding: str | None = None, *, after: int = 0) -> list[Entry]:
        """Return entries in order: of one finding or of all, those after an id. Raises LedgerError."""
        wanted = select(entries).where(entries.c.id > after).order_by(entries.c.id)
        if finding is not None:
            wanted = wanted.where(entries.c.finding == finding)
        with self._database.reading() as connection:
            return list(_read(connection.execute(wanted)))

    def last_entry(self) -> int:
        """Return the id of the last entry, 0 without any. Raises LedgerError."""
        with self._database.reading() as connection:
            last: int = connection.execute(select(func.coalesce(func.max(entries.c.id), 0))).scalar_one()
        return last

    def learn(self, person: str, name: str) -> None:
        """Keep what people call somebody, by their id. Raises LedgerError."""
        with self._database.writing() as connection:
            one_at_a_time(self._database, connection, "people")
            known = connection.execute(select(people.c.name).where(people.c.id == person)).scalar()
            if known is None:
                connection.execute(insert(people).values(id=person, name=name, at=self._clock()))
            elif known != name:
                connection.execute(update(people).where(people.c.id == person).values(name=name, at=self._clock()))

    def names(self) -> dict[str, str]:
        """Return what people are called, by their ids. Raises LedgerError."""
        with self._database.reading() as connection:
            return {row.id: row.name for row in connection.execute(select(people.c.id, people.c.name))}

    def refuse(self, by: str, wanted: str, why: str) -> None:
        """Keep what somebody was not allowed to do. Raises LedgerError."""
        with self._database.writing() as connection:
            said = {"wanted": _storable(wanted), "why": _storable(why)}
            connection.execute(insert(refusals).values(at=self._clock(), by=by, **said))

    def refusals(self) -> list[Refused]:
        """Return what was refused, in order. Raises LedgerError."""
        columns = (refusals.c.at, refusals.c.by, refusals.c.wanted, refusals.c.why)
        with self._database.reading() as connection:
            return [Refused(*row) for row in connection.execute(select(*columns).order_by(refusals.c.id))]


def _storable(text: str) -> str:
    """Return a text that every database takes: no NUL, which PostgreSQL refuses, and no half of a surrogate pair."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()


def _of_request(connection: Connection, request: str) -> tuple[Entry, ...]:
    return tuple(_read(connection.execute(_OF_REQUEST, {"asked": request})))


def _since(connection: Connection, finding: str, seen: int) -> tuple[Entry, ...]:
    return tuple(_read(connection.execute(_SINCE, {"about": finding, "seen": seen})))


def _read(rows: Iterable[Row[Any]]) -> Iterable[Entry]:
    for row in rows:
        said = Proposed(What(row.what), row.finding, row.value, row.obligation, row.why, row.approver, row.undoes)
        yield Entry(row.id, row.at, row.by, said, row.request)
