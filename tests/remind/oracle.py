"""What should be announced, worked out slowly and obviously from the words of the requirements.

It knows nothing of the code: it writes for each deadline a diary of every day, and reads it day by day.

- Lead times of 28, 14, 7 and 1 days and the day itself; what falls on a weekend or a bank holiday comes on the working
  day before.
- Overdue: on the day after, then every so many days, so many times; what falls on such a day comes on the working day
  after. Then, one interval later, once to a named channel or person.
- One digest a channel and working morning, the most urgent first. Of several announcements the latest stage only.
- A deadline long past when the channel subscribed is asked about once.
- Disputed: the earlier date counts. Immediate, period and undated: never. Closed and superseded: silent.
- The first rule that fits.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from bot.domain.finding import Finding, Obligation
from bot.domain.knowledge import Knowledge
from bot.domain.reminding import Rule, Subscription, Which

Told = tuple[date, str, str, str]
"""Day, channel, FINDING:obligation, and which announcement: "7 days before", "overdue 2", "escalated", "asked"."""


@dataclass(frozen=True)
class Days:
    """Which days are worked, from a set of bank holidays."""

    holidays: frozenset[date]

    def worked(self, day: date) -> bool:
        return day.strftime("%a") not in ("Sat", "Sun") and day not in self.holidays

    def back(self, day: date) -> date:
        while not self.worked(day):
            day = date.fromordinal(day.toordinal() - 1)
        return day

    def on(self, day: date) -> date:
        while not self.worked(day):
            day = date.fromordinal(day.toordinal() + 1)
        return day


@cache
def diary(due: date, rule: Rule, days: Days) -> dict[date, str]:
    """Return what a channel is told on which day; a later line overwrites an earlier one of the same day."""
    pages: dict[date, str] = {}
    for lead in range(400, -1, -1):
        if lead in rule.lead_days:
            pages[days.back(date.fromordinal(due.toordinal() - lead))] = f"{lead} days before"
    for nth in range(1, rule.times + 1):
        pages[days.on(date.fromordinal(due.toordinal() + 1 + (nth - 1) * rule.every))] = f"overdue {nth}"
    return pages


def day_that_counts(obligation: Obligation) -> date | None:
    """Return the day an obligation is due: the earlier one where sources dispute it."""
    stated = obligation.deadline.day
    if stated is None:
        return None
    for other in obligation.deadline.disputed:
        stated = min(stated, other.due)
    return stated


def is_silent(finding: Finding) -> bool:
    return bool(finding.statuses) and finding.statuses[-1].status.value in ("closed", "superseded")


def expected(
    knowledge: Knowledge,
    subscriptions: Sequence[Subscription],
    days: Days,
    span: tuple[date, date],
    up: Callable[[date], bool] = lambda _day: True,
) -> list[Told]:
    """Return everything told from the first to the last day of a span by a bot that is `up` on some of them."""
    first, last = span
    told: list[Told] = []
    once: set[tuple[str, str, str]] = set()
    day = first
    while day <= last:
        if days.worked(day) and up(day):
            for told_one in _morning(knowledge, subscriptions, days, day):
                if told_one[1:] not in once:
                    once.add(told_one[1:])
                    told.append(told_one)
        day += timedelta(days=1)
    return told


def _morning(knowledge: Knowledge, subscriptions: Sequence[Subscription], days: Days, day: date) -> Iterable[Told]:
    for finding in knowledge.findings:
        if is_silent(finding):
            continue
        for obligation in finding.obligations:
            due = day_that_counts(obligation)
            rules = [rule for rule in knowledge.reminding.rules if meant(rule.which, finding, obligation)]
            if due is None or not rules:
                continue
            name = f"{finding.id}:{obligation.id}"
            channels: dict[str, tuple[date, str]] = {}
            reminded: list[str] = []
            for channel, since in _followers(subscriptions, finding, obligation, day):
                pages = {page: what for page, what in diary(due, rules[0], days).items() if page >= since}
                if pages:
                    reminded.append(channel)
                elif due < since:
                    pages = {days.on(since): "asked"}
                gone = [page for page in pages if page <= day]
                if gone:
                    channels[channel] = (max(gone), pages[max(gone)])
            end = days.on(date.fromordinal(due.toordinal() + 1 + rules[0].times * rules[0].every))
            if rules[0].escalate_to and reminded and day >= end:
                _escalate(channels, rules[0].escalate_to, end, day)
            for channel, (_, what) in channels.items():
                yield day, channel, name, what


def _escalate(channels: dict[str, tuple[date, str]], to: str, end: date, day: date) -> None:
    followed = list(channels)
    if to[0] not in "CG":  # a person is told where it was followed first
        to = followed[0]
    if to not in followed and (day - end).days > 92:
        return  # history by now: not brought before anybody
    if to not in followed or channels[to][0] <= end:
        channels[to] = (end, "escalated")


def _followers(
    subscriptions: Sequence[Subscription], finding: Finding, obligation: Obligation, day: date
) -> Iterable[tuple[str, date]]:
    """Return each channel that follows it, since its oldest fitting subscription; the oldest first."""
    fitting = [one for one in subscriptions if one.since <= day and meant(one.which, finding, obligation)]
    oldest = {
        channel: min(one.since for one in fitting if one.channel == channel)
        for channel in sorted({one.channel for one in fitting})
    }
    yield from sorted(oldest.items(), key=lambda one: one[1])


def meant(which: Which, finding: Finding, obligation: Obligation) -> bool:
    """Return whether a choice means an obligation: nothing named is anything."""
    if which.forces and not [force for force in finding.forces if force in which.forces]:
        return False
    for named, own in (
        (which.cycles, finding.cycle),
        (which.pillars, finding.pillar),
        (which.questions, finding.question),
        (which.kinds, finding.kind),
        (which.origins, obligation.deadline.origin),
    ):
        if len(named) > 0 and own not in named:
            return False
    return True
