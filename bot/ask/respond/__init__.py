"""A query answered from the knowledge: one module for each family of questions, wired here."""

from collections.abc import Callable

from bot.ask.answer import Answer
from bot.ask.passages import Passages
from bot.ask.query import Intent, NotUnderstood, Query, Unclear
from bot.ask.respond.comparable import comparable
from bot.ask.respond.compare import compare
from bot.ask.respond.counts import counts
from bot.ask.respond.deadlines import deadlines
from bot.ask.respond.finding import finding, owner, status
from bot.ask.respond.findings import findings, recurring
from bot.ask.respond.helping import help_, not_understood, unclear, unknown_cycle
from bot.ask.respond.history import history
from bot.ask.respond.judgements import judgements
from bot.ask.respond.known import Known
from bot.ask.respond.meanings import cycles, definition, forces, reports
from bot.ask.respond.next_up import next_up
from bot.ask.respond.said import passages
from bot.ask.respond.with_grade import with_grade
from bot.domain.knowledge import Knowledge

_FROM_RECORDS: dict[Intent, Callable[[Known, Query], Answer]] = {
    Intent.JUDGEMENTS: judgements,
    Intent.HISTORY: history,
    Intent.WITH_GRADE: with_grade,
    Intent.COMPARE: compare,
    Intent.COMPARABLE: comparable,
    Intent.FINDING: finding,
    Intent.DEFINITION: definition,
    Intent.CYCLES: cycles,
    Intent.FORCES: forces,
    Intent.REPORTS: reports,
    Intent.HELP: help_,
}
_WITH_WORDS: dict[Intent, Callable[[Known, Passages, Query], Answer]] = {
    Intent.FINDINGS: findings,
    Intent.DEADLINES: deadlines,
    Intent.NEXT: next_up,
    Intent.STATUS: status,
    Intent.OWNER: owner,
    Intent.PASSAGES: passages,
    Intent.COUNT: counts,
    Intent.RECURRING: recurring,
}


class Responder:
    """Answers queries from one knowledge snapshot. Safe to share between threads."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._known = Known(knowledge)
        self._passages = Passages(knowledge)

    def respond(self, query: Query) -> Answer:
        """Answer a query.

        Args:
            query: what was asked; its ids must be of this snapshot. `today` is the day deadlines are seen from.

        Returns:
            An answer with its facts and sources; NOT_KNOWN, with the nearest that is held, where nothing is.
        """
        if query.unknown_cycle and not query.cycles:
            return unknown_cycle(self._known, query)
        answer = _FROM_RECORDS.get(query.intent)
        if answer is not None:
            return answer(self._known, query)
        return _WITH_WORDS[query.intent](self._known, self._passages, query)

    def unclear(self, asked: Unclear) -> Answer:
        """Ask back, with the choices as whole questions."""
        return unclear(asked)

    def not_understood(self, asked: NotUnderstood) -> Answer:
        """Say that this is not a question for this knowledge, and offer examples."""
        return not_understood(self._known, asked)
