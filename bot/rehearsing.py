"""Rehearsals of reminders, wired: who is told, by whose marks, and what of it was told already."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.ask.answerer import Answerer
from bot.ask.query import Context, Unclear
from bot.bank_holidays import calendar_of
from bot.domain.knowledge import Knowledge
from bot.domain.reminding import Subscription, Which
from bot.domain.working import DAY, WorkingCalendar
from bot.errors import BotError
from bot.remind.deeds import Deed, mark_of
from bot.remind.plan import Digest, Marks
from bot.remind.rehearse import rehearse, standing
from bot.render.digest import to_message
from bot.render.digest_line import day_words
from bot.render.message import Message
from bot.render.rehearsal import as_json, as_text
from bot.render.which import described
from bot.today import LONDON

if TYPE_CHECKING:
    from bot.ledger.ledger import Ledger

LOOK_AHEAD = timedelta(days=400)
"""How far it is looked for the next digest where there is none."""
EXAMPLE = '"C0KENT=kent legitimacy"'


@dataclass(frozen=True, slots=True)
class Audience:
    """Who is told.

    Attributes:
        subscriptions: of all channels.
        real_from: the day from which on `told` counts: what is told is not told again. None where nothing was told.
        told: returns which keys of reminders were told.
        deeds: returns what was done in a channel, by `Owed.id` and day due.
    """

    subscriptions: tuple[Subscription, ...]
    real_from: date | None = None
    told: Callable[[Iterable[str]], set[str]] = lambda _keys: set()
    deeds: Callable[[str], dict[tuple[str, date], list[Deed]]] = lambda _channel: {}

    def done_by(self, day: date) -> Callable[[str, str, date], list[Deed]]:
        """Return a function that says what was done about a deadline in a channel by a morning, oldest first.

        Of a day gone by what was done on it counts for the next one: nobody knows whether it was before the hour.
        """

        def done(channel: str, owed: str, due: date) -> list[Deed]:
            every = self.deeds(channel).get((owed, due), [])
            return [one for one in every if one.on < day or day == self.real_from]

        return done


def audience_of(ledger: "Ledger", today: date) -> Audience:
    """Return whom the bot tells. Raises LedgerError."""
    return Audience(tuple(ledger.subscriptions()), today, ledger.sent, cache(ledger.deeds))


def audience_in_words(given: Iterable[str], knowledge: Knowledge, since: date) -> Audience:
    """Return whom words name, each CHANNEL=WORDS as after `/peel subscribe`.

    Raises:
        BotError: a channel is missing, or its words mean nothing, or several things.
    """
    answerer = Answerer(knowledge)
    return Audience(tuple(_subscription(one, answerer, since) for one in given))


def _subscription(given: str, answerer: Answerer, since: date) -> Subscription:
    said = f"--subscribe {given!r}"
    channel, _, words = (part.strip() for part in given.partition("="))
    if not (channel and words) or " " in channel:
        raise BotError(f"{said}: write a channel and what it is told, {EXAMPLE}")
    which = answerer.wanted(words, Context(today=since))
    if isinstance(which, Which):
        return Subscription(channel, which, since)
    if isinstance(which, Unclear):
        choices = "; ".join(f'"{channel}={choice.question}"' for choice in which.choices)
        raise BotError(f"{said}: {which.asks}{f' Write {choices}' if choices else ''}")
    unknown = ", ".join(repr(word) for word in which.unknown) or "it"
    raise BotError(f"{said}: {unknown} is not known here: name forces, questions, kinds or origins, as in {EXAMPLE}")


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """Plays mornings and shows what would be posted.

    Args:
        knowledge: what is held.
        audience: who is told.
    """

    knowledge: Knowledge
    audience: Audience
    calendar: WorkingCalendar = field(init=False)

    def __post_init__(self) -> None:
        """Look up the days worked."""
        object.__setattr__(self, "calendar", calendar_of(self.knowledge.reminding))

    def digests(self, first: date, last: date) -> Iterator[Digest]:
        """Yield the digests of each day from `first` to `last`, as a bot that never rests would post them.

        From the audience's real day on, what was told is left out. Raises what `told` raises.
        """
        real = self.audience.real_from
        begins = min(first, *(one.since for one in self.audience.subscriptions))
        if real is None or first < real:
            ends = last if real is None else min(last, real - DAY)
            yield from (one for one in self._played(begins, ends) if one.day >= first)
        if real is not None and last >= real:
            yield from (one for one in self._played(real, last, self.audience.told) if one.day >= first)

    def _played(
        self, first: date, last: date, told: Callable[[Iterable[str]], set[str]] = lambda _keys: set()
    ) -> Iterator[Digest]:
        return rehearse(
            standing(self.knowledge),
            self.knowledge.reminding,
            self.calendar,
            subscriptions=self.audience.subscriptions,
            first=first,
            last=last,
            marks_on=self._marks_on,
            told=told,
        )

    def text(self, digest: Digest) -> str:
        """Return a digest for the terminal."""
        return as_text(digest, self._message(digest), self._at(digest), self.calendar)

    def json(self, digest: Digest) -> dict[str, object]:
        """Return a digest as data."""
        return as_json(digest, self._message(digest), self._at(digest), self.calendar)

    def silence(self, first: date, last: date) -> str:
        """Say that nothing would be posted in a span, why as far as that is plain, and what comes next."""
        said = f"Nothing would be posted on {day_words(first)}"
        if first != last:
            said = f"Nothing would be posted from {day_words(first)} to {day_words(last)}"
        elif self.knowledge.reminding.working_days and (closed := self.calendar.closed(first)):
            said += f", which is {closed}"
        real = self.audience.real_from
        if real is not None and first <= real <= last:
            said += f". What was told is left out: `peel-bot deliveries --since {real}` lists it"
        coming = next(self.digests(last + DAY, last + LOOK_AHEAD), None)
        if coming is not None:
            return f"{said}. Next: {day_words(coming.day)}, in {coming.channel}."
        held = standing(self.knowledge)(last)
        none = [
            f"{one.channel} asks for {described(one.which, self.knowledge)}: no open deadline of that has a day."
            for one in self.audience.subscriptions
            if not any(one.which.fits(each.finding, each.obligation) for each in held)
        ]
        return "\n".join([f"{said}. Nothing comes in the {LOOK_AHEAD.days} days after, either.", *none])

    def _marks_on(self, day: date) -> Marks:
        done = self.audience.done_by(day)
        every = (self.audience.deeds(one.channel) for one in self.audience.subscriptions)
        until = max((due for deeds in every for _, due in deeds), default=date.min)
        return Marks(lambda channel, owed, due: mark_of(done(channel, owed, due)), until)

    def _message(self, digest: Digest) -> Message:
        done = self.audience.done_by(digest.day)
        deeds = {one.owed.id: done(digest.channel, one.owed.id, one.owed.due) for one in digest.reminders}
        return to_message(digest, self.knowledge, self.calendar, deeds=deeds, owners=digest.owners)

    def _at(self, digest: Digest) -> datetime:
        return datetime.combine(digest.day, self.knowledge.reminding.at, ZoneInfo(LONDON))
