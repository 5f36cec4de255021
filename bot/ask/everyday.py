"""The lookups that people make every day: what a bot may make ready before it is asked."""

from collections.abc import Iterator

from bot.domain.framework import OVERALL, Framework
from bot.domain.knowledge import Knowledge

_OF_A_FORCE = (
    "judgements {force}", "judgements {force} latest", "history {force}", "findings {force}", "open findings {force}",
    "deadlines {force}", "overdue {force}", "next {force}",
)  # fmt: skip
_OF_A_MATTER = ("history {force} {matter}", "findings {force} {matter}")
_OF_A_CYCLE = (
    "judgements {force} {cycle}", "findings {force} {cycle}", "how many areas for improvement for {force} in {cycle}?",
)  # fmt: skip


def everyday(knowledge: Knowledge) -> Iterator[str]:
    """Yield questions, the most usual first: each force's latest, then its cycles and matters, then all forces'."""
    forces = [force.name for force in knowledge.forces.values()]
    cycles = {framework.label: _matters(framework) for framework in knowledge.frameworks.values()}
    matters = dict.fromkeys(matter for some in cycles.values() for matter in some)
    yield "help"
    for force in forces:
        yield from (one.format(force=force) for one in _OF_A_FORCE)
    for force in forces:
        yield from (one.format(force=force, cycle=cycle) for cycle in cycles for one in _OF_A_CYCLE)
    yield from (f"what is {term.term}?" for term in knowledge.glossary)
    for force in forces:
        for cycle, some in cycles.items():
            yield from (f"judgements {force} {cycle} {matter}" for matter in some)
        yield from (one.format(force=force, matter=matter) for matter in matters for one in _OF_A_MATTER)
    for framework in knowledge.frameworks.values():
        for matter in cycles[framework.label]:
            yield from (f"forces {grade} {matter} {framework.label}" for grade in framework.scale)


def _matters(framework: Framework) -> list[str]:
    """Return the short names of a cycle's questions, and its pillars."""
    shorts = (question.short for question in framework.questions if question.id != OVERALL)
    return list(dict.fromkeys((*shorts, *(question.pillar for question in framework.questions if question.pillar))))
