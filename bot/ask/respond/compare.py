"""COMPARE: forces beside each other, or one force in two cycles. Across a barrier the comparison is refused."""

from collections.abc import Iterable, Sequence

from bot.ask.answer import Answer, Outcome, Paragraph, Part, Table
from bot.ask.lazy import Deferred
from bot.ask.query import Choice, Query
from bot.ask.respond import barred, judged
from bot.ask.respond.history import history
from bot.ask.respond.known import NOT_HELD, Known
from bot.ask.respond.reply import ask_cycle, ask_history, reply
from bot.ask.respond.wording import capital, clipped, count, listed
from bot.domain.framework import OVERALL
from bot.domain.judgement import Judgement, State
from bot.domain.source import Source

Pair = tuple[str | None, str]


def compare(known: Known, query: Query) -> Answer:
    """Answer a comparison."""
    if len(query.forces) == 1 and not query.region and not query.all_forces:
        return cycles_beside(known, query)
    return forces_beside(known, query)


def forces_beside(known: Known, query: Query) -> Answer:
    """Put forces beside each other in one cycle: a column each for a few, a row each for many."""
    forces = known.scope(query)
    if len(query.cycles) > 1:
        return _too_many_cycles(known, query, forces)
    cycle = query.cycles[0] if query.cycles else _latest_shared(known, forces, query)
    if cycle is None:
        return _nothing(known, query, forces, None)
    pairs = _pairs(known, query, cycle, forces)
    held = {
        (one.force, one.pillar, one.question): one
        for force in forces
        for one in known.records(force).judgements.get(cycle, ())
        if (one.pillar, one.question) in pairs
    }
    if not held:
        return _nothing(known, query, forces, cycle)
    found = list(held.values())
    parts: list[Part] = [
        _many(known, forces, pairs, held) if len(forces) > 4 else _few(known, cycle, forces, pairs, held)
    ]
    without = [known.force(force) for force in forces if not any(one.force == force for one in found)]
    if without:
        parts.append(Paragraph(f"Not known here in {known.label(cycle)}: {clipped(without, 45)}."))
    caveats = (
        [] if query.cycles else [f"No inspection named: {known.label(cycle)} is the latest held for these forces."]
    )
    caveats += judged.together(known, found[:40], lambda one: known.force(one.force))
    return reply(
        known,
        query,
        _beside_headline(known, query, forces, cycle=cycle, pairs=pairs, held=held),
        parts=parts,
        facts=Deferred(lambda: tuple(judged.fact(known, one) for one in found)),
        caveats=caveats,
        next_steps=[ask_cycle(known, force, cycle) for force in forces[:3]],
    )


def _pairs(known: Known, query: Query, cycle: str, forces: Sequence[str]) -> list[Pair]:
    """Return what is compared: what is asked; else the pillars' own judgements, or every question."""
    pairs = known.asked(cycle, query)
    if query.questions or not pairs:
        return pairs
    overall = [pair for pair in pairs if pair[1] == OVERALL]
    if not overall:
        return pairs
    held = {(one.pillar, one.question) for force in forces for one in known.records(force).judgements.get(cycle, ())}
    return overall if any(pair in held for pair in overall) else pairs


def _beside_headline(
    known: Known,
    query: Query,
    forces: Sequence[str],
    *,
    cycle: str,
    pairs: list[Pair],
    held: dict[tuple[str, str | None, str], Judgement],
) -> str:
    label = known.label(cycle)
    shown = [pair for pair in pairs if any((force, *pair) in held for force in forces)]
    if len(shown) == 1 and len(forces) <= 4:
        pair = shown[0]
        said = []
        for force in forces:
            one = held.get((force, *pair))
            said.append(f"{known.force(force)} {judged.state_words(one.statement) if one else NOT_HELD}")
        return f"PEEL {label}, {known.subject(cycle, *pair)}: {listed(said)}."
    if len(forces) <= 4:
        names = listed(known.force(force) for force in forces)
        if all(question == OVERALL for _, question in pairs) and not query.questions:
            number = count(len(held), "judgement")
            return f"{names} in PEEL {label}: {number} of whole pillars, side by side; not those of their questions."
        return f"{names} in PEEL {label}: {count(len(held), 'judgement')} held here, side by side."
    where = f" in {query.region}" if query.region else ""
    have = len({key[0] for key in held})
    about = known.subject(cycle, *shown[0]) if len(shown) == 1 else f"{len(shown)} subjects"
    return f"PEEL {label}, {about}: judgements of {have} of the {len(forces)} forces{where} are held here."


