"""Words in, an answer out: the one entry that the command line, Slack and the playground share."""

from collections.abc import Callable
from copy import copy
from datetime import date
from functools import lru_cache

from bot.ask.answer import Answer
from bot.ask.parse import Parsed, Parser
from bot.ask.query import Context, NotUnderstood, Query, Unclear
from bot.ask.respond import Responder
from bot.domain.changes import Entries
from bot.domain.knowledge import Knowledge
from bot.domain.reminding import Which
from bot.domain.working import WorkingCalendar

Earlier = Callable[[date], Knowledge | None]
"""From a day to what was known by then; None where that is all that is known."""
MOST_DAYS = 8
"""Days gone by whose answers are kept at hand."""


class Answerer:
    """Answers questions from one knowledge snapshot. Immutable and safe to share between threads."""

    def __init__(
        self,
        knowledge: Knowledge,
        days: WorkingCalendar | None = None,
        earlier: Earlier | None = None,
        changes: Entries | None = None,
    ) -> None:
        """Take what is known.

        Args:
            knowledge: what is known.
            days: the days worked; without those no last working day is told.
            earlier: what is known as of a day, where that is not all of it; None where that is the same for every day.
            changes: what was entered in the force's register; None where nothing was, or none is kept.
        """
        self._days = days
        self._parser = Parser(knowledge)
        self._take(Responder(knowledge, days, changes), earlier, changes)

    def _take(self, responder: Responder, earlier: Earlier | None, changes: Entries | None) -> None:
        self.knowledge = knowledge = responder.knowledge
        self._parser = self._parser.with_register(knowledge if changes is not None else None)
        self._responder = responder

        @lru_cache(MOST_DAYS)
        def on(day: date) -> Responder:
            known = earlier(day) if earlier is not None else None
            return responder if known is None else Responder(known, self._days, changes)

        self._on = on

    def with_findings(
        self, knowledge: Knowledge, earlier: Earlier | None = None, changes: Entries | None = None
    ) -> "Answerer":
        """Return one that answers from knowledge which differs from this one's in findings only.

        Args:
            knowledge: the same but for its findings.
            earlier: as for the constructor.
            changes: as for the constructor.
        """
        if knowledge.finding_by_id.keys() != self.knowledge.finding_by_id.keys():
            return Answerer(knowledge, self._days, earlier, changes)
        made = copy(self)
        made._take(self._responder.with_findings(knowledge, self._days, changes), earlier, changes)
        return made

    def prepare(self) -> None:
        """Do now what is else done when a force is first asked about: for a process that answers many."""
        self._responder.prepare()

    def ask(self, text: str, context: Context) -> Answer:
        """Answer a question as a person typed it.

        Args:
            text: the person's words; a leading "ask" or subcommand is part of them.
            context: today's date, and the force to take when none is named.

        Returns:
            An answer of any outcome; bad input is an answer too (`not_known` or `unclear`), never an exception.
        """
        return self.answer(self.understand(text, context))

    def known_on(self, day: date) -> Knowledge:
        """Return what is known as of a day: without what was entered in the register only later."""
        return self._on(day).knowledge

    def understand(self, text: str, context: Context) -> Parsed:
        """Return what a text asks: the first half of `ask`, with the same arguments."""
        return self._parser.parse(text, context)

    def wanted(self, text: str, context: Context) -> Which | Unclear | NotUnderstood:
        """Return which deadlines the words of a subscription mean: "kent legitimacy, inspectorate dates"."""
        return self._parser.wanted(text, context)

    def answer(self, understood: Parsed) -> Answer:
        """Answer what was understood: the second half of `ask`. Equal queries have the same answer."""
        if isinstance(understood, Query):
            return self._on(understood.today).respond(understood)
        if isinstance(understood, Unclear):
            return self._responder.unclear(understood)
        return self._responder.not_understood(understood)
