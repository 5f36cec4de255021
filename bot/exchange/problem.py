"""What is wrong with a file that is brought in, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault.

    Attributes:
        line: of the file, from 1: where the row begins.
        column: the column's number, from 1: 3 is C in a spreadsheet.
        said: what is wrong, and how to mend it.
    """

    line: int
    column: int
    said: str

    def at(self, file: str) -> str:
        """Return it as people and editors read it: file:line:column: what: how to mend."""
        return f"{file}:{self.line}:{self.column}: {self.said}"
