"""What stands above and below every drawing: the title, what must be read with it, and the sources."""

from collections.abc import Iterable, Sequence

from bot.charts import font
from bot.charts.canvas import QUIET, Box, Canvas
from bot.domain.source import Source

TITLE, UNDER, SMALL = 21, 12.5, 11
BOTTOM = 22
INSPECTORATE = "HMICFRS"
MOST_NAMED = 6


def heading(canvas: Canvas, edge: float, title: str, under: str) -> float:
    """Write the title and the line under it. Return where the drawing may begin."""
    room = canvas.width - 2 * edge
    within = Box(edge, 0, room, 1000)
    lines = font.wrap(title, room, TITLE, bold=True, most=2)
    y = canvas.lines(edge, 40, lines, size=TITLE, bold=True, within=within)
    lines = font.wrap(under, room, UNDER, most=3)
    return canvas.lines(edge, y - 6, lines, size=UNDER, fill=QUIET, within=within) + 6


def foot(canvas: Canvas, edge: float, y: float, notes: Sequence[str], source: str) -> None:
    """Write the notes and the sources, and set the height of the canvas."""
    room = min(canvas.width - 2 * edge, 900)
    within = Box(edge, 0, room, 100_000)
    for note in (*notes, source):
        y = canvas.lines(edge, y + 12, font.wrap(note, room, SMALL), size=SMALL, fill=QUIET, within=within) - 6
    canvas.height = y + BOTTOM


def sources_said(sources: Iterable[Source], *more: str) -> str:
    """Return the line that names sources: the inspectorate's together, the register's, then other bodies' by title."""
    every = list(dict.fromkeys(sources))
    said = [INSPECTORATE] if any(one.inspectorate and one.url for one in every) else []
    said += list(dict.fromkeys(one.title for one in every if not one.inspectorate and one.url))[:MOST_NAMED]
    said += more
    return f"Source: {'; '.join(said)}." if said else "Source: none."
