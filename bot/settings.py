"""Settings, read from the environment: checked all at once, and never shown with their secrets."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.errors import SettingProblem, SettingsError
from bot.feed_settings import calendar_secret, public_url
from bot.state import DATABASE, FIX, obstacle, state_folder
from bot.written import shown

SLACK_API_URL = "https://slack.com/api/"
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
DEFAULT_PORT = 3000
LOOPBACK = r"http://(127(\.[0-9]{1,3}){3}|localhost|\[::1\])(:[0-9]+)?/"
"""Where plain HTTP may lead."""
TOKEN_KINDS = {
    "xoxb-": "a bot token",
    "xoxp-": "a user token",
    "xoxe": "a rotating token",
    "xapp-": "an app-level token",
    "xoxa-": "a legacy workspace token",
}
NAMES = (
    "SLACK_BOT_TOKEN",
    "SLACK_APP_TOKEN",
    "SLACK_SIGNING_SECRET",
    "SLACK_API_URL",
    "BOT_KNOWLEDGE",
    "BOT_HOME_FORCE",
    "BOT_CHANNEL_FORCES",
    "BOT_ADMIN_CHANNEL",
    "BOT_SEEN_FILE",
    "BOT_DATABASE_URL",
    "BOT_KEEP_QUESTIONS",
    "BOT_LOG_LEVEL",
    "BOT_PORT",
    "BOT_PUBLIC_URL",
    "BOT_CALENDAR_SECRET",
)
"""Every setting, as docs/operators.md lists them."""
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
    """What the bot is told by its environment. Forces are as written; `ForceNames` gives them their ids.

    `state_folder` is the folder of the database where the setting names none; it need not be there yet. Without a
    `database_url` there are no reminders; an environment always gives one, or a problem.
    """

    bot_token: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    signing_secret: str = field(default="", repr=False)
    api_url: str = SLACK_API_URL
    knowledge: Path | None = None
    home_force: str = ""
    channel_forces: tuple[tuple[str, str], ...] = ()
    admin_channel: str = ""
    seen_file: Path | None = None
    database_url: str = field(default="", repr=False)
    state_folder: Path | None = None
    keep_questions: bool = False
    log_level: str = "INFO"
    port: int = DEFAULT_PORT
    public_url: str = ""
    calendar_secret: str = field(default="", repr=False)

    @classmethod
    def parse(cls, environ: Mapping[str, str], *, http: bool | None = None) -> tuple["Settings", list[SettingProblem]]:
        """Return the settings in `environ`, with every unusable one at its default and a problem for each of those.

        Args:
            environ: the environment.
            http: which secrets must be there: those of `run --http`, those of Socket Mode (False), or none (None).
        """
        given = {name: value.strip() for name, value in environ.items() if name.startswith(("SLACK_", "BOT_"))}
        problems: list[SettingProblem] = []
        folder = None if given.get("BOT_DATABASE_URL") else _state_folder(environ, problems)
        settings = cls(
            bot_token=_token(given, "SLACK_BOT_TOKEN", "xoxb-", problems),
            app_token=_token(given, "SLACK_APP_TOKEN", "xapp-", problems),
            signing_secret=_signing_secret(given, problems),
            api_url=_api_url(given, problems),
            knowledge=_knowledge(given, problems),
            home_force=given.get("BOT_HOME_FORCE", ""),
            channel_forces=_channel_forces(given, problems),
            admin_channel=_admin_channel(given, problems),
            seen_file=_seen_file(given, problems),
            database_url=f"sqlite:///{folder / DATABASE}" if folder else _database_url(given, problems),
            state_folder=folder,
            keep_questions=_keep_questions(given, problems),
            log_level=_log_level(given, problems),
            port=_port(given, problems),
            public_url=public_url(given, problems),
            calendar_secret=calendar_secret(given, problems),
        )
        return settings, _missing(given, http) + problems

    @classmethod
    def read(cls, environ: Mapping[str, str], *, http: bool | None = None) -> "Settings":
        """Return the settings in `environ`. Raises SettingsError with every problem at once."""
        settings, problems = cls.parse(environ, http=http)
        if problems:
            raise SettingsError(*problems)
        return settings


def _missing(given: Mapping[str, str], http: bool | None) -> list[SettingProblem]:
    if http is None:
        return []
    needed = ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET" if http else "SLACK_APP_TOKEN")
    return [SettingProblem(name, "is not set", WHERE[name]) for name in needed if not given.get(name)]


def _token(given: Mapping[str, str], name: str, prefix: str, problems: list[SettingProblem]) -> str:
    value = given.get(name, "")
    if value and not value.startswith(prefix):
        kind = next((kind for start, kind in TOKEN_KINDS.items() if value.startswith(start)), "not a Slack token")
        problems.append(SettingProblem(name, f"is {kind}, and must begin with {prefix}", WHERE[name]))
        return ""
    if not _printable(value):
        problems.append(SettingProblem(name, "has a space or an unprintable character in it", WHERE[name]))
        return ""
    return value


def _signing_secret(given: Mapping[str, str], problems: list[SettingProblem]) -> str:
    name = "SLACK_SIGNING_SECRET"
    value = given.get(name, "")
    kind = next((kind for start, kind in TOKEN_KINDS.items() if value.startswith(start)), "")
    if kind or not _printable(value):
        wrong = f"is {kind}" if kind else "has a space or an unprintable character in it"
        problems.append(SettingProblem(name, wrong, WHERE[name]))
        return ""
    return value


def _printable(value: str) -> bool:
    return re.fullmatch(r"[!-~]*", value) is not None


def _api_url(given: Mapping[str, str], problems: list[SettingProblem]) -> str:
    name = "SLACK_API_URL"
    url = given.get(name) or SLACK_API_URL
    if not re.fullmatch(r"https?://[^\s/?#@]+/([^\s?#]+/)?api/", url):
        wrong = f"is {shown(url)}, which is no address of a Web API"
        problems.append(SettingProblem(name, wrong, f"write an address that ends with /api/, such as {SLACK_API_URL}"))
        return SLACK_API_URL
    if url.startswith("http:") and not re.match(LOOPBACK, url):
        wrong = f"is {shown(url)}, so that the tokens would cross the network in clear"
        problems.append(SettingProblem(name, wrong, "write https://; http:// is for this machine only (127.0.0.1)"))
        return SLACK_API_URL
    return url


def _path(given: Mapping[str, str], name: str) -> Path | None:
    return Path(given[name]).expanduser() if given.get(name) else None


def _knowledge(given: Mapping[str, str], problems: list[SettingProblem]) -> Path | None:
    path = _path(given, "BOT_KNOWLEDGE")
    if path is None or path.is_dir():
        return path
    wrong = "which is no folder" if path.exists() else "which is not there"
    fix = "name a folder like knowledge/, with forces.yml in it, or leave it out for the shipped one"
    problems.append(SettingProblem("BOT_KNOWLEDGE", f"is {shown(given['BOT_KNOWLEDGE'])}, {wrong}", fix))
    return None


def _seen_file(given: Mapping[str, str], problems: list[SettingProblem]) -> Path | None:
    path = _path(given, "BOT_SEEN_FILE")
    if path is None:
        return None
    folder = path.absolute().parent
    if path.is_dir():
        wrong = "which is a folder"
    elif not folder.is_dir():
        wrong = "whose folder is not there"
    elif not os.access(folder, os.W_OK):
        wrong = "whose folder this user may not write to"
    else:
        return path
    fix = "name a file in a folder on a local disk that this user may write to"
    problems.append(SettingProblem("BOT_SEEN_FILE", f"is {shown(given['BOT_SEEN_FILE'])}, {wrong}", fix))
    return None


def _database_url(given: Mapping[str, str], problems: list[SettingProblem]) -> str:
    name = "BOT_DATABASE_URL"
    url = given.get(name, "")
    if url and not re.match(r"(sqlite:///.|postgresql(\+psycopg)?://)", url):
        fix = "write sqlite:////var/lib/peel-bot/peel-bot.db or postgresql://user:password@host/name"
        problems.append(SettingProblem(name, f"is {shown(url)}, which is no address of a database", fix))
        return ""
    return url


def _state_folder(environ: Mapping[str, str], problems: list[SettingProblem]) -> Path | None:
    name, wrong = "BOT_DATABASE_URL", "is not set, and there is no place for the default"
    try:
        folder = state_folder(environ).absolute()
    except RuntimeError:
        problems.append(SettingProblem(name, f"{wrong} (this user has no home folder)", FIX))
        return None
    if why := obstacle(folder):
        problems.append(SettingProblem(name, f"{wrong} ({folder / DATABASE}: {why})", FIX))
        return None
    return folder


def _admin_channel(given: Mapping[str, str], problems: list[SettingProblem]) -> str:
    channel = given.get("BOT_ADMIN_CHANNEL", "").lstrip("#")
    if re.search(r"[\s,;=]", channel):
        wrong = f"is {shown(channel)}, which is not one channel"
        problems.append(SettingProblem("BOT_ADMIN_CHANNEL", wrong, "write one channel's id, such as C0123ABCD"))
        return ""
    return channel


def _channel_forces(given: Mapping[str, str], problems: list[SettingProblem]) -> tuple[tuple[str, str], ...]:
    name = "BOT_CHANNEL_FORCES"
    pairs: list[tuple[str, str]] = []
    for part in re.split(r"[,\n;]", given.get(name, "")):
        if not part.strip():
            continue
        channel, equals, force = (word.strip() for word in part.partition("="))
        channel = channel.lstrip("#")
        if not (channel and equals and force):
            wrong = f"has {shown(part.strip())}, which is no channel and force"
            problems.append(SettingProblem(name, wrong, 'write "C0123=kent, C0456=essex"'))
        elif channel in dict(pairs):
            problems.append(SettingProblem(name, f"names channel {channel} twice", "leave one of them out"))
        else:
            pairs.append((channel, force))
    return tuple(pairs)


def _keep_questions(given: Mapping[str, str], problems: list[SettingProblem]) -> bool:
    written = given.get("BOT_KEEP_QUESTIONS", "").lower()
    if written not in ("", "yes", "no"):
        wrong = f"is {shown(written)}, which is neither yes nor no"
        fix = "write yes only where people were told that questions which are not understood are kept, without names"
        problems.append(SettingProblem("BOT_KEEP_QUESTIONS", wrong, fix))
    return written == "yes"


def _log_level(given: Mapping[str, str], problems: list[SettingProblem]) -> str:
    written = given.get("BOT_LOG_LEVEL") or "INFO"
    if written.upper() not in LOG_LEVELS:
        wrong = f"is {shown(written)}, which is no level"
        problems.append(SettingProblem("BOT_LOG_LEVEL", wrong, f"write one of {', '.join(LOG_LEVELS)}"))
        return "INFO"
    return written.upper()


def _port(given: Mapping[str, str], problems: list[SettingProblem]) -> int:
    written = given.get("BOT_PORT") or str(DEFAULT_PORT)
    if not re.fullmatch(r"[0-9]{1,5}", written) or not 1 <= int(written) <= 65535:
        wrong = f"is {shown(written)}, which is no port"
        fix = f"write a number from 1 to 65535, such as {DEFAULT_PORT}"
        problems.append(SettingProblem("BOT_PORT", wrong, fix))
        return DEFAULT_PORT
    return int(written)
