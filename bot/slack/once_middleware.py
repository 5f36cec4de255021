"""The check for duplicates, as Bolt runs it before any listener."""

from collections.abc import Callable

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.middleware import Middleware

from bot.slack.once import Claim, Once
from bot.slack.payload import once_key

STATUS = {Claim.DONE: 200, Claim.ELSEWHERE: 503}
"""What a duplicate is answered. 503 (in Socket Mode: no acknowledgement) makes Slack ask again later."""


class OnceMiddleware(Middleware):
    """Lets only what is new through."""

    def __init__(self, once: Once) -> None:
        self._once = once

    def process(
        self,
        *,
        req: BoltRequest,
        resp: BoltResponse,  # noqa: ARG002 (Bolt passes it)
        next: Callable[[], BoltResponse],  # noqa: A002 (Bolt's name)
    ) -> BoltResponse:
        """Go on with a new delivery; answer a duplicate with nothing."""
        claim = self._once.claim(once_key(req.body))
        return next() if claim is Claim.NEW else BoltResponse(status=STATUS[claim], body="")
