"""ENTERED: lists by what the force's register says: whose, whose nobody's, with which status or colour."""

from collections.abc import Sequence
from dataclasses import replace

from bot.ask.answer import Answer, Fact, Line, Lines, Outcome, Part
from bot.ask.asked import Asked
from bot.ask.lazy import Deferred, Lazy
from bot.ask.passages import Passages
from bot.ask.query import Choice, Query
from bot.ask.respond import dues, entered, former, found, owed
from bot.ask.respond.chosen import chosen, obligations, owns, people, when, words
from bot.ask.respond.known import Known
from bot.ask.respond.owners import owned_by
from bot.ask.respond.records import Dated
from bot.ask.respond.reply import ask_deadlines, ask_finding, ask_findings, reply
from bot.ask.respond.tally import amount, by_kind
from bot.ask.respond.undated import unheld
from bot.ask.respond.wording import count, day, listed, sentence
from bot.domain.finding import Finding, Kind
from bot.domain.rag import SYMBOLS, rag

_NOT_STATED = "By the force's register; a finding of which nobody has said where it stands is in none of these lists."


def lists(known: Known, passages: Passages, query: Query) -> Answer:
    """Answer which findings, or which dates, are theirs, nobody's, or stand so."""
    asked = query.asked
    assert asked is not None
    if asked.stranger:
        return _stranger(known, query, asked)
    if query.finding_id:
        return _of_one(known, query, asked)
    some = chosen(known, passages, query)
    if query.overdue or query.window or asked.dates:
        return _dates(known, query, asked, obligations(query, some))
    return _findings(known, query, asked, some)


def _findings(known: Known, query: Query, asked: Asked, some: Sequence[Finding]) -> Answer:
    about = f"{words(query)}{found.filters(known, query)}"
    state = "open " if query.open_only else "closed or superseded " if query.closed_only else ""
    if not some:
        said = f"No {state}{found.kind_words(query, 1)}{about} is known here."
        return reply(
            known, query, said, outcome=Outcome.NOT_KNOWN, caveats=_none(asked), choices=_choices(known, query)
        )
    forces = len(query.forces) != 1
    colours = asked.rags or ()

    def line(one: Finding) -> Line:
        made = found.line(known, one, query.today, force_first=forces)
        if asked.people and not _whole(one, asked):
            theirs = listed(entered.named(one, each.obligation) for each in one.owners if each.person in asked.people)
            made = replace(made, text=f"{made.text} Of it, {people(asked)} owns {theirs}.")
        if not colours:
            return made
        colour = rag(one, query.today, known.knowledge.registering)
        return replace(made, lead=f"{SYMBOLS[colour]} {colour} · {made.lead}" if colour else made.lead)

    number = amount(some)
    said = f"{count(number, f'{state}{found.kind_words(query, 1)}', f'{state}{found.kind_words(query, 2)}')}{about}"
    said += f", {found.BY_REGISTER}" if asked.people else ""
    if not query.kinds:
        said += f": {by_kind(some)}"
    parts: list[Part] = [Lines(Lazy(some, line))]
    return reply(
        known,
        query,
        f"{said[:1].upper()}{said[1:]}.",
        parts=parts,
        judged=False,
        facts=Deferred(lambda: _facts(known, query, asked, some)),
        caveats=[*_caveats(query, asked, some), *(found.later_words(known, query) if _by_lack(asked) else ())],
        next_steps=[ask_finding(one.id) for one in some[:3]],
    )


def _facts(known: Known, query: Query, asked: Asked, some: Sequence[Finding]) -> tuple[Fact, ...]:
    number = sum(one.stands_for for one in some if one.kind is not Kind.INTERNAL)
    internal = len([one for one in some if one.kind is Kind.INTERNAL])
    counted = Fact(
        "count",
        {
            "counted": "findings",
            "value": number + internal,
            "internal": internal,
            "owner": listed(asked.people) or None,
            "status": listed(asked.statuses, "or") or None,
            "rag": listed(map(str, asked.rags), "or") or None,
            "force_ids": list(query.forces),
        },
    )
    theirs = (
        entered.owner_fact(one, each)
        for one in some
        for each in one.owners
        if not asked.people or each.person in asked.people
    )
    return (counted, *(found.fact(known, one, query.today) for one in some), *theirs)


