"""A clock that can be moved: what the bot inside and the page go by, so that reminders can be watched coming."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.today import LONDON, day_in_london
from bot.today import now as real_now

MORNING = 9
"""The hour, in London, of a day that the clock is moved to without saying when."""


class MovableClock:
    """Shows the real time until it is moved; from where it was moved to, it runs on. Used from any thread.

    Args:
        real: returns the real time (aware).
        steady: returns seconds that no clock change touches.
    """

    def __init__(self, real: Callable[[], datetime] = real_now, steady: Callable[[], float] = time.monotonic) -> None:
        self._real = real
        self._steady = steady
        self._moved: tuple[datetime, float] | None = None

    @property
    def moved(self) -> bool:
        """Whether it was moved away from the real time."""
        return self._moved is not None

    def now(self) -> datetime:
        """Return the time it shows, in UTC."""
        moved = self._moved
        if moved is None:
            return self._real()
        at, since = moved
        return at + timedelta(seconds=self._steady() - since)

    def today(self) -> date:
        """Return the day it shows, in London."""
        return day_in_london(self.now())

    def move(self, at: datetime) -> None:
        """Move it to an instant (aware)."""
        self._moved = (at.astimezone(UTC), self._steady())

    def move_to_day(self, day: date) -> None:
        """Move it to nine in the morning of a day, in London."""
        self.move(datetime(day.year, day.month, day.day, MORNING, tzinfo=ZoneInfo(LONDON)))

    def back(self) -> None:
        """Show the real time again."""
        self._moved = None
