"""A force's present tracker, read into changes of the register: only what it does not say yet, nothing overwritten."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain.finding import Finding
from bot.exchange.decoding import decoded
from bot.exchange.fields import Columns, Field, columns
from bot.exchange.own import as_finding, is_own, own_finding
from bot.exchange.problem import Problem
from bot.exchange.sheet import read_sheet
from bot.exchange.wanted import Cells, Desk, Wanted
from bot.exchange.whom import CannotTellError, finding_meant, forces_meant
from bot.register.checks import Fault, faults
from bot.register.entry import Entry, Proposed, What
from bot.register.standing import Standing, standing

_ASSUMED = datetime.min.replace(tzinfo=UTC)
"""Of an entry that the file would make: a row is seen with those above it."""
_FIELDS = {"why": Field.REASON, "approver": Field.APPROVER, "obligation": Field.OBLIGATION}
_OF = {
    What.STATUS: Field.STATUS,
    What.OWNER: Field.OWNER,
    What.DATE: Field.DUE,
    What.EVIDENCE: Field.EVIDENCE,
    What.NOTE: Field.NOTE,
    What.FINDING: Field.FINDING,
}


@dataclass(frozen=True, slots=True)
class Line:
    """What one row enters, all of it or none."""

    number: int
    finding: Finding
    changes: tuple[Proposed, ...]
    request: str


@dataclass(frozen=True)
class Plan:
    """What a file would do.

    Attributes:
        lines: what is to be entered, in order.
        conflicts: where the register says something else already: left as it is.
        problems: all of them; with any, nothing is to be entered.
        notes: what else is to be said.
        same: rows of which the register says everything already.
    """

    lines: tuple[Line, ...] = ()
    conflicts: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    same: int = 0


def plan(content: bytes, desk: Desk, told: Mapping[str, str]) -> Plan:
    """Return what a tracker would enter; nothing is entered here.

    Args:
        content: of the CSV file.
        desk: what it is read against.
        told: which column holds which field, where the heading does not say so.
    """
    text = decoded(content)
    if text.problem is not None:
        return Plan(problems=(text.problem,))
    sheet = read_sheet(text.text)
    if not sheet.heads:
        return Plan(problems=sheet.problems)
    found = columns(sheet.heads, sheet.begins, told)
    notes = (*([text.note] if text.note else []), *found.notes)
    if found.problems:
        return Plan(problems=tuple(sorted((*sheet.problems, *found.problems))), notes=notes)
    planning = _Planning(desk, found, hashlib.sha256(content).hexdigest()[:16])
    for row in sheet.rows:
        planning.read(Cells(row, found.places))
    problems = tuple(sorted((*sheet.problems, *planning.problems)))
    return Plan(tuple(planning.lines), tuple(planning.conflicts), problems, (*notes, *planning.notes), planning.same)


class _Planning:
    """Reads row after row."""

    def __init__(self, desk: Desk, found: Columns, file: str) -> None:
        self._desk = desk
        self._places = found.places
        self._file = file
        self._assumed: dict[str, Standing] = {}
        self._added: dict[str, Finding] = {}
        self.lines: list[Line] = []
        self.conflicts: list[Problem] = []
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self.same = 0

    def read(self, cells: Cells) -> None:
        """Read one row: into a line, conflicts or problems."""
        try:
            finding, adds = self._finding(cells)
        except CannotTellError as error:
            named = cells.said(Field.FINDING) or Field.REFERENCE not in self._places
            self.problems.append(cells.problem(Field.FINDING if named else Field.REFERENCE, str(error)))
            return
        number = cells.row.line
        now = self._assumed.get(finding.id) or self._desk.register.of(finding.id)
        wanted = Wanted(cells, self._desk, finding, now)
        changes = [*adds, *wanted.changes()]
        self.problems += wanted.problems
        self.conflicts += wanted.conflicts
        request = f"import:{self._file}:{number}" + (":append" if self._desk.append else "")
        if not changes:
            self.same += not (wanted.problems or wanted.conflicts)
        elif any(one.request == request for one in now.entries):
            self.notes.append(f"line {number}: entered before from this file; what the register says since then stays")
        else:
            for place, one in enumerate(changes):
                found = faults(one, finding, now, self._desk.knowledge.registering)
                self.problems += [self._located(cells, one, fault) for fault in found]
                assumed = Entry(now.version + 1 + place, _ASSUMED, "", one)
                now = standing(finding.id, (*now.entries, assumed))
            self._assumed[finding.id] = now
            self.lines.append(Line(number, finding, tuple(changes), request))

    def _finding(self, cells: Cells) -> tuple[Finding, list[Proposed]]:
        """Return the finding that a row means, and what adds it where it is new. Raises CannotTellError."""
        knowledge, id_ = self._desk.knowledge, cells.said(Field.FINDING)
        forces = forces_meant(knowledge, cells.said(Field.FORCE))
        if not forces and self._desk.force:
            forces = (self._desk.force,)
        if id_ and is_own(cells) and id_.upper() not in knowledge.finding_by_id:
            if (added := self._added.get(id_.upper())) is not None:
                return added, []
            own = own_finding(knowledge, cells, forces)
            self._added[own.id] = as_finding(own)
            return self._added[own.id], [own.proposed()]
        return finding_meant(knowledge, id_, forces, cells.said(Field.REFERENCE)), []

    def _located(self, cells: Cells, one: Proposed, fault: Fault) -> Problem:
        name = _FIELDS.get(fault.field, _OF[one.what])
        if name in self._places:
            return cells.problem(name, fault.said)
        return cells.problem(_OF[one.what], f"{fault.said} Add a column “{name}”.")
