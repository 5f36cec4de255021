"""What every listener works with."""

import logging
from dataclasses import dataclass
from typing import Protocol

from bot.render.message import Message
from bot.slack.acting import Person
from bot.slack.acting_words import about_deeds
from bot.slack.auditing import Auditing, about_audit
from bot.slack.chart_words import is_about_charts
from bot.slack.charting import Charting
from bot.slack.desk import Desk
from bot.slack.digests import Digests
from bot.slack.entering import Who
from bot.slack.entering_words import EnteringWords, about_register
from bot.slack.export_words import is_about_exports
from bot.slack.exporting import Exporting
from bot.slack.guard import Guard
from bot.slack.homes import Homes
from bot.slack.identity import Identity
from bot.slack.payload import Asked, Place
from bot.slack.poster import Poster
from bot.slack.subscribing import Said, Subscribing, about_subscriptions

log = logging.getLogger(__name__)


class Hears(Protocol):
    """Whoever notes how answers were rated."""

    texts: bool
    """Whether people's words are kept with it."""

    def rate(self, question: str, *, good: bool) -> None:
        """Note whether the answer to a question helped."""
        ...


@dataclass(frozen=True, slots=True)
class Room:
    """Who answers, people's Homes, the poster that says it, the guard around them, and who the bot is.

    `subscribing` and `digests` are None where no reminders are kept; `hearing` where ratings are not; `exporting` where
    nothing is taken out; `charting` where nothing is drawn; `entering` and `auditing` where no register is.
    """

    desk: Desk
    homes: Homes
    poster: Poster
    guard: Guard
    identity: Identity
    subscribing: Subscribing | None = None
    digests: Digests | None = None
    hearing: Hears | None = None
    exporting: Exporting | None = None
    entering: EnteringWords | None = None
    auditing: Auditing | None = None
    charting: Charting | None = None

    def commands(self, text: str) -> bool:
        """Return whether words are a command, not a question: those take long, and are answered later."""
        if self.exporting is not None and is_about_exports(text):
            return True
        if self.auditing is not None and about_audit(text):
            return True
        if self.charting is not None and is_about_charts(text):
            return True
        subscribing = self.subscribing is not None and about_subscriptions(text)
        deeds = self.digests is not None and about_deeds(text)
        return subscribing or deeds or (self.entering is not None and about_register(text))

    def audited(self, text: str, person: str) -> Message | None:
        """Answer words that ask for the audit trail; None for any others. For the person alone."""
        return self.auditing.answer(text, person) if self.auditing is not None else None

    def entered(self, raw: str, place: Place, request: str) -> Message | None:
        """Answer words that change the register; None for any others.

        Args:
            raw: the words as Slack sends them, without the bot's own mention.
            place: where and by whom.
            request: tells this request from any other.
        """
        if self.entering is None:
            return None
        said = self.entering.answer(raw, Who(place.user, place.user_name), request)
        if said is not None:
            self.homes.refresh(place.user)
        return said

    def subscribed(self, text: str, place: Place) -> Said | None:
        """Answer words about what a channel is reminded of, deadlines there, files, pictures; None for any others."""
        said = None
        if self.exporting is not None and (exported := self.exporting.answer(text, place)) is not None:
            return Said(exported)
        if self.charting is not None and (charted := self.charting.answer(text, place)) is not None:
            return Said(charted)
        if self.subscribing is not None:
            said = self.subscribing.answer(text, place.channel, place.user, place.channel_name)
        if said is None and self.digests is not None:
            answered = self.digests.answer(text, place.channel, Person(place.user, place.user_name))
            said = Said(answered) if answered is not None else None
        return said

    def charted(self, asked: Asked, place: Place, *, shareable: bool) -> Message | None:
        """Return a page of a picture's facts in words; None where something else was asked."""
        return self.charting.page(asked.question, asked.page, place, shareable=shareable) if self.charting else None

    def tell(self, place: Place, said: Said) -> None:
        """Say it to the person alone, or to the channel where it concerns everybody there. Raises PostError."""
        if said.public and place.response_url and self.poster.share(place, said.message):
            return
        if said.public and not place.response_url:
            try:
                self.poster.post(place.channel, said.message)
            except Exception as error:  # whatever went wrong, the person is to know what was changed
                log.warning("not told in %s: %s", place.channel, error)
            else:
                return
        self.poster.answer_alone(place, said.message)
