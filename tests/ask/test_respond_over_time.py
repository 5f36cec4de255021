"""Histories and comparisons: grades side by side, and no comparison across a barrier."""

import re

import pytest

from bot.ask.answer import Outcome, Table
from bot.ask.query import Counted, Intent
from bot.domain.framework import OVERALL, Grade
from tests.ask.small import ask, facts, said

BARRED_WORDS = re.compile(r"\b(improved|fell|declined|dropped|rose|better|worse|higher|lower|went up|went down)\b")


def tables(answer) -> list[Table]:
    return [part for part in answer.parts if isinstance(part, Table)]


def test_history_shows_a_line_where_scales_may_not_be_compared() -> None:
    answer = ask(Intent.HISTORY, "kent", questions=("investigating-crime",))
    [table] = tables(answer)
    assert [row[0] for row in table.rows] == ["2016", "———", "2021/22", "———", "2023-25"]
    assert "Grades of 2018/19 and 2021/22 must not be compared: the scale is new." in said(answer)
    assert [fact["reason"] for fact in facts(answer, "barrier")] == ["the scale is new", "the questions differ"]
    assert not BARRED_WORDS.search(said(answer))


def test_history_shows_carried_over_chains_and_gaps() -> None:
    answer = ask(Intent.HISTORY, "kent", questions=("preventing-crime",))
    assert "carried over from 2017, itself carried over from 2016 (good there)" in said(answer)
    assert "Not known here for Kent: 2021/22 and 2023-25." in answer.caveats


def test_history_of_a_force_puts_its_pillars_side_by_side() -> None:
    answer = ask(Intent.HISTORY, "kent")
    [table] = tables(answer)
    assert table.columns == ("Inspection", "Effectiveness overall", "Efficiency overall")
    assert "2021/22, 2023-25 and 2025-27 gave no grades by pillar" in said(answer)


def test_two_cycles_across_a_barrier_are_refused_with_reason_and_source() -> None:
    answer = ask(Intent.COMPARE, "kent", questions=("investigating-crime",), cycles=("2016", "2021/22"))
    assert answer.outcome is Outcome.NOT_KNOWN
    assert answer.headline == "Kent's grades in 2016 and 2021/22 must not be compared: the inspectorate says so."
    assert facts(answer, "barrier")[0]["source"] == "https://hmicfrs.example/overview"
    assert [fact["grade"] for fact in facts(answer, "judgement")] == ["good", "requires improvement"]
    assert not BARRED_WORDS.search(said(answer))


@pytest.mark.parametrize(
    ("force", "cycles", "ending"),
    [
        ("kent", ("2016", "2017"), ": the grade of 2017 is the lower."),
        ("kent", ("2017", "2016"), ": the grade of 2017 is the lower."),
        ("essex", ("2016", "2017"), ": the same grade."),
        ("kent", ("2017", "2018/19"), "; the one of 2018/19 was carried over, not given anew."),
    ],
)
def test_two_cycles_on_one_scale_say_which_grade_is_higher_only_when_both_were_given(force, cycles, ending) -> None:
    answer = ask(Intent.COMPARE, force, pillars=("effectiveness",), questions=(OVERALL,), cycles=cycles)
    assert answer.outcome is Outcome.ANSWER
    assert answer.headline.endswith(ending)


def test_forces_side_by_side_say_what_is_not_held() -> None:
    answer = ask(Intent.COMPARE, "kent", "gwent", questions=("preventing-crime",), cycles=("2016",))
    assert answer.headline == "PEEL 2016, preventing crime (effectiveness): Kent good and Gwent not known here."
    assert [fact["force_id"] for fact in facts(answer, "judgement")] == ["kent"]
    assert "Not known here in 2016: Gwent." in said(answer)


def test_forces_are_compared_within_one_cycle() -> None:
    answer = ask(Intent.COMPARE, "kent", "essex", cycles=("2016", "2017"))
    assert answer.outcome is Outcome.UNCLEAR
    assert [choice.question for choice in answer.choices] == [
        "Compare Kent and Essex in 2016",
        "Compare Kent and Essex in 2017",
    ]


@pytest.mark.parametrize(
    ("cycles", "start", "barriers"),
    [
        (("2016", "2017"), "No source held here bars comparing grades of 2016 and 2017", 0),
        (("2018/19", "2021/22"), "No: grades of 2018/19 and 2021/22 must not be compared.", 1),
        (("2016", "2023-25"), "No: grades of 2016 and 2023-25 must not be compared.", 2),
        ((), "Grades of 2018/19 and 2021/22 may not be compared, nor those of 2021/22 and 2023-25.", 2),
    ],
)
def test_whether_cycles_may_be_compared(cycles, start, barriers) -> None:
    answer = ask(Intent.COMPARABLE, cycles=cycles)
    assert answer.headline.startswith(start)
    assert len(facts(answer, "barrier")) == barriers


