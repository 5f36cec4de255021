"""The days on which one deadline is announced: some days ahead, on the day, when overdue, and once more in the end."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.reminding import Rule
from bot.domain.working import WorkingCalendar


class Stage(StrEnum):
    """The kinds of announcement."""

    AHEAD = "ahead"
    OVERDUE = "overdue"
    ESCALATED = "escalated"
    ASKED = "asked"
    WOKEN = "woken"


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
    """Return the announcements of a deadline, in order; of several on one day only the most urgent.

    Ahead they move to the working day before, since later would be too late; once overdue to the one after.
    """
    made = [_ahead(due, days, calendar) for days in sorted(rule.lead_days, reverse=True)]
    made += [_after(due, 1 + nth * rule.every, Stage.OVERDUE, nth + 1, calendar) for nth in range(rule.times)]
    if rule.escalate_to:
        made.append(_after(due, 1 + rule.times * rule.every, Stage.ESCALATED, 0, calendar))
    return list({one.on: one for one in made}.values())


def _ahead(due: date, days: int, calendar: WorkingCalendar) -> Announcement:
    meant = due - timedelta(days=days)
    on = calendar.on_or_before(meant)
    return Announcement(on, Stage.AHEAD, days, None if on == meant else meant)


def _after(due: date, days: int, stage: Stage, number: int, calendar: WorkingCalendar) -> Announcement:
    meant = due + timedelta(days=days)
    on = calendar.on_or_after(meant)
    return Announcement(on, stage, number, None if on == meant else meant)
