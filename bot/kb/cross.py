"""Checks across records and files: ids given twice, names two forces share, references to what comes later."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from bot.domain.force import Force
from bot.domain.framework import Framework
from bot.kb.context import Context
from bot.kb.file import File, value_of
from bot.kb.near import did_you_mean, quoted


class Named(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """Its id."""


N = TypeVar("N", bound=Named)


def entries(node: Node | None, key: str) -> list[Node]:
    """Return the nodes of the list under a key."""
    found = value_of(node, key) if node is not None else None
    return list(found.value) if isinstance(found, SequenceNode) else []


def ids_under(node: Node, key: str) -> set[str]:
    """Return every id in the list under a key, also of records with a fault."""
    found = (value_of(each, "id") for each in entries(node, key))
    return {one.value for one in found if isinstance(one, ScalarNode)}


def unique(records: Iterable[N], node: Node | None, key: str, file: File) -> dict[str, N]:
    """Return the records by id, the first of each; the others are noted with both places."""
    first: dict[str, Node] = {}
    for each in entries(node, key):
        at = value_of(each, "id")
        if not isinstance(at, ScalarNode):
            continue
        if at.value in first:
            line = first[at.value].start_mark.line + 1
            file.record = (key.removesuffix("s"), each)
            file.problem(at, f"the id is taken already, on line {line}", "give each an id of its own")
        first.setdefault(at.value, at)
    kept: dict[str, N] = {}
    for record in records:
        kept.setdefault(record.id, record)
    return kept


def check_aliases(forces: Iterable[Force], node: Node, file: File) -> None:
    """Note a name or alias that two forces share: a question that uses it could mean either."""
    places = {}
    for each in entries(node, "forces"):
        found = value_of(each, "id")
        places.setdefault(found.value if isinstance(found, ScalarNode) else None, each)
    owner: dict[str, tuple[str, int]] = {}
    for force in forces:
        place = places[force.id]
        for word in (force.id.replace("-", " "), force.name, force.official, *force.aliases):
            at = _scalar(place, word) or place
            held = owner.setdefault(word.casefold(), (force.id, at.start_mark.line + 1))
            if held[0] != force.id:
                file.record = ("force", place)
                wrong = f"{quoted(word)} is a name of {held[0]} too (line {held[1]})"
                file.problem(at, wrong, "keep it with one of the two, or lengthen it")


def check_frameworks(read: list[tuple[File, MappingNode, Framework]], context: Context) -> None:
    """Note barriers to cycles that are not there or not earlier, and two cycles with the same order."""
    by_order: dict[int, str] = {}
    for file, node, framework in read:
        file.record = ("framework", framework.id)
        other = by_order.setdefault(framework.order, framework.id)
        if other != framework.id:
            at = value_of(node, "order") or node
            file.problem(at, f"{other} has the order {framework.order} too", "number the cycles in the order of time")
        for barrier, each in zip(framework.barriers, entries(node, "barriers"), strict=True):
            at = value_of(each, "cycle") or each
            earlier = context.frameworks.get(barrier.cycle)
            if barrier.cycle not in context.cycle_ids:
                words = [f.id for f in context.frameworks.values() if f.order < framework.order]
                file.problem(at, f"{quoted(barrier.cycle)} is not a cycle", did_you_mean(barrier.cycle, words))
            elif earlier is not None and earlier.order >= framework.order:
                file.problem(
                    at, f"{barrier.cycle} is not before {framework.id}", "put the barrier into the later cycle"
                )
    _drop_lost_barriers(context)


def _drop_lost_barriers(context: Context) -> None:
    """Leave out frameworks' bars to cycles that could not be read: what is not there can't be compared with."""
    from dataclasses import replace  # noqa: PLC0415

    for key, framework in context.frameworks.items():
        kept = tuple(b for b in framework.barriers if b.cycle in context.frameworks)
        if kept != framework.barriers:
            context.frameworks[key] = replace(framework, barriers=kept)


def check_related(context: Context) -> None:
    """Note relations to findings that are in no file."""
    for file, finding, to in context.related:
        if isinstance(to, ScalarNode) and to.value not in context.finding_at:
            file.record = ("finding", finding)
            fix = did_you_mean(to.value, context.finding_at, "name the id of a finding that is in some file")
            file.problem(to, f"there is no finding {quoted(to.value)}", fix)


def _scalar(node: Node, word: str) -> Node | None:
    """Return where a record writes a word."""
    if isinstance(node, ScalarNode):
        return node if node.value == word else None
    children = [v for _, v in node.value] if isinstance(node, MappingNode) else node.value
    return next((found for child in children if (found := _scalar(child, word)) is not None), None)
