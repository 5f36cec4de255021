"""Telling the administrators while Slack hangs or refuses: nobody waits long, and nothing is told twice."""

import threading
from collections.abc import Iterator

import pytest

from bot.slack.telling import Telling

SECONDS = 20.0


class Slack:
    """Hangs until it may answer."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.answers = threading.Event()
        self.answered = threading.Semaphore(0)
        self.fails = False

    def post(self, said: str) -> None:
        self.asked.append(said)
        assert self.answers.wait(SECONDS)
        try:
            if self.fails:
                raise OSError("no network")
        finally:
            self.answered.release()


@pytest.fixture
def slack() -> Iterator[Slack]:
    made = Slack()
    yield made
    made.answers.set()


def told_in_the_end(telling: Telling, said: str) -> bool:
    """Ask as ticks do, until it was told or nobody is under way any more."""
    return any(telling.tell(said) for _ in range(200) if not threading.Event().wait(0.02))


def test_what_slack_takes_is_told(slack: Slack) -> None:
    slack.answers.set()
    telling = Telling(slack.post, SECONDS)
    assert telling.tell("one")
    assert telling.tell("one")  # it is wrong anew, after it was mended
    assert slack.asked == ["one", "one"]


def test_where_slack_hangs_nobody_waits_and_it_is_told_once(slack: Slack) -> None:
    telling = Telling(slack.post, 0.05)
    assert not telling.tell("one")
    assert [telling.tell(said) for said in ("one", "two", "three")] == [False] * 3
    assert slack.asked == ["one"]  # the others were not kept waiting either
    slack.answers.set()
    assert slack.answered.acquire(timeout=SECONDS)
    assert told_in_the_end(telling, "one")
    assert slack.asked == ["one"]
    assert told_in_the_end(telling, "two")
    assert slack.asked.count("two") >= 1


def test_what_slack_refuses_is_told_when_it_is_asked_again(slack: Slack) -> None:
    slack.answers.set()
    slack.fails = True
    telling = Telling(slack.post, SECONDS)
    assert not telling.tell("one")
    slack.fails = False
    assert telling.tell("one")


def test_several_at_once_are_told_one_after_another(slack: Slack) -> None:
    slack.answers.set()
    telling = Telling(slack.post, SECONDS)
    results: list[bool] = []
    threads = [
        threading.Thread(target=lambda said=said: results.append(telling.tell(said))) for said in map(str, range(8))
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join(SECONDS)
    assert results == [True] * 8
    assert sorted(slack.asked) == list(map(str, range(8)))
