"""A table that is written as CSV, as a workbook or as JSON."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Cell = str | int | date | None
"""None is an empty cell: not known, or there is none."""


class Kind(StrEnum):
    """What can be exported as a table."""

    FINDINGS = "findings"
    OBLIGATIONS = "obligations"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and its width in a workbook, in characters."""

    name: str
    width: int = 14


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns.

    Attributes:
        kind: what is in it.
        title: in words, with the force and the day.
        columns: from left to right.
        rows: as long as the columns each.
    """

    kind: Kind
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
