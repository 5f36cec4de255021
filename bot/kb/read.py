"""A file's bytes to YAML nodes, or to problems. The only door to the YAML library.

libyaml's parser keeps line and column of every node. Nothing is typed here: a scalar is the text that stands there.
"""

import re
from pathlib import Path

import yaml
from yaml.composer import Composer
from yaml.nodes import MappingNode, Node, SequenceNode
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from bot.kb.file import File
from bot.kb.syntax import explain

try:
    from yaml.cyaml import CParser
except ImportError:  # PyYAML was built without libyaml
    CParser = None

MOST_BYTES = 5_000_000
"""The largest knowledge file. The fullest report known is about 100 kB."""

DEEPEST = 50
"""Levels of nesting allowed; the format needs 8. The C composer recurses and would end the process at about 100,000."""

WITH_LIBYAML = CParser is not None
"""Whether the fast parser is there; without it loading takes about eleven times as long."""

_BOM = b"\xef\xbb\xbf"
_SPECIAL = re.compile(rb"(?<![^\s\[{,:?-])[&*!](?=\S)")


class TooDeep(yaml.MarkedYAMLError):
    """Nesting beyond DEEPEST."""


class _Untyped:
    """Every node gets the same tag, so nothing is guessed: that is also most of the time plain loading takes."""

    depth = 0

    def resolve(self, _kind: object, _value: object, _implicit: object) -> str:
        return "?"

    def descend_resolver(self, parent: Node | None, _index: object) -> None:
        self.depth += 1
        if self.depth > DEEPEST and parent is not None:
            raise TooDeep(problem="too deep", problem_mark=parent.start_mark)

    def ascend_resolver(self) -> None:
        self.depth -= 1


if CParser is not None:

    class _Composer(_Untyped, CParser):  # type: ignore[misc,valid-type]
        def __init__(self, data: bytes):
            CParser.__init__(self, data)

else:

    class _Composer(_Untyped, Reader, Scanner, Parser, Composer):  # type: ignore[no-redef]
        def __init__(self, data: bytes):
            Reader.__init__(self, data)
            Scanner.__init__(self)
            Parser.__init__(self)
            Composer.__init__(self)


def compose(file: File) -> MappingNode | None:
    """Read and parse a file; return its top mapping, or None after noting what is wrong."""
    data = _bytes(file)
    if data is None or not _decent(data, file):
        return None
    try:
        node: Node | None = _Composer(data).get_single_node()
    except TooDeep as error:
        mark = error.problem_mark
        file.problem(
            (mark.line, mark.column),
            f"more than {DEEPEST} levels of nesting",
            "take levels away; a bracket may be open",
        )
        return None
    except yaml.YAMLError as error:
        place, message, fix = explain(error, data)
        file.problem(place, message, fix)
        return None
    if isinstance(node, MappingNode):
        return node
    if node is None or not node.value or node.value == "~":
        file.problem(
            (0, 0), "the file is empty", "write the keys as knowledge/README.md shows them, or take the file away"
        )
    else:
        found = "a list" if isinstance(node, SequenceNode) else "a text"
        file.problem(
            node, f"expected keys with values but got {found}", "write the keys as knowledge/README.md shows them"
        )
    return None


def _bytes(file: File) -> bytes | None:
    """Return what the file holds, unless it can't be read or is too large to be knowledge."""
    try:
        size = file.path.stat().st_size
        if size > MOST_BYTES:
            limit = f"a knowledge file has at most {MOST_BYTES / 1e6:.0f} MB"
            file.problem((0, 0), f"the file has {size / 1e6:.1f} MB; {limit}", "split it, one file for each report")
            return None
        file.data = Path(file.path).read_bytes()
    except OSError as error:
        file.problem((0, 0), f"the file can't be read ({error.strerror or error})", "mend the link or its permissions")
        return None
    return file.data


def _decent(data: bytes, file: File) -> bool:
    """Note what no knowledge file may hold, before the parser sees it. Return whether it may go on."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        file.problem((0, 0), "the file is UTF-16, not UTF-8", "save it again as UTF-8, without byte order mark")
        return False
    if b"\0" in data:
        at = _place(data, data.index(b"\0"))
        file.problem(at, "there is a NUL byte: this is no text file", "write the file anew, as UTF-8 text")
        return False
    try:
        data.decode()
    except UnicodeDecodeError as error:
        at = _place(data, error.start)
        file.problem(at, f"byte 0x{data[error.start]:02x} is not UTF-8", "save the file again as UTF-8")
        return False
    if data.startswith(_BOM):
        file.problem((0, 0), "a byte order mark begins the file", "save it as UTF-8 without byte order mark (BOM)")
    if b"\r" in data:
        at = _place(data, data.index(b"\r"))
        file.problem(at, "lines end in CR LF, as on Windows", "save the file with LF line ends")
    if b"\t" in data:
        at = _place(data, data.index(b"\t"))
        file.problem(at, "there is a tab", "write spaces instead, two for each step to the right")
        return False
    special = (b"&" in data or b"*" in data or b"!" in data) and _SPECIAL.search(data)
    return not (special and _special(data, file))


def _special(data: bytes, file: File) -> bool:
    """Note every anchor, alias and tag; return whether there was one."""
    before = file.faults
    try:
        for event in yaml.parse(data, Loader=_Events):
            at = (event.start_mark.line, event.start_mark.column)
            if isinstance(event, yaml.AliasEvent):
                file.problem(
                    at,
                    f"*{event.anchor} repeats another place",
                    "write the value itself, or put the text in double quotes",
                )
            elif getattr(event, "anchor", None):
                file.problem(at, f"&{event.anchor} names a place", "take it away, or put the text in double quotes")
            elif getattr(event, "tag", None) and event.tag != "?":
                file.problem(at, f"{event.tag} is a tag", "take it away, or put the text in double quotes")
    except yaml.YAMLError:
        pass  # the composer meets the same fault and explains it
    return file.faults != before


_Events = yaml.CSafeLoader if WITH_LIBYAML else yaml.SafeLoader


def _place(data: bytes, offset: int) -> tuple[int, int]:
    """Return (line, column) of a byte, counted from 0, the column in characters."""
    start = data.rfind(b"\n", 0, offset) + 1
    column = len(data[start:offset].decode("utf-8", "replace"))
    return data.count(b"\n", 0, offset), column
