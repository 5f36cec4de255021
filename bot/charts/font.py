"""The bundled font: how wide texts are in it, and how they break into lines.

Inter (OFL, fonts/LICENSE.txt), cut down to Latin, Greek and Cyrillic letters, without kerning: a text is as wide as its
characters together.
"""

import struct
from functools import cache
from importlib.resources import files

FAMILY = "Inter"
REGULAR, SEMIBOLD = "Inter-Regular.otf", "Inter-SemiBold.otf"
UNKNOWN = "\ufffd"
"""Shown in place of a character that the font lacks."""
ELLIPSIS = "…"


class Face:
    """One weight of the font.

    Args:
        name: of its file.
    """

    def __init__(self, name: str) -> None:
        data = files("bot.charts").joinpath("fonts", name).read_bytes()
        tables = _tables(data)
        (self._em,) = struct.unpack_from(">H", data, tables["head"] + 18)
        (number,) = struct.unpack_from(">H", data, tables["hhea"] + 34)
        self._widths = [struct.unpack_from(">H", data, tables["hmtx"] + 4 * one)[0] for one in range(number)]
        self._glyphs = _characters(data, tables["cmap"])

    def holds(self, character: str) -> bool:
        """Return whether the font has a character."""
        return ord(character) in self._glyphs

    def width(self, text: str) -> float:
        """Return how wide a text is, in font sizes."""
        last = len(self._widths) - 1
        glyphs = (self._glyphs.get(ord(character), 0) for character in text)
        return float(sum(self._widths[min(glyph, last)] for glyph in glyphs) / self._em)


@cache
def face(*, bold: bool = False) -> Face:
    """Return a weight of the font, read once."""
    return Face(SEMIBOLD if bold else REGULAR)


def font_files() -> list[str]:
    """Return the paths of the font's files."""
    return [str(files("bot.charts").joinpath("fonts", name)) for name in (REGULAR, SEMIBOLD)]


def shown(text: str) -> str:
    """Return a text as it can be drawn: one line, unknown characters as such, none that turns the direction."""
    held = face()
    spaced = " ".join(text.split())
    return "".join(one if held.holds(one) else UNKNOWN for one in spaced if one.isprintable())


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is at a size, in pixels."""
    return face(bold=bold).width(text) * size


def cut(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return as much of a text as fits into some pixels, with an ellipsis where something is left out."""
    if width(text, size, bold=bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + ELLIPSIS, size, bold=bold) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def wrap(text: str, room: float, size: float, *, bold: bool = False, most: int = 100) -> list[str]:
    """Return a text in lines, each no wider than some pixels, at most so many; the last is cut where more is left."""
    lines: list[str] = []
    words = shown(text).split()
    while words and len(lines) < most:
        count = 1
        while count < len(words) and width(" ".join(words[: count + 1]), size, bold=bold) <= room:
            count += 1
        line = " ".join(words[:count])
        last = len(lines) == most - 1
        if last and count < len(words):
            line = " ".join(words)
        lines.append(cut(line, room, size, bold=bold))
        words = words[count:]
    return lines


def _tables(data: bytes) -> dict[str, int]:
    (number,) = struct.unpack_from(">H", data, 4)
    records = (struct.unpack_from(">4sLLL", data, 12 + 16 * one) for one in range(number))
    return {name.decode("ascii"): offset for name, _, offset, _ in records}


def _characters(data: bytes, table: int) -> dict[int, int]:
    """Return the glyph of each character, from a cmap of format 4 (learn.microsoft.com/typography/opentype)."""
    (number,) = struct.unpack_from(">H", data, table + 2)
    offsets = [table + struct.unpack_from(">L", data, table + 8 + 8 * one)[0] for one in range(number)]
    start = next(one for one in offsets if struct.unpack_from(">H", data, one)[0] == 4)
    (twice,) = struct.unpack_from(">H", data, start + 6)
    segments = twice // 2
    ends = struct.unpack_from(f">{segments}H", data, start + 14)
    starts = struct.unpack_from(f">{segments}H", data, start + 16 + twice)
    deltas = struct.unpack_from(f">{segments}h", data, start + 16 + 2 * twice)
    ranges_at = start + 16 + 3 * twice
    found: dict[int, int] = {}
    for place in range(segments):
        (skip,) = struct.unpack_from(">H", data, ranges_at + 2 * place)
        for code in range(starts[place], min(ends[place], 0xFFFE) + 1):
            if skip:
                at = ranges_at + 2 * place + skip + 2 * (code - starts[place])
                (glyph,) = struct.unpack_from(">H", data, at)
            else:
                glyph = code
            glyph = (glyph + deltas[place]) % 0x10000 if glyph or not skip else 0
            if glyph:
                found[code] = glyph
    return found
