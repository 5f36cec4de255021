"""Definitions, cycles, forces, reports, passages, help, and what is not understood."""

import pytest

from bot.ask.answer import Outcome
from bot.ask.query import Choice, Intent, NotUnderstood, Unclear
from bot.domain.finding import Tone
from tests.ask.small import RESPONDER, ask, facts, said


@pytest.mark.parametrize("term", ["cause-of-concern", "Cause of concern", "coc"])
def test_a_definition_by_id_name_or_alias(term) -> None:
    answer = ask(Intent.DEFINITION, term=term)
    assert answer.headline == "Cause of concern: A serious failing."
    assert facts(answer, "definition")[0]["source"] == "https://hmicfrs.example/overview"


def test_a_grade_says_which_inspections_have_it() -> None:
    assert "A grade in 2021/22, 2023-25 and 2025-27." in said(ask(Intent.DEFINITION, term="adequate"))
    assert ask(Intent.DEFINITION, term="nonsense").outcome is Outcome.NOT_KNOWN


def test_terms_asked_for_together_stand_beside_each_other() -> None:
    answer = ask(Intent.DEFINITION, term="cause-of-concern", other_terms=("adequate", "nonsense"))
    assert answer.headline == "Cause of concern: A serious failing."
    assert [fact["term"] for fact in facts(answer, "definition")] == ["cause of concern", "adequate"]
    assert "\nAdequate: " in said(answer)


def test_one_cycle_names_its_scale_questions_and_what_is_ungraded() -> None:
    text = said(ask(Intent.CYCLES, cycles=("2016",)))
    assert "Not graded: specialist capabilities." in text
    assert "Grades, best first: outstanding, good, requires improvement and inadequate." in text
    assert "How good are its capabilities? (not graded)" in text


def test_all_cycles_with_the_bars_between_them() -> None:
    answer = ask(Intent.CYCLES)
    assert answer.headline.startswith("6 PEEL inspections are known here: 2016, 2017, 2018/19, 2021/22, 2023-25")
    assert "The grade adequate was added in 2021/22." in answer.headline


def test_forces_of_a_region() -> None:
    answer = ask(Intent.FORCES, region="Wales")
    assert answer.headline == "1 force in Wales: Gwent."
    assert ask(Intent.FORCES, region="Mars").outcome is Outcome.NOT_KNOWN


def test_reports_with_their_days_or_that_the_day_is_not_known() -> None:
    answer = ask(Intent.REPORTS, "kent")
    assert [fact["published"] for fact in facts(answer, "report")] == [None, "2017-03-02"]
    assert "published 2 March 2017" in said(answer)
    assert "day of publication not known here" in said(answer)
    assert ask(Intent.REPORTS, "gwent").outcome is Outcome.NOT_KNOWN


def test_the_source_of_a_judgement() -> None:
    answer = ask(Intent.REPORTS, "kent", pillars=("effectiveness",), cycles=("2016",))
    assert answer.headline == "The PEEL 2016 effectiveness report on Kent: published 2 March 2017."
    assert facts(answer, "judgement")[0]["source"] == "https://hmicfrs.example/overview"


def test_passages_are_labelled_as_the_closest_with_their_tone() -> None:
    answer = ask(Intent.PASSAGES, "kent", words=("stalking",), text="stalking in Kent")
    assert answer.headline == "The closest passages for Kent about “stalking”: 1 strength and 1 weakness."
    assert {fact["tone"] for fact in facts(answer, "observation")} == {"strength", "weakness"}
    assert "they are no grades" in answer.caveats[0]


def test_strengths_and_weaknesses_are_told_apart() -> None:
    answer = ask(Intent.PASSAGES, "kent", tones=(Tone.WEAKNESS,))
    assert {fact["tone"] for fact in facts(answer, "observation")} == {"weakness"}


def test_no_passage_is_not_known() -> None:
    answer = ask(Intent.PASSAGES, "kent", words=("horses",), text="horses")
    assert (answer.outcome, answer.headline) == (Outcome.NOT_KNOWN, "No passage about “horses” for Kent is known here.")


def test_help_teaches_by_example_with_the_home_force() -> None:
    answer = ask(Intent.HELP, "gwent")
    assert answer.outcome is Outcome.HELP
    assert "What was Gwent judged on investigating crime in 2016?" in said(answer)
    for command in ("subscribe kent", "subscriptions", "acknowledge KENT-2016-E1", "snooze", "wake"):
        assert command in said(answer)


def test_asking_back_keeps_the_choices() -> None:
    choices = (Choice("Kent", "kent 2016"), Choice("Essex", "essex 2016"))
    answer = RESPONDER.unclear(Unclear("2016", "Which force do you mean?", choices))
    assert (answer.outcome, answer.headline, answer.choices) == (Outcome.UNCLEAR, "Which force do you mean?", choices)


def test_what_is_not_understood_is_said_plainly_with_examples() -> None:
    answer = RESPONDER.not_understood(NotUnderstood("my zebra", ("zebra", "x" * 500)))
    assert answer.outcome is Outcome.NOT_KNOWN
    assert "explains “zebra” or “" in answer.headline
    assert len(answer.headline) < 200
    assert all("Kent" in choice.question for choice in answer.choices)
    assert RESPONDER.not_understood(NotUnderstood("x", reason="Too long.")).headline == "Too long."
