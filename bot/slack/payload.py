"""Slack's payloads, read with care: nothing in them is taken to be there, or to be of the right type."""

import json
import re
from dataclasses import dataclass
from typing import Any

Payload = dict[str, Any]
"""A payload as Slack sends it. Its values are untyped by nature; the readers below type them."""

PERSON = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")
NAMED = re.compile(r"<(?:[#@!][^<|>]*|[a-z]+:[^<|>]*)\|([^<>]*)>", re.IGNORECASE)
BARE = re.compile(r"<[#@!]?([^<|>]*)>")


def text_of(of: object, *path: str) -> str:
    """Return the text at a path of keys, or "" where there is none."""
    for key in path:
        of = of.get(key) if isinstance(of, dict) else None
    return of if isinstance(of, str) else ""


def plain(text: str, bot_user: str = "") -> str:
    """Return a person's words without Slack's markup: links and channels as their names, people as their ids.

    People may be called alike. The bot's own mention is gone.
    """
    if "<" not in text and "&" not in text:
        return text.strip()
    text = without(text, bot_user)
    text = PERSON.sub(r"\1", text)
    text = NAMED.sub(r"\1", text)
    text = BARE.sub(r"\1", text)
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text.strip()


def without(text: str, bot_user: str) -> str:
    """Return a text without the bot's own mention, otherwise as Slack sent it."""
    return re.sub(rf"<@{re.escape(bot_user)}(?:\|[^>]*)?>", " ", text) if bot_user else text


def bot_user_of(payload: Payload) -> str:
    """Return the bot's user id as an event names it, or ""."""
    authorizations = payload.get("authorizations")
    for one in authorizations if isinstance(authorizations, list) else ():
        if isinstance(one, dict) and one.get("is_bot"):
            return text_of(one, "user_id")
    return ""


def once_key(payload: Payload) -> str:
    """Return what makes this delivery the same as another: its event_id or trigger_id, "" where it has neither."""
    event_id, trigger_id = text_of(payload, "event_id"), text_of(payload, "trigger_id")
    return f"event {event_id}" if event_id else f"trigger {trigger_id}" if trigger_id else ""


def is_event(key: str) -> bool:
    """Return whether a `once_key` is an event's."""
    return key.startswith("event ")


def well_formed(payload: object) -> bool:
    """Return whether a payload has the shape that Bolt takes for granted."""
    if not isinstance(payload, dict):
        return False
    objects = ("event", "user", "channel", "team", "enterprise", "view", "message", "container", "state")
    if payload.get("type") == "event_callback" and not isinstance(payload.get("event"), dict):
        return False
    if any(not isinstance(payload.get(key), dict | str | None) for key in objects):
        return False
    if "event" in payload and not isinstance(payload["event"], dict):
        return False
    urls = payload.get("response_urls")  # none for a modal that holds no choice of channel
    return (urls == [] or _objects(urls)) and all(_objects(payload.get(key)) for key in ("actions", "authorizations"))


def _objects(value: object) -> bool:
    return value is None or (isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a button asks: the whole question, and the page of its answer."""

    question: str
    page: int = 1


def asked_by(action: object) -> Asked | None:
    """Return what a pressed button asks, or None when its value is not one of ours."""
    try:
        value = json.loads(text_of(action, "value"))
    except ValueError:
        return None
    question, page = (value.get("q"), value.get("p", 1)) if isinstance(value, dict) else (None, 1)
    if not isinstance(question, str) or not isinstance(page, int) or isinstance(page, bool) or page < 1:
        return None
    return Asked(question, page)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was said or pressed.

    `message_ts` is the message that was said or that holds the button; `thread_ts` the thread it is in. `private`:
    only the person sees it (an ephemeral message). `direct`: the direct messages with the bot. `user_name` is what
    Slack calls the person; events do not tell it.
    """

    channel: str
    user: str
    channel_name: str = ""
    user_name: str = ""
    message_ts: str = ""
    thread_ts: str = ""
    response_url: str = ""
    private: bool = False
    direct: bool = False

    @property
    def reply_thread(self) -> str:
        """The thread to answer in: the one it is in, or one under the message; none in direct messages."""
        return self.thread_ts or ("" if self.direct else self.message_ts)


def place_of_command(payload: Payload) -> Place:
    """Return where a slash command was typed."""
    return Place(
        channel=text_of(payload, "channel_id"),
        user=text_of(payload, "user_id"),
        channel_name=text_of(payload, "channel_name"),
        user_name=text_of(payload, "user_name"),
        response_url=text_of(payload, "response_url"),
        private=True,
    )


def place_of_event(payload: Payload) -> Place:
    """Return where a message or mention was said."""
    event = payload.get("event")
    channel = text_of(event, "channel")
    return Place(
        channel=channel,
        user=text_of(event, "user"),
        message_ts=text_of(event, "ts"),
        thread_ts=text_of(event, "thread_ts"),
        direct=text_of(event, "channel_type") == "im" or channel.startswith("D"),
    )


def place_of_click(payload: Payload) -> Place:
    """Return where a button was pressed; `channel` is empty in the Home."""
    container = payload.get("container")
    channel = text_of(payload, "channel", "id") or text_of(container, "channel_id")
    return Place(
        channel=channel,
        user=text_of(payload, "user", "id"),
        channel_name=text_of(payload, "channel", "name"),
        user_name=name_of(payload),
        message_ts=text_of(container, "message_ts"),
        thread_ts=text_of(container, "thread_ts") or text_of(payload, "message", "thread_ts"),
        response_url=text_of(payload, "response_url"),
        private=isinstance(container, dict) and container.get("is_ephemeral") is True,
        direct=channel.startswith("D"),
    )


def name_of(payload: Payload) -> str:
    """Return what Slack calls the person who pressed or handed in something, or ""."""
    return text_of(payload, "user", "username") or text_of(payload, "user", "name")


def first_action(payload: Payload) -> Payload:
    """Return what was pressed or chosen; an empty one where the payload has none."""
    actions = payload.get("actions")
    first = actions[0] if isinstance(actions, list) and actions else None
    return first if isinstance(first, dict) else {}


def chosen_in(action: object) -> str:
    """Return the value of a pressed button, or of the option chosen in a menu; "" for none."""
    return text_of(action, "value") or text_of(action, "selected_option", "value")


def seen_channel(payload: Payload) -> str:
    """Return the channel that the person looks at while writing beside it in the agent view, or "".

    Source: docs.slack.dev/reference/events/app_context_changed; entities come in order of relevance.
    """
    event = payload.get("event")
    context = event.get("app_context") if isinstance(event, dict) else None
    entities = context.get("entities") if isinstance(context, dict) else None
    for entity in entities if isinstance(entities, list) else ():
        if text_of(entity, "type").endswith("/channel_id"):
            return text_of(entity, "value")
    return ""
