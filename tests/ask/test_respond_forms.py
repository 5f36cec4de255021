"""Answers by form: how often and whether a grade was given, rises and falls, in short, by force, why, whether met."""

import pytest

from bot.ask.answer import Answer, Lines, Outcome, Table
from bot.ask.forms import Form
from bot.ask.query import Counted, Intent, Window
from bot.domain.finding import Kind
from bot.domain.framework import OVERALL, Grade
from tests.ask.small import TODAY, ask, facts, said

I = Intent  # noqa: E741 (short in the many questions below)
EVER, TIMES = frozenset({Form.EVER}), frozenset({Form.TIMES})


def lists(answer: Answer) -> dict[str, list[str]]:
    """Return each list's lines, lead and text, by title."""
    parts = (part for part in answer.parts if isinstance(part, Lines))
    return {part.title: [f"{line.lead}: {line.text}" for line in part.lines] for part in parts}


def test_a_grade_carried_over_is_shown_and_not_counted_again() -> None:
    """A count over the cycles holds what inspections gave; what stands by being carried over stands apart."""
    answer = ask(I.COUNT, "kent", counted=Counted.JUDGEMENTS, grades=(Grade.GOOD,), forms=TIMES)
    [count] = facts(answer, "count")
    assert (count["value"], count["carried_over"]) == (3, 2)
    assert answer.headline == (
        "Kent was graded good 3 times in what is held here (1 for a pillar overall, 2 for its questions); "
        "carried over from those or earlier ones, and not counted: 2."
    )
    shown = lists(answer)
    assert [line[:11] for line in shown["Given by an inspection"]] == ["good: 2016,"] * 3
    assert len(shown["Carried over, not counted again"]) == 2


def test_a_count_across_scales_says_that_they_may_not_be_compared() -> None:
    """Where the judgements counted are of several scales, the reason stands with the number."""
    answer = ask(I.COUNT, "kent", counted=Counted.JUDGEMENTS, grades=(Grade.REQUIRES_IMPROVEMENT,), forms=TIMES)
    assert facts(answer, "count")[0]["value"] == 3
    assert [fact["reason"] for fact in facts(answer, "barrier")] == ["the scale is new", "the questions differ"]


def test_a_count_says_what_it_looked_through() -> None:
    """Nobody takes it for complete."""
    answer = ask(I.COUNT, "gwent", counted=Counted.JUDGEMENTS, grades=(Grade.GOOD,), forms=TIMES)
    assert answer.headline == "Gwent was graded good in no judgement held here."
    assert answer.caveats == ("Looked through: 1 judgement held here, of 2016. Others are not known here.",)


@pytest.mark.parametrize(
    ("force", "grade", "start"),
    [
        ("kent", Grade.REQUIRES_IMPROVEMENT, "Yes: Kent was graded requires improvement 3 times"),
        ("kent", Grade.INADEQUATE, "No: Kent was graded inadequate in no judgement held here."),
        ("kent", Grade.OUTSTANDING, "No: "),
        ("gwent", Grade.OUTSTANDING, "Yes: "),
    ],
)
def test_ever_is_answered_yes_or_no_first(force: str, grade: Grade, start: str) -> None:
    """ "Has Kent ever been inadequate?" has its answer in the first word."""
    assert ask(I.GIVEN, force, grades=(grade,), forms=EVER).headline.startswith(start)


def test_a_grade_withdrawn_or_given_by_another_source_is_named_and_not_counted() -> None:
    """What was revised, and what only another source says, stands apart."""
    revised = ask(I.GIVEN, "kent", grades=(Grade.ADEQUATE,), forms=EVER)
    assert lists(revised)["Not counted"] == ["adequate: 2023-25, investigating crime: before it was revised"]
    differing = ask(I.GIVEN, "essex", grades=(Grade.INADEQUATE,), forms=EVER)
    assert facts(differing, "count")[0]["value"] == 0
    assert lists(differing)["Not counted"][0].endswith("only by another source")


def test_only_carried_over_is_said_to_be_only_that() -> None:
    """A grade that no inspection held here gave is not said to have been given."""
    answer = ask(I.GIVEN, "kent", questions=("vulnerable",), grades=(Grade.GOOD,), forms=EVER)
    assert "only where a grade was carried over, by no new inspection" in answer.headline


