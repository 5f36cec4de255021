"""PASSAGES: what inspectors said about a subject: the closest passages, always labelled as that."""

from collections.abc import Sequence
from dataclasses import replace

from bot.ask import tones
from bot.ask.answer import Answer, Fact, Line, Lines, Outcome, Scalar
from bot.ask.lazy import Deferred, Lazy
from bot.ask.passages import Passage, Passages
from bot.ask.query import Choice, Query
from bot.ask.respond import found
from bot.ask.respond.known import Known
from bot.ask.respond.reply import ask_cycle, ask_finding, ask_findings, reply
from bot.ask.respond.wording import capital, clipped, count, listed, sentence
from bot.domain.finding import Finding, Observation, Tone
from bot.domain.framework import OVERALL


def passages(known: Known, texts: Passages, query: Query) -> Answer:
    """Answer with the passages closest to what was asked."""
    words = tuple(word for word in query.words if word.casefold() not in tones.WORDS)
    closest, asked = False, query
    some: list[Passage]
    if words:
        some = [one for one in texts.search(words, known.scope(query)) if fits(one, query)]
        if not some and query.questions:
            query = replace(query, questions=())
            closest = True
            some = [one for one in texts.search(words, known.scope(query)) if fits(one, query)]
        if not some and len(words) > 1:
            closest = True
            some = [one for one in texts.search(words, known.scope(query), every=False) if fits(one, query)]
            some = some[: found.MOST_CLOSEST]
        if not some and asked.questions:
            query, closest = asked, True
            some = _of_subject(known, query)[: found.MOST_CLOSEST]
    else:
        some = _of_subject(known, query)
    if not some:
        return _nothing(known, query, words)
    return reply(
        known,
        query,
        _headline(known, query, some, closest=closest),
        parts=(Lines(Lazy(some, lambda one: line(known, one, query, forces=len(query.forces) != 1))),),
        facts=Deferred(lambda: tuple(fact(known, one, query) for one in some)),
        judged=False,
        caveats=["These are the closest passages, restated in our own words; they are no grades."],
        next_steps=_steps(known, query, some),
    )


def fits(one: Passage, query: Query) -> bool:
    """Return whether a passage is of the cycles, pillars, questions and tones asked for."""
    if query.cycles and one.cycle not in query.cycles:
        return False
    if query.pillars and one.pillar not in query.pillars:
        return False
    asked = set(query.questions) - {OVERALL}
    if asked and one.question not in asked:
        return False
    if isinstance(one, Finding):
        return Tone.STRENGTH not in query.tones or Tone.WEAKNESS in query.tones
    return not query.tones or one.tone in query.tones


def _of_subject(known: Known, query: Query) -> list[Passage]:
    """Return what is filed under the questions, pillars and cycles named: observations first, then findings."""
    scope = known.scope(query)
    observations: list[Passage] = [
        one for force in scope for one in known.knowledge.observations_of.get(force, ()) if fits(one, query)
    ]
    findings: list[Passage] = []
    if len(scope) == 1:
        findings = [one for one in known.records(scope[0]).findings if fits(one, query)]
    return [*observations, *findings]


def _headline(known: Known, query: Query, some: Sequence[Passage], *, closest: bool) -> str:
    observations = [one for one in some if isinstance(one, Observation)]
    strengths = sum(one.tone is Tone.STRENGTH for one in observations)
    kinds = []
    if strengths:
        kinds.append(count(strengths, "strength"))
    if len(observations) > strengths:
        kinds.append(count(len(observations) - strengths, "weakness", "weaknesses"))
    if len(some) > len(observations):
        kinds.append(count(len(some) - len(observations), "finding"))
    filters = found.filters(known, query)
    start = "No passage fits every word; the closest" if closest else "The closest passages"
    return f"{start}{filters}: {listed(kinds)}."


def line(known: Known, one: Passage, query: Query, *, forces: bool) -> Line:
    """Return a passage as a line: an observation with its tone, where it stands, and its force if asked."""
    if isinstance(one, Finding):
        return found.line(known, one, query.today, force_first=forces or len(one.forces) > 1)
    name = f"{known.force(one.force)}, " if forces else ""
    label = known.label(one.cycle)
    where = known.short(one.cycle, one.pillar, one.question) if one.question else one.pillar or ""
    return Line(
        f"{sentence(one.text)} ({name}{label}{f', {where}' if where else ''})", capital(one.tone), (one.source,)
    )


def fact(known: Known, one: Passage, query: Query) -> Fact:
    """Return a passage as a fact."""
    if isinstance(one, Finding):
        return found.fact(known, one, query.today)
    fields: dict[str, Scalar] = {
        "id": one.id,
        "force": known.force(one.force),
        "force_id": one.force,
        "cycle": known.label(one.cycle),
        "cycle_id": one.cycle,
        "pillar": one.pillar,
        "question": known.short(one.cycle, one.pillar, one.question) if one.question else None,
        "question_id": one.question,
        "tone": str(one.tone),
        "text": one.text,
    }
    return Fact("observation", fields, (one.source,))


def _steps(known: Known, query: Query, some: Sequence[Passage]) -> list[Choice]:
    steps = [ask_finding(one.id) for one in some[:20] if isinstance(one, Finding)][:2]
    if len(query.forces) == 1:
        steps.append(ask_cycle(known, query.forces[0], some[0].cycle))
        steps.append(ask_findings(known, query.forces[0], some[0].cycle))
    return steps


def _nothing(known: Known, query: Query, words: Sequence[str]) -> Answer:
    about = f" about “{' '.join(words)}”" if words else ""
    who = f" for {listed(known.force(force) for force in query.forces)}" if query.forces else ""
    when = f" in {listed(known.label(one) for one in query.cycles)}" if query.cycles else ""
    said = f"No passage{about}{who}{when} is known here."
    caveats = []
    choices: list[Choice] = []
    for force in query.forces[:1]:
        held = known.knowledge.observations_of.get(force, ())
        cycles = sorted({one.cycle for one in held}, key=known.cycle_order)
        if not held:
            having = sorted({one.force for one in known.knowledge.observations}, key=known.force)
            names = clipped([known.force(one) for one in having], 5)
            caveats.append(
                f"No prose of {known.force(force)}'s reports is held here" + (f"; {names}'s is." if names else ".")
            )
        else:
            labels = listed(known.label(cycle) for cycle in cycles)
            caveats.append(f"Held of {known.force(force)}: {count(len(held), 'observation')}, from {labels}.")
        if known.records(force).findings:
            choices.append(ask_findings(known, force))
        if known.records(force).judgements:
            choices.append(ask_cycle(known, force, max(known.records(force).judgements, key=known.cycle_order)))
    return reply(known, query, said, outcome=Outcome.NOT_KNOWN, caveats=caveats, choices=choices)
