"""JUDGEMENTS: which other forces have the grade that one force has; always saying of how many it is held."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.ask.answer import Answer, Fact, Line, Lines, Outcome
from bot.ask.lazy import Deferred
from bot.ask.query import Query
from bot.ask.respond import judged
from bot.ask.respond.known import Known
from bot.ask.respond.reply import ask_cycle, reply
from bot.ask.respond.with_grade import Pair, caveats, subjects
from bot.ask.respond.wording import capital, count, listed
from bot.domain.judgement import Judgement

_MOST_NAMED = 6


def alike(known: Known, query: Query) -> Answer:
    """Answer which other forces were graded as the one named was, for each of what is asked.

    Args:
        known: what is known.
        query: has one force; the newest inspection with a grade of it is taken where none is named.
    """
    force = query.forces[0]
    name = known.force(force)
    if len(query.cycles) > 1:
        said = f"The same grade as {name}'s is looked up in one inspection at a time: name one."
        return reply(known, query, said, outcome=Outcome.NOT_KNOWN, choices=[ask_cycle(known, force, query.cycles[0])])
    cycle = query.cycles[0] if query.cycles else _latest(known, query, force)
    own = _own(known, query, force, cycle) if cycle else []
    if cycle is None or not own:
        where = f" in PEEL {known.label(cycle)}" if cycle else ""
        said = f"{name} has no stated grade for what you ask{where} that is known here, so no other can have the same."
        return reply(known, query, said, outcome=Outcome.NOT_KNOWN)
    forces = _scope(known, query)
    found = [(one, [other for other in _others(known, one) if other.force in forces]) for one in own]
    lines = tuple(_line(known, one, others, forces) for one, others in found)
    notes = [f"No inspection named: this is for {known.label(cycle)}."] if not query.cycles else []
    others = [other for _, some in found for other in some]
    notes += caveats(known, replace(query, cycles=(cycle,)), cycle, [*own, *others])
    return reply(
        known,
        query,
        _headline(known, query, found),
        parts=[Lines(lines)],
        facts=Deferred(lambda: _facts(known, found)),
        caveats=notes,
        next_steps=[ask_cycle(known, force, cycle)],
    )


def _scope(known: Known, query: Query) -> frozenset[str]:
    """Return the forces to look among: all, or a region's."""
    held = known.knowledge.forces.values()
    return frozenset(one.id for one in held if query.region in (None, one.region, one.country))


def _latest(known: Known, query: Query, force: str) -> str | None:
    return next((one.id for one in reversed(known.cycles) if _own(known, query, force, one.id)), None)


def _own(known: Known, query: Query, force: str, cycle: str) -> list[Judgement]:
    """Return the force's own judgements with a grade: of what is named, else of the pillars, else of every question."""
    pairs: list[Pair] = subjects(known, query, cycle)
    held = (one for pair in pairs for one in known.holders(cycle, *pair))
    return [one for one in held if one.force == force and one.grade is not None]


def _others(known: Known, one: Judgement) -> list[Judgement]:
    held = known.holders(one.cycle, one.pillar, one.question)
    return [other for other in held if other.force != one.force and other.grade is one.grade]


def _headline(known: Known, query: Query, found: Sequence[tuple[Judgement, list[Judgement]]]) -> str:
    one, others = found[0]
    name, label = known.force(one.force), known.label(one.cycle)
    if len(found) > 1:
        number = count(len(found), "grade")
        return f"{name} has {number} of PEEL {label} to compare; which other forces have the same stands beside each."
    graded = f"{one.grade} for {known.subject(one.cycle, one.pillar, one.question)} in PEEL {label}"
    where = f" in {query.region}" if query.region else ""
    if not others:
        return f"{name} was graded {graded}; no other force{where} is known here to have the same grade."
    said = (
        f"Besides {name}, {count(len(others), 'force')}{where} {'was' if len(others) == 1 else 'were'} graded {graded}"
    )
    if len(others) <= _MOST_NAMED:
        return f"{said}: {listed(known.force(other.force) for other in others)}."
    return f"{said}, as far as is held here."


def _line(known: Known, one: Judgement, others: Sequence[Judgement], forces: Collection[str]) -> Line:
    held = known.holders(one.cycle, one.pillar, one.question)
    have = len({each.force for each in held if each.grade is not None and each.force in forces})
    names = listed(known.force(other.force) for other in others) or "no other force that is known here"
    said = f"{one.grade}; the same: {names}."
    rest = f" A grade is held of {have} of the {len(forces)} forces looked among."
    sources = tuple(dict.fromkeys(each.statement.source for each in (one, *others)))
    return Line(f"{said}{rest}", capital(known.short(one.cycle, one.pillar, one.question)), sources)


def _facts(known: Known, found: Sequence[tuple[Judgement, list[Judgement]]]) -> tuple[Fact, ...]:
    return tuple(judged.fact(known, each) for _, others in found for each in others)
