"""Answers on what was promised, closed or disputed, on weekdays and on shares."""

import pytest

from bot.ask.answer import Outcome
from bot.ask.forms import Form
from bot.ask.query import Counted, Intent, Query, Window
from bot.ask.respond import Responder
from bot.bank_holidays import bank_holiday
from bot.domain.framework import Grade
from bot.domain.working import WorkingCalendar
from bot.kb import load
from bot.kb.shipped import shipped_path
from tests.ask.small import KNOWLEDGE, TODAY, ask, facts, said

I = Intent  # noqa: E741 (short in the many questions below)


def test_promises_are_what_was_asked_for_and_that_is_said() -> None:
    """Without a window the undated are listed as well."""
    plain = ask(I.DEADLINES, "kent")
    answer = ask(I.DEADLINES, "kent", forms=frozenset({Form.PROMISED}))
    assert "not what the force itself promised or replied" in said(answer)
    assert "not what the force itself promised" not in said(plain)
    undated = [fact for fact in facts(answer, "deadline") if fact["due_kind"] == "none"]
    assert undated
    assert len(facts(answer, "deadline")) > len(facts(plain, "deadline"))


def test_dates_on_which_sources_differ_stand_beside_each_other() -> None:
    answer = ask(I.DEADLINES, "kent", forms=frozenset({Form.DISPUTED}))
    assert "its own report gives 3 June 2017" in answer.headline
    assert "30 June 2017" in answer.headline
    assert "neither is chosen" in answer.headline
    assert [fact["disputed"] for fact in facts(answer, "deadline")] == [["2017-06-30"]]


def test_one_source_is_no_agreement() -> None:
    answer = ask(I.DEADLINES, "gwent", forms=frozenset({Form.DISPUTED}))
    assert answer.outcome is Outcome.NOT_KNOWN
    assert "shows no agreement" in said(answer)


def test_the_weekday_is_told_and_the_last_working_day_is_not_worked_out() -> None:
    answer = ask(I.DEADLINES, "kent", forms=frozenset({Form.WORKING_DAY}))
    assert answer.headline.startswith("1 May 2017 is a Monday, 3 June 2017 is a Saturday and 30 June 2017 is a Friday.")
    assert "not worked out here" in answer.headline


def test_the_last_working_day_is_before_a_bank_holiday_and_a_weekend() -> None:
    """1 May 2017 was the early May bank holiday; a Saturday's is the Friday before. The dates stay."""
    query = Query(I.DEADLINES, "", TODAY, forces=("kent",), forms=frozenset({Form.WORKING_DAY}))
    answer = Responder(KNOWLEDGE, WorkingCalendar(bank_holiday)).respond(query)
    assert answer.headline.startswith(
        "1 May 2017 is a Monday and a bank holiday (May Day): the last working day is Friday 28 April 2017; "
        "3 June 2017 is a Saturday: the last working day is Friday 2 June 2017; "
        "30 June 2017 is a Friday, itself a working day. The date itself stays"
    )
    assert [fact["due"] for fact in facts(answer, "deadline")][:1] == ["2017-05-01"]


def test_nothing_held_closed_is_not_that_nothing_was() -> None:
    answer = ask(
        I.FINDINGS, "kent", closed_only=True, window=Window(TODAY.replace(year=2016), TODAY, "in the last year")
    )
    assert answer.outcome is Outcome.NOT_KNOWN
    assert "is known here to have been closed" in answer.headline
    assert "may have been closed" in said(answer)


def test_closed_in_a_time_is_closed_on_a_day_of_it() -> None:
    later = TODAY.replace(year=2019)
    inside = Window(TODAY.replace(month=8, day=1), TODAY.replace(month=9, day=30), "in August and September 2017")
    answer = ask(I.FINDINGS, "essex", closed_only=True, today=later, window=inside)
    assert [fact["status"] for fact in facts(answer, "finding")] == ["closed"]
    before = Window(None, TODAY.replace(month=8, day=1), "before August 2017")
    assert ask(I.FINDINGS, "essex", closed_only=True, today=later, window=before).outcome is Outcome.NOT_KNOWN


@pytest.mark.parametrize(
    ("cycle", "start"),
    [
        ("2016", "2 of the 3 forces (67 %) were graded good"),
        ("2018/19", "1 of the 1 forces whose grade is held here was graded good"),
    ],
)
def test_a_share_is_of_those_held_and_a_percentage_of_all_only(cycle: str, start: str) -> None:
    answer = ask(
        I.COUNT,
        all_forces=True,
        counted=Counted.FORCES,
        cycles=(cycle,),
        pillars=("effectiveness",),
        grades=(Grade.GOOD,),
        forms=frozenset({Form.SHARE}),
    )
    [count] = facts(answer, "count")
    assert answer.headline.startswith(start)
    assert answer.headline.startswith(str(count["value"]))
    assert ("no percentage is worked out" in answer.headline) is (cycle == "2018/19")


def test_what_is_asked_for_without_any_date_is_owed_as_well() -> None:
    """Where nothing is due by a day, what has no date is listed; where nothing is held, the note still stands."""
    promised = frozenset({Form.PROMISED})
    undated = Query(I.DEADLINES, "", TODAY.replace(year=2025), forces=("essex",), forms=promised)
    answer = Responder(load(shipped_path()).knowledge).respond(undated)
    assert answer.headline == (
        "Nothing for Essex is held here as due by a day; 4 findings ask for something with no date set."
    )
    assert {fact["due"] for fact in facts(answer, "deadline")} == {None}
    for force in ("kent", "gwent"):
        assert "not what the force itself promised" in said(ask(I.DEADLINES, force, forms=promised))
