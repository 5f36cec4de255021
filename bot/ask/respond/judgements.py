"""JUDGEMENTS: one judgement, a pillar's, or everything a force was judged on in a cycle."""

from bot.ask.answer import Answer, Fact, Line, Lines, Outcome, Paragraph, Part, Table
from bot.ask.forms import Form
from bot.ask.lazy import Deferred
from bot.ask.query import Choice, Query
from bot.ask.respond import compare, judged
from bot.ask.respond.alike import alike
from bot.ask.respond.known import Known
from bot.ask.respond.nearest import nearest
from bot.ask.respond.reply import ask_cycle, ask_findings, ask_history, ask_judgement, reply
from bot.ask.respond.tally import as_records, by_kind
from bot.ask.respond.wording import capital, clipped, count, day, listed, sentence
from bot.domain.framework import OVERALL, Grade
from bot.domain.judgement import Judgement, State

Pair = tuple[str | None, str]
AS_A_WHOLE = " as a whole"
"""Ends the titles of pillars that have none of their own."""


def judgements(known: Known, query: Query) -> Answer:
    """Answer what a force was judged."""
    if Form.SAME in query.forms and len(query.forces) == 1:
        return alike(known, query)
    if query.region or query.all_forces or len(query.forces) != 1:
        return compare.forces_beside(known, query)
    force = query.forces[0]
    if len(query.cycles) > 1:
        return compare.cycles_beside(known, query)
    cycle = query.cycles[0] if query.cycles else _latest(known, force, query)
    if cycle is None:
        return _nothing_at_all(known, query, force)
    held = known.records(force).judgements.get(cycle, [])
    pairs = known.asked(cycle, query)
    if query.questions or query.pillars:
        wanted = set(pairs)
        held = [judgement for judgement in held if (judgement.pillar, judgement.question) in wanted]
    newest = [] if query.cycles else _later(known, force, cycle, query)
    if not held:
        return _not_held(known, query, force, cycle, pairs)
    if len(pairs) == 1:
        return _one(known, query, held[0], newest)
    if query.pillars and not query.questions and held[0].question == OVERALL:
        return _one(known, query, held[0], newest, among=held, pairs=pairs)
    if query.pillars and not query.questions:
        newest.append(f"{capital(query.pillars[0])} overall in {known.label(cycle)} is not known here.")
    return _several(known, query, held, pairs, newest)


def _latest(known: Known, force: str, query: Query) -> str | None:
    """Return the newest cycle that holds what is asked: a stated grade rather than none, where both are held."""
    records = known.records(force).judgements
    for framework in reversed(known.cycles):
        held = records.get(framework.id)
        if not held:
            continue
        if not (query.questions or query.pillars):
            return framework.id
        wanted = set(known.asked(framework.id, query))
        if any((judgement.pillar, judgement.question) in wanted for judgement in held):
            return framework.id
    return None


def _later(known: Known, force: str, cycle: str, query: Query) -> list[str]:
    """Say that no cycle was named, which was taken, and what is not held for later ones."""
    order = known.cycle_order(cycle)
    later = [framework.label for framework in known.cycles if framework.order > order]
    label = known.label(cycle)
    what = "this judgement" if query.questions or query.pillars else "judgements"
    if not later:
        return [f"No inspection named: {label} is the latest."]
    return [
        f"No inspection named: {label} is the latest in which {what} for {known.force(force)} is held here;"
        f" nothing is held for {listed(later, 'or')}."
        if what == "this judgement"
        else f"No inspection named: {label} is the latest with judgements for {known.force(force)} held here;"
        f" none is held for {listed(later, 'or')}."
    ]


