"""Whether a request of unknown outcome can no longer be under way, even where the machine's clock was changed."""

import time
from datetime import datetime, timedelta

from bot.remind.delivery import Delivery

SETTLE_SECONDS = 60.0
"""The longest a request may take (10 s, bot/slack/web.py) and a wide margin for it to show in the history."""


def steady_seconds() -> float:
    """Return seconds that no change of the clock touches; where the system can, they go on while it is suspended."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


class Settling:
    """Judges by the wall clock, which all replicas share, unless that is seen to have jumped."""

    def __init__(self, seconds: float = SETTLE_SECONDS) -> None:
        self._settle = seconds
        self._seen: tuple[datetime, float] | None = None
        self._jumped: float | None = None
        self._watched: dict[int, float] = {}

    def observe(self, now: datetime, steady: float) -> None:
        """Note what both clocks show."""
        if self._seen is not None:
            before, steady_before = self._seen
            drift = (now - before).total_seconds() - (steady - steady_before)
            if abs(drift) > self._settle / 2:
                self._jumped = steady
        self._seen = (now, steady)

    def settled(self, delivery: Delivery, now: datetime, steady: float) -> bool:
        """Return whether the settle time has passed since the last request.

        Where that is in the future the clock was set back: then it counts from when this process first saw it so.
        """
        if delivery.last_attempt_at is None:
            return True
        since = now - delivery.last_attempt_at
        if since < timedelta(0):
            return steady - self._watched.setdefault(delivery.id, steady) >= self._settle
        self._watched.pop(delivery.id, None)
        if self._jumped is not None and steady - self._jumped < self._settle:
            return False
        return since.total_seconds() >= self._settle
