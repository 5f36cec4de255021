"""The scoring tells a right answer from an incomplete one and from a wrong one."""

from collections.abc import Mapping
from datetime import date

import pytest

from bench.scoring import Question, Result, Truth, judge
from bot.ask.answer import Answer, Fact, Outcome, Scalar
from bot.ask.query import Choice
from bot.domain.source import Source

SOURCE = Source("Kent PEEL 2016", "https://example.org/kent")
KEY = ("kent", "peel-2016", "effectiveness", "investigating-crime")
TRUTH = Truth({KEY: (frozenset({"graded"}), frozenset({"good"}))}, {"kent": frozenset({"2017-05-01"})})
JUDGEMENT: Mapping[str, Scalar] = {
    "force_id": "kent",
    "cycle_id": "peel-2016",
    "pillar": "effectiveness",
    "question_id": "investigating-crime",
    "state": "graded",
    "grade": "good",
}
DEADLINE: Mapping[str, Scalar] = {
    "finding": "KENT-2016-E1",
    "due": "2017-05-01",
    "days_left": 28,
    "overdue": False,
    "force_ids": ["kent"],
    "cycle_id": "peel-2016",
}


def question(**changes) -> Question:
    expected = {"kind": "judgement", "force_id": "kent", "grade": "good"}
    values = {"outcomes": ("answer",), "facts": (expected,), "only": {"force_id": ["kent"]}} | changes
    return Question(id="q-1", question="kent investigating crime 2016", as_of=date(2017, 4, 3), **values)


def answer(*facts: Fact, outcome: Outcome = Outcome.ANSWER, choices: tuple[Choice, ...] = ()) -> Answer:
    return Answer(outcome, "Kent was good at investigating crime.", facts=facts, choices=choices)


def judgement(**changes: Scalar) -> Fact:
    return Fact("judgement", {**JUDGEMENT, **changes}, (SOURCE,))


def deadline(**changes: Scalar) -> Fact:
    return Fact("deadline", {**DEADLINE, **changes}, (SOURCE,))


def result(asked: Question, given: Answer) -> Result:
    return judge(asked, given, given.headline, TRUTH).result


def test_the_expected_fact_is_right():
    assert result(question(), answer(judgement())) is Result.RIGHT


@pytest.mark.parametrize(
    "changes",
    [{"grade": "outstanding"}, {"force_id": "essex"}, {"cycle_id": "peel-2017"}, {"state": "carried over"}],
    ids=str,
)
def test_another_grade_force_cycle_or_state_is_wrong(changes):
    assert result(question(), answer(judgement(), judgement(**changes))) is Result.WRONG


def test_an_answer_to_what_nobody_can_know_is_wrong():
    assert result(question(outcomes=("not_known",), facts=()), answer()) is Result.WRONG


def test_asking_back_where_an_answer_was_due_is_not_right():
    assert result(question(facts=()), answer(outcome=Outcome.UNCLEAR)) is Result.NOT_RIGHT


def test_a_missing_fact_is_not_right():
    assert result(question(), answer()) is Result.NOT_RIGHT


def test_a_fact_without_a_source_is_not_right():
    assert result(question(), answer(Fact("judgement", JUDGEMENT))) is Result.NOT_RIGHT


@pytest.mark.parametrize(
    "changes",
    [{"due": "2017-05-02", "days_left": 29}, {"days_left": 27}, {"overdue": True}, {"due": None, "overdue": True}],
    ids=str,
)
def test_a_date_no_source_gives_or_a_miscount_of_days_is_wrong(changes):
    assert result(question(facts=()), answer(deadline(**changes))) is Result.WRONG


def test_a_deadline_as_sources_give_it_is_right():
    expected = {"kind": "deadline", "due": "2017-05-01", "force_ids": ["kent"]}
    assert result(question(facts=(expected,)), answer(deadline())) is Result.RIGHT


def test_another_count_is_wrong_and_no_count_is_not_right():
    asked = question(facts=(), value=3)
    assert result(asked, answer(Fact("count", {"counted": "findings", "value": 3}))) is Result.RIGHT
    assert result(asked, answer(Fact("count", {"counted": "findings", "value": 6}))) is Result.WRONG
    assert result(asked, answer()) is Result.NOT_RIGHT


def test_more_facts_than_expected_are_not_right():
    assert result(question(exact_count={"judgement": 1}), answer(judgement(), judgement())) is Result.NOT_RIGHT


def test_words_that_must_and_must_not_occur():
    assert result(question(say=("GOOD AT",)), answer(judgement())) is Result.RIGHT
    assert result(question(say=(["bad at", "good at"],)), answer(judgement())) is Result.RIGHT
    assert result(question(say=("bad at",)), answer(judgement())) is Result.NOT_RIGHT
    assert result(question(not_say=("was good",)), answer(judgement())) is Result.NOT_RIGHT


def test_choices_must_be_offered():
    asked = question(outcomes=("unclear",), facts=(), choices=("West Mercia",))
    offered = (Choice("West Mercia", "West Mercia effectiveness 2016"),)
    assert result(asked, answer(outcome=Outcome.UNCLEAR, choices=offered)) is Result.RIGHT
    assert result(asked, answer(outcome=Outcome.UNCLEAR)) is Result.NOT_RIGHT
