"""One judgement as a cell: its colour, shape and words; what is not a plain grade looks different."""

from bot.ask.respond.judged import contradicting
from bot.ask.respond.known import Known
from bot.ask.respond.wording import capital
from bot.charts import font
from bot.charts.canvas import INK, PAPER, QUIET, RULE, Box, Canvas
from bot.charts.palette import GRADES, grade_shape
from bot.domain.framework import Grade
from bot.domain.judgement import Judgement, State, Statement

SIZE, SMALL = 12, 10
INSET = 6
ICON = 15
"""Room that a shape takes beside its words."""
MARK = "†"
"""Stands at what another body than the inspectorate says, or what is to be read with a note."""


def cell(canvas: Canvas, box: Box, known: Known, one: Judgement) -> None:
    """Draw a judgement into its cell."""
    statement = one.statement
    second = _second(known, one)
    said = (_first(statement) + (f" {MARK}" if marked(one) else ""), second)
    if statement.state is State.GRADED and statement.grade:
        look = GRADES[statement.grade]
        canvas.rect(box, fill=look.fill, stroke=look.fill if statement.grade is not Grade.ADEQUATE else "#9fb0bf")
        _words(canvas, box, said, look.ink, statement.grade)
    elif statement.state is State.CARRIED_OVER:
        colour = GRADES[statement.grade].fill if statement.grade else QUIET
        colour = "#7b8b9a" if statement.grade is Grade.ADEQUATE else colour
        canvas.rect(box, fill=PAPER, stroke=colour, dash="5 3", thick=1.8)
        _words(canvas, box, said, INK, statement.grade, icon=colour)
    elif statement.state is State.UNGRADED:
        canvas.rect(box, fill="#f1f3f5")
        _words(canvas, box, said, QUIET)
    else:
        canvas.rect(box, fill=PAPER, stroke=RULE, dash="1.5 2.5" if statement.state is State.TO_BE_GRADED else "")
        _words(canvas, box, said, QUIET)
    if contradicting(one):
        flag(canvas, box)


def flag(canvas: Canvas, box: Box) -> None:
    """Draw the corner that says that sources differ."""
    x, y = box.x + box.width, box.y
    canvas.shape([(x - 13, y), (x, y), (x, y + 13)], fill=INK, stroke=PAPER, thick=1)


def marked(one: Judgement) -> bool:
    """Return whether a judgement is to be read with a note, or is another body's word."""
    return bool(one.statement.caveat) or not one.statement.source.inspectorate


def _first(statement: Statement) -> str:
    if statement.grade is not None and statement.state in (State.GRADED, State.CARRIED_OVER):
        return capital(str(statement.grade))
    return {
        State.CARRIED_OVER: "Carried over",
        State.UNGRADED: "Not graded",
        State.TO_BE_GRADED: "To be graded",
    }.get(statement.state, "Not stated")


def _second(known: Known, one: Judgement) -> str:
    said = []
    if one.state is State.CARRIED_OVER:
        origin = one.statement.carried_from
        said.append(f"from {known.label(origin)}" if origin else "from when is not said")
    against = dict.fromkeys(str(other.grade or other.state) for other in contradicting(one))
    said += [f"or {other}" for other in against]
    return ", ".join(said)


def _words(
    canvas: Canvas, box: Box, said: tuple[str, str], ink: str, grade: Grade | None = None, *, icon: str = ""
) -> None:
    """Write a cell's first words and what stands below them beside the shape of its grade, all within the cell."""
    first, second = said
    left = box.x + INSET + (ICON if grade else 0)
    room = box.x + box.width - INSET - left
    size = SIZE if font.width(first, SIZE) <= room else SIZE - 1
    lines = [(each, size) for each in font.wrap(first, room, size, most=1 if second else 2)]
    if second:
        fitting = font.wrap(second, room, SMALL, most=3 - len(lines))
        lines += [(each, SMALL) for each in fitting]
    tall = sum(one * 1.2 for _, one in lines)
    y = box.y + (box.height - tall) / 2
    if grade:
        grade_shape(canvas, grade, box.x + INSET + 5, box.y + box.height / 2, icon or ink)
    for each, one in lines:
        y += one * 1.2
        canvas.text(left, y - one * 0.27, each, size=one, fill=ink, within=box)
