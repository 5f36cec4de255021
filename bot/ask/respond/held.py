"""CYCLES, FORCES, REPORTS: which inspections and forces there are, and what is held of them."""

from bot.ask.answer import Answer, Fact, Line, Lines, Outcome, Paragraph, Part, Scalar, Table
from bot.ask.lazy import Deferred
from bot.ask.query import Choice, Query
from bot.ask.respond import barred, found, judged
from bot.ask.respond.known import Known
from bot.ask.respond.reply import ask_cycle, ask_findings, reply
from bot.ask.respond.wording import capital, clipped, count, day, listed, sentence
from bot.domain.framework import OVERALL, Framework
from bot.domain.judgement import Judgement
from bot.domain.knowledge import Report
from bot.domain.source import Source


def cycles(known: Known, query: Query) -> Answer:
    """Answer which inspections there are; or what one asks, on which scale, and what it leaves ungraded."""
    if len(query.cycles) == 1:
        return _cycle(known, query, known.frameworks[query.cycles[0]])
    chosen = [known.frameworks[one] for one in query.cycles] or list(known.cycles)
    rows = tuple((one.label, listed(one.pillars) or "none", str(_number(one)), listed(one.scale)) for one in chosen)
    adequate = [one.label for one in chosen if len(one.scale) == 5]
    parts: list[Part] = [
        Table(("Inspection", "Pillars", "Questions held", "Grades, best first"), rows, "",
              tuple(dict.fromkeys(source for one in chosen for source in one.sources[:1])))
    ]  # fmt: skip
    parts += [barred.said(known, barrier) for one in chosen for barrier in one.barriers]
    said = f"{count(len(chosen), 'PEEL inspection')} {'is' if len(chosen) == 1 else 'are'} known here: "
    said += f"{listed(one.label for one in chosen)}."
    if adequate and len(adequate) < len(chosen):
        said += f" The grade adequate was added in {adequate[0]}."
    steps = [Choice(f"What {one.label} asked", f"What questions did PEEL {one.label} ask?") for one in chosen[-3:]]
    return reply(
        known, query, said, parts=parts, next_steps=steps,
        facts=Deferred(lambda: tuple(_cycle_fact(one) for one in chosen)),
    )  # fmt: skip


def _number(framework: Framework) -> int:
    return sum(question.id != OVERALL for question in framework.questions)


def _cycle(known: Known, query: Query, one: Framework) -> Answer:
    asked = [question for question in one.questions if question.id != OVERALL]
    if query.pillars:
        asked = [question for question in asked if question.pillar in query.pillars]
    parts: list[Part] = [Paragraph(f"Grades, best first: {listed(one.scale)}.", one.sources[:1])]
    if one.ungraded:
        parts.append(Paragraph(f"Not graded: {listed(one.ungraded)}.", one.sources[:1]))
    pillars: list[str | None] = [pillar for pillar in one.pillars if not query.pillars or pillar in query.pillars]
    for pillar in pillars or [None]:
        lines = tuple(
            Line(f"{question.title}{'' if question.graded else ' (not graded)'}", question.short)
            for question in asked
            if question.pillar == pillar
        )
        if lines:
            parts.append(Lines(lines, capital(pillar or "Questions")))
    parts += [Paragraph(sentence(note)) for note in one.notes]
    parts += [barred.said(known, barrier) for barrier in one.barriers]
    about = f" on {listed(query.pillars)}" if query.pillars else ""
    are = "is" if len(asked) == 1 else "are"
    said = f"{count(len(asked), 'question')} of PEEL {one.label}{about} {are} held here. Grades: {listed(one.scale)}."
    if one.ungraded:
        said += f" Not graded: {listed(one.ungraded)}."
    if one.published:
        said += f" Published: {sentence(one.published)}"
    if not asked:
        said = f"The questions of PEEL {one.label}{about} are not known here; its grades are {listed(one.scale)}."
    steps = [
        Choice(f"Outstanding in {one.label}", f"Which forces were graded outstanding in {one.label}?"),
        Choice("Can they be compared", f"Can I compare {one.label} with other inspections?"),
    ]
    return reply(known, query, said, parts=parts, facts=(_cycle_fact(one),), next_steps=steps, sources=one.sources)


