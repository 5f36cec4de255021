"""One finding and its dates, where the force's register speaks beside what was published."""

import re
from datetime import date

import pytest

from bot.ask.answer import Lines, Outcome
from bot.ask.query import Context
from bot.ask.respond.entered import TITLE
from bot.render.text import to_text
from tests.ask.registered import TODAY, ask, facts, published, registered, shown


def test_the_register_is_a_part_of_its_own() -> None:
    answer = ask("KENT-2016-E1")
    part = next(part for part in answer.parts if isinstance(part, Lines) and part.title == TITLE)
    said = [f"{line.lead}: {line.text}" for line in part.lines]
    assert said[0] == "Status: Awaiting allocation, entered by Sam O'Neill on 10 March 2017."
    assert said[1] == "Status: In progress, entered by Dana Whitfield on 20 March 2017."
    assert said[2] == "Owner: Dana Whitfield, entered by Sam O'Neill on 13 March 2017."
    assert said[3].endswith("(action-plan): Ravi Patel, entered by Sam O'Neill on 13 March 2017.")
    assert "moved from 1 May 2017 to 15 June 2017, entered by Dana Whitfield on 3 April 2017" in said[4]
    assert "approved by Jo March: The analysis was late." in said[4]
    assert "moved from 15 June 2017 to 14 July 2017" in said[5]
    assert all(
        source.title.startswith("the force's register, entry ") for line in part.lines for source in line.sources
    )


def test_what_the_register_says_is_facts_whose_source_is_the_entry() -> None:
    answer = ask("KENT-2016-E1")
    (whole, plan) = facts(answer, "owner")
    assert (whole["owner"], whole["obligation"], whole["source"]) == (
        "Dana Whitfield",
        None,
        "the force's register, entry 2",
    )
    assert (plan["owner"], plan["obligation"]) == ("Ravi Patel", "action-plan")
    moves = [(one["was"], one["now"], one["by"], one["approver"], one["why"]) for one in facts(answer, "move")]
    assert moves == [
        ("2017-05-01", "2017-06-15", "Dana Whitfield", "Jo March", "The analysis was late."),
        ("2017-06-15", "2017-07-14", "Dana Whitfield", "Jo March", "The data came late."),
    ]
    assert [one["status"] for one in facts(answer, "status")] == ["awaiting allocation", "in progress"]


def test_evidence_and_notes_are_told_in_peoples_own_words() -> None:
    assert "Evidence: The local profile, shared drive, folder P-17. (Entered by Ravi Patel on 2 May 2017)" in shown(
        "show finding KENT-2016-E2"
    )
    assert "Note: Spoken with the chief superintendent. (Entered by Sam O'Neill on 5 May 2017)" in shown(
        "show finding KENT-2016-E3"
    )


@pytest.mark.parametrize(
    "question",
    [
        "KENT-2016-E1",
        "kent deadlines",
        "what is due in july 2017",
        "when is KENT-2016-E1 due",
        "who set the dates for us",
    ],
)
def test_a_date_that_the_force_moved_is_never_the_inspectorates(question: str) -> None:
    text = shown(question)
    assert "due 14 July 2017" in text
    assert "Set by the inspectorate for 1 May 2017, since moved by the force." in text


def test_the_headline_of_dates_says_that_some_were_moved() -> None:
    said = ask("kent deadlines").headline
    assert "All were set" not in said
    assert "1 of them was since moved by the force" in said


def test_an_overdue_date_says_whose_status_it_goes_by() -> None:
    text = shown("what is overdue for Kent", date(2017, 8, 1))
    assert "overdue by 18 days (in progress, by the force's register)" in text
    assert "Owner, by the force's register: Ravi Patel." in text


def test_internal_findings_are_counted_apart() -> None:
    answer = ask("how many findings does Kent have from 2016")
    assert answer.headline.endswith("; beside them 1 internal finding of the force's own.")
    assert next(fact["value"] for fact in facts(answer, "count")) == len(facts(answer, "finding")) - 1
    listed = ask("which findings does Kent have from 2016").headline
    assert "internal" not in listed.split("; beside them")[0]


