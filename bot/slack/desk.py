"""The question desk: a person's words and where they were said, to a message. It knows no Slack client."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.ask.answer import Answer, Outcome
from bot.ask.query import Context, NotUnderstood, Unclear
from bot.render.blocks import to_message
from bot.render.message import Message
from bot.slack.kept import Asks, Kept, acknowledgement
from bot.slack.wording import TOO_LONG

_I = re.compile(r"\b(?:i|im|i'm|my|mine|(?:to|by|with|for|on) me)\b", re.IGNORECASE)
MOST_CHARACTERS = 1000
"""The longest question that is answered: it must fit a button's value (2000) with room for escapes."""

Unmet = Callable[[str, Unclear | NotUnderstood], None]


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: a person's id, and what they are called where that is known."""

    person: str
    name: str = ""


@dataclass(frozen=True)
class Desk:
    """Answers for Slack.

    Args:
        answerer: returns the one of the knowledge being served now.
        today: returns the day it is.
        home_force: the force meant when none is named, as an id.
        channel_forces: the force of a channel, by channel id or name.
        unmet: is told of a question that was not understood, or asked back; must be quick. Where there is one, people
            are asked whether answers helped.
        published: returns what answers those who may not see what the force enters; None where everybody may.
        sees: whether a person may see that.
    """

    answerer: Callable[[], Asks]
    today: Callable[[], date]
    home_force: str | None = None
    channel_forces: Mapping[str, str] | None = None
    unmet: Unmet | None = None
    published: Callable[[], Asks] | None = None
    sees: Callable[[str], bool] = lambda _person: True
    _latest: dict[bool, Kept] = field(default_factory=dict, init=False, repr=False, compare=False)

    def message(
        self,
        question: str,
        *,
        channels: tuple[str, ...] = (),
        page: int = 1,
        shareable: bool = False,
        rated: bool = True,
        asker: Asker | None = None,
    ) -> Message:
        """Answer a question as a message for Slack.

        Args:
            question: the person's words; none ask for help.
            channels: ids and names of where it was asked, the nearest first.
            page: of a long answer.
            shareable: whether to offer *Share in channel*.
            rated: whether to ask if it helped; the Home takes no such block.
            asker: who asks. Where the words say "I" or "mine" the answer is theirs; all others are kept for everybody
                who may see as much.
        """
        text = question.strip() or "help"
        if len(text) > MOST_CHARACTERS:
            return _too_long(text)
        kept, context = self.kept(asker), self.context(channels, asker if says_i(text) else None)
        message = kept.message(text, context, page, shareable, rated)
        self._tell(kept, text, context)
        return message

    def acknowledgement(self, question: str, *, channels: tuple[str, ...] = (), asker: Asker | None = None) -> str:
        """Answer a question as the body of a slash command's acknowledgement, with *Share in channel*.

        "" where the answer is to follow as a message of its own (`bot.slack.kept.acknowledged`).
        """
        text = question.strip() or "help"
        if len(text) > MOST_CHARACTERS:
            return acknowledgement(_too_long(text))
        kept, context = self.kept(asker), self.context(channels, asker if says_i(text) else None)
        body = kept.acknowledgement(text, context)
        self._tell(kept, text, context)
        return body

    def _tell(self, kept: Kept, text: str, context: Context) -> None:
        if self.unmet is not None and (missed := kept.unmet.get((text, context))) is not None:
            self.unmet(text, missed)

    def make_ready(self, questions: Iterable[str]) -> None:
        """Make the acknowledgements of today's answers to these questions, for when they are asked."""
        self.kept().make_ready(questions, self.context(()))

    def kept(self, asker: Asker | None = None) -> Kept:
        """Return what is kept of the knowledge served now to somebody; what was kept of an older one is dropped."""
        barred = self.published is not None and asker is not None and not self.sees(asker.person)
        answerer = self.published() if self.published is not None and barred else self.answerer()
        kept = self._latest.get(barred)
        if kept is None or kept.answerer is not answerer:
            kept = self._latest[barred] = Kept(answerer, rated=self.unmet is not None)
        return kept

    def context(self, channels: tuple[str, ...], asker: Asker | None = None) -> Context:
        """Return the day, the forces at hand where something is asked, and who asks where that matters."""
        forces = self.channel_forces or {}
        channel_force = next((forces[channel] for channel in channels if channel in forces), None)
        person, name = (asker.person, asker.name) if asker is not None and asker.person else (None, "")
        return Context(self.today(), channel_force, self.home_force, person, name)


def says_i(text: str) -> bool:
    """Return whether words speak of whoever says them: "what do I own", "my actions"; not "show me Kent"."""
    return _I.search(text) is not None


def _too_long(text: str) -> Message:
    too_long = Answer(Outcome.UNCLEAR, TOO_LONG.format(length=len(text), most=MOST_CHARACTERS))
    return to_message(too_long, question=text[:MOST_CHARACTERS])
