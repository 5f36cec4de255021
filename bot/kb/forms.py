"""The forms a single value takes: a text, a date, a number, one of some words.

A form reads a node into a value. When it can't, it notes the problem in the file and returns None.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from bot.kb.file import File
from bot.kb.near import did_you_mean, listed, quoted

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
Json = dict[str, object]

NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class Form(Protocol[T_co]):
    """What a value must look like."""

    @property
    def expects(self) -> str:
        """Return what to call it in messages: "a text", "a date"."""

    def read(self, node: Node, file: File) -> T_co | None:
        """Return the value, or note a problem and return None."""

    def json(self) -> Json:
        """Return this form as JSON Schema, for editors."""


def wrong_type(node: Node, file: File, expects: str, fix: str = "") -> None:
    """Note that a node is not what is expected there."""
    if isinstance(node, ScalarNode) and not node.style and node.value in NULLS:
        file.problem(node, "there is no value", fix or f"write {expects}, or take the key away")
        return
    found = "keys with values" if isinstance(node, MappingNode) else quoted(node.value)
    found = "a list" if isinstance(node, SequenceNode) else found
    file.problem(node, f"expected {expects} but got {found}", fix or f"write {expects}")


@dataclass(frozen=True, slots=True)
class Text:
    """A text. `needed` refuses an empty one."""

    needed: bool = False
    expects: str = "a text"

    def read(self, node: Node, file: File) -> str | None:
        """Return the text as it stands: `no` is "no", `2016` is "2016"."""
        if node.__class__ is ScalarNode:
            value: str = node.value
            if value not in NULLS or node.style:
                if value or not self.needed:
                    return value
                file.problem(node, "the text is empty", "write what the source says, or take the record away")
                return None
        fix = "put the text in double quotes: braces and brackets at its start mean something else in YAML"
        wrong_type(node, file, self.expects, fix if getattr(node, "flow_style", False) else "")
        return None

    def json(self) -> Json:
        """Return a string; editors take an unquoted 2016 for a number, which is as good here."""
        return {"type": ["string", "number"], **({"minLength": 1} if self.needed else {})}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text of a certain make: an id, an address."""

    pattern: re.Pattern[str]
    expects: str
    fix: str

    def read(self, node: Node, file: File) -> str | None:
        """Return the text when it has that make."""
        if node.__class__ is ScalarNode and self.pattern.fullmatch(node.value):
            value: str = node.value
            return value
        if not isinstance(node, ScalarNode) or (not node.style and node.value in NULLS):
            wrong_type(node, file, self.expects, self.fix)
        else:
            file.problem(node, f"{quoted(node.value)} is not {self.expects}", self.fix)
        return None

    def json(self) -> Json:
        """Return a string with the pattern."""
        return {"type": "string", "pattern": f"^(?:{self.pattern.pattern})$"}


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `least` to `most`."""

    least: int
    most: int
    expects: str = "a whole number"

    def read(self, node: Node, file: File) -> int | None:
        """Return the number; it is read in tens, so `010` is 10."""
        if isinstance(node, ScalarNode) and re.fullmatch(r"[0-9]{1,9}", node.value):
            number = int(node.value)
            if self.least <= number <= self.most:
                return number
            file.problem(node, f"{number} is out of range", f"write a number from {self.least} to {self.most}")
            return None
        wrong_type(node, file, self.expects, f"write a number from {self.least} to {self.most}, in digits")
        return None

    def json(self) -> Json:
        """Return an integer in its range."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false, in those words only."""

    expects: str = "true or false"

    def read(self, node: Node, file: File) -> bool | None:
        """Return the truth value."""
        if isinstance(node, ScalarNode) and not node.style and node.value in ("true", "false"):
            return bool(node.value == "true")
        wrong_type(node, file, self.expects, "write true or false, in small letters without quotes")
        return None

    def json(self) -> Json:
        """Return a boolean."""
        return {"type": "boolean"}


EARLIEST, LATEST = 1990, 2100
"""Years a date may lie in: anything else is a slip of the keyboard."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NEARLY_A_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Day:
    """A date, written YYYY-MM-DD."""

    expects: str = "a date"

    def read(self, node: Node, file: File) -> date | None:
        """Return the date."""
        if node.__class__ is not ScalarNode:
            wrong_type(node, file, self.expects, "write it as YYYY-MM-DD, for example 2017-05-01")
            return None
        known = file.context.days.get(node.value)
        if known is not None:
            return known
        try:
            day = date.fromisoformat(node.value if _DAY.fullmatch(node.value) else "")
        except ValueError:
            _wrong_day(node, file)
            return None
        if not EARLIEST <= day.year <= LATEST:
            fix = f"look up the year in the source; it is between {EARLIEST} and {LATEST}"
            file.problem(node, f"the year of {node.value} can't be right", fix)
            return None
        file.context.days[node.value] = day
        return day

    def json(self) -> Json:
        """Return a string in the form of a date."""
        return {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


def _wrong_day(node: ScalarNode, file: File) -> None:
    value = node.value
    if not node.style and value in NULLS:
        wrong_type(node, file, "a date", "write it as YYYY-MM-DD, or take the key away")
    elif _DAY.fullmatch(value):
        file.problem(
            node, f"{value} is no day of the calendar", "look up the date in the source; the form is YYYY-MM-DD"
        )
    elif nearly := _NEARLY_A_DAY.fullmatch(value):
        year, month, day = nearly.groups()
        file.problem(node, f"{quoted(value)} is not a date", f"write {year}-{month:0>2}-{day:0>2} (YYYY-MM-DD)")
    else:
        file.problem(node, f"{quoted(value)} is not a date", "write it as YYYY-MM-DD, for example 2017-05-01")


class OneOf(Generic[E]):
    """One of the words of an enumeration. `hints` answer words that belong elsewhere."""

    def __init__(self, words: type[E], expects: str, *, leave_out: tuple[E, ...] = (), hints: Mapping[str, str] = {}):
        self.expects = expects
        self.words = {word.value: word for word in words if word not in leave_out}
        self._hints = hints

    def read(self, node: Node, file: File) -> E | None:
        """Return the member whose word it is."""
        if not isinstance(node, ScalarNode):
            wrong_type(node, file, self.expects, f"write one of {listed(self.words)}")
            return None
        found = self.words.get(node.value)
        if found is None:
            fix = self._hints.get(node.value) or did_you_mean(node.value, self.words)
            if not node.style and node.value in NULLS:
                wrong_type(node, file, self.expects, fix)
            else:
                file.problem(node, f"{quoted(node.value)} is not {self.expects}", fix)
        return found

    def json(self) -> Json:
        """Return the words."""
        return {"enum": list(self.words)}
