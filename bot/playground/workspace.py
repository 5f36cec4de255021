"""The workspace itself: who and what is in it, and what changes. No network here."""

import secrets
from collections.abc import Callable
from datetime import datetime

from bot.playground.clock import Timestamps
from bot.playground.model import SLACKBOT, Change, Channel, Json, Person, SlackError, StoredFile, StoredMessage
from bot.today import now as real_now


class Workspace:
    """People, channels, messages, Homes and modals. Used from the server's own thread only; reads are safe anywhere.

    `now` is the time that messages are shown with; what Slack names them by is the real one, which never goes back.
    """

    team_id = "T0KENTESSEX"
    enterprise_id = None
    bot_user_id = "U0PEELBOT"
    bot_id = "B0PEELBOT"
    app_id = "A0PEELBOT"
    bot_name = "PEEL bot"
    bot_handle = "peel_bot"

    def __init__(self, name: str = "Kent & Essex (playground)", now: Callable[[], datetime] = real_now) -> None:
        self.name = name
        self._now = now
        self.icon = "🔎"
        self.domain = "kent-essex-playground"
        self.people: dict[str, Person] = {}
        self.user_groups: dict[str, list[str]] = {}
        self.channels: dict[str, Channel] = {}
        self.homes: dict[str, Json] = {}
        self.modals: dict[str, list[Json]] = {}
        self.prompts: list[Json] = []
        self.messages: dict[str, dict[str, StoredMessage]] = {}
        self.ephemerals: dict[str, dict[str, StoredMessage]] = {}
        self.files: dict[str, StoredFile] = {}
        self.timestamps = Timestamps()
        self._watchers: list[Callable[[Change], None]] = []

    # People and places

    def add_person(self, person: Person) -> None:
        """Add a person and their direct messages with the bot."""
        self.people[person.id] = person
        self.add_channel(
            Channel(f"D{person.id[1:]}", person.name, members=[person.id, self.bot_user_id], person=person.id)
        )

    def add_channel(self, channel: Channel) -> None:
        """Add a channel."""
        self.channels[channel.id] = channel
        self.messages.setdefault(channel.id, {})

    def channel(self, named: str) -> Channel:
        """Return a channel by its id or "#name". Raises SlackError channel_not_found."""
        if named in self.channels:
            return self.channels[named]
        wanted = named.removeprefix("#")
        for channel in self.channels.values():
            if not channel.is_im and channel.name == wanted:
                return channel
        raise SlackError("channel_not_found")

    def direct(self, user: str) -> Channel:
        """Return a person's direct messages with the bot. Raises SlackError user_not_found."""
        for channel in self.channels.values():
            if channel.person == user:
                return channel
        raise SlackError("user_not_found")

    def person(self, named: str) -> Person:
        """Return a person by id, handle or full name. Raises SlackError user_not_found."""
        for person in self.people.values():
            if named in (person.id, person.name, person.real_name):
                return person
        raise SlackError("user_not_found")

    def join(self, channel: Channel, user: str) -> bool:
        """Make `user` a member; False when they were one already."""
        if user in channel.members:
            return False
        channel.members.append(user)
        self.tell(Change("state"))
        return True

    # Messages

    def post(
        self,
        channel: str,
        sender: str,
        text: str,
        *,
        blocks: list[Json] | None = None,
        thread_ts: str | None = None,
        metadata: Json | None = None,
        subtype: str | None = None,
        ephemeral_to: str | None = None,
        from_slash: bool = False,
        files: list[Json] | None = None,
    ) -> StoredMessage:
        """Store a message, tell whoever watches, and return it. Limits are checked by the caller."""
        message = StoredMessage(
            ts=self.timestamps.next(),
            channel=channel,
            sender=sender,
            text=text,
            blocks=with_ids(blocks or []),
            bot_id=self.bot_id if sender == self.bot_user_id else None,
            thread_ts=thread_ts,
            metadata=metadata,
            subtype=subtype,
            ephemeral_to=ephemeral_to,
            from_slash=from_slash,
            at=self._now().timestamp(),
            files=files or [],
        )
        if ephemeral_to is None:
            self.messages[channel][message.ts] = message
        else:
            self.ephemerals.setdefault(ephemeral_to, {})[message.ts] = message
        self.tell(Change("message", channel, message, to=ephemeral_to))
        return message

    def slackbot(self, channel: str, user: str, text: str, *, thread_ts: str | None = None) -> StoredMessage:
        """Say something to one person as Slack itself."""
        return self.post(channel, SLACKBOT, text, thread_ts=thread_ts, ephemeral_to=user)

    def change(self, message: StoredMessage, *, text: str, blocks: list[Json]) -> None:
        """Put new content into a message."""
        previous = message.as_api()
        message.text = text
        message.blocks = with_ids(blocks)
        message.edited_ts = self.timestamps.next()
        self.tell(Change("changed", message.channel, message, to=message.ephemeral_to, previous=previous))

    def delete(self, message: StoredMessage) -> None:
        """Remove a message."""
        if message.ephemeral_to is None:
            self.messages[message.channel].pop(message.ts, None)
        else:
            self.ephemerals[message.ephemeral_to].pop(message.ts, None)
        self.tell(Change("deleted", message.channel, message, to=message.ephemeral_to))

    def find(self, channel: str, ts: str, user: str | None = None) -> StoredMessage | None:
        """Return a message of a channel, or an ephemeral one that `user` sees there."""
        found = self.messages.get(channel, {}).get(ts)
        if found is None and user is not None:
            found = self.ephemerals.get(user, {}).get(ts)
        return found if found is not None and found.channel == channel else None

    def replies(self, channel: str, thread_ts: str) -> list[StoredMessage]:
        """Return the replies of a thread, oldest first, without the message that began it."""
        return [m for m in self.messages[channel].values() if m.thread_ts == thread_ts and m.ts != thread_ts]

    def seen_by(self, channel: str, user: str) -> list[StoredMessage]:
        """Return what a person sees in a channel, oldest first: its messages and those only they see."""
        own = [m for m in self.ephemerals.get(user, {}).values() if m.channel == channel]
        return sorted([*self.messages.get(channel, {}).values(), *own], key=lambda m: m.ts)

    # Watching

    def watch(self, watcher: Callable[[Change], None]) -> None:
        """Have `watcher` called with every change, in the server's thread."""
        self._watchers.append(watcher)

    def unwatch(self, watcher: Callable[[Change], None]) -> None:
        """Stop calling `watcher`."""
        self._watchers.remove(watcher)

    def tell(self, change: Change) -> None:
        """Tell whoever watches."""
        for watcher in tuple(self._watchers):
            watcher(change)


def with_ids(blocks: list[Json]) -> list[Json]:
    """Return the blocks with the block_id and action_id that Slack makes up where none is given."""
    named = []
    for block in blocks:
        copy = {**block, "block_id": block.get("block_id") or secrets.token_urlsafe(4)}
        if isinstance(block.get("elements"), list) and block.get("type") in ("actions", "context_actions"):
            copy["elements"] = [_with_action_id(element) for element in block["elements"]]
        for place in ("accessory", "element"):
            if isinstance(block.get(place), dict):
                copy[place] = _with_action_id(block[place])
        named.append(copy)
    return named


def _with_action_id(element: Json) -> Json:
    if element.get("type") == "image" or element.get("action_id"):
        return element
    return {**element, "action_id": secrets.token_urlsafe(4)}
