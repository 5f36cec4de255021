"""What is drawn on: SVG made element by element, each with the box it takes, so that nothing can be clipped unseen."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from bot.charts import font

INK = "#1f2933"
QUIET = "#52606d"
RULE = "#c5ced6"
PAPER = "#ffffff"
ASCENT, DESCENT = 0.97, 0.25
"""How far a line of text reaches above and below its base line, in font sizes."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, other: "Box", slack: float = 0.5) -> bool:
        """Return whether another lies within it."""
        return (
            self.x - slack <= other.x
            and self.y - slack <= other.y
            and other.x + other.width <= self.x + self.width + slack
            and other.y + other.height <= self.y + self.height + slack
        )

    def meets(self, other: "Box") -> bool:
        """Return whether another shares more than an edge with it."""
        across = self.x + 0.5 < other.x + other.width and other.x + 0.5 < self.x + self.width
        return across and self.y + 0.5 < other.y + other.height and other.y + 0.5 < self.y + self.height


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing drawn: what ("text", "rect", "line", "path", "gap"), its box, the box it must stay in, its words."""

    what: str
    box: Box
    within: Box | None = None
    said: str = ""


@dataclass
class Canvas:
    """A picture in the making. `height` grows with what is drawn until `svg` is called."""

    width: float
    height: float = 0
    marks: list[Mark] = field(default_factory=list)
    _elements: list[str] = field(default_factory=list)

    def rect(self, box: Box, *, fill: str = "none", stroke: str = "", dash: str = "", thick: float = 1.2) -> None:
        """Draw a rectangle with soft corners."""
        line = f' stroke="{stroke}" stroke-width="{thick:g}"' if stroke else ""
        line += f' stroke-dasharray="{dash}"' if dash else ""
        self._elements.append(
            f'<rect x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" rx="3" '
            f'fill="{fill}"{line}/>'
        )
        self._mark("rect", box)

    def line(
        self, x: float, y: float, to_x: float, to_y: float, *, stroke: str, thick: float = 1, dash: str = ""
    ) -> None:
        """Draw a straight line."""
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        self._elements.append(
            f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" stroke="{stroke}" '
            f'stroke-width="{thick:g}"{dashes}/>'
        )
        self._mark("line", Box(min(x, to_x), min(y, to_y), abs(to_x - x), abs(to_y - y)))

    def shape(
        self,
        points: Sequence[tuple[float, float]],
        *,
        fill: str,
        stroke: str = "",
        thick: float = 1.3,
        closed: bool = True,
    ) -> None:
        """Draw straight lines through points; closed ones are filled."""
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + ("Z" if closed else "")
        line = f' stroke="{stroke}" stroke-width="{thick:g}" stroke-linejoin="round"' if stroke else ""
        self._elements.append(f'<path d="{path}" fill="{fill}"{line}/>')
        xs, ys = [x for x, _ in points], [y for _, y in points]
        self._mark("path", Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)))

    def circle(self, x: float, y: float, radius: float, *, fill: str, stroke: str = "", thick: float = 1.3) -> None:
        """Draw a circle."""
        line = f' stroke="{stroke}" stroke-width="{thick:g}"' if stroke else ""
        self._elements.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}"{line}/>')
        self._mark("path", Box(x - radius, y - radius, 2 * radius, 2 * radius))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 13,
        bold: bool = False,
        fill: str = INK,
        anchor: str = "start",
        within: Box | None = None,
        turned: bool = False,
        halo: bool = False,
    ) -> None:
        """Write a line of text, its base line at y.

        `turned` reads upwards; `halo` keeps lines off it; `within` is the box it must stay in.
        """
        said = font.shown(text)
        if not said:
            return
        wide = font.width(said, size, bold=bold)
        start = x - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
        box = Box(start, y - ASCENT * size, wide, (ASCENT + DESCENT) * size)
        turn = ""
        if turned:
            turn = f' transform="rotate(-90 {x:.1f} {y:.1f})"'
            offset = {"start": wide, "middle": wide / 2, "end": 0}[anchor]
            box = Box(x - ASCENT * size, y - offset, (ASCENT + DESCENT) * size, wide)
        weight = ' font-weight="600"' if bold else ""
        weight += f' paint-order="stroke" stroke="{PAPER}" stroke-width="4" stroke-linejoin="round"' if halo else ""
        # textLength keeps a text as wide as it was measured in whatever font another viewer puts there
        self._elements.append(
            f'<text x="{start if not turned else x:.1f}" y="{y:.1f}" font-size="{size:g}"{weight} fill="{fill}" '
            f'text-anchor="{anchor if turned else "start"}" textLength="{wide:.2f}" '
            f'lengthAdjust="spacingAndGlyphs"{turn}>{escape(said)}</text>'
        )
        self._mark("text", box, within, said)

    def lines(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        *,
        size: float = 13,
        step: float = 0,
        bold: bool = False,
        fill: str = INK,
        within: Box | None = None,
    ) -> float:
        """Write lines below each other, the first base line at y. Return the base line after the last."""
        for each in lines:
            self.text(x, y, each, size=size, bold=bold, fill=fill, within=within)
            y += step or size * 1.35
        return y

    def gap(self, box: Box, said: str) -> None:
        """Note a gap that parts what must not be compared; the drawing around it leaves it free."""
        self._mark("gap", box, None, said)

    def svg(self, title: str, description: str) -> str:
        """Return the picture as an SVG document, with its title and description in it."""
        wide, high = round(self.width), round(self.height)
        body = "\n".join(self._elements)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}" '
            f'role="img" font-family="{font.FAMILY}, Arial, sans-serif">\n'
            f"<title>{escape(_printable(title))}</title>\n<desc>{escape(_printable(description))}</desc>\n"
            f'<rect width="{wide}" height="{high}" fill="{PAPER}"/>\n{body}\n</svg>\n'
        )

    def _mark(self, what: str, box: Box, within: Box | None = None, said: str = "") -> None:
        self.marks.append(Mark(what, box, within, said))


def _printable(text: str) -> str:
    """Return a text without the characters that XML does not take."""
    return "".join(one for one in text if one.isprintable() or one == "\n")
