"""What `peel-bot doctor` asks of Slack about reminders: can each channel take them, and be looked into?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from slack_sdk import WebClient

from bot.slack.check import Check, State
from bot.slack.examine import REINSTALL
from bot.slack.identity import HOPELESS
from bot.slack.web import refusal
from bot.slack.wording import INVITE

MOST_CHANNELS = 50
"""Looked at in one go: two calls each, of which Slack allows about fifty a minute."""
MOST_MEMBER_PAGES = 10
PAGE = 1000
KEPT = "its reminders are kept, and come once that is mended"
HISTORY = "a reminder whose outcome Slack does not say would be held for a person"


class _AwayError(Exception):
    """Slack cannot be asked, whatever the channel."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What a channel is; `why` is Slack's word where it does not say."""

    channel: Mapping[str, Any] = field(default_factory=dict)
    why: str = ""


def examine_reminders(
    client: WebClient, subscribed: Mapping[str, Sequence[str]], escalated: Mapping[str, str]
) -> Iterator[Check]:
    """Check the channels that are reminded, and whom the rules escalate to. Never raises.

    Args:
        client: with the bot's token.
        subscribed: channels, each with the ids of its subscriptions.
        escalated: ids of channels and people, each with the rule that names it.
    """
    try:
        for channel, ids in list(subscribed.items())[:MOST_CHANNELS]:
            ends = " and ".join(f"`peel-bot subscriptions end {each}`" for each in ids)
            yield _channel(client, f"subscribed channel {channel}", channel, f"if it is gone for good: {ends}")
        if len(subscribed) > MOST_CHANNELS:
            left = len(subscribed) - MOST_CHANNELS
            yield Check("subscribed channels", State.OK, f"{left} more were not looked at: Slack allows few questions")
        for to, rule in escalated.items():
            name = f"escalate to {to} (reminders.yml, rule {rule})"
            if to.startswith(("C", "G")):
                yield _channel(client, name, to, "else correct reminders.yml")
            elif subscribed:
                yield _person(client, name, to, list(subscribed)[:MOST_CHANNELS])
    except _AwayError as away:
        said = f"Slack was not asked further about channels that are reminded ({away})"
        yield Check("subscribed channels", State.WARN, said, "mend what is said about the bot token, or ask again")


def _channel(client: WebClient, name: str, channel: str, else_fix: str) -> Check:
    look = _Look()
    if not channel.startswith("D"):  # the bot is in its direct messages, and may not ask about them
        look = _look(client, channel)
        if look.why == "missing_scope":
            fix = f"channels:read or groups:read: {REINSTALL}"
            return Check(name, State.WARN, "cannot be looked at", fix)
        if look.why:
            said = f"is deleted, or private without the bot ({look.why}): {KEPT}"
            return Check(name, State.FAIL, said, f"if it is private, in that channel: {INVITE}; {else_fix}")
        if look.channel.get("is_archived"):
            return Check(name, State.FAIL, f"is archived: {KEPT}", f"unarchive it; {else_fix}")
        if not look.channel.get("is_member"):
            return Check(name, State.FAIL, f"the bot is not a member: {KEPT}", f"in that channel: {INVITE}; {else_fix}")
    try:
        client.conversations_history(channel=channel, limit=1)
    except Exception as error:  # each way to fail is told
        word = _word(error)
        if word == "missing_scope":
            kind = "im" if channel.startswith("D") else "groups" if look.channel.get("is_private") else "channels"
            scope = f"{kind}:history"
            said = f"its history cannot be read, for {scope} is missing: {HISTORY}"
            return Check(name, State.WARN, said, REINSTALL.replace("add it", f"add {scope}"))
        return Check(name, State.WARN, f"its history cannot be read ({word}): {HISTORY}", f"in that channel: {INVITE}")
    return Check(name, State.OK, "can be posted to, and looked into")


def _person(client: WebClient, name: str, person: str, channels: Sequence[str]) -> Check:
    unseen = 0
    for channel in channels:
        try:
            if any(person in page for page in _members(client, channel)):
                return Check(name, State.OK, f"is in {channel}")
        except Exception as error:  # each way to fail is counted
            _word(error)
            unseen += 1
    if unseen == len(channels):
        return Check(name, State.WARN, "cannot be looked for in any subscribed channel", "mend those first")
    said = "is in none of the subscribed channels, so that nobody would be told"
    return Check(name, State.WARN, said, "copy the id from that person's profile, and invite them; or name a channel")


def _members(client: WebClient, channel: str) -> Iterator[Sequence[str]]:
    cursor = ""
    for _ in range(MOST_MEMBER_PAGES):
        told = client.conversations_members(channel=channel, limit=PAGE, cursor=cursor or None)
        yield told.get("members") or ()
        cursor = (told.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return


def _look(client: WebClient, channel: str) -> _Look:
    try:
        return _Look(client.conversations_info(channel=channel)["channel"])
    except Exception as error:  # each way to fail is told
        return _Look(why=_word(error))


def _word(error: Exception) -> str:
    """Return Slack's word for a refusal. Raises _AwayError where it is about no channel."""
    word = refusal(error)
    if not word or word in HOPELESS or word == "ratelimited":
        raise _AwayError(word or str(error)) from error
    return word
