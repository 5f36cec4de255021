"""Finding the node again that a value was read from, so that a later check can point at it."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode


class Named(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """Its id."""


N = TypeVar("N", bound=Named)


def value_of(node: Node | None, key: str) -> Node | None:
    """Return the node that a mapping holds under `key`, or None."""
    if isinstance(node, MappingNode):
        for key_node, value_node in node.value:
            if key_node.value == key:
                found: Node = value_node
                return found
    return None


def word_of(node: Node | None, key: str) -> str | None:
    """Return the text that a mapping holds under `key`, or None."""
    found = value_of(node, key)
    return str(found.value) if isinstance(found, ScalarNode) else None


def name_of(node: Node) -> str:
    """Return what a record calls itself: its `id`, or the line it starts on."""
    return (word_of(node, "id") or f"on line {node.start_mark.line + 1}")[:60]


def entries(node: Node | None, key: str) -> list[Node]:
    """Return the nodes of the list under a key."""
    found = value_of(node, key)
    return list(found.value) if isinstance(found, SequenceNode) else []


def ids_under(node: Node, key: str) -> set[str]:
    """Return every id in the list under a key, also of records with a fault."""
    return {word for each in entries(node, key) if (word := word_of(each, "id")) is not None}


def paired(records: Iterable[N], node: Node | None, key: str) -> Iterator[tuple[N, Node]]:
    """Yield each record with its node in the list under a key, from which faulty records may be missing."""
    nodes = iter(entries(node, key))
    for record in records:
        yield record, next(each for each in nodes if word_of(each, "id") == record.id)


def text_in(node: Node, text: str) -> Node | None:
    """Return where a record writes a text, or None."""
    if isinstance(node, ScalarNode):
        return node if node.value == text else None
    children = [value for _, value in node.value] if isinstance(node, MappingNode) else node.value
    return next((found for child in children if (found := text_in(child, text)) is not None), None)
