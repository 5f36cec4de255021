"""FINDINGS that are closed: those of which a source says so, and when; of how many nothing is stated."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.ask.answer import Answer, Line, Lines, Outcome, Part
from bot.ask.lazy import Deferred, Lazy
from bot.ask.passages import Passages
from bot.ask.query import Query
from bot.ask.respond import found, owed
from bot.ask.respond.known import Known
from bot.ask.respond.reply import ask_finding, ask_findings, reply
from bot.ask.respond.tally import amount, beside, published
from bot.ask.respond.wording import count
from bot.domain.finding import Finding


def closed(known: Known, passages: Passages, query: Query) -> Answer:
    """Answer which findings are closed or superseded, in the window asked if there is one."""
    some = found.select(known, passages, query).findings
    inside = [one for one in some if _is_inside(one, query)]
    undated = [one for one in some if _day(one, query.today) is None] if query.window else []
    everything = found.select(known, passages, replace(query, closed_only=False)).findings
    of_a_day = [one for one in everything if query.cycles or not known.is_later(one, query.today)]
    unknown = sum(one.stands_for for one in of_a_day if found.standing(one, query.today) is None)
    filters = found.filters(known, query)
    when = f" {owed.days(query)}" if query.window else ""
    counted = published(query, inside)
    number = amount(counted)
    are = "is" if number == 1 else "are"
    kinds = found.kind_words(query, number)
    said = f"{number} closed or superseded {kinds}{filters}{when} {are} held here{beside(inside, counted)}."
    if not inside:
        said = f"No {found.kind_words(query, 1)}{filters} is known here to have been closed or superseded{when}."
    if undated:
        more = "more " if inside else ""
        others = count(sum(one.stands_for for one in undated), f"{more}is", f"{more}are")
        said = f"{said[:-1]}; {others} held as closed or superseded on a day that is not known."
    parts: list[Part] = [_listed(known, query, inside, "")] if inside else []
    if undated:
        parts.append(_listed(known, query, undated, "Closed or superseded, on a day that is not known here"))
    caveats = []
    if unknown:
        stated = f"No source states the status of {count(unknown, 'finding')}"
        caveats.append(f"{stated}: not known, so {'it' if unknown == 1 else 'any of them'} may have been closed.")
    caveats += found.later_words(known, query)
    shown = [*inside, *undated]
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


def _day(one: Finding, today: date) -> date | None:
    event = found.standing(one, today)
    return event.on if event else None


def _is_inside(one: Finding, query: Query) -> bool:
    if query.window is None:
        return True
    on = _day(one, query.today)
    return on is not None and (query.window.start or date.min) <= on <= (query.window.end or date.max)


def _listed(known: Known, query: Query, some: Sequence[Finding], title: str) -> Lines:
    forces = len(query.forces) != 1

    def line(one: Finding) -> Line:
        event = found.standing(one, query.today)
        made = found.line(known, one, query.today, force_first=forces)
        return replace(made, sources=tuple(dict.fromkeys((event.source, *made.sources)))) if event else made

    return Lines(Lazy(some, line), title)
