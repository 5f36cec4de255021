"""The question desk: a person's words and where they were said, to a message. It knows no Slack client."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from typing import Generic, Protocol, TypeVar

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


MOST_KEPT = 1024
"""Answers of a kind kept for when the same is asked again of the same knowledge on the same day."""

T = TypeVar("T")


class Kept(Generic[T]):
    """Makes answers with `make` and keeps the latest, as long as the knowledge stays the same."""

    def __init__(self, make: Callable[[Asks, str, Context, int, bool], T]) -> None:
        self._make = make
        self._of: tuple[Asks, Callable[[str, Context, int, bool], T]] | None = None

    def __call__(self, answerer: Asks, text: str, context: Context, page: int, shareable: bool) -> T:
        """Return the answer, made or kept."""
        of = self._of
        if of is None or of[0] is not answerer:
            of = self._of = (answerer, lru_cache(MOST_KEPT)(partial(self._make, answerer)))
        return of[1](text, context, page, shareable)


def made(answerer: Asks, text: str, context: Context, page: int, shareable: bool) -> Message:
    """Return the message that answers `text`. Depends on its arguments alone, so it may be kept."""
    return to_message(answerer.ask(text, context), question=text, page=page, shareable=shareable)


def acknowledged(answerer: Asks, text: str, context: Context, page: int, shareable: bool) -> str:
    """Return the same as the body of an acknowledgement."""
    return acknowledgement(made(answerer, text, context, page, shareable))


def acknowledgement(message: Message) -> str:
    """Return the body of an acknowledgement that shows a message: JSON, links not unfurled."""
    body: dict[str, object] = {"text": message.text, "unfurl_links": False, "unfurl_media": False}
    if message.blocks:
        body["blocks"] = message.blocks
    return json.dumps(body)


@dataclass(frozen=True)
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
    _made: Kept[Message] = field(default_factory=lambda: Kept(made), init=False, repr=False, compare=False)
    _acknowledged: Kept[str] = field(default_factory=lambda: Kept(acknowledged), init=False, repr=False, compare=False)

    def message(
        self, question: str, *, channels: tuple[str, ...] = (), page: int = 1, shareable: bool = False
    ) -> Message:
        """Answer a question as a message for Slack.

        Args:
            question: the person's words; none ask for help.
            channels: ids and names of where it was asked, the nearest first.
            page: of a long answer.
            shareable: whether to offer *Share in channel*.
        """
        text = question.strip() or "help"
        if len(text) > MOST_CHARACTERS:
            return _too_long(text)
        return self._made(self.answerer(), text, self._context(channels), page, shareable)

    def acknowledgement(self, question: str, *, channels: tuple[str, ...] = ()) -> str:
        """Answer a question as the body of a slash command's acknowledgement, with *Share in channel*."""
        text = question.strip() or "help"
        if len(text) > MOST_CHARACTERS:
            return acknowledgement(_too_long(text))
        return self._acknowledged(self.answerer(), text, self._context(channels), 1, True)

    def _context(self, channels: tuple[str, ...]) -> Context:
        forces = self.channel_forces or {}
        channel_force = next((forces[channel] for channel in channels if channel in forces), None)
        return Context(today=self.today(), channel_force=channel_force, home_force=self.home_force)


def _too_long(text: str) -> Message:
    too_long = Answer(Outcome.UNCLEAR, TOO_LONG.format(length=len(text), most=MOST_CHARACTERS))
    return to_message(too_long, question=text[:MOST_CHARACTERS])
