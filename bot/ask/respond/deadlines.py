"""DEADLINES: what is due, overdue, moved, undated; most urgent first."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from bot.ask.answer import Answer, Lines, Outcome, Paragraph, Part
from bot.ask.lazy import Deferred, Lazy
from bot.ask.passages import Passages
from bot.ask.query import Choice, Query
from bot.ask.respond import dues, found
from bot.ask.respond.known import Dated, Known, by_day
from bot.ask.respond.reply import ask_deadlines, ask_finding, ask_findings, reply
from bot.ask.respond.wording import capital, count, day, listed
from bot.ask.words import stem
from bot.domain.finding import DueKind

APART = (
    (DueKind.IMMEDIATE, "To be done immediately"),
    (DueKind.RELATIVE, "Counted from a day that is not known here"),
    (DueKind.PERIOD, "In a period, not by a day"),
)


def deadlines(known: Known, passages: Passages, query: Query) -> Answer:
    """Answer what is due."""
    selected, closest = _selected(known, passages, query)
    if query.finding_id and not selected:
        return unheld(known, query)
    if query.undated:
        return _undated(known, query, selected)
    dated = _in_window(query, selected)
    if query.overdue:
        dated = [one for one in dated if one.deadline and dues.overdue(one.finding, one.deadline, query.today)]
    else:
        dated = _urgent_first(dated)
    narrowed = query.window is not None or query.overdue
    loose = [] if narrowed else [one for one in selected if _is_loose(one)]
    if not dated and not loose:
        return _none_due(known, query, selected)
    parts = _parts(known, query, dated, loose)
    parts += _elsewhere(query, selected, dated)
    without = sum(one.obligation is None or one.obligation.deadline.kind is DueKind.NONE for one in selected)
    if without and not narrowed and not query.origins:
        if query.finding_id or not dated:
            bare = [one for one in selected if not (one.deadline and one.deadline.kind is not DueKind.NONE)]
            parts.append(_list(known, query, bare, "No date set"))
            loose = [*loose, *bare]
        else:
            parts.append(Paragraph(f"Without any date: {count(without, 'finding or duty', 'findings and duties')}."))
    both = [*dated, *loose]
    return reply(
        known,
        query,
        _headline(known, query, dated, loose),
        parts=parts,
        facts=Deferred(lambda: tuple(dues.fact(known, one, query.today) for one in both)),
        caveats=_caveats(query, dated, closest=closest),
        next_steps=_steps(known, query, both),
        sources=dues.fact(known, both[0], query.today).sources if len(both) == 1 else (),
    )


def _selected(known: Known, passages: Passages, query: Query) -> tuple[list[Dated], bool]:
    """Return the obligations of the findings asked for, by day; those whose own words fit, where some do."""
    if _force_only(query):
        selected, closest = known.records(query.forces[0]).dated, False
    else:
        selection = found.select(known, passages, query)
        selected, closest = by_day(selection.findings), selection.closest
    if query.words:
        stems = {stem(word) for word in query.words}
        exact = [one for one in selected if one.obligation and stems <= _stems(one)]
        selected = exact or selected
    if query.origins:
        selected = [
            one
            for one in selected
            if one.deadline and one.deadline.kind is not DueKind.NONE and one.deadline.origin in query.origins
        ]
    return selected, closest


def _force_only(query: Query) -> bool:
    return len(query.forces) == 1 and not (
        query.finding_id or query.words or query.kinds or query.pillars or query.questions or query.cycles
        or query.open_only or query.closed_only
    )  # fmt: skip


def _stems(one: Dated) -> set[str]:
    assert one.obligation is not None
    text = f"{one.obligation.what} {one.obligation.id.replace('-', ' ')} {one.obligation.deadline.kind}"
    return {stem(word.strip(".,;:()").casefold()) for word in text.split()}


def _day(one: Dated) -> date:
    return one.deadline.day or date.max if one.deadline else date.max


def _in_window(query: Query, selected: list[Dated]) -> list[Dated]:
    """Return those with a day inside the window; `selected` is sorted by day, undated last."""
    start = bisect_left(selected, query.window.start, key=_day) if query.window and query.window.start else 0
    last = query.window.end if query.window and query.window.end else date(9999, 12, 30)
    return selected[start : bisect_right(selected, last, key=_day)]


def _urgent_first(dated: list[Dated]) -> list[Dated]:
    """Return open ones by day (the longest overdue first), then those whose finding is closed."""
    if all(one.finding.open for one in dated):
        return dated
    return [one for one in dated if one.finding.open] + [one for one in dated if not one.finding.open]


def _is_loose(one: Dated) -> bool:
    deadline = one.deadline
    return deadline is not None and deadline.day is None and deadline.kind is not DueKind.NONE


def _list(known: Known, query: Query, some: Sequence[Dated], title: str) -> Lines:
    forces = len(query.forces) != 1
    return Lines(Lazy(some, lambda one: dues.line(known, one, query.today, forces=forces)), title)


def _parts(known: Known, query: Query, dated: list[Dated], loose: list[Dated]) -> list[Part]:
    parts: list[Part] = []
    groups = (
        ("Overdue", [one for one in dated if one.finding.open and _day(one) < query.today]),
        ("To come", [one for one in dated if one.finding.open and _day(one) >= query.today]),
        ("Of closed findings", [one for one in dated if not one.finding.open]),
    )
    shown = [(title, some) for title, some in groups if some]
    parts += [_list(known, query, some, title if len(shown) > 1 or loose else "") for title, some in shown]
    for kind, title in APART:
        some = [one for one in loose if one.deadline and one.deadline.kind is kind]
        if some:
            parts.append(_list(known, query, some, title))
    return parts


def _elsewhere(query: Query, selected: list[Dated], dated: list[Dated]) -> list[Part]:
    """Name obligations whose day by another source falls in the window, when their own does not."""
    window = query.window
    if window is None:
        return []
    inside = set(map(id, dated))
    some = [
        one
        for one in selected
        if id(one) not in inside
        and one.deadline
        and any(
            (window.start is None or other.due >= window.start) and (window.end is None or other.due <= window.end)
            for other in one.deadline.disputed
        )
    ]
    said = [
        f"{one.finding.id} ({listed(day(other.due) for other in one.deadline.disputed)} by another source)"
        for one in some
        if one.deadline
    ]
    return [Paragraph(f"Also, only by a source that differs: {listed(said)}.")] if said else []


def _headline(known: Known, query: Query, dated: list[Dated], loose: list[Dated]) -> str:
    filters = found.filters(known, query) if not query.finding_id else f" for {query.finding_id.upper()}"
    when = f" {_window_words(query)}" if query.window else ""
    set_by = f" {listed((dues.SET_BY[one] for one in query.origins), 'or')}" if query.origins else ""
    today = day(query.today)
    if query.overdue:
        said = f"{_are(len(dated), 'deadline')} overdue{filters}{set_by}{when} as of {today}"
        return f"{said}.{_soonest(dated, query.today)}"
    if not dated:
        return f"No deadline{filters}{set_by} has a day; {_are(len(loose), 'other')} listed apart."
    late = sum(one.finding.open and _day(one) < query.today for one in dated)
    said = f"{count(len(dated), 'dated deadline')}{filters}{set_by}{when}"
    if late:
        said += f", {late} past {'its' if late == 1 else 'their'} date as of {today}"
    return f"{said}.{_soonest(dated, query.today)}"


def _are(number: int, noun: str) -> str:
    return f"{count(number, noun)} {'is' if number == 1 else 'are'}"


def _window_words(query: Query) -> str:
    """Return the window as the person put it, with its days."""
    window = query.window
    assert window is not None
    if window.start and window.start == window.end:
        return f"on {day(window.start)}"
    if window.start and window.end:
        return f"from {day(window.start)} to {day(window.end)}"
    if window.end:
        return f"until {day(window.end)}"
    return f"from {day(window.start)} on" if window.start else ""


def _soonest(dated: list[Dated], today: date) -> str:
    first = next((one for one in dated if one.finding.open and _day(one) >= today), dated[0] if dated else None)
    if first is None or first.obligation is None:
        return ""
    deadline = first.obligation.deadline
    which = "The next" if _day(first) >= today else "The first"
    words = dues.when_words(first.finding, deadline, today)
    named = f"; sources differ: {listed(day(other.due) for other in deadline.disputed)}" if deadline.disputed else ""
    return f" {which} is {first.finding.id}, {words}{named}."


def _caveats(query: Query, dated: list[Dated], *, closest: bool) -> list[str]:
    said = []
    late = [one for one in dated if one.finding.open and _day(one) < query.today]
    if any(one.finding.status is None for one in late):
        said.append("No source states whether these were met: their status is not known, and they count as open.")
    if closest:
        said.append("Not every word was found; these are the closest.")
    return said


def _steps(known: Known, query: Query, some: Sequence[Dated]) -> list[Choice]:
    steps = [ask_finding(one) for one in dict.fromkeys(each.finding.id for each in some[:6])][:2]
    if len(query.forces) == 1:
        name = known.force(query.forces[0])
        steps.append(Choice("Without a date", f"Which findings of {name} have no date?"))
        steps.append(Choice("What happens next", f"What happens next for {name}?"))
    return steps


def _undated(known: Known, query: Query, selected: list[Dated]) -> Answer:
    bare = [one for one in selected if one.deadline is None or one.deadline.kind is DueKind.NONE]
    owing = {one.finding.id for one in selected if one.deadline and one.deadline.kind is not DueKind.NONE}
    loose = [one for one in selected if _is_loose(one)]
    filters = found.filters(known, query) if not query.finding_id else f" for {query.finding_id.upper()}"
    both = [*bare, *loose]
    if not both:
        said = f"No finding without a date{filters} is known here."
        return reply(known, query, said, outcome=Outcome.NOT_KNOWN, choices=_choices(known, query))
    ids = list(dict.fromkeys(one.finding.id for one in bare if one.finding.id not in owing))
    parts: list[Part] = []
    if bare:
        parts.append(_list(known, query, bare, "No date set"))
    for kind, title in APART:
        some = [one for one in loose if one.deadline and one.deadline.kind is kind]
        if some:
            parts.append(_list(known, query, some, title))
    said = f"{count(len(ids), 'finding')}{filters} {'has' if len(ids) == 1 else 'have'} no date set"
    said += f": {listed(ids)}." if 0 < len(ids) <= 6 else "."
    if loose:
        said += (
            f" {count(len(loose), 'duty', 'duties')} without a day of their own stand apart."
            if len(loose) > 1
            else " One duty without a day of its own stands apart."
        )
    return reply(
        known,
        query,
        said,
        parts=parts,
        facts=Deferred(lambda: tuple(dues.fact(known, one, query.today) for one in both)),
        next_steps=_steps(known, query, both),
    )


def _none_due(known: Known, query: Query, selected: list[Dated]) -> Answer:
    filters = found.filters(known, query) if not query.finding_id else f" for {query.finding_id.upper()}"
    when = f" {_window_words(query)}" if query.window else ""
    set_by = f" {listed((dues.SET_BY[one] for one in query.origins), 'or')}" if query.origins else ""
    parts: list[Part] = []
    facts: Sequence[Dated] = ()
    outcome = Outcome.NOT_KNOWN
    if query.overdue:
        said = f"Nothing{filters}{set_by}{when} is known here to be overdue as of {day(query.today)}."
    else:
        said = f"No deadline{filters}{set_by}{when} is known here."
    if query.finding_id and selected:
        facts = selected
        undated = all(one.deadline is None or one.deadline.day is None for one in selected)
        said = f"{selected[0].finding.id} has no date set" if undated else f"{selected[0].finding.id} is not overdue"
        said += f", so it cannot be overdue on {day(query.today)}." if undated else f" as of {day(query.today)}."
        parts.append(_list(known, query, selected, ""))
        outcome = Outcome.ANSWER
    parts += _elsewhere(query, selected, [])
    future = [one for one in selected if one.finding.open and query.today <= _day(one) < date.max]
    if future and not query.finding_id and query.overdue:
        said += f" The next day due is {day(_day(future[0]))} ({future[0].finding.id})."
        outcome = Outcome.ANSWER
    undated_number = len({one.finding.id for one in selected if one.deadline is None or one.deadline.day is None})
    if undated_number and not query.finding_id and not query.origins:
        parts.append(Paragraph(f"{capital(count(undated_number, 'finding'))} held here without a day to count to."))
    return reply(
        known,
        query,
        said,
        outcome=outcome,
        parts=parts,
        facts=Deferred(lambda: tuple(dues.fact(known, one, query.today) for one in facts)),
        choices=_choices(known, query),
    )


def _choices(known: Known, query: Query) -> list[Choice]:
    if query.finding_id:
        return [ask_finding(query.finding_id.upper())]
    choices = []
    for force in query.forces[:2]:
        records = known.records(force)
        if any(one.obligation for one in records.dated):
            choices.append(ask_deadlines(known, force))
        if records.findings:
            choices.append(ask_findings(known, force))
    return choices


def unheld(known: Known, query: Query) -> Answer:
    """Say that no finding has the id asked for; offer those of its force."""
    asked = (query.finding_id or "").upper()
    held = known.knowledge.finding_by_id
    start = asked.split("-")[0]
    close = [one for one in held if one.rsplit("-", 1)[0] == asked.rsplit("-", 1)[0]]
    close = close or [one for one in held if one.split("-")[0] == start]
    choices = [ask_finding(held[one].id) for one in sorted(close)[:4]]
    said = f"No finding {asked} is known here."
    return reply(known, query, said, outcome=Outcome.NOT_KNOWN, choices=choices)
