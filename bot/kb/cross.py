"""Checks across records and files: ids given twice, names two forces share, references to what comes later."""

from collections.abc import Iterable
from dataclasses import replace

from yaml.nodes import MappingNode, Node, ScalarNode

from bot.domain.force import Force
from bot.domain.framework import Framework
from bot.kb.context import Context
from bot.kb.file import File
from bot.kb.near import did_you_mean, quoted
from bot.kb.places import N, entries, paired, text_in, value_of, word_of


def unique(records: Iterable[N], node: Node | None, key: str, file: File) -> dict[str, N]:
    """Return the records of a list by id, the first of each; the others are noted with the first one's place."""
    first: dict[str, int] = {}
    for each in entries(node, key):
        word = word_of(each, "id")
        if word is None:
            continue
        if word in first:
            file.record = (key.removesuffix("s"), each)
            wrong = f"the id is taken already, on line {first[word]}"
            file.problem(value_of(each, "id") or each, wrong, "give each an id of its own")
        first.setdefault(word, each.start_mark.line + 1)
    kept: dict[str, N] = {}
    for record in records:
        kept.setdefault(record.id, record)
    return kept


def check_aliases(forces: Iterable[Force], node: Node, file: File) -> None:
    """Note a name or alias that two forces share: a question that uses it could mean either."""
    owner: dict[str, tuple[str, int]] = {}
    for force, place in paired(forces, node, "forces"):
        file.record = ("force", place)
        for word in (force.id.replace("-", " "), force.name, force.official, *force.aliases):
            at = text_in(place, word) or place
            held, line = owner.setdefault(word.casefold(), (force.id, at.start_mark.line + 1))
            if held != force.id:
                wrong = f"{quoted(word)} is a name of {held} too (line {line})"
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
            known = context.frameworks.get(barrier.cycle)
            if barrier.cycle not in context.cycle_ids:
                words = [f.id for f in context.frameworks.values() if f.order < framework.order]
                file.problem(at, f"{quoted(barrier.cycle)} is not a cycle", did_you_mean(barrier.cycle, words))
            elif known is not None and known.order >= framework.order:
                file.problem(
                    at, f"{barrier.cycle} is not before {framework.id}", "put the barrier into the later cycle"
                )
    _anchor_barriers(context)


def _anchor_barriers(context: Context) -> None:
    """Move a bar to a cycle that could not be read to the cycle before: too much is barred rather than too little."""
    ordered = sorted(context.frameworks.values(), key=lambda framework: framework.order)
    for number, framework in enumerate(ordered):
        before = ordered[number - 1].id if number else ""
        held = tuple(
            barrier if barrier.cycle in context.frameworks else replace(barrier, cycle=before)
            for barrier in framework.barriers
            if barrier.cycle in context.frameworks or before
        )
        if held != framework.barriers:
            context.frameworks[framework.id] = replace(framework, barriers=held)


def check_related(context: Context, unread: Iterable[File] = ()) -> None:
    """Note relations to findings that are in no file. What an `unread` file may hold is not said to be missing."""
    texts = [file.data for file in unread]
    for file, finding, to in context.related:
        if not isinstance(to, ScalarNode) or to.value in context.finding_ids:
            continue
        if not any(to.value.encode() in text for text in texts):
            file.record = ("finding", finding)
            fix = did_you_mean(to.value, context.finding_ids, "name the id of a finding that is in some file")
            file.problem(to, f"there is no finding {quoted(to.value)}", fix)
