"""Turns what happens in the workspace into the events that the app's manifest subscribes to."""

from bot.playground.delivery import Delivery
from bot.playground.manifest import Manifest
from bot.playground.model import Change, Channel, Json
from bot.playground.payloads import event_callback, message_event
from bot.playground.workspace import Workspace


class EventFeed:
    """Watches the workspace and announces to the bot what Slack would."""

    def __init__(self, workspace: Workspace, manifest: Manifest, delivery: Delivery) -> None:
        self._workspace = workspace
        self._manifest = manifest
        self._delivery = delivery

    def on_change(self, change: Change) -> None:
        """Announce a change, if it is one that events tell of."""
        message = change.message
        if message is None or message.ephemeral_to is not None or message.channel not in self._workspace.channels:
            return
        channel = self._workspace.channels[message.channel]
        if self._workspace.bot_user_id not in channel.members:
            return
        if change.kind == "message":
            self._posted(change, channel)
        elif change.kind == "changed":
            new: Json = {"message": message.as_api(), "previous_message": change.previous}
            self._altered(channel, "message_changed", new)
        elif change.kind == "deleted":
            gone: Json = {"deleted_ts": message.ts, "previous_message": message.as_api()}
            self._altered(channel, "message_deleted", gone)

    def _posted(self, change: Change, channel: Channel) -> None:
        message = change.message
        if message is None:
            return
        if message.bot_id is None and not channel.is_im and f"<@{self._workspace.bot_user_id}>" in message.text:
            self.announce("app_mention", message_event(self._workspace, message, "app_mention", None))
        kind = _channel_type(channel)
        self.announce(_family(kind), message_event(self._workspace, message, "message", kind))

    def _altered(self, channel: Channel, subtype: str, what: Json) -> None:
        kind = _channel_type(channel)
        event = {"type": "message", "subtype": subtype, "hidden": True, "channel": channel.id, "channel_type": kind}
        self.announce(_family(kind), event | {"ts": self._workspace.timestamps.next()} | what)

    def home_opened(self, user: str, tab: str) -> None:
        """Announce that a person opened the app's Home or its messages."""
        event: Json = {"type": "app_home_opened", "user": user, "tab": tab, "channel": self._workspace.direct(user).id}
        if tab == "home" and user in self._workspace.homes:
            event["view"] = self._workspace.homes[user]
        self.announce("app_home_opened", event)

    def member_joined(self, channel: Channel, user: str, inviter: str) -> None:
        """Announce that somebody, the bot perhaps, joined a channel."""
        event: Json = {"type": "member_joined_channel", "user": user, "channel": channel.id, "channel_type": "C"}
        self.announce("member_joined_channel", event | {"team": self._workspace.team_id, "inviter": inviter})

    def announce(self, name: str, event: Json) -> None:
        """Deliver an event if the manifest subscribes to `name`."""
        if name in self._manifest.events:
            self._delivery.announce(self.wrap(event))

    def wrap(self, event: Json) -> Json:
        """Return an event in its envelope."""
        return event_callback(self._workspace, event)


def _channel_type(channel: Channel) -> str:
    return "im" if channel.is_im else "group" if channel.is_private else "channel"


def _family(channel_type: str) -> str:
    return {"im": "message.im", "group": "message.groups", "channel": "message.channels"}[channel_type]
