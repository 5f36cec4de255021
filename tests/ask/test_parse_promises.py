"""What was promised, closed and disputed, working days, shares, and times that have no day; and near misses."""

from datetime import date

import pytest

from bot.ask.forms import Form
from bot.ask.parse import Parsed, Parser
from bot.ask.query import Context, Intent, NotUnderstood, Query, Unclear
from bot.kb import load
from bot.kb.shipped import shipped_path

PARSER = Parser(load(shipped_path()).knowledge)
AT_HOME = Context(date(2017, 4, 10), home_force="kent")
I = Intent  # noqa: E741 (the tables below stay readable)


def parsed(question: str) -> Parsed:
    """Return what a question becomes at home in Kent on 10 April 2017."""
    return PARSER.parse(question, AT_HOME)


def asked(question: str) -> Query:
    """Return the query that a question must become."""
    query = parsed(question)
    assert isinstance(query, Query), query
    return query


@pytest.mark.parametrize(
    "question",
    [
        "what did we promise HMIC by June 2017?",
        "what did we undertake to do by June 2017",
        "what had Kent committed to by June 2017",
        "what did we agree to deliver by June 2017",
        "what did we pledge to the inspectorate by June 2017",
        "what have we signed up to by June 2017",
        "what do we owe by June 2017",
        "what did we say we would do by June 2017",
        "our obligations by June 2017",
    ],
)
def test_what_was_promised_is_what_is_owed(question: str) -> None:
    query = asked(question)
    assert (query.intent, query.forces) == (I.DEADLINES, ("kent",))
    assert Form.PROMISED in query.forms
    assert query.window is not None
    assert (query.window.start, query.window.end) == (None, date(2017, 6, 30))


def test_promising_practice_is_no_promise() -> None:
    assert Form.PROMISED not in asked("what promising practice did inspectors see in Kent").forms


@pytest.mark.parametrize(
    "question",
    [
        "do the sources agree on the date for the analysis report",
        "is the date for the analysis the same in all sources",
        "do sources contradict each other on the 1 June 2017 date",
        "does the register give a different date for the analysis",
        "which dates do the sources differ on",
        "which dates are disputed",
        "do the documents match on the deadline for the analysis",
    ],
)
def test_whether_sources_agree_on_a_date(question: str) -> None:
    query = asked(question)
    assert query.intent is I.DEADLINES
    assert Form.DISPUTED in query.forms
    assert query.window is None


@pytest.mark.parametrize(
    "question", ["what is the same as a cause of concern", "was the action plan due on the same date"]
)
def test_sameness_of_other_things_is_no_dispute(question: str) -> None:
    back = parsed(question)
    assert not isinstance(back, Query) or Form.DISPUTED not in back.forms


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("What has been closed in the last year?", date(2016, 4, 10)),
        ("what was closed since 2016", date(2016, 1, 1)),
        ("has anything been closed since March 2017", date(2017, 3, 1)),
        ("which findings were closed last year", date(2016, 1, 1)),
    ],
)
def test_what_was_closed_in_a_time(question: str, start: date) -> None:
    """A year of closing is one of the calendar, and no inspection."""
    query = asked(question)
    assert (query.intent, query.forces, query.closed_only, query.cycles) == (I.FINDINGS, ("kent",), True, ())
    assert query.window is not None
    assert query.window.start == start


@pytest.mark.parametrize("question", ["where did you live before", "are you open", "what time do you close"])
def test_open_and_closed_of_other_things(question: str) -> None:
    assert not isinstance(parsed(question), Query)


@pytest.mark.parametrize(
    "question",
    [
        "what is the last working day for the 1 May 2017 deadline",
        "what weekday is the 1 May 2017 deadline",
        "does the 1 May 2017 deadline fall on a bank holiday",
        "last working day before the deadline of 1 May 2017",
    ],
)
def test_the_working_day_of_a_deadline(question: str) -> None:
    query = asked(question)
    assert query.intent is I.DEADLINES
    assert Form.WORKING_DAY in query.forms
    assert query.window is not None
    assert query.window.end == date(2017, 5, 1)


