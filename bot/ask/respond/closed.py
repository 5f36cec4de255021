"""FINDINGS that are closed: those of which a source says so, and when; of how many nothing is stated."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.ask.answer import Answer, Line, Lines, Outcome, Part
from bot.ask.lazy import Deferred, Lazy
from bot.ask.passages import Passages
from bot.ask.query import Query
from bot.ask.respond import entered, found, owed
from bot.ask.respond.closed_then import closings, inside
from bot.ask.respond.known import Known
from bot.ask.respond.reply import ask_finding, ask_findings, reply
from bot.ask.respond.tally import amount, beside, published
from bot.ask.respond.wording import count
from bot.domain.finding import Finding


def closed(known: Known, passages: Passages, query: Query) -> Answer:
    """Answer which findings are closed or superseded, in the window asked if there is one."""
    some = found.select(known, passages, query).findings
    everything = found.select(known, passages, replace(query, closed_only=False)).findings
    of_a_day = [one for one in everything if query.cycles or not known.is_later(one, query.today)]
    again = [one for one in of_a_day if query.window and _was_closed(one, query) and one not in some]
    still = [one for one in some if query.window is None or _was_closed(one, query)]
    told = [*still, *again]
    undated = [one for one in some if one not in still and _day(one, query.today) is None] if query.window else []
    filters = found.filters(known, query)
    when = f" {owed.days(query)}" if query.window else ""
    counted = published(query, told)
    number = amount(counted)
    are = "is" if number == 1 else "are"
    kinds = found.kind_words(query, number)
    said = f"{number} closed or superseded {kinds}{filters}{when} {are} held here{beside(told, counted)}."
    if not told:
        said = f"No {found.kind_words(query, 1)}{filters} is known here to have been closed or superseded{when}."
    if again:
        of = "it" if number == 1 else f"{len(again)} of them"
        said = f"{said[:-1]}; {of} {'was' if len(again) == 1 else 'were'} reopened since."
    if undated:
        more = "more " if told else ""
        others = count(sum(one.stands_for for one in undated), f"{more}is", f"{more}are")
        said = f"{said[:-1]}; {others} held as closed or superseded on a day that is not known."
    parts: list[Part] = [_listed(known, query, still, "")] if still else []
    if again:
        parts.append(Lines(Lazy(again, lambda one: _reopened(known, query, one)), "Closed then, and reopened since"))
    if undated:
        parts.append(_listed(known, query, undated, "Closed or superseded, on a day that is not known here"))
    caveats = [one for one in [unstated_words(known, passages, query)] if one]
    caveats += found.later_words(known, query)
    shown = [*told, *undated]
    return reply(
        known,
        query,
        said,
        outcome=Outcome.ANSWER if shown else Outcome.NOT_KNOWN,
        parts=parts,
        facts=Deferred(lambda: tuple(found.fact(known, one, query.today) for one in shown)),
        judged=False,
        caveats=caveats,
        choices=[ask_findings(known, force) for force in query.forces[:2] if known.records(force).findings]
        if not shown
        else (),
        next_steps=[ask_finding(one.id) for one in shown[:3]],
    )


def unstated_words(known: Known, passages: Passages, query: Query) -> str:
    """Say of how many of the findings asked for, closed or not, nobody states where they stand; "" for none."""
    everything = found.select(known, passages, replace(query, closed_only=False)).findings
    of_a_day = [one for one in everything if query.cycles or not known.is_later(one, query.today)]
    unknown = sum(one.stands_for for one in of_a_day if found.standing(one, query.today) is None)
    if not unknown:
        return ""
    stated = f"No source states the status of {count(unknown, 'finding')}"
    return f"{stated}: not known, so {'it' if unknown == 1 else 'any of them'} may have been closed."


def _day(one: Finding, today: date) -> date | None:
    event = found.standing(one, today)
    return event.on if event else None


def _was_closed(one: Finding, query: Query) -> bool:
    """Return whether it was closed in the window asked, reopened since or not."""
    return any(inside(event, query.window) for event in closings(one, query.today))


def _reopened(known: Known, query: Query, one: Finding) -> Line:
    made = found.line(known, one, query.today, force_first=len(query.forces) != 1)
    past = [event for event in closings(one, query.today) if inside(event, query.window)]
    said = " ".join(entered.event_line(event).text for event in past)
    sources = tuple(dict.fromkeys((*made.sources, *(event.source for event in past))))
    return replace(made, text=f"{made.text} Before: {said}", sources=sources)


def _listed(known: Known, query: Query, some: Sequence[Finding], title: str) -> Lines:
    forces = len(query.forces) != 1

    def line(one: Finding) -> Line:
        event = found.standing(one, query.today)
        made = found.line(known, one, query.today, force_first=forces)
        return replace(made, sources=tuple(dict.fromkeys((event.source, *made.sources)))) if event else made

    return Lines(Lazy(some, line), title)
