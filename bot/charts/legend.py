"""What the grid's colours, shapes and edges mean: only what the drawing has."""

from bot.ask.respond.judged import contradicting
from bot.ask.respond.wording import capital
from bot.charts import font
from bot.charts.canvas import INK, PAPER, QUIET, RULE, Box, Canvas
from bot.charts.cells import MARK, flag, marked
from bot.charts.judged import Judged
from bot.charts.palette import GRADES, grade_shape
from bot.domain.framework import Grade
from bot.domain.judgement import State

WIDE, HIGH = 24, 16
SIZE = 11.5
STEP = 24


def legend(canvas: Canvas, edge: float, y: float, shown: Judged) -> float:
    """Draw the legend in as many lines as it needs. Return where the next thing may begin."""
    x = edge
    for name, said in _items(shown):
        wide = WIDE + 7 + font.width(said, SIZE) + 20
        if x > edge and x + wide > canvas.width - edge:
            x, y = edge, y + STEP
        _sample(canvas, Box(x, y, WIDE, HIGH), name)
        canvas.text(x + WIDE + 7, y + 12, said, size=SIZE, fill=INK)
        x += wide
    return y + HIGH


def _items(shown: Judged) -> list[tuple[str, str]]:
    held = shown.judgements
    states = {one.state for one in held}
    scale = {grade for cycle in shown.cycles for grade in cycle.scale} | {one.grade for one in held if one.grade}
    items = [(str(grade), capital(str(grade))) for grade in Grade if grade in scale]
    if State.CARRIED_OVER in states:
        items.append((State.CARRIED_OVER, "Carried over: not inspected anew"))
    if State.UNGRADED in states:
        items.append((State.UNGRADED, "Judged without a grade"))
    if State.NOT_STATED in states:
        items.append((State.NOT_STATED, "The source held states none"))
    if State.TO_BE_GRADED in states:
        items.append((State.TO_BE_GRADED, "Still to be graded"))
    if any(contradicting(one) for one in held):
        items.append(("differ", "Sources differ"))
    if any(marked(one) for one in held):
        items.append(("mark", "A weaker source, or to be read with a note"))
    return items


def _sample(canvas: Canvas, box: Box, name: str) -> None:
    middle_x, middle_y = box.x + box.width / 2, box.y + box.height / 2
    if name in set(Grade):
        grade = Grade(name)
        look = GRADES[grade]
        canvas.rect(box, fill=look.fill, stroke="#9fb0bf" if grade is Grade.ADEQUATE else look.fill)
        grade_shape(canvas, grade, middle_x, middle_y, look.ink)
    elif name == State.CARRIED_OVER:
        canvas.rect(box, fill=PAPER, stroke=QUIET, dash="5 3", thick=1.8)
    elif name == State.UNGRADED:
        canvas.rect(box, fill="#f1f3f5")
    elif name == "differ":
        canvas.rect(box, fill=PAPER, stroke=RULE)
        flag(canvas, box)
    elif name == "mark":
        canvas.text(middle_x, middle_y + 5, MARK, size=14, anchor="middle")
    else:
        canvas.rect(box, fill=PAPER, stroke=RULE, dash="1.5 2.5" if name == State.TO_BE_GRADED else "")
