"""A query answered from the knowledge: one module for each family of questions, wired here."""

from collections.abc import Callable

from bot.ask.answer import Answer
from bot.ask.forms import Form
from bot.ask.passages import Passages
from bot.ask.query import Intent, NotUnderstood, Query, Unclear
from bot.ask.respond import (
    changes,
    comparable,
    compare,
    counts,
    deadlines,
    definitions,
    entered_lists,
    finding,
    findings,
    given,
    graded,
    held,
    helping,
    history,
    judgements,
    moves,
    next_up,
    overview,
    owners,
    register,
    reports,
    said,
    standing,
    why,
    with_grade,
)
from bot.ask.respond.known import Known
from bot.domain.changes import Entries
from bot.domain.knowledge import Knowledge
from bot.domain.working import WorkingCalendar

_FROM_RECORDS: dict[Intent, Callable[[Known, Query], Answer]] = {
    Intent.JUDGEMENTS: judgements.judgements,
    Intent.HISTORY: history.history,
    Intent.GIVEN: given.given,
    Intent.MOVES: moves.moves,
    Intent.OVERVIEW: overview.overview,
    Intent.GRADED: graded.graded,
    Intent.WITH_GRADE: with_grade.with_grade,
    Intent.COMPARE: compare.compare,
    Intent.COMPARABLE: comparable.comparable,
    Intent.FINDING: finding.finding,
    Intent.DEFINITION: definitions.definition,
    Intent.CYCLES: held.cycles,
    Intent.FORCES: held.forces,
    Intent.REPORTS: reports.reports,
    Intent.HELP: helping.help_,
}
_WITH_WORDS: dict[Intent, Callable[[Known, Passages, Query], Answer]] = {
    Intent.FINDINGS: findings.findings,
    Intent.DEADLINES: deadlines.deadlines,
    Intent.NEXT: next_up.next_up,
    Intent.STATUS: standing.status,
    Intent.OWNER: owners.owner,
    Intent.PASSAGES: said.passages,
    Intent.COUNT: counts.counts,
    Intent.RECURRING: findings.recurring,
    Intent.ENTERED: entered_lists.lists,
    Intent.REGISTER: register.register,
    Intent.CHANGES: changes.changes,
}


class Responder:
    """Answers queries from one knowledge snapshot. Safe to share between threads."""

    def __init__(
        self,
        knowledge: Knowledge,
        days: WorkingCalendar | None = None,
        entries: Entries | None = None,
        passages: Passages | None = None,
    ) -> None:
        self._known = Known(knowledge, days, entries)
        self._passages = passages or Passages(knowledge)

    def with_findings(self, knowledge: Knowledge, days: WorkingCalendar | None, entries: Entries | None) -> "Responder":
        """Return one for knowledge that differs in findings only: texts that are the same are not indexed again."""
        return Responder(knowledge, days, entries, self._passages.with_findings(knowledge))

    @property
    def knowledge(self) -> Knowledge:
        """What is known."""
        return self._known.knowledge

    def prepare(self) -> None:
        """Put every force's records in order and index its texts now; by itself that is done when first asked for."""
        for force in self._known.forces:
            self._known.records(force)
        self._passages.prepare()

    def respond(self, query: Query) -> Answer:
        """Answer a query.

        Args:
            query: what was asked; its ids must be of this snapshot. `today` is the day deadlines are seen from.

        Returns:
            An answer with its facts and sources; NOT_KNOWN, with the nearest that is held, where nothing is.
        """
        if query.unknown_cycle and not query.cycles:
            return helping.unknown_cycle(self._known, query)
        answer = _FROM_RECORDS.get(query.intent)
        if answer is not None:
            if Form.WHY not in query.forms:
                return answer(self._known, query)
            # Whether it rose or fell at all comes first: the question takes it for granted.
            first = moves.moves if why.takes_a_move_for_granted(query) else answer
            return why.why(self._known, query, first(self._known, query))
        return _WITH_WORDS[query.intent](self._known, self._passages, query)

    def unclear(self, asked: Unclear) -> Answer:
        """Ask back, with the choices as whole questions."""
        return helping.unclear(asked)

    def not_understood(self, asked: NotUnderstood) -> Answer:
        """Say that this is not a question for this knowledge, and offer examples."""
        return helping.not_understood(self._known, asked)
