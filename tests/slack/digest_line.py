"""A bot with reminders in the playground, whose time the test sets, and what people press there."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from bot.app import Bot, build
from bot.ledger.ledger import Ledger
from bot.playground import Playground
from bot.playground.model import Channel, Json, StoredMessage
from bot.today import day_in_london
from tests.slack.conftest import MORGAN, PRIYA
from tests.slack.test_app import settings

MONDAY = datetime(2017, 4, 3, 8, 30, tzinfo=UTC)
"""28 days before 1 May 2017; half past nine in London."""


NUMBERS = count(1)


@dataclass
class World:
    """The playground, a bot in it, and the time. Each test has a channel of its own."""

    slack: Playground
    folder: Path
    """Holds the database and a copy of the knowledge."""
    now: datetime = MONDAY
    bot: Bot | None = None
    channel: str = ""
    changed: dict[Path, str] = field(default_factory=dict)

    def begin(self) -> "World":
        """Begin a test."""
        self.channel = self.new_channel()
        return self

    def end(self) -> None:
        """End what a test began, so that the next one finds nothing of it."""
        for path, text in self.changed.items():
            path.write_text(text, "utf-8")
        if self.changed:
            self.running.reload()
        self.changed.clear()
        self.slack.faults.clear()
        self.slack.workspace.modals.clear()
        for one in self.ledger.subscriptions():
            self.ledger.unsubscribe(one.id, MORGAN)
        self.now = MONDAY

    def new_channel(self, *more: str) -> str:
        """Make a channel with the bot in it."""
        made = f"C0TEST{next(NUMBERS)}"
        members = [MORGAN, PRIYA, self.slack.bot_user_id, *more]
        self.slack.workspace.add_channel(Channel(made, made.lower(), members=members))
        return made

    @property
    def ledger(self) -> Ledger:
        reminders = self.running.reminders
        assert reminders is not None
        return reminders.ledger

    def start(self) -> "World":
        """Start a bot on the same database; it stops the one before."""
        self.stop()
        url = f"sqlite:///{self.folder}/reminders.db"
        given = settings(self.slack, database_url=url, knowledge=self.folder / "knowledge")
        self.bot = build(given, today=lambda: day_in_london(self.now), now=lambda: self.now)
        self.bot.start(socket=True)
        self.slack.wait_connected()
        return self

    def change(self, was: str, becomes: str, file: str = "reports/kent/2016-effectiveness.yml") -> None:
        """Change the knowledge, Kent's report by default, and have it read."""
        path = self.folder / "knowledge" / file
        text = path.read_text("utf-8")
        self.changed.setdefault(path, text)
        assert was in text
        path.write_text(text.replace(was, becomes, 1), "utf-8")
        self.running.reload()

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

    def digests(self, channel: str = "") -> list[StoredMessage]:
        return [message for message in self.slack.messages(channel or self.channel) if "to look at on" in message.text]

    def digest(self, channel: str = "", text: str = "kent", now: datetime = MONDAY) -> StoredMessage:
        """Subscribe a channel, post its digest, and return that."""
        channel = channel or self.channel
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

    def told(self, user: str, contains: str, channel: str = "", after: str = "0") -> StoredMessage:
        """Wait until a person alone is told something."""
        return self.slack.wait_for_message(channel or self.channel, contains, to=user, after=after)

    def answers(self, user: str) -> list[StoredMessage]:
        """Return what a person alone was told in the test's channel."""
        return [message for message in self.slack.ephemerals(user) if message.channel == self.channel]

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


def offered(message: StoredMessage) -> list[str]:
    """Return the action ids of a message, in order."""
    return [
        element["action_id"]
        for block in message.blocks
        for element in block.get("elements", ())
        if "action_id" in element
    ]
