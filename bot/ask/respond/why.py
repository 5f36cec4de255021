"""WHY a grade was given: the reason is not recorded as such; what the same inspection found stands beside the grade."""

from dataclasses import replace

from bot.ask.answer import Answer, Lines, Outcome, Part
from bot.ask.forms import Form
from bot.ask.lazy import Deferred, Lazy
from bot.ask.passages import Passage
from bot.ask.query import Query
from bot.ask.respond import said
from bot.ask.respond.known import Known
from bot.ask.respond.reply import ask_findings
from bot.ask.respond.wording import listed
from bot.domain.framework import OVERALL

_MOVES = frozenset({Form.ROSE, Form.FELL})


def takes_a_move_for_granted(query: Query) -> bool:
    """Return whether it is asked why one force's grade rose or fell in an inspection: "why did Kent drop in 2017?"."""
    return not query.forms.isdisjoint(_MOVES) and len(query.cycles) == 1 and len(query.forces) == 1


def why(known: Known, query: Query, answer: Answer) -> Answer:
    """Add to an answer about grades that their reason is not known, and what was found in the same matter.

    Args:
        known: the names and records.
        query: the question; its force's findings and observations of the cycles answered about are added.
        answer: the answer on the grades themselves.

    Returns:
        The answer with that said first; unchanged where it is none about one force's grades.
    """
    if len(query.forces) != 1 or answer.outcome is not Outcome.ANSWER:
        return answer
    force = query.forces[0]
    graded = {str(one.fields["grade"]) for one in answer.facts if one.kind == "judgement"}
    if query.grades and graded and graded.isdisjoint(query.grades):
        other = listed(query.grades, "or")
        return replace(answer, headline=f"Not {other}, by what is held here: {answer.headline}")
    if takes_a_move_for_granted(query) and not graded:
        return answer  # none rose or fell: there is no why
    judged = dict.fromkeys(str(one.fields["cycle_id"]) for one in answer.facts if one.kind == "judgement")
    cycles = query.cycles or tuple(judged)
    pool: list[Passage] = [*known.records(force).findings, *known.knowledge.observations_of.get(force, ())]
    beside = [one for one in pool if one.cycle in cycles and _fits(one, query)]
    parts: list[Part] = []
    if beside:
        lines = Lazy(beside, lambda one: said.line(known, one, query, forces=False))
        parts.append(Lines(lines, "Found by the same inspection; that it led to the grade is not said"))
    reason = "Why is not recorded here as such" + ("; what was found beside it follows." if beside else ".")
    return replace(
        answer,
        headline=f"{answer.headline} {reason}",
        parts=(*parts, *answer.parts),
        facts=Deferred(lambda: (*answer.facts, *(said.fact(known, one, query) for one in beside))),
        next_steps=(*answer.next_steps[:2], ask_findings(known, force, cycles[0] if len(cycles) == 1 else None)),
    )


def _fits(one: Passage, query: Query) -> bool:
    """Return whether it is of the question or the pillar asked; of a pillar as a whole, of any of its questions."""
    questions = [asked for asked in query.questions if asked != OVERALL]
    if questions:
        return one.question in questions
    return not query.pillars or one.pillar in query.pillars
