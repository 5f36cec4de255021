"""The plan of a morning: for each channel one digest of the deadlines to be announced, the most urgent first."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain

from bot.domain.finding import Finding, Obligation
from bot.domain.knowledge import Knowledge
from bot.domain.reminding import Reminding, Rule, Subscription
from bot.domain.working import DAY, WorkingCalendar
from bot.remind.latest import LONG_PAST, UNMARKED, Follower, Mark, escalated, latest
from bot.remind.stages import Announcement, Stage


@dataclass(frozen=True, slots=True)
class Owed:
    """A deadline with a day: whose finding, which obligation, and the day that counts.

    Where sources dispute the day, the earliest counts.
    """

    finding: Finding
    obligation: Obligation
    due: date

    @property
    def id(self) -> str:
        """What it is, whatever its day: KENT-2016-E1:action-plan."""
        return f"{self.finding.id}:{self.obligation.id}"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One announcement of a deadline in a channel. `key` is unique for ever: a moved date makes another one."""

    channel: str
    owed: Owed
    rule: Rule
    announcement: Announcement

    @property
    def key(self) -> str:
        """Rule, obligation, day due, stage, and to whom: dates and no instants, so no clock change doubles one."""
        to = self.channel
        if self.announcement.stage is Stage.ESCALATED and not self.rule.escalates_to_channel:
            to = self.rule.escalate_to  # a person is told once, in whichever channel it is
        return f"{self.rule.id}:{self.owed.id}:{self.owed.due}:{self.announcement.key}:{to}"

    def is_late(self, day: date) -> bool:
        """Return whether it was for an earlier day."""
        return self.announcement.on < day

    def asks(self, day: date) -> bool:
        """Return whether it asks how things stand rather than reminds: the deadline was long past when it was new."""
        return self.announcement.stage is Stage.ASKED or self.announcement.on + LONG_PAST < day


@dataclass(frozen=True, slots=True)
class Digest:
    """One message: what a channel is reminded of on a morning, the most urgent first."""

    channel: str
    day: date
    reminders: tuple[Reminder, ...]

    @property
    def owners(self) -> dict[str, str]:
        """Who owns its deadlines by the force's register, by `Owed.id`."""
        owned = ((one.owed.id, one.owed.finding.owner(one.owed.obligation.id)) for one in self.reminders)
        return {owed: owner.person for owed, owner in owned if owner is not None}


def rule_of(one: Owed, reminding: Reminding) -> Rule | None:
    """Return the rule of a deadline: the first that fits."""
    return next((rule for rule in reminding.rules if rule.which.fits(one.finding, one.obligation)), None)


@dataclass(frozen=True, slots=True)
class Marks:
    """What people did about deadlines.

    Attributes:
        of: returns it of a channel, an `Owed.id` and the day due.
        until: the last day due of any deadline about which somebody did something.
    """

    of: Callable[[str, str, date], Mark] = lambda _channel, _owed, _due: UNMARKED
    until: date = date.min

    def __call__(self, channel: str, owed: str, due: date) -> Mark:
        """Return what people did about a deadline in a channel."""
        return self.of(channel, owed, due)


UNTOUCHED = Marks()
"""Nobody did anything."""


def owed(knowledge: Knowledge, day: date | None = None) -> list[Owed]:
    """Return every deadline with a day of an open finding, by day. Immediate, period and undated ones have none.

    Args:
        knowledge: what is held.
        day: as things stood on it: without findings published later, and with those that were closed later. None: as
            they stand now.
    """
    found = [
        Owed(finding, obligation, due)
        for finding in knowledge.findings
        if (finding.open if day is None else _open_on(finding, day))
        for obligation in finding.obligations
        if (due := day_owed(obligation)) is not None
    ]
    return sorted(found, key=_urgency)


def day_owed(obligation: Obligation) -> date | None:
    """Return the day that counts of an obligation, None without one.

    Where sources dispute it, the earliest; a day that the force agreed on since ends the dispute.
    """
    deadline = obligation.deadline
    if deadline.day is None or deadline.moved_by_force:
        return deadline.day
    return min((deadline.day, *(one.due for one in deadline.disputed)))


def _open_on(finding: Finding, day: date) -> bool:
    """Return whether a finding was known and open on a day."""
    return (finding.published is None or finding.published <= day) and finding.open_on(day)


def _urgency(one: Owed) -> tuple[date, str]:
    return one.due, one.id


