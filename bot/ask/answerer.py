"""Words in, an answer out: the one entry that the command line, Slack and the playground share."""

from bot.ask.answer import Answer
from bot.ask.parse import Parsed, Parser
from bot.ask.query import Context, NotUnderstood, Query, Unclear
from bot.ask.respond import Responder
from bot.domain.knowledge import Knowledge
from bot.domain.reminding import Which
from bot.domain.working import WorkingCalendar


class Answerer:
    """Answers questions from one knowledge snapshot. Immutable and safe to share between threads."""

    def __init__(self, knowledge: Knowledge, days: WorkingCalendar | None = None) -> None:
        """Take what is known, and the days worked; without those no last working day is told."""
        self.knowledge = knowledge
        self._parser = Parser(knowledge)
        self._responder = Responder(knowledge, days)

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

    def understand(self, text: str, context: Context) -> Parsed:
        """Return what a text asks: the first half of `ask`, with the same arguments."""
        return self._parser.parse(text, context)

    def wanted(self, text: str, context: Context) -> Which | Unclear | NotUnderstood:
        """Return which deadlines the words of a subscription mean: "kent legitimacy, inspectorate dates"."""
        return self._parser.wanted(text, context)

    def answer(self, understood: Parsed) -> Answer:
        """Answer what was understood: the second half of `ask`. Equal queries have the same answer."""
        if isinstance(understood, Query):
            return self._responder.respond(understood)
        if isinstance(understood, Unclear):
            return self._responder.unclear(understood)
        return self._responder.not_understood(understood)
