"""OVERVIEW: a force in short: its latest judgements, its pillars over the inspections, its findings by kind."""

from bot.ask.answer import Answer, Fact, Outcome, Paragraph, Part
from bot.ask.lazy import Deferred
from bot.ask.query import Query
from bot.ask.respond import barred, judged
from bot.ask.respond.history import history
from bot.ask.respond.judgements import summary, table
from bot.ask.respond.known import Known
from bot.ask.respond.reply import ask_cycle, ask_deadlines, ask_findings, ask_history, reply
from bot.ask.respond.tally import by_kind, findings_held
from bot.ask.respond.wording import count, listed
from bot.domain.framework import OVERALL, Barrier
from bot.domain.judgement import Judgement


def overview(known: Known, query: Query) -> Answer:
    """Answer with what is held of one force, in short."""
    force = query.forces[0]
    records = known.records(force)
    over_time = history(known, query)
    cycles = sorted((cycle for cycle, held in records.judgements.items() if held), key=known.cycle_order)
    if not cycles or over_time.outcome is not Outcome.ANSWER:
        return over_time
    latest = records.judgements[cycles[-1]]
    label, name = known.label(cycles[-1]), known.force(force)
    number = sum(map(len, records.judgements.values()))
    said = (
        f"{name}: {count(number, 'judgement')} of {count(len(cycles), 'inspection')} and "
        f"{findings_held(records.findings)} are held here. The latest, PEEL {label}: {summary(latest)}."
    )
    parts: list[Part] = [table(known, latest, f"PEEL {label}")]
    if any(one.question == OVERALL for held in records.judgements.values() for one in held):
        parts += over_time.parts
    apart = barred.barriers_within(known, cycles)
    parts += [refused for one in apart if (refused := barred.said(known, one)) not in parts]
    if records.findings:
        labels = listed(known.label(one) for one in sorted(records.findings_in, key=known.cycle_order))
        parts.append(Paragraph(f"Findings held here: {by_kind(records.findings)}, of {labels}."))
    first = next((one for one in latest if one.grade is not None), latest[0])
    caveats = [f"{label}, {said}" for said in judged.together(known, latest)]
    return reply(
        known,
        query,
        said,
        parts=parts,
        facts=Deferred(lambda: _facts(known, over_time, latest, apart)),
        caveats=list(dict.fromkeys([*caveats, *over_time.caveats])),
        next_steps=[
            ask_findings(known, force),
            ask_deadlines(known, force),
            ask_cycle(known, force, cycles[-1]),
            ask_history(known, force, first.cycle, first.pillar, first.question),
        ],
    )


def _facts(known: Known, over_time: Answer, latest: list[Judgement], apart: list[Barrier]) -> tuple[Fact, ...]:
    made = [judged.fact(known, one) for one in latest] + [barred.fact(known, one) for one in apart]
    return (*made, *(fact for fact in over_time.facts if fact not in made))
