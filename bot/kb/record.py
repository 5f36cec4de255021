"""Lists and records: keys with values, each in its form, built into a value of the domain."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from bot.kb.file import File
from bot.kb.forms import NULLS, Form, Json, wrong_type
from bot.kb.near import listed, nearest, quoted

T = TypeVar("T")
Values = dict[str, Any]
"""What a record's forms read, by key: each form knows its type, the dictionary can't."""


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
            wrong_type(
                node,
                file,
                self.expects,
                "begin each entry with a dash" if not one else f"put it in brackets: [{node.value}]",
            )
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
        sketch: how to mend a value that is not a mapping at all.
        always: build also when a key was faulty, only to find more problems; what is built is then dropped.
    """

    def __init__(
        self,
        expects: str,
        fields: Mapping[str, Field],
        build: Callable[[Values, MappingNode, File], T | None],
        *,
        named: str = "",
        sketch: str = "",
        always: bool = False,
    ):
        self.expects = expects
        self.fields = fields
        self.build = build
        self.named = named
        self.sketch = sketch
        self.always = always
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
        faulty = file.faults != before
        if faulty and not self.always:
            return None
        built = self.build(values, node, file)
        return None if faulty else built

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
