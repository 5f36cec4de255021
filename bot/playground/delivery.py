"""Getting payloads to the bot, over Socket Mode or to its request URL with Slack's signature; events with retries."""

import asyncio
import json
import time
from collections.abc import Coroutine
from typing import Literal
from urllib.parse import urlencode

import aiohttp

from bot.playground.ack import ACK_SECONDS, FAILED, TIMED_OUT, Ack, signature
from bot.playground.faults import Faults
from bot.playground.model import Json
from bot.playground.sockets import Sockets

Way = Literal["commands", "interactions", "events"]
SOCKET_KIND = {"commands": "slash_commands", "interactions": "interactive", "events": "events_api"}


class Delivery:
    """The one door towards the bot.

    `http_endpoint` set: signed requests go there. Otherwise: Socket Mode. `retry_delays` are the seconds before each
    retry of an event that was not acknowledged (Slack: at once, after one minute, after five).
    """

    def __init__(self, sockets: Sockets, faults: Faults, signing_secret: str) -> None:
        self.sockets = sockets
        self.faults = faults
        self.signing_secret = signing_secret
        self.http_endpoint: str | None = None
        self.retry_delays: tuple[float, ...] = (0, 60, 300)
        self._session: aiohttp.ClientSession | None = None
        self._tasks: set[asyncio.Task[Ack]] = set()
        self._closed = False

    @property
    def connected(self) -> bool:
        """Whether there is anybody to deliver to."""
        return self.http_endpoint is not None or self.sockets.live > 0

    async def ask(self, way: Way, payload: Json) -> Ack:
        """Deliver a command or an interaction, once, and return the acknowledgement."""
        if self.faults.take_delivery(way):
            self._spawn(self._once(way, payload, retry=1, reason="http_timeout"))
        return await self._once(way, payload)

    def announce(self, event: Json) -> None:
        """Deliver an event in the background, and again until it is acknowledged or Slack gives up."""
        self._spawn(self._persist(event))

    async def _persist(self, event: Json) -> Ack:
        duplicate = self.faults.take_delivery("events") is not None
        ack = await self._once("events", event)
        if duplicate:
            await self._once("events", event, retry=1, reason="http_timeout")
        for attempt, delay in enumerate(self.retry_delays, start=1):
            if ack.error is None:
                break
            await asyncio.sleep(delay)
            ack = await self._once("events", event, retry=attempt, reason=ack.reason)
        return ack

    async def _once(self, way: Way, payload: Json, retry: int | None = None, reason: str = "") -> Ack:
        if self.http_endpoint is None:
            answerable = way != "events"
            return await self.sockets.deliver(
                SOCKET_KIND[way], payload, answerable=answerable, retry=retry, reason=reason
            )
        return await self._post(self.http_endpoint, way, payload, retry, reason)

    async def _post(self, address: str, way: Way, payload: Json, retry: int | None, reason: str) -> Ack:
        if way == "events":
            body, kind = json.dumps(payload).encode(), "application/json"
        else:
            form = payload if way == "commands" else {"payload": json.dumps(payload)}
            body, kind = urlencode(form).encode(), "application/x-www-form-urlencoded"
        stamp = str(int(time.time()))
        headers = {
            "Content-Type": kind,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signature(self.signing_secret, stamp, body),
        }
        if retry is not None:
            headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": reason}
        if self._session is None:
            self._session = aiohttp.ClientSession()
        began = time.monotonic()
        limit = aiohttp.ClientTimeout(total=ACK_SECONDS)
        try:
            async with self._session.post(address, data=body, headers=headers, timeout=limit) as answer:
                text = await answer.text()
                seconds = time.monotonic() - began
                if answer.status != 200:
                    return Ack(error=FAILED, reason="http_error", seconds=seconds)
                return Ack(payload=_payload(text), seconds=seconds)
        except TimeoutError:
            return Ack(error=TIMED_OUT, reason="http_timeout", seconds=time.monotonic() - began)
        except aiohttp.ClientError:
            return Ack(error=FAILED, reason="connection_failed", seconds=time.monotonic() - began)

    async def verify(self) -> bool:
        """Send url_verification to the request URL and say whether the challenge came back."""
        if self.http_endpoint is None:
            return False
        ack = await self._once("events", {"type": "url_verification", "token": "playground", "challenge": "3eZbrw1a"})
        return ack.error is None and (ack.payload or {}).get("challenge") == "3eZbrw1a"

    def _spawn(self, work: Coroutine[None, None, Ack]) -> None:
        if self._closed:
            work.close()
            return
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Stop everything under way; what is announced from now on reaches nobody."""
        self._closed = True
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()


def _payload(text: str) -> Json | None:
    """Return what an HTTP acknowledgement held: a JSON object, or plain text as Slack takes it."""
    if not text.strip():
        return None
    try:
        loaded = json.loads(text)
    except ValueError:
        return {"text": text}
    return loaded if isinstance(loaded, dict) else {"text": text}
