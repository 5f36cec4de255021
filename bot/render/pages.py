"""An answer's parts cut into pages that fit a message: nothing is lost, what is left over is on the next page.

Pages are filled one after the other with what really stands there, so the first page of a long list costs no more than
that of a short one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from bot.ask.answer import Answer, Line, Lines, Paragraph, Part, Table
from bot.domain.source import Source
from bot.render.limits import TABLE_COLUMNS
from bot.render.mrkdwn import bold, escape, graded, link, short_link

LONGEST_PIECE = 1200
"""Characters of one piece; a longer text is continued in the next."""
CAPACITY = 40
"""Weight of a page: a line of a plain list weighs 1, a finding (with its own button) 4, a paragraph 2."""
LONGEST_TITLE = 300
MOST_ROWS = 60
MOST_ROW = 1000
MOST_TITLED = 8
"""Sources listed with their titles below a page; where there are more, each line has its own short link."""
MOST_SOURCES = 6
"""Sources shown with one line; the number of others is said."""


@dataclass(slots=True)
class Piece:
    """What stands on a page at once: mrkdwn text or a table's row, with its sources.

    `title` is the part's title, on its first piece. `counted` is whether it is a line or row of a list.
    """

    text: str
    sources: Sequence[Source] = ()
    weight: int = 1
    title: str = ""
    finding: str | None = None
    row: tuple[str, ...] | None = None
    table: Table | None = None
    counted: bool = True
    opens: bool = False


@dataclass(slots=True)
class Page:
    """The pieces of one page, which lines of how many they are, and all their sources, in order."""

    number: int
    pieces: list[Piece] = field(default_factory=list)
    first: int = 0
    last: int = 0
    more: bool = False
    sources: tuple[Source, ...] = ()


def length(parts: Sequence[Part]) -> int:
    """Return how many lines and rows the parts have."""
    return sum(
        len(one.lines) if isinstance(one, Lines) else len(one.rows) if isinstance(one, Table) else 0 for one in parts
    )


def page(answer: Answer, before: Sequence[str], wanted: int, budget: int) -> Page:
    """Return a page; the last one where fewer are there.

    Args:
        answer: whose parts are shown.
        before: escaped texts that go before the parts (what did not fit above).
        wanted: the page's number, from 1.
        budget: characters of a page, links included.
    """
    pieces = _pieces(answer, before)
    current = Page(1)
    spent, weight = 0, 0
    known: dict[Source, None] = dict.fromkeys(answer.sources)
    seen: Sequence[Source] = answer.sources
    table: Table | None = None
    for piece in pieces:
        cost = len(piece.text) + len(piece.title) + 4
        if piece.sources is not seen:
            cost += sum(_cost(one, len(known)) for one in piece.sources if one not in known)
        full = spent + cost > budget or weight + piece.weight > CAPACITY or len(current.pieces) >= MOST_ROWS
        second_table = piece.table is not None and table is not None and piece.table is not table
        if current.pieces and (full or second_table):
            if current.number >= wanted:
                current.more = True
                break
            current = Page(current.number + 1, first=current.last, last=current.last)
            spent, weight, known, table = 0, 0, dict.fromkeys(answer.sources), None
            seen = answer.sources
            cost = len(piece.text) + len(piece.title) + 4 + sum(_cost(one, len(known)) for one in piece.sources)
            if piece.table is not None and not piece.title and piece.table.title:
                piece.title = f"{_title(piece.table.title)[0]} (continued)"
        table = piece.table or table
        current.pieces.append(piece)
        current.last += piece.counted
        spent += cost
        if piece.table is None:
            weight += piece.weight
        if piece.sources is not seen:
            seen = piece.sources
            known.update(dict.fromkeys(seen))
    current.sources = tuple(known)
    return current


def _cost(source: Source, before: int) -> int:
    """Return what a source adds to a page: its title and address, or a short link where there are many."""
    return (len(link(source)) if before < MOST_TITLED else len(short_link(source)) + 20) + 8


def _pieces(answer: Answer, before: Sequence[str]) -> Iterator[Piece]:
    for text in before:
        for number, some in enumerate(cut(text, LONGEST_PIECE)):
            yield Piece(some, weight=2, counted=False, opens=number == 0)
    for part in answer.parts:
        if isinstance(part, Lines):
            yield from _of_lines(part)
        elif isinstance(part, Table):
            yield from _of_table(part)
        else:
            yield from _of_paragraph(part)


def _of_paragraph(part: Paragraph) -> Iterator[Piece]:
    for number, some in enumerate(cut(escape(part.text), LONGEST_PIECE)):
        yield Piece(some, part.sources if number == 0 else (), 2, counted=False, opens=number == 0)


def _of_lines(part: Lines) -> Iterator[Piece]:
    title, over = _title(part.title)
    yield from over
    for line in part.lines:
        texts = cut(line_text(line), LONGEST_PIECE)
        for number, some in enumerate(texts):
            weight = 4 if line.finding else 1
            finding = line.finding if number == 0 else None
            sources = line.sources if number == 0 else ()
            yield Piece(some, sources, weight, title, finding, counted=number == 0, opens=bool(title) or number == 0)
            title = ""


def _title(text: str) -> tuple[str, list[Piece]]:
    """Return a title escaped; a long one as pieces of text instead."""
    title = escape(text)
    if len(title) <= LONGEST_TITLE:
        return title, []
    return "", [Piece(some, weight=2, counted=False, opens=True) for some in cut(title, LONGEST_PIECE)]


def line_text(line: Line) -> str:
    """Return a line as mrkdwn: what stands out in bold, a grade with its symbol, then the rest."""
    text = escape(line.text)
    if not line.lead:
        return f"• {text}"
    lead = graded(escape(line.lead))
    return f"• {bold(lead)} {text}" if not text or line.lead[-1:] in ":.;" else f"• {bold(lead)}: {text}"


def _of_table(part: Table) -> Iterator[Piece]:
    aligned = len(part.sources) == len(part.rows)
    columns = part.columns
    as_table = 1 <= len(columns) <= TABLE_COLUMNS and sum(map(len, columns)) <= MOST_ROW
    title, over = _title(part.title)
    yield from over
    for place, cells in enumerate(islice(part.rows, None)):
        row = tuple(graded(cell) for cell in cells)
        if aligned:
            sources: Sequence[Source] = part.sources[place : place + 1]
        else:
            sources = part.sources if place == 0 else ()
        texts = cut(f"• {row_text(columns, row)}", LONGEST_PIECE)
        fits = as_table and len(texts) == 1 and sum(map(len, row)) <= MOST_ROW
        for number, some in enumerate(texts):
            yield Piece(
                some,
                sources if number == 0 else (),
                1,
                title,
                row=row if fits else None,
                table=part if fits else None,
                counted=number == 0,
            )
            title = ""


def row_text(columns: Sequence[str], row: Sequence[str]) -> str:
    """Return a table's row as a sentence for `text`: "Investigating crime: Kent good; Essex good"."""
    cells = [escape(cell) for cell in row]
    if len(cells) < 2:
        return "".join(cells)
    if len(cells) == 2 or columns[-1] == "Judgement":
        return f"{', '.join(cells[:-1])}: {cells[-1]}"
    rest = "; ".join(f"{escape(column)} {cell}" for column, cell in zip(columns[1:], cells[1:], strict=False))
    return f"{cells[0]}: {rest}"


def cut(text: str, most: int) -> list[str]:
    """Return an escaped text in pieces of at most `most` characters, cut at words and never inside an entity."""
    if len(text) <= most:
        return [text] if text.strip() else []
    pieces = []
    while len(text) > most:
        end = text.rfind(" ", most // 2, most)
        if end < 0:
            end = most
            entity = text.rfind("&", end - 5, end)
            if entity >= 0 and ";" not in text[entity:end]:
                end = entity
        pieces.append(text[:end])
        text = text[end:].lstrip(" ")
    return [piece for piece in (*pieces, text) if piece.strip()]
