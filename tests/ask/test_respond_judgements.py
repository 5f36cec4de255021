"""What a force was judged: one judgement of every state, all of a cycle, and what is not held."""

from datetime import date

import pytest

from bot.ask.answer import Outcome
from bot.ask.query import Assumed, Intent
from bot.domain.framework import OVERALL
from tests.ask.small import ask, facts, said

EFFECTIVENESS = {"pillars": ("effectiveness",), "questions": (OVERALL,)}


def one(force: str, question: str, *cycles: str, **more):
    return ask(Intent.JUDGEMENTS, force, questions=(question,), cycles=cycles, **more)


@pytest.mark.parametrize(
    ("question", "cycle", "headline", "outcome"),
    [
        (
            "investigating-crime",
            "2016",
            (
                "Kent was graded good for investigating crime (effectiveness) in PEEL 2016, "
                "but victims must be served better."
            ),
            Outcome.ANSWER,
        ),
        (
            "specialist",
            "2016",
            (
                "Kent has no grade for specialist capabilities (effectiveness) in PEEL 2016: "
                "this was not graded, by design."
            ),
            Outcome.ANSWER,
        ),
        (
            "vulnerable",
            "2016",
            (
                "Kent's grade for protecting the vulnerable (effectiveness) in PEEL 2016 is not known here: "
                "the source held does not state one."
            ),
            Outcome.NOT_KNOWN,
        ),
        (
            "preventing-crime",
            "2018/19",
            (
                "Kent's grade for preventing crime (effectiveness) in PEEL 2018/19 was not given anew: "
                "it was carried over from 2017, itself carried over from 2016, when it was good."
            ),
            Outcome.ANSWER,
        ),
        (
            "vulnerable",
            "2017",
            (
                "Kent's grade for protecting the vulnerable (effectiveness) in PEEL 2017 was not given anew: "
                "it was carried over from an earlier inspection; the source does not say which."
            ),
            Outcome.ANSWER,
        ),
        (
            "vulnerable",
            "2018/19",
            (
                "Kent's grade for protecting the vulnerable (effectiveness) in PEEL 2018/19 is good, "
                "carried over from 2017, "
                "itself carried over; from when is not known here (not inspected anew in 2018/19)."
            ),
            Outcome.ANSWER,
        ),
    ],
)
def test_one_judgement_says_its_grade_or_why_there_is_none(question, cycle, headline, outcome) -> None:
    answer = one("kent", question, cycle)
    assert answer.headline == headline
    assert answer.outcome is outcome
    [fact] = facts(answer, "judgement")
    assert (fact["force_id"], fact["question_id"], fact["cycle"]) == ("kent", question, cycle)
    assert fact["source"].startswith("https://")


def test_the_date_of_the_page_is_told_where_it_is_known() -> None:
    dated, undated = (ask(Intent.JUDGEMENTS, "essex", cycles=(cycle,), **EFFECTIVENESS) for cycle in ("2017", "2016"))
    assert "The page was last updated on 22 March 2018." in said(dated)
    assert "last updated" not in said(undated)
    assert [facts(answer, "judgement")[0]["updated"] for answer in (dated, undated)] == ["2018-03-22", None]


def test_what_is_not_stated_has_no_grade_and_names_what_is_stated_without_grading_it() -> None:
    answer = one("kent", "vulnerable", "2016")
    assert facts(answer, "judgement")[0]["grade"] is None
    assert "Stated for Kent in 2016: effectiveness overall, preventing crime" in said(answer)
    assert " good" not in said(answer)


def test_to_be_graded_is_told_from_not_graded() -> None:
    answer = ask(Intent.JUDGEMENTS, "kent", pillars=("efficiency",), questions=(OVERALL,), cycles=("2016",))
    assert "was still to be given" in answer.headline


def test_another_source_that_is_silent_is_no_dispute() -> None:
    answer = ask(Intent.JUDGEMENTS, "kent", cycles=("2016",), **EFFECTIVENESS)
    assert answer.headline == "Kent was graded good for effectiveness overall in PEEL 2016."
    assert "Another source does not state it. only a heading." in said(answer)


def test_sources_that_differ_are_both_shown() -> None:
    answer = one("essex", "preventing-crime", "2016")
    assert answer.headline.endswith("; sources differ: another says inadequate.")
    [fact] = facts(answer, "judgement")
    assert fact["grade"] == "good"
    assert fact["sources"] == ["https://hmicfrs.example/page", "https://paper.example/grades"]


def test_a_withdrawn_grade_is_history_and_no_dispute() -> None:
    answer = one("kent", "investigating-crime", "2023-25")
    assert answer.headline == "Kent was graded requires improvement for investigating crime in PEEL 2023-25."
    assert "Revised on 8 August 2024 from adequate to requires improvement." in said(answer)


def test_caveats_and_weaker_sources_are_always_shown() -> None:
    answer = one("kent", "investigating-crime", "2023-25")
    assert "Taken from a summary." in answer.caveats
    assert "The source is not the inspectorate's own page: a weaker source." in answer.caveats


def test_a_carried_over_grade_that_its_origin_does_not_hold_is_pointed_out() -> None:
    answer = ask(Intent.JUDGEMENTS, "kent", cycles=("2018/19",), **EFFECTIVENESS)
    assert "The grade held for 2017 itself is requires improvement: the two do not agree." in answer.caveats


