"""How the bot answered a delivery, and how Slack words a failure to the person."""

import hashlib
import hmac
from dataclasses import dataclass

from bot.playground.model import Json

ACK_SECONDS = 3.0
"""Time to acknowledge a command, a click or a view (docs.slack.dev/tools/bolt-python/concepts/acknowledge)."""
TIMED_OUT = "operation_timeout"
FAILED = "dispatch_failed"


@dataclass(frozen=True, slots=True)
class Ack:
    """One acknowledgement, or why there is none.

    Args:
        error: None when acknowledged; otherwise "operation_timeout" or "dispatch_failed".
        payload: what the acknowledgement held.
        seconds: between delivery and acknowledgement.
        reason: for a retry, Slack's word for what went wrong ("http_timeout", "http_error", "connection_failed").
    """

    error: str | None = None
    payload: Json | None = None
    seconds: float = 0.0
    reason: str = ""


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """Return the v0 signature of a request body (api.slack.com/authentication/verifying-requests-from-slack)."""
    base = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
