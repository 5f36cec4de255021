"""Socket Mode, the server's side: tickets, connections, envelopes, acknowledgements, and dead connections.

Source: docs.slack.dev/apis/events-api/using-socket-mode. At most ten connections; a payload goes to one of them.
"""

import asyncio
import itertools
import json
import secrets
import time
import uuid
from collections.abc import Callable

from aiohttp import WSMsgType, web

from bot.playground.ack import ACK_SECONDS, FAILED, TIMED_OUT, Ack
from bot.playground.model import Json

MOST_CONNECTIONS = 10
PING_SECONDS = 5.0
GOODBYE_SECONDS = 0.5
"""Patience with a client that does not answer the closing of its socket."""


class Connection:
    """One socket; with no socket, a ghost: still registered, and nobody at the other end."""

    def __init__(self, socket: web.WebSocketResponse | None = None, request: web.Request | None = None) -> None:
        self.socket = socket
        self.request = request

    async def send(self, body: Json) -> bool:
        """Send, and say whether it went out as far as Slack can tell."""
        if self.socket is None:
            return True
        try:
            await self.socket.send_str(json.dumps(body))
        except ConnectionError:
            return False
        return True

    def cut(self) -> None:
        """Cut the line without a goodbye."""
        if self.request is not None and self.request.transport is not None:
            self.request.transport.abort()


class Sockets:
    """All connections of the app."""

    def __init__(self, app_id: str, on_change: Callable[[], None]) -> None:
        self.connections: list[Connection] = []
        self._app_id = app_id
        self._on_change = on_change
        self._tickets: set[str] = set()
        self._pending: dict[str, asyncio.Future[Json | None]] = {}
        self._turn = itertools.count()
        self._closing = False

    @property
    def live(self) -> int:
        """How many connections have somebody at the other end."""
        return sum(connection.socket is not None for connection in self.connections)

    def ticket(self) -> str:
        """Return a new ticket, good for one connection."""
        ticket = secrets.token_urlsafe(16)
        self._tickets.add(ticket)
        return ticket

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serve one connection until it ends."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=403, text="this ticket was used or never given: call apps.connections.open")
        self._tickets.discard(ticket)
        socket = web.WebSocketResponse(heartbeat=PING_SECONDS, timeout=GOODBYE_SECONDS)
        await socket.prepare(request)
        connection = Connection(socket, request)
        if len(self.connections) >= MOST_CONNECTIONS:
            await connection.send(self._disconnect("too_many_websockets"))
            await socket.close()
            return socket
        self.connections.append(connection)
        await connection.send(self._hello())
        self._on_change()
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    self._receive(frame.data)
        finally:
            self._remove(connection)
        return socket

    def _remove(self, connection: Connection) -> None:
        if connection in self.connections:
            self.connections.remove(connection)
            if not self._closing:
                self._on_change()

    def _receive(self, text: str) -> None:
        try:
            body = json.loads(text)
        except ValueError:
            return
        if isinstance(body, dict) and (waiting := self._pending.pop(str(body.get("envelope_id")), None)):
            payload = body.get("payload")
            if not waiting.done():
                waiting.set_result(payload if isinstance(payload, dict) else None)

    async def deliver(
        self, kind: str, payload: Json, *, answerable: bool, retry: int | None = None, reason: str = ""
    ) -> Ack:
        """Send one payload ("slash_commands", "interactive", "events_api") to one connection and wait for its ack."""
        if not self.connections:
            return Ack(error=FAILED, reason="connection_failed")
        envelope: Json = {"envelope_id": str(uuid.uuid4()), "type": kind, "payload": payload}
        envelope["accepts_response_payload"] = answerable
        if kind == "events_api":
            envelope |= {"retry_attempt": retry or 0, "retry_reason": reason}
        waiting: asyncio.Future[Json | None] = asyncio.get_running_loop().create_future()
        self._pending[envelope["envelope_id"]] = waiting
        connection = self.connections[next(self._turn) % len(self.connections)]
        began = time.monotonic()
        if not await connection.send(envelope):
            return Ack(error=FAILED, reason="connection_failed")
        try:
            answer = await asyncio.wait_for(waiting, ACK_SECONDS)
        except TimeoutError:
            self._pending.pop(envelope["envelope_id"], None)
            return Ack(error=TIMED_OUT, reason="timeout", seconds=time.monotonic() - began)
        return Ack(payload=answer, seconds=time.monotonic() - began)

    async def fault(self, kind: str) -> None:
        """Do one of faults.SOCKET_FAULTS."""
        if kind == "ghost":
            self.connections.append(Connection())
        elif kind == "lay_ghosts":
            self.connections[:] = [c for c in self.connections if c.socket is not None]
        elif kind == "drop":
            for connection in tuple(self.connections):
                connection.cut()
                self._remove(connection)
        elif kind == "refresh":
            for connection in tuple(self.connections):
                await connection.send(self._disconnect("refresh_requested"))
                if connection.socket is not None:
                    await connection.socket.close()
                self._remove(connection)

    async def close(self) -> None:
        """Say goodbye to everybody."""
        self._closing = True
        for connection in tuple(self.connections):
            if connection.socket is not None:
                await connection.socket.close()
        self.connections.clear()

    def _hello(self) -> Json:
        debug = {"host": "applink-playground", "build_number": 1, "approximate_connection_time": 18060}
        return {
            "type": "hello",
            "num_connections": len(self.connections),
            "debug_info": debug,
            "connection_info": {"app_id": self._app_id},
        }

    def _disconnect(self, reason: str) -> Json:
        return {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-playground"}}
