"""Which obligations a query is about, seen from a day; and lists of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from bot.ask.answer import Lines, Part
from bot.ask.lazy import Lazy
from bot.ask.passages import Passages
from bot.ask.query import Choice, Query
from bot.ask.respond import dues, found
from bot.ask.respond.found import is_open
from bot.ask.respond.known import Known
from bot.ask.respond.records import Dated, by_day
from bot.ask.respond.reply import ask_deadlines, ask_finding, ask_findings
from bot.ask.respond.wording import day, listed
from bot.ask.words import stem
from bot.domain.finding import Deadline, DueKind, Origin

APART = (
    (DueKind.IMMEDIATE, "To be done immediately"),
    (DueKind.RELATIVE, "Counted from a day that is not known here"),
    (DueKind.PERIOD, "In a period, not by a day"),
)
_LAST = date(9999, 12, 30)


def selected(known: Known, passages: Passages, query: Query) -> tuple[list[Dated], bool]:
    """Return the obligations of the findings asked for, by day, undated last; and whether they are only the closest.

    With words, those whose own words fit, where some do. A finding that came after the day of asking is left out,
    unless it or its cycle is named: any day can be looked at as it was.
    """
    if _force_only(query):
        some, closest = known.dated_by(query.forces[0], query.today), False
    else:
        selection = found.select(known, passages, query)
        some, closest = by_day(selection.findings), selection.closest
        if not query.cycles and not query.finding_id:
            some = [one for one in some if not known.is_later(one.finding, query.today)]
    if query.words:
        stems = {stem(word) for word in query.words}
        some = [one for one in some if one.obligation and stems <= _stems(one)] or some
    if span := query.counted_from_publication:
        relative = (one for one in some if one.deadline and one.deadline.kind is DueKind.RELATIVE)
        some = [one for one in relative if one.deadline and f" {span} " in f" {one.deadline.words} "]
    if query.origins:
        some = [one for one in some if has_form(one) and one.deadline and _set_by(one.deadline, query.origins)]
    return some, closest


def _set_by(deadline: Deadline, origins: Sequence[Origin]) -> bool:
    """Return whether one of these set a date; a day to which the force moved one is the force's as well."""
    return deadline.origin in origins or (deadline.moved_by_force and Origin.INTERNAL in origins)


def _force_only(query: Query) -> bool:
    return len(query.forces) == 1 and not (
        query.finding_id or query.words or query.kinds or query.pillars or query.questions or query.cycles
        or query.open_only or query.closed_only
    )  # fmt: skip


def _stems(one: Dated) -> set[str]:
    assert one.obligation is not None
    text = f"{one.obligation.what} {one.obligation.id.replace('-', ' ')} {one.obligation.deadline.kind}"
    return {stem(word.strip(".,;:()").casefold()) for word in text.split()}


def day_of(one: Dated) -> date:
    """Return the day due; the last of all days where there is none."""
    deadline = one.deadline
    return deadline.day or date.max if deadline else date.max


def has_form(one: Dated) -> bool:
    """Return whether a deadline is set in any form."""
    return one.deadline is not None and one.deadline.kind is not DueKind.NONE


def is_loose(one: Dated) -> bool:
    """Return whether a deadline is set, but not by a day."""
    return has_form(one) and one.deadline is not None and one.deadline.day is None


def in_window(query: Query, some: list[Dated]) -> list[Dated]:
    """Return those with a day inside the query's window. `some` is sorted by day, undated last."""
    window = query.window
    start = bisect_left(some, window.start, key=day_of) if window and window.start else 0
    last = window.end if window and window.end else _LAST
    return some[start : bisect_right(some, last, key=day_of)]


def urgent_first(some: list[Dated], today: date) -> list[Dated]:
    """Return open ones by day (the longest overdue first), then those whose finding is closed."""
    if not any(one.finding.statuses for one in some):
        return some
    return sorted(some, key=lambda one: not is_open(one.finding, today))


def late(some: Sequence[Dated], today: date) -> list[Dated]:
    """Return those of open findings whose day has passed."""
    return [
        one
        for one in some
        if (deadline := one.deadline)
        and (due := deadline.day)
        and due < today
        and (not one.finding.statuses or is_open(one.finding, today))
    ]


def late_of(some: list[Dated], today: date) -> list[Dated]:
    """Return the same as `late`, of those that are sorted by day and have one."""
    passed = some[: bisect_left(some, today, key=day_of)]
    return [one for one in passed if not one.finding.statuses or is_open(one.finding, today)]


def listing(known: Known, query: Query, some: Sequence[Dated], title: str) -> Lines:
    """Return obligations as a list."""
    forces = len(query.forces) != 1
    return Lines(Lazy(some, lambda one: dues.line(known, one, query.today, forces=forces)), title)


def loose_parts(known: Known, query: Query, loose: Sequence[Dated]) -> list[Part]:
    """Return the immediate, the uncountable and the periods, each form apart."""
    parts: list[Part] = []
    for kind, title in APART:
        some = [one for one in loose if one.deadline and one.deadline.kind is kind]
        if some:
            parts.append(listing(known, query, some, title))
    return parts


def about(known: Known, query: Query) -> str:
    """Return what the answer is narrowed to: force and filters, origin, window."""
    said = f" for {query.finding_id.upper()}" if query.finding_id else found.filters(known, query)
    if query.origins:
        said += f" {listed((dues.SET_BY[one] for one in query.origins), 'or')}"
    if query.counted_from_publication:
        said += f" within {query.counted_from_publication} of publication"
    return f"{said} {days(query)}" if query.window else said


def days(query: Query) -> str:
    """Return the window asked, in words: "from 1 May 2017 to 30 June 2017"; empty without one."""
    window = query.window
    if window is None:
        return ""
    if window.start and window.start == window.end:
        return f"on {day(window.start)}"
    if window.start and window.end:
        return f"from {day(window.start)} to {day(window.end)}"
    if window.end:
        return f"until {day(window.end)}"
    return f"from {day(window.start)} on" if window.start else ""


def steps(known: Known, query: Query, some: Sequence[Dated]) -> list[Choice]:
    """Return what can be asked next."""
    made = [ask_finding(one) for one in dict.fromkeys(each.finding.id for each in some[:6])][:2]
    if len(query.forces) == 1:
        name = known.force(query.forces[0])
        if query.undated:
            made.append(ask_deadlines(known, query.forces[0]))
        else:
            made.append(Choice("Without a date", f"Which findings of {name} have no date?"))
        made.append(Choice("What happens next", f"What happens next for {name}?"))
    return made


def choices(known: Known, query: Query) -> list[Choice]:
    """Return what is held nearest."""
    if query.finding_id:
        return [ask_finding(query.finding_id.upper())]
    made = []
    for force in query.forces[:2]:
        records = known.records(force)
        if any(has_form(one) for one in records.dated):
            made.append(ask_deadlines(known, force))
        if records.findings:
            made.append(ask_findings(known, force))
    return made
