"""CSV text as rows with their lines. Commas, semicolons or tabs: whichever the heading has most of."""

import csv
import io
from dataclasses import dataclass

from bot.exchange.defusing import restored
from bot.exchange.problem import Problem

SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row: the line it begins in, and its cells, trimmed and with what defused them taken off."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A heading, the line it is in, the rows below it that hold anything, and what is wrong with them."""

    heads: tuple[str, ...]
    begins: int
    rows: tuple[SheetRow, ...]
    problems: tuple[Problem, ...] = ()


def read_sheet(text: str) -> Sheet:
    """Return the rows of CSV text (RFC 4180); lines may end in any way."""
    first = text.lstrip().split("\n", 1)[0]
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[SheetRow] = []
    problems: list[Problem] = []
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(SheetRow(begins, tuple(map(_read, cells))))
            begins = reader.line_num + 1
    except csv.Error as error:
        fix = "close each quote, double those within a cell, and keep cells under 100,000 characters"
        problems.append(Problem(begins, 1, f"a row that begins here cannot be read ({error}): {fix}"))
    if not rows:
        missing = Problem(
            1, 1, "nothing is in this file: write a heading, such as finding,status,owner, and rows below"
        )
        return Sheet((), 1, (), (*problems, *([] if problems else [missing])))
    heads, *below = rows
    for row in below:
        if any(row.cells[len(heads.cells) :]):
            place = len(heads.cells) + 1
            fix = "put quotes around a cell that has a comma in it, or give the column a heading"
            problems.append(Problem(row.line, place, f"this row has more cells than the heading: {fix}"))
    return Sheet(heads.cells, heads.line, tuple(below), tuple(problems))


def _read(cell: str) -> str:
    # Trimmed last: what was defused may begin with white space.
    return restored(cell).replace("\r\n", "\n").strip()