def _one(
    known: Known,
    query: Query,
    judgement: Judgement,
    newest: list[str],
    *,
    among: list[Judgement] | None = None,
    pairs: list[Pair] | None = None,
) -> Answer:
    parts: list[Part] = []
    statement = judgement.statement
    title = judged.full_title(known, judgement)
    short = known.short(judgement.cycle, judgement.pillar, judgement.question)
    if not title.endswith(AS_A_WHOLE) and title.casefold() != short.casefold():
        parts.append(Paragraph(f"The question: {title}"))
    if statement.note:
        parts.append(Paragraph(sentence(statement.note), (statement.source,)))
    if statement.updated:
        parts.append(Paragraph(f"The page was last updated on {day(statement.updated)}.", (statement.source,)))
    others = judged.history_of_sources(judgement)
    if others:
        lines = tuple(Line(text, sources=(source,)) for text, source in others)
        parts.append(Lines(lines, "What other sources say"))
    if statement.state is State.NOT_STATED:
        parts += _nearby(known, judgement)
    rest = [one for one in among or () if one is not judgement]
    caveats = [*judged.caveats(known, judgement), *newest]
    if rest:
        parts.append(table(known, rest, f"Its questions under {judgement.pillar}"))
        caveats += judged.together(known, rest)
    if pairs:
        parts += missing(known, judgement.force, judgement.cycle, pairs, [judgement, *rest])
    outcome = Outcome.NOT_KNOWN if statement.state is State.NOT_STATED and not rest else Outcome.ANSWER
    force, cycle = judgement.force, judgement.cycle
    steps = [
        ask_history(known, force, cycle, judgement.pillar, judgement.question),
        ask_cycle(known, force, cycle),
        ask_findings(known, force, cycle),
    ]
    return reply(
        known,
        query,
        _yes_or_no(query, judgement) + judged.headline(known, judgement),
        outcome=outcome,
        parts=parts,
        facts=facts(known, [judgement, *rest]),
        caveats=caveats,
        next_steps=steps,
        sources=(statement.source,),
    )


def _yes_or_no(query: Query, judgement: Judgement) -> str:
    """Return "Yes: " or "No: " where it is asked whether a grade was given; nothing where sources disagree on it.

    Nor where "good" may be the everyday word and the grade is a better one.
    """
    grade, asked = judgement.statement.grade, query.grades
    if Form.WHETHER not in query.forms or not asked or grade is None or judged.contradicting(judgement):
        return ""
    if grade in asked:
        return "Yes: "
    ladder = list(Grade)
    praised = {Grade.GOOD, Grade.ADEQUATE} & set(asked)
    return "" if praised and ladder.index(grade) < min(map(ladder.index, praised)) else "No: "


def _nearby(known: Known, judgement: Judgement) -> list[Part]:
    """Name what the same inspection does state, without its grades."""
    stated = [
        known.subject(one.cycle, one.pillar, one.question)
        for one in known.records(judgement.force).judgements[judgement.cycle]
        if one.state in (State.GRADED, State.CARRIED_OVER) and one.pillar == judgement.pillar
    ]
    if not stated:
        return []
    label = known.label(judgement.cycle)
    return [Paragraph(f"Stated for {known.force(judgement.force)} in {label}: {clipped(stated)}.")]


def _several(known: Known, query: Query, held: list[Judgement], pairs: list[Pair], newest: list[str]) -> Answer:
    force, cycle = held[0].force, held[0].cycle
    name, label = known.force(force), known.label(cycle)
    caveats = [*newest, *judged.together(known, held)]
    parts: list[Part] = [table(known, held, "")]
    parts += missing(known, force, cycle, pairs, held)
    steps = [ask_findings(known, force, cycle)]
    first = next((one for one in held if one.state is State.GRADED), held[0])
    steps.append(ask_judgement(known, force, cycle, first.pillar, first.question))
    steps.append(ask_history(known, force, cycle, first.pillar, first.question))
    about = f" on {listed(query.pillars)}" if query.pillars else ""
    said = f"{name} in PEEL {label}{about}: {count(len(held), 'judgement')} held here, {summary(held)}."
    return reply(known, query, said, parts=parts, facts=facts(known, held), caveats=caveats, next_steps=steps)


def summary(held: list[Judgement]) -> str:
    """Count grades, the best first, then reasons: "1 outstanding, 5 good, 2 ungraded"."""
    counts: dict[str, int] = {}
    order = list(Grade)
    for judgement in sorted(held, key=lambda one: order.index(one.grade) if one.grade else len(order)):
        words = judged.state_words(judgement.statement)
        counts[words] = counts.get(words, 0) + 1
    return listed(f"{number} {words}" for words, number in counts.items())


