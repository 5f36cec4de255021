"""What a channel is reminded of: subscribe, show, change, end. Words in, messages out; it knows no Slack client."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from bot.ask.query import Choice, Context, NotUnderstood, Unclear
from bot.domain.knowledge import Knowledge
from bot.domain.reminding import Subscription, Which
from bot.remind.plan import owed
from bot.render import subscriptions as said
from bot.render.buttons import asking
from bot.render.message import Block, Message
from bot.render.mrkdwn import escape

MOST_COMING = 3
_COMMAND = re.compile(
    r"\s*(?:please\s+)?(?P<verb>subscribe|unsubscribe|subscriptions?)\b"
    r"(?:\s+(?:this channel\s+)?(?:to|from|for)\b)?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


def about_subscriptions(text: str) -> bool:
    """Return whether words are a command about subscriptions."""
    return _COMMAND.fullmatch(text) is not None


class Knows(Protocol):
    """Whatever reads the words of a subscription, such as `bot.ask.answerer.Answerer`."""

    @property
    def knowledge(self) -> Knowledge:
        """The snapshot being served."""
        ...

    def wanted(self, text: str, context: Context) -> Which | Unclear | NotUnderstood:
        """Return which deadlines words mean."""
        ...


class Subscriptions(Protocol):
    """Where subscriptions are kept."""

    def subscriptions(self, channel: str | None = None) -> Sequence[Subscription]:
        """Return those of a channel that are not ended, the oldest first."""
        ...

    def subscribe(self, subscription: Subscription) -> Subscription:
        """Keep one, and return it with its id."""
        ...

    def unsubscribe(self, one: str, by: str, /) -> bool:
        """End the one with an id; return False where it was ended before, or never was."""
        ...


@dataclass(frozen=True, slots=True)
class Said:
    """A message, and whether the channel is to see it: what changes its reminders concerns everybody in it."""

    message: Message
    public: bool = False


@dataclass(frozen=True, slots=True)
class Subscribing:
    """Answers the words and buttons about subscriptions.

    Args:
        knows: returns the one being served now.
        kept: where subscriptions are kept; each of its calls may raise when the database is away.
        today: returns the local day.
        context: returns the force at hand in a channel, by its id and name.
        asleep: returns what is snoozed in a channel, as lines of mrkdwn.
        refusal: returns why somebody may not do something, and keeps that they tried; "" where they may.
    """

    knows: Callable[[], Knows]
    kept: Subscriptions
    today: Callable[[], date]
    context: Callable[[tuple[str, ...]], Context]
    asleep: Callable[[str], Sequence[str]] = lambda _channel: ()
    refusal: Callable[[str, str], str] = lambda _person, _wanted: ""

    def answer(self, text: str, channel: str, user: str, channel_name: str = "") -> Said | None:
        """Answer words, or None where they are no command about subscriptions."""
        command = _COMMAND.fullmatch(text)
        if command is None:
            return None
        verb, rest = command["verb"].lower(), command["rest"].strip(" .!?")
        if verb.startswith("subscription"):
            return self.show(channel)
        if said := self.refused(user, f"{verb} {channel}"):
            return said
        if verb == "unsubscribe":
            return self._unsubscribe(rest, channel, user, channel_name)
        read = self.knows().wanted(rest, self.context((channel, channel_name)))
        return self.subscribe(read, channel, user) if isinstance(read, Which) else self._ask_back(read, "subscribe")

    def refused(self, user: str, wanted: str) -> Said | None:
        """Return what somebody is told who may not subscribe channels; None for whoever may."""
        why = self.refusal(user, wanted)
        return Said(Message(escape(f"{why} Nothing was changed."))) if why else None

    def show(self, channel: str) -> Said:
        """Show a channel's subscriptions, and what is snoozed there."""
        return Said(said.shown(self.kept.subscriptions(channel), self.knows().knowledge, self.asleep(channel)))

    def subscribe(self, which: Which, channel: str, user: str) -> Said:
        """Subscribe a channel, or say that it is subscribed already."""
        knowledge = self.knows().knowledge
        same = next((one for one in self.kept.subscriptions(channel) if one.which == which), None)
        made = same or self.kept.subscribe(Subscription(channel, which, self.today(), user))
        message = said.subscribed(made, knowledge, self._coming(which, knowledge), already=same is not None)
        return Said(message, public=same is None)

    def held(self, wanted: str, channel: str) -> Subscription | None:
        """Return the subscription of a channel that has an id, or None where it is ended or another channel's."""
        return next((one for one in self.kept.subscriptions(channel) if one.id == wanted), None)

    def end(self, ending: str, channel: str, user: str) -> Said:
        """End the subscription of a channel that has an id, as its button asks."""
        if said_so := self.refused(user, f"unsubscribe {channel}"):
            return said_so
        one = self.held(ending, channel)
        if one is None or not self.kept.unsubscribe(ending, user):
            return Said(Message("This subscription was ended before. Nothing was changed."))
        return Said(said.ended([one], self.knows().knowledge), public=True)

    def change(self, changing: str, which: Which, channel: str, user: str) -> Said:
        """Put another one in the place of the subscription that has an id; it goes on since the same day."""
        if said_so := self.refused(user, f"subscribe {channel}"):
            return said_so
        one = self.held(changing, channel)
        if one is None:
            return Said(Message("This subscription was ended before. Subscribe anew with `subscribe`."))
        if one.which != which:
            self.kept.subscribe(replace(one, which=which, by=user, id=""))
            self.kept.unsubscribe(changing, user)
        knowledge = self.knows().knowledge
        message = said.subscribed(replace(one, which=which), knowledge, self._coming(which, knowledge), already=False)
        return Said(message, public=one.which != which)

    def _unsubscribe(self, rest: str, channel: str, user: str, channel_name: str) -> Said:
        here = self.kept.subscriptions(channel)
        knowledge = self.knows().knowledge
        if not here:
            return Said(said.shown(here, knowledge))
        ending = list(here) if rest.lower() in ("all", "everything") or (not rest and len(here) == 1) else []
        if rest and not ending:
            read = self.knows().wanted(rest, self.context((channel, channel_name)))
            if not isinstance(read, Which):
                return self._ask_back(read, "unsubscribe")
            ending = [one for one in here if one.which == read]
        if not ending:
            return Said(said.shown(here, knowledge))
        ended = [one for one in ending if self.kept.unsubscribe(one.id, user)]
        return Said(said.ended(ended or ending, knowledge), public=True)

    def _ask_back(self, read: Unclear | NotUnderstood, verb: str) -> Said:
        if isinstance(read, NotUnderstood):
            words = ", ".join(f"“{word}”" for word in read.unknown)
            are = "is" if len(read.unknown) == 1 else "are"
            unknown = f"{words} {are} not known here, so nothing was changed." if words else "Nothing was changed."
            text = read.reason or unknown
            return Said(Message(f"{escape(text)} {said.HOW}"))
        choices = tuple(Choice(one.label, f"{verb} {one.question}") for one in read.choices)
        blocks: list[Block] = [{"type": "section", "text": {"type": "mrkdwn", "text": escape(read.asks)}}]
        if choices:
            blocks.append({"type": "actions", "elements": asking(choices)})
        lines = [read.asks, *(f"• {choice.question}" for choice in choices)]
        return Said(Message(escape("\n".join(lines)), tuple(blocks)))

    def _coming(self, which: Which, knowledge: Knowledge) -> list[str]:
        """Return the next deadlines that are meant, as plain lines; where none is ahead, the latest gone by."""
        today = self.today()
        meant = [one for one in owed(knowledge) if which.fits(one.finding, one.obligation)]
        ahead = [one for one in meant if one.due >= today]
        some = ahead[:MOST_COMING] or meant[-1:]
        return [f"{_day(one.due, today)}: {one.finding.id}: {one.obligation.what}" for one in some]


def _day(due: date, today: date) -> str:
    return said.day_words(due) if due >= today else f"{said.day_words(due)} (gone by)"
