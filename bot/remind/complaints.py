"""What only a person can mend, told to the administrators once."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime, timedelta

from bot.remind.delivery import Delivery, State
from bot.remind.keeping import Ledger
from bot.remind.posting import Refused

log = logging.getLogger(__name__)

DOUBT = timedelta(hours=1)
"""After which the administrators are told that it is still not known what came of a request."""
UNTOLD = "administrators not told: "
"""In front of the error of a delivery that is refused, as long as that is so."""


class Complaints:
    """Tells the administrators.

    Args:
        ledger: knows what they were told of.
        tell: tells them, and returns whether they were told (True where there are none to tell).
    """

    def __init__(self, ledger: Ledger, tell: Callable[[str], bool]) -> None:
        self._ledger = ledger
        self._tell = tell
        self._said: set[str] = set()
        self._one = threading.Lock()

    def told(self, said: str) -> bool:
        """Tell, and return whether they were told; never raises."""
        log.error("%s", said)
        try:
            return self._tell(said)
        except Exception as error:  # whoever is told lives beyond a network; the delivery must be settled all the same
            log.warning("the administrators could not be told (%s)", error)
            return False

    def once(self, said: str) -> None:
        """Tell, unless this process has told it before."""
        if said not in self._said and self.told(said):
            self._said.add(said)

    def doubtful(self, delivery: Delivery, now: datetime) -> None:
        """Tell of what stays in doubt for long: it may pass by itself, or never."""
        if delivery.first_attempt_at is None or now - delivery.first_attempt_at < DOUBT:
            return
        self.once(
            f"For more than an hour it has not been known whether the reminders of {delivery.day} are in "
            f"{delivery.channel}: Slack does not answer clearly. They are looked for again and again, and posted once "
            f"it is certain that they are not there. `peel-bot deliveries {delivery.id}` tells more."
        )

    @contextmanager
    def refused(self, delivery: Delivery, refused: Refused, now: datetime) -> Iterator[str]:
        """Tell of a lasting refusal, and give the error to be kept with the delivery: by it is seen who was told.

        One that is the same everywhere is told once, not for a thousand channels.
        """
        with self._one if refused.everywhere else nullcontext():
            yield self._error(delivery, refused, now)

    def _error(self, delivery: Delivery, refused: Refused, now: datetime) -> str:
        if refused.everywhere and self._ledger.waits(refused.reason, now) is not None:
            return refused.reason
        if self._told_before(delivery, refused.reason):
            return refused.reason
        whose = "Reminders" if refused.everywhere else f"The reminders for {delivery.channel}"
        said = (
            f"{whose} are refused ({refused.reason}). {refused.fix} "
            f"They are kept, and come by themselves once that is mended."
        )
        return refused.reason if self.told(said) else UNTOLD + refused.reason

    def _told_before(self, delivery: Delivery, reason: str) -> bool:
        """Return whether they know of this refusal: since the channel last took a message."""
        if delivery.error.startswith(reason):
            return True
        for other in reversed(self._ledger.deliveries(channel=delivery.channel)):
            if other.state is State.POSTED:
                return False
            if other.error.startswith(reason):
                return True
        return False