def table(known: Known, held: list[Judgement], title: str) -> Table:
    """Return judgements of one force and cycle as a table, row by row with their sources."""
    pillared = any(one.pillar for one in held)
    rows = []
    for one in held:
        subject = known.short(one.cycle, one.pillar, one.question)
        row = (subject, judged.cell(known, one))
        rows.append((capital(one.pillar or ""), *row) if pillared else row)
    columns = ("Pillar", "Question", "Judgement") if pillared else ("Question", "Judgement")
    return Table(columns, tuple(rows), title, tuple(one.statement.source for one in held))


def missing(known: Known, force: str, cycle: str, pairs: list[Pair], held: list[Judgement]) -> list[Part]:
    """Say which questions of the framework are not held, so that nobody takes the list for complete."""
    have = {(one.pillar, one.question) for one in held}
    graded: list[str] = []
    ungraded: list[str] = []
    for pair in pairs:
        question = known.question(cycle, *pair)
        if question is not None and pair not in have:
            (graded if question.graded else ungraded).append(known.short(cycle, *pair))
    here = f"for {known.force(force)} in {known.label(cycle)}"
    said = [Paragraph(f"Not known here {here}: {listed(graded)}.")] if graded else []
    if ungraded:
        said.append(Paragraph(f"Given no grade in PEEL {known.label(cycle)}, by design: {listed(ungraded)}."))
    return list(said)


def facts(known: Known, held: list[Judgement]) -> Deferred[Fact]:
    """Return judgements as facts, made at the first look."""
    return Deferred(lambda: tuple(judged.fact(known, one) for one in held))


def _not_held(known: Known, query: Query, force: str, cycle: str, pairs: list[Pair]) -> Answer:
    name, label = known.force(force), known.label(cycle)
    framework = known.frameworks[cycle]
    narrowed = bool(query.questions or query.pillars)
    asked = [found for pair in pairs if (found := known.question(cycle, *pair))]
    sources = framework.sources[:1]
    parts: list[Part] = []
    more: list[Choice] = []
    if not framework.questions or not narrowed:
        said = f"No judgement of {name} in PEEL {label} is known here."
        sources = ()
        if findings := known.records(force).findings_in.get(cycle):
            said = f"{said[:-1]}, but {by_kind(findings)}{as_records(findings)}."
            sources = findings[0].sources if len(findings) == 1 else ()
            more = [ask_findings(known, force, cycle)]
    elif not pairs and query.pillars and not framework.pillars:
        said = f"PEEL {label} gave no grade for {listed(query.pillars)}: it has no pillar grades, only questions."
    elif not pairs:
        named = [*query.questions, *query.pillars]
        said = f"PEEL {label} did not ask about {listed(one.replace('-', ' ') for one in named)}."
    elif asked and not any(found.graded for found in asked):
        said = f"PEEL {label} gave no grade for {_asked_words(known, cycle, query, pairs)}, by design."
    else:
        subject = _asked_words(known, cycle, query, pairs)
        said = f"{name}'s grade for {subject} in PEEL {label} is not known here: no source of it is held."
        sources = ()
    if framework.notes and (sources or not framework.questions):
        parts.append(Paragraph(framework.notes[0], framework.sources[:1]))
    choices = [*more, *nearest(known, query, force, cycle)]
    return reply(known, query, said, outcome=Outcome.NOT_KNOWN, parts=parts, choices=choices, sources=sources)


def _asked_words(known: Known, cycle: str, query: Query, pairs: list[Pair]) -> str:
    if query.pillars and not query.questions:
        return listed(query.pillars)
    return listed(known.subject(cycle, *pair) for pair in pairs[:3])


def _nothing_at_all(known: Known, query: Query, force: str) -> Answer:
    name = known.force(force)
    if query.questions or query.pillars:
        words = listed([*(one.replace("-", " ") for one in query.questions), *query.pillars])
        said = f"No judgement of {name} on {words} is known here, in any inspection."
    else:
        said = f"No judgement of {name} is known here, in any inspection."
    return reply(known, query, said, outcome=Outcome.NOT_KNOWN, choices=nearest(known, query, force, None))
