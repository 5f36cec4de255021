"""A picture ready to be shown: SVG or PNG, a description for whoever does not see it, the same facts in text."""

from dataclasses import dataclass, field

from bot.ask.answer import Answer
from bot.charts.canvas import Mark
from bot.charts.font import FAMILY, font_files

ZOOM = 2
"""Pixels of the PNG for each of the drawing: sharp on dense screens."""
MOST_ALT = 2000
"""Characters of a description: as much as Slack takes in a block (docs.slack.dev/reference/block-kit/blocks)."""


@dataclass(frozen=True)
class Picture:
    """One picture.

    Attributes:
        name: of a file, without its ending.
        title: what it shows.
        alt: the description, at most MOST_ALT characters.
        told: the same facts as an answer in text, with their sources.
        svg: the drawing; "" where there is nothing to draw, which `told` says.
        marks: what was drawn where.
        size: of the drawing, in pixels.
    """

    name: str
    title: str
    alt: str
    told: Answer
    svg: str = field(default="", repr=False)
    marks: tuple[Mark, ...] = field(default=(), repr=False)
    size: tuple[float, float] = (0, 0)

    def png(self) -> bytes:
        """Return the drawing as a PNG, the same bytes for the same drawing. Only the bundled font is used."""
        import resvg_py  # noqa: PLC0415 (only who wants a PNG loads it)

        return resvg_py.svg_to_bytes(
            svg_string=self.svg,
            zoom=ZOOM,
            skip_system_fonts=True,
            font_files=font_files(),
            font_family=FAMILY,
            sans_serif_family=FAMILY,
        )


def clipped(text: str) -> str:
    """Return a description within what is taken."""
    return text if len(text) <= MOST_ALT else text[: MOST_ALT - 1] + "…"
