"""The frame of the Web API: how a call is read, checked and looked up. The methods themselves are in api_*.py."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.playground.clock import Triggers
from bot.playground.manifest import Manifest
from bot.playground.model import Channel, Json, SlackError
from bot.playground.workspace import Workspace

APP_SCOPES = frozenset({"connections:write"})


@dataclass(frozen=True, slots=True)
class Tokens:
    """The workspace's secrets; worthless anywhere else."""

    bot: str = "xoxb-playground-bot-token"
    app: str = "xapp-1-A0PEELBOT-playground-app-token"
    signing_secret: str = "playground0signing0secret"  # noqa: S105 (worthless outside the playground)


@dataclass(slots=True)
class Api:
    """What the methods work on."""

    workspace: Workspace
    manifest: Manifest
    triggers: Triggers
    tokens: Tokens
    url: str = ""
    socket_ticket: Callable[[], str] = lambda: ""


@dataclass(frozen=True, slots=True)
class Call:
    """One call being carried out: the arguments, and shorthands to read them."""

    api: Api
    args: Json

    @property
    def workspace(self) -> Workspace:
        """The workspace."""
        return self.api.workspace

    def need(self, name: str, error: str = "invalid_arguments") -> str:
        """Return a text argument. Raises SlackError when it is absent."""
        value = self.args.get(name)
        if value in (None, ""):
            said = f"[ERROR] missing required field: {name}"
            raise SlackError(error, response_metadata={"messages": [said]})
        return str(value)

    def text(self, name: str) -> str:
        """Return a text argument, or ""."""
        value = self.args.get(name)
        return "" if value is None else str(value)

    def truth(self, name: str) -> bool:
        """Return a yes-or-no argument as Slack reads it."""
        return self.args.get(name) in (True, 1, "1", "true", "True")

    def whole(self, name: str, default: int, most: int) -> int:
        """Return a number from 1 to `most`. Raises SlackError invalid_limit."""
        try:
            value = int(self.args.get(name) or default)
        except (TypeError, ValueError):
            raise SlackError("invalid_limit") from None
        if not 1 <= value <= most:
            raise SlackError("invalid_limit")
        return value

    def structure(self, name: str, error: str) -> object:
        """Return an argument that is JSON, written out (in a form) or as it is (in a JSON body)."""
        value = self.args.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise SlackError(error) from None

    def channel(self, name: str = "channel") -> Channel:
        """Return the channel an argument names. Raises SlackError channel_not_found."""
        return self.workspace.channel(self.need(name, "channel_not_found"))

    def must_be_member(self, channel: Channel) -> None:
        """Raise SlackError not_in_channel (channel_not_found where it is private) unless the bot is a member."""
        if self.workspace.bot_user_id not in channel.members:
            raise SlackError("channel_not_found" if channel.is_private else "not_in_channel")

    def need_scope(self, *scopes: str) -> None:
        """Raise SlackError missing_scope unless the bot has one of the scopes."""
        granted = self.api.manifest.scopes
        if not granted.intersection(scopes):
            raise SlackError("missing_scope", needed=scopes[0], provided=",".join(sorted(granted)))


Method = Callable[[Call], Json]


@dataclass(frozen=True, slots=True)
class Registry:
    """Web API methods by name, with the scope each needs."""

    methods: dict[str, tuple[Method, tuple[str, ...]]] = field(default_factory=dict)

    def method(self, name: str, *scopes: str) -> Callable[[Method], Method]:
        """Register a method that needs one of `scopes` (none: any token does)."""

        def register(function: Method) -> Method:
            self.methods[name] = (function, scopes)
            return function

        return register


REGISTRY = Registry()


def carry_out(api: Api, name: str, token: str | None, args: Json) -> Json:
    """Carry out a call and return its answer. Raises SlackError for everything Slack refuses."""
    if name not in REGISTRY.methods:
        raise SlackError("unknown_method", req_method=name)
    if not token:
        raise SlackError("not_authed")
    if token not in (api.tokens.bot, api.tokens.app):
        raise SlackError("invalid_auth")
    if (name == "apps.connections.open") != (token == api.tokens.app):
        raise SlackError("not_allowed_token_type")
    function, scopes = REGISTRY.methods[name]
    call = Call(api, args)
    if scopes:
        call.need_scope(*scopes)
    return {"ok": True, **function(call)}


def arguments(content_type: str, body: bytes, query: Mapping[str, str], form: Mapping[str, str]) -> Json:
    """Return a call's arguments from its address, form or JSON body. Raises SlackError for an unusable body."""
    args: Json = dict(query)
    if content_type == "application/json" and body.strip():
        try:
            loaded = json.loads(body)
        except ValueError:
            raise SlackError("invalid_json") from None
        if not isinstance(loaded, dict):
            raise SlackError("json_not_object")
        loaded.pop("token", None)  # Slack takes a token only from the header when the body is JSON
        return args | loaded
    return args | dict(form)
