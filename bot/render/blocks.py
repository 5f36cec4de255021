"""An answer as a Slack message: a complete `text`, and blocks that show the same within every limit."""

from collections.abc import Iterator, Sequence

from bot.ask.answer import Answer, Outcome
from bot.ask.query import Choice
from bot.domain.source import Source
from bot.render.buttons import asking, button
from bot.render.chart_block import chart_block, size
from bot.render.limits import MOST_TEXT, SECTION_TEXT, SPOKEN_LABEL
from bot.render.message import Block, Message
from bot.render.mrkdwn import bold, cut, escape, link, short_link
from bot.render.pages import LABEL_ROOM, MOST_SOURCES, Page, Piece, length, page
from bot.render.rating import rating

LONGEST_HEADLINE = 1500
LONGEST_IN_TEXT = 30_000
"""Characters of a headline in `text`: the rest of its 40,000 is for one page of the parts."""
LONGEST_ASSUMED = 400
MOST_NOTES = 1500
"""Characters of notes above the parts; more notes follow as paragraphs."""
MOST_PAGE = 7000
ALL_BLOCKS = 8900
"""Characters of a message without its buttons and page line; the limit is 10,000."""
_LONGEST_BOLD = 300


def to_message(
    answer: Answer, *, question: str, page: int = 1, shareable: bool = False, rated: bool = False
) -> Message:
    """Return the message that shows a page of an answer.

    Args:
        answer: what to say.
        question: the question it answers, carried by the paging and sharing buttons.
        page: which page, from 1; beyond the last, the last is shown.
        shareable: whether to offer *Share in channel* (for answers that only one person sees).
        rated: whether to ask if it helped; only messages take that block, and only answers are asked about.

    Returns:
        A message within the limits of `bot.render.limits`. Whatever is left out is said, with a button for it.
    """
    message = _Maker(answer, question, page, shareable).message()
    if rated and answer.outcome in (Outcome.ANSWER, Outcome.NOT_KNOWN):
        asks = rating(question)
        return Message(message.text, (*message.blocks, asks)) if asks else message
    return message


