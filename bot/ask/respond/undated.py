"""DEADLINES that are none: findings without a date, nothing due, and ids that are not held."""

import re
from collections.abc import Sequence

from bot.ask.answer import Answer, Fact, Outcome, Paragraph, Part
from bot.ask.lazy import Deferred
from bot.ask.query import Query
from bot.ask.respond import dues, owed
from bot.ask.respond.found import is_open
from bot.ask.respond.known import Known
from bot.ask.respond.records import Dated
from bot.ask.respond.reply import ask_finding, reply
from bot.ask.respond.wording import capital, count, day, listed

MOST_NAMED = 6
_MONTHS = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)


def undated(known: Known, query: Query, some: list[Dated]) -> Answer:
    """Answer which findings have no date."""
    bare = [one for one in some if not owed.has_form(one)]
    loose = [one for one in some if owed.is_loose(one)]
    both = [*bare, *loose]
    about = owed.about(known, query)
    if not both:
        said = f"No finding without a date{about} is known here."
        return reply(known, query, said, outcome=Outcome.NOT_KNOWN, choices=owed.choices(known, query))
    owing = {one.finding.id for one in some if owed.has_form(one)}
    ids = list(dict.fromkeys(one.finding.id for one in bare if one.finding.id not in owing))
    said = f"{capital(count(len(ids), 'finding'))}{about} {'has' if len(ids) == 1 else 'have'} no date set"
    said += f": {listed(ids)}." if 0 < len(ids) <= MOST_NAMED else "."
    if loose:
        number = len(loose)
        said += f" {number} with a date in words but no day {'stands' if number == 1 else 'stand'} apart."
    parts: list[Part] = [owed.listing(known, query, bare, "No date set")] if bare else []
    parts += owed.loose_parts(known, query, loose)
    return reply(
        known,
        query,
        said,
        parts=parts,
        facts=_facts(known, query, both),
        judged=False,
        next_steps=owed.steps(known, query, both),
    )


def _facts(known: Known, query: Query, some: Sequence[Dated]) -> Deferred[Fact]:
    return Deferred(lambda: tuple(dues.fact(known, one, query.today) for one in some))


def none_due(known: Known, query: Query, some: list[Dated]) -> Answer:
    """Say that nothing is due; of a finding asked for by its id, say why."""
    if query.finding_id and some:
        return _of_finding(known, query, some)
    about = owed.about(known, query)
    parts: list[Part] = []
    outcome = Outcome.NOT_KNOWN
    if query.overdue:
        said = f"Nothing{about} is known here to be overdue as of {day(query.today)}."
        ahead = [
            one
            for one in some
            if one.deadline
            and one.deadline.day
            and one.deadline.day >= query.today
            and is_open(one.finding, query.today)
        ]
        if ahead:
            said += f" The next day due is {day(owed.day_of(ahead[0]))} ({ahead[0].finding.id})."
            outcome = Outcome.ANSWER
    else:
        said = f"No deadline{about} is known here."
        if others := _of_other_years(query, some):
            named = (f"{day(owed.day_of(one))} ({one.finding.id})" for one in others[:MOST_NAMED])
            said += f" You named no year; held for {'another' if len(others) == 1 else 'others'}: {listed(named)}."
    without = len({one.finding.id for one in some if one.deadline is None or one.deadline.day is None})
    if without and not query.origins:
        parts.append(Paragraph(f"Held here without a day to count to: {count(without, 'finding')}."))
    return reply(known, query, said, outcome=outcome, parts=parts, choices=owed.choices(known, query))


def _of_other_years(query: Query, some: list[Dated]) -> list[Dated]:
    """Return deadlines on the day or in the month asked for, of other years, where no year was named."""
    window = query.window
    if window is None or window.start is None or window.end is None or re.search(r"\d{4}", window.words):
        return []
    first, last = ((at.month, at.day) for at in (window.start, window.end))
    if window.start.year != window.end.year or not _MONTHS.search(window.words):
        return []
    days = ((one, owed.day_of(one)) for one in some if one.deadline and one.deadline.day)
    return [one for one, on in days if first <= (on.month, on.day) <= last and on.year != window.start.year]


def _of_finding(known: Known, query: Query, some: list[Dated]) -> Answer:
    name, today = some[0].finding.id, day(query.today)
    if all(one.deadline is None or one.deadline.day is None for one in some):
        said = f"{name} has no date set in the sources held here, so it cannot be overdue."
    elif query.overdue:
        said = f"{name} is not overdue as of {today}."
    else:
        said = f"No deadline{owed.about(known, query)} is known here."
    return reply(
        known,
        query,
        said,
        parts=[owed.listing(known, query, some, "")],
        facts=_facts(known, query, some),
        judged=False,
        choices=owed.choices(known, query),
    )


def unheld(known: Known, query: Query) -> Answer:
    """Say that no finding has the id asked for; offer the nearest ids."""
    asked = (query.finding_id or "").upper()
    held = known.knowledge.finding_by_id
    report, force = asked.rsplit("-", 1)[0], asked.split("-")[0]
    close = [one for one in held if one.rsplit("-", 1)[0] == report] or [
        one for one in held if one.split("-")[0] == force
    ]
    choices = [ask_finding(held[one].id) for one in sorted(close)[:4]]
    return reply(known, query, f"No finding {asked} is known here.", outcome=Outcome.NOT_KNOWN, choices=choices)
