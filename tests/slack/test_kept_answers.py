"""What is kept changes nothing in what is said: every kept acknowledgement is what it would be when made for itself."""

import json
from datetime import date

import pytest

from bench.gold import read_questions
from bot.ask.answer import Answer
from bot.ask.answerer import Answerer
from bot.ask.everyday import everyday
from bot.ask.parse import Parsed
from bot.ask.query import Context, Query
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.render.blocks import to_message
from bot.slack.kept import LONGEST_FILLED, Kept, acknowledgement

TODAY = Context(date(2017, 4, 3), home_force="kent")


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    return Answerer(load(shipped_path()).knowledge)


def plainly(answerer: Answerer, text: str) -> str:
    answer = answerer.answer(answerer.understand(text, TODAY))
    return acknowledgement(to_message(answer, question=text, shareable=True))


def test_every_gold_question_is_acknowledged_as_if_nothing_were_kept(answerer: Answerer) -> None:
    kept = Kept(answerer)
    kept.make_ready(everyday(answerer.knowledge), TODAY)
    asked = [question.question for question in read_questions()]
    wrong = [text for text in asked if kept.acknowledgement(text, TODAY) != plainly(answerer, text)]
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    [
        'judgements "kent" 2016',
        "judgements kent 2016 \\ é 😀 \u2028 <!channel> &amp;",
        "judgements kent 2016 \ud800",
        "findings kent   2016  ",
        "judgements kent 2016 " + "?" * LONGEST_FILLED,
    ],
)
def test_any_characters_stand_in_the_buttons_as_typed(answerer: Answerer, text: str) -> None:
    kept = Kept(answerer)
    kept.make_ready(["judgements kent 2016", "findings kent 2016"], TODAY)
    said = kept.acknowledgement(text, TODAY)
    assert said == plainly(answerer, text)
    json.loads(said)


def test_equal_queries_are_answered_once(answerer: Answerer) -> None:
    class Counting(Answerer):
        answered = 0

        def answer(self, understood: Parsed) -> Answer:
            self.answered += 1
            return super().answer(understood)

    counting = Counting(answerer.knowledge)
    kept = Kept(counting)
    first = kept.acknowledgement("judgements kent 2016", TODAY)
    second = kept.acknowledgement("how did Kent do in PEEL 2016?", TODAY)
    assert counting.answered == 1
    assert first != second
    assert json.loads(first)["text"] == json.loads(second)["text"]
    assert "how did Kent do" in second
    assert "how did Kent do" not in first


def test_what_is_everyday_is_understood(answerer: Answerer) -> None:
    asked = list(everyday(answerer.knowledge))
    understood = [answerer.understand(text, TODAY) for text in asked]
    assert len(asked) == len(set(asked))
    assert sum(isinstance(one, Query) for one in understood) > 0.9 * len(asked)
