"""What people do about a deadline in a channel, whether by a button or by words. It knows no Slack client."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.domain.knowledge import Knowledge
from bot.domain.reminding import Rule, Subscription
from bot.domain.working import DAY, WorkingCalendar
from bot.remind.coming import next_told
from bot.remind.deeds import (
    Deed,
    Done,
    acknowledgement_of,
    acknowledging_matters,
    after,
    mark_of,
    sleep_of,
    sleeps_until,
)
from bot.remind.latest import Mark, latest, wakes
from bot.remind.plan import Owed, Reminder, owed, rule_of
from bot.remind.retold import no_longer
from bot.remind.stages import escalation
from bot.render import acted as said
from bot.render.acted import NOTHING
from bot.render.message import Message
from bot.render.mrkdwn import escape
from bot.today import day_in_london

SILENCING = frozenset({"snooze", "wake"})
"""What changes when a whole channel is reminded of something."""


class Kept(Protocol):
    """Where subscriptions are kept, and what people did; each call may raise when the database is away."""

    def subscriptions(self, channel: str | None = None) -> Sequence[Subscription]:
        """Return those of a channel that are not ended."""
        ...

    def deeds(self, channel: str) -> dict[tuple[str, date], list[Deed]]:
        """Return everything done in a channel, by `Owed.id` and day due."""
        ...

    def told(self, keys: Iterable[str]) -> set[str]:
        """Return which keys of reminders are in a delivery, posted or on its way."""
        ...

    def mark(
        self,
        channel: str,
        owed_id: str,
        due: date,
        kind: Done | str,
        *,
        until: date | None = None,
        by: str,
        at: datetime,
        name: str = "",
        wanted: Callable[[Sequence[Deed]], bool],
    ) -> tuple[list[Deed], bool]:
        """Keep what a person did if it is wanted after what was done before; return that, and whether it was kept."""
        ...


@dataclass(frozen=True, slots=True)
class Person:
    """Who did something: their id, and what Slack calls them, "" where it does not say."""

    id: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Acted:
    """What came of it: what the person is told, and whether anything was kept."""

    message: Message
    done: bool = False


@dataclass(frozen=True, slots=True)
class Acting:
    """Does what people ask for, once, and says what happens then.

    Args:
        knowledge: returns the snapshot being served.
        kept: the ledger.
        calendar: returns the days worked.
        now: returns the time (aware).
        refusal: returns why somebody may not do something, and keeps that they tried; "" where they may. It is given
            their id, what they want, and whether it silences a channel about what is not theirs.
    """

    knowledge: Callable[[], Knowledge]
    kept: Kept
    calendar: Callable[[], WorkingCalendar]
    now: Callable[[], datetime]
    refusal: Callable[[str, str, bool], str] = lambda _person, _wanted, _silences: ""

    @property
    def today(self) -> date:
        """The local day."""
        return day_in_london(self.now())

    def acknowledge(self, owed_id: str, due: date, channel: str, person: Person) -> Acted:
        """Note that somebody knows. Once overdue that ends the repeats."""
        found = self._followed(owed_id, due, channel, person, "acknowledge")
        if isinstance(found, Acted):
            return found
        today = self.today
        before, kept = self._mark(
            found, channel, person, Done.ACKNOWLEDGED, wanted=lambda deeds: acknowledging_matters(deeds, due, today)
        )
        noted = acknowledgement_of(before)
        if not kept and noted is not None:
            return self._told(found, said.acknowledged_before(noted, person.id))
        coming = self._coming(found, channel, after(mark_of(before), Done.ACKNOWLEDGED, today, None))
        words = said.acknowledged(found.one, today, coming, escalates=self._escalates(found, channel))
        return self._told(found, words, done=True)

    def snooze(self, owed_id: str, due: date, until: date, channel: str, person: Person) -> Acted:
        """Let it sleep until a day, but never past its own day unawares."""
        found = self._followed(owed_id, due, channel, person, "snooze")
        if isinstance(found, Acted):
            return found
        today, calendar = self.today, self.calendar()
        waking = wakes(due, Mark(asleep_until=until, snoozed_on=today), calendar)
        if until <= today or waking is None:
            return self._told(found, f"It can sleep until a day after today. {NOTHING}")
        before, kept = self._mark(
            found,
            channel,
            person,
            Done.SNOOZED,
            until=until,
            wanted=lambda deeds: sleeps_until(deeds, due, calendar, today) != waking,
        )
        old, slept = sleep_of(before), sleeps_until(before, due, calendar, today)
        if not kept and old is not None:
            return self._told(found, said.snoozed_before(old, waking, person.id))
        escalates = self._escalates(found, channel)
        words = [said.snoozed(found.one, until, waking, today, calendar, escalates=escalates)]
        if old is not None and slept is not None:
            words.append(said.instead_of(old, slept, person.id))
        return self._told(found, *words, done=True)

    def wake(self, owed_id: str, due: date, channel: str, person: Person) -> Acted:
        """End a snooze."""
        found = self._followed(owed_id, due, channel, person, "wake")
        if isinstance(found, Acted):
            return found
        today, calendar = self.today, self.calendar()
        before, kept = self._mark(
            found,
            channel,
            person,
            Done.UNSNOOZED,
            wanted=lambda deeds: sleeps_until(deeds, due, calendar, today) is not None,
        )
        if not kept:
            return self._told(found, said.awake_before(sleep_of(before), person.id))
        coming = self._coming(found, channel, after(mark_of(before), Done.UNSNOOZED, today, None))
        return self._told(found, said.woken(coming), done=True)

    def here(self, channel: str, finding: str) -> list[Owed]:
        """Return the deadlines of a finding that a channel is reminded of, by day."""
        subscriptions = self.kept.subscriptions(channel)
        return [
            one
            for one in owed(self.knowledge())
            if one.finding.id.upper() == finding.upper() and self._reminded(one, channel, subscriptions)
        ]

    def asleep(self, channel: str) -> list[tuple[Owed, date, Deed]]:
        """Return what sleeps in a channel, with the day on which it wakes and the snooze; the soonest first."""
        deeds, calendar, today = self.kept.deeds(channel), self.calendar(), self.today
        found = []
        for one in owed(self.knowledge()) if deeds else ():
            done = deeds.get((one.id, one.due), [])
            waking, slept = sleeps_until(done, one.due, calendar, today), sleep_of(done)
            if waking is not None and slept is not None:
                found.append((one, waking, slept))
        return sorted(found, key=lambda each: each[1])

    def _followed(self, owed_id: str, due: date, channel: str, person: Person, verb: str) -> "_Found | Acted":
        """Return a deadline that a channel is reminded of, or why nothing can be done about it by this person."""
        finding, _, obligation = owed_id.partition(":")
        wanted = f"{verb} {finding}"
        if why := self.refusal(person.id, wanted, False):
            return Acted(said.told(owed_id, due, escape(why), NOTHING))
        knowledge = self.knowledge()
        why = no_longer(finding, obligation, due, knowledge)
        if why:
            return Acted(said.told(owed_id, due, why, f"There is nothing to be done about this one. {NOTHING}"))
        one = next(one for one in owed(knowledge) if one.id == owed_id)
        subscriptions = self.kept.subscriptions(channel)
        if not self._reminded(one, channel, subscriptions):
            ended = "This channel is not reminded of it any more; `subscribe` brings it back."
            return Acted(said.told(owed_id, due, ended, NOTHING))
        owner = one.finding.owner(one.obligation.id)
        theirs = owner is not None and owner.person == person.id
        if verb in SILENCING and (why := self.refusal(person.id, wanted, not theirs)):
            return Acted(said.told(owed_id, due, escape(why), NOTHING))
        since = min(
            (held.since for held in subscriptions if held.which.fits(one.finding, one.obligation)), default=None
        )
        return _Found(one, rule_of(one, knowledge.reminding), since)

    def _reminded(self, one: Owed, channel: str, subscriptions: Sequence[Subscription]) -> bool:
        rule = rule_of(one, self.knowledge().reminding)
        followed = any(held.which.fits(one.finding, one.obligation) for held in subscriptions)
        return followed or (rule is not None and rule.escalate_to == channel)

    def _mark(
        self,
        found: "_Found",
        channel: str,
        person: Person,
        what: Done,
        *,
        wanted: Callable[[Sequence[Deed]], bool],
        until: date | None = None,
    ) -> tuple[list[Deed], bool]:
        return self.kept.mark(
            channel,
            found.one.id,
            found.one.due,
            what,
            until=until,
            by=person.id,
            name=person.name,
            at=self.now(),
            wanted=wanted,
        )

    def _escalates(self, found: "_Found", channel: str) -> bool:
        """Return whether it is still to be escalated from this channel."""
        if found.rule is None or found.rule.escalate_to == channel:
            return False
        coming = escalation(found.one.due, found.rule, self.calendar())
        return coming is not None and coming.on > self.today

    def _coming(self, found: "_Found", channel: str, mark: Mark) -> date | None:
        """Return when it is announced next: what was slept over comes at once, on the first day that is worked."""
        one, rule, since = found.one, found.rule, found.since
        if rule is None or since is None:
            return None
        today, calendar = self.today, self.calendar()
        now = latest(one.due, rule, calendar, since=since, today=today, mark=mark)
        if now is not None and not self.kept.told([Reminder(channel, one, rule, now).key]):
            return calendar.on_or_after(today) if self.knowledge().reminding.working_days else today
        return next_told(one.due, rule, calendar, since=since, today=today, mark=mark)

    @staticmethod
    def _told(found: "_Found", *sentences: str, done: bool = False) -> Acted:
        return Acted(said.told(found.one.id, found.one.due, *sentences), done)


@dataclass(frozen=True, slots=True)
class _Found:
    """A deadline that a channel is reminded of: its rule, and since when; None where it is only escalated there."""

    one: Owed
    rule: Rule | None
    since: date | None


def asleep_lines(acting: Acting, channel: str) -> list[str]:
    """Return what sleeps in a channel, as lines of mrkdwn."""
    return [said.asleep(one, waking, deed) for one, waking, deed in acting.asleep(channel)]


def next_week(today: date) -> date:
    """Return next week's Monday."""
    return today + (7 - today.weekday()) * DAY
