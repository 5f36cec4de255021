"""views.* and assistant.threads.*: the Home, modals, and the agent view's prompts and status."""

import secrets

from bot.playground.api import REGISTRY, Call
from bot.playground.blocks import check_view
from bot.playground.model import Change, Json, SlackError
from bot.playground.workspace import Workspace, with_ids

DEEPEST = 3


def stored(workspace: Workspace, given: Json, root: str | None = None, previous: str | None = None) -> Json:
    """Return a view as Slack keeps it: with ids, an empty state and a hash."""
    view_id = f"V{secrets.token_hex(5).upper()}"
    return {
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        **given,
        "id": view_id,
        "team_id": workspace.team_id,
        "app_id": workspace.app_id,
        "bot_id": workspace.bot_id,
        "blocks": with_ids(given["blocks"]),
        "state": {"values": {}},
        "hash": f"{workspace.timestamps.next()}.{secrets.token_hex(4)}",
        "root_view_id": root or view_id,
        "previous_view_id": previous,
    }


def replaced(workspace: Workspace, old: Json, given: Json) -> Json:
    """Return a new version of a kept view: the same id and place, new content and hash."""
    new = stored(workspace, given)
    return new | {key: old[key] for key in ("id", "root_view_id", "previous_view_id")}


def _hash_fits(call: Call, view: Json | None) -> None:
    wanted = call.text("hash")
    if wanted and view is not None and view["hash"] != wanted:
        raise SlackError("hash_conflict")


@REGISTRY.method("views.publish")
def publish(call: Call) -> Json:
    """docs.slack.dev/reference/methods/views.publish."""
    if not call.api.manifest.home:
        raise SlackError("not_enabled")
    user = call.need("user_id")
    if user not in call.workspace.people:
        raise SlackError("invalid_arguments")
    given = check_view(call.structure("view", "invalid_arguments"), ("home",))
    old = call.workspace.homes.get(user)
    _hash_fits(call, old)
    view = replaced(call.workspace, old, given) if old else stored(call.workspace, given)
    call.workspace.homes[user] = view
    call.workspace.tell(Change("home", to=user))
    return {"view": view}


@REGISTRY.method("views.open")
def open_view(call: Call) -> Json:
    """docs.slack.dev/reference/methods/views.open."""
    given = check_view(call.structure("view", "invalid_arguments"), ("modal",))
    user = call.api.triggers.exchange(call.need("trigger_id"))
    view = stored(call.workspace, given)
    call.workspace.modals[user] = [view]
    call.workspace.tell(Change("view", to=user))
    return {"view": view}


@REGISTRY.method("views.push")
def push(call: Call) -> Json:
    """docs.slack.dev/reference/methods/views.push."""
    given = check_view(call.structure("view", "invalid_arguments"), ("modal",))
    user = call.api.triggers.exchange(call.need("trigger_id"))
    return {"view": push_on(call.workspace, user, given)}


def push_on(workspace: Workspace, user: str, given: Json) -> Json:
    """Lay a view on a person's open modal. Raises SlackError push_limit_reached or not_found."""
    stack = workspace.modals.get(user) or []
    if not stack:
        raise SlackError("not_found")
    if len(stack) >= DEEPEST:
        raise SlackError("push_limit_reached")
    view = stored(workspace, given, root=stack[0]["id"], previous=stack[-1]["id"])
    stack.append(view)
    workspace.tell(Change("view", to=user))
    return view


@REGISTRY.method("views.update")
def update_view(call: Call) -> Json:
    """docs.slack.dev/reference/methods/views.update."""
    given = check_view(call.structure("view", "invalid_arguments"), ("modal", "home"))
    wanted, external = call.text("view_id"), call.text("external_id")
    if not wanted and not external:
        raise SlackError("invalid_arguments")
    for user, stack in call.workspace.modals.items():
        for index, view in enumerate(stack):
            if (wanted and view["id"] == wanted) or (external and view["external_id"] == external):
                _hash_fits(call, view)
                stack[index] = replaced(call.workspace, view, given)
                call.workspace.tell(Change("view", to=user))
                return {"view": stack[index]}
    raise SlackError("not_found")


@REGISTRY.method("assistant.threads.setSuggestedPrompts", "assistant:write")
def set_prompts(call: Call) -> Json:
    """docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts: at most four."""
    call.channel("channel_id")
    prompts = call.structure("prompts", "invalid_arguments")
    fits = isinstance(prompts, list) and 1 <= len(prompts) <= 4
    if not fits or not isinstance(prompts, list) or not all(_is_prompt(prompt) for prompt in prompts):
        raise SlackError("invalid_arguments")
    call.workspace.prompts = [{"title": p["title"], "message": p["message"]} for p in prompts]
    call.workspace.tell(Change("state"))
    return {}


def _is_prompt(prompt: object) -> bool:
    return isinstance(prompt, dict) and all(isinstance(prompt.get(key), str) for key in ("title", "message"))


@REGISTRY.method("assistant.threads.setStatus", "assistant:write", "chat:write")
def set_status(call: Call) -> Json:
    """docs.slack.dev/reference/methods/assistant.threads.setStatus."""
    call.channel("channel_id")
    call.need("thread_ts")
    return {}


@REGISTRY.method("assistant.threads.setTitle", "assistant:write")
def set_title(call: Call) -> Json:
    """docs.slack.dev/reference/methods/assistant.threads.setTitle."""
    call.channel("channel_id")
    call.need("title")
    return {}
