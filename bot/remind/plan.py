"""The plan of a morning: for each channel one digest of the deadlines to be announced, the most urgent first."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.finding import Finding, Obligation
from bot.domain.knowledge import Knowledge
from bot.domain.reminding import Reminding, Rule, Subscription
from bot.domain.working import WorkingCalendar
from bot.remind.latest import UNMARKED, Mark, latest
from bot.remind.stages import Announcement


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
        """Rule, obligation, day due, stage and channel: dates and no instants, so no clock change doubles one."""
        return f"{self.rule.id}:{self.owed.id}:{self.owed.due}:{self.announcement.key}:{self.channel}"


@dataclass(frozen=True, slots=True)
class Digest:
    """One message: what a channel is reminded of on a morning, the most urgent first."""

    channel: str
    day: date
    reminders: tuple[Reminder, ...]


Marks = Callable[[str, str, date], Mark]
"""Returns what people did about a deadline: of a channel, an `Owed.id` and the day due."""


def unmarked(_channel: str, _owed: str, _due: date) -> Mark:
    """Return that nobody did anything."""
    return UNMARKED


def owed(knowledge: Knowledge) -> list[Owed]:
    """Return every deadline with a day of an open finding, by day. Immediate, period and undated ones have none."""
    found = [
        Owed(finding, obligation, min((obligation.deadline.day, *(one.due for one in obligation.deadline.disputed))))
        for finding in knowledge.findings
        if finding.open
        for obligation in finding.obligations
        if obligation.deadline.day is not None
    ]
    return sorted(found, key=lambda one: (one.due, one.id))


def plan(
    deadlines: Sequence[Owed],
    reminding: Reminding,
    calendar: WorkingCalendar,
    *,
    subscriptions: Iterable[Subscription],
    today: date,
    marks: Marks = unmarked,
) -> list[Digest]:
    """Return what every channel should have been told by the morning of `today`, also what it was told long ago.

    Whoever posts leaves out the reminders whose keys were posted. Nothing is planned for a day that is not worked.

    Args:
        deadlines: as `owed` returns them.
        reminding: the rules.
        calendar: the days worked.
        subscriptions: of all channels.
        today: the local day.
        marks: what people did.
    """
    if reminding.working_days and calendar.closed(today):
        return []
    channels: dict[str, dict[str, Reminder | None]] = {}
    for subscription in sorted(subscriptions, key=lambda one: one.since):
        reminders = channels.setdefault(subscription.channel, {})
        for one in deadlines:
            if one.id in reminders or not subscription.which.fits(one.finding, one.obligation):
                continue
            rule = next((rule for rule in reminding.rules if rule.which.fits(one.finding, one.obligation)), None)
            if rule is None:
                continue
            mark = marks(subscription.channel, one.id, one.due)
            found = latest(one.due, rule, calendar, since=subscription.since, today=today, mark=mark)
            reminders[one.id] = Reminder(subscription.channel, one, rule, found) if found else None
    told = {channel: [one for one in some.values() if one] for channel, some in sorted(channels.items())}
    return [
        Digest(channel, today, tuple(sorted(some, key=lambda one: (one.owed.due, one.owed.id))))
        for channel, some in told.items()
        if some
    ]