def test_rises_and_falls_are_of_grades_that_may_be_compared() -> None:
    """Within a scale they are named with both grades; across a barrier the reason is given instead."""
    answer = ask(I.MOVES, "kent", forms=frozenset({Form.FELL}))
    assert lists(answer) == {"Lower": ["Effectiveness overall: good in 2016, requires improvement in 2017"]}
    assert "Grades of 2018/19 and 2021/22 may not be compared" in answer.headline
    assert len(facts(answer, "judgement")) == 2
    rose = ask(I.MOVES, "kent", forms=frozenset({Form.ROSE}))
    assert rose.headline.startswith("No grade of Kent rose between inspections that may be compared")


def test_across_a_barrier_alone_nothing_rose_or_fell() -> None:
    """Two grades of different scales are no fall, whatever they are."""
    answer = ask(I.MOVES, "kent", questions=("investigating-crime",), forms=frozenset({Form.FELL}))
    assert answer.outcome is Outcome.NOT_KNOWN
    assert not facts(answer, "judgement")
    assert facts(answer, "barrier")


def test_a_carried_over_grade_neither_rises_nor_falls() -> None:
    """ "Good", carried over after "requires improvement", is no rise."""
    answer = ask(I.MOVES, "kent", pillars=("effectiveness",), cycles=("2018/19",), forms=frozenset({Form.ROSE}))
    assert answer.outcome is Outcome.NOT_KNOWN


def test_an_overview_has_the_latest_the_pillars_and_the_findings() -> None:
    """A force in short; every judgement shown is a fact, once."""
    answer = ask(I.OVERVIEW, "kent", forms=frozenset({Form.OVERVIEW}))
    assert answer.headline.startswith("Kent: 14 judgements of 5 inspections and 4 findings are held here.")
    assert "The latest, PEEL 2023-25: 1 requires improvement." in answer.headline
    assert "Grades of 2018/19 and 2021/22 must not be compared" in said(answer)
    shown = facts(answer, "judgement")
    keys = [(one["cycle_id"], one["pillar"], one["question_id"]) for one in shown]
    assert len(keys) == len(set(keys))
    assert ("peel-2016", "effectiveness", OVERALL) in keys


def test_a_force_without_anything_has_no_overview() -> None:
    """Nothing held is said to be not known."""
    assert ask(I.OVERVIEW, "essex").outcome is Outcome.ANSWER
    assert ask(I.OVERVIEW, "nowhere").outcome is Outcome.NOT_KNOWN


def test_a_count_by_force_has_a_row_for_each() -> None:
    """The most first; a national recommendation counts for each force that it names."""
    answer = ask(I.COUNT, counted=Counted.FINDINGS, all_forces=True, forms=frozenset({Form.PER_FORCE}))
    [table] = (part for part in answer.parts if isinstance(part, Table))
    assert table.rows == (("Kent", "4"), ("Essex", "2"))
    by_cycle = ask(I.COUNT, "kent", counted=Counted.FINDINGS, forms=frozenset({Form.PER_CYCLE}))
    [table] = (part for part in by_cycle.parts if isinstance(part, Table))
    assert table.rows == (("2016", "3"), ("2017", "1"))


def test_carried_over_judgements_are_counted_as_that() -> None:
    """ "How many were carried over" counts no other judgement."""
    answer = ask(I.COUNT, "kent", counted=Counted.JUDGEMENTS, forms=frozenset({Form.CARRIED}))
    assert facts(answer, "count")[0]["value"] == 5


def test_why_is_not_recorded_and_what_was_found_is_beside_it() -> None:
    """No cause is made of a finding; it stands with the grade, said to be only beside it."""
    slots = {"questions": ("investigating-crime",), "cycles": ("2016",), "forms": frozenset({Form.WHY})}
    answer = ask(I.JUDGEMENTS, "kent", **slots)
    assert "Why is not recorded here as such; what was found beside it follows." in answer.headline
    assert {fact["id"] for fact in facts(answer, "finding")} == {"KENT-2016-E1", "NATIONAL-2016-R1"}
    assert [fact["id"] for fact in facts(answer, "observation")] == ["O1"]
    bare = ask(I.JUDGEMENTS, "gwent", pillars=("effectiveness",), cycles=("2016",), forms=frozenset({Form.WHY}))
    assert "Why is not recorded here as such." in bare.headline


def test_whether_a_deadline_was_met_is_not_known() -> None:
    """The deadline is given; that it was met or missed is not said."""
    day = Window(TODAY.replace(month=5, day=1), TODAY.replace(month=5, day=1), "1 may 2017")
    answer = ask(I.DEADLINES, "kent", window=day, forms=frozenset({Form.MET}))
    assert answer.headline.startswith("Whether it was met is not in the knowledge: no source says so.")
    assert [fact["due"] for fact in facts(answer, "deadline")] == ["2017-05-01"]


