"""One deadline in words: when, how long, who set it, what was moved or is disputed; and as a fact.

Only an open finding's exact day (or a relative one whose base date is known) can be overdue. A day that passed without
anyone stating a status is counted as overdue only with that said.
"""

from datetime import date

from bot.ask.answer import Fact, Line, Scalar
from bot.ask.respond.found import BY_REGISTER, is_open, standing
from bot.ask.respond.known import Known
from bot.ask.respond.records import Dated
from bot.ask.respond.wording import capital, count, day, listed, sentence, weekend
from bot.domain.finding import Deadline, DueKind, Finding, FirstDay, Obligation, Origin, StatusEvent
from bot.domain.source import Source

SET_BY = {
    Origin.INSPECTORATE: "set by the inspectorate",
    Origin.STATUTORY: "set by law",
    Origin.INTERNAL: "set by the force itself",
}


def set_words(deadline: Deadline) -> str:
    """Return who set a deadline's day; of one that the force moved, who set the first, and that it was moved."""
    if deadline.moved_by_force and deadline.original:
        return f"{SET_BY[deadline.origin]} for {day(deadline.original)}, since moved by the force"
    if deadline.first and (form := _form(deadline.first)):
        return f"{SET_BY[deadline.origin]}, where the source says {form}"
    return SET_BY[deadline.origin]


def _form(first: FirstDay) -> str:
    """Return how a source says when something is due, where it sets no day."""
    if first.kind is DueKind.IMMEDIATE:
        return "immediately"
    return f"“{first.words}”" if first.kind in (DueKind.PERIOD, DueKind.RELATIVE) and first.words else ""


def _stated(event: StatusEvent) -> str:
    return f"{event.status}, {BY_REGISTER}" if event.by else event.status


def days_left(deadline: Deadline, today: date) -> int | None:
    """Return the days from today to the day due; negative when it has passed, None without a day."""
    return (deadline.day - today).days if deadline.day else None


def overdue(finding: Finding, deadline: Deadline, today: date) -> bool:
    """Return whether an open finding's day has passed."""
    return deadline.day is not None and deadline.day < today and is_open(finding, today)


def when_words(finding: Finding, deadline: Deadline, today: date) -> str:
    """Return when a deadline falls, seen from today."""
    if deadline.day is None:
        return _undated_words(deadline)
    left = (deadline.day - today).days
    said = f"due {day(deadline.day)}"
    if deadline.kind is DueKind.RELATIVE and deadline.words:
        said += f" ({deadline.words})"
    falls = weekend(deadline.day)
    if falls:
        said += f", {falls}"
    event = standing(finding, today)
    if event is not None and not is_open(finding, today):
        return f"{said}; the finding is {_stated(event)}"
    if left == 0:
        return f"{said}, today"
    if left > 0:
        return f"{said}, {count(left, 'day')} left"
    if event is None:
        return f"{said}, past its date by {count(-left, 'day')}, status not known"
    return f"{said}, overdue by {count(-left, 'day')} ({_stated(event)})"


def _undated_words(deadline: Deadline) -> str:
    if deadline.kind is DueKind.IMMEDIATE:
        return "immediately; no day to count from"
    if deadline.kind is DueKind.PERIOD:
        return f"{deadline.words or 'a period'}: a period, not a day"
    if deadline.kind is DueKind.RELATIVE:
        return f"{deadline.words}; the day cannot be worked out, since the day it counts from is not known here"
    return "no date set"


def moved_words(deadline: Deadline) -> list[str]:
    """Return each move of the date, with the original date and the reasons."""
    moved = []
    for place, revision in enumerate(deadline.revisions):
        new = deadline.revisions[place + 1].was if place + 1 < len(deadline.revisions) else deadline.day
        why = sentence(revision.why) if revision.why else "No reason is recorded."
        to = f" to {day(new)}" if new else ""
        on = f" on {day(revision.on)}" if revision.on else ""
        by = f" by {revision.by}" if revision.by else ""
        approved = f", approved by {revision.approver}" if revision.approver else ""
        entered = f" ({BY_REGISTER})" if revision.source else ""
        first = "Originally" if place == 0 else "Then"
        moved.append(f"{first} {day(revision.was)}, moved{to}{by}{on}{approved}{entered}: {why}")
    return moved


