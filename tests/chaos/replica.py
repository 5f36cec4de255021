"""Replicas of the bot's delivering, as real processes: `python -m tests.chaos.replica '<a Scene as JSON>'`.

All that is slow to import is imported once; each line on standard input then forks a replica, whose process id is
printed. A replica ends with a signal only.
"""

import json
import os
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
from bot.render.message import Message
from bot.slack.reminder_post import ReminderPost
from tests.remind.world import at, owing

DAY = date(2017, 5, 17)
TICK_SECONDS = 0.2


@dataclass(frozen=True)
class Scene:
    """What every replica works on.

    Args:
        database: the ledger's address.
        api_url: the playground's.
        token: the playground's.
        began: the instant, in seconds since 1970, that is nine o'clock of DAY.
        wave_seconds: after which the second deadline becomes known.
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


def run(scene: Scene) -> None:
    """Deliver for ever."""
    first, second = owing(1, DAY), owing(2, DAY + timedelta(days=1))
    calendar = WorkingCalendar()
    waves = [Basis(owed, Reminding(), calendar) for owed in ([first], [first, second])]
    deliverer = Deliverer(
        open_ledger(scene.database),
        ReminderPost(scene.token, scene.api_url, seconds=scene.timeout),
        basis=lambda: waves[scene.elapsed >= scene.wave_seconds],
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
