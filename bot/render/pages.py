"""An answer's parts cut into pages that fit a message: nothing is lost, what is left over is on the next page.

Pages are filled one after the other with what really stands there, so the first page of a long list costs no more than
that of a short one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.ask.answer import Answer, Line, Lines, Paragraph, Part, Table
from bot.domain.source import Source
from bot.render.limits import TABLE_COLUMNS
from bot.render.mrkdwn import bold, cut, escape, graded, link, short_link

LONGEST_PIECE = 1200
"""Characters of one piece; a longer text is continued in the next."""
CAPACITY = 40
"""Weight of a page: a line of a plain list weighs 1, a finding (with its own button) 4, a paragraph 2."""
LONGEST_TITLE = 300
MOST_ROWS = 60
MOST_ROW = 1000
MOST_TITLED = 8
"""Sources listed with their titles below a page; where there are more, each line has its own short link."""
LONGEST_LIST = 2500
MOST_SOURCES = 3
"""Sources linked in one line where links stand in the lines; the number of others is said."""
LABEL_ROOM = 40
REFERENCE = 24
"""Characters kept for the numbers of a line's sources."""


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


class Page:
    """The pieces of one page, which lines of how many they are, and all their sources, in order."""

    __slots__ = ("_budget", "_known", "_latest", "_line_links", "_size", "_titles", "_weight", "first", "last", "more",
                 "number", "pieces")  # fmt: skip

    def __init__(self, number: int, sources: tuple[Source, ...], budget: int, first: int = 0) -> None:
        self.number = number
        self.first = self.last = first
        self.more = False
        self.pieces: list[Piece] = []
        self._budget = budget
        self._known: dict[Source, None] = dict.fromkeys(sources)
        self._latest: Sequence[Source] = sources
        self._titles = sum(map(_in_list, self._known))
        self._size = self._weight = 0
        self._line_links = -1

    @property
    def sources(self) -> tuple[Source, ...]:
        """All sources of the page, in order."""
        return tuple(self._known)

    @property
    def inline(self) -> bool:
        """Whether each line has its own short links, since a list of titles would be too long."""
        return len(self._known) > MOST_TITLED or self._titles > LONGEST_LIST

    def has_room(self, piece: Piece) -> bool:
        """Return whether a piece fits on the page too, its sources as they would then be shown."""
        if len(self.pieces) >= MOST_ROWS or (piece.table is None and self._weight + piece.weight > CAPACITY):
            return False
        size = self._size + _size(piece)
        new = self._new(piece)
        if len(self._known) + len(new) <= MOST_TITLED:
            titles = self._titles + sum(map(_in_list, new))
            if titles <= LONGEST_LIST:
                return size + titles <= self._budget
        if self._line_links < 0:
            self._line_links = sum(_in_line(one.sources) for one in self.pieces)
        return size + self._line_links + _in_line(piece.sources) <= self._budget

    def add(self, piece: Piece) -> None:
        """Put a piece on the page."""
        self._size += _size(piece)
        self._weight += 0 if piece.table else piece.weight
        if self._line_links >= 0:
            self._line_links += _in_line(piece.sources)
        for one in self._new(piece):
            self._known[one] = None
            self._titles += _in_list(one)
        if piece.sources:
            self._latest = piece.sources
        self.pieces.append(piece)
        self.last += piece.counted

    def _new(self, piece: Piece) -> Sequence[Source]:
        """Return the piece's sources that are not yet the page's. Neighbours often share theirs: a cheap answer."""
        if not piece.sources or piece.sources == self._latest:
            return ()
        return [one for one in dict.fromkeys(piece.sources) if one not in self._known]


def _size(piece: Piece) -> int:
    return len(piece.text) + len(piece.title) + REFERENCE


def _in_list(source: Source) -> int:
    """Return the characters of a source in a list of titles."""
    return len(link(source)) + 8


def _in_line(sources: Sequence[Source]) -> int:
    """Return the characters of a line's sources as short links in the line."""
    return sum(len(short_link(one)) + LABEL_ROOM for one in sources[:MOST_SOURCES])


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
    current = Page(1, answer.sources, budget)
    table: Table | None = None
    for piece in _pieces(answer, before):
        second_table = piece.table is not None and table is not None and piece.table is not table
        if current.pieces and (second_table or not current.has_room(piece)):
            if current.number >= wanted:
                current.more = True
                break
            current = Page(current.number + 1, answer.sources, budget, current.last)
            table = None
            if piece.table is not None and not piece.title and piece.table.title:
                piece.title = f"{_title(piece.table.title)[0]} (continued)"
        table = piece.table or table
        current.add(piece)
    return current


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
        text = line_text(line)
        weight = 4 if line.finding else 1
        if len(text) <= LONGEST_PIECE:
            yield Piece(text, line.sources, weight, title, line.finding, opens=True)
            title = ""
            continue
        texts = cut(text, LONGEST_PIECE)
        for number, some in enumerate(texts):
            finding = line.finding if number == 0 else None
            sources = line.sources if number == 0 else ()
            yield Piece(some, sources, weight, title, finding, counted=number == 0, opens=bool(title) or number == 0)
            title = ""


def _title(text: str) -> tuple[str, list[Piece]]:
    """Return a title escaped; a long one as pieces of text instead."""
    title = graded(escape(text))
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
    columns = part.columns
    as_table = 1 <= len(columns) <= TABLE_COLUMNS and sum(map(len, columns)) <= MOST_ROW
    title, over = _title(part.title)
    yield from over
    row_by_row = part.row_by_row
    for place, cells in enumerate(part.rows):
        sources = part.sources_of(place) if row_by_row or place == 0 else ()
        text, row = _row(columns, cells)
        if as_table and len(text) <= MOST_ROW:
            yield Piece(text, sources, 1, title, row=row, table=part)
            title = ""
            continue
        for number, some in enumerate(cut(text, LONGEST_PIECE)):
            yield Piece(some, sources if number == 0 else (), 1, title, counted=number == 0)
            title = ""


@lru_cache(maxsize=8192)
def _row(columns: tuple[str, ...], row: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return a row as a line of `text` ("Investigating crime: Kent good; Essex good"), and as cells with symbols."""
    cells = [graded(escape(cell)) for cell in row]
    if len(cells) < 2:
        text = "".join(cells)
    elif len(cells) == 2 or columns[-1] == "Judgement":
        text = f"{', '.join(cells[:-1])}: {cells[-1]}"
    else:
        rest = "; ".join(f"{escape(column)} {cell}" for column, cell in zip(columns[1:], cells[1:], strict=False))
        text = f"{cells[0]}: {rest}"
    return f"• {text}", tuple(map(graded, row))
