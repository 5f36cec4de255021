"""Findings, obligations and history as tables: what was published and what the register says stand apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from bot.domain.changes import Change
from bot.domain.finding import Deadline, Finding, Obligation, Owner, Revision, StatusEvent
from bot.domain.rag import rag
from bot.domain.source import Source
from bot.exchange.table import Cell, Column, Kind, Table
from bot.exchange.truths import Truths, own_moves
from bot.remind.plan import day_owed

NOT_KNOWN = "not known"
"""The colour of a finding of which nobody has stated where it stands."""
Row = TypeVar("Row")
Columns = Sequence[tuple[str, int, Callable[[Row], Cell]]]
"""Of each column the heading, the width in characters, and what stands in it."""


def table(kind: Kind, held: Truths, force: str | None = None) -> Table:
    """Return a table of one force, or of all.

    Args:
        kind: what is to be in it.
        held: both truths, as of a day.
        force: a force's id.
    """
    of = f"{held.joined.forces[force].name}: " if force is not None else ""
    title = f"{of}{kind}, as of {held.on.isoformat()}"
    found = [_Found(held, one) for one in held.findings(force)]
    if kind is Kind.FINDINGS:
        return _made(kind, title, FINDINGS, found)
    if kind is Kind.OBLIGATIONS:
        return _made(
            kind, title, OBLIGATIONS, [_Owed(held, one.it, each) for one in found for each in one.it.obligations]
        )
    told = held.changes
    if force is not None:
        of_force = {one.it.id for one in found}
        told = tuple(one for one in told if one.finding in of_force or force in one.forces)
    return _made(kind, title, HISTORY, told)


def _made(kind: Kind, title: str, columns: Columns[Row], rows: Sequence[Row]) -> Table:
    heads = tuple(Column(name, width) for name, width, _ in columns)
    return Table(kind, title, heads, tuple(tuple(cell(row) for _, _, cell in columns) for row in rows))


@dataclass(frozen=True)
class _Found:
    """A finding in both truths."""

    held: Truths
    it: Finding

    @property
    def force(self) -> str:
        forces = self.held.joined.forces
        return "; ".join(forces[one].name if one in forces else one for one in self.it.forces)

    @property
    def cycle(self) -> str:
        framework = self.held.joined.frameworks.get(self.it.cycle)
        return framework.label if framework is not None else self.it.cycle

    @property
    def question(self) -> str | None:
        framework = self.held.joined.frameworks.get(self.it.cycle)
        asked = framework.question(self.it.question) if framework is not None and self.it.question else None
        return asked.title if asked is not None else self.it.question

    @property
    def open(self) -> bool:
        return self.it.open_on(self.held.on)

    @property
    def rag(self) -> str:
        colour = rag(self.it, self.held.on, self.held.joined.registering)
        return str(colour) if colour is not None else NOT_KNOWN

    @cached_property
    def stated(self) -> StatusEvent | None:
        return self.held.published_status(self.it)

    @cached_property
    def entered(self) -> StatusEvent | None:
        return self.held.register_status(self.it)

    @property
    def owner(self) -> Owner | None:
        return self.it.owner()


@dataclass(frozen=True)
class _Owed(_Found):
    """An obligation in both truths."""

    what: Obligation

    @cached_property
    def published(self) -> Deadline | None:
        one = self.held.published_obligation(self.it, self.what)
        return one.deadline if one is not None else None

    @property
    def source(self) -> Source | None:
        """Where it was published."""
        if self.published is None:
            return None
        return self.what.source or next(iter(self.it.sources), None)

    @property
    def by_register(self) -> date | None:
        """The day that the register gave it: a move, or a day of the force's own."""
        deadline = self.what.deadline
        said = self.published.day if self.published is not None else None
        return deadline.day if deadline.moved_by_force or deadline.day != said else None

    @property
    def due(self) -> date | None:
        return day_owed(self.what)

    @property
    def left(self) -> int | None:
        """Days until it is due; None where it is closed or has no day."""
        return (self.due - self.held.on).days if self.due is not None and self.open else None

    @property
    def owner(self) -> Owner | None:
        return self.it.owner(self.what.id)


def _address(source: Source | None) -> str | None:
    """Return a source as an address, or by its title where it has none: an entry of the register."""
    return (source.url or source.title) if source is not None else None


def _lines(said: Sequence[str]) -> str | None:
    return "\n".join(said) or None


def _day(when: date | None) -> str:
    return when.isoformat() if when is not None else "a day not known"


def _moves(row: _Owed, *, own: bool) -> str | None:
    """Return the moves of a day, one a line: from when, on which day, by whom, approved by whom, why."""
    mine = own_moves(row.what)
    lines = []
    for one in mine if own else (each for each in row.what.deadline.revisions if each not in mine):
        told = [f"was {one.was}, moved on {_day(one.on)}"]
        told += [f"by {one.by}"] if one.by else []
        told += [f"approved by {one.approver}"] if one.approver else []
        lines.append(", ".join(told) + (f": {one.why}" if one.why else ""))
    return _lines(lines)


def _last_move(row: _Owed) -> Revision:
    moves = own_moves(row.what)
    return moves[-1] if moves else Revision(date.min)


