"""STATUS of one finding: whether it was closed on a day, in a span of days, or ever; and whether that still holds."""

from collections.abc import Sequence
from datetime import date

from bot.ask.answer import Answer, Outcome, Paragraph, Part
from bot.ask.lazy import Deferred
from bot.ask.query import Query, Window
from bot.ask.respond import entered, finding, found
from bot.ask.respond.known import Known
from bot.ask.respond.owed import days
from bot.ask.respond.reply import ask_finding, reply
from bot.ask.respond.wording import day, listed, sentence
from bot.domain.finding import Finding, StatusEvent


def closings(one: Finding, today: date) -> list[StatusEvent]:
    """Return the statuses up to a day that closed or superseded a finding, oldest first, reopened since or not."""
    return [event for event in one.statuses if event.stated_by(today) and not event.open]


def inside(event: StatusEvent, window: Window | None) -> bool:
    """Return whether a status was given in a window; one of no known day never was, but where no window is asked."""
    if window is None:
        return True
    return event.on is not None and (window.start or date.min) <= event.on <= (window.end or date.max)


def reopened(one: Finding, today: date) -> str:
    """Return that a finding which is open was closed before, when and by whom; an empty string where it never was."""
    past = closings(one, today)
    if not past or not found.is_open(one, today):
        return ""
    return f"It was closed before: {_told(past)}; and it was reopened since."


def was_closed(known: Known, query: Query, one: Finding) -> Answer:
    """Answer whether a finding was closed in the window asked for; where none is asked, whether it ever was."""
    window, today = query.window, query.today
    past = closings(one, today)
    then = [event for event in past if inside(event, window)]
    end = min(window.end, today) if window is not None and window.end else today
    stood = found.standing(one, end)
    name = f"{one.id} ({listed(known.forces_named(one.forces))})"
    when = f" {days(query)}" if window is not None else ""
    if then:
        said = f"Yes: {name} was closed or superseded{when}: {_told(then)}."
    elif stood is not None and not stood.open and stood.on is None:
        said = f"{name} is held as {stood.status}, on a day that is not known; whether that was{when} is not known."
    elif stood is not None and not stood.open:
        said = f"{name} was not closed{when}, but before: {_told([stood])}."
    elif stood is not None:
        said = f"No: {name} was not closed{when}: as of {day(end)} it was {found.status_words(one, end)}."
    else:
        said = f"{name} is not known to have been closed{when}: no status up to {day(end)} is known."
    now = found.standing(one, today)
    if now is not None and now != stood:
        said += f" Now it is {found.status_words(one, today)}."
    elif then and now is not None and now.open:
        said += f" Since then it is open again: {found.status_words(one, today)}."
    register = entered.part(one, today)
    parts: list[Part] = [Paragraph(sentence(one.summary), one.sources), *([register] if register else [])]
    if stood is None or not stood.by:
        parts.append(finding.published_status(one, query))
    undated = stood is not None and not stood.open and stood.on is None
    return reply(
        known,
        query,
        said,
        outcome=Outcome.NOT_KNOWN if not then and (stood is None or undated) else Outcome.ANSWER,
        parts=parts,
        judged=False,
        facts=Deferred(lambda: (found.fact(known, one, today), *entered.facts(one, today))),
        next_steps=[ask_finding(one.id)],
        sources=tuple(dict.fromkeys(event.source for event in (*then, stood, now) if event is not None)),
    )


def _told(events: Sequence[StatusEvent]) -> str:
    return listed(_one(event) for event in events)


def _one(event: StatusEvent) -> str:
    if event.by:
        return f"{event.status} on {day(event.on)}, entered by {event.by}" if event.on else event.status
    when = f"on {day(event.on)}" if event.on else event.when
    return f"{event.status}{f' {when}' if when else ''}, as published"
