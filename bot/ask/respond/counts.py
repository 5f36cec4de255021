"""COUNT: numbers, always computed, with what is counted and which filters applied."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.ask.answer import Answer, Fact, Line, Lines, Outcome, Paragraph, Part, Scalar, Table
from bot.ask.forms import Form
from bot.ask.lazy import Deferred, Lazy
from bot.ask.passages import Passage, Passages
from bot.ask.query import Choice, Counted, Query
from bot.ask.respond import dues, found, given, judged, owed, reports, with_grade
from bot.ask.respond import said as said_of
from bot.ask.respond.closed import unstated_words
from bot.ask.respond.known import Known
from bot.ask.respond.reply import ask_cycle, ask_deadlines, ask_findings, reply
from bot.ask.respond.tally import amount, as_records, beside, by_kind, published
from bot.ask.respond.wording import count, day, listed
from bot.domain.finding import Finding, Observation, Tone
from bot.domain.judgement import State


def counts(known: Known, passages: Passages, query: Query) -> Answer:
    """Answer how many."""
    match query.counted:
        case Counted.FORCES if query.kinds and not query.grades:
            return _forces_with_findings(known, passages, query)
        case Counted.FORCES if query.grades or query.questions or query.pillars:
            return with_grade.with_grade(known, query)
        case Counted.FORCES:
            return _forces(known, query)
        case Counted.JUDGEMENTS if query.grades and len(query.forces) == 1:
            return given.given(known, query)
        case Counted.JUDGEMENTS:
            return _judgements(known, query)
        case Counted.DEADLINES:
            return _deadlines(known, passages, query)
        case Counted.OBSERVATIONS:
            return _observations(known, passages, query)
        case Counted.REPORTS:
            return _reports(known, query)
        case _:
            return _findings(known, passages, query)


def _fact(known: Known, query: Query, counted: str, value: int, **more: Scalar) -> Fact:
    """Return the count with the filters that applied."""
    fields: dict[str, Scalar] = {
        "counted": counted,
        "value": value,
        "force": listed(known.force(one) for one in query.forces) or None,
        "force_ids": list(query.forces),
        "region": query.region,
        "cycle": listed(known.label(one) for one in query.cycles) or None,
        "pillar": listed(query.pillars) or None,
        "question_id": listed(query.questions) or None,
        "grade": listed(map(str, query.grades), "or") or None,
        "finding_kind": listed(map(str, query.kinds), "or") or None,
        **more,
    }
    return Fact("count", fields)


def _findings(known: Known, passages: Passages, query: Query) -> Answer:
    selection = found.select(known, passages, query)
    every = [] if selection.closest else selection.findings
    chosen = published(query, every)
    number = amount(chosen)
    state = _state(query)
    said = f"{count(number, f'{state}{found.kind_words(query, 1)}', f'{state}{found.kind_words(query, 2)}')}"
    said = f"{said[0].upper()}{said[1:]}{found.filters(known, query)} {'is' if number == 1 else 'are'} held here"
    if number and not query.kinds:
        said += f": {by_kind(chosen)}"
    said += as_records(chosen) + beside(every, chosen)
    parts: list[Part] = []
    caveats = []
    if number:
        if query.forms & {Form.PER_FORCE, Form.PER_CYCLE}:
            parts.append(_each(known, query, chosen))
            caveats.append("Counted is what is held here; reports that are not held may have more.")
        elif number > 1 and not query.forces:
            parts.append(Paragraph(_spread(known, chosen)))
    if every:
        forces = len(query.forces) != 1
        parts.append(
            Lines(Lazy(every, lambda one: found.line(known, one, query.today, force_first=forces)), "Which they are")
        )
    else:
        caveats.append("That none is held here does not show that there was none.")
    if query.closed_only and (unstated := unstated_words(known, passages, query)):
        caveats = [*(one for one in caveats if every), unstated]
    unknown = sum(found.standing(one, query.today) is None for one in chosen)
    if query.open_only and unknown:
        caveats.append(
            f"The status of {'all' if unknown == number else unknown} of them is not known: counted as open."
        )
    caveats += found.later_words(known, query)
    fact = _fact(
        known, query, "findings", number, open_only=query.open_only or None, words=" ".join(query.words) or None
    )
    steps = [ask_findings(known, force, query.cycles[0] if query.cycles else None) for force in query.forces[:1]]
    steps += [ask_deadlines(known, force) for force in query.forces[:1]]
    return reply(
        known, query, f"{said}.", parts=parts, caveats=caveats, next_steps=steps,
        facts=Deferred(lambda: (fact, *(found.fact(known, one, query.today) for one in every))), judged=False,
    )  # fmt: skip


def _state(query: Query) -> str:
    return "open " if query.open_only else "closed or superseded " if query.closed_only else ""


def _tally(pairs: Iterable[tuple[str, Finding]]) -> Counter[str]:
    """Return how many findings stand beside each word."""
    counted: Counter[str] = Counter()
    for word, one in pairs:
        counted[word] += one.stands_for
    return counted


def _spread(known: Known, chosen: list[Finding]) -> str:
    by_cycle = _tally((one.cycle, one) for one in chosen)
    cycles = sorted(by_cycle, key=known.cycle_order)
    return f"By inspection: {listed(f'{by_cycle[cycle]} in {known.label(cycle)}' for cycle in cycles)}."


def _each(known: Known, query: Query, chosen: Sequence[Finding]) -> Table:
    """Return how many there are of each force, the most first, or of each inspection."""
    if Form.PER_CYCLE in query.forms:
        by_cycle = _tally((one.cycle, one) for one in chosen)
        rows = [(known.label(cycle), str(by_cycle[cycle])) for cycle in sorted(by_cycle, key=known.cycle_order)]
        return Table(("Inspection", "Held here"), tuple(rows), "By inspection")
    forces = set(known.scope(query))
    by_force = _tally((force, one) for one in chosen for force in one.forces if force in forces)
    most = sorted(by_force, key=lambda force: (-by_force[force], known.force(force)))
    return Table(
        ("Force", "Held here"), tuple((known.force(force), str(by_force[force])) for force in most), "By force"
    )


def _forces_with_findings(known: Known, passages: Passages, query: Query) -> Answer:
    selection = found.select(known, passages, query)
    chosen = [] if selection.closest else selection.findings
    scope = set(known.scope(query))
    per_force = _tally((force, one) for one in chosen for force in one.forces if force in scope)
    named = sorted(per_force, key=known.force)
    where = f" in {query.region}" if query.region else ""
    filters = found.filters(known, replace(query, region=None)).removeprefix(" for all forces")
    said = f"{count(len(named), 'force')}{where} {'is' if len(named) == 1 else 'are'} held here with "
    said += f"{_state(query)}{listed(found.PLURALS[kind] for kind in query.kinds)}{filters}."
    lines = Lines(Lazy(named, lambda force: Line(f"{known.force(force)}: {per_force[force]}")))
    fact = _fact(known, query, "forces", len(named))
    return reply(known, query, f"{said[0].upper()}{said[1:]}", parts=(lines,) if named else (), facts=(fact,))


def _forces(known: Known, query: Query) -> Answer:
    scope = known.scope(query)
    where = f" in {query.region}" if query.region else " in England and Wales"
    number = len(scope)
    said = f"{count(number, 'territorial police force')}{where} {'is' if number == 1 else 'are'} inspected by PEEL."
    names = Lines(Lazy(scope, lambda force: Line(known.force(force))))
    steps = [Choice("Forces in Wales", "Which forces are in Wales?")]
    return reply(
        known, query, said, parts=(names,), facts=(_fact(known, query, "forces", len(scope)),), next_steps=steps
    )


def _judgements(known: Known, query: Query) -> Answer:
    forces = known.scope(query)
    cycles = query.cycles or tuple(framework.id for framework in known.cycles)
    narrowed = bool(query.questions or query.pillars)
    held = [
        one
        for force in forces
        for cycle in cycles
        for one in known.records(force).judgements.get(cycle, ())
        if not narrowed or (one.pillar, one.question) in known.asked(cycle, query)
    ]
    if query.grades:
        held = [one for one in held if one.grade in query.grades]
    again = 0
    if query.grades and Form.CARRIED not in query.forms:
        again = sum(one.state is State.CARRIED_OVER for one in held)
        held = [one for one in held if one.state is not State.CARRIED_OVER]
    carried = Form.CARRIED in query.forms
    differing = 0
    if carried:
        differing = sum(
            one.state is not State.CARRIED_OVER and any(other.state is State.CARRIED_OVER for other in one.others)
            for one in held
        )
        held = [one for one in held if one.state is State.CARRIED_OVER]
    tally = Counter(judged.state_words(one.statement) for one in held)
    graded = f" of {listed(map(str, query.grades), 'or')}" if query.grades else ""
    number = len(held)
    which = " carried over" if carried else ""
    said = f"{number or 'No'} judgement{'' if number == 1 else 's'}{which}{graded}{found.filters(known, query)}"
    said += f" {'is' if number == 1 else 'are'} held here."
    parts: list[Part] = []
    if number and not query.grades:
        parts.append(
            Lines(tuple(Line(f"{words}: {much}") for words, much in tally.most_common()), "By grade or reason")
        )
    steps = [ask_cycle(known, forces[0], cycle) for cycle in cycles[:1]] if len(forces) == 1 and number else []
    caveats = [f"Not counted: {differing} more that only another source calls carried over."] if differing else []
    caveats += [f"Not counted again: {again} carried over, not given anew."] if again else []
    return reply(
        known, query, said, parts=parts, caveats=caveats, facts=(_fact(known, query, "judgements", number),),
        next_steps=steps,
    )  # fmt: skip


def _deadlines(known: Known, passages: Passages, query: Query) -> Answer:
    some, closest = owed.selected(known, passages, query)
    some = [] if closest else some
    if query.undated:
        some = [one for one in some if not owed.has_form(one)]
        number = len({one.finding.id for one in some})
        what = count(number, *(f"{found.kind_words(query, many)} without a date" for many in (1, 2)))
    else:
        some = owed.in_window(query, [one for one in some if one.deadline and one.deadline.day])
        some = owed.late(some, query.today) if query.overdue else some
        number = len(some)
        what = count(number, "overdue deadline" if query.overdue else "dated deadline")
        what += f" of {found.kind_words(query, 2)}" if query.kinds else ""
    said = f"{what}{owed.about(known, query)} {'is' if number == 1 else 'are'} held here, seen from {day(query.today)}"
    findings = len({one.finding.id for one in some})
    said += f": of {count(findings, 'finding')}." if findings < number else "."
    caveats = []
    if query.overdue and any(found.standing(one.finding, query.today) is None for one in some):
        caveats.append("Where no status is stated the finding counts as open; whether it was met is not known.")
    forces = len(query.forces) != 1
    lines = Lines(Lazy(some, lambda one: dues.line(known, one, query.today, forces=forces)))
    fact = _fact(known, query, "deadlines", number, overdue=query.overdue or None, undated=query.undated or None)
    return reply(
        known, query, f"{said[0].upper()}{said[1:]}", parts=(lines,) if some else (), caveats=caveats,
        facts=Deferred(lambda: (fact, *(dues.fact(known, one, query.today) for one in some))),
        judged=False,
        next_steps=[ask_deadlines(known, force) for force in query.forces[:1]],
    )  # fmt: skip


def _observations(known: Known, passages: Passages, query: Query) -> Answer:
    scope = known.scope(query)
    held: Iterable[Passage] = (one for force in scope for one in known.knowledge.observations_of.get(force, ()))
    if query.words:
        held = passages.search(query.words, scope)
    some = [one for one in held if isinstance(one, Observation) and said_of.fits(one, query)]
    strengths = sum(one.tone is Tone.STRENGTH for one in some)
    said = f"{len(some) or 'No'} observation{'' if len(some) == 1 else 's'}{found.filters(known, query)}"
    said += f" {'is' if len(some) == 1 else 'are'} held here"
    said += (
        f": {count(strengths, 'strength')} and {count(len(some) - strengths, 'weakness', 'weaknesses')}."
        if some
        else "."
    )
    return reply(known, query, said, facts=(_fact(known, query, "observations", len(some)),))


def _reports(known: Known, query: Query) -> Answer:
    some = reports.reports_asked(known, query)
    said = f"{len(some) or 'No'} report{'' if len(some) == 1 else 's'}{found.filters(known, query)}"
    said += f" {'is' if len(some) == 1 else 'are'} held here, in part or whole."
    steps = [
        Choice("Which they are", f"Which reports do you have for {known.force(force)}?") for force in query.forces[:1]
    ]
    outcome = Outcome.ANSWER if some else Outcome.NOT_KNOWN
    return reply(
        known, query, said, outcome=outcome, facts=(_fact(known, query, "reports", len(some)),), next_steps=steps
    )
