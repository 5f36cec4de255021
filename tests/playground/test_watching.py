"""The clock of the playground: moved, the real bot inside goes by it, and nothing comes twice."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.app import Bot
from bot.errors import BotError
from bot.playground import Playground
from bot.playground.model import StoredMessage
from bot.playground.movable import MovableClock

pytestmark = pytest.mark.long

KENT, MORGAN = "C0KENT", "U0LIAISON"
Move = Callable[[str], dict[str, Any]]


@pytest.fixture
def slack() -> Iterator[Playground]:
    with Playground() as playground:
        yield playground


@pytest.fixture
def move(fetch: Callable[..., tuple[int, Any]], reminding: Bot) -> Move:
    """Return a function that moves the clock as the page does."""
    return lambda to: fetch("/app/clock", {"as": MORGAN, "to": to})[1]


def digests(slack: Playground) -> list[StoredMessage]:
    return [message for message in slack.messages(KENT) if "to look at on" in message.text]


def heads(slack: Playground) -> list[str]:
    return [digest.text.splitlines()[0] for digest in digests(slack)]


def test_it_shows_the_real_day_until_the_start_which_subscribes_and_brings_the_first_digest(slack, move, fetch):
    before = fetch("/app/state")[1]
    assert before["clock"] == {"moved": False, "day": before["today"], "start": "2017-04-03"}
    assert abs(date.fromisoformat(before["today"]) - datetime.now(UTC).date()).days <= 1
    moved = move("start")
    (digest,) = digests(slack)
    assert "1 deadline to look at on Mon 3 April 2017" in digest.text
    clock = {"moved": True, "day": "2017-04-03", "start": "2017-04-03"}
    posted = [{"channel": KENT, "ts": digest.ts}]
    assert moved == {"ok": True, "posted": posted, "nothing": False, "follows": True, "waiting": {}, "clock": clock}
    subscribed = slack.messages(KENT)[-2]
    assert "This channel will be reminded of Kent" in subscribed.text
    assert fetch("/app/state")[1]["clock"] == clock


def test_what_is_said_is_shown_with_the_day_of_the_clock_and_named_by_the_real_time(slack, move, fetch):
    move("start")
    (digest,) = digests(slack)
    shown = fetch(f"/app/messages?channel={KENT}&as={MORGAN}")[1]["messages"][-1]
    assert shown["ts"] == digest.ts
    said = datetime.fromtimestamp(shown["at"], ZoneInfo("Europe/London"))
    assert (said.date(), said.hour) == (date(2017, 4, 3), 9)
    assert abs(float(digest.ts) - datetime.now(UTC).timestamp()) < 60
    assert "at" not in digest.as_api()


def test_the_next_reminder_comes_on_its_morning_and_in_the_end_nothing_more_does(slack, move, fetch):
    for to in ("start", "next", "next"):
        move(to)
    assert [head.partition(":")[0] for head in heads(slack)] == [
        "1 deadline to look at on Mon 3 April 2017",
        "1 deadline to look at on Thu 13 April 2017",  # two weeks before 1 May is Easter Monday
        "1 deadline to look at on Mon 24 April 2017",
    ]
    move("2017-07-25")
    before = len(digests(slack))
    last = fetch("/app/state")[1]["today"]
    ended = move("next")
    assert (ended["posted"], ended["nothing"], ended["follows"]) == ([], True, True)
    assert (len(digests(slack)), ended["clock"]["day"]) == (before, last)


def test_what_is_jumped_over_is_told_late_and_what_was_told_is_never_told_again(slack, move):
    move("start")
    assert move("2017-06-17")["posted"] == []  # a Saturday
    move("2017-06-20")
    assert "2 overdue" in heads(slack)[-1]
    assert "Late: this was for Tue 23 May 2017" in digests(slack)[-1].text
    told = heads(slack)
    assert move("start")["posted"] == []
    assert move("2017-06-20")["posted"] == []
    assert heads(slack) == told


def test_the_bots_own_tick_goes_by_the_moved_clock_and_by_the_real_one_after_going_back(slack, move, reminding, fetch):
    move("start")
    move("2017-04-04")
    for _ in range(2):
        reminding.reminders.tick()
    assert heads(slack) == ["1 deadline to look at on Mon 3 April 2017: 1 due later"]
    assert move("today")["ok"]
    assert fetch("/app/state")[1]["clock"]["moved"] is False


def test_from_a_day_of_ones_own_the_next_reminder_subscribes_too(slack, move):
    slack.clock.move_to_day(date(2017, 4, 24))
    assert move("next")["clock"]["day"] == "2017-04-24"
    assert heads(slack) == ["1 deadline to look at on Mon 24 April 2017: 1 due within a week"]


def test_a_digest_that_cannot_be_posted_is_said_with_why(slack, move):
    slack.clock.move_to_day(date(2017, 4, 3))
    slack.slash(MORGAN, "C0NOBOT", "subscribe kent")
    slack.wait_for_message("C0NOBOT", "will be reminded")
    refused = move("2017-04-24")
    assert (refused["posted"], refused["waiting"]) == ([], {"C0NOBOT": "not_in_channel"})
    slack.run(slack.people.type_command(MORGAN, "C0NOBOT", "/invite @PEEL bot"))
    mended = move("2017-04-25")
    assert ([one["channel"] for one in mended["posted"]], mended["waiting"]) == (["C0NOBOT"], {})


def test_nothing_comes_where_all_subscriptions_were_ended(slack, move):
    move("start")
    slack.slash(MORGAN, KENT, "unsubscribe kent")
    slack.wait_for_message(KENT, "no longer reminded")
    moved = move("next")
    assert (moved["nothing"], moved["follows"], moved["clock"]["day"]) == (True, False, "2017-04-03")
    assert len(digests(slack)) == 1


def test_questions_are_answered_as_of_the_clocks_day(slack, move):
    move("start")
    assert "May 2017" in slack.slash(MORGAN, KENT, "what is due next month?").text
    move("2017-05-10")
    assert "June 2017" in slack.slash(MORGAN, KENT, "what is due next month?").text


@pytest.mark.parametrize(
    ("to", "said"),
    [("tomorrow", "“tomorrow” is no day"), ("2017-02-30", "is no day"), ("0017-04-03", "Choose a day from 2000")],
)
def test_what_is_no_day_is_refused_in_words(slack, move, to, said):
    refused = move(to)
    assert (refused["ok"], said in refused["message"]) == (False, True)
    assert slack.clock.moved is False


class Broken:
    """A bot whose ledger is away."""

    def tick(self) -> None:
        raise BotError("the database is locked: close the other program")

    def opening(self, day: date) -> datetime:
        return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)

    def coming(self) -> datetime | None:
        raise BotError("the database is locked: close the other program")

    def waiting(self) -> dict[str, str]:
        return {}

    def follows(self, channel: str = "") -> bool:
        return True


@pytest.mark.parametrize("to", ["next", "2017-04-03"])
def test_what_keeps_the_bot_from_its_reminders_is_said(slack, fetch, to):
    slack.watch(Broken())
    status, said = fetch("/app/clock", {"as": MORGAN, "to": to})
    assert (status, said["message"]) == (400, "the database is locked: close the other program")


def test_without_a_bot_inside_there_is_no_clock(slack, fetch):
    assert fetch("/app/state")[1]["clock"] is None
    assert fetch("/app/clock", {"as": MORGAN, "to": "start"})[1]["ok"] is False


def test_a_moved_clock_runs_on_and_goes_back():
    steady = [100.0]
    real = datetime(2026, 11, 23, 12, tzinfo=UTC)
    clock = MovableClock(lambda: real, lambda: steady[0])
    clock.move_to_day(date(2017, 4, 3))
    assert clock.now() == datetime(2017, 4, 3, 8, tzinfo=UTC)
    steady[0] += 16 * 3600
    assert (clock.today(), clock.moved) == (date(2017, 4, 4), True)
    clock.back()
    assert (clock.now(), clock.moved) == (real, False)
