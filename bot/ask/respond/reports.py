"""REPORTS: which reports are held, the newest first, with their addresses and days of publication."""

from collections.abc import Sequence
from datetime import date

from bot.ask.answer import Answer, Fact, Line, Lines, Outcome, Part, Scalar
from bot.ask.lazy import Deferred
from bot.ask.query import Choice, Query
from bot.ask.respond import found, judged, owed
from bot.ask.respond.known import Known
from bot.ask.respond.reply import ask_cycle, ask_findings, reply
from bot.ask.respond.wording import clipped, count, day, listed, sentence
from bot.domain.framework import OVERALL
from bot.domain.judgement import Judgement
from bot.domain.knowledge import Report
from bot.domain.source import Source


def reports(known: Known, query: Query) -> Answer:
    """Answer which reports are held, with their addresses and days of publication."""
    if query.finding_id:
        return _report_of_finding(known, query)
    everything = reports_asked(known, query)
    chosen = _newest(known, query, everything) if query.latest else _published_then(query, everything)
    if not chosen:
        return _none(known, query, everything)
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
    scope = known.scope(query)
    if len(scope) == 1:
        cycle = chosen[0].cycle
        steps = [ask_cycle(known, scope[0], cycle), ask_findings(known, scope[0], cycle)]
        if query.latest and len(everything) > len(chosen):
            steps.append(_all_of(known, scope[0]))
    return reply(
        known, query, _headline(known, query, chosen), parts=parts, next_steps=steps,
        caveats=_caveats(query, chosen, everything),
        facts=Deferred(
            lambda: (
                *(_report_fact(known, one) for one in chosen),
                *(judged.fact(known, one) for one in read),
            )
        ),
        sources=(chosen[0].source,) if len(chosen) == 1 else (),
    )  # fmt: skip


def reports_asked(known: Known, query: Query) -> list[Report]:
    """Return the reports of the forces, cycles and pillars named, force by force, the newest first."""
    held = known.knowledge.reports_of
    return list(dict.fromkeys(
        report
        for force in known.scope(query)
        for report in sorted(held.get(force, ()), key=lambda one: _in_time(known, one), reverse=True)
        if (not query.cycles or report.cycle in query.cycles)
        and (not query.pillars or _is_on(known, report, query.pillars))
    ))  # fmt: skip


def _is_on(known: Known, report: Report, pillars: Sequence[str]) -> bool:
    """Return whether a report is on one of the pillars; an integrated one is on those of its inspection."""
    own = (report.pillar,) if report.pillar else known.frameworks[report.cycle].pillars
    return not set(own).isdisjoint(pillars)


def _newest(known: Known, query: Query, some: Sequence[Report]) -> list[Report]:
    """Return each force's reports of its newest inspection; of those the last published, where all days are known."""
    newest: dict[Report, None] = {}
    for force in known.scope(query):
        mine = [one for one in some if force in one.forces]
        mine = [one for one in mine if one.cycle == mine[0].cycle]
        days = [one.published for one in mine if one.published is not None]
        if len(days) == len(mine):
            mine = [one for one in mine if one.published == max(days)]
        newest |= dict.fromkeys(mine)
    return list(newest)


def _published_then(query: Query, some: Sequence[Report]) -> list[Report]:
    """Return those known to be published in the window asked; all where none is."""
    if query.window is None:
        return list(some)
    start, end = query.window.start or date.min, query.window.end or date.max
    return [one for one in some if one.published is not None and start <= one.published <= end]


def _headline(known: Known, query: Query, chosen: Sequence[Report]) -> str:
    if len(chosen) == 1:
        said = _one_report(known, chosen[0])
        return f"The newest held here is {said[0].lower()}{said[1:]}" if query.latest else said
    number = len(chosen)
    if query.latest:
        return f"The newest held here{_asked(known, query)}: {count(number, 'report')}."
    dated = sum(one.published is not None for one in chosen)
    said = f"{count(number, 'report')}{_asked(known, query)} are held here, in part or whole"
    if query.window:
        return f"{said}."
    return f"{said}; the day of publication is known for {dated or 'none'} of them."


def _asked(known: Known, query: Query) -> str:
    scope = known.scope(query)
    names = clipped([known.force(force) for force in scope], 3) if query.forces or query.region else "all forces"
    about = f" on {listed(query.pillars)}" if query.pillars else ""
    when = f" in {listed(known.label(one) for one in query.cycles)}" if query.cycles else ""
    then = f" published {owed.days(query)}" if query.window else ""
    return f" of {names}{about}{when}{then}"


def _caveats(query: Query, chosen: Sequence[Report], everything: Sequence[Report]) -> list[str]:
    said = []
    undated = sum(one.published is None for one in everything)
    if query.latest and len(everything) > len(chosen):
        said.append("Newest is told by the inspection, and within it by the day of publication where that is known.")
    if query.latest and len(chosen) > 1 and any(one.published is None for one in chosen):
        said.append("Which of these came last is not known here.")
    if query.window and undated:
        said.append(f"The day of publication of {count(undated, 'other report')} is not known here: more may belong.")
    return said


def _none(known: Known, query: Query, everything: Sequence[Report]) -> Answer:
    scope = known.scope(query)
    choices = [_all_of(known, force) for force in scope[:1] if known.knowledge.reports_of.get(force)]
    narrowed = query.cycles or query.pillars or query.window
    return reply(
        known, query, f"No report{_asked(known, query)} is held here.", outcome=Outcome.NOT_KNOWN,
        caveats=_caveats(query, (), everything), choices=choices if narrowed else (),
    )  # fmt: skip


def _all_of(known: Known, force: str) -> Choice:
    name = known.force(force)
    return Choice(f"Reports of {name}"[:70], f"Which reports do you have for {name}?")


def _in_time(known: Known, one: Report) -> tuple[int, str, str]:
    return (known.cycle_order(one.cycle), one.pillar or "", one.id)


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
