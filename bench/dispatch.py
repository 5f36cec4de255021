"""Dispatch of `/peel` lookups with the full knowledge, against a no-op Bolt command in the same run.

The no-op is what a newcomer writes: `App(token=..., signing_secret=..., process_before_response=True)`, all else as
Bolt has it, and a `/peel` that calls `ack()`. (Its one auth.test is answered by the playground while it is made.) Both
apps are synchronous and check signatures; requests are made beforehand, so that only `App.dispatch` is timed. The two
are timed in turn, request by request, so that the machine's mood and cold caches hit both alike.

Three mixes, with the same limits: one lookup of every kind, each again and again, of which the worst kind's figures
count; questions as a workspace asks them, some often (`bench.questions.repeating`); and questions of which none was
asked in these words before.
"""

import datetime
import itertools
import logging
import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from slack_bolt import Ack, App, BoltRequest
from slack_sdk import WebClient

from bench.questions import KINDS, distinct, repeating
from bench.report import Figure
from bench.slack_calls import SECRET, command
from bot.app import build
from bot.domain.knowledge import Knowledge
from bot.memory import settle
from bot.playground.playground import Playground
from bot.settings import Settings

COUNT, COUNT_EACH, NOT_COUNTED = 2500, 1000, 200
LIMIT_P50, LIMIT_P99 = 3.0, 5.0
STATE = tempfile.TemporaryDirectory(prefix="peel-bot.")
"""Where reminders are kept meanwhile."""


def noop() -> App:
    """Return a Bolt app whose /peel does nothing but acknowledge."""
    logging.getLogger("slack_bolt.App").setLevel(logging.ERROR)  # its advice on tokens is not about the bot
    with Playground(page=False) as slack:
        client = WebClient(slack.bot_token, base_url=slack.api_url)
        app = App(client=client, signing_secret=SECRET, process_before_response=True)

    def acknowledge(ack: Ack) -> None:
        ack()

    app.command("/peel")(acknowledge)
    return app


def settings(knowledge: Path | None = None) -> Settings:
    """Return settings whose Web API is a closed port: nothing measured here may need it."""
    environ = {
        "SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": "http://127.0.0.1:9/api/", "BOT_HOME_FORCE": "kent", "XDG_STATE_HOME": STATE.name,
    }  # fmt: skip
    if knowledge:
        environ["BOT_KNOWLEDGE"] = str(knowledge)
    return Settings.read(environ)


def timed(app: App, request: BoltRequest) -> float:
    """Return how long the app takes to answer a request, in seconds."""
    start = time.perf_counter()
    response = app.dispatch(request)
    elapsed = time.perf_counter() - start
    assert response.status == 200, response.body
    return elapsed


def _mix(name: str, ours: App, floor: App, questions: Iterable[str]) -> list[Figure]:
    """Return p50 and p99 of ours over the no-op's; the first of each are not counted."""
    texts = list(itertools.islice(questions, COUNT + NOT_COUNTED))
    taken = [(timed(floor, command(text)), timed(ours, command(text))) for text in texts][NOT_COUNTED:]
    figures = []
    for word, index, limit in (("p50", 49, LIMIT_P50), ("p99", 98, LIMIT_P99)):
        base, mine = (statistics.quantiles(each, n=100)[index] for each in zip(*taken, strict=True))
        detail = f"{mine * 1e6:.0f} us against {base * 1e6:.0f} us, {len(taken)} lookups"
        figures.append(Figure(f"dispatch {word} / no-op {word}, {name}", mine / base, limit, detail))
    return figures


def _each_kind(ours: App, floor: App, knowledge: Knowledge) -> list[Figure]:
    """Return the worst kind's p50 and p99, each kind's one lookup asked again and again."""
    once = dict(itertools.islice(distinct(knowledge, seed=3), len(KINDS)))
    mixes = [_mix(f"a lookup again and again (worst kind: {kind})", ours, floor, [text] * (COUNT_EACH + NOT_COUNTED))
             for kind, text in once.items()]  # fmt: skip
    return [max(figures, key=lambda one: one.value) for figures in zip(*mixes, strict=True)]


def measure() -> list[Figure]:
    """Return the figures of all mixes."""
    bot = build(settings(), today=lambda: datetime.date(2017, 4, 3))
    bot.make_ready()  # as `run` does in its first seconds
    floor = noop()
    settle()  # likewise
    knowledge = bot.store.current.knowledge
    never = (text for _, text in distinct(knowledge))
    return [
        *_each_kind(bot.app, floor, knowledge),
        *_mix("as a workspace asks", bot.app, floor, repeating(knowledge, seed=2)),
        *_mix("never asked before", bot.app, floor, never),
    ]
