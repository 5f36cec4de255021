"""DEADLINES asked for as promises: what the inspectorate asked for stands for them, and that is said."""

from collections.abc import Sequence
from dataclasses import replace

from bot.ask.answer import Answer
from bot.ask.forms import Form
from bot.ask.lazy import Deferred
from bot.ask.query import Query
from bot.ask.respond import dues, owed
from bot.ask.respond.known import Known
from bot.ask.respond.records import Dated
from bot.ask.respond.reply import reply
from bot.ask.respond.wording import count

NOTE = "Held here is what the inspectorate asked for and by when, not what the force itself promised or replied."


def without_dates(known: Known, query: Query, bare: Sequence[Dated]) -> Answer:
    """Answer where something is asked for, and nothing of it by a day."""
    number = len({one.finding.id for one in bare})
    asks = count(number, "finding asks", "findings ask")
    said = f"Nothing{owed.about(known, query)} is held here as due by a day; {asks} for something with no date set."
    return reply(
        known,
        query,
        said,
        parts=[owed.listing(known, query, bare, "Asked for, with no date set")],
        facts=Deferred(lambda: tuple(dues.fact(known, one, query.today) for one in bare)),
        caveats=(NOTE,),
        next_steps=owed.steps(known, query, bare),
    )


def noted(query: Query, answer: Answer) -> Answer:
    """Return an answer with the note, where promises are asked for."""
    return replace(answer, caveats=(NOTE, *answer.caveats)) if Form.PROMISED in query.forms else answer
