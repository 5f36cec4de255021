"""Colours and shapes: grades from dark blue over pale grey to red-brown, the register's colours, each with its shape.

No colour stands without its word; each grade has a lightness of its own, so that a grey print tells them apart too.
"""

from dataclasses import dataclass

from bot.charts.canvas import INK, PAPER, Canvas
from bot.domain.framework import Grade
from bot.domain.registering import Rag


@dataclass(frozen=True, slots=True)
class Look:
    """How something is drawn: its fill, and the colour of words on it."""

    fill: str
    ink: str = INK


GRADES = {
    Grade.OUTSTANDING: Look("#082c54", PAPER),
    Grade.GOOD: Look("#5f97cf"),
    Grade.ADEQUATE: Look("#dfe6ec"),
    Grade.REQUIRES_IMPROVEMENT: Look("#f3b55f"),
    Grade.INADEQUATE: Look("#a63c14", PAPER),
}
RAGS = {
    Rag.GREEN: Look("#44a08e"),
    Rag.AMBER: Look("#f5b84b"),
    Rag.RED: Look("#9c1c2e", PAPER),
    Rag.WHITE: Look("#ffffff"),
}
UNKNOWN = Look("#dde3e9")
"""Of a finding whose colour nobody can tell."""
TODAY = "#0b6e6e"


def grade_shape(canvas: Canvas, grade: Grade, x: float, y: float, colour: str) -> None:
    """Draw the shape of a grade around a middle: star, circle, square, triangle, cross."""
    if grade is Grade.OUTSTANDING:
        canvas.shape(_STAR.at(x, y), fill=colour)
    elif grade is Grade.GOOD:
        canvas.circle(x, y, 4, fill=colour)
    elif grade is Grade.ADEQUATE:
        canvas.shape([(x - 3.6, y - 3.6), (x + 3.6, y - 3.6), (x + 3.6, y + 3.6), (x - 3.6, y + 3.6)], fill=colour)
    elif grade is Grade.REQUIRES_IMPROVEMENT:
        canvas.shape([(x, y - 4.6), (x + 4.8, y + 3.8), (x - 4.8, y + 3.8)], fill=colour)
    else:
        canvas.shape(_CROSS.at(x, y), fill=colour)


@dataclass(frozen=True, slots=True)
class _Outline:
    points: tuple[tuple[float, float], ...]

    def at(self, x: float, y: float) -> list[tuple[float, float]]:
        return [(x + across, y + down) for across, down in self.points]


_STAR = _Outline(
    (
        *((0, -5.4), (1.4, -1.8), (5.2, -1.7), (2.2, 0.7), (3.2, 4.4), (0, 2.3)),
        *((-3.2, 4.4), (-2.2, 0.7), (-5.2, -1.7), (-1.4, -1.8)),
    )
)
_CROSS = _Outline(
    (
        *((-4.4, -2.6), (-2.6, -4.4), (0, -1.8), (2.6, -4.4), (4.4, -2.6), (1.8, 0)),
        *((4.4, 2.6), (2.6, 4.4), (0, 1.8), (-2.6, 4.4), (-4.4, 2.6), (-1.8, 0)),
    )
)
