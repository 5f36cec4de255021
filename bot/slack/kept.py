"""What the desk keeps of one knowledge snapshot: messages by their words, acknowledgements also by what was understood.

Few things are asked in the same words twice, many mean the same: "how did Kent do in 2016?" and "judgements kent 2016"
are equal queries. Their acknowledgements differ only by the question that the buttons carry, so one is kept with a gap
in its place. An acknowledgement has 3 seconds and shares the process with every other one.
"""

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

from bot.ask.answer import Answer
from bot.ask.parse import Parsed
from bot.ask.query import Context, NotUnderstood, Query, Unclear
from bot.render.blocks import to_message
from bot.render.buttons import quoted
from bot.render.message import Message
from bot.slack.bounded import Bounded

MOST_WORDED = 1024
"""Messages and acknowledgements kept for when the same words are asked again."""
MOST_UNDERSTOOD = 48_000_000
"""Characters (ASCII, so bytes) of the acknowledgements kept for when the same is meant again. Those made ready have 20
million with the shipped knowledge, 2,200 each; the longest have 14,500."""
LONGEST_FILLED = 150
"""Characters of a question that surely fits a button's value (2,000), however it is escaped."""
_GAP = "\ufdd0question\ufdd1"
"""Stands where the question will: with characters that no text has (Unicode's noncharacters)."""
_QUOTED_GAP = json.dumps(_GAP)[1:-1]


class Asks(Protocol):
    """Whatever answers questions, such as `bot.ask.answerer.Answerer`."""

    def understand(self, text: str, context: Context) -> Parsed:
        """Return what a text asks."""
        ...

    def answer(self, understood: Parsed) -> Answer:
        """Answer what was understood; equal queries the same."""
        ...


class Kept:
    """Makes the answers of one knowledge snapshot and keeps the latest. Safe to share between threads.

    `unmet` is what was not understood of what is kept, by words and context.
    """

    def __init__(self, answerer: Asks, *, rated: bool = False) -> None:
        """Take what answers, and whether people are asked if answers helped."""
        self.answerer = answerer
        self._rated = rated
        self.unmet: dict[tuple[str, Context], Unclear | NotUnderstood] = {}
        self.message = lru_cache(MOST_WORDED)(self._message)
        self.acknowledgement = lru_cache(MOST_WORDED)(self._acknowledgement)
        self._with_gaps = Bounded(self._made_with_gaps, MOST_UNDERSTOOD)

    @property
    def made(self) -> int:
        """How many acknowledgements were made for a first meaning, rather than taken from what was kept."""
        return self._with_gaps.made

    def make_ready(self, questions: Iterable[str], context: Context) -> None:
        """Make acknowledgements before anyone asks, in these words or in others that mean the same."""
        for question in questions:
            understood = self.answerer.understand(question, context)
            if isinstance(understood, Query):
                self._with_gaps(understood)

    def _message(self, text: str, context: Context, page: int, shareable: bool, rated: bool) -> Message:
        understood = self._understood(text, context)
        rated = rated and self._rated and isinstance(understood, Query)
        answer = self.answerer.answer(understood)
        return to_message(answer, question=text, page=page, shareable=shareable, rated=rated)

    def _acknowledgement(self, text: str, context: Context) -> str:
        """Return the body; "" where the answer may not go with one, of which nothing is kept to be filled."""
        understood = self._understood(text, context)
        if isinstance(understood, Query) and len(text) <= LONGEST_FILLED:
            return json.dumps(quoted(text)[1:-1])[1:-1].join(self._with_gaps(understood))
        rated = self._rated and isinstance(understood, Query)
        answer = self.answerer.answer(understood)
        message = to_message(answer, question=text, shareable=True, rated=rated)
        return acknowledgement(message) if acknowledged(message) else ""

    def _understood(self, text: str, context: Context) -> Parsed:
        understood = self.answerer.understand(text, context)
        if not isinstance(understood, Query):
            if len(self.unmet) >= 2 * MOST_WORDED:
                self.unmet.clear()
            self.unmet[text, context] = understood
        return understood

    def _made_with_gaps(self, query: Query) -> list[str]:
        message = to_message(self.answerer.answer(query), question=_GAP, shareable=True, rated=self._rated)
        return acknowledgement(message).split(_QUOTED_GAP) if acknowledged(message) else []


def acknowledged(message: Message) -> bool:
    """Return whether a message may go with an acknowledgement: what Slack refused of that could not be said again."""
    return all(block["type"] != "data_visualization" for block in message.blocks)


def acknowledgement(message: Message) -> str:
    """Return the body of an acknowledgement that shows a message: JSON, links not unfurled."""
    body: dict[str, object] = {"text": message.text, "unfurl_links": False, "unfurl_media": False}
    if message.blocks:
        body["blocks"] = message.blocks
    return json.dumps(body)
