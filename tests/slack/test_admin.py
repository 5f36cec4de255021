"""Administrators are told once of each set of problems, and when they are gone."""

from bot.playground import Playground
from bot.slack.admin import Administrators
from bot.slack.once import OnceInMemory
from bot.slack.poster import Poster
from bot.slack.web import web_client
from tests.slack.conftest import KENT


def told(slack: Playground) -> list[str]:
    return [m.text for m in slack.messages(KENT)[1:]]


def test_each_set_of_problems_is_told_once_and_its_end_too(slack: Playground) -> None:
    problems = ["kent/x.yml:3:1: report: no <force>: add one"]
    poster = Poster(web_client(slack.bot_token, slack.api_url))
    shared = OnceInMemory()
    workers = [Administrators(poster, KENT, lambda: problems, shared) for _ in range(2)]

    def tell() -> None:
        for worker in (*workers, *workers):
            worker.tell()

    tell()
    assert len(told(slack)) == 1
    assert "kent/x.yml:3:1: report: no &lt;force&gt;" in told(slack)[0]
    problems.append("another")
    tell()
    assert "2 problems" in told(slack)[1]
    problems.clear()
    tell()
    assert "in order again" in told(slack)[2]
    problems.append("another")
    tell()
    assert len(told(slack)) == 4


def test_no_problems_are_not_news(slack: Playground) -> None:
    Administrators(Poster(web_client(slack.bot_token, slack.api_url)), KENT, list, OnceInMemory()).tell()
    assert told(slack) == []


def test_a_message_that_slack_refuses_is_sent_later_and_ever_more_rarely(slack: Playground) -> None:
    slack.faults.add("refused", "chat.postMessage", times=4)
    seconds = 0.0
    poster = Poster(web_client(slack.bot_token, slack.api_url))
    admins = Administrators(poster, KENT, lambda: ["x"], OnceInMemory(), lambda: seconds)
    tried = []
    while not told(slack) and seconds < 1000:
        before = len(slack.calls)
        admins.tell()
        tried += [seconds] * (len(slack.calls) - before)
        seconds += 5
    assert tried == [0, 5, 15, 35, 75]
    assert len(told(slack)) == 1


def test_waiting_for_slack_holds_nobody_up(slack: Playground) -> None:
    slack.faults.add("ratelimited", "chat.postMessage", seconds=2)
    admins = Administrators(Poster(web_client(slack.bot_token, slack.api_url)), KENT, lambda: ["x"], OnceInMemory())
    for _ in range(3):
        admins.tell_in_background()
    assert told(slack) == [], "the caller was kept until Slack took the message"
    slack.wait_for(lambda: bool(told(slack)), what="the message")
    slack.settle()
    assert len(told(slack)) == 1


def test_many_problems_are_counted(slack: Playground) -> None:
    many = [f"problem {number}" for number in range(500)]
    Administrators(Poster(web_client(slack.bot_token, slack.api_url)), KENT, lambda: many, OnceInMemory()).tell()
    assert "and 490 more" in told(slack)[0]
