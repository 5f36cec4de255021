"""auth, apps, users and conversations: who the bot is, who people are, what channels hold."""

from bot.playground.api import REGISTRY, Call
from bot.playground.model import Channel, Json, Person, SlackError


@REGISTRY.method("auth.test")
def auth_test(call: Call) -> Json:
    """docs.slack.dev/reference/methods/auth.test."""
    workspace = call.workspace
    return {
        "url": f"https://{workspace.domain}.slack.com/",
        "team": workspace.name,
        "user": workspace.bot_handle,
        "team_id": workspace.team_id,
        "user_id": workspace.bot_user_id,
        "bot_id": workspace.bot_id,
        "is_enterprise_install": False,
    }


@REGISTRY.method("apps.connections.open")
def connections_open(call: Call) -> Json:
    """docs.slack.dev/reference/methods/apps.connections.open."""
    address = call.api.url.replace("http://", "ws://", 1)
    return {"url": f"{address}/link/?ticket={call.api.socket_ticket()}&app_id={call.workspace.app_id}"}


@REGISTRY.method("users.info", "users:read")
def users_info(call: Call) -> Json:
    """docs.slack.dev/reference/methods/users.info."""
    user = call.need("user", "user_not_found")
    workspace = call.workspace
    if user == workspace.bot_user_id:
        bot = Person(user, workspace.bot_handle, workspace.bot_name, "", "#444444")
        return {"user": _person(bot, workspace.team_id) | {"is_bot": True}}
    if user not in workspace.people:
        raise SlackError("user_not_found")
    return {"user": _person(workspace.people[user], workspace.team_id)}


@REGISTRY.method("usergroups.users.list", "usergroups:read")
def usergroups_users_list(call: Call) -> Json:
    """docs.slack.dev/reference/methods/usergroups.users.list."""
    group = call.need("usergroup", "no_such_subteam")
    if group not in call.workspace.user_groups:
        raise SlackError("no_such_subteam")
    return {"users": list(call.workspace.user_groups[group])}


def _person(person: Person, team_id: str) -> Json:
    profile = {"real_name": person.real_name, "display_name": person.name, "title": person.title}
    return {
        "id": person.id,
        "team_id": team_id,
        "name": person.name,
        "real_name": person.real_name,
        "color": person.color.removeprefix("#"),
        "deleted": False,
        "is_bot": False,
        "tz": "Europe/London",
        "tz_label": "Greenwich Mean Time",
        "profile": profile,
    }


def _scope(channel: Channel, action: str) -> str:
    family = "im" if channel.is_im else "groups" if channel.is_private else "channels"
    return f"{family}:{action}"


def _seen(call: Call, action: str) -> Channel:
    """Return the channel a call is about, once its scope is there."""
    channel = call.channel()
    call.need_scope(_scope(channel, action))
    if channel.is_private:
        call.must_be_member(channel)
    return channel


def _conversation(call: Call, channel: Channel) -> Json:
    bot_in = call.workspace.bot_user_id in channel.members
    body: Json = {
        "id": channel.id,
        "is_im": channel.is_im,
        "is_channel": not channel.is_im and not channel.is_private,
        "is_group": channel.is_private,
        "is_private": channel.is_private or channel.is_im,
        "is_mpim": False,
        "is_archived": channel.is_archived,
        "context_team_id": call.workspace.team_id,
    }
    if channel.is_im:
        return body | {"user": channel.person, "is_open": True}
    topic = {"value": channel.topic, "creator": "", "last_set": 0}
    return body | {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_member": bot_in,
        "topic": topic,
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "num_members": len(channel.members),
    }


@REGISTRY.method("conversations.info")
def info(call: Call) -> Json:
    """docs.slack.dev/reference/methods/conversations.info."""
    return {"channel": _conversation(call, _seen(call, "read"))}


@REGISTRY.method("conversations.list", "channels:read", "groups:read", "im:read")
def list_all(call: Call) -> Json:
    """docs.slack.dev/reference/methods/conversations.list."""
    kinds = {kind.strip() for kind in (call.text("types") or "public_channel").split(",")}
    leave_archived = call.truth("exclude_archived")
    shown = []
    for channel in call.workspace.channels.values():
        kind = "im" if channel.is_im else "private_channel" if channel.is_private else "public_channel"
        hidden = channel.is_private and call.workspace.bot_user_id not in channel.members
        if kind not in kinds or hidden or (leave_archived and channel.is_archived):
            continue
        call.need_scope(_scope(channel, "read"))
        shown.append(_conversation(call, channel))
    page, cursor = _page(shown, call, default=100)
    return {"channels": page, "response_metadata": {"next_cursor": cursor}}


def _page(whole: list[Json], call: Call, default: int) -> tuple[list[Json], str]:
    limit = call.whole("limit", default, 1000)
    cursor = call.text("cursor")
    if cursor and not cursor.isdigit():
        raise SlackError("invalid_cursor")
    begin = int(cursor or 0)
    rest = begin + limit
    return whole[begin:rest], str(rest) if rest < len(whole) else ""


@REGISTRY.method("conversations.members")
def members(call: Call) -> Json:
    """docs.slack.dev/reference/methods/conversations.members."""
    return {"members": list(_seen(call, "read").members), "response_metadata": {"next_cursor": ""}}


@REGISTRY.method("conversations.open", "im:write")
def open_direct(call: Call) -> Json:
    """docs.slack.dev/reference/methods/conversations.open, for one person."""
    return {"channel": {"id": call.workspace.direct(call.need("users", "users_list_not_supplied")).id}}


@REGISTRY.method("conversations.join", "channels:join")
def join(call: Call) -> Json:
    """docs.slack.dev/reference/methods/conversations.join."""
    channel = call.channel()
    if channel.is_im or channel.is_private:
        raise SlackError("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise SlackError("is_archived")
    call.workspace.join(channel, call.workspace.bot_user_id)
    return {"channel": _conversation(call, channel)}


@REGISTRY.method("conversations.history")
def history(call: Call) -> Json:
    """docs.slack.dev/reference/methods/conversations.history: newest first, replies left out."""
    channel = _seen(call, "history")
    call.must_be_member(channel)
    oldest, latest = call.text("oldest") or "0", call.text("latest") or "9999999999.999999"
    inclusive, metadata = call.truth("inclusive"), call.truth("include_all_metadata")
    shown = [
        message.as_api(metadata=metadata)
        for message in reversed(call.workspace.messages[channel.id].values())
        if message.thread_ts in (None, message.ts)
        and (oldest < message.ts < latest or (inclusive and message.ts in (oldest, latest)))
    ]
    page, cursor = _page(shown, call, default=100)
    return {"messages": page, "has_more": bool(cursor), "response_metadata": {"next_cursor": cursor}}


@REGISTRY.method("conversations.replies")
def replies(call: Call) -> Json:
    """docs.slack.dev/reference/methods/conversations.replies: the first message, then its replies."""
    channel = _seen(call, "history")
    call.must_be_member(channel)
    first = call.workspace.find(channel.id, call.need("ts", "thread_not_found"))
    if first is None:
        raise SlackError("thread_not_found")
    metadata = call.truth("include_all_metadata")
    whole = [first, *call.workspace.replies(channel.id, first.ts)]
    page, cursor = _page([message.as_api(metadata=metadata) for message in whole], call, default=1000)
    return {"messages": page, "has_more": bool(cursor), "response_metadata": {"next_cursor": cursor}}
