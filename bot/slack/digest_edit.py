"""Changes a digest in place, so that it shows what people did. Each change that is wanted is followed by an edit.

Edits of one digest are made one after the other, and after each it is looked whether the digest is to be shown
otherwise by now: of two copies of the bot that edit at once, the one that comes last shows what both did.
"""

import json
import logging
import re
import threading
from collections.abc import Callable

from slack_sdk import WebClient

from bot.remind.delivery import Delivery
from bot.render.message import Message
from bot.slack.reminder_post import EVENT_TYPE
from bot.slack.web import refusal, web_client

log = logging.getLogger(__name__)

MOST_ROUNDS = 10
AGAIN_SECONDS = 3.0
"""After which an edit that Slack did not confirm is tried once more, while nobody waits for it."""
RATELIMITED = "Slack asks me to wait a little before I change it; I do so then"
WHY = {
    "message_not_found": "it was deleted",
    "is_inactive": "its channel is archived",
    "is_archived": "its channel is archived",
    "channel_not_found": "I am not in its channel any more",
    "not_in_channel": "I am not in its channel any more",
    "cant_update_message": "this workspace does not let it be changed",
    "edit_window_closed": "this workspace does not let messages be changed after so long",
    "ratelimited": RATELIMITED,
}
NOT_CONFIRMED = "Slack did not confirm the change; I try once more"
_MENTIONED = re.compile(r"<@([UW][A-Z0-9]+)")

Show = Callable[[Delivery, frozenset[str]], Message]
"""Makes the message of a digest as it is to be shown now; it may mention these people."""

MayCall = Callable[[Delivery], bool]


class DigestEditor:
    """Edits digests.

    Args:
        token: the bot's.
        api_url: of the Web API.
        show: makes the message.
        may_call: returns whether a digest may mention anybody; where it may not, nobody looks.
    """

    def __init__(self, token: str, api_url: str, show: Show, may_call: MayCall = lambda _delivery: True) -> None:
        self._hasty_client = web_client(token, api_url, patient=False)
        self._patient_client = web_client(token, api_url)
        self._show = show
        self._may_call = may_call
        self._guard = threading.Lock()
        self._busy: dict[int, bool] = {}
        """The digests being edited, each with whether it is to be edited once more."""

    def edit(self, delivery: Delivery, called: frozenset[str] | None = None, *, patient: bool = False) -> str:
        """Edit a digest, until it is as it should be.

        Args:
            delivery: it.
            called: the people whom the message mentions; None where that is not known.
            patient: wait where Slack asks for it.

        Returns:
            Why it could not be edited, or "". Where another thread edits it, that one takes care of this, too. What may
            pass by itself is tried once more a little later, and nobody waits for that.
        """
        with self._guard:
            if delivery.id in self._busy:
                self._busy[delivery.id] = True
                return ""
            self._busy[delivery.id] = False
        client = self._patient_client if patient else self._hasty_client
        shown: Message | None = None  # what another copy of the bot made of it since is not known here
        why = ""
        for left in reversed(range(MOST_ROUNDS)):
            why = ""
            try:
                whom = self._called(client, delivery) if called is None else called
                before, shown = shown, self._once(client, delivery, whom, shown)
                changed = shown != before
            except Exception as error:  # what was done is kept, whatever happens to the message
                changed, why = False, WHY.get(refusal(error), NOT_CONFIRMED)
                log.warning("digest %d could not be edited: %s", delivery.id, refusal(error) or error)
            with self._guard:
                if why or not left or not (changed or self._busy[delivery.id]):
                    del self._busy[delivery.id]
                    break
                self._busy[delivery.id] = False
        if why in (RATELIMITED, NOT_CONFIRMED) and not patient:
            wait = AGAIN_SECONDS if why == NOT_CONFIRMED else 0.0  # for the other the patient client waits
            later = threading.Timer(wait, self.edit, (delivery, called), {"patient": True})
            later.daemon = True
            later.start()
        return why

    def _once(self, client: WebClient, delivery: Delivery, called: frozenset[str], shown: Message | None) -> Message:
        """Edit it, unless that is how it was left a moment ago; return what it shows."""
        message = self._show(delivery, called)
        if message == shown:
            return message
        client.chat_update(
            channel=delivery.channel,
            ts=delivery.ts,
            text=message.text,
            blocks=list(message.blocks),
            # It would stay as it was, but a digest that lost its key would be posted again: so it is said each time.
            metadata={"event_type": EVENT_TYPE, "event_payload": {"key": delivery.key}},
        )
        return message

    def _called(self, client: WebClient, delivery: Delivery) -> frozenset[str]:
        """Return whom a message mentions, as it is in Slack; nobody where that cannot be seen."""
        if not self._may_call(delivery):
            return frozenset()
        try:
            page = client.conversations_history(
                channel=delivery.channel, oldest=delivery.ts, latest=delivery.ts, inclusive=True, limit=1
            )
        except Exception as error:
            log.warning("digest %d could not be looked at: %s", delivery.id, refusal(error) or error)
            return frozenset()
        return mentioned(page.get("messages"))


def mentioned(message: object) -> frozenset[str]:
    """Return the people whom a message, as Slack shows it, mentions."""
    return frozenset(_MENTIONED.findall(json.dumps(message)))
