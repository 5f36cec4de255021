"""The question desk: a person's words and where they were said, to a message. It knows no Slack client."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.ask.answer import Answer, Outcome
from bot.ask.query import Context
from bot.render.blocks import to_message
from bot.render.message import Message
from bot.slack.wording import TOO_LONG

MOST_CHARACTERS = 1000
"""The longest question that is answered: it must fit a button's value (2000) with room for escapes."""


class Asks(Protocol):
    """Whatever answers questions, such as `bot.ask.answerer.Answerer`."""

    def ask(self, text: str, context: Context) -> Answer:
        """Answer a question as a person typed it."""
        ...


@dataclass(frozen=True, slots=True)
class Desk:
    """Answers for Slack.

    Args:
        answerer: returns the one of the knowledge being served now.
        today: returns the day it is.
        home_force: the force meant when none is named, as an id.
        channel_forces: the force of a channel, by channel id or name.
    """

    answerer: Callable[[], Asks]
    today: Callable[[], date]
    home_force: str | None = None
    channel_forces: Mapping[str, str] | None = None

    def answer(self, question: str, *, channels: tuple[str, ...] = ()) -> Answer:
        """Answer a question. `channels` are ids and names of where it was asked, the nearest first."""
        text = question.strip() or "help"
        if len(text) > MOST_CHARACTERS:
            return Answer(Outcome.UNCLEAR, TOO_LONG.format(length=len(text), most=MOST_CHARACTERS))
        forces = self.channel_forces or {}
        channel_force = next((forces[channel] for channel in channels if channel in forces), None)
        context = Context(today=self.today(), channel_force=channel_force, home_force=self.home_force)
        return self.answerer().ask(text, context)

    def message(
        self, question: str, *, channels: tuple[str, ...] = (), page: int = 1, shareable: bool = False
    ) -> Message:
        """Answer a question as a message for Slack; `shareable` offers *Share in channel*."""
        answer = self.answer(question, channels=channels)
        kept = question.strip()[:MOST_CHARACTERS] or "help"
        return to_message(answer, question=kept, page=page, shareable=shareable)
