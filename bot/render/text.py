"""An answer as plain text for a terminal: complete, with its sources numbered at the end."""

from collections.abc import Iterator

from bot.ask.answer import Answer, Lines, Outcome, Paragraph, Part, Table
from bot.ask.query import Choice
from bot.domain.source import Source

WEAKER = "(not the inspectorate's own page)"


def to_text(answer: Answer) -> str:
    """Return the whole answer as text, without a line break at its end."""
    return _Text(answer).text()


class _Text:
    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._numbers: dict[Source, int] = {}

    def text(self) -> str:
        answer = self._answer
        blocks = [answer.headline + self._refs(answer.sources)]
        if answer.assumed:
            blocks.append(answer.assumed)
        if answer.caveats:
            blocks.append("\n".join(f"Note: {caveat}" for caveat in answer.caveats))
        blocks += [text for part in answer.parts if (text := self._part(part))]
        if answer.choices:
            title = "Which one?" if answer.outcome is Outcome.UNCLEAR else "You can ask:"
            blocks.append(_choices(title, answer.choices))
        if answer.next_steps:
            blocks.append(_choices("Next you can ask:", answer.next_steps))
        if self._numbers:
            blocks.append("\n".join(["Sources:", *self._sources()]))
        return "\n\n".join(blocks)

    def _part(self, part: Part) -> str:
        match part:
            case Paragraph():
                return part.text + self._refs(part.sources)
            case Lines():
                lines = [
                    f"- {f'{line.lead}: ' if line.lead else ''}{line.text}{self._refs(line.sources)}"
                    for line in part.lines
                ]
                return "\n".join([part.title, *lines] if part.title else lines)
            case Table():
                return self._table(part)

    def _table(self, table: Table) -> str:
        row_by_row = table.row_by_row
        rows = [
            (*row, self._refs(table.sources_of(place)).strip()) if row_by_row else row
            for place, row in enumerate(table.rows)
        ]
        columns = (*table.columns, "Source") if row_by_row else table.columns
        aligned = list(_aligned(columns, rows))
        if table.title:
            aligned.insert(0, table.title)
        if not row_by_row and table.sources:
            aligned.append(f"From{self._refs(table.sources)}")
        return "\n".join(aligned)

    def _refs(self, sources: tuple[Source, ...]) -> str:
        if not sources:
            return ""
        numbers = (self._numbers.setdefault(source, len(self._numbers) + 1) for source in sources)
        return " " + "".join(f"[{number}]" for number in dict.fromkeys(numbers))

    def _sources(self) -> Iterator[str]:
        for source, number in self._numbers.items():
            weaker = "" if source.inspectorate or not source.url else f" {WEAKER}"
            address = f"\n      {source.url}" if source.url else ""
            yield f"  [{number}] {source.title}{weaker}{address}"


def _aligned(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(row[place]) for row in (columns, *rows)) for place in range(len(columns))]
    yield _row(columns, widths)
    yield "  ".join("-" * width for width in widths)
    for row in rows:
        yield _row(row, widths)


def _row(cells: tuple[str, ...], widths: list[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _choices(title: str, choices: tuple[Choice, ...]) -> str:
    return "\n".join([title, *(f"- {choice.question}" for choice in choices)])
