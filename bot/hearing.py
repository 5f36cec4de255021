"""What was not understood and how answers were rated, on its way to the database: nobody waits for that."""

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime

from bot.ask.query import NotUnderstood, Unclear
from bot.ledger.heard import Rating, Unmet

log = logging.getLogger(__name__)

MOST_WAITING = 5000
"""Kept in memory while the database is away; then the oldest are dropped."""


class Hearing:
    """Notes both, and keeps them when told to.

    Args:
        keep: puts them into the database; may raise.
        now: returns the time (aware).
        texts: whether people's words are kept: only with consent (BOT_KEEP_QUESTIONS).
    """

    def __init__(
        self, keep: Callable[[Sequence[Unmet], Sequence[Rating]], None], now: Callable[[], datetime], *, texts: bool
    ) -> None:
        self._keep = keep
        self._now = now
        self.texts = texts
        self._unmet: deque[Unmet] = deque(maxlen=MOST_WAITING)
        self._ratings: deque[Rating] = deque(maxlen=MOST_WAITING)
        self._lock = threading.Lock()

    def unmet(self, text: str, missed: Unclear | NotUnderstood) -> None:
        """Note a question that was not answered. Quick: an acknowledgement waits for it."""
        outcome = "asked back" if isinstance(missed, Unclear) else "not understood"
        unknown = missed.unknown if isinstance(missed, NotUnderstood) else ()
        self._unmet.append(Unmet(self._now(), outcome, *((text, unknown) if self.texts else ())))

    def rate(self, question: str, *, good: bool) -> None:
        """Note how an answer was rated."""
        self._ratings.append(Rating(self._now(), good, question if self.texts else ""))

    def flush(self) -> None:
        """Put what was noted into the database. What it does not take is tried again. Raises what it raises."""
        with self._lock:
            missed, rated = list(self._unmet), list(self._ratings)
            if not missed and not rated:
                return
            self._keep(missed, rated)
            for noted, waiting in ((missed, self._unmet), (rated, self._ratings)):
                for one in noted:
                    if waiting and waiting[0] is one:
                        waiting.popleft()
