"""Replicas of the bot's delivering, as real processes: `python -m tests.chaos.replica '<a Scene as JSON>'`.

All that is slow to import is imported once; each line on standard input then forks a replica, whose process id is
printed. A replica ends with a signal only.
"""

import json
import os
import random
import signal
import sys
import time
from dataclasses import asdict, dataclass
from datetime import UTC, date, timedelta

from bot.domain.reminding import Reminding
from bot.domain.working import WorkingCalendar
from bot.ledger.ledger import open_ledger
from bot.remind.deliver import Deliverer
from bot.remind.morning import Basis
from bot.remind.plan import Digest
from bot.remind.posting import Outcome
from bot.render.message import Message
from bot.slack.reminder_post import ReminderPost
from tests.remind.world import at, owing

DAY = date(2017, 5, 17)
WAVES = (0, 1, 7, 14)
"""How many days after DAY each deadline is: one becomes known after another, and each is announced on DAY."""
TICK_SECONDS = 0.2
DAWDLES = 0.1
"""Of all requests."""


@dataclass(frozen=True)
class Scene:
    """What every replica works on.

    Args:
        database: the ledger's address.
        api_url: the playground's.
        token: the playground's.
        began: the instant, in seconds since 1970, that is nine o'clock of DAY.
        wave_seconds: after which one more deadline becomes known.
        settle: seconds.
        timeout: seconds of a request.
    """

    database: str
    api_url: str
    token: str
    began: float
    wave_seconds: float
    settle: float
    timeout: int

    def written(self) -> str:
        """Return it for the command line."""
        return json.dumps(asdict(self))

    @property
    def elapsed(self) -> float:
        """Seconds since it began."""
        return time.time() - self.began


class Dawdling(ReminderPost):
    """Stands still now and then right before a request, longer than the settle time, as a suspended machine does."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene.token, scene.api_url, seconds=scene.timeout)
        self._pause = scene.settle + 1.0
        self._dice = random.Random()

    def post(self, channel: str, message: Message, key: str) -> Outcome:
        if self._dice.random() < DAWDLES:
            time.sleep(self._pause)
        return super().post(channel, message, key)


def run(scene: Scene) -> None:
    """Deliver for ever."""
    every = [owing(number, DAY + timedelta(days=days)) for number, days in enumerate(WAVES)]
    waves = [Basis(every[: number + 1], Reminding(), WorkingCalendar()) for number in range(len(every))]
    deliverer = Deliverer(
        open_ledger(scene.database),
        Dawdling(scene),
        basis=lambda: waves[min(int(scene.elapsed / scene.wave_seconds), len(waves) - 1)],
        show=show,
        tell=lambda _said: True,
        settle=scene.settle,
    )
    while True:
        deliverer.tick((at(DAY, 9) + timedelta(seconds=scene.elapsed)).astimezone(UTC))
        time.sleep(TICK_SECONDS)


def show(digest: Digest) -> Message:
    """Return a message of the reminders' keys, by which the test counts them."""
    return Message("\n".join(one.key for one in digest.reminders))


def main(scene: Scene) -> None:
    """Fork a replica for each line read."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            try:
                run(scene)
            finally:
                os._exit(1)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Scene(**json.loads(sys.argv[1])))