def _cycle_fact(one: Framework) -> Fact:
    fields: dict[str, Scalar] = {
        "cycle": one.label,
        "cycle_id": one.id,
        "scale": [str(grade) for grade in one.scale],
        "pillars": list(one.pillars),
        "questions": [question.short for question in one.questions],
        "ungraded": list(one.ungraded),
        "published": one.published or None,
    }
    return Fact("cycle", fields, one.sources)


def forces(known: Known, query: Query) -> Answer:
    """Answer which forces there are, or which a region has."""
    scope = known.scope(query)
    names = [known.force(force) for force in scope]
    where = f" in {query.region}" if query.region else ""
    if not scope:
        regions = sorted({force.region for force in known.knowledge.forces.values()})
        said = f"No forces{where} are known here; the regions are {listed(regions)}."
        return reply(known, query, said, outcome=Outcome.NOT_KNOWN)
    if len(scope) == 1 and query.forces:
        one = known.knowledge.forces[scope[0]]
        said = f"{one.name}: {one.official}, {one.region}, {one.country}."
    elif len(scope) <= 12:
        said = f"{count(len(scope), 'force')}{where}: {listed(names)}."
    else:
        said = f"{count(len(scope), 'force')}{where} {'is' if len(scope) == 1 else 'are'} inspected by PEEL."
    parts: list[Part] = []
    if len(scope) > 12:
        by_region: dict[str, list[str]] = {}
        for force in scope:
            by_region.setdefault(known.knowledge.forces[force].region, []).append(known.force(force))
        parts.append(Lines(tuple(Line(listed(by_region[region]), region) for region in sorted(by_region))))
    made = Deferred(lambda: tuple(_force_fact(known, force) for force in scope))
    steps = [Choice(f"{name}: judgements", f"Latest judgements for {name}") for name in names[:3]]
    return reply(known, query, said, parts=parts, facts=made, next_steps=steps)


def _force_fact(known: Known, force: str) -> Fact:
    one = known.knowledge.forces[force]
    fields = {
        "force": one.name,
        "force_id": one.id,
        "official": one.official,
        "region": one.region,
        "country": one.country,
    }
    return Fact("force", fields)


def reports(known: Known, query: Query) -> Answer:
    """Answer which reports are held, with their addresses and days of publication."""
    if query.finding_id:
        return _report_of_finding(known, query)
    held = known.knowledge.reports_of
    scope = known.scope(query)
    chosen = list(dict.fromkeys(
        report
        for force in scope
        for report in sorted(held.get(force, ()), key=lambda one: _in_time(known, one))
        if (not query.cycles or report.cycle in query.cycles)
        and (not query.pillars or report.pillar is None or report.pillar in query.pillars)
    ))  # fmt: skip
    names = clipped([known.force(force) for force in scope], 3) if query.forces or query.region else "all forces"
    about = f" on {listed(query.pillars)}" if query.pillars else ""
    when = f" in {listed(known.label(one) for one in query.cycles)}" if query.cycles else ""
    if not chosen:
        said = f"No report of {names}{about}{when} is held here."
        choices = [
            Choice(f"Reports of {known.force(force)}"[:70], f"Which reports do you have for {known.force(force)}?")
            for force in scope[:1]
            if held.get(force) and (query.cycles or query.pillars)
        ]
        return reply(known, query, said, outcome=Outcome.NOT_KNOWN, choices=choices)
    if len(chosen) == 1:
        said = _one_report(known, chosen[0])
    else:
        dated = sum(one.published is not None for one in chosen)
        said = f"{count(len(chosen), 'report')} of {names}{about}{when} {_are(len(chosen))} held here, in part or whole"
        said += f"; the day of publication is known for {dated or 'none'} of them."
    read = _judgements_asked(known, query)
    parts: list[Part] = [Lines(tuple(_report_line(known, one) for one in chosen))]
    if read:
        lines = tuple(
            Line(
                f"{known.short(one.cycle, one.pillar, one.question)}: {judged.cell(known, one)}",
                sources=judged.sources(one),
            )
            for one in read
        )
        parts.append(Lines(lines, "Where the judgement itself was read"))
    steps: list[Choice] = []
    if len(scope) == 1:
        cycle = chosen[-1].cycle
        steps = [ask_cycle(known, scope[0], cycle), ask_findings(known, scope[0], cycle)]
    return reply(
        known, query, said, parts=parts, next_steps=steps,
        facts=Deferred(
            lambda: (
                *(_report_fact(known, one) for one in chosen),
                *(judged.fact(known, one) for one in read),
            )
        ),
        sources=(chosen[0].source,) if len(chosen) == 1 else (),
    )  # fmt: skip


