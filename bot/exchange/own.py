"""Findings of the force's own in a tracker: an export has them, another register does not."""

import re
from difflib import get_close_matches

from bot.domain.finding import Finding, Kind
from bot.domain.knowledge import Knowledge
from bot.exchange.fields import Field
from bot.exchange.wanted import Cells
from bot.exchange.whom import CannotTellError
from bot.register.added import OwnFinding

_ID = re.compile(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)+")


def is_own(cells: Cells) -> bool:
    """Return whether a row says that its finding is the force's own."""
    return cells.said(Field.KIND).casefold() == Kind.INTERNAL


def own_finding(knowledge: Knowledge, cells: Cells, forces: tuple[str, ...]) -> OwnFinding:
    """Return the finding that a row adds.

    Args:
        knowledge: knows the cycles and their questions.
        cells: the row.
        forces: ids of the forces that it names.

    Raises:
        CannotTellError: what a finding needs is missing, or not known.
    """
    id_, summary, cycle = (cells.said(name) for name in (Field.FINDING, Field.SUMMARY, Field.CYCLE))
    if not _ID.fullmatch(id_.upper()):
        raise CannotTellError(f"{id_!r} is no id for a finding of your own: write one like KENT-2016-I1")
    if len(forces) != 1 or not summary or not cycle:
        raise CannotTellError(f"{id_} is new here: a finding of your own needs one force, a cycle and a summary")
    frameworks = knowledge.frameworks.values()
    framework = next((one for one in frameworks if cycle.casefold() in (one.id, one.label.casefold())), None)
    if framework is None:
        labels = [one.label for one in frameworks]
        near = get_close_matches(cycle, labels, 1) or labels
        raise CannotTellError(f"{cycle!r} is no cycle: write one of {', '.join(near)}")
    pillar, asked = cells.said(Field.PILLAR), cells.said(Field.QUESTION)
    if pillar and pillar not in framework.pillars:
        known = ", ".join(framework.pillars) or "none"
        raise CannotTellError(f"{pillar!r} is no pillar of {framework.label}: it has {known}")
    question = next((one for one in framework.questions if asked in (one.id, one.title)), None)
    if asked and question is None:
        raise CannotTellError(f"{asked!r} is no question of {framework.label}: write its title, or leave it out")
    return OwnFinding(id_.upper(), forces[0], framework.id, summary, pillar or None, question.id if question else None)


def as_finding(own: OwnFinding) -> Finding:
    """Return it as what is said of it is checked against."""
    return Finding(own.id, (own.force,), own.cycle, Kind.INTERNAL, own.summary, (), own.pillar, own.question)
