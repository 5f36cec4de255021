"""GIVEN: where, whether and how often a force got a grade; one carried over is shown, and not counted again."""

from collections.abc import Sequence

from bot.ask.answer import Answer, Fact, Line, Lines, Part
from bot.ask.forms import Form
from bot.ask.lazy import Deferred
from bot.ask.query import Choice, Query
from bot.ask.respond import barred, judged
from bot.ask.respond.history import history
from bot.ask.respond.known import Known
from bot.ask.respond.reply import ask_cycle, reply
from bot.ask.respond.wording import count, listed
from bot.domain.framework import OVERALL
from bot.domain.judgement import Judgement, State


def given(known: Known, query: Query) -> Answer:
    """Answer which of a force's judgements had one of the grades asked for."""
    held = _held(known, query)
    if not held:
        return history(known, query)
    found = [one for one in held if one.grade in query.grades]
    anew = [one for one in found if one.state is not State.CARRIED_OVER]
    carried = [one for one in found if one.state is State.CARRIED_OVER]
    parts: list[Part] = [
        Lines(tuple(_line(known, one) for one in some), title)
        for some, title in ((anew, "Given by an inspection"), (carried, "Carried over, not counted again"))
        if some
    ]
    parts += _otherwise(known, query, held)
    alone = len({(one.pillar if one.question == OVERALL else None, one.question) for one in held}) == 1
    shown = held if alone else found
    barriers = barred.barriers_within(known, [one.cycle for one in shown])
    parts += history(known, query).parts if alone else [barred.said(known, barrier) for barrier in barriers]
    caveats = judged.together(known, shown, lambda one: known.label(one.cycle))
    return reply(
        known,
        query,
        _headline(known, query, anew, carried),
        parts=parts,
        facts=Deferred(
            lambda: (
                _fact(known, query, anew, carried),
                *(judged.fact(known, one) for one in shown),
                *(barred.fact(known, one) for one in barriers),
            )
        ),
        caveats=[_looked_through(known, held), *caveats],
        next_steps=[*(ask_cycle(known, one.force, one.cycle) for one in found[-2:]), *_of_all(known, query)],
    )


def _held(known: Known, query: Query) -> list[Judgement]:
    """Return the judgements looked through, by cycle: all, or those of what is named (of a pillar, its own)."""
    records = known.records(query.forces[0]).judgements
    found: list[Judgement] = []
    for cycle in sorted(query.cycles or known.frameworks, key=known.cycle_order):
        wanted = set(known.asked(cycle, query))
        found += [one for one in records.get(cycle, ()) if (one.pillar, one.question) in wanted]
    if Form.OF_PILLARS in query.forms:
        return [one for one in found if one.question == OVERALL]
    if Form.OF_QUESTIONS in query.forms:
        return [one for one in found if one.question != OVERALL]
    if not query.pillars or query.questions or Form.ANYTHING in query.forms:
        return found
    return [one for one in found if one.question == OVERALL] or found


def _headline(known: Known, query: Query, anew: Sequence[Judgement], carried: Sequence[Judgement]) -> str:
    name, words = known.force(query.forces[0]), listed(map(str, query.grades), "or")
    named = [one.replace("-", " ") for one in query.questions if one != OVERALL] or list(query.pillars)
    about = f" for {listed(named)}" if named else ""
    when = f" in {listed(known.label(one) for one in query.cycles)}" if query.cycles else ""
    asked = Form.EVER in query.forms
    if not anew and not carried:
        return f"{'No: ' if asked else ''}{name} was graded {words}{about}{when} in no judgement held here."
    yes = "Yes: " if asked else ""
    if not anew:
        return f"{yes}{name} is held as {words}{about}{when} only where a grade was carried over, by no new inspection."
    said = f"{yes}{name} was graded {words}{about}{when} {count(len(anew), 'time')} in what is held here"
    overall = sum(one.question == OVERALL for one in anew)
    if 0 < overall < len(anew):
        said += f" ({overall} for a pillar overall, {len(anew) - overall} for its questions)"
    if carried:
        said += f"; carried over from those or earlier ones, and not counted: {len(carried)}"
    return f"{said}."


def _line(known: Known, one: Judgement) -> Line:
    subject = known.subject(one.cycle, one.pillar, one.question)
    rest = judged.cell(known, one).removeprefix(str(one.grade)).strip(" ;")
    text = f"{known.label(one.cycle)}, {subject}"
    return Line(f"{text} ({rest.strip('()')})" if rest else text, str(one.grade), judged.sources(one))


def _otherwise(known: Known, query: Query, held: Sequence[Judgement]) -> list[Part]:
    """Name judgements that have the grade only by another source, or had it before they were revised."""
    said = []
    for one in held:
        if one.grade in query.grades:
            continue
        for other in one.others:
            if other.grade in query.grades:
                why = "before it was revised" if other.withdrawn else "only by another source"
                subject = known.subject(one.cycle, one.pillar, one.question)
                said.append(Line(f"{known.label(one.cycle)}, {subject}: {why}", str(other.grade), (other.source,)))
    return [Lines(tuple(said), "Not counted")] if said else []


def _looked_through(known: Known, held: Sequence[Judgement]) -> str:
    """Say what was counted over: the judgements held, of which cycles."""
    labels = listed(known.label(one) for one in dict.fromkeys(one.cycle for one in held))
    return f"Looked through: {count(len(held), 'judgement')} held here, of {labels}. Others are not known here."


def _fact(known: Known, query: Query, anew: Sequence[Judgement], carried: Sequence[Judgement]) -> Fact:
    fields: dict[str, str | int | bool | list[str] | None] = {
        "counted": "judgements",
        "value": len(anew),
        "carried_over": len(carried),
        "force": known.force(query.forces[0]),
        "force_ids": list(query.forces),
        "cycle": listed(known.label(one) for one in query.cycles) or None,
        "pillar": listed(query.pillars) or None,
        "question_id": listed(query.questions) or None,
        "grade": listed(map(str, query.grades), "or"),
    }
    return Fact("count", fields)


def _of_all(known: Known, query: Query) -> list[Choice]:
    """Offer the same of all forces, where one inspection is named and the force was not."""
    if query.assumed is None or len(query.cycles) != 1:
        return []
    words, label = listed(map(str, query.grades), "or"), known.label(query.cycles[0])
    return [Choice("All forces", f"Which forces were graded {words} for anything in {label}?")]
