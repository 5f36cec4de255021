"""No exception leaves a listener: one wrapper around every one of them, which answers the person on any failure.

With Bolt, an exception in an eager listener turns the acknowledgement into a 500; one in a lazy listener is never seen.
"""

import logging
import secrets
from collections.abc import Callable

from slack_bolt import Ack

from bot.render.message import Message
from bot.slack.once import Once
from bot.slack.payload import Payload, once_key
from bot.slack.wording import FAILED

log = logging.getLogger(__name__)

Eager = Callable[[Payload], Message | None]
"""Turns a payload into what its acknowledgement holds; must not call Slack. None acknowledges with nothing."""
Lazy = Callable[[Payload], None]
"""Does a payload's work after the acknowledgement; may call Slack."""

Apologise = Callable[[Payload, str], None]
"""Tells the person behind a payload that it failed. Raises when Slack does not take it."""


class Guard:
    """Makes Bolt listeners out of ours."""

    def __init__(self, once: Once, apologise: Apologise) -> None:
        self._once = once
        self._apologise = apologise

    def eager(self, listener: Eager) -> Callable[[Ack, Payload], None]:
        """Return a Bolt listener that acknowledges with what `listener` returns, or with an apology."""

        def acknowledge(ack: Ack, body: Payload) -> None:
            try:
                message = listener(body)
            except Exception:
                message = Message(FAILED.format(ref=reference(listener)))
            if message is None:
                ack()
            else:
                ack(text=message.text, blocks=list(message.blocks) or None, unfurl_links=False, unfurl_media=False)
            self._once.settle(once_key(body))

        return acknowledge

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


def acknowledge(ack: Ack) -> None:
    """Acknowledge, and leave the rest to a lazy listener."""
    ack()


def reference(listener: Callable[..., object]) -> str:
    """Log the exception being handled under a new short reference, and return that."""
    ref = secrets.token_hex(3)
    log.exception("%s: %s failed", ref, getattr(listener, "__qualname__", listener))
    return ref