def test_forces_with_a_grade_say_of_how_many_the_judgement_is_held() -> None:
    answer = ask(Intent.WITH_GRADE, all_forces=True, grades=(Grade.GOOD,), pillars=("effectiveness",), cycles=("2016",))
    assert answer.headline == "2 forces were graded good for effectiveness overall in PEEL 2016: Essex and Kent."
    assert [fact["force_id"] for fact in facts(answer, "judgement")] == ["essex", "kent"]
    assert "This judgement in 2016 is held of 3 of the 3 forces." in said(answer)
    [count] = facts(answer, "count")
    assert (count["value"], count["of"]) == (2, 3)


def test_a_list_that_may_be_incomplete_says_so_and_a_region_narrows_it() -> None:
    slots = {"grades": (Grade.GOOD,), "pillars": ("effectiveness",)}
    answer = ask(Intent.WITH_GRADE, all_forces=True, cycles=("2017",), **slots)
    assert "held of 2 of the 3 forces. The others are not known here, so the list may not be complete." in said(answer)
    wales = ask(Intent.WITH_GRADE, region="Wales", cycles=("2016",), **slots)
    assert wales.headline.startswith("No force in Wales is known here to have been graded good")
    assert not facts(wales, "judgement")


def test_carried_over_grades_in_a_list_are_marked() -> None:
    answer = ask(
        Intent.WITH_GRADE, all_forces=True, grades=(Grade.GOOD,), pillars=("effectiveness",), cycles=("2018/19",)
    )
    assert "Carried over, not given anew: Kent." in answer.caveats


@pytest.mark.parametrize(
    ("grade", "question", "cycle", "said_of"),
    [
        (Grade.INADEQUATE, "preventing-crime", "2016", "Essex is not counted: another source gives inadequate."),
        (
            Grade.ADEQUATE,
            "investigating-crime",
            "2023-25",
            "Kent is not counted: another source gives adequate, withdrawn on 8 August 2024.",
        ),
    ],
)
def test_a_force_to_which_only_another_source_gives_the_grade_is_named_apart(grade, question, cycle, said_of) -> None:
    answer = ask(Intent.WITH_GRADE, all_forces=True, grades=(grade,), questions=(question,), cycles=(cycle,))
    assert not facts(answer, "judgement")
    assert said_of in answer.caveats


def test_a_grade_the_scale_lacks_is_refused() -> None:
    answer = ask(Intent.WITH_GRADE, all_forces=True, grades=(Grade.ADEQUATE,), cycles=("2016",))
    assert answer.outcome is Outcome.NOT_KNOWN
    assert answer.headline.startswith("No force was graded adequate in PEEL 2016: its grades are outstanding, good,")
    assert not answer.facts


def test_only_grades_of_the_scale_are_named() -> None:
    """ "Below good" in 2016 cannot be adequate."""
    below = (Grade.ADEQUATE, Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE)
    answer = ask(Intent.WITH_GRADE, all_forces=True, grades=below, pillars=("effectiveness",), cycles=("2016",))
    assert "graded requires improvement or inadequate for effectiveness" in answer.headline


def test_counting_forces_counts_the_same_list() -> None:
    answer = ask(
        Intent.COUNT, all_forces=True, counted=Counted.FORCES, grades=(Grade.GOOD,), pillars=("effectiveness",),
        cycles=("2016",),
    )  # fmt: skip
    assert facts(answer, "count")[0]["value"] == 2


def test_forces_in_general_over_cycles_are_told_whether_these_may_be_compared() -> None:
    answer = ask(Intent.HISTORY, all_forces=True, cycles=("2018-19", "2021-22"))
    assert "must not be compared" in answer.headline


def test_an_inspection_whose_questions_are_not_held_is_not_said_to_be_comparable() -> None:
    """No source says so; that no bar is known is no leave to compare."""
    answer = ask(Intent.COMPARABLE, cycles=("2023-25", "2025-27"))
    assert answer.outcome is Outcome.NOT_KNOWN
    assert answer.headline.startswith("Whether grades of 2023-25 and 2025-27 may be compared is not known here")
    alone = ask(Intent.COMPARABLE, cycles=("2023-25",))
    assert alone.headline.endswith("not known for those of 2025-27.")
