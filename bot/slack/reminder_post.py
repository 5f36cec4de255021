"""Reminders on their way into Slack: posted once, never tried again by the client, found again by their metadata."""

import logging
import socket
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.remind.posting import Accepted, Found, Look, NotThere, Outcome, Refused, Unclear, Unreadable
from bot.render.message import Message
from bot.slack.web import CALL_SECONDS, refusal
from bot.slack.wording import INVITE

log = logging.getLogger(__name__)

EVENT_TYPE = "peel_reminder"
PAGE = 200
MOST_PAGES = 40
"""Pages of history read at most: a channel with more messages since the request is left to a person."""
CLOCK_MARGIN = timedelta(days=1)
"""Looked back from Slack's own clock, where this machine's is ahead of it."""
RETRY_SECONDS = 5.0
"""After a refusal that passes by itself and names no time, or none that makes sense."""
LEAST_RETRY_SECONDS, MOST_RETRY_SECONDS = 1.0, 600.0
"""Whatever Slack names: it is asked again after ten minutes, rather than never."""

IN_DOUBT = frozenset({"fatal_error", "internal_error", "service_unavailable", "deadline_exceeded"})
"""ok:false, but it may have succeeded all the same (docs.slack.dev/reference/methods/chat.postMessage, errors)."""
PASSING = frozenset({"ratelimited", "rate_limited"})
FIXES: Mapping[str, str] = {
    "not_in_channel": f"Bring the bot into the channel with {INVITE}.",
    "channel_not_found": f"If it is private, bring the bot in with {INVITE}; if it is deleted, subscribe another.",
    "is_archived": "Unarchive the channel, or end its subscriptions.",
    "restricted_action": "Let the bot post: channel settings, posting permissions.",
    "restricted_action_read_only_channel": "Let the bot post: channel settings, posting permissions.",
    "restricted_action_thread_only_channel": "Let the bot post: channel settings, posting permissions.",
    "restricted_action_non_threadable_channel": "Let the bot post: channel settings, posting permissions.",
    "missing_scope": "Install the app again from app-manifest.yml: the scopes chat:write, channels:history and "
    "groups:history are needed.",
    "invalid_auth": "Put the app's current bot token into SLACK_BOT_TOKEN.",
    "token_revoked": "Install the app again, and put its new bot token into SLACK_BOT_TOKEN.",
    "token_expired": "Install the app again, and put its new bot token into SLACK_BOT_TOKEN.",
    "account_inactive": "Install the app again, and put its new bot token into SLACK_BOT_TOKEN.",
}
EVERYWHERE = frozenset(
    {"invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive", "missing_scope",
     "not_allowed_token_type", "no_permission", "access_denied", "team_access_not_granted", "org_login_required"}
)  # fmt: skip
"""Refusals that are no channel's fault."""
OTHER_FIX = "Slack's page on chat.postMessage says what it means; `peel-bot doctor` looks for the usual causes."


class ReminderPost:
    """Posts and finds reminders through one token.

    Args:
        token: the bot's.
        api_url: of the Web API, with a slash at its end.
        seconds: that a request may take; the settle time must be well above.
    """

    def __init__(self, token: str, api_url: str, seconds: int = CALL_SECONDS) -> None:
        # The SDK's own handlers post twice where a connection is reset after the message was taken.
        self._client = WebClient(token, base_url=api_url, timeout=seconds, retry_handlers=[])

    def post(self, channel: str, message: Message, key: str) -> Outcome:
        """Post once. `key` is readable by every app of the workspace: an opaque word, nothing else."""
        try:
            answer = self._client.chat_postMessage(
                channel=channel,
                text=message.text,
                blocks=list(message.blocks) or None,
                metadata={"event_type": EVENT_TYPE, "event_payload": {"key": key}},
                unfurl_links=False,
                unfurl_media=False,
            )
        except Exception as error:  # each way to fail is an outcome
            return _failed(error)
        ts = answer.get("ts")
        return Accepted(ts) if isinstance(ts, str) and ts else Unclear("Slack answered without a ts")

    def find(self, channel: str, key: str, since: datetime) -> Look:
        """Look for the message with `key`, from the newest back to `since`."""
        cursor = ""
        for _ in range(MOST_PAGES):
            try:
                page = self._client.conversations_history(
                    channel=channel, limit=PAGE, include_all_metadata=True, cursor=cursor or None
                )
            except Exception as error:  # each way to fail is an outcome
                return _unreadable(error)
            since = min(since, _slacks_clock(page) - CLOCK_MARGIN)
            messages = page.get("messages") or []
            for message in messages:
                if _key(message) == key:
                    return Found(str(message["ts"]))
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor or (messages and float(messages[-1]["ts"]) < since.timestamp()):
                return NotThere()
        return Unreadable(f"more than {MOST_PAGES * PAGE} messages since", fix="Look for it by hand.")


def _failed(error: Exception) -> Outcome:
    word = refusal(error)
    if word in PASSING:
        return Refused("ratelimited", _retry_after(error))
    if word and word not in IN_DOUBT:
        return Refused(word, fix=FIXES.get(word, OTHER_FIX), everywhere=word in EVERYWHERE)
    if _never_sent(error):
        return Refused("Slack cannot be reached", RETRY_SECONDS)
    return Unclear(f"Slack did not say whether it took the message ({_brief(error)})")


def _unreadable(error: Exception) -> Unreadable:
    word = refusal(error)
    if word in PASSING:
        return Unreadable(word, passing=True, retry_after=_retry_after(error))
    passing = not word or word in IN_DOUBT
    return Unreadable(word or _brief(error), passing, "" if passing else FIXES.get(word, OTHER_FIX))


def _never_sent(error: Exception) -> bool:
    """Return whether no connection was made, so that nothing can have arrived."""
    return isinstance(error, URLError) and isinstance(error.reason, ConnectionRefusedError | socket.gaierror)


def _retry_after(error: Exception) -> float:
    headers = error.response.headers if isinstance(error, SlackApiError) else {}
    named = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
    written = str(named[0] if isinstance(named, list) and named else named)
    try:
        seconds = float(written)
    except ValueError:  # a date, or nothing
        return RETRY_SECONDS
    return min(max(seconds, LEAST_RETRY_SECONDS), MOST_RETRY_SECONDS) if seconds >= 0 else RETRY_SECONDS


def _brief(error: Exception) -> str:
    if isinstance(error, SlackApiError):
        return f"status {error.response.status_code}"
    known = isinstance(error, OSError | HTTPException)
    return f"{type(error).__name__}: {error}"[:100] if known else type(error).__name__


def _slacks_clock(answer: SlackResponse) -> datetime:
    """Return the time Slack gives in the Date header; that of an unreadable one is not earlier than any."""
    named = next((value for name, value in answer.headers.items() if name.lower() == "date"), "")
    written = str(named[0] if isinstance(named, list) and named else named)
    try:
        return parsedate_to_datetime(written).astimezone(UTC)
    except ValueError:
        return datetime.max.replace(tzinfo=UTC)


def _key(message: Mapping[str, object]) -> str:
    metadata = message.get("metadata")
    if not isinstance(metadata, dict) or metadata.get("event_type") != EVENT_TYPE:
        return ""
    payload = metadata.get("event_payload")
    return str(payload.get("key", "")) if isinstance(payload, dict) else ""