@pytest.mark.parametrize(
    "question",
    [
        "KENT-2018-19-E1", "who owns KENT-2018-19-E1", "status of KENT-2018-19-E1", "surrey findings",
        "what is due for Durham", "durham deadlines", "which findings of Surrey are open",
        "How was Kent judged in 2016?",
        "who owns the Surrey findings", "is anything owned in Durham", "which findings come back for Surrey",
    ],
)  # fmt: skip
def test_where_the_register_has_nothing_the_words_are_todays(question: str) -> None:
    context = Context(date(2025, 10, 1), home_force="surrey")
    bare = [to_text(one.ask(question, context)) for one in (registered(), published())]
    assert bare[0] == bare[1]


def test_as_of_an_earlier_day_the_register_is_as_it_was() -> None:
    said = shown("who owns KENT-2016-E1 as of 12 March 2017")
    assert "The owner of KENT-2016-E1 is not known here: the published reports record no owner" in said
    assert "awaiting allocation (10 March 2017, by the force's register)" in shown("KENT-2016-E1 as of 12 March 2017")
    assert "due 15 June 2017" in shown("KENT-2016-E1 as of 5 April 2017")
    assert "due 1 May 2017" in shown("KENT-2016-E1 as of 2 April 2017")


def test_an_unknown_finding_is_not_known_however_it_is_asked() -> None:
    assert ask("who owns KENT-2016-E9", TODAY).outcome is Outcome.NOT_KNOWN


def test_a_day_that_the_force_moved_has_the_register_as_its_source() -> None:
    (plan,) = [one for one in facts(ask("kent deadlines"), "deadline") if one["obligation"] == "action-plan"]
    assert plan["source"] == "the force's register, entry 9"
    held = facts(ask("KENT-2016-E1"), "deadline")
    (report,) = [one for one in held if one["obligation"] == "analysis-report"]
    assert str(report["source"]).startswith("https://")


def test_a_day_that_no_source_sets_has_the_register_as_its_source() -> None:
    (first,) = [one for one in facts(ask("kent deadlines"), "deadline") if one["finding"] == "KENT-2016-E3"]
    assert (first["due"], first["origin"], first["source"]) == (
        "2017-09-01",
        "internal",
        "the force's register, entry 26",
    )
    assert "1 September 2017, where no source sets a day, entered by Sam O'Neill on 22 May 2017." in shown(
        "KENT-2016-E3"
    )


@pytest.mark.parametrize(
    "question", ["what is due in May 2017", "did Kent meet the 1 May 2017 deadline", "who set the 1 May 2017 date"]
)
def test_a_day_from_which_a_date_was_moved_says_so(question: str) -> None:
    answer = ask(question)
    assert "KENT-2016-E1, due 1 May 2017 until it was moved, is now due 14 July 2017" in answer.headline
    assert "set by the inspectorate for 1 May 2017, since moved by the force" in answer.headline
    before = registered().ask(question, Context(date(2017, 4, 2), home_force="kent"))
    assert "1 dated deadline" in before.headline


def test_a_window_that_a_date_left_names_it_apart() -> None:
    answer = ask("what is due between 1 May and 30 June 2017")
    titles = [part.title for part in answer.parts if isinstance(part, Lines)]
    assert titles == ["", "Due then at first, and since moved"]
    assert len(facts(answer, "deadline")) == 2


def test_an_overview_counts_internal_findings_apart() -> None:
    assert "9 findings and 1 internal finding are held here" in ask("brief me on Kent").headline


def test_a_line_of_a_list_has_the_entries_it_rests_on() -> None:
    (line,) = [
        line
        for part in ask("which findings are in progress").parts
        if isinstance(part, Lines)
        for line in part.lines
        if line.finding == "KENT-2016-E1"
    ]
    assert [one.title for one in line.sources[1:]] == ["the force's register, entry 5", "the force's register, entry 2"]
    assert "14 July 2017 (moved by the force)" in line.text


def test_who_owns_a_part_stands_beside_the_whole() -> None:
    assert re.search(
        r"KENT-2016-E1 .*Of it, Ravi Patel owns “Submit an action plan .*” \(action-plan\)",
        shown("who owns what in Kent"),
    )


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "breakdown by status",
            "6 findings for Kent as of 1 June 2017, 1 internal finding of the force's own among them:",
        ),
        ("how do our findings stand", "6 findings for Kent, 1 internal finding of the force's own among them:"),
        ("who owns what in Kent", "3 of 10 findings for Kent, 1 internal finding of the force's own among them, have"),
        ("how many open findings does Kent have", "; beside them 1 internal finding of the force's own."),
    ],
)
def test_wherever_internal_findings_are_counted_it_is_said(question: str, said: str) -> None:
    assert said in ask(question).headline
