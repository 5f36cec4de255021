"""1,000 digests to 1,000 channels on one morning, by one process, each call of the Web API taking 0.2 s.

The real delivery on a real ledger, ticking every 15 s as `run` does; the digests of the shipped knowledge for a force
each; Slack is the playground, in a process of its own. How long until the last is there, how much of a processor that
took, and how close together two messages to one channel came.
"""

import multiprocessing
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from multiprocessing.connection import Connection

from bench.report import Figure
from bench.ticks import postgres
from bot.app import REMIND_SECONDS
from bot.bank_holidays import calendar_of
from bot.domain.reminding import Subscription, Which
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.ledger.ledger import Ledger, open_ledger
from bot.playground import Playground
from bot.playground.model import Channel
from bot.remind.deliver import Deliverer
from bot.remind.delivery import State
from bot.remind.morning import Basis
from bot.remind.plan import owed
from bot.remind.settling import SETTLE_SECONDS
from bot.render.digest import to_message
from bot.render.message import Message
from bot.slack.reminder_post import ReminderPost

CHANNELS = 1000
CALL_SECONDS = 0.2
HALF_A_CORE = 0.5
MORNING = datetime(2024, 4, 3, 8, 0, 0, tzinfo=UTC)
"""Nine in London."""
MOST_SECONDS = 200.0


def measure() -> list[Figure]:
    """Return, for each database, the share of a processor and the seconds until the last digest was posted."""
    with tempfile.TemporaryDirectory(prefix="peel-bot-") as folder, postgres() as server:
        makers: dict[str, Callable[[], str]] = {"SQLite": lambda: f"sqlite:///{folder}/ledger.db"}
        if server is not None:
            makers["PostgreSQL"] = server.make_database
        return [figure for name, make in makers.items() for figure in _of(name, make())]


def _of(database: str, url: str) -> list[Figure]:
    ledger = open_ledger(url)
    with _slow_slack() as slack:
        address, token = slack.recv()
        deliverer = _deliverer(ledger, ReminderPost(token, address))
        began, used = time.monotonic(), _processor()
        while time.monotonic() - began < MOST_SECONDS:
            ticked = time.monotonic()
            deliverer.tick(MORNING + timedelta(seconds=ticked - began))
            if len(ledger.deliveries(State.POSTED)) == CHANNELS:
                break
            time.sleep(max(0.0, REMIND_SECONDS - (time.monotonic() - ticked)))
        took, used = time.monotonic() - began, _processor() - used
        slack.send("how many")
        posted: dict[str, int] = slack.recv()
    ledger.close()
    assert Counter(posted.values()) == {1: CHANNELS}, "each channel has one message"
    detail = f"{CHANNELS / took:.1f} messages a second, one a channel; {used:.1f} s of a processor in {took:.1f} s"
    what = f"{CHANNELS:,} digests to {CHANNELS:,} channels, Web API at {CALL_SECONDS:g} s a call, {database}"
    return [
        Figure(f"processor, {what}", used / took, HALF_A_CORE, detail, " cores"),
        Figure(f"until the last, {what}", took, SETTLE_SECONDS, "at most the settle time", " s"),
    ]


def _deliverer(ledger: Ledger, post: ReminderPost) -> Deliverer[Message]:
    knowledge = load(shipped_path()).knowledge
    reminding = knowledge.reminding
    basis = Basis(owed(knowledge), reminding, calendar_of(reminding))
    begun = (one for one in basis.deadlines if one.due <= MORNING.date())
    forces = sorted({force for one in begun for force in one.finding.forces})
    for number in range(CHANNELS):
        which = Which(forces=(forces[number % len(forces)],))
        ledger.subscribe(Subscription(f"C{number:04}", which, date(2015, 1, 5)))
    return Deliverer(
        ledger,
        post,
        basis=lambda: basis,
        show=lambda digest: to_message(digest, knowledge, basis.calendar),
        tell=lambda _said: True,
    )


def _processor() -> float:
    """Return the seconds of a processor that this process has used, for itself and in the system."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


@contextmanager
def _slow_slack() -> Iterator[Connection]:
    """Start a Slack; it sends its address and token first, and after any message how many each channel has."""
    fresh = multiprocessing.get_context("spawn")
    ours, theirs = fresh.Pipe()
    process = fresh.Process(target=_serve, args=(theirs,))
    process.start()
    try:
        yield ours
    finally:
        process.kill()
        process.join()


def _serve(to_tell: Connection) -> None:
    channels = [f"C{number:04}" for number in range(CHANNELS)]
    with Playground(page=False) as slack:
        for channel in channels:
            slack.workspace.add_channel(Channel(channel, channel.lower(), members=[slack.bot_user_id]))
        slack.faults.add("slow", "chat.postMessage", times=None, seconds=CALL_SECONDS)
        to_tell.send((slack.api_url, slack.bot_token))
        to_tell.recv()
        to_tell.send({channel: len(slack.messages(channel)) for channel in channels})
        to_tell.recv()
