"""What a workspace is made of: people, channels, messages, and the errors its Web API answers with."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
"""A JSON object as Slack sends and takes it. Its values are untyped by nature: the validation is what types them."""

SLACKBOT = "USLACKBOT"


class SlackError(Exception):
    """A Web API call that is refused.

    Args:
        error: Slack's own word for it, such as "channel_not_found".
        extra: further members of the answer, such as `needed` and `provided`.
    """

    def __init__(self, error: str, **extra: object) -> None:
        super().__init__(error)
        self.error = error
        self.extra = extra


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to act as. All are invented. `role` is what they may do with the bot, in words, for the page."""

    id: str
    name: str
    real_name: str
    title: str
    color: str
    role: str = ""


@dataclass(slots=True)
class Channel:
    """A channel, or (with `person`) the direct messages between one person and the bot."""

    id: str
    name: str
    topic: str = ""
    members: list[str] = field(default_factory=list)
    person: str | None = None
    is_private: bool = False
    is_archived: bool = False

    @property
    def is_im(self) -> bool:
        """Whether this is a direct message."""
        return self.person is not None


@dataclass(slots=True)
class StoredFile:
    """A file that was, or is to be, uploaded: `content` is None until it came, `channels` are those it is shared in."""

    id: str
    ticket: str
    name: str
    title: str
    size: int
    mimetype: str
    alt: str = ""
    content: bytes | None = None
    channels: list[str] = field(default_factory=list)

    def as_api(self) -> Json:
        """Return it as the Web API shows it."""
        body: Json = {"id": self.id, "name": self.name, "title": self.title, "size": self.size}
        return body | {"mimetype": self.mimetype} | ({"alt_txt": self.alt} if self.alt else {})


@dataclass(slots=True)
class StoredMessage:
    """One message. `ephemeral_to` names the only person who sees it; `sender` is a user id, the bot's included.

    `ts` is Slack's name of it, `at` the time of the playground's clock when it was said, in seconds since 1970.
    """

    ts: str
    channel: str
    sender: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    bot_id: str | None = None
    thread_ts: str | None = None
    subtype: str | None = None
    edited_ts: str | None = None
    metadata: Json | None = None
    ephemeral_to: str | None = None
    from_slash: bool = False
    at: float = 0.0
    files: list[Json] = field(default_factory=list)

    def as_api(self, *, metadata: bool = False) -> Json:
        """Return it as the Web API and events show it; metadata only where asked for."""
        body: Json = {"type": "message", "user": self.sender, "text": self.text, "ts": self.ts}
        if self.blocks:
            body["blocks"] = self.blocks
        if self.files:
            body["files"] = self.files
        if self.bot_id:
            body["bot_id"] = self.bot_id
        if self.thread_ts:
            body["thread_ts"] = self.thread_ts
        if self.subtype:
            body["subtype"] = self.subtype
        if self.edited_ts:
            body["edited"] = {"user": self.sender, "ts": self.edited_ts}
        if metadata and self.metadata:
            body["metadata"] = self.metadata
        return body

    def as_page(self) -> Json:
        """Return it as the page shows it."""
        body = self.as_api() | {"channel": self.channel, "blocks": self.blocks, "at": self.at}
        if self.ephemeral_to:
            body["ephemeral"] = True
        if self.bot_id:
            body.pop("user")
        return body


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happened in the workspace, for whoever watches. `to` names the only person who may know."""

    kind: str
    """message, changed, deleted, home, view, state or failure."""
    channel: str | None = None
    message: StoredMessage | None = None
    to: str | None = None
    note: str | None = None
    previous: Json | None = None
