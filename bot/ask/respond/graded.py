"""GRADED: in which inspections a question or a pillar was asked, and graded or not: of no force."""

from collections.abc import Mapping, Sequence

from bot.ask.answer import Answer, Fact, Outcome, Paragraph, Table
from bot.ask.lazy import Deferred
from bot.ask.query import Choice, Query
from bot.ask.respond.known import NOT_ASKED, NOT_HELD, Known
from bot.ask.respond.reply import reply
from bot.ask.respond.wording import capital, listed, sentence
from bot.domain.framework import OVERALL, Framework, Question

_GRADED, _PARTLY, _UNGRADED = "graded", "graded for some forces only", "asked, not graded"


def graded(known: Known, query: Query) -> Answer:
    """Answer in which inspections a subject was a question, and whether it was graded."""
    chosen = [known.frameworks[one] for one in query.cycles] or list(known.cycles)
    asked = {framework.id: _asked(framework, query) for framework in chosen}
    name = capital(listed([*(one.replace("-", " ") for one in query.questions), *query.pillars]))
    states = {framework.id: _state(framework, asked[framework.id]) for framework in chosen}
    said = [
        f"{words} in {listed(labels)}"
        for words in (_GRADED, _PARTLY, _UNGRADED, NOT_ASKED, NOT_HELD)
        if (labels := [framework.label for framework in chosen if states[framework.id] == words])
    ]
    rows = tuple((framework.label, _title(asked[framework.id]), states[framework.id]) for framework in chosen)
    by_row = tuple(framework.sources[:1] for framework in chosen)
    known_of = any(state in (_GRADED, _PARTLY, _UNGRADED) for state in states.values())
    subject = listed([*(one.replace("-", " ") for one in query.questions), *query.pillars])
    newest = next((one for one in reversed(chosen) if states[one.id] == _GRADED), None)
    steps = [Choice(f"What {one.label} asks", f"What does PEEL {one.label} ask?") for one in chosen[-2:]]
    if newest:
        steps.insert(
            0, Choice("Who was outstanding", f"Which forces were outstanding for {subject} in {newest.label}?")
        )
    return reply(
        known,
        query,
        f"{name}: {'; '.join(said)}.",
        outcome=Outcome.ANSWER if known_of else Outcome.NOT_KNOWN,
        parts=(Table(("Inspection", "Asked as", "Graded"), rows, by_row=by_row), *_notes(chosen, query, asked)),
        facts=Deferred(lambda: tuple(_fact(one, asked[one.id], states[one.id]) for one in chosen)),
        caveats=("Where a force's own grade stands is another question: name the force.",),
        next_steps=steps if known_of else (),
        choices=() if known_of else steps,
    )


def _asked(framework: Framework, query: Query) -> list[Question]:
    """Return the framework's questions that are meant: a question named, or a pillar as a whole."""
    if query.questions and query.questions != (OVERALL,):
        return [one for one in framework.questions if one.id in query.questions]
    whole = [one for one in framework.questions if one.id == OVERALL and one.pillar in query.pillars]
    named = [one for one in framework.questions if set(one.id.split("-")) & set(query.pillars)]
    return whole or named  # leadership was a pillar's name, later a question's


def _state(framework: Framework, asked: list[Question]) -> str:
    if not framework.questions:
        return NOT_HELD
    if not asked:
        return NOT_ASKED
    if any(one.graded and "not graded" in one.note for one in asked):
        return _PARTLY
    return _GRADED if any(one.graded for one in asked) else _UNGRADED


def _title(asked: list[Question]) -> str:
    return listed(dict.fromkeys(one.title for one in asked)) or "—"


def _notes(chosen: Sequence[Framework], query: Query, asked: Mapping[str, list[Question]]) -> list[Paragraph]:
    """Return what frameworks note about the subject: "woven into the questions of the three pillars"."""
    names = [one.replace("-", " ") for one in (*query.questions, *query.pillars) if one != OVERALL]
    return [
        Paragraph(f"{framework.label}: {sentence(note)}", framework.sources[:1])
        for framework in chosen
        for note in (
            *(one.note for one in asked[framework.id] if one.note),
            *(note for note in framework.notes if any(name in note.casefold() for name in names)),
        )
    ]


def _fact(framework: Framework, asked: list[Question], state: str) -> Fact:
    fields = {
        "cycle": framework.label,
        "cycle_id": framework.id,
        "pillar": asked[0].pillar if asked else None,
        "question_id": asked[0].id if asked else None,
        "graded": state,
    }
    return Fact("cycle", fields, framework.sources[:1])
