"""Files into Slack: an address is asked for, the content goes there, then it is shared."""

import logging
import re
import urllib.request
from dataclasses import dataclass, field

from slack_sdk import WebClient

from bot.settings import LOOPBACK
from bot.slack.poster import NOT_THERE, PostError, UnconfirmedError
from bot.slack.web import refusal

log = logging.getLogger(__name__)

UPLOAD_SECONDS = 30
MOST_ALT = 1000
"""Characters of a picture's description: docs.slack.dev/reference/methods/files.getUploadURLExternal."""
NOT_SHARED = NOT_THERE | {"invalid_channel", "posting_to_channel_denied"}


class NotThereError(PostError):
    """The bot may not post where the file was to go."""


@dataclass(frozen=True, slots=True)
class File:
    """A file for people.

    Attributes:
        name: with its ending: "kent-findings.xlsx".
        content: its bytes.
        title: what Slack shows above it.
        alt: of a picture, what it shows, for whoever does not see it.
    """

    name: str
    content: bytes = field(repr=False)
    title: str
    alt: str = ""


class Uploader:
    """Uploads files and shares them. Needs the scope files:write.

    Args:
        client: of the Web API, with the bot's token.
    """

    def __init__(self, client: WebClient) -> None:
        self._client = client

    def share(self, file: File, to: str, *, said: str = "", thread_ts: str = "") -> None:
        """Upload a file and share it.

        Args:
            file: with some content.
            to: a channel's id, or a person's for their direct messages with the bot.
            said: the message that brings it.
            thread_ts: the thread to share it in; none for the channel itself.

        Raises:
            NotThereError: the bot is not in that channel, or may not post there.
            UnconfirmedError: Slack did not say whether it shared the file.
            PostError: Slack did not take it; nothing was shared.
        """
        try:
            asked = self._client.files_getUploadURLExternal(
                filename=file.name, length=len(file.content), alt_txt=file.alt[:MOST_ALT] or None
            )
        except Exception as error:
            raise PostError(f"files.getUploadURLExternal: {refusal(error) or error}") from error
        _send(str(asked["upload_url"]), file.content)
        told = self._announced(said or file.title, to) if to.startswith(("U", "W")) else None
        try:
            self._client.files_completeUploadExternal(
                files=[{"id": str(asked["file_id"]), "title": file.title}],
                channel_id=told[0] if told is not None else to,
                initial_comment=(said or None) if told is None else None,
                thread_ts=thread_ts or None,
            )
        except Exception as error:
            word = refusal(error)
            if not word:
                raise UnconfirmedError(f"files.completeUploadExternal: {error}") from error
            if told is not None:
                self._taken_back(told, said or file.title)
            kind = NotThereError if word in NOT_SHARED else PostError
            raise kind(f"files.completeUploadExternal: {word}") from error

    def _announced(self, said: str, person: str) -> tuple[str, str]:
        """Tell a person what comes; return the channel and the message.

        Slack shares files by ids of channels only (github.com/slackapi/bolt-js/issues/2115): a message to a person
        says which channel is theirs, without the scope that asking for it would take.
        """
        try:
            posted = self._client.chat_postMessage(channel=person, text=said, unfurl_links=False, unfurl_media=False)
        except Exception as error:
            word = refusal(error)
            if not word:
                raise UnconfirmedError(f"chat.postMessage: {error}") from error
            kind = NotThereError if word in NOT_SHARED | {"messages_tab_disabled", "cannot_dm_bot"} else PostError
            raise kind(f"chat.postMessage: {word}") from error
        return str(posted["channel"]), str(posted["ts"])

    def _taken_back(self, told: tuple[str, str], said: str) -> None:
        """Say under what was announced that it did not come."""
        channel, ts = told
        try:
            self._client.chat_update(channel=channel, ts=ts, text=f"{said}\nSlack did not take the file.")
        except Exception as error:  # the caller says it as well
            log.warning("what was announced stays: %s", refusal(error) or error)


def _send(address: str, content: bytes) -> None:
    """Send content to the address that Slack gave for it. Raises PostError."""
    if not address.startswith("https://") and not re.match(LOOPBACK, address):
        raise PostError("files.getUploadURLExternal gave an address without https")
    headers = {"Content-Type": "application/octet-stream"}
    request = urllib.request.Request(address, data=content, headers=headers)  # noqa: S310 (checked above)
    try:
        with urllib.request.urlopen(request, timeout=UPLOAD_SECONDS) as answer:  # noqa: S310 (likewise)
            answer.read()
    except (OSError, ValueError) as error:
        raise PostError(f"the upload of a file failed: {error}") from error
