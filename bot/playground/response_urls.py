"""response_url: five uses in thirty minutes, to answer, replace or delete what a person did something with.

Source: docs.slack.dev/interactivity/handling-user-interaction. Ephemeral unless response_type says in_channel.
"""

import secrets
import time
from dataclasses import dataclass

from bot.playground.blocks import MOST_TEXT, check_blocks
from bot.playground.model import Json, SlackError, StoredMessage
from bot.playground.workspace import Workspace

MOST_USES = 5
SECONDS = 30 * 60


@dataclass(slots=True)
class _Place:
    channel: str
    user: str
    message_ts: str | None
    born: float
    uses: int = 0


def check_content(body: Json, *, surface: str = "message") -> tuple[str, list[Json]]:
    """Return text and blocks of an answer when Slack accepts them. Raises SlackError otherwise."""
    text = body.get("text") or ""
    if not isinstance(text, str):
        raise SlackError("invalid_arguments")
    blocks = check_blocks(body["blocks"], surface) if body.get("blocks") else []
    if not text and not blocks and not body.get("attachments"):
        raise SlackError("no_text")
    if len(text) > MOST_TEXT:
        raise SlackError("msg_too_long")
    return text, blocks


class ResponseUrls:
    """The addresses given out."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._places: dict[str, _Place] = {}

    def issue(self, channel: str, user: str, message_ts: str | None = None) -> str:
        """Return the path of a new response_url for something `user` did in `channel`, with a message or not."""
        key = f"{self._workspace.team_id}/{secrets.randbelow(10**12)}/{secrets.token_urlsafe(18)}"
        self._places[key] = _Place(channel, user, message_ts, time.monotonic())
        return key

    def age(self, seconds: float) -> None:
        """Make every address older, for tests of the thirty minutes."""
        for place in self._places.values():
            place.born -= seconds

    def use(self, key: str, body: Json) -> StoredMessage | None:
        """Carry out one use. Raises SlackError used_url, expired_url, or for content that Slack refuses."""
        place = self._places.get(key)
        if place is None or time.monotonic() - place.born > SECONDS:
            raise SlackError("expired_url")
        if place.uses >= MOST_USES:
            raise SlackError("used_url")
        place.uses += 1
        original = self._workspace.find(place.channel, place.message_ts, place.user) if place.message_ts else None
        if body.get("delete_original") in (True, "true"):
            if original is not None:
                self._workspace.delete(original)
            return None
        text, blocks = check_content(body)
        if original is not None and body.get("replace_original") in (True, "true"):
            self._workspace.change(original, text=text, blocks=blocks)
            return original
        return answer(self._workspace, place.channel, place.user, body)


def answer(workspace: Workspace, channel: str, user: str, body: Json) -> StoredMessage:
    """Post an answer to a command or click: to `user` alone, or in the channel where the body says in_channel."""
    text, blocks = check_content(body)
    in_channel = body.get("response_type") == "in_channel"
    return workspace.post(
        channel,
        workspace.bot_user_id,
        text,
        blocks=blocks,
        thread_ts=body.get("thread_ts"),
        ephemeral_to=None if in_channel else user,
        from_slash=True,
    )
