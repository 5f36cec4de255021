"""OWNER: who owns a finding, or findings, by the force's register; where it names nobody, that none is published."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.ask.answer import Answer, Line, Lines, Outcome, Paragraph, Part
from bot.ask.forms import Form
from bot.ask.lazy import Deferred, Lazy
from bot.ask.passages import Passages
from bot.ask.query import Choice, Query
from bot.ask.respond import deadlines, entered, found
from bot.ask.respond.former import former
from bot.ask.respond.known import Known
from bot.ask.respond.reply import ask_finding, ask_findings, reply
from bot.ask.respond.tally import among
from bot.ask.respond.undated import unheld
from bot.ask.respond.wording import clipped, count, day, listed, sentence
from bot.domain.finding import Finding


def owner(known: Known, passages: Passages, query: Query) -> Answer:
    """Answer who owns what is asked for."""
    if query.overdue and not query.finding_id:
        return deadlines.deadlines(known, passages, query)  # who owns each stands beside it
    chosen = found.select(known, passages, query).findings
    if query.finding_id and not chosen:
        return unheld(known, query)
    if Form.FORMER in query.forms and known.entries is not None and chosen:
        return former(known, query, chosen)
    if not any(one.owners for one in chosen):
        return _not_known(known, query, chosen if query.finding_id or query.words or query.kinds else ())
    return _of_one(known, query, chosen[0]) if len(chosen) == 1 else _of_several(known, query, chosen)


def owned_by(one: Finding) -> str:
    """Return who owns a finding and each of its obligations that has an owner of its own."""
    of_all = one.owner()
    said = [of_all.name] if of_all else ["nobody as a whole"]
    said += [f"{each.name} for {entered.named(one, each.obligation)}" for each in one.owners if each.obligation]
    return listed(said)


def _of_one(known: Known, query: Query, one: Finding) -> Answer:
    names = listed(known.forces_named(one.forces))
    owned, when = ("was owned", f" as of {day(query.today)}") if query.as_of else ("is owned", "")
    return reply(
        known,
        query,
        f"{one.id} ({names}) {owned} by {owned_by(one)}{when}, {found.BY_REGISTER}.",
        parts=[
            Paragraph(sentence(one.summary), one.sources),
            Lines(tuple(entered.owner_line(one, each) for each in one.owners), entered.TITLE),
        ],
        judged=False,
        facts=Deferred(
            lambda: (
                found.fact(known, one, query.today),
                *(entered.owner_fact(one, each) for each in one.owners),
            )
        ),
        next_steps=[ask_finding(one.id)],
        sources=tuple(dict.fromkeys(each.source for each in one.owners)),
    )


def _of_several(known: Known, query: Query, chosen: Sequence[Finding]) -> Answer:
    owned = [one for one in chosen if one.owners]
    rest = [one for one in chosen if not one.owners]
    tally = Counter(name for one in owned for name in dict.fromkeys(each.name for each in one.owners))
    people = clipped([f"{name} ({number})" for name, number in tally.most_common()])
    said = f"{len(owned)} of {count(len(chosen), 'finding')}{found.filters(known, query)}{among(chosen)}"
    said += (
        f"{',' if among(chosen) else ''} {'has' if len(owned) == 1 else 'have'} an owner {found.BY_REGISTER}: {people}."
    )
    if rest:
        said += f" Of {len(rest)} the owner is not known."
    forces = len(query.forces) != 1
    parts: list[Part] = [
        Lines(Lazy(some, lambda one: _line(known, query, one, forces=forces)), title)
        for some, title in ((owned, "With an owner"), (rest, "Owner not known"))
        if some
    ]
    return reply(
        known,
        query,
        said,
        parts=parts,
        judged=False,
        facts=Deferred(
            lambda: (
                *(found.fact(known, one, query.today) for one in chosen),
                *(entered.owner_fact(one, each) for one in owned for each in one.owners),
            )
        ),
        caveats=found.later_words(known, query),
        next_steps=[ask_finding(one.id) for one in owned[:3]],
    )


def _line(known: Known, query: Query, one: Finding, *, forces: bool) -> Line:
    """Return a finding with its owner, and with those who own a part of it."""
    made = found.line(known, one, query.today, force_first=forces)
    parts = [each for each in one.owners if each.obligation]
    if not parts:
        return made
    said = listed(f"{each.name} owns {entered.named(one, each.obligation)}" for each in parts)
    sources = tuple(dict.fromkeys((*made.sources, *(each.source for each in parts))))
    return replace(made, text=f"{made.text} Of it, {said}.", sources=sources)


def _not_known(known: Known, query: Query, chosen: Sequence[Finding]) -> Answer:
    """Answer that no owner is published; name the finding that was asked about."""
    who = f"of {chosen[0].id} " if len(chosen) == 1 else ""
    names = listed(known.force(force) for force in query.forces) or (
        listed(known.forces_named(chosen[0].forces)) if chosen else ""
    )
    said = f"The owner {who}is not known here: the published reports record no owner, and name nobody inside "
    said += f"{names}." if names else "a force."
    parts: list[Part] = []
    if len(chosen) == 1:
        parts.append(Paragraph(sentence(chosen[0].summary), chosen[0].sources))
    choices = [ask_finding(one.id) for one in chosen[:3]]
    choices += [ask_findings(known, force) for force in query.forces[:1] if known.records(force).findings]
    choices += [Choice("Deadlines", f"Which deadlines does {known.force(force)} have?") for force in query.forces[:1]]
    return reply(known, query, said, outcome=Outcome.NOT_KNOWN, parts=parts, choices=choices)
