"""Words in, an answer out: the one entry that the command line, Slack and the playground share."""

from bot.ask.answer import Answer
from bot.ask.parse import Parser
from bot.ask.query import Context, NotUnderstood, Query, Unclear
from bot.ask.respond import Responder
from bot.domain.knowledge import Knowledge


class Answerer:
    """Answers questions from one knowledge snapshot. Immutable and safe to share between threads."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._parser = Parser(knowledge)
        self._responder = Responder(knowledge)

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
        match self._parser.parse(text, context):
            case Query() as query:
                return self._responder.respond(query)
            case Unclear() as unclear:
                return self._responder.unclear(unclear)
            case NotUnderstood() as not_understood:
                return self._responder.not_understood(not_understood)