def _few(
    known: Known,
    cycle: str,
    forces: Sequence[str],
    pairs: list[Pair],
    held: dict[tuple[str, str | None, str], Judgement],
) -> Table:
    rows = []
    by_row = []
    for pair in pairs:
        row = [held.get((force, *pair)) for force in forces]
        if any(row):
            subject = known.short(cycle, *pair)
            if pair[0] and pair[1] != OVERALL:
                subject = f"{subject} ({pair[0]})"
            lacking = known.lacking(cycle, *pair)
            rows.append((subject, *(judged.cell(known, one) if one else lacking for one in row)))
            by_row.append(_sources(one for one in row if one))
    columns = ("Question", *(known.force(force) for force in forces))
    return Table(columns, tuple(rows), by_row=tuple(by_row))


def _many(
    known: Known, forces: Sequence[str], pairs: list[Pair], held: dict[tuple[str, str | None, str], Judgement]
) -> Table:
    shown = [pair for pair in pairs if any((force, *pair) in held for force in forces)]
    any_cycle = next(iter(held.values())).cycle
    columns = ("Force", *(known.short(any_cycle, *pair) for pair in shown))
    rows = []
    by_row = []
    for force in forces:
        row = [held.get((force, *pair)) for pair in shown]
        if any(row):
            rows.append((known.force(force), *(judged.cell(known, one) if one else NOT_HELD for one in row)))
            by_row.append(_sources(one for one in row if one))
    return Table(columns, tuple(rows), by_row=tuple(by_row))


def _latest_shared(known: Known, forces: Sequence[str], query: Query) -> str | None:
    """Return the newest cycle in which most of the forces hold what is asked."""
    best: tuple[int, int] | None = None
    cycle: str | None = None
    for framework in known.cycles:
        wanted = set(known.asked(framework.id, query))
        have = sum(
            any((one.pillar, one.question) in wanted for one in known.records(force).judgements.get(framework.id, ()))
            for force in forces
        )
        score = (have, framework.order)
        if have and (best is None or score > best):
            best, cycle = score, framework.id
    return cycle


def _nothing(known: Known, query: Query, forces: Sequence[str], cycle: str | None) -> Answer:
    words = listed([*(one.replace("-", " ") for one in query.questions), *query.pillars])
    about = f" on {words}" if words else ""
    when = f" in PEEL {known.label(cycle)}" if cycle else ""
    if len(forces) == len(known.forces) or query.region:
        return _of_none(known, query, cycle, f"{about}{when}")
    names = clipped([known.force(force) for force in forces], 5)
    choices = [
        ask_cycle(known, force, framework.id)
        for force in forces[:2]
        for framework in reversed(known.cycles)
        if framework.id in known.records(force).judgements
    ]
    named = [Choice(f"{choice.question.split(' for ')[-1]}", choice.question) for choice in choices]
    said = f"No judgement of {names}{about}{when} is known here, so there is nothing to compare."
    return reply(known, query, said, outcome=Outcome.NOT_KNOWN, choices=named)


def _of_none(known: Known, query: Query, cycle: str | None, asked: str) -> Answer:
    """Say that of no force such a judgement is held; offer the inspections nearest in time that hold some."""
    where = f" in {query.region}" if query.region else ""
    scope = set(known.scope(query))
    held = {
        framework.id: len({one.force for one in known.knowledge.judgements_in.get(framework.id, ())} & scope)
        for framework in known.cycles
    }
    order = known.cycle_order(cycle) if cycle else len(known.cycles)
    near = sorted((one for one in held if held[one]), key=lambda one: abs(known.cycle_order(one) - order))
    choices = [Choice(f"In {known.label(one)}", f"All forces{where}, {known.label(one)}") for one in near[:3]]
    said = f"No judgement of any force{where}{asked} is known here."
    begun = listed(f"{held[one]} in {known.label(one)}" for one in sorted(near[:3], key=known.cycle_order))
    caveats = [f"That none is held does not show that none was inspected. Forces with judgements held: {begun}."]
    return reply(known, query, said, outcome=Outcome.NOT_KNOWN, caveats=caveats if near else (), choices=choices)


def _too_many_cycles(known: Known, query: Query, forces: Sequence[str]) -> Answer:
    labels = [known.label(cycle) for cycle in query.cycles]
    names = listed(known.force(force) for force in forces[:4])
    subject = listed([*(one.replace("-", " ") for one in query.questions), *query.pillars]) or "judgements"
    choices = [Choice(label, f"Compare {names} on {subject} in {label}") for label in labels]
    if subject == "judgements":
        choices = [Choice(label, f"Compare {names} in {label}") for label in labels]
    said = f"Forces are compared within one inspection: {listed(labels, 'or')}?"
    return reply(known, query, said, outcome=Outcome.UNCLEAR, choices=choices)