def test_without_a_cycle_the_latest_held_is_taken_and_said() -> None:
    answer = one("kent", "preventing-crime", today=date(2025, 1, 1))
    assert "in PEEL 2018/19" in answer.headline
    assert answer.caveats == (
        (
            "No inspection named: 2018/19 is the latest in which this judgement for Kent is held here; "
            "nothing is held for 2021/22, 2023-25 or 2025-27."
        ),
    )


def test_a_pillar_gives_its_own_grade_then_its_questions_and_what_is_not_held() -> None:
    answer = ask(Intent.JUDGEMENTS, "kent", pillars=("effectiveness",), cycles=("2017",))
    assert answer.headline == "Kent was graded requires improvement for effectiveness overall in PEEL 2017."
    assert [fact["question_id"] for fact in facts(answer, "judgement")] == [OVERALL, "preventing-crime", "vulnerable"]
    assert "Not known here for Kent in 2017: Investigating crime." in said(answer)
    assert "Given no grade in PEEL 2017, by design: Specialist capabilities." in said(answer)


def test_all_of_a_cycle_is_a_table_with_every_row_sourced() -> None:
    answer = ask(Intent.JUDGEMENTS, "kent", cycles=("2016",))
    assert answer.headline.startswith("Kent in PEEL 2016: 6 judgements held here, 3 good")
    [table] = [part for part in answer.parts if hasattr(part, "rows")]
    assert len(table.rows) == len(table.sources) == 6
    assert table.rows[0] == ("Effectiveness", "Effectiveness overall", "good")


@pytest.mark.parametrize(
    ("slots", "headline"),
    [
        (
            {"questions": ("investigating-crime",), "cycles": ("2017",)},
            (
                "Kent's grade for investigating crime (effectiveness) in PEEL 2017 is not known here: "
                "no source of it is held."
            ),
        ),
        (
            {"pillars": ("effectiveness",), "cycles": ("2021/22",)},
            "PEEL 2021/22 gave no grade for effectiveness: it has no pillar grades, only questions.",
        ),
        (
            {"questions": ("specialist",), "cycles": ("2018/19",)},
            "PEEL 2018/19 gave no grade for specialist capabilities (effectiveness), by design.",
        ),
        ({"questions": ("vulnerable",), "cycles": ("2023-25",)}, "PEEL 2023-25 did not ask about vulnerable."),
        ({"questions": ("vulnerable",), "cycles": ("2025-27",)}, "No judgement of Kent in PEEL 2025-27 is known here."),
        ({"cycles": ("2025-27",)}, "No judgement of Kent in PEEL 2025-27 is known here."),
    ],
)
def test_what_is_not_held_is_said_with_the_nearest_as_choices_and_no_fact(slots, headline) -> None:
    answer = ask(Intent.JUDGEMENTS, "kent", **slots)
    assert (answer.outcome, answer.headline) == (Outcome.NOT_KNOWN, headline)
    assert answer.choices
    assert all("Kent" in choice.question for choice in answer.choices)
    assert not facts(answer, "judgement")


def test_a_force_of_which_nothing_is_held_on_a_subject() -> None:
    answer = one("gwent", "vulnerable")
    assert answer.headline == "No judgement of Gwent on vulnerable is known here, in any inspection."
    assert [choice.question for choice in answer.choices] == ["All judgements for Gwent in 2016"]


def test_an_assumed_force_and_a_mended_slip_are_said() -> None:
    answer = one("kent", "specialist", "2016", assumed=Assumed.HOME, corrected=(("speciallist", "specialist"),))
    assert answer.assumed == "No force named: Kent, your home force. Read “speciallist” as “specialist”."


def test_a_year_without_an_inspection_names_those_there_are() -> None:
    answer = ask(Intent.JUDGEMENTS, "kent", unknown_cycle="2020")
    assert answer.outcome is Outcome.NOT_KNOWN
    assert answer.headline == (
        "No PEEL inspection of 2020 is known here. "
        "The inspections are 2016, 2017, 2018/19, 2021/22, 2023-25 and 2025-27."
    )


def test_a_latest_that_came_after_the_day_is_said_to() -> None:
    """Seen from an earlier day, the newest that is held is not passed off as the newest then."""
    said_of_it = "PEEL 2023-25 began only after 3 April 2017, the day this is seen from."
    assert said_of_it in ask(Intent.JUDGEMENTS, "kent", latest=True).caveats
    assert said_of_it not in ask(Intent.JUDGEMENTS, "kent", latest=True, today=date(2025, 1, 1)).caveats
    assert said_of_it not in ask(Intent.JUDGEMENTS, "kent", cycles=("2023-25",)).caveats


def test_what_came_after_the_day_is_said_to_of_histories_and_lists_too() -> None:
    said_of_them = "began only after 3 April 2017, the day this is seen from."
    history = ask(Intent.HISTORY, "kent", pillars=("effectiveness",))
    assert [caveat for caveat in history.caveats if caveat.endswith(said_of_them)] == [f"PEEL 2018/19 {said_of_them}"]
    assert not any(c.endswith(said_of_them) for c in ask(Intent.HISTORY, "kent", today=date(2026, 1, 1)).caveats)
