"""The playground with what tests and `try` do to it: speak, run commands, press buttons, look at what came of it."""

import asyncio
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bot.playground.ack import Ack
from bot.playground.model import Change, Json, StoredMessage
from bot.playground.people import SlashResult
from bot.playground.server import Server
from bot.playground.watching import START, Reminds, Watching
from bot.playground.web_api import LoggedCall

PATIENCE_SECONDS = 20.0
"""The longest that is waited for what should come at once: machines that test may be slow."""


class Playground(Server):
    """A Slack workspace on this machine.

    Args:
        port: to listen on; 0 takes a free one.
        page: serve the page, too.
        seed: begin with people, channels and a welcome.
        today: the day that the clock is moved to at the start; by default it shows the real one.
        manifest: another app-manifest.yml.

    People and channels may be given by id or by name ("morgan.ellis", "#kent-inspections").
    """

    def __init__(
        self,
        port: int = 0,
        page: bool = True,
        seed: bool = True,
        *,
        today: date | None = None,
        manifest: Path | None = None,
    ) -> None:
        super().__init__(port, page=page, seed=seed, today=today, manifest=manifest)
        self._changed = threading.Condition()
        self.workspace.watch(self._note)

    def _note(self, _change: Change) -> None:
        with self._changed:
            self._changed.notify_all()

    # What a bot needs to be told

    @property
    def api_url(self) -> str:
        """The Web API's address, for SLACK_API_URL."""
        return f"{self.url}/api/"

    @property
    def bot_token(self) -> str:
        """The bot's token."""
        return self.tokens.bot

    @property
    def app_token(self) -> str:
        """The app-level token, for Socket Mode."""
        return self.tokens.app

    @property
    def signing_secret(self) -> str:
        """The secret that requests to `http_endpoint` are signed with."""
        return self.tokens.signing_secret

    @property
    def bot_user_id(self) -> str:
        """The bot's user id."""
        return self.workspace.bot_user_id

    @property
    def team_id(self) -> str:
        """The workspace's id."""
        return self.workspace.team_id

    @property
    def http_endpoint(self) -> str | None:
        """The request URL; None is Socket Mode."""
        return self.delivery.http_endpoint

    @http_endpoint.setter
    def http_endpoint(self, address: str | None) -> None:
        self.delivery.http_endpoint = address

    @property
    def calls(self) -> list[LoggedCall]:
        """Every Web API and response_url call that arrived, oldest first."""
        return list(self.web_api.calls)

    def watch(self, reminds: Reminds, start: date = START) -> None:
        """Offer on the page to move the clock, which the bot inside must go by, and to watch reminders come."""
        self.run(self._watch(reminds, start))

    async def _watch(self, reminds: Reminds, start: date) -> None:
        self.page.watching = Watching(self.clock, reminds, start)
        self.workspace.tell(Change("state"))

    # What people do

    def slash(self, user: str, channel: str, text: str = "", command: str = "/peel") -> SlashResult:
        """Run a slash command and wait for its acknowledgement."""
        return self.run(self.people.slash(user, channel, text, command))

    def say(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> str:
        """Say something as a person and return the message's ts; text with a leading "/" is a command."""
        said = self.run(self.people.say(user, channel, text, thread_ts))
        return said.ts if said else ""

    def mention(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> str:
        """Mention the bot and return the message's ts."""
        return self.say(user, channel, f"<@{self.bot_user_id}> {text}", thread_ts)

    def direct(self, user: str, text: str, thread_ts: str | None = None) -> str:
        """Write to the bot directly and return the message's ts."""
        return self.say(user, self.dm(user), text, thread_ts)

    def dm(self, user: str) -> str:
        """Return the id of a person's direct messages with the bot."""
        return self.workspace.direct(self.workspace.person(user).id).id

    def click(self, user: str, message_ts: str, action_id: str, **chosen: object) -> Ack:
        """Press the button `action_id` in a message that `user` sees, and wait for the acknowledgement.

        Raises SlackError message_not_found or action_not_found. `chosen` is what a select adds (selected_option=...).
        """
        person = self.workspace.person(user).id
        for channel in self.workspace.channels:
            if self.workspace.find(channel, message_ts, person):
                action: Json = {"action_id": action_id, **chosen}
                return self.run(self.people.act_on_message(person, channel, message_ts, action))
        raise LookupError(f"{user} sees no message {message_ts}")

    def open_home(self, user: str, tab: str = "home") -> None:
        """Open the app's Home as a person."""
        person = self.workspace.person(user).id
        self._loop.call_soon_threadsafe(self.feed.home_opened, person, tab)

    def home(self, user: str) -> Json | None:
        """Return what the bot published as a person's Home."""
        return self.workspace.homes.get(self.workspace.person(user).id)

    # What is there to see

    def messages(self, channel: str) -> list[StoredMessage]:
        """Return a channel's messages that everybody there sees, replies included, oldest first."""
        return list(self.workspace.messages[self.workspace.channel(channel).id].values())

    def ephemerals(self, user: str) -> list[StoredMessage]:
        """Return what only this person sees, in every channel, oldest first."""
        return list(self.workspace.ephemerals.get(self.workspace.person(user).id, {}).values())

    def wait_for(
        self, ready: Callable[[], bool], timeout: float = PATIENCE_SECONDS, what: str = "what was waited for"
    ) -> None:
        """Wait until `ready()` holds, looking again at every change. Raises TimeoutError."""
        end = time.monotonic() + timeout
        with self._changed:
            while not ready():
                left = end - time.monotonic()
                if left <= 0:
                    raise TimeoutError(f"{what} did not happen within {timeout:g} s")
                self._changed.wait(min(left, 0.05))

    def wait_for_message(
        self,
        channel: str,
        contains: str = "",
        *,
        thread_ts: str | None = None,
        after: str = "0",
        to: str | None = None,
        timeout: float = PATIENCE_SECONDS,
    ) -> StoredMessage:
        """Wait for a message of the bot and return the first that fits. Raises TimeoutError.

        Args:
            channel: where.
            contains: words of its text.
            thread_ts: only in this thread.
            after: only later than this ts (as `say` and `mention` return it).
            to: the person who alone sees it, for an ephemeral message.
            timeout: seconds to wait.
        """
        place = self.workspace.channel(channel).id
        found: list[StoredMessage] = []

        def look() -> bool:
            there = self.messages(place) if to is None else self.ephemerals(to)
            found[:] = [
                message
                for message in there
                if message.channel == place
                and message.sender == self.bot_user_id
                and message.ts > after
                and contains in message.text
                and (thread_ts is None or message.thread_ts == thread_ts)
            ]
            return bool(found)

        self.wait_for(look, timeout, f"a message of the bot in {channel} with {contains!r}")
        return found[0]

    def wait_connected(self, timeout: float = PATIENCE_SECONDS) -> None:
        """Wait until the bot is connected. Raises TimeoutError."""
        self.wait_for(lambda: self.delivery.connected, timeout, "a connection of the bot")

    def deliver_event(self, event: Json) -> None:
        """Announce any event to the bot, whatever the manifest says."""
        wrapped = self.feed.wrap(event)
        self._loop.call_soon_threadsafe(self.delivery.announce, wrapped)

    def settle(self, seconds: float = 0.2) -> None:
        """Give the bot time to do what it should not do, before a test says that it did not."""
        self.run(asyncio.sleep(seconds))
