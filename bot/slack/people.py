"""What people are called: asked of Slack in the background, so that nobody waits for it."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from slack_sdk import WebClient

from bot.register.join import Naming
from bot.slack.payload import text_of
from bot.slack.web import refusal

log = logging.getLogger(__name__)

MOST_ASKED = 20_000
"""People asked about once a process; then they are asked about anew."""


class People:
    """Learns what people are called.

    Args:
        client: of the Web API, with the scope users:read.
        named: returns what somebody is called as far as it is known, else their id.
        learn: keeps it.
    """

    def __init__(self, client: WebClient, named: Naming, learn: Callable[[str, str], None]) -> None:
        self._client = client
        self._named = named
        self._learn = learn
        self._asked: set[str] = set()
        self._asking = ThreadPoolExecutor(1, thread_name_prefix="names")

    def met(self, person: str, handle: str = "") -> None:
        """Take note of somebody: their handle serves until Slack has told their name. Quick."""
        if not person or person[0] not in "UW":
            return
        if handle and self._named(person) == person:
            self._learn(person, handle)
        if person not in self._asked:
            if len(self._asked) >= MOST_ASKED:
                self._asked.clear()
            self._asked.add(person)
            self._asking.submit(self._ask, person)

    def stop(self) -> None:
        """Ask no more."""
        self._asking.shutdown(wait=False, cancel_futures=True)

    def _ask(self, person: str) -> None:
        try:
            user = self._client.users_info(user=person).get("user")
        except Exception as error:  # the handle or the id serves meanwhile
            if not refusal(error):
                self._asked.discard(person)
            log.info("Slack did not say what %s is called (%s)", person, refusal(error) or "no answer")
            return
        name = text_of(user, "profile", "real_name") or text_of(user, "real_name") or text_of(user, "name")
        if name:
            self._learn(person, " ".join(name.split()))
