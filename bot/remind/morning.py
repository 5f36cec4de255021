"""What is to be posted at an instant, from rules, knowledge, subscriptions and marks as they are just then."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.reminding import Reminding
from bot.domain.working import WorkingCalendar
from bot.remind.delivery import Told
from bot.remind.keeping import Ledger
from bot.remind.plan import Digest, Owed, Reminder, plan
from bot.today import LONDON


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """What a plan rests on beside the ledger; another one for each new snapshot of the knowledge.

    `deadlines` are as `bot.remind.plan.owed` returns them; they are put in order of their days.
    """

    deadlines: Sequence[Owed]
    reminding: Reminding
    calendar: WorkingCalendar

    def __post_init__(self) -> None:
        """Put the deadlines in order, which makes planning a day cheap."""
        object.__setattr__(self, "deadlines", sorted(self.deadlines, key=lambda one: (one.due, one.id)))


@dataclass(frozen=True, eq=False)
class Morning:
    """The plan of a day. Only where it is `open`, from the rules' hour on of a working day, is anything posted."""

    day: date
    open: bool
    digests: tuple[Digest, ...] = ()
    deadlines: Sequence[Owed] = ()
    reminders: dict[str, Reminder] = field(init=False)
    """By key."""

    def __post_init__(self) -> None:
        """Index the reminders."""
        every = {one.key: one for digest in self.digests for one in digest.reminders}
        object.__setattr__(self, "reminders", every)

    def no_longer(self, told: Told, channel: str) -> str:
        """Return why a reminder of a channel is not to be posted any more, or "" where it still is."""
        if told.key in self.reminders:
            return ""
        now = next((one for one in self.reminders.values() if (one.channel, one.owed.id) == (channel, told.owed)), None)
        due = next((one.due for one in self.deadlines if one.id == told.owed), None)
        if due is None:
            return "the finding is closed, superseded or gone from the knowledge"
        if due != told.due:
            return f"the date was moved to {due}"
        if now is not None:
            return f"a later announcement has come ({now.announcement.key})"
        return "it is snoozed, or the channel no longer asks for it"


class Planner:
    """Plans, and plans anew only when something changed: the day, the hour come, the basis, or the ledger's version.

    Args:
        ledger: knows the subscriptions and marks.
        basis: returns the same object as long as nothing changed.
    """

    def __init__(self, ledger: Ledger, basis: Callable[[], Basis]) -> None:
        self._ledger = ledger
        self._basis = basis
        self._made: tuple[Basis, object, Morning] | None = None
        self._guard = threading.Lock()

    def morning(self, now: datetime) -> Morning:
        """Return the plan at an instant; for several threads it is made once. Raises what the ledger raises."""
        with self._guard:
            return self._morning(now)

    def _morning(self, now: datetime) -> Morning:
        basis, version = self._basis(), self._ledger.version()
        day, is_open = _opening(now, basis)
        if self._made is not None:
            before, version_before, made = self._made
            if before is basis and version_before == version and (made.day, made.open) == (day, is_open):
                return made
        morning = self._plan(basis, day) if is_open else Morning(day, open=False)
        self._made = (basis, version, morning)
        return morning

    def _plan(self, basis: Basis, day: date) -> Morning:
        digests = plan(
            basis.deadlines,
            basis.reminding,
            basis.calendar,
            subscriptions=self._ledger.subscriptions(),
            today=day,
            marks=self._ledger.marks(),
        )
        return Morning(day, open=True, digests=tuple(digests), deadlines=basis.deadlines)


def _opening(now: datetime, basis: Basis) -> tuple[date, bool]:
    """Return the local day, and whether its reminders may be posted. Wall-clock time: no clock change shifts it."""
    local = now.astimezone(ZoneInfo(LONDON))
    worked = not basis.reminding.working_days or not basis.calendar.closed(local.date())
    return local.date(), worked and local.time() >= basis.reminding.at
