"""A fault in a knowledge file: where it is, in which record, what is wrong, and how to mend it."""

import re
from dataclasses import asdict, dataclass

WINDOW = 110
"""Characters of a long source line that are shown around the caret."""

_BREAKS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What YAML counts as the end of a line."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault. `line` and `column` count from 1, in characters; `source` is the line as it stands in the file."""

    path: str
    line: int
    column: int
    record: str
    message: str
    fix: str
    source: str = ""

    def __str__(self) -> str:
        """Return `path:line:column: record: what is wrong: how to mend`."""
        return f"{self.path}:{self.line}:{self.column}: {self.record}: {self.message}: {self.fix}"

    def shown(self) -> str:
        """Return the message, then the source line with a caret under the place."""
        if not self.source.strip():
            return str(self)
        line, before = _window(self.source, self.column - 1)
        gutter = f"{self.line:>5} | "
        blanks = "".join("\t" if c == "\t" else " " for c in line[:before])
        return f"{self}\n{gutter}{line}\n{' ' * (len(gutter) - 2)}| {blanks}^"

    def as_json(self) -> dict[str, str | int]:
        """Return the fault as `peel-bot check --format json` prints it."""
        fields: dict[str, str | int] = asdict(self)
        del fields["source"]
        return fields


def source_line(data: bytes, line: int) -> str:
    """Return line `line` (from 1) of a file's bytes, broken where YAML breaks; empty when there is none."""
    lines = _BREAKS.split(data.decode("utf-8-sig", "replace"))
    return lines[line - 1] if 0 < line <= len(lines) else ""


def _window(line: str, at: int) -> tuple[str, int]:
    """Clip a long line around `at`; return it with the place's new offset. Control characters become spaces."""
    line = "".join(c if c.isprintable() or c == "\t" else " " for c in line.rstrip())
    if len(line) <= WINDOW:
        return line, min(at, len(line))
    start = max(0, min(at - WINDOW // 2, len(line) - WINDOW))
    head = "…" if start else ""
    tail = "…" if start + WINDOW < len(line) else ""
    return f"{head}{line[start : start + WINDOW]}{tail}", at - start + len(head)
