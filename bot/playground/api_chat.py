"""chat.*: posting, changing and deleting messages."""

import json

from bot.playground.api import REGISTRY, Call
from bot.playground.blocks import MOST_TEXT, check_blocks
from bot.playground.model import Channel, Json, SlackError, StoredMessage

MOST_METADATA_CHARACTERS = 8000
MOST_UPDATED_TEXT = 4000
DESTINATION = "chat:write"


def _content(call: Call) -> tuple[str, list[Json]]:
    blocks_given = call.structure("blocks", "invalid_blocks_format")
    blocks = check_blocks(blocks_given) if blocks_given else []
    text = call.text("text") or call.text("markdown_text")
    if not text and not blocks and not call.args.get("attachments"):
        raise SlackError("no_text")
    if len(text) > MOST_TEXT:
        raise SlackError("msg_too_long")
    return text, blocks


def _metadata(call: Call) -> Json | None:
    metadata = call.structure("metadata", "invalid_metadata_format")
    if metadata is None:
        return None
    well_formed = (
        isinstance(metadata, dict)
        and isinstance(metadata.get("event_type"), str)
        and isinstance(metadata.get("event_payload"), dict)
    )
    if not well_formed or not isinstance(metadata, dict):
        raise SlackError("invalid_metadata_format")
    if len(json.dumps(metadata)) > MOST_METADATA_CHARACTERS:
        raise SlackError("metadata_too_large")
    return metadata


def _destination(call: Call) -> Channel:
    named = call.need("channel", "channel_not_found")
    channel = call.workspace.direct(named) if named in call.workspace.people else call.workspace.channel(named)
    if channel.is_archived:
        raise SlackError("is_archived")
    if "chat:write.public" not in call.api.manifest.scopes or channel.is_private:
        call.must_be_member(channel)
    return channel


def _thread(call: Call, channel: Channel) -> str | None:
    thread_ts = call.text("thread_ts") or None
    if thread_ts and call.workspace.find(channel.id, thread_ts) is None:
        raise SlackError("thread_not_found")
    return thread_ts


def _own(call: Call, refusal: str) -> StoredMessage:
    channel = call.channel()
    message = call.workspace.find(channel.id, call.need("ts", "message_not_found"))
    if message is None:
        raise SlackError("message_not_found")
    if message.sender != call.workspace.bot_user_id:
        raise SlackError(refusal)
    return message


@REGISTRY.method("chat.postMessage", DESTINATION)
def post_message(call: Call) -> Json:
    """docs.slack.dev/reference/methods/chat.postMessage."""
    channel = _destination(call)
    text, blocks = _content(call)
    message = call.workspace.post(
        channel.id,
        call.workspace.bot_user_id,
        text,
        blocks=blocks,
        thread_ts=_thread(call, channel),
        metadata=_metadata(call),
    )
    return {"channel": channel.id, "ts": message.ts, "message": message.as_api(metadata=True)}


@REGISTRY.method("chat.postEphemeral", DESTINATION)
def post_ephemeral(call: Call) -> Json:
    """docs.slack.dev/reference/methods/chat.postEphemeral."""
    channel = _destination(call)
    user = call.need("user", "user_not_found")
    if user not in channel.members:
        raise SlackError("user_not_in_channel")
    text, blocks = _content(call)
    message = call.workspace.post(
        channel.id,
        call.workspace.bot_user_id,
        text,
        blocks=blocks,
        thread_ts=_thread(call, channel),
        ephemeral_to=user,
    )
    return {"message_ts": message.ts}


@REGISTRY.method("chat.update", DESTINATION)
def update(call: Call) -> Json:
    """docs.slack.dev/reference/methods/chat.update: metadata stays unless given; an empty object removes it."""
    message = _own(call, "cant_update_message")
    if call.channel().is_archived:
        raise SlackError("is_inactive")
    text, blocks = _content(call)
    if len(text) > MOST_UPDATED_TEXT:
        raise SlackError("msg_too_long")
    if call.structure("metadata", "invalid_metadata_format") == {}:
        message.metadata = None
    else:
        message.metadata = _metadata(call) or message.metadata
    call.workspace.change(message, text=text, blocks=blocks)
    return {"channel": message.channel, "ts": message.ts, "text": text, "message": message.as_api()}


@REGISTRY.method("chat.delete", DESTINATION)
def delete(call: Call) -> Json:
    """docs.slack.dev/reference/methods/chat.delete."""
    message = _own(call, "cant_delete_message")
    call.workspace.delete(message)
    return {"channel": message.channel, "ts": message.ts}


@REGISTRY.method("chat.getPermalink")
def get_permalink(call: Call) -> Json:
    """docs.slack.dev/reference/methods/chat.getPermalink."""
    channel = call.channel()
    ts = call.need("message_ts", "message_not_found")
    if call.workspace.find(channel.id, ts) is None:
        raise SlackError("message_not_found")
    link = f"https://{call.workspace.domain}.slack.com/archives/{channel.id}/p{ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": link}
