"""What one row of a tracker says of its finding that the register does not say yet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.domain.finding import Finding
from bot.domain.knowledge import Knowledge
from bot.exchange.days import read_day
from bot.exchange.fields import Field
from bot.exchange.problem import Problem
from bot.exchange.sheet import SheetRow
from bot.exchange.whom import NOTHING, CannotTellError, person_meant, status_meant
from bot.register.entry import Entry, Proposed, What
from bot.register.register import Register
from bot.register.standing import Standing


@dataclass(frozen=True)
class Desk:
    """What a tracker is read against.

    Attributes:
        knowledge: joined with the register.
        register: as it stands.
        names: what people are called, by their ids.
        force: the force where a row names none, as an id; "" for none.
        append: whether what differs from the register is entered all the same, after what it says.
    """

    knowledge: Knowledge
    register: Register
    names: Mapping[str, str] = field(default_factory=dict)
    force: str = ""
    append: bool = False

    def called(self, entry: Entry) -> str:
        """Return what an entry says, in words."""
        if entry.what is What.OWNER:
            return self.names.get(entry.value, entry.value)
        rule = self.knowledge.registering.status(entry.value) if entry.what is What.STATUS else None
        return str(rule.name) if rule is not None else entry.value


@dataclass(frozen=True, slots=True)
class Cells:
    """A row, by its fields.

    Attributes:
        row: the row.
        places: where each field is.
    """

    row: SheetRow
    places: Mapping[Field, int]

    def said(self, name: Field) -> str:
        """Return what a row says; "" where it says that nothing is known."""
        place = self.places.get(name)
        cell = self.row.cells[place] if place is not None and place < len(self.row.cells) else ""
        return "" if cell.casefold() in NOTHING else cell

    def problem(self, name: Field, said: str) -> Problem:
        """Return a problem with a field's cell."""
        return Problem(self.row.line, self.places.get(name, 0) + 1, said)


@dataclass
class Wanted:
    """What a row wants, worked out by `changes`.

    Attributes:
        cells: the row.
        desk: what it is read against.
        finding: the row's.
        now: where that stands after the rows above.
        problems: what cannot be read.
        conflicts: what the register says otherwise.
    """

    cells: Cells
    desk: Desk
    finding: Finding
    now: Standing
    problems: list[Problem] = field(default_factory=list)
    conflicts: list[Problem] = field(default_factory=list)

    def changes(self) -> list[Proposed]:
        """Return the changes, in the order in which they hold: evidence before the status that wants it."""
        found: list[Proposed] = []
        for name, make in (
            (Field.EVIDENCE, self._evidence),
            (Field.OWNER, self._owner),
            (Field.DUE, self._due),
            (Field.STATUS, self._status),
            (Field.NOTE, self._note),
        ):
            written = self.cells.said(name)
            if not written:
                continue
            try:
                found += make(written)
            except CannotTellError as error:
                self.problems.append(self.cells.problem(name, str(error)))
        return found

    @property
    def _obligation(self) -> str:
        return self.cells.said(Field.OBLIGATION)

    def _evidence(self, written: str) -> Iterator[Proposed]:
        if not _holds(self.now.evidence, written):
            yield Proposed(What.EVIDENCE, self.finding.id, written, self._obligation)

    def _note(self, written: str) -> Iterator[Proposed]:
        if not _holds(self.now.notes, written):
            yield Proposed(What.NOTE, self.finding.id, written, self._obligation)

    def _owner(self, written: str) -> Iterator[Proposed]:
        person = person_meant(self.desk.names, written)
        held = self.now.owner(self._obligation)
        if held is None or self._enters(Field.OWNER, held, person, written):
            yield Proposed(What.OWNER, self.finding.id, person, self._obligation)

    def _status(self, written: str) -> Iterator[Proposed]:
        rule = status_meant(self.desk.knowledge.registering, written)
        held = self.now.status
        if held is None or self._enters(Field.STATUS, held, rule.id, str(rule.name)):
            moves = self.cells.said(Field.DUE) and self.finding.open  # then the reason is of the date
            yield Proposed(What.STATUS, self.finding.id, rule.id, why="" if moves else self.cells.said(Field.REASON))

    def _due(self, written: str) -> Iterator[Proposed]:
        day = read_day(written)
        if day is None:
            raise CannotTellError(f"{written!r} is no date: write it like 2026-12-01 or 01/12/2026")
        held, obligation = self.finding.obligations, self._obligation
        if not obligation and len(held) == 1:
            obligation = held[0].id
        moves = self.now.moves(obligation)
        if not moves and any(one.id == obligation and one.deadline.day == day for one in held):
            return
        if moves and not self._enters(Field.DUE, moves[-1], day.isoformat(), day.isoformat()):
            return
        approver, why = self.cells.said(Field.APPROVER), self.cells.said(Field.REASON)
        approved = person_meant(self.desk.names, approver) if approver else ""
        yield Proposed(What.DATE, self.finding.id, day.isoformat(), obligation, why, approved)

    def _enters(self, name: Field, held: Entry, value: str, written: str) -> bool:
        """Return whether a value is entered after what is held; note it where it differs and is not."""
        told = self.desk.called(held)
        if held.value == value or told.casefold() == written.casefold():
            return False
        if held not in self.desk.register.of(self.finding.id).entries:
            said = f"a row above says {told!r} of {self.finding.id}, this one {written!r}: leave one of them out"
            self.problems.append(self.cells.problem(name, said))
            return False
        if self.desk.append:
            return True
        said = (
            f"{self.finding.id} has {told!r} in the register, and {written!r} here: left as it is; --append enters it"
        )
        self.conflicts.append(self.cells.problem(name, said))
        return False


def _holds(held: tuple[Entry, ...], written: str) -> bool:
    """Return whether a text was entered, by itself or as an export joins several."""
    texts = [one.value.replace("\r\n", "\n").strip() for one in held]
    return written in texts or written == "\n".join(texts).strip()
