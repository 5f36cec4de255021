"""Is this request Slack's? Checked before anything reads its body, and without a word of it in the log.

The SDK's own check raises on a timestamp that is no number, and Bolt logs the body of a badly signed request.
Source of the scheme: api.slack.com/authentication/verifying-requests-from-slack.
"""

import hashlib
import hmac
import logging
import re
import time
from collections.abc import Callable, Mapping, Sequence

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.middleware import Middleware

log = logging.getLogger(__name__)

MOST_SECONDS = 300
CHECKED = "peel_signature_checked"


class Signatures:
    """Checks signatures made with one secret. `now` returns seconds since 1970."""

    def __init__(self, secret: str, now: Callable[[], float] = time.time) -> None:
        self._secret = secret.encode()
        self._now = now

    def fault(self, body: bytes, timestamp: str, signature: str) -> str:
        """Return "" for a request that Slack signed within the last five minutes, or what is wrong with it."""
        if not self._secret:
            return "SLACK_SIGNING_SECRET is not set"
        if not re.fullmatch(r"[0-9]{1,12}", timestamp, re.ASCII):
            return "its timestamp is missing or no number"
        age = self._now() - int(timestamp)
        if abs(age) > MOST_SECONDS:
            return f"its timestamp is {abs(age):.0f} s {'old' if age > 0 else 'ahead'}: is this machine's clock right?"
        digest = hmac.new(self._secret, b"v0:" + timestamp.encode() + b":" + body, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(b"v0=" + digest.encode(), signature.encode("utf-8", "replace")):
            return "its signature does not fit: is SLACK_SIGNING_SECRET this app's?"
        return ""

    def refuse(self, fault: str) -> None:
        """Log a refusal."""
        log.warning("refused a request: %s", fault)


class SignatureMiddleware(Middleware):
    """Takes the place of Bolt's own check. Socket Mode needs none: the socket itself is authenticated."""

    def __init__(self, signatures: Signatures) -> None:
        self._signatures = signatures

    def process(
        self,
        *,
        req: BoltRequest,
        resp: BoltResponse,  # noqa: ARG002 (Bolt passes it)
        next: Callable[[], BoltResponse],  # noqa: A002 (Bolt's name)
    ) -> BoltResponse:
        """Go on with Slack's own requests; answer 401 to any other."""
        if req.mode == "socket_mode" or req.context.get(CHECKED) is True:
            return next()
        timestamp = header(req.headers, "x-slack-request-timestamp")
        fault = self._signatures.fault(req.raw_body.encode(), timestamp, header(req.headers, "x-slack-signature"))
        if not fault:
            return next()
        self._signatures.refuse(fault)
        return BoltResponse(status=401, body={"error": "invalid request"})


def header(headers: Mapping[str, Sequence[str]], name: str) -> str:
    """Return a header's first value, or ""."""
    values = headers.get(name)
    return str(values[0]) if values else ""
