"""The forms a value takes: a text, a date, one of some words, a list, a record.

A form reads a node into a value. When it can't, it notes the problem in the file and returns None.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from bot.kb.file import File
from bot.kb.near import did_you_mean, listed, nearest, quoted

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
Values = dict[str, Any]
"""What a record's forms read, by key: each form knows its type, the dictionary can't."""
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


@dataclass(frozen=True, slots=True)
class ListOf(Generic[T]):
    """A list of one form. With `apart`, a fault in one record does not make the whole around it faulty."""

    each: Form[T]
    apart: bool = False
    expects: str = "a list"

    def read(self, node: Node, file: File) -> tuple[T, ...] | None:
        """Return what could be read, in order."""
        if node.__class__ is not SequenceNode:
            one = isinstance(node, ScalarNode) and node.value not in NULLS
            wrong_type(node, file, self.expects, "begin each entry with a dash" if not one else "put it in brackets")
            return None
        before = file.faults
        read = self.each.read
        values = tuple([value for each in node.value if (value := read(each, file)) is not None])
        if self.apart:
            file.faults = before
        return values

    def json(self) -> Json:
        """Return an array."""
        return {"type": "array", "items": self.each.json()}


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a record: its form, whether it must be there, and what it is for (shown by editors)."""

    form: Form[object]
    about: str = ""
    needed: bool = False


class Record(Generic[T]):
    """Keys with values, built into a value of the domain.

    Args:
        fields: the keys it may have.
        build: makes the value from the values read; it may note problems and return None.
        expects: what to call it in messages.
        named: with this word, problems inside are said to be in "<named> <id>".
    """

    def __init__(
        self,
        expects: str,
        fields: Mapping[str, Field],
        build: Callable[[Values, MappingNode, File], T | None],
        *,
        named: str = "",
        sketch: str = "",
    ):
        self.expects = expects
        self.fields = fields
        self.build = build
        self.named = named
        self.sketch = sketch
        self._readers = {key: field.form.read for key, field in fields.items()}
        self._needed = frozenset(key for key, field in fields.items() if field.needed)

    def read(self, node: Node, file: File) -> T | None:
        """Return the value, or None when anything in it was wrong."""
        if node.__class__ is not MappingNode:
            wrong_type(node, file, self.expects, self.sketch)
            return None
        if not self.named:
            return self._read(node, file)
        outer, file.record = file.record, (self.named, node)
        value = self._read(node, file)
        file.record = outer
        return value

    def _read(self, node: MappingNode, file: File) -> T | None:
        before = file.faults
        readers, values, strays = self._readers, {}, []
        for key_node, value_node in node.value:
            key = key_node.value
            try:
                read = readers[key]
            except (KeyError, TypeError):
                strays.append(key_node)
                continue
            if key in values:
                _twice(node, key_node, file)
            else:
                values[key] = read(value_node, file)
        if strays or not self._needed <= values.keys():
            report_keys(node, strays, self._needed - values.keys(), self.fields, file)
        if file.faults != before:
            return None
        return self.build(values, node, file)

    def json(self) -> Json:
        """Return an object without other keys."""
        properties = {
            key: {**field.form.json(), **({"description": field.about} if field.about else {})}
            for key, field in self.fields.items()
        }
        needed = [key for key, field in self.fields.items() if field.needed]
        return {
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
            **({"required": needed} if needed else {}),
        }


def _twice(node: MappingNode, key_node: Node, file: File) -> None:
    first = next(k for k, _ in node.value if k.value == key_node.value)
    file.problem(
        key_node,
        f"{quoted(key_node.value)} is given twice (first on line {first.start_mark.line + 1})",
        "keep one of the two",
    )


def report_keys(
    node: Node, strays: list[Node], missing: frozenset[str], fields: Mapping[str, object], file: File
) -> None:
    """Note unknown keys and missing ones; an unknown key near to a missing one is that one, misspelt."""
    left = set(missing)
    taken = {key.value for key, _ in node.value if isinstance(key, ScalarNode)}
    for key in strays:
        if not isinstance(key, ScalarNode):
            file.problem(key, "a key must be a plain word", f"write one of {listed(fields)}")
            continue
        free = [field for field in fields if field not in taken or field in left]
        near = nearest(key.value, left) or nearest(key.value, free)
        if near is not None:
            left.discard(near)
            taken.add(near)
            file.problem(key, f"unknown key {quoted(key.value)}", f"did you mean '{near}'?")
        else:
            fix = "take it away: nothing is merged here" if key.value == "<<" else f"the keys here are {listed(fields)}"
            file.problem(key, f"unknown key {quoted(key.value)}", fix)
    for name in (name for name in fields if name in left):
        field = fields[name]
        form = field.form.expects if isinstance(field, Field) else "it"
        file.problem(node, f"the key '{name}' is missing", f"add `{name}:` with {form}")
