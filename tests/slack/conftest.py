"""A playground, a bot of plain parts answering in it, and signed requests to dispatch by hand."""

import json
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from slack_bolt import App, BoltRequest, BoltResponse

from bot.ask.answer import Answer, Line, Lines, Outcome
from bot.ask.parse import Parsed
from bot.ask.query import Choice, Context, Intent, Query
from bot.kb.shipped import shipped_path
from bot.playground import Playground
from bot.playground.ack import signature
from bot.slack.build import build_app
from bot.slack.desk import Desk
from bot.slack.http import Application, Health
from bot.slack.once import OnceInMemory
from bot.slack.subscribing import Subscribing
from bot.slack.verify import Signatures

if TYPE_CHECKING:
    from tests.slack.digest_line import World

KENT, ESSEX, NO_BOT = "C0KENT", "C0ESSEX", "C0NOBOT"
MORGAN, PRIYA = "U0LIAISON", "U0OWNER"
DAY = date(2017, 4, 3)


@dataclass
class Echo:
    """Answers with the question itself, and notes what it was asked. "break" makes it fail, "long" go on."""

    asked: list[tuple[str, Context]] = field(default_factory=list)

    def understand(self, text: str, context: Context) -> Query:
        """Take every text for a question of its own: its words are the query's."""
        self.asked.append((text, context))
        return Query(Intent.HELP, text, context.today, words=(text, context.channel_force or context.home_force or ""))

    def answer(self, understood: Parsed) -> Answer:
        assert isinstance(understood, Query)
        text, force = understood.words
        if text == "break":
            raise RuntimeError("broken on purpose")
        if text == "long":
            lines = tuple(Line(f"line {number} " + "word " * 20) for number in range(200))
            return Answer(Outcome.ANSWER, "A long answer", (Lines(lines),))
        steps = (Choice("Go on", f"{text} further"),)
        return Answer(Outcome.ANSWER, f"Answer to {text} for {force}", next_steps=steps)


@pytest.fixture
def slack() -> Iterator[Playground]:
    with Playground() as playground:
        playground.delivery.retry_delays = (0, 0, 0)
        yield playground


@pytest.fixture
def echo() -> Echo:
    return Echo()


@pytest.fixture
def desk(echo: Echo) -> Desk:
    return Desk(lambda: echo, lambda: DAY, "kent", {KENT: "kent", ESSEX: "essex", "chief-officers": "durham"})


@pytest.fixture
def subscribing() -> Subscribing | None:
    """No reminders are kept; tests of reminders put their own in its place."""
    return None


@pytest.fixture
def app(slack: Playground, desk: Desk, subscribing: Subscribing | None) -> Iterator[App]:
    built = build_app(
        desk=desk,
        once=OnceInMemory(),
        signing_secret=slack.signing_secret,
        bot_token=slack.bot_token,
        api_url=slack.api_url,
        subscribing=subscribing,
    )
    yield built
    built.listener_runner.listener_executor.shutdown(wait=True)


@pytest.fixture
def wsgi(slack: Playground, app: App) -> Application:
    return Application(
        app, Signatures(slack.signing_secret), lambda: Health(alive=True, ready=True, said={"slack": "accepted"})
    )


class Threading(ThreadingMixIn, WSGIServer):
    """A WSGI server with a thread a request, which closes at once."""

    daemon_threads = True
    request_queue_size = 256


class Silent(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def served(slack: Playground, wsgi: Application) -> Iterator[Playground]:
    """The playground with the bot behind its request URL, over real HTTP."""
    server = make_server("127.0.0.1", 0, wsgi, server_class=Threading, handler_class=Silent)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    slack.http_endpoint = f"http://127.0.0.1:{server.server_port}/slack/events"
    yield slack
    slack.http_endpoint = None
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[World]":
    """A whole bot with reminders in a playground of its own: it takes two seconds to start and stop."""
    from tests.slack.digest_line import World  # noqa: PLC0415 (it needs this module)

    folder = tmp_path_factory.mktemp("reminders")
    shutil.copytree(shipped_path(), folder / "knowledge")
    with Playground() as playground:
        playground.delivery.retry_delays = (0, 0, 0)
        made = World(playground, folder).start()
        yield made
        made.stop()


@pytest.fixture
def world(running: "World") -> "Iterator[World]":
    """That bot, in a channel of the test's own. What the test changes in the knowledge is mended after it."""
    yield running.begin()
    running.end()


def command_form(text: str = "", **changes: str) -> dict[str, str]:
    form = {
        "command": "/peel",
        "text": text,
        "channel_id": KENT,
        "channel_name": "kent-inspections",
        "user_id": MORGAN,
        "team_id": "T0PLAY",
        "trigger_id": f"trigger.{time.monotonic_ns()}",
        "response_url": "http://127.0.0.1:9/never",
    }
    return form | changes


Dispatch = Callable[..., BoltResponse]


@pytest.fixture
def dispatch(slack: Playground, app: App) -> Dispatch:
    """Return a function that signs a command's form (a dict) or an event (json=...) and dispatches it."""

    def send(form: dict[str, str] | None = None, *, event: Any = None, age: float = 0, **headers: str) -> BoltResponse:
        body = json.dumps(event) if form is None else urlencode(form)
        kind = "application/json" if form is None else "application/x-www-form-urlencoded"
        stamp = str(int(time.time() - age))
        signed = {
            "Content-Type": kind,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signature(slack.signing_secret, stamp, body.encode()),
        }
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return app.dispatch(BoltRequest(body=body, headers={**signed, **named}))

    return send
