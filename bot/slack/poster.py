"""Every call that says something in Slack, with an answer to each way it can fail."""

import logging
import secrets
from dataclasses import replace

from slack_sdk import WebClient

from bot.render.message import Block, Message
from bot.slack.home import Home
from bot.slack.payload import Place
from bot.slack.web import refusal, webhook
from bot.slack.wording import CUT, INVITE, NOT_CONFIRMED, NOT_IN_CHANNEL, PAGE_NOT_CONFIRMED, SHARE_NOT_CONFIRMED, note

log = logging.getLogger(__name__)

MOST_BLOCKS = 50
MOST_TEXT = 3900
TOO_MUCH = {"msg_too_long", "msg_blocks_too_long", "invalid_blocks", "invalid_blocks_format"}
NOT_THERE = {"not_in_channel", "channel_not_found"}

METHODS: dict[str, tuple[str, ...]] = {
    "apps.connections.open": (),
    "assistant.threads.setSuggestedPrompts": ("assistant:write",),
    "auth.test": (),
    "chat.postEphemeral": ("chat:write",),
    "chat.postMessage": ("chat:write",),
    "chat.update": ("chat:write",),
    "conversations.history": ("channels:history", "groups:history"),
    "conversations.info": ("channels:read", "groups:read"),
    "conversations.members": ("channels:read", "groups:read"),
    "files.completeUploadExternal": ("files:write",),
    "files.getUploadURLExternal": ("files:write",),
    "usergroups.users.list": ("usergroups:read",),
    "users.info": ("users:read",),
    "views.open": (),
    "views.publish": (),
}
"""Every Web API method the bot calls, and the scopes that it needs (connections:write is the app token's own)."""


class PostError(Exception):
    """Slack did not take something; the reason is in the message and was not told to the person."""


class UnconfirmedError(PostError):
    """Slack did not say whether it took something: said again, it could be there twice."""


