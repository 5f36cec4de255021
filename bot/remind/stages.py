"""The days on which one deadline is announced: some days ahead, on the day, when overdue, and to whom in the end."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.reminding import Rule
from bot.domain.working import WorkingCalendar


class Stage(StrEnum):
    """The kinds of announcement."""

    AHEAD = "ahead"  # so many days before, or on the day itself
    OVERDUE = "overdue"  # the first one, or a repeat
    ESCALATED = "escalated"  # once, to whom the rule names
    ASKED = "asked"  # once, about a deadline long past when the channel subscribed
    WOKEN = "woken"  # a snooze has ended


@dataclass(frozen=True, slots=True)
class Announcement:
    """One announcement of a deadline.

    Attributes:
        on: the working day it is for.
        stage: its kind.
        number: AHEAD: days before the deadline; OVERDUE: which one, from 1; WOKEN: the day of waking, as its ordinal.
        moved_from: the day it would have been for, where that is not worked; else None.
    """

    on: date
    stage: Stage
    number: int = 0
    moved_from: date | None = None

    @property
    def key(self) -> str:
        """What tells it from the deadline's other announcements."""
        numbered = self.stage in (Stage.AHEAD, Stage.OVERDUE, Stage.WOKEN)
        return f"{self.stage}-{self.number}" if numbered else str(self.stage)


def announcements(due: date, rule: Rule, calendar: WorkingCalendar) -> list[Announcement]:
    """Return the announcements of a deadline to who follows it, in order; of several on one day only the most urgent.

    Ahead they move to the working day before, since later would be too late; once overdue to the one after.
    """
    made = [_ahead(due, days, calendar) for days in sorted(rule.lead_days, reverse=True)]
    made += [_after(due, 1 + nth * rule.every, Stage.OVERDUE, nth + 1, calendar) for nth in range(rule.times)]
    return list({one.on: one for one in made}.values())


def escalation(due: date, rule: Rule, calendar: WorkingCalendar) -> Announcement | None:
    """Return the announcement to whom the rule names, one interval after the last repeat; None for nobody."""
    return _after(due, 1 + rule.times * rule.every, Stage.ESCALATED, 0, calendar) if rule.escalate_to else None


def _ahead(due: date, days: int, calendar: WorkingCalendar) -> Announcement:
    meant = due - timedelta(days=days)
    on = calendar.on_or_before(meant)
    return Announcement(on, Stage.AHEAD, days, None if on == meant else meant)


def _after(due: date, days: int, stage: Stage, number: int, calendar: WorkingCalendar) -> Announcement:
    meant = due + timedelta(days=days)
    on = calendar.on_or_after(meant)
    return Announcement(on, stage, number, None if on == meant else meant)
