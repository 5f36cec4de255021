"""A bot with reminders in the playground, whose time the test sets, and what people press there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.app import Bot, build
from bot.playground import Playground
from bot.playground.model import Json, StoredMessage
from bot.today import day_in_london
from tests.slack.conftest import KENT, MORGAN
from tests.slack.test_app import settings

MONDAY = datetime(2017, 4, 3, 8, 30, tzinfo=UTC)
"""28 days before 1 May 2017; half past nine in London."""


@dataclass
class World:
    """The playground, a bot in it, and the time."""

    slack: Playground
    database_url: str
    now: datetime = MONDAY
    knowledge: Path | None = None
    bot: Bot | None = None

    def start(self) -> "World":
        """Start a bot on the same database; it stops the one before."""
        self.stop()
        given = settings(self.slack, database_url=self.database_url, knowledge=self.knowledge)
        self.bot = build(given, today=lambda: day_in_london(self.now), now=lambda: self.now)
        self.bot.start(socket=True)
        self.slack.wait_connected()
        return self

    def stop(self) -> None:
        if self.bot is not None:
            self.bot.stop()
            self.bot = None

    @property
    def running(self) -> Bot:
        assert self.bot is not None
        return self.bot

    def tick(self, now: datetime | None = None) -> None:
        """Have reminders posted as at a time, which is the time from then on."""
        self.now = now or self.now
        assert self.running.reminders is not None
        self.running.reminders.tick(self.now)

    def digests(self, channel: str = KENT) -> list[StoredMessage]:
        return [message for message in self.slack.messages(channel) if "to look at on" in message.text]

    def digest(self, channel: str = KENT, text: str = "kent", now: datetime = MONDAY) -> StoredMessage:
        """Subscribe a channel, post its digest, and return that."""
        self.slack.slash(MORGAN, channel, f"subscribe {text}")
        self.slack.wait_for_message(channel, "will be reminded of")
        self.tick(now)
        return self.digests(channel)[-1]

    def press(self, user: str, message: StoredMessage, action: str, line: int = 1) -> None:
        assert self.slack.click(user, message.ts, f"reminder-{action}:{line}").error is None

    def snooze(self, user: str, message: StoredMessage, until: str, line: int = 1) -> None:
        """Choose from the snooze menu of a line."""
        menu = next(
            element
            for block in message.blocks
            for element in block.get("elements", ())
            if element.get("action_id") == f"reminder-snooze:{line}"
        )
        option = next(one for one in menu["options"] if one["value"].startswith(until))
        ack = self.slack.click(user, message.ts, f"reminder-snooze:{line}", selected_option=option)
        assert ack.error is None

    def told(self, user: str, contains: str, channel: str = KENT, after: str = "0") -> StoredMessage:
        """Wait until a person alone is told something."""
        return self.slack.wait_for_message(channel, contains, to=user, after=after)

    def shows(self, message: StoredMessage, contains: str) -> None:
        """Wait until a message says something."""
        self.slack.wait_for(lambda: contains in message.text, what=f"{contains!r} in the digest")

    def modal(self, user: str) -> Json:
        self.slack.wait_for(lambda: bool(self.slack.workspace.modals.get(user)), what="the modal")
        return self.slack.workspace.modals[user][0]

    def choose(self, user: str, view: Json, day: str) -> Json:
        """Hand in the day in the modal."""
        value = {"type": "datepicker", "selected_date": day}
        return self.slack.run(self.slack.people.submit(user, view["id"], {"until": {"until": value}}))


Worlds = Callable[[], World]


def offered(message: StoredMessage) -> list[str]:
    """Return the action ids of a message, in order."""
    return [
        element["action_id"]
        for block in message.blocks
        for element in block.get("elements", ())
        if "action_id" in element
    ]
