"""CYCLES, FORCES: which inspections and forces there are, and where a force lies."""

from bot.ask.answer import Answer, Fact, Line, Lines, Outcome, Paragraph, Part, Scalar, Table
from bot.ask.lazy import Deferred
from bot.ask.query import Choice, Query
from bot.ask.respond import barred
from bot.ask.respond.known import Known
from bot.ask.respond.reply import reply
from bot.ask.respond.wording import capital, count, listed, sentence
from bot.domain.framework import OVERALL, Framework


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
    if query.forces and query.region:
        return _inside(known, query, query.region)
    if len(query.forces) == 1:
        return _one_force(known, query, scope[0])
    if query.forces:
        return _where_each(known, query)
    if len(scope) <= 12:
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


def _inside(known: Known, query: Query, region: str) -> Answer:
    """Answer whether forces lie in a region or country, and where those do that lie elsewhere."""
    forces = [known.knowledge.forces[force] for force in query.forces]
    there = [one for one in forces if region in (one.region, one.country)]
    other = [one for one in forces if one not in there]
    said = "Yes: " if not other else "No: " if not there else ""
    parts = (
        [f"{listed(one.name for one in there)} {'is' if len(there) == 1 else 'are'} in {_the(region)}"] if there else []
    )
    parts += [f"{one.name} is in {_the(one.region)}, not in {_the(region)}" for one in other]
    return reply(
        known,
        query,
        f"{said}{'; '.join(parts)}.",
        facts=tuple(_force_fact(known, one.id) for one in forces),
        next_steps=[Choice(f"Forces in {one}", f"Which forces are in {one}?")
                    for one in dict.fromkeys((region, *(each.region for each in other)))],
    )  # fmt: skip


def _where_each(known: Known, query: Query) -> Answer:
    """Answer where each of several forces lies, and whether that is the same region."""
    forces = [known.knowledge.forces[force] for force in query.forces]
    regions = list(dict.fromkeys(one.region for one in forces))
    by_region = {region: listed(one.name for one in forces if one.region == region) for region in regions}
    each = "; ".join(f"{names} in {_the(region)}" for region, names in by_region.items())
    said = f"In one region: {each}." if len(regions) == 1 else f"In {len(regions)} regions: {each}."
    facts = tuple(_force_fact(known, one.id) for one in forces)
    steps = [Choice(f"Forces in {one}", f"Which forces are in {one}?") for one in regions]
    return reply(known, query, said, facts=facts, next_steps=steps)


def _the(region: str) -> str:
    """Return a region as a sentence has it: "the South East", "Wales"."""
    return f"the {region}" if region.split(maxsplit=1)[0] in ("North", "South", "East", "West") else region


def _one_force(known: Known, query: Query, force: str) -> Answer:
    """Return where a force lies, and which others its region has."""
    one = known.knowledge.forces[force]
    where = one.region if one.region == one.country else f"{one.region}, {one.country}"
    beside = sorted(other.name for other in known.knowledge.forces.values() if other.region == one.region)
    parts = [Paragraph(f"Forces there: {listed(beside)}.")]
    steps = [
        Choice(f"{one.name}: judgements", f"Latest judgements for {one.name}"),
        Choice("Forces there", f"Which forces are in {one.region}?"),
    ]
    facts = (_force_fact(known, force),)
    said = f"{one.name} ({one.official}): {where}."
    return reply(known, query, said, parts=parts, facts=facts, next_steps=steps)


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
