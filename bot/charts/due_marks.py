"""The marks on a time line: where an obligation stands, as a shape of its own in a colour of its own."""

from bot.charts.canvas import PAPER, QUIET, Canvas
from bot.charts.owed import Stands
from bot.charts.palette import RAGS, TODAY
from bot.domain.registering import Rag

LOOKS = {
    Stands.OVERDUE: RAGS[Rag.RED].fill,
    Stands.PASSED: RAGS[Rag.RED].fill,
    Stands.OPEN: TODAY,
    Stands.CLOSED: RAGS[Rag.GREEN].fill,
}
RADIUS = 7.0


def mark(canvas: Canvas, stands: Stands, x: float, y: float) -> None:
    """Draw where an obligation stands: a diamond (hollow without a status), a circle, a square with a tick."""
    colour, reach = LOOKS[stands], RADIUS + 1.2
    if stands in (Stands.OVERDUE, Stands.PASSED):
        fill = colour if stands is Stands.OVERDUE else PAPER
        canvas.shape(
            [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)], fill=fill, stroke=colour, thick=2
        )
    elif stands is Stands.OPEN:
        canvas.circle(x, y, RADIUS - 0.5, fill=PAPER, stroke=colour, thick=2.4)
    else:
        half = RADIUS - 0.8
        canvas.shape(
            [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)], fill=colour
        )
        canvas.shape(
            [(x - 3.4, y), (x - 1, y + 2.8), (x + 3.6, y - 2.8)], fill="none", stroke=PAPER, closed=False, thick=1.8
        )


def small(canvas: Canvas, x: float, y: float, sign: str) -> None:
    """Draw a day that does not hold: one before a move, or another source's ("?")."""
    canvas.circle(x, y, 5.2 if sign else 4, fill=PAPER, stroke=QUIET, thick=1.4)
    canvas.text(x, y + 3.2, sign, size=9, bold=True, fill=QUIET, anchor="middle")
