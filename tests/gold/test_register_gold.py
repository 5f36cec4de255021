"""The bot answers the gold questions about a register: every one right, and nothing wrong."""

import pytest

from bench.gold import read_register_questions, read_truth, run
from bench.registered import truth_with_register, with_register
from bench.scoring import Result
from bot.bank_holidays import bank_holiday
from bot.domain.working import WorkingCalendar
from bot.kb import load
from bot.kb.shipped import shipped_path


@pytest.fixture(scope="module")
def verdicts():
    answerer = with_register(load(shipped_path()).knowledge, WorkingCalendar(bank_holiday))
    return run(answerer, read_register_questions(), truth_with_register(read_truth()))


def test_no_answer_is_wrong(verdicts):
    assert [str(one) for one in verdicts if one.result is Result.WRONG] == []


def test_every_answer_is_right(verdicts):
    assert [str(one) for one in verdicts if one.result is Result.NOT_RIGHT] == []


def test_the_set_is_large_and_has_near_misses():
    questions = read_register_questions()
    assert len(questions) >= 60
    assert len({one.id for one in questions}) == len(questions)
    assert sum("answer" not in one.outcomes for one in questions) >= 15