class _Maker:
    """Makes one message."""

    def __init__(self, answer: Answer, question: str, wanted: int, shareable: bool) -> None:
        self._answer = answer
        self._question = question
        self._wanted = max(1, wanted)
        self._shareable = shareable
        self._blocks: list[Block] = []
        self._texts: list[str] = []
        self._inline = False
        self._tabled = False
        self._above_size = 0
        self._numbers: dict[Source, int] = {}
        self._latest: Sequence[Source] = ()
        self._said = ""

    def message(self) -> Message:
        answer = self._answer
        headline = escape(answer.headline)
        over = self._above(headline)
        chart = chart_block(answer.chart) if answer.chart else None
        if answer.chart and chart and self._wanted == 1:
            self._above_size += size(answer.chart)
            self._blocks.append(chart)
        shown = page(answer, over, self._wanted, min(MOST_PAGE, ALL_BLOCKS - self._above_size))
        self._inline = shown.inline
        self._numbers = {source: number for number, source in enumerate(shown.sources, 1)}
        head = self._blocks
        if self._numbers and not self._inline and len(self._numbers) > 1 and answer.sources:
            head[0]["text"]["text"] += self._refs(answer.sources)
        self._pieces(shown.pieces)
        self._below(shown)
        texts = [_clipped(headline, LONGEST_IN_TEXT), *self._texts]
        return Message(_clipped("\n".join(texts), MOST_TEXT) or "…", tuple(self._blocks))

    def _above(self, headline: str) -> list[str]:
        """Put the headline, what was assumed and the notes; return what has no room above the parts."""
        answer = self._answer
        first, *over = cut(headline, LONGEST_HEADLINE) or ["…"]
        self._above_size = len(first) + 2
        self._blocks.append(_section(bold(first) if len(first) <= _LONGEST_BOLD else first))
        notes = []
        if answer.assumed:
            assumed, *more = cut(escape(answer.assumed), LONGEST_ASSUMED) or [""]
            over += more
            if assumed:
                notes.append(assumed)
        room = MOST_NOTES
        for caveat in answer.caveats:
            note = f"⚠ {escape(caveat)}"
            room -= len(note)
            if room >= 0:
                notes.append(note)
            else:
                over.append(note)
        if notes:
            text = "\n".join(notes)
            self._above_size += len(text)
            self._texts.append(text)
            self._blocks.append(_context([text]))
        return over

    def _refs(self, sources: Sequence[Source]) -> str:
        """Return the sources of a line: numbers of the list below, or short links where there are many."""
        if not sources or len(self._numbers) < 2:
            return ""
        if sources != self._latest:
            self._latest, self._said = sources, self._reference(sources)
        return self._said

    def _reference(self, sources: Sequence[Source]) -> str:
        if not self._inline and len(sources) == 1:
            return f" [{self._numbers[sources[0]]}]"
        if not self._inline:
            return f" {''.join(f'[{self._numbers[source]}]' for source in dict.fromkeys(sources))}"
        some = sources[:MOST_SOURCES]
        return f" ({', '.join(short_link(source) for source in some)}{_more(sources)})"

    def _pieces(self, pieces: Sequence[Piece]) -> None:
        """Put the pieces: neighbours share a section, a finding has its own with a button, rows a table."""
        joined: list[str] = []
        table: list[Piece] = []
        size = 0
        found = 0
        for piece in pieces:
            if piece.table is not None and not self._tabled:
                size = self._flush(joined)
                if table and table[0].table is not piece.table:
                    self._table(table)
                table.append(piece)
                continue
            self._table(table)
            text = piece.text + self._refs(piece.sources)
            title = bold(piece.title) if piece.title else ""
            self._texts += [title, text] if title else [text]
            if title:
                text = f"{title}\n{text}"
            details = _details(piece.finding, found) if piece.finding else None
            if details is not None:
                size = self._flush(joined)
                found += 1
                self._blocks.append({**_section(text), "accessory": details})
                continue
            if joined and (size + len(text) + 1 > SECTION_TEXT or (piece.opens and not piece.counted) or title):
                size = self._flush(joined)
            joined.append(text)
            size += len(text) + 1
        self._flush(joined)
        self._table(table)

    def _flush(self, joined: list[str]) -> int:
        if joined:
            self._blocks.append(_section("\n".join(joined)))
            joined.clear()
        return 0

    def _table(self, rows: list[Piece]) -> None:
        """Put the rows as a table block, and as lines in the text."""
        if not rows:
            return
        table = rows[0].table
        assert table is not None
        title = bold(rows[0].title) if rows[0].title else ""
        if title:
            self._blocks.append(_section(title))
            self._texts.append(title)
        aligned = table.row_by_row
        cells = [[_raw(column) for column in table.columns]]
        labels = []
        for piece in rows:
            assert piece.row is not None
            refs = self._refs(piece.sources) if aligned and not self._inline else ""
            row = [_raw(cell) for cell in piece.row]
            if refs:
                row[-1] = _raw(piece.row[-1] + refs)
            cells.append(row)
            self._texts.append(piece.text + refs)
            if self._inline and piece.sources:
                label = piece.row[0][: LABEL_ROOM - 10] if aligned else "source"
                some = piece.sources[:MOST_SOURCES]
                names = [label if number == 1 else f"{label} {number}" for number in range(1, len(some) + 1)]
                linked = ", ".join(short_link(one, name) for one, name in zip(some, names, strict=True))
                labels.append(f"{linked}{_more(piece.sources)}")
        self._blocks.append({"type": "table", "rows": cells})
        self._tabled = True
        if labels:
            self._sources(labels)
        rows.clear()

    def _sources(self, links: Sequence[str]) -> None:
        start = "Source: " if len(links) == 1 else "Sources: "
        for some in _fitted(links, start):
            self._blocks.append(_context([some]))
            self._texts.append(some)

    def _below(self, shown: Page) -> None:
        """Put the sources, where in the list this page is, what can be asked, and the buttons."""
        answer = self._answer
        if self._numbers and not self._inline:
            many = len(self._numbers) > 1
            self._sources([f"[{number}] {link(one)}" if many else link(one) for one, number in self._numbers.items()])
        elif self._inline and answer.sources:
            linked = ", ".join(short_link(source) for source in answer.sources[:MOST_SOURCES])
            self._sources([f"{linked}{_more(answer.sources)}"])
        buttons = self._paging(shown)
        if answer.choices:
            title = "Which one?" if answer.outcome is Outcome.UNCLEAR else "You can ask:"
            self._texts += [title, *(f"• {escape(_short(choice))}" for choice in answer.choices[:10])]
        buttons += asking(answer.choices[:10])
        buttons += asking(answer.next_steps[:6], len(answer.choices[:10]))
        if answer.chart and answer.chart.drawn:
            drawn = button("As a picture", answer.chart.drawn, f"ask:{len(buttons)}")
            buttons += [drawn] if drawn else []
        if self._shareable and answer.outcome is not Outcome.UNCLEAR:
            share = button("Share in channel", self._question, "share:0", shown.number)
            buttons += [share] if share else []
        if buttons:
            self._blocks.append({"type": "actions", "elements": buttons})

    def _paging(self, shown: Page) -> list[Block]:
        if shown.number == 1 and not shown.more:
            return []
        total = length(self._answer.parts)
        if shown.last > shown.first:
            said = f"Showing {shown.first + 1}-{shown.last} of {total}."
        else:
            said = f"Page {shown.number}."
        before = button("◀ Before", self._question, f"page:{shown.number - 1}", shown.number - 1)
        after = button("More ▶", self._question, f"page:{shown.number + 1}", shown.number + 1)
        made = [one for one, here in ((before, shown.number > 1), (after, shown.more)) if here and one is not None]
        if shown.more:
            left = total - shown.last
            said += (
                f" {f'{left} more' if left else 'More'} on the next page."
                if after
                else " Ask for less to see the rest."
            )
        self._texts.append(said)
        self._blocks.append(_context([said]))
        return made


def _details(finding: str, number: int) -> Block | None:
    """Return a finding's button. Many stand on a page: a screen reader hears of each which one it is."""
    made = button("Details", f"Show finding {finding}", f"finding:{number}")
    return made and {**made, "accessibility_label": f"Details of {finding}"[:SPOKEN_LABEL]}


def _short(choice: Choice) -> str:
    text = " ".join((choice.question or choice.label).split())
    return text if len(text) <= 300 else f"{text[:299]}…"


def _fitted(links: Sequence[str], start: str) -> Iterator[str]:
    """Yield lines of links, each within a section's length."""
    line = start
    for one in links:
        if len(line) + len(one) + 3 > SECTION_TEXT:
            yield line
            line = ""
        line += one if line in ("", start) else f" · {one}"
    yield line


def _more(sources: Sequence[Source]) -> str:
    """Say how many sources are not linked."""
    return f" and {len(sources) - MOST_SOURCES} more" if len(sources) > MOST_SOURCES else ""


def _section(text: str) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}


def _context(texts: Sequence[str]) -> Block:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text, "verbatim": True} for text in texts]}


def _raw(text: str) -> Block:
    return {"type": "raw_text", "text": text if text.strip() else "-"}


def _clipped(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    kept = text[: most - 100]
    return f"{kept}… ({len(text) - len(kept)} more characters)"
