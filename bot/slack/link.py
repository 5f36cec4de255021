"""Socket Mode's client, made to connect in one thread only.

slack_sdk's own connects from three threads (its reader, its monitor, whoever handles Slack's "disconnect"). One of
them may replace a connection that another has just opened; the replaced one is noticed up to ten seconds later, and
what Slack sends meanwhile is lost. Here whoever wants a new connection cuts the old one's line, which wakes the
reader at once, and the reader connects.
"""

import contextlib
import logging
import socket
import threading
import time

import websocket
from slack_bolt import App
from slack_bolt.adapter.socket_mode.base_handler import BaseSocketModeHandler
from slack_bolt.adapter.socket_mode.internals import run_bolt_app, send_response
from slack_sdk import WebClient
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.websocket_client import SocketModeClient

from bot.slack.web import refusal

log = logging.getLogger(__name__)

LINE_SECONDS = 10.0
"""The longest that a step of opening a connection may take, and a frame from its first byte to its last."""
GRACE_SECONDS = 1.0
"""From Slack's "disconnect" to the cut: for answers under way. Slack mostly cuts the line itself before."""
RESEND_SECONDS = 2.0
"""An answer whose connection is being replaced waits so long for the new one: Slack waits three in all."""
RESEND_EVERY = 0.05
FIRST_WAIT_SECONDS = 1.0
LONGEST_WAIT_SECONDS = 30.0
"""Between attempts while Slack cannot be reached: twice as long each time, up to this."""


class Link(SocketModeClient):
    """One connection, and a new one when it ends."""

    def __init__(self, app_token: str, web_client: WebClient, app: App, ping_seconds: float) -> None:
        websocket.setdefaulttimeout(LINE_SECONDS)  # the library offers it for all of a process only
        super().__init__(app_token, logger=app.logger, web_client=web_client, ping_interval=ping_seconds)
        self.current_app_monitor_started = True  # never: it is one of the three threads
        self._leaving = threading.Event()
        self._wait = FIRST_WAIT_SECONDS
        self.on_open_listeners.append(self._opened)

    def session_id(self) -> str:
        """Return which connection it is: the SDK names it in a warning, and this client of its lacks it."""
        return str(id(self.current_session))

    def cut(self) -> None:
        """Cut the line, if there is one, so that the reader notices at once and connects anew. Any thread may."""
        session = self.current_session
        line = getattr(getattr(session, "sock", None), "sock", None)
        if line is not None:
            with contextlib.suppress(OSError):  # it is cut already
                line.shutdown(socket.SHUT_RDWR)

    def connect_to_new_endpoint(self, force: bool = False) -> None:
        """Connect anew; from any thread but the reader, see to it that the reader does.

        Raises:
            Exception: whatever kept the first connection of all from being opened.
        """
        if self._leaving.is_set():
            return
        if self.current_session is None:
            super().connect_to_new_endpoint(force)
        elif threading.current_thread() is self.current_session_runner.thread:
            self._connect_in_reader()
        else:
            session = self.current_session
            timer = threading.Timer(GRACE_SECONDS, lambda: self.cut() if self.current_session is session else None)
            timer.daemon = True
            timer.start()

    def send_message(self, message: str) -> None:
        """Send; when the connection is being replaced, over the new one. What cannot be sent is logged as lost."""
        until = time.monotonic() + RESEND_SECONDS
        while not self._sent(message):
            if self._leaving.is_set() or time.monotonic() > until:
                log.warning("an answer could not be sent: the connection to Slack is gone; Slack tells the person")
                return
            time.sleep(RESEND_EVERY)

    def _sent(self, message: str) -> bool:
        session = self.current_session
        if session is None:
            return False
        try:
            session.send(message)
        except (websocket.WebSocketException, OSError):
            return False
        return True

    def close(self) -> None:
        """Say goodbye and open nothing any more."""
        self._leaving.set()
        super().close()

    def _connect_in_reader(self) -> None:
        try:
            super().connect_to_new_endpoint()
        except Exception as error:
            # Whatever it is: the reader comes here again, for the old connection's address is not good twice.
            log.warning("Slack cannot be reached (%s); trying again in %.0f s", refusal(error) or error, self._wait)
            self._leaving.wait(self._wait)
            self._wait = min(2 * self._wait, LONGEST_WAIT_SECONDS)

    def _opened(self, _socket: object) -> None:
        self._wait = FIRST_WAIT_SECONDS


class Handler(BaseSocketModeHandler):
    """Hands what arrives over a link to a Bolt app."""

    def __init__(self, app: App, link: Link) -> None:
        self.app = app
        self.client = link
        link.socket_mode_request_listeners.append(self.handle)

    def handle(self, client: BaseSocketModeClient, req: SocketModeRequest) -> None:
        """Answer one request."""
        began = time.time()
        send_response(client, req, run_bolt_app(self.app, req), began)
