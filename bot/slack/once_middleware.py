"""The check for duplicates, as Bolt runs it before any listener."""

from collections.abc import Callable

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.middleware import Middleware

from bot.slack.once import Claim, Once
from bot.slack.payload import is_event, once_key

LATER = 503
"""Makes Slack deliver an event again later (Socket Mode: no acknowledgement). Commands and clicks come once anyway."""


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
        key = once_key(req.body)
        claim = self._once.claim(key)
        if claim is Claim.NEW:
            return next()
        later = claim is Claim.ELSEWHERE and is_event(key)
        return BoltResponse(status=LATER if later else 200, body="")
