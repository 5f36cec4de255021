"""CHANGES: what was entered in the force's register, and what was published, since a day; by finding, newest first."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from bot.ask.answer import Answer, Fact, Line, Lines, Outcome, Part, Scalar
from bot.ask.lazy import Deferred
from bot.ask.passages import Passages
from bot.ask.query import Query
from bot.ask.respond import found
from bot.ask.respond.chosen import chosen
from bot.ask.respond.known import Known
from bot.ask.respond.reply import ask_finding, ask_findings, reply
from bot.ask.respond.undated import unheld
from bot.ask.respond.wording import capital, count, day, listed, sentence, short
from bot.domain.changes import Change
from bot.domain.finding import Finding, Kind

_LONG = 300
_NARROWING = ("kinds", "pillars", "questions", "cycles", "words")


def changes(known: Known, passages: Passages, query: Query) -> Answer:
    """Answer what changed in the window asked; of a finding named by its id, whatever was entered."""
    asked = query.asked
    assert asked is not None
    by = () if asked.me else asked.people
    some = chosen(known, passages, replace(query, asked=replace(asked, people=())) if by else query)
    entries = known.entries() if known.entries is not None else ()
    of_these = list(filter(_about(known, query, some), entries))
    if query.finding_id and not some and not of_these:
        return unheld(known, query)
    names = asked.called if by else ()
    told = [one for one in of_these if _inside(one.on, query) and (not by or one.by in names)]
    news = [] if by else _published(known, query, some)
    about = f" for {query.finding_id.upper()}" if query.finding_id else found.filters(known, query)
    when = f"{f' by {listed(names)}' if by else ''}{_when(query)}"
    if not told and not news:
        said = f"Nothing{about} was entered in the force's register{when}"
        said += ", and nothing is known to be published." if query.window is not None and not by else "."
        choices = [ask_finding(one.id) for one in some[:1]] if query.finding_id else []
        choices += [ask_findings(known, force) for force in query.forces[:1]]
        return reply(known, query, said, outcome=Outcome.NOT_KNOWN, choices=choices)
    by_finding: dict[str, list[Change]] = {}
    for one in reversed(told):
        by_finding.setdefault(one.finding, []).append(one)
    said = f"{capital(count(len(told), 'entry', 'entries'))} of the force's register{about}{when}"
    said += f", on {count(len(by_finding), 'finding')}" if len(by_finding) > 1 else ""
    if query.window is not None and not by:
        said += f"; {count(len(news), 'statement')} published" if news else "; nothing is known to be published"
    said += "."
    undone = {one.entry: one for one in entries}
    parts: list[Part] = [
        Lines(tuple(line(one, undone) for one in held), _title(known, finding)) for finding, held in by_finding.items()
    ]
    if news:
        parts.append(Lines(tuple(one for one, _ in news), "Published"))
    return reply(
        known,
        query,
        said,
        parts=parts,
        judged=False,
        facts=Deferred(lambda: (*map(fact, reversed(told)), *(each for _, some in news for each in some))),
        caveats=["Of most findings the day of publication is not held here; those are not among what was published."]
        if query.window is not None and not by
        else (),
        next_steps=[ask_finding(one) for one in by_finding if one.upper() in known.knowledge.finding_by_id][:3],
    )


def _about(known: Known, query: Query, some: Sequence[Finding]) -> Callable[[Change], bool]:
    """Return what tells whether an entry is asked for.

    One of a finding of the force's own that was taken back is, where no more than its force narrows what is asked.
    """
    ids, held = {one.id for one in some}, known.knowledge.finding_by_id
    if query.finding_id:
        named = query.finding_id.upper()
        return lambda one: one.finding.upper() == named
    narrowed = any(getattr(query, name) for name in (*_NARROWING[1:], "open_only", "closed_only"))
    gone = not narrowed and (not query.kinds or Kind.INTERNAL in query.kinds)
    forces = set(known.scope(query))
    return lambda one: (
        one.finding in ids or (gone and one.finding.upper() not in held and not forces.isdisjoint(one.forces))
    )


def _when(query: Query) -> str:
    window = query.window
    if window is None:
        return ""
    board = ", the last board" if query.asked is not None and query.asked.board else ""
    if window.start and window.end:
        return f" from {day(window.start)} to {day(window.end)}{board}"
    return f" since {day(window.start)}{board}" if window.start else f" until {day(window.end)}" if window.end else ""


def _inside(on: date | None, query: Query) -> bool:
    if on is None or on > query.today:
        return False
    window = query.window
    if window is None:
        return True
    return (window.start is None or window.start <= on) and (window.end is None or on <= window.end)


def _title(known: Known, finding: str) -> str:
    one = known.knowledge.finding_by_id.get(finding.upper())
    return f"{finding} ({listed(known.forces_named(one.forces))})" if one else f"{finding} (not held any more)"


def line(one: Change, entries: dict[int, Change]) -> Line:
    """Return an entry as a line: the day, what it says, who entered it and why."""
    back = " Taken back later." if one.taken_back else ""
    why = f" Why: {sentence(one.why)}" if one.why else ""
    approved = f", approved by {one.approver}" if one.approver else ""
    said = f"{capital(words(one, entries))}, entered by {one.by}{approved}.{why}{back}"
    return Line(said, day(one.on), (one.source,), one.finding)


def words(one: Change, entries: dict[int, Change]) -> str:
    """Return what an entry says: "status: in progress", "date of action-plan: 14 July 2017, before 1 May 2017"."""
    of = f" of {one.obligation}" if one.obligation else ""
    if one.what == "undo":
        undone = entries.get(one.undoes or 0)
        return f"entry {one.undoes} taken back{f' ({words(undone, {})})' if undone else ''}"
    if one.what == "owner":
        return f"owner{of}: {one.value or 'nobody any more'}"
    if one.what == "date":
        before = f", before {day(one.was)}" if one.was else ", where none was set"
        return f"date{of}: {day(date.fromisoformat(one.value))}{before}"
    if one.what in ("finding", "obligation"):
        return f"internal {one.what}{of} added: {short(one.value.rstrip('.'), _LONG)}"
    return f"{one.what}{of}: {short(one.value.rstrip('.'), _LONG)}"


def fact(one: Change) -> Fact:
    """Return an entry as a fact."""
    fields: dict[str, Scalar] = {
        "finding": one.finding,
        "entry": one.entry,
        "on": one.on.isoformat(),
        "what": one.what,
        "said": one.value,
        "obligation": one.obligation or None,
        "was": one.was.isoformat() if one.was else None,
        "by": one.by,
        "approver": one.approver or None,
        "why": one.why or None,
        "taken_back": one.taken_back,
    }
    return Fact("change", fields, (one.source,))


def _published(known: Known, query: Query, some: Sequence[Finding]) -> list[tuple[Line, tuple[Fact, ...]]]:
    """Return what sources state of a day in the window: findings published, statuses; reports where nothing narrows."""
    if query.window is None:
        return []
    dated: list[tuple[date, Line, tuple[Fact, ...]]] = []
    for one in some:
        if one.published and one.kind is not Kind.INTERNAL and _inside(one.published, query):
            made = found.line(known, one, query.today, force_first=len(query.forces) != 1)
            text = f"{one.kind} published: {made.text}"
            dated.append(
                (one.published, Line(text, day(one.published), one.sources, one.id), _fact_of(known, one, query))
            )
        for event in one.statuses:
            if not event.by and event.on and _inside(event.on, query):
                text = f"{one.id}: {event.status}{f': {sentence(event.note)}' if event.note else '.'}"
                dated.append(
                    (event.on, Line(text, day(event.on), (event.source,), one.id), _fact_of(known, one, query))
                )
    if not query.finding_id and not any(getattr(query, name) for name in _NARROWING):
        forces = set(known.scope(query))
        for report in known.knowledge.reports:
            if report.published and _inside(report.published, query) and not forces.isdisjoint(report.forces):
                who = (
                    listed(known.forces_named(report.forces))
                    if len(report.forces) < 4
                    else f"{len(report.forces)} forces"
                )
                text = f"Report on {who}: {report.source.title}."
                dated.append((report.published, Line(text, day(report.published), (report.source,)), ()))
    dated.sort(key=lambda one: one[0], reverse=True)
    return [(made, facts) for _, made, facts in dated]


def _fact_of(known: Known, one: Finding, query: Query) -> tuple[Fact, ...]:
    return (found.fact(known, one, query.today),)
