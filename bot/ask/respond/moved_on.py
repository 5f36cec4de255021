"""DEADLINES that are not where they were: days of the window asked from which the force moved a date."""

from collections.abc import Sequence
from datetime import date

from bot.ask.answer import Answer, Part
from bot.ask.lazy import Deferred
from bot.ask.query import Query
from bot.ask.respond import dues, found, owed
from bot.ask.respond.known import Known
from bot.ask.respond.records import Dated
from bot.ask.respond.reply import reply
from bot.ask.respond.wording import day, listed

Gone = tuple[Dated, date]
"""An obligation, and the day on which it was due before."""


def gone(query: Query, some: Sequence[Dated]) -> list[Gone]:
    """Return the obligations that were due in the window asked until their date was moved out of it."""
    window = query.window
    if window is None:
        return []
    start, end = window.start or date.min, window.end or date.max
    return [
        (one, next(was.was for was in one.deadline.revisions if start <= was.was <= end))
        for one in some
        if one.deadline
        and not start <= owed.day_of(one) <= end
        and any(start <= was.was <= end for was in one.deadline.revisions)
    ]


def part(known: Known, query: Query, away: Sequence[Gone]) -> list[Part]:
    """Return the obligations that went out of the window, apart; nothing where there are none."""
    return [owed.listing(known, query, [one for one, _ in away], "Due then at first, and since moved")] if away else []


def only_gone(known: Known, query: Query, away: Sequence[Gone]) -> Answer:
    """Answer about days on which nothing is due any more."""
    told = (
        f"{one.finding.id}, due {day(was)} until it was moved, is now due {day(owed.day_of(one))}" for one, was in away
    )
    by_force = any(one.deadline and one.deadline.moved_by_force for one, _ in away)
    said = f"No deadline{owed.about(known, query)} holds any more: {listed(told)}"
    who = {dues.set_words(one.deadline) for one, _ in away if one.deadline}
    said += f", {found.BY_REGISTER}." if by_force else "."
    if len(who) == 1:
        said += f" {'It was' if len(away) == 1 else 'They were'} {who.pop()}."
    return reply(
        known,
        query,
        said,
        parts=[owed.listing(known, query, [one for one, _ in away], "")],
        judged=False,
        facts=Deferred(lambda: tuple(dues.fact(known, one, query.today) for one, _ in away)),
        next_steps=owed.steps(known, query, [one for one, _ in away]),
    )
