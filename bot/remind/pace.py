"""How fast messages may go: a second apart in a channel, and none while the service asks for quiet."""

import threading
from collections.abc import Callable

PACE_SECONDS = 1.0
"""Between two messages to one channel (docs.slack.dev/apis/web-api/rate-limits)."""


class Pace:
    """Keeps the pace of one process. To be used by any number of threads, each channel by one at a time.

    Args:
        steady: returns seconds that no clock change touches.
        rest: waits for so many seconds.
    """

    def __init__(self, steady: Callable[[], float], rest: Callable[[float], object]) -> None:
        self._steady = steady
        self._rest = rest
        self._quiet_until = 0.0
        self._posted_at: dict[str, float] = {}
        self._guard = threading.Lock()

    def quiet_for(self, seconds: float) -> None:
        """Note that the service takes nothing for so long; the longest such wish counts."""
        with self._guard:
            self._quiet_until = max(self._quiet_until, self._steady() + seconds)

    @property
    def quiet(self) -> float:
        """Seconds for which nothing may be posted yet; 0 when it may."""
        return max(0.0, self._quiet_until - self._steady())

    def ready(self, within: float) -> bool:
        """Wait until the service takes messages again; return False at once where that is not within so many seconds.

        False, too, when the quiet was made longer meanwhile, or the wait was cut short.
        """
        wait = self.quiet
        if wait > within:
            return False
        if wait > 0:
            self._rest(wait)
        return self.quiet <= 0

    def keep(self, channel: str) -> None:
        """Wait until a channel may be told something again."""
        wait = self._posted_at.get(channel, -PACE_SECONDS) + PACE_SECONDS - self._steady()
        if wait > 0:
            self._rest(wait)

    def posted(self, channel: str) -> None:
        """Note that a channel was told something, or may have been."""
        self._posted_at[channel] = self._steady()
