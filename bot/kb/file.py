"""One knowledge file while it is read: its bytes, its records' names, its problems."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from yaml.nodes import Node

from bot.kb.places import name_of
from bot.kb.problem import Problem, source_line

if TYPE_CHECKING:
    from bot.kb.context import Context, Header

MOST_PROBLEMS = 100
"""Problems kept of one file; what comes after is counted."""


@dataclass(slots=True, eq=False)
class File:
    """A file being read.

    `id` is its path inside the knowledge folder, `shown` how messages name it. `record` is the record being read: its
    kind and its node, from which a problem makes "finding KENT-2016-E1". `faults` counts what was wrong so far.
    `outside` marks a draft that lies elsewhere: its folder and name may be anything.
    """

    path: Path
    id: str
    shown: str
    context: "Context"
    data: bytes = b""
    record: tuple[str, Node | str] = ("file", "")
    faults: int = 0
    problems: list[Problem] = field(default_factory=list)
    header: "Header | None" = None
    outside: bool = False

    def problem(self, place: Node | tuple[int, int], message: str, fix: str) -> None:
        """Note a problem at a node, or at a (line, column) counted from 0."""
        self.faults += 1
        line, column = place if isinstance(place, tuple) else (place.start_mark.line, place.start_mark.column)
        if len(self.problems) < MOST_PROBLEMS:
            source = source_line(self.data, line + 1)
            found = Problem(self.shown, line + 1, column + 1, self.record_name(), message, fix, source)
            self.problems.append(found)
        elif len(self.problems) == MOST_PROBLEMS:
            rest = "there are more problems after this one"
            self.problems.append(Problem(self.shown, line + 1, column + 1, "file", rest, "mend the ones above first"))

    def record_name(self) -> str:
        """Return the name of the record being read: "finding KENT-2016-E1", "judgement investigating-crime"."""
        kind, named = self.record
        name = named if isinstance(named, str) else name_of(named)
        return f"{kind} {name}".rstrip()

    def where(self, node: Node) -> str:
        """Return "reports/kent/2016-effectiveness.yml:41"."""
        return f"{self.id}:{node.start_mark.line + 1}"
