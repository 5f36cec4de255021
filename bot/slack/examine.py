"""What `peel-bot doctor` asks of Slack: tokens, scopes, channels, clock. Each check ends with a fix."""

import time
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.settings import WHERE, Settings
from bot.slack.check import Check, State
from bot.slack.identity import HOPELESS
from bot.slack.scopes import SCOPES
from bot.slack.web import refusal, web_client
from bot.slack.wording import INVITE

MOST_SKEW_SECONDS = 60
"""Signed requests are refused beyond 300 s: a fifth of that is time to mend it."""
REINSTALL = "add it at api.slack.com/apps, your app, OAuth & Permissions, then Reinstall to Workspace"


def examine(settings: Settings) -> Iterator[Check]:
    """Check everything that Slack must be asked about. Never raises."""
    if settings.bot_token:
        client = web_client(settings.bot_token, settings.api_url)
        yield from _bot_token(client)
        yield from _channels(client, settings)
    if settings.app_token:
        yield _app_token(web_client(settings.app_token, settings.api_url))


def _bot_token(client: WebClient) -> Iterator[Check]:
    asked = time.time()
    try:
        told = client.auth_test()
    except SlackApiError as error:
        word = refusal(error)
        yield Check(
            "bot token", State.FAIL, HOPELESS.get(word, f"auth.test: {word or 'no answer'}"), WHERE["SLACK_BOT_TOKEN"]
        )
        yield _clock(error.response.headers, asked)
        return
    except Exception as error:  # the network fails in many ways
        fix = "check the network, the proxy and SLACK_API_URL"
        yield Check("bot token", State.FAIL, f"{client.base_url} cannot be reached ({error})", fix)
        return
    yield Check("bot token", State.OK, f"{told.get('user')} in {told.get('team')}")
    yield from _scopes(str(told.headers.get("x-oauth-scopes") or ""))
    yield _clock(told.headers, asked)


def _scopes(granted_header: str) -> Iterator[Check]:
    granted = set(filter(None, granted_header.replace(" ", "").split(",")))
    if not granted:
        yield Check("scopes", State.WARN, "Slack did not say which scopes the token has", "ask again later")
        return
    for scope in sorted(set(SCOPES) - granted):
        yield Check("scopes", State.FAIL, f"{scope} is missing: {SCOPES[scope]}", REINSTALL)
    if unneeded := sorted(granted - set(SCOPES)):
        fix = "remove what app-manifest.yml does not list, then Reinstall to Workspace"
        yield Check("scopes", State.WARN, f"granted and not needed: {', '.join(unneeded)}", fix)
    if set(SCOPES) <= granted:
        yield Check("scopes", State.OK, f"all {len(SCOPES)} granted")


def _clock(headers: object, asked: float) -> Check:
    written = {str(k).lower(): v for k, v in headers.items()}.get("date") if isinstance(headers, dict) else None
    text = written[0] if isinstance(written, list) and written else written
    try:
        skew = asked - parsedate_to_datetime(str(text)).timestamp()
    except (TypeError, ValueError):
        return Check("clock", State.WARN, "Slack's answer had no date to compare with", "check the time by hand")
    if abs(skew) > MOST_SKEW_SECONDS:
        way = "ahead of" if skew > 0 else "behind"
        fix = "set the clock (NTP): at five minutes Slack's signed requests are refused"
        return Check("clock", State.FAIL, f"this machine is {abs(skew):.0f} s {way} Slack", fix)
    return Check("clock", State.OK, f"within {max(1, round(abs(skew)))} s of Slack's")


def _app_token(client: WebClient) -> Check:
    try:
        client.apps_connections_open(app_token=client.token or "")
    except SlackApiError as error:
        word = refusal(error) or "no answer"
        return Check(
            "app token", State.FAIL, HOPELESS.get(word, f"apps.connections.open: {word}"), WHERE["SLACK_APP_TOKEN"]
        )
    except Exception as error:  # the network fails in many ways
        return Check(
            "app token", State.FAIL, f"Slack cannot be reached ({error})", "check the network and SLACK_API_URL"
        )
    return Check("app token", State.OK, "Socket Mode may connect")


def _channels(client: WebClient, settings: Settings) -> Iterator[Check]:
    named = [("BOT_ADMIN_CHANNEL", settings.admin_channel)] if settings.admin_channel else []
    named += [("BOT_CHANNEL_FORCES", channel) for channel, _ in settings.channel_forces]
    for setting, channel in named:
        yield _channel(client, setting, channel)


def _channel(client: WebClient, setting: str, channel: str) -> Check:
    name = f"{setting} {channel}"
    if not (channel[:1] in "CGD" and channel.isalnum() and channel.isupper()):
        fix = "write the channel's id (its details show it): mentions carry no name"
        return Check(name, State.WARN, "a name, which only /peel can match", fix)
    try:
        told = client.conversations_info(channel=channel)["channel"]
    except SlackApiError as error:
        word = refusal(error) or "no answer"
        if word == "missing_scope":
            return Check(name, State.WARN, "cannot be looked at", f"channels:read or groups:read: {REINSTALL}")
        return Check(name, State.FAIL, word, f"write an id from this workspace; in a private channel first {INVITE}")
    except Exception as error:  # the network fails in many ways
        return Check(name, State.FAIL, f"Slack cannot be reached ({error})", "check the network and SLACK_API_URL")
    if told.get("is_archived"):
        return Check(name, State.FAIL, "is archived", f"unarchive it, or take it out of {setting}")
    if not told.get("is_member") and not told.get("is_im"):
        state = State.FAIL if setting == "BOT_ADMIN_CHANNEL" else State.WARN
        return Check(name, state, "the bot is not a member", f"in that channel: {INVITE}")
    return Check(name, State.OK, f"#{told.get('name') or channel}")
