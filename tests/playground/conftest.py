"""A playground of its own for every test, and a bot inside that does the simplest things."""

import gc
import json
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.socket_mode.base_handler import BaseSocketModeHandler
from slack_sdk import WebClient

from bot.app import Bot, build
from bot.playground import Playground
from bot.settings import Settings
from bot.slack.socket import Socket

MANIFEST = Path(__file__).parent / "app-manifest.yml"
"""The playground's own, so that these tests do not change with the bot's."""
Fetch = Callable[..., tuple[int, Any]]


@pytest.fixture
def slack() -> Iterator[Playground]:
    with Playground(manifest=MANIFEST) as playground:
        yield playground


@pytest.fixture
def web(slack: Playground) -> WebClient:
    return WebClient(slack.bot_token, base_url=slack.api_url, timeout=5, retry_handlers=[])


@pytest.fixture
def fetch(slack: Playground) -> Fetch:
    """Return a function that asks the page's side of the server and returns status and body."""

    def ask(path: str, body: object = None, **headers: str) -> tuple[int, Any]:
        address = path if path.startswith("http") else slack.url + path
        data = None if body is None else json.dumps(body).encode()
        given = {"X-Playground": "1", "Content-Type": "application/json"} | {
            key.replace("_", "-"): value for key, value in headers.items()
        }
        request = urllib.request.Request(address, data=data, headers=given)
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:
                status, text = answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            with refused:
                status, text = refused.code, refused.read().decode()
        try:
            return status, json.loads(text)
        except ValueError:
            return status, text

    return ask


@pytest.fixture
def app(slack: Playground) -> App:
    """A Bolt app that notes what it hears, in `heard`."""
    client = WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])
    return App(client=client, signing_secret=slack.signing_secret, process_before_response=True)


@pytest.fixture
def connect(slack: Playground, app: App) -> Iterator[Callable[..., object]]:
    """Return a function that connects the app in Socket Mode, with the SDK's built-in client or with the bot's."""
    handlers: list[BaseSocketModeHandler] = []
    sockets: list[Socket] = []

    def open_one(quick_to_reconnect: bool = False) -> object:
        live = slack.sockets.live
        if quick_to_reconnect:
            sockets.append(Socket(app, slack.app_token, slack.api_url))
            sockets[-1].connect()
        else:
            client = WebClient(slack.app_token, base_url=slack.api_url)
            handlers.append(SocketModeHandler(app, slack.app_token, web_client=client, ping_interval=1))
            handlers[-1].connect()
        slack.wait_for(lambda: slack.sockets.live > live, what="a connection")
        return (*handlers, *sockets)[-1]

    yield open_one
    for handler in handlers:
        handler.client.auto_reconnect_enabled = False
    for socket in sockets:
        socket.close()
    slack.faults.add("drop")
    for handler in handlers:
        handler.close()
    handlers.clear()
    gc.collect()  # what the SDK leaves open is collected here, in the tests that allow it


@pytest.fixture
def knowledge() -> Path | None:
    """The knowledge of the bot with reminders; None is the shipped one."""
    return None


@pytest.fixture
def reminding(slack: Playground, tmp_path: Path, knowledge: Path | None) -> Iterator[Bot]:
    """The real bot, told the time by the playground's clock as in `peel-bot try`; needs the real manifest."""
    settings = Settings(
        bot_token=slack.bot_token,
        app_token=slack.app_token,
        signing_secret=slack.signing_secret,
        api_url=slack.api_url,
        knowledge=knowledge,
        home_force="kent",
        channel_forces=(("C0KENT", "kent"),),
        database_url=f"sqlite:///{tmp_path}/reminders.db",
    )
    bot = build(settings, today=slack.clock.today, now=slack.clock.now)
    bot.start(socket=True)
    slack.wait_connected()
    assert bot.reminders is not None
    slack.watch(bot.reminders)
    yield bot
    slack.faults.add("drop")  # websocket-client may take 10 s to notice its own closing
    bot.stop()


class Endpoint:
    """A request URL: keeps what arrives, answers what it is told."""

    def __init__(self) -> None:
        self.requests: list[tuple[dict[str, str], bytes]] = []
        self.answers: list[tuple[int, bytes]] = []
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                endpoint.requests.append((dict(self.headers.items()), body))
                status, text = endpoint.answers.pop(0) if endpoint.answers else (200, b"")
                self.send_response(status)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            def log_message(self, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/slack/events"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def endpoint(slack: Playground) -> Iterator[Endpoint]:
    there = Endpoint()
    slack.http_endpoint = there.url
    yield there
    slack.http_endpoint = None
    there.close()
