"""Four replicas, a Slack that fails in every way it can, and somebody who kills and stops them at random.

Whole by `make chaos`: four seeds, 400 reminders each; one seed of fewer reminders else. None is lost, none is there
twice, and none is later than the settle time once the trouble ends. It has been seen to fail with the request before
the intent, without looking in doubt's history, without settle time, with a lease for a lock, and with a client that
tries again by itself.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from bot.domain.reminding import Subscription, Which
from bot.ledger.ledger import Ledger, open_ledger
from bot.playground import Playground
from bot.playground.model import Channel
from bot.remind.delivery import State
from tests.chaos.replica import DAY, WAVES, Scene

pytestmark = pytest.mark.long

ROOT = Path(__file__).parent.parent.parent
WHOLE = bool(os.environ.get("CHAOS"))
SEEDS = [int(seed) for seed in os.environ.get("CHAOS_SEEDS", "1,2,3,4" if WHOLE else "1").split(",")]
CHANNELS = 100 if WHOLE else 20
WAVE_SECONDS = 5.0 if WHOLE else 1.0
REPLICAS = 4
SETTLE, TIMEOUT = (3.0 if WHOLE else 6.0), 1
"""Seconds. Beside other tests the server may stand still for seconds itself: what it has taken must be done by then."""
FAULTS = (
    # method, kind, probability, seconds
    ("chat.postMessage", "ratelimited", 0.05, 1.0),
    ("chat.postMessage", "refused", 0.05, 0.0),
    ("chat.postMessage", "accepted", 0.05, 0.0),
    ("chat.postMessage", "reset", 0.03, 0.0),
    ("chat.postMessage", "reset_accepted", 0.05, 0.0),
    ("chat.postMessage", "hang", 0.02, 1.5),
    ("chat.postMessage", "hang_accepted", 0.02, 1.5),
    ("chat.postMessage", "slow", 0.1, 0.3),
    ("chat.postMessage", "slow", 0.04, 1.6),  # carried out after the client has given up
    ("conversations.history", "ratelimited", 0.05, 1.0),
    ("conversations.history", "refused", 0.05, 0.0),
    ("conversations.history", "reset", 0.05, 0.0),
)
MOST_SECONDS = 240.0 if WHOLE else 120.0
CALM_SECONDS = SETTLE + 12.0
"""Beside the settle time: a Retry-After and a request's time-out, one after another, on a busy machine."""


class Replicas:
    """Four processes, one started for each that is killed."""

    def __init__(self, scene: Scene, dice: random.Random) -> None:
        self._dice = dice
        self._forker = subprocess.Popen(
            [sys.executable, "-m", "tests.chaos.replica", scene.written()],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.killed = self.stopped = 0
        self._running = [self._start() for _ in range(REPLICAS)]
        self._asleep: dict[int, float] = {}

    def _start(self) -> int:
        assert self._forker.stdin is not None
        assert self._forker.stdout is not None
        self._forker.stdin.write("one\n")
        self._forker.stdin.flush()
        return int(self._forker.stdout.readline())

    def trouble(self) -> None:
        """Kill one or stop one for a while."""
        time.sleep(self._dice.uniform(0.15, 0.6))
        self.wake(time.monotonic())
        one = self._dice.choice(self._running)
        if one in self._asleep or self._dice.random() < 0.6:
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
            self._asleep.pop(one, None)
            self._running[self._running.index(one)] = self._start()
            self.killed += 1
        else:
            os.kill(one, signal.SIGSTOP)
            self._asleep[one] = time.monotonic() + self._dice.uniform(1.5, 3.5)
            self.stopped += 1

    def wake(self, now: float) -> None:
        """Let those go on whose time has come."""
        for one in [one for one, until in self._asleep.items() if until <= now]:
            del self._asleep[one]
            os.kill(one, signal.SIGCONT)

    def end(self) -> None:
        for one in self._running:
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        self._forker.kill()
        self._forker.communicate()


@contextmanager
def replicas(scene: Scene, dice: random.Random) -> Iterator[Replicas]:
    running = Replicas(scene, dice)
    try:
        yield running
    finally:
        running.end()


def open_ones(ledger: Ledger) -> int:
    return len(ledger.deliveries(State.PLANNED)) + len(ledger.deliveries(State.POSTING))


def posted_ones(ledger: Ledger) -> int:
    """Return how many reminders were posted; on a busy machine a digest may hold those of several waves."""
    return sum(len(one.reminders) for one in ledger.deliveries(State.POSTED))


@pytest.mark.parametrize("seed", SEEDS)
def test_none_is_lost_none_is_doubled_none_is_late(database_url: str, seed: int) -> None:
    channels = [f"C{number:05d}" for number in range(CHANNELS)]
    wanted = CHANNELS * len(WAVES)
    dice = random.Random(seed)
    ledger = open_ledger(database_url)
    for channel in channels:
        ledger.subscribe(Subscription(channel, Which(), DAY))
    with Playground(page=False) as slack:
        for channel in channels:
            slack.workspace.add_channel(Channel(channel, channel.lower(), members=[slack.bot_user_id]))
        slack.faults.seed(seed)
        for method, kind, probability, seconds in FAULTS:
            slack.faults.add(kind, method, times=None, probability=probability, seconds=seconds)
        scene = Scene(database_url, slack.api_url, slack.bot_token, time.time(), WAVE_SECONDS, SETTLE, TIMEOUT)
        with replicas(scene, dice) as running:
            ends = time.monotonic() + MOST_SECONDS
            while posted_ones(ledger) < wanted - 10 and time.monotonic() < ends:
                running.trouble()
            while running.killed < REPLICAS or not running.stopped:
                running.trouble()
            slack.faults.clear()
            running.wake(float("inf"))
            calm = time.monotonic()
            while time.monotonic() - calm < CALM_SECONDS and (open_ones(ledger) or posted_ones(ledger) < wanted):
                time.sleep(0.1)
            late = time.monotonic() - calm
            left = open_ones(ledger)
        struck = Counter(kind for kind, _ in slack.faults.struck)
        told = Counter(
            key for channel in channels for message in slack.messages(channel) for key in message.text.split("\n")
        )
    posted = posted_ones(ledger)
    ledger.close()
    report = (
        f"seed {seed}: {posted} posted, {running.killed} killed, {running.stopped} stopped, "
        f"{late:.1f} s after the trouble, faults {dict(struck)}\n"
    )
    sys.stderr.write(report)
    assert {key: count for key, count in told.items() if count != 1} == {}, "doubled"
    assert len(told) == wanted, "lost"
    assert (posted, left) == (wanted, 0), "late"