def cycles_beside(known: Known, query: Query) -> Answer:
    """Put one force's judgements in some cycles beside each other; refuse to compare across a barrier."""
    force = query.forces[0]
    if len(query.cycles) < 2:
        return history(known, query)
    cycles = sorted(query.cycles, key=known.cycle_order)
    records = known.records(force).judgements
    found = [
        one
        for cycle in cycles
        for one in records.get(cycle, ())
        if (one.pillar, one.question) in known.asked(cycle, query)
    ]
    barriers = barred.barriers_within(known, list(cycles))
    parts: list[Part] = [barred.said(known, barrier) for barrier in barriers]
    if found:
        parts.append(_over_cycles(known, cycles, found, apart=bool(barriers)))
    caveats = judged.together(known, found, lambda one: known.label(one.cycle))
    lacking = [known.label(cycle) for cycle in cycles if not any(one.cycle == cycle for one in found)]
    if lacking:
        parts.append(Paragraph(f"Not known here for {known.force(force)}: {listed(lacking)}."))
    facts = Deferred(
        lambda: tuple([judged.fact(known, one) for one in found] + [barred.fact(known, one) for one in barriers])
    )
    steps = [ask_cycle(known, force, cycle) for cycle in cycles if cycle in records]
    if found:
        last = found[-1]
        steps.insert(0, ask_history(known, force, last.cycle, last.pillar, last.question))
    labels = listed(known.label(cycle) for cycle in cycles)
    if barriers:
        said = f"{known.force(force)}'s grades in {labels} must not be compared: the inspectorate says so."
        outcome = Outcome.NOT_KNOWN
    else:
        said = _difference(known, force, cycles, found)
        outcome = Outcome.ANSWER if found else Outcome.NOT_KNOWN
    return reply(
        known, query, said, outcome=outcome, parts=parts, facts=facts, caveats=caveats,
        choices=steps if outcome is Outcome.NOT_KNOWN else (),
        next_steps=() if outcome is Outcome.NOT_KNOWN else steps,
        sources=tuple(barrier.source for barrier in barriers),
    )  # fmt: skip


def _over_cycles(known: Known, cycles: Sequence[str], found: list[Judgement], *, apart: bool) -> Table:
    tracks: dict[tuple[str | None, str], dict[str, Judgement]] = {}
    for one in found:
        pillar = one.pillar if one.question == OVERALL else None
        tracks.setdefault((pillar, one.question), {})[one.cycle] = one
    rows = []
    for (pillar, question), by_cycle in tracks.items():
        newest = next(reversed(by_cycle.values()))
        subject = capital(str(pillar)) if question == OVERALL else known.short(newest.cycle, newest.pillar, question)
        cells = (
            judged.cell(known, by_cycle[cycle]) if cycle in by_cycle else known.lacking(cycle, pillar, question)
            for cycle in cycles
        )
        rows.append((subject, *cells))
    title = "Each inspection by itself" if apart else ""
    by_row = tuple(_sources(by_cycle.values()) for by_cycle in tracks.values())
    return Table(("Question", *(known.label(cycle) for cycle in cycles)), tuple(rows), title, by_row=by_row)


def _sources(found: Iterable[Judgement]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(one.statement.source for one in found))


def _difference(known: Known, force: str, cycles: Sequence[str], found: list[Judgement]) -> str:
    """State the grades; and which is the higher, where both were given by inspections of the two cycles."""
    name = known.force(force)
    labels = listed(known.label(cycle) for cycle in cycles)
    if not found:
        return f"Nothing is known here of {name} in {labels} on what you ask, so there is nothing to compare."
    subjects = {(one.pillar if one.question == OVERALL else None, one.question) for one in found}
    tops = [one for one in found if one.question == OVERALL] if len(subjects) > 1 else found
    if len({(one.pillar, one.question) for one in tops}) > 1 or not tops:
        return f"{name} in {labels}: {count(len(found), 'judgement')} held here, side by side."
    newest = tops[-1]
    subject = known.subject(newest.cycle, newest.pillar, newest.question)
    grades = listed(f"{judged.state_words(one.statement)} in {known.label(one.cycle)}" for one in tops)
    said = f"{name} on {subject}: {grades}"
    if len(tops) < 2:
        return f"{said}."
    one, other = tops[0], tops[-1]
    if one.grade is None or other.grade is None or State.CARRIED_OVER in (one.state, other.state):
        carried = [known.label(each.cycle) for each in tops if each.state is State.CARRIED_OVER]
        why = f"; the one of {listed(carried)} was carried over, not given anew" if carried else ""
        return f"{said}{why}."
    if judged.contradicting(one) or judged.contradicting(other):
        return f"{said}; sources differ, so no difference is drawn."
    step = judged.better(one.grade, other.grade)
    if step == 0:
        return f"{said}: the same grade."
    return f"{said}: the grade of {known.label(other.cycle)} is the {'higher' if step > 0 else 'lower'}."
