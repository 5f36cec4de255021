"""Settings, read from the environment: checked all at once, and never shown with their secrets."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from bot.domain.force import Force
from bot.errors import SettingsError

SLACK_API_URL = "https://slack.com/api/"
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
DEFAULT_PORT = 3000
TOKEN_KINDS = {
    "xoxb-": "a bot token",
    "xoxp-": "a user token",
    "xoxe": "a rotating token",
    "xapp-": "an app-level token",
    "xoxa-": "a legacy workspace token",
}
WHERE = {
    "SLACK_BOT_TOKEN": "copy the Bot User OAuth Token (xoxb-...) from api.slack.com/apps, your app, "
    "OAuth & Permissions",
    "SLACK_APP_TOKEN": "make an app-level token (xapp-...) with the scope connections:write at api.slack.com/apps, "
    "your app, Basic Information, App-Level Tokens",
    "SLACK_SIGNING_SECRET": "copy the Signing Secret from api.slack.com/apps, your app, Basic Information",
}
"""Where each secret is found."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the bot is told by its environment. Forces are as written; `ForceNames` gives them their ids."""

    bot_token: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    signing_secret: str = field(default="", repr=False)
    api_url: str = SLACK_API_URL
    knowledge: Path | None = None
    home_force: str = ""
    channel_forces: tuple[tuple[str, str], ...] = ()
    admin_channel: str = ""
    seen_file: Path | None = None
    log_level: str = "INFO"
    port: int = DEFAULT_PORT

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> "Settings":
        """Return the settings in `environ`. Raises SettingsError with every problem at once."""
        given = {name: value.strip() for name, value in environ.items() if name.startswith(("SLACK_", "BOT_"))}
        problems: list[str] = []
        settings = cls(
            bot_token=_token(given, "SLACK_BOT_TOKEN", "xoxb-", problems),
            app_token=_token(given, "SLACK_APP_TOKEN", "xapp-", problems),
            signing_secret=given.get("SLACK_SIGNING_SECRET", ""),
            api_url=_api_url(given, problems),
            knowledge=_path(given, "BOT_KNOWLEDGE"),
            home_force=given.get("BOT_HOME_FORCE", ""),
            channel_forces=_channel_forces(given, problems),
            admin_channel=given.get("BOT_ADMIN_CHANNEL", "").lstrip("#"),
            seen_file=_path(given, "BOT_SEEN_FILE"),
            log_level=_log_level(given, problems),
            port=_port(given, problems),
        )
        if problems:
            raise SettingsError(*problems)
        return settings

    def missing(self, *, http: bool) -> list[str]:
        """Return one line for each secret that running needs and that is not set; `http` is `run --http`."""
        needed = {"SLACK_BOT_TOKEN": self.bot_token}
        if http:
            needed["SLACK_SIGNING_SECRET"] = self.signing_secret
        else:
            needed["SLACK_APP_TOKEN"] = self.app_token
        return [f"{name} is not set: {WHERE[name]}" for name, value in needed.items() if not value]

    def need(self, *, http: bool) -> None:
        """Raise SettingsError when a secret that running needs is not set."""
        if missing := self.missing(http=http):
            raise SettingsError(*missing)


@dataclass(frozen=True, slots=True)
class ForceNames:
    """The forces that settings name, as force ids. Channels are known by id or by name without #."""

    home: str | None = None
    of_channel: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def resolve(cls, settings: Settings, forces: Mapping[str, Force]) -> "ForceNames":
        """Look the settings' forces up by id, name, title or alias. Raises SettingsError for any not found."""
        ids = {name.casefold(): force.id for force in forces.values() for name in _names(force)}
        problems: list[str] = []
        home = _force(settings.home_force, "BOT_HOME_FORCE", ids, problems) if settings.home_force else None
        of_channel: dict[str, str] = {}
        for channel, written in settings.channel_forces:
            found = _force(written, f"BOT_CHANNEL_FORCES, channel {channel}", ids, problems)
            if found is not None:
                of_channel[channel] = found
        if problems:
            raise SettingsError(*problems)
        return cls(home, of_channel)


def _names(force: Force) -> Iterable[str]:
    return (force.id, force.name, force.official, *force.aliases)


def _force(written: str, where: str, ids: Mapping[str, str], problems: list[str]) -> str | None:
    found = ids.get(written.casefold())
    if found is None:
        near = get_close_matches(written.casefold(), ids, n=1, cutoff=0.6)
        hint = f"did you mean {ids[near[0]]!r}?" if near else "write a force's id, such as kent or avon-and-somerset"
        problems.append(f"{where}: no force is called {written!r}: {hint}")
    return found


def _token(given: Mapping[str, str], name: str, prefix: str, problems: list[str]) -> str:
    value = given.get(name, "")
    if value and not value.startswith(prefix):
        kind = next((kind for start, kind in TOKEN_KINDS.items() if value.startswith(start)), "not a Slack token")
        problems.append(f"{name} is {kind}, and must begin with {prefix}: {WHERE[name]}")
    elif value and not re.fullmatch(r"[!-~]+", value):
        problems.append(f"{name} has a space or an unprintable character in it: {WHERE[name]}")
    return value


def _api_url(given: Mapping[str, str], problems: list[str]) -> str:
    url = given.get("SLACK_API_URL") or SLACK_API_URL
    if not re.fullmatch(r"https?://[^\s/?#@]+/([^\s?#]+/)?api/", url):
        problems.append(f"SLACK_API_URL is {url!r}: write an address that ends with /api/, such as {SLACK_API_URL}")
    return url


def _path(given: Mapping[str, str], name: str) -> Path | None:
    return Path(given[name]).expanduser() if given.get(name) else None


def _channel_forces(given: Mapping[str, str], problems: list[str]) -> tuple[tuple[str, str], ...]:
    pairs: list[tuple[str, str]] = []
    for part in re.split(r"[,\n;]", given.get("BOT_CHANNEL_FORCES", "")):
        if not part.strip():
            continue
        channel, equals, force = (word.strip() for word in part.partition("="))
        channel = channel.lstrip("#")
        if not (channel and equals and force):
            problems.append(f'BOT_CHANNEL_FORCES: {part.strip()!r} is no pair: write "C0123=kent, C0456=essex"')
        elif channel in dict(pairs):
            problems.append(f"BOT_CHANNEL_FORCES: channel {channel} is given twice: leave one of them out")
        else:
            pairs.append((channel, force))
    return tuple(pairs)


def _log_level(given: Mapping[str, str], problems: list[str]) -> str:
    level = (given.get("BOT_LOG_LEVEL") or "INFO").upper()
    if level not in LOG_LEVELS:
        problems.append(f"BOT_LOG_LEVEL is {level!r}: write one of {', '.join(LOG_LEVELS)}")
    return level


def _port(given: Mapping[str, str], problems: list[str]) -> int:
    written = given.get("BOT_PORT") or str(DEFAULT_PORT)
    if not re.fullmatch(r"[0-9]{1,5}", written) or not 1 <= int(written) <= 65535:
        problems.append(f"BOT_PORT is {written!r}: write a number from 1 to 65535, such as {DEFAULT_PORT}")
        return DEFAULT_PORT
    return int(written)
