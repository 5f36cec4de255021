"""What a subscription is to, in words that subscribe to the same when they are typed again."""

from collections.abc import Iterable, Sequence

from bot.domain.finding import Kind, Origin
from bot.domain.framework import OVERALL
from bot.domain.knowledge import Knowledge
from bot.domain.reminding import Which

_PLURALS = {
    Kind.AREA_FOR_IMPROVEMENT: "areas for improvement",
    Kind.CAUSE_OF_CONCERN: "causes of concern",
    Kind.ACCELERATED_CAUSE_OF_CONCERN: "accelerated causes of concern",
    Kind.RECOMMENDATION: "recommendations",
    Kind.INTERNAL: "internal findings",
}
_MEANT_WITH = {
    Kind.ACCELERATED_CAUSE_OF_CONCERN: (Kind.CAUSE_OF_CONCERN, Kind.RECOMMENDATION),
    Kind.CAUSE_OF_CONCERN: (Kind.RECOMMENDATION,),
}
"""Kinds that go without saying beside others: a cause of concern carries recommendations."""
_SET_BY = {
    Origin.INSPECTORATE: "set by the inspectorate",
    Origin.STATUTORY: "set by law (statutory)",
    Origin.INTERNAL: "set by the force (internal)",
}
ALL = "all forces"


def described(which: Which, knowledge: Knowledge) -> str:
    """Return which deadlines are meant: "Kent: legitimacy, areas for improvement, set by the inspectorate".

    A force, question or cycle that the knowledge does not hold any more is named by its id.
    """
    forces = _forces(which.forces, knowledge)
    rest = [
        *which.pillars,
        *(_short(one, knowledge) for one in which.questions),
        *(_PLURALS[one] for one in which.kinds if set(_MEANT_WITH.get(one, ())).isdisjoint(which.kinds)),
        *(_label(one, knowledge) for one in which.cycles),
        *(_SET_BY[one] for one in which.origins),
        *([f"owned by {_listed(_named(one, knowledge) for one in which.owners)}"] if which.owners else ()),
    ]
    return f"{forces}: {', '.join(rest)}" if rest else f"{forces}: every deadline"


def _named(person: str, knowledge: Knowledge) -> str:
    """Return what an owner is called by the knowledge as it is; the id of somebody who owns nothing there."""
    every = (owner for finding in knowledge.findings for owner in finding.owners)
    return next((one.name for one in every if one.person == person), person)


def _forces(ids: Sequence[str], knowledge: Knowledge) -> str:
    return _listed(knowledge.forces[one].name if one in knowledge.forces else one for one in ids) if ids else ALL


def _short(question: str, knowledge: Knowledge) -> str:
    """Return a question's short name as the newest framework that asks it has it."""
    if question == OVERALL:
        return OVERALL
    held = (f.question(question) for f in reversed(knowledge.frameworks.values()))
    found = next((one for one in held if one is not None), None)
    return found.short if found else question


def _label(cycle: str, knowledge: Knowledge) -> str:
    return knowledge.frameworks[cycle].label if cycle in knowledge.frameworks else cycle


def _listed(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