class Poster:
    """Says things in Slack."""

    def __init__(self, client: WebClient) -> None:
        self._client = client

    def reply(self, place: Place, message: Message) -> None:
        """Answer a message, or a button in a message that all see, in its thread.

        Raises PostError when Slack takes it neither there nor for the person alone.
        """
        try:
            self.post(place.channel, message, thread_ts=place.reply_thread)
        except Exception as error:  # whatever went wrong, the person is to get the answer
            self._answer_alone(place, message, error)

    def post(self, channel: str, message: Message, thread_ts: str = "") -> None:
        """Post in a channel. Blocks that Slack does not take are left out. Raises what the SDK raises."""
        thread = thread_ts or None
        tries = _simpler(message)
        for tried in tries:
            try:
                self._client.chat_postMessage(
                    channel=channel,
                    text=tried.text,
                    blocks=list(tried.blocks) or None,
                    thread_ts=thread,
                    unfurl_links=False,
                    unfurl_media=False,
                )
            except Exception as error:
                if refusal(error) not in TOO_MUCH or tried is tries[-1]:
                    raise
                log.warning("Slack refused blocks (%s); posting something simpler", refusal(error))
            else:
                return

    def answer_alone(self, place: Place, message: Message) -> None:
        """Answer so that only the person sees it: by response_url, or in the channel. Raises PostError."""
        if place.response_url:
            try:
                self.respond(place, message)
            except PostError as error:
                log.warning("response_url: %s", error)
            else:
                return
        self._ephemeral(place, message)

    def respond(
        self, place: Place, message: Message, *, replace_original: bool = False, in_channel: bool = False
    ) -> None:
        """Answer by response_url (five uses in thirty minutes). Raises PostError, UnconfirmedError when in doubt."""
        kind = "in_channel" if in_channel else "ephemeral"
        tries = _simpler(message)
        for tried in tries:
            try:
                answer = webhook(place.response_url).send(
                    text=tried.text,
                    blocks=list(tried.blocks) or None,
                    response_type=kind,
                    replace_original=replace_original,
                    delete_original=False,
                    unfurl_links=False,
                    unfurl_media=False,
                )
            except Exception as error:
                raise UnconfirmedError(f"response_url was not answered: {error}") from error
            if answer.status_code == 200:
                return
            if answer.status_code >= 500:
                raise UnconfirmedError(f"response_url failed: {answer.status_code} {answer.body[:100]!r}")
            if not any(word in answer.body for word in TOO_MUCH):
                raise PostError(f"response_url was refused: {answer.status_code} {answer.body[:100]!r}")
        raise PostError("response_url refused the blocks and the text")

    def turn(self, place: Place, message: Message) -> None:
        """Put a page in the place of the message whose button was pressed. Raises PostError.

        Where Slack does not confirm that, it is asked once more: to replace twice is to replace once. Where it may
        still have happened, a page that all see is not posted besides; the person is told to look.
        """
        try:
            try:
                self.respond(place, message, replace_original=True)
            except UnconfirmedError:
                self.respond(place, message, replace_original=True)
        except UnconfirmedError as error:
            log.warning("turning a page: %s", error)
            self.answer_alone(place, message if place.private else Message(PAGE_NOT_CONFIRMED))
        except PostError as error:
            log.warning("turning a page: %s", error)
            if place.private:
                self.answer_alone(place, message)
            else:
                self.reply(place, message)

    def share(self, place: Place, message: Message) -> bool:
        """Post for everybody in the channel and return True; tell the person the fix and return False where it may not.

        By response_url first: it needs no membership. Where Slack does not confirm that, the person is told to look,
        for a second try could post it twice. Raises PostError.
        """
        try:
            self.respond(place, message, in_channel=True)
        except UnconfirmedError as error:
            log.warning("sharing by response_url: %s", error)
            self.answer_alone(place, Message(SHARE_NOT_CONFIRMED))
            return False
        except PostError as error:
            log.warning("sharing by response_url: %s", error)
        else:
            return True
        try:
            self.post(place.channel, message)
        except Exception as error:
            word = refusal(error)
            if word and word not in NOT_THERE:
                raise PostError(f"chat.postMessage: {word}") from error
            log.warning("sharing by chat.postMessage: %s", word or error)
            self.answer_alone(place, Message(NOT_IN_CHANNEL if word else SHARE_NOT_CONFIRMED))
            return False
        return True

    def open_modal(self, trigger_id: str, view: Block) -> None:
        """Open a modal, within 3 seconds of the press that the trigger id is from. Raises what the SDK raises."""
        self._client.views_open(trigger_id=trigger_id, view=view)

    def publish_home(self, user: str, home: Home) -> None:
        """Publish a person's Home. Raises what the SDK raises."""
        view = {"type": "home", "blocks": home.blocks, "private_metadata": home.metadata}
        self._client.views_publish(user_id=user, view=view)

    def suggest(self, channel: str, prompts: list[dict[str, str]]) -> None:
        """Set the agent view's suggested prompts.

        Without thread_ts, with which the call silently fails for an app that has an agent view
        (docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts). Raises what the SDK raises.
        """
        self._client.api_call("assistant.threads.setSuggestedPrompts", json={"channel_id": channel, "prompts": prompts})

    def _answer_alone(self, place: Place, message: Message, error: Exception) -> None:
        word, ref = refusal(error), secrets.token_hex(3)
        fix = f": bring the bot in with {INVITE}" if word in NOT_THERE else ""
        log.error("%s: no answer could be posted in %s (%s)%s", ref, place.channel, word or error, fix)
        if place.direct and not word:
            # Only the person reads it: the worst that can come of a second try is the same answer twice.
            try:
                self.post(place.channel, message, thread_ts=place.reply_thread)
            except Exception as again:
                raise PostError(f"chat.postMessage: {refusal(again) or again}") from again
            return
        said = NOT_IN_CHANNEL if word in NOT_THERE else NOT_CONFIRMED.format(ref=ref)
        self.answer_alone(place, headed(message, said))

    def _ephemeral(self, place: Place, message: Message) -> None:
        tries = _simpler(message)
        for tried in tries:
            try:
                self._client.chat_postEphemeral(
                    channel=place.channel,
                    user=place.user,
                    text=tried.text,
                    blocks=list(tried.blocks) or None,
                    thread_ts=place.thread_ts or None,
                )
            except Exception as error:
                if refusal(error) not in TOO_MUCH or tried is tries[-1]:
                    raise PostError(f"chat.postEphemeral: {refusal(error) or error}") from error
            else:
                return


def headed(message: Message, said: str) -> Message:
    """Return a message with a small line above it."""
    text = f"{said}\n{message.text}"
    if not message.blocks or len(message.blocks) >= MOST_BLOCKS:
        return replace(message, text=text)
    return Message(text, (note(said), *message.blocks))


def plain_text(message: Message) -> Message:
    """Return a message without blocks, its text within what one message takes, and said so where it was cut."""
    text = message.text
    return Message(text if len(text) <= MOST_TEXT else text[: MOST_TEXT - len(CUT)] + CUT)


def _simpler(message: Message) -> list[Message]:
    """Return a message, then it without charts, which not every workspace may take, last its text alone."""
    kept = tuple(block for block in message.blocks if block["type"] != "data_visualization")
    less = [replace(message, blocks=kept)] if kept and len(kept) < len(message.blocks) else []
    return [message, *less, plain_text(message)]