def plan(
    deadlines: Sequence[Owed],
    reminding: Reminding,
    calendar: WorkingCalendar,
    *,
    subscriptions: Iterable[Subscription],
    today: date,
    marks: Marks = UNTOUCHED,
) -> list[Digest]:
    """Return what every channel should have been told by the morning of `today`, also what it was told long ago.

    Whoever posts leaves out the reminders whose keys were posted. Nothing is planned for a day that is not worked.
    What is not to be announced yet costs nothing, however much of it there is.

    Args:
        deadlines: by day, as `owed` returns them.
        reminding: the rules.
        calendar: the days worked.
        subscriptions: of all channels.
        today: the local day.
        marks: what people did.
    """
    if reminding.working_days and calendar.closed(today):
        return []
    made = _Plan(reminding, calendar, today, marks)
    begun = deadlines[: bisect_right(deadlines, made.horizon, key=lambda one: one.due)]
    of_force: dict[str, list[Owed]] = {}
    for one in begun:
        for force in one.finding.forces:
            of_force.setdefault(force, []).append(one)
    begun_to_follow = (one for one in subscriptions if one.since <= today)
    for subscription in sorted(begun_to_follow, key=lambda one: (one.since, one.channel)):
        forces = subscription.which.forces
        for one in chain.from_iterable(of_force.get(force, ()) for force in forces) if forces else begun:
            made.follow(subscription, one)
    made.escalate()
    return [
        Digest(channel, today, tuple(sorted(some.values(), key=lambda one: _urgency(one.owed))))
        for channel, some in sorted(made.channels.items())
        if some
    ]


@dataclass(slots=True)
class _Plan:
    """The plan of a day while it is made: reminders by channel and deadline, and who follows what is escalated."""

    reminding: Reminding
    calendar: WorkingCalendar
    today: date
    marks: Marks
    channels: dict[str, dict[str, Reminder]] = field(default_factory=dict)
    rules: dict[str, Rule | None] = field(default_factory=dict)
    followed: dict[str, tuple[Owed, list[Follower]]] = field(default_factory=dict)
    seen: set[tuple[str, str]] = field(default_factory=set)
    unmarked: dict[tuple[date, str, date], Announcement | None] = field(default_factory=dict)

    @property
    def horizon(self) -> date:
        """The last day whose deadlines can have been announced: the longest lead, and a moved announcement's way.

        What somebody snoozed wakes when that was said, however far its day is.
        """
        leads = (days for rule in self.reminding.rules for days in rule.lead_days)
        ahead = self.calendar.on_or_after(self.today + DAY) + timedelta(days=max(leads, default=0))
        return max(ahead, self.marks.until)

    def follow(self, subscription: Subscription, one: Owed) -> None:
        """Plan a deadline for a channel. Of several subscriptions the oldest that it fits counts."""
        channel = subscription.channel
        if (channel, one.id) in self.seen or not subscription.which.fits(one.finding, one.obligation):
            return
        self.seen.add((channel, one.id))
        rule = self._rule(one)
        if rule is None:
            return
        follower = Follower(channel, subscription.since, self.marks(channel, one.id, one.due))
        if rule.escalate_to:
            self.followed.setdefault(one.id, (one, []))[1].append(follower)
        found = self._latest(one.due, rule, follower)
        if found is not None:
            self._put(channel, one, rule, found)

    def _latest(self, due: date, rule: Rule, follower: Follower) -> Announcement | None:
        """Return the latest announcement; where nobody did anything, it is the same for every deadline of a day."""
        key = (due, rule.id, follower.since)
        if follower.mark == UNMARKED and key in self.unmarked:
            return self.unmarked[key]
        since, mark = follower.since, follower.mark
        found = latest(due, rule, self.calendar, since=since, today=self.today, mark=mark)
        if mark == UNMARKED:
            self.unmarked[key] = found
        return found

    def escalate(self) -> None:
        """Plan the escalations: to a channel there; of a person where it was followed first."""
        for one, followers in self.followed.values():
            rule = self._rule(one)
            if rule is None:
                continue
            to = rule.escalate_to if rule.escalates_to_channel else followers[0].channel
            among = any(follower.channel == to for follower in followers)
            mark = UNMARKED if among else self.marks(to, one.id, one.due)
            found = escalated(one.due, rule, self.calendar, followers=followers, today=self.today, mark=mark)
            if found is None or (not among and found.on + LONG_PAST < self.today):
                continue
            other = self.channels.get(to, {}).get(one.id)
            if other is None or other.announcement.on <= found.on:
                self._put(to, one, rule, found)

    def _put(self, channel: str, one: Owed, rule: Rule, found: Announcement) -> None:
        self.channels.setdefault(channel, {})[one.id] = Reminder(channel, one, rule, found)

    def _rule(self, one: Owed) -> Rule | None:
        if one.id not in self.rules:
            self.rules[one.id] = rule_of(one, self.reminding)
        return self.rules[one.id]
