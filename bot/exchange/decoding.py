"""The bytes of a CSV file as text, as spreadsheets save it."""

import codecs
from dataclasses import dataclass

from bot.exchange.problem import Problem

SAVE_AS = "in the spreadsheet, save it as “CSV UTF-8 (comma delimited)”"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, what is to be said about how it was read ("" for nothing), and why it cannot be read."""

    text: str = ""
    note: str = ""
    problem: Problem | None = None


def decoded(content: bytes) -> Decoded:
    """Return a file's text: UTF-8, UTF-16 with a byte order mark, or Windows-1252, which older Excel writes."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return Decoded(content.decode("utf-16"))
        except UnicodeDecodeError as error:
            line = content[: error.start].decode("utf-16", "ignore").count("\n") + 1
            return _refused(f"this begins as UTF-16 and goes on otherwise: {SAVE_AS}", line)
    if content.startswith(b"PK\x03\x04") or content.startswith(b"\xd0\xcf\x11\xe0"):
        return _refused(f"this is a workbook and no CSV file: {SAVE_AS}")
    if b"\0" in content:
        return _refused(
            f"this is no text (it has zero bytes): {SAVE_AS}", content[: content.index(b"\0")].count(b"\n") + 1
        )
    try:
        return Decoded(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return _refused(f"the letters here are neither UTF-8 nor Windows-1252: {SAVE_AS}", line)
    return Decoded(text, f"line {line} is not UTF-8: read as Windows-1252. If letters look wrong, {SAVE_AS}")


def _refused(said: str, line: int = 1) -> Decoded:
    return Decoded(problem=Problem(line, 1, said))
