"""REGISTER: who closed a finding, why and on what evidence; what was brought as evidence; what was noted."""

from collections.abc import Sequence
from dataclasses import replace

from bot.ask.answer import Answer, Line, Lines, Outcome, Paragraph, Part
from bot.ask.lazy import Deferred
from bot.ask.passages import Passages
from bot.ask.query import Query
from bot.ask.respond import entered, finding, found
from bot.ask.respond.chosen import chosen, words
from bot.ask.respond.closed_then import closings, inside, reopened
from bot.ask.respond.known import Known
from bot.ask.respond.owed import days
from bot.ask.respond.reply import ask_finding, ask_findings, reply
from bot.ask.respond.undated import unheld
from bot.ask.respond.wording import capital, count, listed, sentence
from bot.domain.finding import Finding, StatusEvent


def closing(known: Known, passages: Passages, query: Query) -> Answer:
    """Answer who closed what, when, why and on what evidence."""
    some = chosen(known, passages, replace(query, closed_only=False) if query.window else query)
    if query.finding_id:
        return _one(known, query, some[0]) if some else unheld(known, query)
    over = [(one, event) for one in some for event in _closings(one, query)]
    about = f"{words(query)}{found.filters(known, query)}{f' {days(query)}' if query.window else ''}"
    if not over:
        said = f"No finding{about} is known here to have been closed."
        choices = [ask_findings(known, force) for force in query.forces[:1]]
        return reply(known, query, said, outcome=Outcome.NOT_KNOWN, choices=choices)
    by_force = sum(bool(event.by) for _, event in over)
    ids = {one.id: one for one, _ in over}
    are = ("are", "is", "were", "was")[2 * (query.window is not None) + (len(ids) == 1)]
    said = f"{capital(count(len(ids), 'finding'))}{about} {are} closed or superseded: "
    told = ((by_force, found.BY_REGISTER), (len(over) - by_force, "as published"))
    said += f"{listed(f'{number} {how}' for number, how in told if number)}."
    lines = [
        Line(
            f"{one.id} ({listed(known.forces_named(one.forces))}): {_story(one, event)}{_since(one, query)}",
            capital(event.status),
            tuple(dict.fromkeys((event.source, *(each.source for each in one.evidence)))),
            one.id,
        )
        for one, event in over
    ]
    return reply(
        known,
        query,
        said,
        parts=[Lines(tuple(lines))],
        judged=False,
        facts=Deferred(
            lambda: tuple(
                fact
                for one in ids.values()
                for fact in (found.fact(known, one, query.today), *entered.facts(one, query.today))
            )
        ),
        caveats=_without(over),
        next_steps=[ask_finding(one) for one in list(ids)[:3]],
    )


def _one(known: Known, query: Query, one: Finding) -> Answer:
    names = listed(known.forces_named(one.forces))
    event = _closed(one, query)
    register = entered.part(one, query.today)
    parts: list[Part] = [Paragraph(sentence(one.summary), one.sources)]
    parts += [register] if register else []
    if event is None or not event.by:
        parts.append(finding.published_status(one, query))
    stated, before = found.standing(one, query.today), reopened(one, query.today)
    if event is None and stated is None:
        said = f"{one.id} ({names}) is not known to be closed: its status is not known, and it counts as open."
    elif event is None:
        said = f"{one.id} ({names}) is not closed: it is {found.status_words(one, query.today)}."
        said += f" {before}" if before else ""
    else:
        said = f"{one.id} ({names}) is {event.status}, {_story(one, event)}"
    return reply(
        known,
        query,
        said,
        outcome=Outcome.ANSWER if stated else Outcome.NOT_KNOWN,
        parts=parts,
        judged=False,
        facts=Deferred(lambda: (found.fact(known, one, query.today), *entered.facts(one, query.today))),
        next_steps=[ask_finding(one.id)],
        sources=(event.source, *(each.source for each in one.evidence)) if event else (),
    )


def _closed(one: Finding, query: Query) -> StatusEvent | None:
    event = found.standing(one, query.today)
    return event if event is not None and not event.open else None


def _closings(one: Finding, query: Query) -> list[StatusEvent]:
    """Return the closing that holds; of a window, those in it, reopened since or not."""
    if query.window is None:
        event = _closed(one, query)
        return [event] if event is not None else []
    return [event for event in closings(one, query.today) if inside(event, query.window)]


def _since(one: Finding, query: Query) -> str:
    """Return that a finding which was closed is open again, and how it stands."""
    return f" Reopened since: {found.status_words(one, query.today)}." if found.is_open(one, query.today) else ""


def _story(one: Finding, event: StatusEvent) -> str:
    """Return who closed it, why and on what evidence; of a published status, that no more is published."""
    if not event.by:
        note = f" {sentence(event.note)}" if event.note else ""
        when = f" ({event.when})" if event.when else ""
        return f"as published{when}.{note} Who closed it, and on what evidence, is not published."
    why = f" Why: {sentence(event.note)}" if event.note else " No reason is recorded."
    held = "; ".join(f"{each.text.rstrip('.')} ({entered.entered(each.by, each.on)})" for each in one.evidence)
    evidence = f" Evidence: {held}." if held else " No evidence is recorded."
    return f"{found.BY_REGISTER}: {entered.entered(event.by, event.on)}.{why}{evidence}"


def _without(over: Sequence[tuple[Finding, StatusEvent]]) -> list[str]:
    bare = sum(bool(event.by) and not one.evidence for one, event in over)
    return [f"Of {bare} closed by the force no evidence is recorded."] if bare else []


def evidence(known: Known, passages: Passages, query: Query) -> Answer:
    """Answer what was brought as evidence for a finding."""
    return _remarks(known, passages, query, "evidence")


def notes(known: Known, passages: Passages, query: Query) -> Answer:
    """Answer what was noted of a finding."""
    return _remarks(known, passages, query, "note")


def _remarks(known: Known, passages: Passages, query: Query, kind: str) -> Answer:
    some = chosen(known, passages, query)
    if not some:
        return unheld(known, query)
    one = some[0]
    held = one.evidence if kind == "evidence" else one.notes
    if not held:
        said = f"The force's register has no {kind} for {one.id}."
        return reply(known, query, said, outcome=Outcome.NOT_KNOWN, choices=[ask_finding(one.id)])
    what = "piece of evidence" if kind == "evidence" else "note"
    plural = "pieces of evidence" if kind == "evidence" else "notes"
    lines = tuple(entered.remark_line(one, capital(kind), each) for each in held)
    return reply(
        known,
        query,
        f"The force's register has {count(len(held), what, plural)} for {one.id}, in people's own words.",
        parts=[Paragraph(sentence(one.summary), one.sources), Lines(lines, entered.TITLE)],
        judged=False,
        facts=Deferred(lambda: tuple(fact for fact in entered.facts(one, query.today) if fact.kind == kind)),
        next_steps=[ask_finding(one.id)],
    )
