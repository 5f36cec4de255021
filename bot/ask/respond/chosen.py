"""Which findings a question about the register is about: by owner, status, colour and date, beside all else."""

from datetime import date

from bot.ask.asked import Asked, Topic
from bot.ask.passages import Passages
from bot.ask.query import Query
from bot.ask.respond import found, owed
from bot.ask.respond.known import Known
from bot.ask.respond.records import Dated, by_day
from bot.ask.respond.wording import day, listed
from bot.domain.finding import Finding
from bot.domain.rag import rag

_ANY = Asked(Topic.LIST)


def chosen(known: Known, passages: Passages, query: Query) -> list[Finding]:
    """Return the findings asked for, in order."""
    asked = query.asked or _ANY
    return [one for one in found.select(known, passages, query).findings if _fits(known, one, asked, query.today)]


def owns(one: Finding, asked: Asked) -> bool:
    """Return whether one of the people asked for owns a finding, or an obligation of it."""
    return any(owner.person in asked.people for owner in one.owners)


def obligations(query: Query, some: list[Finding]) -> list[Dated]:
    """Return the obligations of findings that are asked for, by day: of people, those they own."""
    asked, dated = query.asked or _ANY, by_day(some)
    if asked.people:
        dated = [one for one in dated if _theirs(one, asked)]
    if asked.unowned:
        dated = [one for one in dated if one.obligation is None or one.finding.owner(one.obligation.id) is None]
    if query.overdue:
        return owed.late(dated, query.today)
    return owed.in_window(query, dated) if query.window else dated


def _theirs(one: Dated, asked: Asked) -> bool:
    owner = one.finding.owner(one.obligation.id if one.obligation else "")
    return owner is not None and owner.person in asked.people


def _fits(known: Known, one: Finding, asked: Asked, today: date) -> bool:
    if asked.people and not owns(one, asked):
        return False
    if asked.unowned and (one.owner() is not None or not found.is_open(one, today)):
        return False
    if (asked.unproven and one.evidence) or (asked.proven and not one.evidence):
        return False
    if asked.statuses:
        event = found.standing(one, today)
        if event is None or event.status not in asked.statuses:
            return False
    return not asked.rags or rag(one, today, known.knowledge.registering) in asked.rags


def people(asked: Asked) -> str:
    """Return whose findings are asked for, as people call them."""
    return listed(asked.called) or ("whoever asks" if asked.me else "that person")


def words(query: Query) -> str:
    """Return what a list is narrowed by beside force and subject: " owned by Dana Whitfield, in progress"."""
    asked, said = query.asked or _ANY, list[str]()
    if asked.people:
        said.append(f"owned by {people(asked)}")
    if asked.unowned:
        said.append("without an owner")
    if asked.unproven:
        said.append("without evidence")
    if asked.proven:
        said.append("with evidence")
    if asked.statuses:
        said.append(f"with the status {listed((f'“{one}”' for one in asked.statuses), 'or')}")
    if asked.rags:
        said.append(f"with the RAG {listed(map(str, asked.rags), 'or')}")
    return f" {', '.join(said)}" if said else ""


def when(query: Query) -> str:
    """Return the days asked for: " overdue as of 3 April 2017", " due from 1 May 2017 to 31 May 2017"."""
    if query.overdue:
        return f" overdue as of {day(query.today)}"
    return f" due {owed.days(query)}" if query.window else ""
