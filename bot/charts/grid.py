"""The judgement grid: questions by cycles of one force. Where grades must not be compared, a gap parts the cycles."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from bot.charts import font
from bot.charts.canvas import INK, QUIET, RULE, Box, Canvas
from bot.charts.cells import cell
from bot.charts.foot import foot, heading, sources_said
from bot.charts.grid_told import alt, told
from bot.charts.judged import Judged, judged
from bot.charts.legend import legend
from bot.charts.picture import Picture, clipped
from bot.domain.judgement import Judgement
from bot.domain.knowledge import Knowledge

EDGE = 28
NAMES = 236
COLUMN, ROW = 112, 40
BETWEEN = 4
GAP = 46
"""Pixels that a gap adds between two cycles which must not be compared."""
HEAD = 44
GROUP = 30
LEAST_WIDE = 900
UNDER = (
    "Each row is one question, each column one inspection; questions are followed by what they ask. "
    "An empty place: not asked in that inspection."
)


def grid(knowledge: Knowledge, force: str, on: date) -> Picture:
    """Return the grid of a force's judgements as of a day; without a drawing where none is held."""
    shown = judged(knowledge, force, on)
    name = knowledge.forces[force].name
    title = f"{name}: PEEL judgements by inspection"
    answer, description = told(shown), clipped(alt(shown))
    file = f"{force}-judgements"
    if not shown.cycles:
        return Picture(file, title, description, answer)
    canvas = Canvas(max(LEAST_WIDE, _left(shown, len(shown.cycles)) - BETWEEN + EDGE))
    y = heading(canvas, EDGE, title, UNDER)
    _heads(canvas, shown, y)
    top = y
    y = _rows(canvas, shown, y + HEAD)
    _gaps(canvas, shown, top, y)
    y = legend(canvas, EDGE, y + 22, shown)
    foot(canvas, EDGE, y + 8, _notes(shown), sources_said([one.statement.source for one in shown.judgements]))
    return Picture(
        file,
        title,
        description,
        answer,
        canvas.svg(title, description),
        tuple(canvas.marks),
        (canvas.width, canvas.height),
    )


def _left(shown: Judged, place: int) -> float:
    """Return where a column begins."""
    gaps = sum(1 for one in shown.barriers if one <= place)
    return EDGE + NAMES + place * (COLUMN + BETWEEN) + gaps * GAP


def _heads(canvas: Canvas, shown: Judged, y: float) -> None:
    for place, cycle in enumerate(shown.cycles):
        x = _left(shown, place)
        box = Box(x, y, COLUMN, HEAD)
        canvas.text(x + 1, y + 16, font.cut(cycle.label, COLUMN, 15, bold=True), size=15, bold=True, within=box)
        scale = f"{len(cycle.scale)} grades" if cycle.scale else ""
        canvas.text(x + 1, y + 31, scale, size=10.5, fill=QUIET, within=box)


def _rows(canvas: Canvas, shown: Judged, y: float) -> float:
    for group in shown.groups:
        canvas.text(EDGE, y + 19, group.name, size=11.5, bold=True, fill=QUIET)
        # the rule under a heading stops at every gap: nothing may lead across it
        _ruled(canvas, shown, y + GROUP - 4)
        y += GROUP
        for row in group.rows:
            box = Box(EDGE, y, NAMES - 10, ROW)
            lines = font.wrap(row.name, box.width, 12.5, most=2)
            base = y + ROW / 2 + 4.5 - (len(lines) - 1) * 7.5
            canvas.lines(EDGE, base, lines, size=12.5, step=15, within=box)
            for place, held in enumerate(row.cells):
                _cell(canvas, shown, Box(_left(shown, place), y, COLUMN, ROW), held)
            y += ROW + BETWEEN
    return y


def _ruled(canvas: Canvas, shown: Judged, y: float) -> None:
    starts = [0, *sorted(shown.barriers), len(shown.cycles)]
    for first, after in pairwise(starts):
        x = EDGE if first == 0 else _left(shown, first)
        canvas.line(x, y, _left(shown, after - 1) + COLUMN, y, stroke=RULE)


def _cell(canvas: Canvas, shown: Judged, box: Box, held: Judgement | str) -> None:
    if isinstance(held, Judgement):
        cell(canvas, box, shown.known, held)
    elif held:
        middle = box.y + box.height / 2 + 4
        canvas.text(box.x + box.width / 2, middle, held, size=11, fill="#69788a", anchor="middle", within=box)


def _gaps(canvas: Canvas, shown: Judged, top: float, bottom: float) -> None:
    """Draw the scale breaks: two broken edges with the words between them."""
    for place, barrier in shown.barriers.items():
        right = _left(shown, place)
        box = Box(right - BETWEEN - GAP, top, GAP + BETWEEN, bottom - BETWEEN - top)
        said = f"{shown.cycles[place - 1].label} and {shown.cycles[place].label} must not be compared"
        for x in (box.x + 11, box.x + box.width - 11):
            canvas.shape(_jagged(x, box.y, box.y + box.height), fill="none", stroke="#8795a1", closed=False, thick=1.1)
        room = box.height - 10
        line = next((one for one in (said, "must not be compared", "break") if font.width(one, 12) <= room), "")
        canvas.text(
            box.x + box.width / 2 + 4.2, box.y + box.height / 2, line, size=12, fill=INK, anchor="middle",
            within=box, turned=True,
        )  # fmt: skip
        canvas.gap(box, f"{barrier.cycle}: {said}")


def _jagged(x: float, top: float, bottom: float) -> Sequence[tuple[float, float]]:
    steps = max(2, round((bottom - top) / 9))
    high = (bottom - top) / steps
    return [(x + (2.5 if one % 2 else -2.5), top + one * high) for one in range(steps + 1)]


def _notes(shown: Judged) -> list[str]:
    notes = []
    for place, barrier in shown.barriers.items():
        one, other = shown.cycles[place - 1].label, shown.cycles[place].label
        notes.append(f"{one} and {other}: {barrier.reason}")
    if shown.untold:
        notes.append(f"No judgement is known here of {', '.join(shown.untold)}.")
    if shown.later:
        left_out = f"{shown.later} judgements of inspections begun later are left out"
        notes.append(f"As of {shown.on.day} {shown.on:%B %Y}: {left_out}; the day of publication is not held here.")
    return notes