def _disputed(row: _Owed) -> str | None:
    return _lines([f"{one.due} ({_address(one.source)})" for one in row.what.deadline.disputed])


def _published(row: _Found) -> str | None:
    own = row.held.published_one(row.it) is None
    return None if own else _lines([_address(one) or "" for one in row.it.sources])


def _register_source(row: _Owed) -> str | None:
    """Return the entry that gave the day which holds; of a day of the force's own, its obligation's."""
    if row.by_register is None:
        return None
    moves = own_moves(row.what)
    if moves:
        return _address(moves[-1].source)
    told = [one for one in row.held.changes if one.finding == row.it.id and one.obligation == row.what.id]
    dated = [one for one in told if one.what in ("date", "obligation") and not one.taken_back]
    return _address(dated[-1].source) if dated else None


ABOUT: Columns[_Found] = (
    ("finding", 24, lambda row: row.it.id),
    ("force", 18, lambda row: row.force),
    ("cycle", 10, lambda row: row.cycle),
    ("kind", 20, lambda row: str(row.it.kind)),
)
STANDING: Columns[_Found] = (
    ("open", 8, lambda row: "yes" if row.open else "no"),
    ("RAG", 8, lambda row: row.rag),
)
OWNED: Columns[_Found] = (
    ("register owner", 20, lambda row: row.owner.name if row.owner else None),
    ("register owner since", 14, lambda row: row.owner.on if row.owner else None),
    ("register owner source", 30, lambda row: _address(row.owner.source) if row.owner else None),
)
FINDINGS: Columns[_Found] = (
    *ABOUT,
    ("pillar", 14, lambda row: row.it.pillar),
    ("question", 30, lambda row: row.question),
    ("summary", 60, lambda row: row.it.summary),
    ("stands for", 8, lambda row: row.it.stands_for),
    *STANDING,
    ("published on", 12, lambda row: row.it.published if _published(row) else None),
    ("published source", 40, _published),
    ("published status", 20, lambda row: str(row.stated.status) if row.stated else None),
    ("published status on", 12, lambda row: (row.stated.on or row.stated.when or None) if row.stated else None),
    ("published status source", 40, lambda row: _address(row.stated.source) if row.stated else None),
    ("register status", 20, lambda row: row.entered.status if row.entered else None),
    ("register status on", 12, lambda row: row.entered.on if row.entered else None),
    ("register status by", 20, lambda row: row.entered.by if row.entered else None),
    ("register reason", 30, lambda row: row.entered.note or None if row.entered else None),
    ("register status source", 30, lambda row: _address(row.entered.source) if row.entered else None),
    *OWNED,
    ("register evidence", 40, lambda row: _lines([one.text for one in row.it.evidence])),
    ("register evidence source", 30, lambda row: _lines([_address(one.source) or "" for one in row.it.evidence])),
    ("register note", 40, lambda row: _lines([one.text for one in row.it.notes])),
    ("register note source", 30, lambda row: _lines([_address(one.source) or "" for one in row.it.notes])),
)
OBLIGATIONS: Columns[_Owed] = (
    *ABOUT,
    ("obligation", 20, lambda row: row.what.id),
    ("what", 50, lambda row: row.what.what),
    ("owed to", 16, lambda row: row.what.to or None),
    ("owed by", 16, lambda row: row.what.by or None),
    *STANDING,
    ("origin", 14, lambda row: str(row.what.deadline.origin)),
    ("deadline", 12, lambda row: str(row.what.deadline.kind)),
    ("original due", 12, lambda row: row.what.deadline.original),
    ("due", 12, lambda row: row.due),
    ("days left", 9, lambda row: row.left if row.left is not None and row.left >= 0 else None),
    ("days overdue", 9, lambda row: -row.left if row.left is not None and row.left < 0 else None),
    ("times moved", 9, lambda row: len(row.what.deadline.revisions)),
    ("published due", 12, lambda row: row.published.day if row.published else None),
    ("published words", 20, lambda row: (row.published.words or None) if row.published else None),
    ("published moves", 40, lambda row: _moves(row, own=False)),
    ("published other dates", 40, _disputed),
    ("published source", 40, lambda row: _address(row.source)),
    ("register due", 12, lambda row: row.by_register),
    ("register reason", 30, lambda row: _last_move(row).why or None),
    ("register approver", 20, lambda row: _last_move(row).approver or None),
    ("register moves", 50, lambda row: _moves(row, own=True)),
    ("register due source", 30, _register_source),
    *OWNED,
)
HISTORY: Columns[Change] = (
    ("entry", 8, lambda row: row.entry),
    ("on", 12, lambda row: row.on),
    ("finding", 24, lambda row: row.finding),
    ("obligation", 20, lambda row: row.obligation or None),
    ("what", 12, lambda row: row.what),
    ("value", 50, lambda row: row.value or None),
    ("was", 12, lambda row: row.was),
    ("reason", 40, lambda row: row.why or None),
    ("approved by", 20, lambda row: row.approver or None),
    ("entered by", 20, lambda row: row.by),
    ("takes back entry", 10, lambda row: row.undoes),
    ("taken back", 10, lambda row: "yes" if row.taken_back else "no"),
    ("source", 30, lambda row: _address(row.source)),
)
