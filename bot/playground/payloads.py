"""What Slack sends to an app: events, commands, clicks and view submissions, in Slack's own shapes."""

import secrets
import time

from bot.playground.model import Channel, Json, Person, StoredMessage
from bot.playground.workspace import Workspace

TOKEN = "playground-verification-token"  # noqa: S105 (deprecated by Slack, sent all the same, worthless)


def event_callback(workspace: Workspace, event: Json) -> Json:
    """Wrap an event as the Events API does."""
    authorization = {
        "enterprise_id": None,
        "team_id": workspace.team_id,
        "user_id": workspace.bot_user_id,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    return {
        "token": TOKEN,
        "team_id": workspace.team_id,
        "api_app_id": workspace.app_id,
        "event": {**event, "event_ts": event.get("event_ts") or workspace.timestamps.next()},
        "type": "event_callback",
        "event_id": f"Ev{secrets.token_hex(5).upper()}",
        "event_time": int(time.time()),
        "authorizations": [authorization],
        "is_ext_shared_channel": False,
    }


def message_event(workspace: Workspace, message: StoredMessage, kind: str, channel_type: str | None) -> Json:
    """Return a message as an event: `message` (with its channel_type) or `app_mention`."""
    event = message.as_api() | {
        "type": kind,
        "channel": message.channel,
        "team": workspace.team_id,
        "event_ts": message.ts,
    }
    if channel_type is not None:
        event["channel_type"] = channel_type
    if message.bot_id is None:
        event["client_msg_id"] = secrets.token_hex(16)
    return event


def command(
    workspace: Workspace, person: Person, channel: Channel, name: str, text: str, *, trigger_id: str, response_url: str
) -> Json:
    """Return the form of a slash command."""
    return {
        "token": TOKEN,
        "team_id": workspace.team_id,
        "team_domain": workspace.domain,
        "channel_id": channel.id,
        "channel_name": "directmessage" if channel.is_im else channel.name,
        "user_id": person.id,
        "user_name": person.name,
        "command": name,
        "text": text,
        "api_app_id": workspace.app_id,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger_id,
    }


def _interaction(workspace: Workspace, person: Person, kind: str, trigger_id: str) -> Json:
    user = {"id": person.id, "username": person.name, "name": person.name, "team_id": workspace.team_id}
    return {
        "type": kind,
        "user": user,
        "api_app_id": workspace.app_id,
        "token": TOKEN,
        "trigger_id": trigger_id,
        "team": {"id": workspace.team_id, "domain": workspace.domain},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def click_on_message(
    workspace: Workspace,
    person: Person,
    channel: Channel,
    message: StoredMessage,
    action: Json,
    *,
    trigger_id: str,
    response_url: str,
) -> Json:
    """Return block_actions for something in a message, one that all see or an ephemeral one."""
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.ephemeral_to is not None,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    body = _interaction(workspace, person, "block_actions", trigger_id) | {
        "container": container,
        "channel": {"id": channel.id, "name": "directmessage" if channel.is_im else channel.name},
        "state": {"values": _state(action)},
        "response_url": response_url,
        "actions": [action | {"action_ts": workspace.timestamps.next()}],
    }
    if message.ephemeral_to is None:
        body["message"] = message.as_api() | {"app_id": workspace.app_id, "team": workspace.team_id}
    return body


def click_in_view(workspace: Workspace, person: Person, view: Json, action: Json, *, trigger_id: str) -> Json:
    """Return block_actions for something in the Home or a modal."""
    return _interaction(workspace, person, "block_actions", trigger_id) | {
        "container": {"type": "view", "view_id": view["id"]},
        "view": view,
        "actions": [action | {"action_ts": workspace.timestamps.next()}],
    }


def view_submission(workspace: Workspace, person: Person, view: Json, *, trigger_id: str) -> Json:
    """Return the submission of a modal."""
    return _interaction(workspace, person, "view_submission", trigger_id) | {"view": view, "response_urls": []}


def view_closed(workspace: Workspace, person: Person, view: Json, *, trigger_id: str) -> Json:
    """Return the closing of a modal that asked to be told."""
    return _interaction(workspace, person, "view_closed", trigger_id) | {"view": view, "is_cleared": False}


def _state(action: Json) -> Json:
    """Return the state of the element acted on; a button has none."""
    if action.get("type") in ("button", "overflow", "feedback_buttons", "icon_button"):
        return {}
    kept = {key: value for key, value in action.items() if key not in ("action_id", "block_id")}
    return {str(action["block_id"]): {str(action["action_id"]): kept}}