@pytest.mark.parametrize(
    "question",
    [
        "what is the statutory response deadline",
        "when must we respond to the report",
        "how long has the PCC to respond to an inspection report",
        "what is the legal deadline for a response",
    ],
)
def test_the_term_for_a_response_by_law(question: str) -> None:
    """ "Response" is no question of the inspection here."""
    query = asked(question)
    assert query.intent is I.DEFINITION
    assert query.term is not None


def test_responding_to_the_public_stays_a_question() -> None:
    assert asked("Kent responding to the public 2023-25").questions == ("responding-to-the-public",)


@pytest.mark.parametrize(
    "question",
    [
        "what share of forces was good for legitimacy in 2017",
        "what percentage of forces were good for legitimacy in 2017",
        "proportion of forces rated good for legitimacy 2017",
    ],
)
def test_a_share_is_counted(question: str) -> None:
    query = asked(question)
    assert query.intent is I.COUNT
    assert Form.SHARE in query.forms


def test_a_share_of_findings_is_of_all_of_them() -> None:
    query = asked("what percentage of our findings are closed")
    assert (query.intent, query.closed_only) == (I.STATUS, False)


@pytest.mark.parametrize(
    ("question", "choice"),
    [
        ("anything due before the summer of 2017", "anything due before 1 June 2017"),
        ("what is due by autumn", "what is due by 30 November 2017"),
        ("what is due in spring", "what is due in May 2017"),
        ("what was due last winter", "what was due from 1 December 2016 to 28 February 2017"),
        ("what do we owe by the end of summer", "what do we owe by 31 August 2017"),
    ],
)
def test_a_season_has_no_day_and_is_asked_back(question: str, choice: str) -> None:
    back = parsed(question)
    assert isinstance(back, Unclear)
    assert "has no first and no last day" in back.asks
    assert choice in [one.question for one in back.choices]
    assert all(isinstance(parsed(one.question), Query) for one in back.choices)


def test_a_season_of_something_else_is_a_word() -> None:
    assert isinstance(parsed("what did inspectors say about summer demand in Kent"), Query)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("by year end", None, date(2017, 12, 31)),
        ("by the end of the financial year", None, date(2018, 3, 31)),
        ("by financial year end", None, date(2018, 3, 31)),
        ("by month end", None, date(2017, 4, 30)),
        ("end of June", None, date(2017, 6, 30)),
        ("in Q2", date(2017, 4, 1), date(2017, 6, 30)),
        ("in the second half of 2017", date(2017, 7, 1), date(2017, 12, 31)),
        ("in the last quarter of 2017", date(2017, 10, 1), date(2017, 12, 31)),
        ("before Christmas", None, date(2017, 12, 24)),
        ("in mid June", date(2017, 6, 1), date(2017, 6, 30)),
        ("in the last year", date(2016, 4, 10), date(2017, 4, 10)),
    ],
)
def test_periods_go_by_rule(words: str, start: date | None, end: date) -> None:
    window = asked(f"what is due {words}").window
    assert window is not None
    assert (window.start, window.end) == (start, end)


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("what did they say about organised crime group mapping?", "mapping"),
        ("what did they say about stalking drones", "drones"),
    ],
)
def test_one_unknown_word_beside_a_known_subject_is_looked_for(question: str, word: str) -> None:
    query = asked(question)
    assert query.intent is I.PASSAGES
    assert word in query.words


@pytest.mark.parametrize("question", ["what did they say about blockchain", "what did they say about the weather"])
def test_an_unknown_subject_alone_is_not(question: str) -> None:
    assert isinstance(parsed(question), NotUnderstood)


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("what did inspectors say about conflict management in Kent", "conflict"),
        ("what did inspectors say about commitment to neighbourhood policing in Kent", "commitment"),
        ("findings about links with partners", "links"),
        ("findings about criticism", "criticism"),
        ("which findings mention percentage of victims", "percentage"),
    ],
)
def test_a_word_that_says_nothing_of_the_form_is_looked_for(question: str, word: str) -> None:
    """Left out, it would widen the search unsaid."""
    assert word in asked(question).words


def test_promised_in_a_year_is_of_that_inspection_and_owed_in_one_is_due_then() -> None:
    assert asked("what did we promise in 2016").cycles == ("peel-2016",)
    owed = asked("what do we owe in 2017")
    assert owed.cycles == ()
    assert owed.window is not None
