"""Days that only another source gives for an obligation; and whether a deadline was met, which none here states."""

from collections.abc import Sequence

from bot.ask.answer import Answer, Outcome
from bot.ask.forms import Form
from bot.ask.lazy import Deferred
from bot.ask.query import Query
from bot.ask.respond import dues, owed
from bot.ask.respond.found import is_open
from bot.ask.respond.known import Known
from bot.ask.respond.records import Dated
from bot.ask.respond.reply import reply
from bot.ask.respond.wording import count, day, listed
from bot.domain.finding import DisputedDate


def disputed(known: Known, query: Query, some: Sequence[Dated]) -> Answer:
    """Answer whether sources agree on the dates: each that another source gives otherwise, with both days."""
    apart = [one for one in some if one.deadline and one.deadline.disputed]
    about = owed.about(known, query)
    if not apart:
        dated = count(sum(one.deadline is not None and one.deadline.day is not None for one in some), "dated deadline")
        said = f"No date{about} on which sources differ is held here."
        caveat = f"Looked through: {dated}. Most have one source only, which shows no agreement."
        return reply(
            known, query, said, outcome=Outcome.NOT_KNOWN, caveats=(caveat,), choices=owed.choices(known, query)
        )
    told = [
        f"for {one.finding.id} its own report gives {day(owed.day_of(one))}, "
        f"{other.source.title} gives {day(other.due)}"
        for one in apart
        for other in (one.deadline.disputed if one.deadline else ())
    ]
    return reply(
        known,
        query,
        f"Sources differ on {count(len(apart), 'date')}{about}: {'; '.join(told)}. Both stand here; neither is chosen.",
        parts=[owed.listing(known, query, apart, "")],
        facts=Deferred(lambda: tuple(dues.fact(known, one, query.today) for one in apart)),
        next_steps=owed.steps(known, query, apart),
        sources=tuple(dict.fromkeys(other.source for one in apart if one.deadline for other in one.deadline.disputed)),
    )


def in_window(query: Query, some: Sequence[Dated]) -> list[tuple[Dated, DisputedDate]]:
    """Return the obligations for which another source gives a day in the window asked, with that day."""
    window = query.window
    if window is None:
        return []
    return [
        (one, other)
        for one in some
        if one.deadline
        for other in one.deadline.disputed
        if (window.start is None or other.due >= window.start) and (window.end is None or other.due <= window.end)
    ]


def only_by_another(known: Known, query: Query, found: Sequence[tuple[Dated, DisputedDate]]) -> Answer:
    """Answer about a day that no obligation has by its own source: which other source gives it, and the own day."""
    some = [one for one, _ in found]
    about = owed.about(known, query)
    told = [
        f"{other.source.title} gives {day(other.due)} for {one.finding.id}, where its own report "
        f"has {day(owed.day_of(one))}"
        for one, other in found
    ]
    origins = {one.deadline.origin for one in some if one.deadline}
    moved = any(one.deadline and one.deadline.moved_by_force for one in some)
    who = (
        f" Both are {dues.SET_BY[next(iter(origins))]}." if len(origins) == 1 and len(found) == 1 and not moved else ""
    )
    return reply(
        known,
        query,
        f"{met(query, some)}No deadline{about} is held by its own report; {listed(told)}. Sources differ.{who}",
        parts=[owed.listing(known, query, some, "")],
        facts=Deferred(lambda: tuple(dues.fact(known, one, query.today) for one in some)),
        next_steps=owed.steps(known, query, some),
        sources=tuple(dict.fromkeys(other.source for _, other in found)),
    )


def met(query: Query, some: Sequence[Dated]) -> str:
    """Return, where it is asked whether deadlines were met, that no source says so; else an empty string."""
    if Form.MET not in query.forms or not any(is_open(one.finding, query.today) for one in some):
        return ""
    return f"Whether {'it was' if len(some) == 1 else 'they were'} met is not in the knowledge: no source says so. "
