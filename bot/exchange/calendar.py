"""Deadlines as a calendar (iCalendar, RFC 5545): one all-day event for each obligation with a day, for each force."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.finding import Finding, Obligation, Origin
from bot.exchange.truths import REGISTER, Truths, own_moves
from bot.remind.plan import day_owed

Chosen = Callable[[Finding, Obligation], bool]
"""Returns whether an obligation belongs in the calendar."""
DAY = timedelta(days=1)
_EARLIEST = date(2014, 1, 1)  # before the first report: of a finding whose day of publication is not known


@dataclass(frozen=True, slots=True)
class Event:
    """One obligation of one force.

    Attributes:
        uid: stays the same whatever becomes of it, its day too.
        sequence: grows with every move and every other entry about it, so that calendars take the new day.
        stamp: when the last of these was made.
        due: the day.
        closed: whether it no longer needs doing.
        title: what it is, in a line.
        told: the rest, in lines.
        address: where it was published; "" for what the force added.
    """

    uid: str
    sequence: int
    stamp: datetime
    due: date
    closed: bool
    title: str
    told: str = field(repr=False)
    address: str = ""


def events(held: Truths, chosen: Chosen, forces: frozenset[str] | None = None) -> list[Event]:
    """Return the events of what is chosen, by day.

    Args:
        held: both truths, as of a day.
        chosen: says which obligations.
        forces: of a finding of several forces, the ones meant; all when None.
    """
    found = [
        _event(held, finding, obligation, due, force)
        for finding in held.findings()
        for obligation in finding.obligations
        if (due := day_owed(obligation)) is not None and chosen(finding, obligation)
        for force in finding.forces
        if forces is None or force in forces
    ]
    return sorted(found, key=lambda one: (one.due, one.uid))


def _event(held: Truths, finding: Finding, obligation: Obligation, due: date, force: str) -> Event:
    about = [one for one in held.register.of(finding.id).entries if one.said.obligation in ("", obligation.id)]
    published = [one for one in obligation.deadline.revisions if one not in own_moves(obligation)]
    moved = max((one.on for one in published if one.on is not None), default=finding.published or _EARLIEST)
    name = held.joined.forces[force].name if force in held.joined.forces else force
    source = obligation.source or next(iter(finding.sources), None)
    return Event(
        uid=f"{obligation.id}.{finding.id}.{force}@peel-bot".lower(),
        sequence=len(published) + len(about),
        stamp=max((one.at for one in about), default=datetime.combine(moved, time(), UTC)),
        due=due,
        closed=not finding.open_on(held.on),
        title=f"{name} {finding.id}: {obligation.what}",
        told="\n".join(_told(held, finding, obligation)),
        address=source.url if source is not None else "",
    )


def _told(held: Truths, finding: Finding, obligation: Obligation) -> Iterator[str]:
    deadline = obligation.deadline
    yield f"{str(finding.kind).capitalize()}: {finding.summary}"
    own = own_moves(obligation)
    if own:
        yield f"Due {deadline.day}, a date to which {REGISTER} moved it {_times(len(own))}; first {deadline.original}."
        yield from (f"  {one.on}: moved from {one.was}" + (f": {one.why}" if one.why else "") for one in own)
    elif deadline.origin is Origin.INTERNAL:
        yield "The force set this date itself."
    else:
        yield f"The date is {'the law’s' if deadline.origin is Origin.STATUTORY else 'the inspectorate’s'}."
    yield from (f"Another source has {one.due}: {one.source.url or one.source.title}" for one in deadline.disputed)
    owner = finding.owner(obligation.id)
    yield f"Owner, by {REGISTER}: {owner.name}." if owner is not None else "Owner: not known."
    event = finding.status_on(held.on)
    if event is None:
        yield "Status: not known, counted as open."
    else:
        on = f" on {event.on}" if event.on is not None else ""
        yield f"Status: {event.status}{on}, by {event.source.url or REGISTER}."
    yield from (f"Source: {one.url or one.title}" for one in finding.sources)


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def to_ics(found: list[Event], name: str) -> bytes:
    """Return events as a calendar file.

    Args:
        found: the events, in order.
        name: what calendars call it.
    """
    import icalendar  # noqa: PLC0415 (slow to import, and few ask for it)

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//peel-bot//deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for one in found:
        event = icalendar.Event()
        event.add("uid", one.uid)
        event.add("sequence", one.sequence)
        event.add("dtstamp", one.stamp)
        event.add("last-modified", one.stamp)
        event.add("dtstart", one.due)
        event.add("dtend", one.due + DAY)
        event.add("summary", one.title)
        event.add("description", one.told)
        event.add("status", "CANCELLED" if one.closed else "CONFIRMED")
        event.add("transp", "TRANSPARENT")
        if one.address:
            event.add("url", one.address)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