def _in_time(known: Known, one: Report) -> tuple[int, str, str]:
    return (known.cycle_order(one.cycle), one.pillar or "", one.id)


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _judgements_asked(known: Known, query: Query) -> list[Judgement]:
    """Return the judgements asked about, where a force, a cycle and a subject are named."""
    if len(query.forces) != 1 or len(query.cycles) != 1 or not (query.pillars or query.questions):
        return []
    force, cycle = query.forces[0], query.cycles[0]
    pairs = known.asked(cycle, query)
    if not query.questions:
        pairs = [pair for pair in pairs if pair[1] == OVERALL]
    held = (known.knowledge.judgement(force, cycle, question, pillar) for pillar, question in pairs)
    return [one for one in held if one is not None]


def _one_report(known: Known, one: Report) -> str:
    when = f"published {day(one.published)}" if one.published else "its day of publication is not known here"
    names = clipped(known.forces_named(one.forces), 6)
    about = f" {one.pillar}" if one.pillar else ""
    return f"The PEEL {known.label(one.cycle)}{about} report on {names}: {when}."


def _report_line(known: Known, one: Report) -> Line:
    when = f"published {day(one.published)}" if one.published else "day of publication not known here"
    about = f", {one.pillar}" if one.pillar else ""
    names = f" ({clipped(known.forces_named(one.forces), 6)})" if len(one.forces) > 1 else ""
    note = f" {sentence(one.note)}" if one.note else ""
    return Line(f"{when}{names}.{note}", f"{known.label(one.cycle)}{about}", (one.source,))


def _report_fact(known: Known, one: Report) -> Fact:
    fields: dict[str, Scalar] = {
        "id": one.id,
        "title": one.source.title,
        "forces": [known.force(force) for force in one.forces],
        "force_ids": list(one.forces),
        "cycle": known.label(one.cycle),
        "cycle_id": one.cycle,
        "pillar": one.pillar,
        "published": one.published.isoformat() if one.published else None,
    }
    return Fact("report", fields, (one.source,))


def _report_of_finding(known: Known, query: Query) -> Answer:
    asked = (query.finding_id or "").upper()
    one = known.knowledge.finding_by_id.get(asked)
    if one is None:
        return reply(known, query, f"No finding {asked} is known here.", outcome=Outcome.NOT_KNOWN)
    published = one.published or next(
        (report.published for report in known.knowledge.reports if report.id == one.report), None
    )
    when = f"; published {day(published)}" if published else "; the day of publication is not known here"
    said = f"{one.id} was read in: {listed(source.title for source in one.sources)}{when}."
    lines = tuple(Line(_source_words(source), sources=(source,)) for source in one.sources)
    fact = found.fact(known, one, query.today)
    steps = [Choice(one.id, f"Show finding {one.id}")]
    return reply(known, query, said, parts=(Lines(lines),), facts=(fact,), next_steps=steps, sources=one.sources)


def _source_words(source: Source) -> str:
    return source.title if source.inspectorate else f"{source.title} ({judged.WEAKER})"
