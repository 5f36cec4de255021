"""A file's bytes to YAML nodes, or to problems. The only door to the YAML library.

libyaml's parser keeps line and column of every node. Nothing is typed here: a scalar is the text that stands there.
"""

import re
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

from bot.kb.file import File
from bot.kb.syntax import explain

MOST_BYTES = 5_000_000
"""The largest knowledge file. The fullest report known is about 100 kB."""

DEEPEST = 50
"""Levels of nesting allowed; the format needs 8. The C composer recurses and would end the process at about 100,000."""

WITH_LIBYAML = yaml.__with_libyaml__
"""Whether the fast parser is there; without it loading takes about eleven times as long."""

_BOM = b"\xef\xbb\xbf"
_SPECIAL = re.compile(rb"(?<![^\s\[{,:?-])[&*!](?=\S)")


class _TooDeepError(Exception):
    """Nesting beyond DEEPEST, below this node."""

    def __init__(self, node: Node):
        self.node = node


class _Untyped:
    """Gives every node the same tag, so nothing is guessed: guessing is most of the time that plain loading takes."""

    depth = 0

    def resolve(self, _kind: object, _value: object, _implicit: object) -> str:
        return "?"

    def descend_resolver(self, parent: Node | None, _index: object) -> None:
        self.depth += 1
        if self.depth > DEEPEST and parent is not None:
            raise _TooDeepError(parent)

    def ascend_resolver(self) -> None:
        self.depth -= 1


if WITH_LIBYAML:

    class _Composer(_Untyped, yaml.CBaseLoader):  # _Untyped's methods are meant to win
        pass

    _Events: type[yaml.CSafeLoader] | type[yaml.SafeLoader] = yaml.CSafeLoader
else:

    class _Composer(_Untyped, yaml.BaseLoader):  # type: ignore[no-redef]  # likewise
        pass

    _Events = yaml.SafeLoader


def compose(file: File) -> MappingNode | None:
    """Read and parse a file; return its top mapping, or None after noting what is wrong."""
    data = _bytes(file)
    if data is None or not _decent(data, file):
        return None
    try:
        node: Node | None = _Composer(data).get_single_node()
    except _TooDeepError as deep:
        wrong = f"more than {DEEPEST} levels of nesting"
        file.problem(deep.node, wrong, "take levels away; a bracket may be open")
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
            if not isinstance(event, yaml.NodeEvent) or event.start_mark is None:
                continue
            at, tag = (event.start_mark.line, event.start_mark.column), getattr(event, "tag", None)
            if isinstance(event, yaml.AliasEvent):
                fix = "write the value itself, or put the text in double quotes"
                file.problem(at, f"*{event.anchor} repeats another place", fix)
            elif event.anchor:
                fix = "take it away, or put the text in double quotes"
                file.problem(at, f"&{event.anchor} names a place to be repeated", fix)
            elif tag:
                file.problem(at, f"{tag} is a tag", "take it away, or put the text in double quotes")
    except yaml.YAMLError:
        pass  # the composer meets the same fault and explains it
    return file.faults != before


def _place(data: bytes, offset: int) -> tuple[int, int]:
    """Return (line, column) of a byte, counted from 0, the column in characters."""
    start = data.rfind(b"\n", 0, offset) + 1
    column = len(data[start:offset].decode("utf-8", "replace"))
    return data.count(b"\n", 0, offset), column
