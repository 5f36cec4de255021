"""Reminders from a subscription to the channel: the whole bot, a real ledger, the playground's Slack."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.app import Bot, build
from bot.playground import Playground
from bot.playground.model import StoredMessage
from bot.render.limits import check
from tests.slack.conftest import KENT, MORGAN, NO_BOT
from tests.slack.test_app import settings

MONDAY = datetime(2017, 4, 3, 8, 30, tzinfo=UTC)
"""28 days before 1 May 2017; half past nine in London."""


@pytest.fixture
def start(slack: Playground, tmp_path: Path) -> Iterator[Callable[[], Bot]]:
    running: list[Bot] = []

    def started() -> Bot:
        url = f"sqlite:///{tmp_path}/reminders.db"
        bot = build(settings(slack, database_url=url), today=lambda: date(2017, 4, 3))
        bot.start(socket=True)
        slack.wait_connected()
        running.append(bot)
        return bot

    yield started
    for bot in running:
        bot.stop()


def digests(slack: Playground, channel: str = KENT) -> list[StoredMessage]:
    return [message for message in slack.messages(channel) if "to look at on" in message.text]


def tick(bot: Bot, now: datetime) -> None:
    assert bot.reminders is not None
    bot.reminders.tick(now)


def test_a_subscribed_channel_is_reminded_once(slack: Playground, start: Callable[[], Bot]) -> None:
    bot = start()
    slack.slash(MORGAN, KENT, "subscribe kent")
    slack.wait_for_message(KENT, "will be reminded of Kent")
    tick(bot, MONDAY.replace(hour=7))
    assert digests(slack) == []  # before nine in London
    for minute in (30, 31, 45):
        tick(bot, MONDAY.replace(minute=minute))
    (digest,) = digests(slack)
    assert "due Mon 1 May 2017, 28 days left" in digest.text
    assert "KENT-2016-E1" in digest.text
    assert check(digest.blocks or []) == []
    bot.stop()
    again = start()
    tick(again, MONDAY.replace(hour=9))
    assert len(digests(slack)) == 1


def test_a_day_that_is_not_worked_is_told_before_and_says_so(slack: Playground, start: Callable[[], Bot]) -> None:
    bot = start()
    slack.slash(MORGAN, KENT, "subscribe kent")
    slack.wait_for_message(KENT, "will be reminded of Kent")
    tick(bot, datetime(2017, 4, 28, 8, 30, tzinfo=UTC))  # Friday: 1 May is a bank holiday, the day before a Sunday
    (digest,) = digests(slack)
    assert "due Mon 1 May 2017, 3 days left" in digest.text
    assert "Announced on Friday because 1 May 2017 is a bank holiday (May Day)." in digest.text


def test_where_the_bot_is_not_the_administrators_are_told_and_it_comes_when_mended(
    slack: Playground, start: Callable[[], Bot]
) -> None:
    bot = start()
    slack.slash(MORGAN, NO_BOT, "subscribe kent")
    slack.wait_for(lambda: bool(bot.reminders and bot.reminders.ledger.subscriptions()), what="the subscription")
    tick(bot, MONDAY)
    slack.wait_for_message(KENT, "are refused (not_in_channel)")
    assert digests(slack, NO_BOT) == []
    slack.run(slack.people.type_command(MORGAN, NO_BOT, "/invite @PEEL bot"))
    tick(bot, MONDAY.replace(hour=10))
    assert len(digests(slack, NO_BOT)) == 1


def test_without_a_database_there_are_no_reminders(slack: Playground) -> None:
    bot = build(settings(slack), today=lambda: date(2017, 4, 3))
    assert bot.reminders is None
