"""Acknowledging, snoozing and waking by words: "snooze KENT-2016-E1 until 12 April". No word is left out in silence."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.ask.query import Choice
from bot.ask.until import until_day
from bot.remind.plan import Owed
from bot.render.buttons import asking
from bot.render.digest_line import day_words
from bot.render.message import Block, Message
from bot.render.mrkdwn import escape
from bot.slack.acting import Acted, Acting, Person

HOW = (
    "Write `acknowledge KENT-2016-E1`, `snooze KENT-2016-E1 until 12 April`, `snooze KENT-2016-E1 until next week` or "
    "`wake KENT-2016-E1`."
)
_COMMAND = re.compile(
    r"\s*(?:please\s+)?(?P<verb>acknowledge|ack|snooze|unsnooze|wake(?:\s+up)?)\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ABOUT = re.compile(
    r"\s*(?:the\s+)?(?:finding\s+)?(?P<finding>[\w-]+)(?::(?P<obligation>[\w-]+))?(?P<rest>.*)", re.DOTALL
)
_MARKING = ("acknowledge", "ack", "snooze")
_MARKUP = re.compile(r"[`*“”\"']")
_THANKS = re.compile(r"(?:[\s.!?,]|\b(?:please|thanks|thank you))+$", re.IGNORECASE)
_POLITE = re.compile(r"[\s.!?,]|\b(?:please|thanks|thank you|again|now)\b", re.IGNORECASE)


def about_deeds(text: str) -> bool:
    """Return whether words are a command to acknowledge, snooze or wake."""
    return _COMMAND.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Worded:
    """What came of words: and the deadline that they were about, where it is one."""

    acted: Acted
    one: Owed | None = None


@dataclass(frozen=True, slots=True)
class ActingWords:
    """Does what words ask.

    Args:
        acting: does it.
        told: returns whether a channel was told of a deadline.
    """

    acting: Acting
    told: Callable[[str, Owed], bool]

    def answer(self, text: str, channel: str, person: Person) -> Worded | None:
        """Do it, or ask back; None where the words are none of these commands."""
        command = _COMMAND.fullmatch(text)
        if command is None:
            return None
        verb = command["verb"].lower()
        about = _ABOUT.fullmatch(_MARKUP.sub("", command["rest"]))
        if about is None:
            return _say(f"Which finding is meant? Nothing was changed. {HOW}")
        if why := self.acting.refusal(person.id, f"{verb} {about['finding'][:100].upper()}", False):
            return _say(f"{escape(why)} Nothing was changed.")
        knowledge = self.acting.knowledge()
        finding = knowledge.finding_by_id.get(about["finding"].upper())
        if finding is None:
            return _say(f"“{escape(about['finding'])}” is no finding held here. Nothing was changed. {HOW}")
        until = self._until(about["rest"]) if verb == "snooze" else None
        if isinstance(until, Worded):
            return until
        if verb != "snooze" and _POLITE.sub("", about["rest"]):
            return _say(f"“{escape(about['rest'].strip())}” is not understood here. Nothing was changed. {HOW}")
        found = self._meant(verb, finding.id, about["obligation"], channel)
        if not found:
            why = "is closed" if not finding.open else "has no deadline that this channel is reminded of"
            return _say(f"{escape(finding.id)} {why}. Nothing was changed.")
        if len(found) > 1 and verb not in _MARKING and not self._asleep(channel, found):
            return _say(f"Nothing of {escape(finding.id)} is snoozed here. Nothing was changed.")
        if len(found) > 1:
            return _which(found, text, about)
        return Worded(self._do(verb, found[0], until, channel, person), found[0])

    def _until(self, words: str) -> date | Worded:
        words = _THANKS.sub("", words)
        read = until_day(words, self.acting.today)
        if isinstance(read, date):
            return read
        why = read or ("Until when?" if not words.strip() else f"“{escape(words.strip())}” names no day.")
        return _say(f"{escape(why) if read else why} Nothing was changed. {HOW}")

    def _meant(self, verb: str, finding: str, obligation: str | None, channel: str) -> list[Owed]:
        here = self.acting.here(channel, finding)
        if obligation:
            return [one for one in here if one.obligation.id.lower() == obligation.lower()]
        if len(here) < 2:
            return here
        marking = verb in _MARKING
        likely = [one for one in here if self.told(channel, one)] if marking else self._asleep(channel, here)
        return likely if len(likely) == 1 else here

    def _asleep(self, channel: str, some: list[Owed]) -> list[Owed]:
        asleep = {one.id for one, _, _ in self.acting.asleep(channel)}
        return [one for one in some if one.id in asleep]

    def _do(self, verb: str, one: Owed, until: date | None, channel: str, person: Person) -> Acted:
        if until is not None:
            return self.acting.snooze(one.id, one.due, until, channel, person)
        if verb in _MARKING:
            return self.acting.acknowledge(one.id, one.due, channel, person)
        return self.acting.wake(one.id, one.due, channel, person)


def _say(text: str) -> Worded:
    return Worded(Acted(Message(text)))


def _which(found: list[Owed], text: str, about: re.Match[str]) -> Worded:
    """Ask which of several deadlines of a finding is meant; each button says the same words with its name in them."""
    asks = f"{found[0].finding.id} has {len(found)} deadlines here. Which one do you mean?"
    choices = tuple(
        Choice(f"{one.obligation.id}, {day_words(one.due)}", _naming(text, about["finding"], one)) for one in found
    )
    blocks: list[Block] = [{"type": "section", "text": {"type": "mrkdwn", "text": escape(asks)}}]
    buttons = asking(choices)
    if buttons:
        blocks.append({"type": "actions", "elements": buttons[:25]})
    lines = [asks, *(f"• {choice.question}" for choice in choices)]
    return Worded(Acted(Message(escape("\n".join(lines)), tuple(blocks))))


def _naming(text: str, finding: str, one: Owed) -> str:
    return re.sub(rf"{re.escape(finding)}(?::[\w-]+)?", one.id, text.strip(), count=1)
