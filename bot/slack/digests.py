"""Digests after they were posted: what people do about their lines, and the messages that show it."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.errors import BotError
from bot.remind.deeds import Deed
from bot.remind.delivery import Delivery
from bot.remind.plan import Digest, Owed
from bot.remind.retold import changes, retold
from bot.remind.stages import Stage
from bot.render.digest import Since, to_message
from bot.render.digest_buttons import Page
from bot.render.message import Message
from bot.slack.acting import Acted, Acting, Kept, Person
from bot.slack.acting_words import ActingWords

log = logging.getLogger(__name__)

AWAY = "The reminders cannot be reached just now, so nothing was changed. Please try again in a minute."
NOT_KEPT = "it is not among those kept here, or Slack has not confirmed it yet, and then it follows"
UNCHANGED = "The digest itself does not show it: {why}."


class Posted(Kept, Protocol):
    """A ledger that knows digests by what people see of them; each call may raise when the database is away."""

    def posted_as(self, channel: str, ts: str) -> Delivery | None:
        """Return the digest that Slack calls so."""
        ...

    def last_told(self, channel: str, finding: str, obligation: str, due: date) -> Delivery | None:
        """Return the last digest that holds a deadline."""
        ...


class Edit(Protocol):
    """Changes a digest in place, and returns why it could not, or ""."""

    def __call__(self, delivery: Delivery, called: frozenset[str] | None = None, *, patient: bool = False) -> str:
        """Edit it; `called` are the people whom it mentions, None where that is not known."""
        ...


@dataclass(frozen=True, slots=True)
class Shown:
    """Makes the messages of digests.

    Args:
        acting: knows the knowledge, the days worked and the day.
        kept: the ledger.
    """

    acting: Acting
    kept: Posted

    def new(self, digest: Digest) -> Message:
        """Return a digest as it is to be posted. Raises what the ledger raises."""
        deeds, owners = self._deeds(digest), digest.owners
        return to_message(digest, self.acting.knowledge(), self.acting.calendar(), deeds=deeds, owners=owners)

    def now(self, delivery: Delivery, called: frozenset[str], apart: Page | None = None) -> Message:
        """Return a digest that was posted, as it is to be shown now. Raises what the ledger raises."""
        knowledge = self.acting.knowledge()
        digest = retold(delivery, knowledge)
        since = Since(self.acting.today, changes(delivery, knowledge), called, apart)
        deeds, owners = self._deeds(digest), digest.owners
        return to_message(digest, knowledge, self.acting.calendar(), deeds=deeds, owners=owners, since=since)

    def may_call(self, delivery: Delivery) -> bool:
        """Return whether a digest may mention anybody: an owner, or whom something is escalated to."""
        if any(one.stage == Stage.ESCALATED for one in delivery.reminders):
            return True
        return bool(retold(delivery, self.acting.knowledge()).owners)

    def touched(self, delivery: Delivery) -> bool:
        """Return whether anybody did anything about a line of a digest. Raises what the ledger raises."""
        return any(self._deeds(retold(delivery, self.acting.knowledge())).values())

    def page(self, channel: str, page: Page) -> Message | None:
        """Return a page of a digest for one person, or None where the ledger does not hold it."""
        delivery = self.kept.posted_as(channel, page.digest)
        return self.now(delivery, frozenset(), page) if delivery is not None else None

    def _deeds(self, digest: Digest) -> dict[str, list[Deed]]:
        every = self.kept.deeds(digest.channel)
        return {one.owed.id: every.get((one.owed.id, one.owed.due), []) for one in digest.reminders}


@dataclass(frozen=True, slots=True)
class Digests:
    """Does what is asked for, and has the digests show it.

    Args:
        acting: does it.
        kept: the ledger.
        shown: makes messages.
        edit: changes them in place.
    """

    acting: Acting
    kept: Posted
    shown: Shown
    edit: Edit

    def do(self, act: Callable[[Acting], Acted]) -> Acted:
        """Do something; without the database say so."""
        try:
            return act(self.acting)
        except BotError as error:
            log.error("not done: %s", error)
            return Acted(Message(AWAY))

    def answer(self, text: str, channel: str, person: Person) -> Message | None:
        """Do what words ask, and return the answer; None where they ask nothing of this kind."""
        try:
            worded = ActingWords(self.acting, self._told).answer(text, channel, person)
        except BotError as error:
            log.error("not done: %s", error)
            return Message(AWAY)
        if worded is None:
            return None
        if worded.one is None or not worded.acted.done:
            return worded.acted.message
        return self.edited(worded.acted, channel, worded.one.id, worded.one.due)

    def edited(
        self, acted: Acted, channel: str, owed: str, due: date, *, ts: str = "", called: frozenset[str] | None = None
    ) -> Message:
        """Edit the digests that show a deadline: the one named and the last one. Return what the person is told.

        Args:
            acted: what came of what they asked for.
            channel: where.
            owed: as `Owed.id`.
            due: the day due.
            ts: what Slack calls the digest in which it was pressed; "" for none.
            called: the people whom that one mentions.
        """
        finding, _, obligation = owed.partition(":")
        try:
            pressed = self.kept.posted_as(channel, ts)
            last = self.kept.last_told(channel, finding, obligation, due)
            why = NOT_KEPT if ts and pressed is None else ""
            if last is not None and (pressed is None or last.id != pressed.id):
                why = self.edit(last) or why
            if pressed is not None:
                why = self.edit(pressed, called) or why
        except BotError as error:
            log.error("the digest is not edited: %s", error)
            why = "the reminders cannot be reached just now"
        return _and(acted, why)

    def arrived(self, channel: str, ts: str) -> None:
        """Have a digest that Slack confirmed only now show what was done about it meanwhile. Never raises."""
        try:
            found = self.kept.posted_as(channel, ts)
            if found is not None and self.shown.touched(found):
                self.edit(found, patient=True)
        except BotError as error:
            log.warning("a digest may not show what was done: %s", error)

    def _told(self, channel: str, one: Owed) -> bool:
        return self.kept.last_told(channel, one.finding.id, one.obligation.id, one.due) is not None


def _and(acted: Acted, why: str) -> Message:
    """Return what a person is told, and why the digest does not show what was done."""
    message = acted.message
    if not why or not acted.done:
        return message
    said = UNCHANGED.format(why=why)
    small = {"type": "context", "elements": [{"type": "mrkdwn", "text": said}]}
    return Message(f"{message.text}\n{said}", (*message.blocks, small) if message.blocks else ())
