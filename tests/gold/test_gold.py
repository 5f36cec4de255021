"""The bot, on its shipped knowledge, answers the gold questions: at least 95 % right and nothing wrong."""

from collections.abc import Sequence

import pytest

from bench.gold import read_questions, read_truth, run, share_right
from bench.scoring import Question, Result, Verdict
from bot.ask.answerer import Answerer
from bot.bank_holidays import bank_holiday
from bot.domain.working import WorkingCalendar
from bot.kb import load
from bot.kb.shipped import shipped_path


@pytest.fixture(scope="module")
def questions() -> list[Question]:
    return read_questions()


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    return Answerer(load(shipped_path()).knowledge, WorkingCalendar(bank_holiday))


@pytest.fixture(scope="module")
def verdicts(answerer, questions) -> list[Verdict]:
    return run(answerer, questions, read_truth())


@pytest.fixture(scope="module")
def held_out(answerer) -> list[Verdict]:
    return run(answerer, read_questions(held_out=True), read_truth())


def those(verdicts: Sequence[Verdict], result: Result) -> str:
    return "\n".join(str(verdict) for verdict in verdicts if verdict.result is result)


def test_no_gold_answer_states_a_wrong_force_grade_date_or_count(verdicts):
    assert not those(verdicts, Result.WRONG), those(verdicts, Result.WRONG)


def test_at_least_95_percent_of_the_gold_questions_are_right(verdicts):
    assert share_right(verdicts) >= 95, those(verdicts, Result.NOT_RIGHT)


def test_no_held_out_answer_is_wrong(held_out):
    assert [verdict.question.id for verdict in held_out if verdict.result is Result.WRONG] == []


def test_most_held_out_questions_are_right(held_out):
    """A lower bound than the gold set's: nobody tunes on these, and the messages here give only their ids."""
    amiss = [verdict.question.id for verdict in held_out if verdict.result is not Result.RIGHT]
    assert share_right(held_out) >= 80, amiss


def test_the_set_is_large_and_covers_many_forces_and_every_cycle(questions):
    forces = {force for question in questions for force in question.only.get("force_id", ())}
    cycles = {fact.get("cycle_id") for question in questions for fact in question.facts}
    assert len(questions) >= 250
    assert len(forces) >= 30
    assert cycles >= {f"peel-{c}" for c in ("2014", "2015", "2016", "2017", "2018-19", "2021-22", "2023-25")}


def test_many_questions_must_be_refused_or_asked_back(questions):
    refused = [q for q in questions if "answer" not in q.outcomes and q.outcomes != ("unclear",)]
    assert len(refused) >= 60
    assert sum(q.outcomes == ("unclear",) for q in questions) >= 25


def test_every_question_has_an_id_of_its_own(questions):
    every = [*questions, *read_questions(held_out=True)]
    assert len({question.id for question in every}) == len(every)


def test_expected_judgements_agree_with_the_truth_table(questions):
    truth = read_truth().judgements
    for question in questions:
        for fact in question.facts:
            if fact["kind"] == "judgement":
                states, grades = truth[
                    str(fact["force_id"]),
                    str(fact["cycle_id"]),
                    str(fact.get("pillar") or ""),
                    str(fact["question_id"]),
                ]
                assert fact.get("grade", next(iter(grades), None)) in {*grades, None}, question.id
                assert fact.get("state", next(iter(states))) in states, question.id
