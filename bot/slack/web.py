"""Clients for Slack's Web API and for response_url, with time limits and patience for "too many requests"."""

import re

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry import HttpRequest, HttpResponse, RetryHandler, RetryState
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.webhook import WebhookClient

CALL_SECONDS = 10
MOST_RETRIES = 2
MOST_PATIENCE_SECONDS = 30
"""A Retry-After longer than this is not waited for: the person is told instead."""


class Patience(RateLimitErrorRetryHandler):
    """Waits for the Retry-After of a 429, unless that is too long. Nothing else is tried again: it could post twice."""

    def _can_retry(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        if not super()._can_retry(state=state, request=request, response=response, error=error) or response is None:
            return False
        named = next((values for name, values in response.headers.items() if name.lower() == "retry-after"), ["1"])
        written = named[0] if isinstance(named, list) and named else str(named)
        return written.isdigit() and int(written) <= MOST_PATIENCE_SECONDS


def retry_handlers() -> list[RetryHandler]:
    """Return what both clients try again."""
    return [Patience(max_retry_count=MOST_RETRIES)]


def web_client(token: str | None, api_url: str, *, patient: bool = True) -> WebClient:
    """Return a client of the Web API at `api_url`; one that is not patient leaves a 429 to its caller."""
    handlers = retry_handlers() if patient else []
    return WebClient(token, base_url=api_url, timeout=CALL_SECONDS, retry_handlers=handlers)


def webhook(url: str) -> WebhookClient:
    """Return a client of one response_url."""
    return WebhookClient(url, timeout=CALL_SECONDS, retry_handlers=retry_handlers())


def refusal(error: Exception) -> str:
    """Return Slack's word for a certain refusal (nothing was posted), or "" when what happened is not known."""
    if not isinstance(error, SlackApiError):
        return ""
    response = error.response
    if getattr(response, "status_code", 0) == 429:
        return "ratelimited"
    data = getattr(response, "data", None)
    word = str(data.get("error") or "") if isinstance(data, dict) and data.get("ok") is False else ""
    # Where the answer is no JSON, the SDK makes up an ok:false with a sentence about it.
    certain = re.fullmatch(r"[a-z][a-z0-9_]*", word) and getattr(response, "status_code", 0) < 500
    return word if certain else ""