def _dates(known: Known, query: Query, asked: Asked, some: list[Dated]) -> Answer:
    about = f"{words(query)}{found.filters(known, query)}"
    dated = [one for one in some if one.deadline and one.deadline.day]
    number = len(dated)
    if not dated:
        said = f"Nothing{when(query)}{about} is known here."
        return reply(
            known, query, said, outcome=Outcome.NOT_KNOWN, caveats=_none(asked), choices=_choices(known, query)
        )
    kind = "deadline" if query.overdue or query.window else "dated deadline"
    said = f"{count(number, kind)}{when(query)}{about}."
    caveats = []
    if query.overdue and any(found.standing(one.finding, query.today) is None for one in dated):
        caveats.append("Where no status is stated the finding counts as open; whether it was met is not known.")
    return reply(
        known,
        query,
        said,
        parts=[owed.listing(known, query, dated, "")],
        judged=False,
        facts=Deferred(lambda: tuple(dues.fact(known, one, query.today) for one in dated)),
        caveats=caveats,
        next_steps=[ask_finding(one) for one in dict.fromkeys(each.finding.id for each in dated[:3])],
    )


def _of_one(known: Known, query: Query, asked: Asked) -> Answer:
    """Answer whether somebody owns a finding named by its id, or how that stands."""
    one = known.knowledge.finding_by_id.get((query.finding_id or "").upper())
    if one is None:
        return unheld(known, query)
    stated = found.status_words(one, query.today)
    if asked.people:
        yes = "Yes" if owns(one, asked) else "No"
        of = f"{one.id} is owned by {owned_by(one)}, {found.BY_REGISTER}"
        said = (
            f"{yes}: {of}." if one.owners else f"The register names no owner of {one.id}: the owner is not known here."
        )
    elif asked.unowned:
        of = f"{one.id} is owned by {owned_by(one)}, {found.BY_REGISTER}"
        said = f"{of}." if one.owners else f"The register names no owner of {one.id}: the owner is not known here."
    elif asked.rags:
        colour = rag(one, query.today, known.knowledge.registering)
        said = f"{one.id} is {colour}: {stated}." if colour else f"{one.id} has no colour: {stated}."
    else:
        event = found.standing(one, query.today)
        yes = "Yes" if event is not None and event.status in asked.statuses else "No"
        said = f"{yes}: {one.id} is {stated}." if event else f"The status of {one.id} is not known: nobody states one."
    register = entered.part(one, query.today)
    summary = Lines((Line(sentence(one.summary), sources=one.sources),))
    unknown = not one.owners if asked.people or asked.unowned else found.standing(one, query.today) is None
    return reply(
        known,
        query,
        said,
        outcome=Outcome.NOT_KNOWN if unknown else Outcome.ANSWER,
        parts=[summary, *([register] if register else [])],
        judged=False,
        facts=Deferred(lambda: (found.fact(known, one, query.today), *entered.facts(one, query.today))),
        next_steps=[ask_finding(one.id)],
    )


def _stranger(known: Known, query: Query, asked: Asked) -> Answer:
    """Answer that somebody owns nothing now; and what they owned before, if anything."""
    names = sorted({one.name for finding in known.knowledge.findings for one in finding.owners})
    said = f"Nobody called “{asked.stranger}” owns anything, {found.BY_REGISTER}."
    choices = [Choice(name, f"What does {name} own?") for name in names[:3]]
    past = former.of_person(known, query, asked.stranger)
    if not past:
        return reply(known, query, said, outcome=Outcome.NOT_KNOWN, choices=choices)
    said = f"{said[:-1]}, as of {day(query.today)}; what was theirs before stands below."
    return reply(known, query, said, parts=[Lines(tuple(past), "Before")], judged=False, choices=choices)


def _none(asked: Asked) -> list[str]:
    if asked.me or asked.people:
        return ["Owners are known only from the force's register."]
    return [_NOT_STATED] if asked.statuses or asked.rags else []


def _caveats(query: Query, asked: Asked, some: Sequence[Finding]) -> list[str]:
    said = []
    if asked.people and not all(_whole(one, asked) for one in some):
        said.append("Of some only a part is theirs, and which stands beside it.")
    if asked.statuses or asked.rags:
        published = sum(bool((event := found.standing(one, query.today)) and not event.by) for one in some)
        if published:
            said.append(f"Of {published} the status is as published, not the register's.")
    if asked.unproven or asked.proven:
        said.append("Evidence is what was entered in the force's register; the published reports record none.")
    if asked.unowned:
        said.append("Open findings that the force's register names no owner of; the published reports name nobody.")
    return said


def _by_lack(asked: Asked) -> bool:
    """Return whether findings that the register says nothing of may be among those asked for."""
    return asked.unowned or asked.unproven or asked.proven


def _whole(one: Finding, asked: Asked) -> bool:
    owner = one.owner()
    return owner is not None and owner.person in asked.people


def _choices(known: Known, query: Query) -> list[Choice]:
    return [ask for force in query.forces[:1] for ask in (ask_findings(known, force), ask_deadlines(known, force))]
