"""Socket Mode: the connection to Slack, a watchdog for it, and a clean goodbye.

`is_connected()` is true for a half-open link, so the watchdog goes by the age of the last sign of life instead.
"""

import json
import logging
import threading
import time
from typing import Protocol

from slack_bolt import App

from bot.errors import StartError
from bot.settings import WHERE
from bot.slack.identity import HOPELESS
from bot.slack.link import Handler, Link
from bot.slack.web import refusal, web_client

log = logging.getLogger(__name__)

PING_SECONDS = 5.0
DEAD_SECONDS = 20.0
"""Four pings without an answer."""
HANDSHAKE_SECONDS = 3.0
GOODBYE_SECONDS = 1.5
MANY = (
    "Slack counts %d connections of this app and gives each its share: stop other copies of the bot; a dead one is "
    "forgotten in time"
)
MOST_GREETING = 1000
"""Characters of a message looked through for Slack's greeting, which is short."""
REFUSED = ("missing_scope", "no_permission", "socket_mode_disabled", "forbidden_team")
"""apps.connections.open errors, beside HOPELESS, that no waiting mends."""


def connections(message: str) -> int:
    """Return how many connections of the app Slack counts, as its greeting says; 0 for any other message."""
    if '"hello"' not in message[:MOST_GREETING]:
        return 0
    try:
        told = json.loads(message)
    except ValueError:
        return 0
    count = told.get("num_connections") if isinstance(told, dict) and told.get("type") == "hello" else 0
    return count if isinstance(count, int) else 0


class _Connection(Protocol):
    """What websocket-client, which has no types, hands to the listeners."""

    def close(self) -> None:
        """Say goodbye."""


class Socket:
    """One Socket Mode connection, kept alive."""

    def __init__(self, app: App, app_token: str, api_url: str, ping_seconds: float = PING_SECONDS) -> None:
        self._client = Link(app_token, web_client(app_token, api_url), app, ping_seconds)
        self._handler = Handler(app, self._client)
        self._dead_seconds = DEAD_SECONDS * ping_seconds / PING_SECONDS
        self._alive_at = self._tried_at = time.monotonic()
        self._lock = threading.Lock()
        self._closed = False
        self._connecting = False
        self._greeted = False
        self._open = threading.Event()
        self._client.on_open_listeners.append(self._opened)
        self._client.on_message_listeners.append(self._heard)

    @property
    def age(self) -> float:
        """Seconds since the last sign of life: an opening, a message, an answered ping."""
        return time.monotonic() - self._alive_at

    @property
    def connected(self) -> bool:
        """Whether there is a connection with a recent sign of life."""
        return bool(self._client.is_connected()) and self.age < self._dead_seconds

    def connect(self) -> None:
        """Connect, or leave it to the watchdog when Slack cannot be reached. Raises StartError for a hopeless token."""
        try:
            self._client.connect()
        except Exception as error:  # a refusal for good is told apart; anything else is tried again
            word = refusal(error)
            if word in HOPELESS or word in REFUSED:
                raise StartError(f"SLACK_APP_TOKEN: Slack refuses it ({word}): {WHERE['SLACK_APP_TOKEN']}") from None
            log.warning("Slack cannot be reached (%s); trying again", word or error)
        else:
            self._connecting = True
        self._tried_at = time.monotonic()

    def check(self) -> None:
        """The watchdog's look: connect anew when the link has been dead for too long."""
        with self._lock:
            tried = time.monotonic() - self._tried_at
            if self._closed or min(self.age, tried) < self._dead_seconds:
                return
            log.warning("no sign of life from Slack for %.0f s: connecting anew", self.age)
            if self._connecting:
                self._client.cut()  # what opens after a goodbye that came meanwhile is closed by `_opened`
            else:
                try:
                    self._client.connect_to_new_endpoint()
                    self._connecting = True
                except Exception as error:  # whatever it is: look again at the next tick
                    log.warning("could not connect (%s); trying again in %.0f s", error, self._dead_seconds)
            self._tried_at = time.monotonic()

    def close(self) -> None:
        """Say goodbye, so that Slack keeps no ghost that swallows clicks."""
        self._closed = True
        if self._connecting:
            # Closed before the handshake has ended, websocket-client would leave the connection standing.
            self._open.wait(HANDSHAKE_SECONDS)
        # The goodbye is the first thing close() does. What follows waits up to ten seconds for the reading thread,
        # which a process that is stopping need not.
        closing = threading.Thread(target=self._client.close, name="close the socket", daemon=True)
        closing.start()
        closing.join(GOODBYE_SECONDS)

    def _alive(self) -> None:
        self._alive_at = time.monotonic()

    def _heard(self, _socket: object, message: str) -> None:
        self._alive()
        count = connections(message)
        if count > 1:
            # Later on it is mostly the connection that this one has replaced a moment ago.
            log.log(logging.INFO if self._greeted else logging.WARNING, MANY, count)
        self._greeted = self._greeted or count > 0

    def _opened(self, socket: _Connection) -> None:
        if self._closed:
            # A reconnection was under way when the goodbye was said, and has renewed the SDK's own wish to reconnect.
            self._client.auto_reconnect_enabled = False
            socket.close()
            self._open.set()
            return
        self._alive()
        self._open.set()
        # The SDK offers no listener for pongs; websocket-client looks the callback up at each one.
        setattr(socket, "on_pong", lambda _socket, _data: self._alive())  # noqa: B010 (untyped library)
        log.info("connected to Slack")
