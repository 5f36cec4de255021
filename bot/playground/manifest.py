"""The app manifest read as Slack reads it: which scopes the bot has, which events and commands reach it."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.playground.model import Json

SCOPES = (
    "app_mentions:read", "assistant:write", "channels:history", "channels:read", "chat:write", "commands",
    "files:write", "groups:history", "groups:read", "im:history", "im:read", "im:write", "usergroups:read",
    "users:read",
)  # fmt: skip
EVENTS = ("app_home_opened", "app_mention", "member_joined_channel", "message.im")
COMMAND: Json = {
    "command": "/peel",
    "description": "Ask what the inspectorate judged and what must be improved",
    "usage_hint": "help | judgements kent 2016 | findings kent | deadlines kent | ...",
}


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the app may do and is told of."""

    scopes: frozenset[str]
    events: frozenset[str]
    commands: tuple[Json, ...]
    prompts: tuple[Json, ...] = ()
    home: bool = True


DEFAULT = Manifest(frozenset(SCOPES), frozenset(EVENTS), (COMMAND,))


def shipped() -> Path | None:
    """Return the app-manifest.yml of the checkout or of the installed package, if it is there."""
    bot = Path(__file__).resolve().parent.parent
    for path in (bot.parent / "app-manifest.yml", bot / "shipped_knowledge" / "app-manifest.yml"):
        if path.is_file() and path.stat().st_size:
            return path
    return None


def read(path: Path | None = None) -> Manifest:
    """Return the manifest at `path` (the shipped one by default); the defaults where there is none."""
    path = path or shipped()
    if path is None:
        return DEFAULT
    loaded = yaml.safe_load(path.read_text("utf-8"))
    whole: Json = loaded if isinstance(loaded, dict) else {}
    features, settings = _part(whole, "features"), _part(whole, "settings")
    agent = _part(features, "agent_view") or _part(features, "assistant_view")
    return Manifest(
        scopes=frozenset(_part(_part(whole, "oauth_config"), "scopes").get("bot") or ()),
        events=frozenset(_part(settings, "event_subscriptions").get("bot_events") or ()),
        commands=tuple(features.get("slash_commands") or ()),
        prompts=tuple(agent.get("suggested_prompts") or ()),
        home=bool(_part(features, "app_home").get("home_tab_enabled", True)),
    )


def _part(of: Json, name: str) -> Json:
    part = of.get(name)
    return part if isinstance(part, dict) else {}
