"""Which of many forces ever got a grade: over all cycles, each by itself; what was carried over is not given again."""

from bot.ask.answer import Answer, Fact, Line, Lines, Outcome, Paragraph, Part, Scalar
from bot.ask.forms import Form
from bot.ask.lazy import Deferred, Lazy
from bot.ask.query import Choice, Query
from bot.ask.respond import judged
from bot.ask.respond.known import Known
from bot.ask.respond.reply import reply
from bot.ask.respond.wording import clipped, count, listed
from bot.domain.framework import OVERALL
from bot.domain.judgement import Judgement, State


def ever(known: Known, query: Query) -> Answer:
    """Answer whether any force of those asked about ever got one of the grades, and which."""
    scope = set(known.scope(query))
    held: dict[str, list[Judgement]] = {}
    for framework in known.cycles:
        pairs = known.asked(framework.id, query)
        if not (query.questions or Form.ANYTHING in query.forms):
            pairs = [pair for pair in pairs if pair[1] == OVERALL]
        of_cycle = [one for pair in pairs for one in known.holders(framework.id, *pair) if one.force in scope]
        if of_cycle:
            held[framework.id] = of_cycle
    found = {
        cycle: some
        for cycle, of_cycle in held.items()
        if (some := [one for one in of_cycle if one.grade in query.grades and one.state is not State.CARRIED_OVER])
    }
    given = [one for some in found.values() for one in some]
    parts: list[Part] = [
        Lines(Lazy(some, lambda one: _line(known, one)), f"PEEL {known.label(cycle)}") for cycle, some in found.items()
    ]
    if held:
        parts.append(Paragraph(f"Looked through: judgements held of {listed(known.label(one) for one in held)}."))
    words = listed(map(str, query.grades), "or")
    about = f" for {listed(named)}" if (named := _named(query)) else " for a pillar overall"
    where = f" in {query.region}" if query.region else ""
    forces = list(dict.fromkeys(known.force(one.force) for one in given))
    if forces:
        verb = "was" if len(forces) == 1 else "were"
        yes = "Yes: " if Form.WHETHER in query.forms else ""
        said = f"{yes}{count(len(forces), 'force')}{where} {verb} graded {words}{about} at least once, as far as is "
        said += f"held here: {clipped(sorted(forces), 12)}."
    else:
        said = f"No force{where} is known here to have been graded {words}{about} in any inspection."
    return reply(
        known,
        query,
        said,
        outcome=Outcome.ANSWER if held else Outcome.NOT_KNOWN,
        parts=parts,
        facts=Deferred(lambda: (*(judged.fact(known, one) for one in given), _fact(query, words, len(forces)))),
        caveats=["Carried-over grades are left out; grades of different scales stand apart, by inspection."],
        next_steps=[_in_cycle(known, cycle, words, named) for cycle in list(found)[-2:]],
    )


def _named(query: Query) -> list[str]:
    if Form.ANYTHING in query.forms:
        return ["anything asked"]
    return [one.replace("-", " ") for one in query.questions if one != OVERALL] or list(query.pillars)


def _line(known: Known, one: Judgement) -> Line:
    rest = judged.cell(known, one).removeprefix(str(one.grade)).strip(" ;")
    text = f"{known.force(one.force)}, {known.subject(one.cycle, one.pillar, one.question)}"
    return Line(f"{text} ({rest.strip('()')})" if rest else text, str(one.grade), judged.sources(one))


def _fact(query: Query, words: str, number: int) -> Fact:
    fields: dict[str, Scalar] = {
        "counted": "forces",
        "value": number,
        "grade": words,
        "region": query.region,
        "pillar": listed(query.pillars) or None,
        "question_id": listed(query.questions) or None,
    }
    return Fact("count", fields)


def _in_cycle(known: Known, cycle: str, words: str, named: list[str]) -> Choice:
    label = known.label(cycle)
    about = f" for {listed(named)}" if named and named != ["anything asked"] else ""
    return Choice(f"In {label}", f"Which forces were graded {words}{about} in {label}?")