def disputed_words(deadline: Deadline) -> list[str]:
    """Return what other sources give as the day."""
    return [
        f"Sources differ: {other.source.title} gives {day(other.due)}. {other.note and sentence(other.note)}".rstrip()
        for other in deadline.disputed
    ]


def line(known: Known, one: Dated, today: date, *, forces: bool) -> Line:
    """Return a dated obligation, or a finding that owes nothing by a date, as a line. Only its lead is of the day."""
    finding, obligation = one.finding, one.obligation
    if obligation is None:
        text = f"{_named(known, finding, forces=forces)}{finding.id} ({finding.kind}): {sentence(finding.summary)}"
        return Line(text, "no date set", finding.sources, finding.id)
    key = (id(obligation), forces)
    made = known.owed.get(key)
    if made is None:
        made = known.owed[key] = _text(known, finding, obligation, forces=forces), sources(finding, obligation)
    return Line(made[0], when_words(finding, obligation.deadline, today), made[1], finding.id)


def _named(known: Known, finding: Finding, *, forces: bool) -> str:
    return f"{listed(known.forces_named(finding.forces))}: " if forces or len(finding.forces) > 1 else ""


def _text(known: Known, finding: Finding, obligation: Obligation, *, forces: bool) -> str:
    named = _named(known, finding, forces=forces)
    deadline = obligation.deadline
    text = f"{named}{finding.id}: {sentence(_owed(obligation))}"
    if deadline.kind is not DueKind.NONE:
        text += f" {capital(set_words(deadline))}."
    extra = [*disputed_words(deadline), *moved_words(deadline)]
    if extra:
        text = f"{text} {' '.join(extra)}"
    if owner := finding.owner(obligation.id):
        text += f" Owner, {BY_REGISTER}: {owner.name}."
    return text


def _owed(obligation: Obligation) -> str:
    said = obligation.what
    if obligation.to and obligation.to not in said:
        said = f"{said.rstrip('.')}, to {obligation.to}"
    return f"{said.rstrip('.')} (owed by {obligation.by})" if obligation.by else said


def fact(known: Known, one: Dated, today: date) -> Fact:
    """Return a dated obligation as a fact; without an obligation, that no date is set."""
    finding, obligation = one.finding, one.obligation
    deadline = obligation.deadline if obligation else None
    event = standing(finding, today)
    late = deadline is not None and overdue(finding, deadline, today)
    fields: dict[str, Scalar] = {
        "finding": finding.id,
        "obligation": obligation.id if obligation else None,
        "what": obligation.what if obligation else finding.summary,
        "due": deadline.day.isoformat() if deadline and deadline.day else None,
        "due_kind": str(deadline.kind) if deadline else str(DueKind.NONE),
        "words": (deadline.words or None) if deadline else None,
        "origin": str(deadline.origin) if deadline and deadline.kind is not DueKind.NONE else None,
        "days_left": days_left(deadline, today) if deadline else None,
        "overdue": late,
        "status": str(event.status) if event else None,
        "original": deadline.original.isoformat() if deadline and deadline.original else None,
        "disputed": [other.due.isoformat() for other in deadline.disputed] if deadline else [],
        "forces": [known.force(force) for force in finding.forces],
        "force_ids": list(finding.forces),
        "cycle": known.label(finding.cycle),
        "cycle_id": finding.cycle,
    }
    if owner := finding.owner(obligation.id if obligation else ""):
        fields["owner"] = owner.name
    if deadline is not None and deadline.moved_by_force:
        fields["moved_by_force"] = True
    return Fact("deadline", fields, sources(finding, obligation))


def sources(finding: Finding, obligation: Obligation | None) -> tuple[Source, ...]:
    """Return the sources of an obligation: its own or its finding's, then those that differ.

    Where the day is the force's, the entries of its register that gave it come first, the latest before the others.
    """
    if obligation is None:
        return finding.sources
    deadline = obligation.deadline
    own = (obligation.source,) if obligation.source else finding.sources
    moves = [one.source for one in reversed(deadline.revisions) if one.source]
    first = [deadline.first.source] if deadline.first else []
    owner = finding.owner(obligation.id)
    owned = [owner.source] if owner else []
    return tuple(dict.fromkeys((*moves, *first, *own, *(other.source for other in deadline.disputed), *owned)))
