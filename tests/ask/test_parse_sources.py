"""Questions on what stands behind the answers: addresses, the newest report, the knowledge itself; and near misses."""

from datetime import date

import pytest

from bot.ask.forms import Form
from bot.ask.parse import Parsed, Parser
from bot.ask.query import Context, Intent, NotUnderstood, Query
from bot.kb import load
from bot.kb.shipped import shipped_path

PARSER = Parser(load(shipped_path()).knowledge)
AT_HOME = Context(date(2025, 10, 1), home_force="kent")


def parsed(question: str) -> Parsed:
    """Return what a question becomes at home in Kent."""
    return PARSER.parse(question, AT_HOME)


def asked(question: str) -> Query:
    """Return the query that a question must become."""
    query = parsed(question)
    assert isinstance(query, Query), query
    return query


@pytest.mark.parametrize(
    "question",
    [
        "send me the link to the Essex 2017 legitimacy report",
        "url of the Essex legitimacy report 2017",
        "where can I download the Essex 2017 legitimacy report",
        "can you send over the Essex 2017 legitimacy report",
        "where do I find the Essex report on legitimacy in 2017",
    ],
)
def test_an_address_asked_for_is_a_report(question: str) -> None:
    """To send something to the asker is no deadline."""
    query = asked(question)
    assert query.intent is Intent.REPORTS
    assert (query.forces, query.cycles, query.pillars) == (("essex",), ("peel-2017",), ("legitimacy",))


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("what must we send HMIC by June 2017", Intent.DEADLINES),
        ("when must Kent send its action plan", Intent.DEADLINES),
        ("can you send me Kent's grades for 2016", Intent.JUDGEMENTS),
        ("please send over the findings for Essex", Intent.FINDINGS),
    ],
)
def test_sending_is_told_apart(question: str, intent: Intent) -> None:
    """What a force must send is due; what the bot is to send is what is named."""
    assert asked(question).intent is intent


def test_the_address_of_a_force_is_not_held() -> None:
    assert isinstance(parsed("what is the address of Kent Police"), NotUnderstood)


@pytest.mark.parametrize(
    "question", ["newest report on Humberside", "latest Humberside report", "when was the last Humberside report out?"]
)
def test_the_newest_report(question: str) -> None:
    query = asked(question)
    assert (query.intent, query.forces, query.latest) == (Intent.REPORTS, ("humberside",), True)


def test_a_year_of_publication_is_no_inspection() -> None:
    """The report of 2016 was published in 2017."""
    query = asked("which reports of Kent were published in 2017")
    assert query.cycles == ()
    assert query.window is not None
    assert query.window.start == date(2017, 1, 1)


@pytest.mark.parametrize(
    "question",
    [
        "where does your data come from",
        "what are your sources",
        "is this from the inspectorate or someone else?",
        "how do you know",
        "can I trust this",
        "how reliable are your answers",
        "do you make this up?",
    ],
)
def test_where_the_knowledge_comes_from(question: str) -> None:
    query = asked(question)
    assert query.intent is Intent.HELP
    assert Form.PROVENANCE in query.forms


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("which sources do you have for Kent 2016 effectiveness", Intent.JUDGEMENTS),
        ("how do you know that Kent was good for efficiency in 2017", Intent.JUDGEMENTS),
        ("which dates do the sources differ on for Kent", Intent.DEADLINES),
    ],
)
def test_a_source_of_something_named_is_about_that(question: str, intent: Intent) -> None:
    assert asked(question).intent is intent


@pytest.mark.parametrize(
    "question",
    ["what region is Cheshire in", "which region does Cheshire belong to", "Cheshire is in which part of the country?"],
)
def test_the_region_of_a_force(question: str) -> None:
    query = asked(question)
    assert (query.intent, query.forces) == (Intent.FORCES, ("cheshire",))


def test_a_region_named_is_not_asked_for() -> None:
    assert asked("how did the South East region do in 2016").intent is not Intent.FORCES


@pytest.mark.parametrize("round_", ["last time round", "last time around", "last round", "in the latest round"])
def test_a_round_is_an_inspection(round_: str) -> None:
    query = asked(f"what were Sussex's judgements {round_}?")
    assert (query.intent, query.forces, query.latest) == (Intent.JUDGEMENTS, ("sussex",), True)


@pytest.mark.parametrize("body", ["BTP", "Police Scotland", "PSNI", "the NCA", "Guernsey"])
def test_another_body_is_none_of_the_43(body: str) -> None:
    back = parsed(f"what grade did {body} get in 2016")
    assert isinstance(back, NotUnderstood)
    assert back.reason.startswith("PEEL covers the 43 territorial police forces of England and Wales; “")


def test_what_is_no_police_body_is_not_called_one() -> None:
    back = parsed("Kent County Council judgements")
    assert isinstance(back, NotUnderstood)
    assert not back.reason


@pytest.mark.parametrize("question", ["who was inspected in 2018/19", "which forces have been inspected under 2025-27"])
def test_who_was_inspected_is_asked_of_all(question: str) -> None:
    assert asked(question).all_forces


def test_who_inspected_us_is_not() -> None:
    assert not asked("who inspected us in 2016").all_forces
