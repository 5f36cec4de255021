"""Questions that point back are asked back; those about changes and statuses say what is known."""

from datetime import date

import pytest

from bot.ask.answer import Answer, Outcome
from bot.ask.answerer import Answerer
from bot.ask.query import Context
from bot.kb import load
from bot.kb.shipped import shipped_path

AT_HOME = Context(date(2017, 4, 3), home_force="kent")
NOWHERE = Context(date(2017, 4, 3))


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    return Answerer(load(shipped_path()).knowledge)


@pytest.mark.parametrize(
    "text", ["who owns it?", "is it closed?", "Why was it closed?", "who is responsible for that?"]
)
def test_which_finding_is_meant_is_asked_back(answerer: Answerer, text: str) -> None:
    answer = answerer.ask(text, AT_HOME)
    assert answer.outcome is Outcome.UNCLEAR
    assert "Which finding" in answer.headline
    assert "KENT-2016-E1" in answer.choices[0].question
    followed = answerer.ask(answer.choices[0].question, AT_HOME)
    assert "KENT-2016-E1" in followed.headline


def test_which_judgement_is_meant_is_asked_back(answerer: Answerer) -> None:
    answer = answerer.ask("Was it inspected or carried over?", AT_HOME)
    assert answer.outcome is Outcome.UNCLEAR
    assert "Which judgement" in answer.headline
    assert answerer.ask(answer.choices[0].question, AT_HOME).outcome is Outcome.ANSWER


@pytest.mark.parametrize("text", ["who owns it?", "was it carried over?"])
def test_without_a_force_it_is_asked_back_without_choices(answerer: Answerer, text: str) -> None:
    answer = answerer.ask(text, NOWHERE)
    assert (answer.outcome, answer.choices) == (Outcome.UNCLEAR, ())


@pytest.mark.parametrize("text", ["is it raining?", "who owns the car park?", "it is what it is", "where is it?"])
def test_what_is_none_of_ours_is_not_asked_back(answerer: Answerer, text: str) -> None:
    assert answerer.ask(text, AT_HOME).outcome is Outcome.NOT_KNOWN


@pytest.mark.parametrize(
    "text",
    ["What changed since the last board?", "what's new since 1 March 2017?", "what changed for Kent since Easter"],
)
def test_what_changed_since_a_day_is_not_known(answerer: Answerer, text: str) -> None:
    answer = answerer.ask(text, AT_HOME)
    assert answer.outcome is Outcome.NOT_KNOWN
    assert answer.headline.startswith("What changed since a day or a meeting is not known")
    assert not answer.facts


@pytest.mark.parametrize(
    "text", ["How many are open, pending sign-off, closed?", "how many findings are open and how many closed?"]
)
def test_statuses_are_counted_apart(answerer: Answerer, text: str) -> None:
    answer: Answer = answerer.ask(text, AT_HOME)
    assert answer.headline.startswith("5 findings for Kent:")
    assert "not known (counted as open)" in answer.headline
    assert "Seen from 3 April 2017: 4 findings that came later left out." in answer.caveats
    # Kent's finding of PEEL 2017 came in 2018, by a report whose day is not held.
    unsure = "Seen from 3 April 2017: of 1 finding the day of publication is not known; it may be later."
    assert unsure in answer.caveats


def test_how_many_are_open_is_a_count(answerer: Answerer) -> None:
    answer = answerer.ask("how many are still open?", AT_HOME)
    assert [fact.fields["value"] for fact in answer.facts if fact.kind == "count"] == [5]
    today = answerer.ask("how many are still open?", Context(date(2026, 11, 23), home_force="kent"))
    everything = len(answerer.knowledge.findings_of["kent"])
    assert [fact.fields["value"] for fact in today.facts if fact.kind == "count"] == [everything]
    assert not any("came later" in caveat for caveat in today.caveats)


def test_before_its_publication_a_deadline_is_not_there(answerer: Answerer) -> None:
    before = answerer.ask("deadlines kent", Context(date(2017, 3, 1)))
    after = answerer.ask("deadlines kent", Context(date(2017, 3, 2)))
    assert "KENT-2016-E1" not in {fact.fields.get("finding") for fact in before.facts}
    assert "KENT-2016-E1" in {fact.fields.get("finding") for fact in after.facts}


def test_a_period_that_is_over_is_said_to_be(answerer: Answerer) -> None:
    then = answerer.ask("what happens next for kent?", AT_HOME)
    now = answerer.ask("what happens next for kent?", Context(date(2026, 11, 23)))
    assert "possibly" in then.headline
    assert "possibly" not in now.headline
    assert any("it is over" in line.text for part in now.parts for line in getattr(part, "lines", ()))


def test_judgements_and_their_reports_are_judgements(answerer: Answerer) -> None:
    answer = answerer.ask("What did they judge us, where, on what evidence, in which report?", AT_HOME)
    assert {fact.kind for fact in answer.facts} == {"judgement"}
    assert all(fact.sources for fact in answer.facts)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("was Kent good for efficiency in 2016?", "Yes: Kent was graded good for efficiency"),
        ("is Kent inadequate for legitimacy in 2016?", "No: Kent was graded outstanding for legitimacy"),
        ("are we good at legitimacy?", "Kent was graded outstanding for legitimacy"),
        ("was Kent requires improvement or worse for efficiency in 2016?", "No: Kent was graded good"),
        ("what was Kent graded for efficiency in 2016?", "Kent was graded good"),
        ("was Kent graded good for protecting the vulnerable in 2016?", "Kent's grade for protecting the vulnerable"),
        ("is there a cause of concern for Cleveland?", "Yes: 1 cause of concern"),
    ],
)
def test_whether_is_answered_with_yes_or_no_first(answerer: Answerer, text: str, begins: str) -> None:
    assert answerer.ask(text, AT_HOME).headline.startswith(begins)
