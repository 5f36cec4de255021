"""Time as Slack counts it: message timestamps that never repeat, and trigger ids that age."""

import itertools
import secrets
import time
from dataclasses import dataclass

from bot.playground.model import SlackError

TRIGGER_SECONDS = 3.0
"""Life of a trigger_id (docs.slack.dev/surfaces/modals)."""


class Timestamps:
    """Message timestamps, "1490000000.000100": each later than the one before."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> str:
        """Return a new timestamp: the wall clock in microseconds, or one more than the last."""
        self._last = max(self._last + 1, time.time_ns() // 1000)
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"


@dataclass(slots=True)
class _Trigger:
    user: str
    born: float
    used: bool = False


class Triggers:
    """The trigger ids given out, each good for one view within three seconds."""

    def __init__(self) -> None:
        self._given: dict[str, _Trigger] = {}
        self._numbers = itertools.count(1000)

    def issue(self, user: str) -> str:
        """Return a new trigger id for something `user` just did."""
        trigger_id = f"{next(self._numbers)}.{time.time_ns() // 1_000_000}.{secrets.token_hex(12)}"
        self._given[trigger_id] = _Trigger(user, time.monotonic())
        return trigger_id

    def age(self, seconds: float) -> None:
        """Make every trigger id older, for tests of the three seconds."""
        for trigger in self._given.values():
            trigger.born -= seconds

    def exchange(self, trigger_id: str) -> str:
        """Use up a trigger id and return whose it is. Raises SlackError as views.open does."""
        trigger = self._given.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if time.monotonic() - trigger.born > TRIGGER_SECONDS:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger.user
