"""Did it help? Pressed in a whole bot with a ledger; and what was not understood, with consent and without."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from bot.app import Bot, build
from bot.errors import LedgerError
from bot.hearing import Hearing
from bot.playground import Playground
from bot.playground.model import StoredMessage
from tests.slack.conftest import KENT, MORGAN, PRIYA
from tests.slack.test_app import settings

GIBBERISH = "how are the zorbtrons of kent doing"


@pytest.fixture
def start(slack: Playground, database_url: str) -> Iterator[Callable[[bool], Bot]]:
    running: list[Bot] = []

    def started(keep: bool) -> Bot:
        bot = build(settings(slack, database_url=database_url, keep_questions=keep), today=lambda: date(2017, 4, 3))
        bot.start(socket=True)
        slack.wait_connected()
        running.append(bot)
        return bot

    yield started
    for bot in running:
        bot.stop()


def press(slack: Playground, person: str, message: StoredMessage, *, good: bool) -> None:
    slack.click(person, message.ts, "rate", value=value_of(message, good=good))


def value_of(message: StoredMessage, *, good: bool) -> str:
    last = (message.blocks or [])[-1]
    assert last["type"] == "context_actions"
    [buttons] = last["elements"]
    return str(buttons["positive_button" if good else "negative_button"]["value"])


def test_with_consent_the_question_is_kept_and_nobody_s_name(slack: Playground, start: Callable[[bool], Bot]) -> None:
    bot = start(True)
    answer = slack.slash(MORGAN, KENT, "deadlines kent").message
    assert answer is not None
    press(slack, MORGAN, answer, good=False)
    told = slack.wait_for_message(KENT, "did not help", to=MORGAN)
    assert "Your question is kept with it, without your name." in told.text
    ts = slack.mention(PRIYA, KENT, GIBBERISH)
    slack.wait_for_message(KENT, "zorbtrons", thread_ts=ts)
    slack.slash(PRIYA, KENT, GIBBERISH)
    assert bot.register is not None
    bot.register.refresh()
    assert [(one.good, one.text) for one in bot.register.ledger.ratings()] == [(False, "deadlines kent")]
    missed = bot.register.ledger.unmet()
    assert [(one.outcome, one.text, one.unknown) for one in missed] == [
        ("not understood", GIBBERISH, ("zorbtrons",)),
        ("not understood", GIBBERISH, ("zorbtrons",)),
    ]


def test_without_consent_only_that_it_happened_is_kept(slack: Playground, start: Callable[[bool], Bot]) -> None:
    bot = start(False)
    answer = slack.slash(MORGAN, KENT, "deadlines kent").message
    assert answer is not None
    press(slack, MORGAN, answer, good=True)
    told = slack.wait_for_message(KENT, "this answer helped", to=MORGAN)
    assert "Neither your question nor your name is kept." in told.text
    refused = slack.slash(MORGAN, KENT, GIBBERISH).message
    assert refused is not None
    assert "context_actions" not in str(refused.blocks)
    assert bot.register is not None
    bot.register.refresh()
    [rating], [missed] = bot.register.ledger.ratings(), bot.register.ledger.unmet()
    assert (rating.good, rating.text) == (True, "")
    assert (missed.text, missed.unknown) == ("", ())


def test_a_value_that_is_not_ours_is_answered_and_kept_nowhere(slack: Playground, start: Callable[[bool], Bot]) -> None:
    bot = start(True)
    asks = {"text": {"type": "plain_text", "text": "x"}, "value": '{"q": 1, "good": "yes"}'}
    block = {
        "type": "context_actions",
        "elements": [
            {"type": "feedback_buttons", "action_id": "rate", "positive_button": asks, "negative_button": asks}
        ],
    }
    message = slack.workspace.post(KENT, slack.bot_user_id, "an answer", blocks=[block])
    slack.click(MORGAN, message.ts, "rate", value='{"q": 1, "good": "yes"}')
    slack.wait_for_message(KENT, "older version", to=MORGAN)
    assert bot.register is not None
    bot.register.refresh()
    assert bot.register.ledger.ratings() == []


def test_while_the_database_is_away_it_is_kept_in_memory_and_comes_later() -> None:
    from datetime import UTC, datetime  # noqa: PLC0415 (only here)

    kept: list[object] = []
    away = [True]

    def keep(missed: object, rated: object) -> None:
        if away[0]:
            raise LedgerError("the database", "is away", "mend it")
        kept.append((missed, rated))

    hearing = Hearing(keep, lambda: datetime(2017, 4, 3, tzinfo=UTC), texts=True)
    hearing.rate("deadlines kent", good=True)
    with pytest.raises(LedgerError):
        hearing.flush()
    away[0] = False
    hearing.flush()
    hearing.flush()
    assert len(kept) == 1
