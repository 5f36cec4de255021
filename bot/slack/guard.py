"""No exception leaves a listener: one wrapper around every one of them, which answers the person on any failure.

With Bolt, an exception in an eager listener turns the acknowledgement into a 500; one in a lazy listener is never seen.
"""

import logging
import secrets
from collections.abc import Callable, Sequence

from slack_bolt import Ack, BoltRequest, BoltResponse
from slack_bolt.middleware import Middleware

from bot.render.message import Message
from bot.slack.kept import acknowledgement
from bot.slack.once import Once
from bot.slack.payload import Payload, once_key
from bot.slack.wording import FAILED

log = logging.getLogger(__name__)

Eager = Callable[[Payload], str | None]
"""Turns a payload into the body of its acknowledgement (`bot.slack.kept.acknowledgement`); must not call Slack.

None leaves the answer to the listener behind it, which acknowledges and goes on lazily."""
Lazy = Callable[[Payload], None]
"""Does a payload's work after the acknowledgement; may call Slack."""

Apologise = Callable[[Payload, str], None]
"""Tells the person behind a payload that it failed. Raises when Slack does not take it."""


class Guard:
    """Makes Bolt listeners out of ours."""

    def __init__(self, once: Once, apologise: Apologise) -> None:
        self._once = once
        self._apologise = apologise

    def eager(self, listener: Eager) -> Middleware:
        """Return a listener's middleware that acknowledges with what `listener` returns, or with an apology."""
        return _Eager(listener, self._once)

    def lazy(self, listener: Lazy) -> Callable[[Payload], None]:
        """Return a Bolt lazy listener that runs `listener`, and apologises to the person when it fails."""

        def run(body: Payload) -> None:
            try:
                listener(body)
            except Exception:
                text = FAILED.format(ref=(ref := reference(listener)))
                try:
                    self._apologise(body, text)
                except Exception:
                    log.exception("%s: the person could not be told either", ref)
                    self._once.release(once_key(body))
                    return
            self._once.settle(once_key(body))

        return run


class _Eager(Middleware):
    """Answers in a listener's stead: a class is called as it is, for a function Bolt gathers thirty arguments."""

    def __init__(self, listener: Eager, once: Once) -> None:
        self._listener = listener
        self._once = once

    def process(
        self,
        *,
        req: BoltRequest,
        resp: BoltResponse,  # noqa: ARG002 (Bolt passes it)
        next: Callable[[], BoltResponse],  # noqa: A002 (Bolt's own name)
    ) -> BoltResponse:
        """Return the acknowledgement."""
        try:
            body = self._listener(req.body)
            if body is None:
                return next()
        except Exception:
            body = acknowledgement(Message(FAILED.format(ref=reference(self._listener))))
        self._once.settle(once_key(req.body))
        return BoltResponse(status=200, body=body, headers=_JSON)


_JSON: dict[str, str | Sequence[str]] = {"content-type": ["application/json;charset=utf-8"]}


def acknowledge(ack: Ack) -> None:
    """Acknowledge, and leave the rest to a lazy listener."""
    ack()


def reference(listener: Callable[..., object]) -> str:
    """Log the exception being handled under a new short reference, and return that."""
    ref = secrets.token_hex(3)
    log.exception("%s: %s failed", ref, getattr(listener, "__qualname__", listener))
    return ref