def test_of_a_closed_finding_it_is_not_said_to_be_unknown() -> None:
    """A source that calls the finding closed says more."""
    answer = ask(I.DEADLINES, "essex", kinds=(Kind.CAUSE_OF_CONCERN,), today=TODAY.replace(year=2018),
                 forms=frozenset({Form.MET}))  # fmt: skip
    assert "not in the knowledge" not in answer.headline


def test_a_day_that_only_another_source_gives_is_answered_with_both() -> None:
    """Sources that differ stand side by side, though the report's own day is another."""
    day = Window(TODAY.replace(month=6, day=30), TODAY.replace(month=6, day=30), "30 june 2017")
    answer = ask(I.DEADLINES, "kent", window=day, finding_id="KENT-2016-E1")
    assert (
        "gives 30 June 2017 for KENT-2016-E1, where its own report has 3 June 2017. Sources differ." in answer.headline
    )
    assert facts(answer, "deadline")[0]["disputed"] == ["2017-06-30"]


def test_deadlines_counted_from_publication_are_those_of_that_span() -> None:
    """ "Within 3 months of publication" is how a deadline is put; another span is another."""
    answer = ask(I.DEADLINES, "kent", counted_from_publication="3 months")
    assert [fact["finding"] for fact in facts(answer, "deadline")] == ["KENT-2017-E1"]
    assert ask(I.DEADLINES, "kent", counted_from_publication="6 months").outcome is Outcome.NOT_KNOWN


def test_whether_a_question_is_graded_is_of_the_frameworks() -> None:
    """Each cycle's framework is asked: graded, asked and not graded, or not asked; no force is named."""
    answer = ask(I.GRADED, questions=("specialist",))
    states = {fact["cycle"]: fact["graded"] for fact in facts(answer, "cycle")}
    assert (states["2016"], states["2021/22"]) == ("asked, not graded", "not asked")
    assert states["2025-27"] == "not known here"
    assert not facts(answer, "judgement")


def test_the_gravest_come_first_and_nobody_ranked_them() -> None:
    """Causes of concern before areas for improvement, with the reason said."""
    answer = ask(I.FINDINGS, "essex", "kent", forms=frozenset({Form.GRAVEST}))
    assert facts(answer, "finding")[0]["finding_kind"] == "cause of concern"
    assert any("do not rank" in caveat for caveat in answer.caveats)


def test_ever_of_many_forces_looks_through_every_cycle() -> None:
    """A list over all cycles, each by itself; a grade carried over was not given again."""
    answer = ask(I.WITH_GRADE, all_forces=True, grades=(Grade.GOOD,), forms=EVER | {Form.WHETHER})
    assert answer.headline.startswith("Yes: 2 forces were graded good for a pillar overall at least once")
    assert set(lists(answer)) == {"PEEL 2016", "PEEL 2017"}
    which = ask(I.WITH_GRADE, all_forces=True, grades=(Grade.GOOD,), forms=EVER)
    assert which.headline.startswith("2 forces")
    none = ask(I.WITH_GRADE, region="Wales", grades=(Grade.INADEQUATE,), forms=EVER)
    assert none.headline.startswith("No force in Wales is known here to have been graded inadequate")


def test_pillars_are_counted_apart_from_their_questions() -> None:
    """ "How many pillars" counts no question, and the other way round."""
    slots = {"counted": Counted.JUDGEMENTS, "grades": (Grade.GOOD,)}
    pillars = ask(I.COUNT, "kent", forms=frozenset({Form.OF_PILLARS}), **slots)
    questions = ask(I.COUNT, "kent", forms=frozenset({Form.OF_QUESTIONS}), **slots)
    assert [facts(one, "count")[0]["value"] for one in (pillars, questions)] == [1, 2]


@pytest.mark.parametrize("intent", [I.GIVEN, I.HISTORY])
def test_none_in_one_inspection_is_not_none_in_any(intent: Intent) -> None:
    """A force with judgements elsewhere is never said to have none at all."""
    answer = ask(intent, "kent", cycles=("2025-27",), grades=(Grade.GOOD,))
    assert answer.outcome is Outcome.NOT_KNOWN
    assert answer.headline == "No judgement of Kent is known here, in 2025-27."
