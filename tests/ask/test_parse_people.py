"""How people in a force, before a panel or on a phone put it: us among others, the chief, mine, words cut short."""

from datetime import date

import pytest

from bot.ask.forms import Form
from bot.ask.parse import Parsed, Parser
from bot.ask.query import Assumed, Context, Intent, NotUnderstood, Query, Unclear
from bot.domain.finding import Tone
from bot.kb import load
from bot.kb.shipped import shipped_path

PARSER = Parser(load(shipped_path()).knowledge)
AT_HOME = Context(date(2019, 10, 1), home_force="cleveland")
I = Intent  # noqa: E741 (the tables below stay readable)


def parsed(question: str) -> Parsed:
    """Return what a question becomes at home in Cleveland."""
    return PARSER.parse(question, AT_HOME)


def asked(question: str) -> Query:
    """Return the query that a question must become."""
    query = parsed(question)
    assert isinstance(query, Query), query
    return query


@pytest.mark.parametrize(
    ("question", "forces"),
    [
        ("are we better than Durham and Northumbria", {"cleveland", "durham", "northumbria"}),
        ("compare us with Durham and Northumbria", {"cleveland", "durham", "northumbria"}),
        ("compare Durham and Northumbria for us", {"durham", "northumbria"}),
        ("show us how Durham and Northumbria compare", {"durham", "northumbria"}),
    ],
)
def test_we_are_compared_with_several_when_we_are_meant(question: str, forces: set[str]) -> None:
    """Whom the answer is for is not compared."""
    query = asked(question)
    assert (query.intent, set(query.forces)) == (I.COMPARE, forces)


def test_whether_anything_got_worse_is_asked_of_us() -> None:
    """ "May they be compared?" is another question: a yes there would be read as a yes here."""
    query = asked("did anything get worse between 2017 and 2018/19")
    assert (query.intent, query.forces, query.assumed) == (I.COMPARE, ("cleveland",), Assumed.HOME)
    assert asked("can 2017 and 2018/19 be compared").intent is I.COMPARABLE


def test_how_many_are_worse_than_us_is_not_counted() -> None:
    back = parsed("how many forces are worse than ours")
    assert isinstance(back, NotUnderstood)
    assert "not ranked" in back.reason


def test_our_national_recommendations_are_ours() -> None:
    assert asked("which of our recommendations are national").forces == ("cleveland",)
    assert asked("list recommendations nationally").all_forces


def test_everything_outstanding_is_asked_back() -> None:
    assert isinstance(parsed("show me everything outstanding for Cleveland from 2018/19"), Unclear)


@pytest.mark.parametrize(
    "question", ["what has the chief constable been told to fix", "what must our chief constable improve"]
)
def test_what_is_put_on_the_chief_is_put_on_the_force(question: str) -> None:
    query = asked(question)
    assert (query.intent, query.forces) == (I.FINDINGS, ("cleveland",))


@pytest.mark.parametrize("question", ["who is the chief constable", "is the chief constable any good"])
def test_the_chief_is_not_asked_about(question: str) -> None:
    assert isinstance(parsed(question), NotUnderstood)


@pytest.mark.parametrize("question", ["which actions are mine", "which findings are assigned to me"])
def test_mine_asks_for_the_owner(question: str) -> None:
    assert asked(question).intent is I.OWNER


def test_who_closes_findings_is_explained() -> None:
    """ "Who closed this one?" is not: no source tells."""
    assert asked("who signs off the cause of concern").term == "closed"
    assert asked("who closes findings").term == "closed"
    assert asked("who closed CLEVELAND-2018-19-E1").intent is not I.DEFINITION


@pytest.mark.parametrize(
    ("question", "tones"),
    [
        ("what did HMIC praise us for", (Tone.STRENGTH,)),
        ("what were we criticised for", (Tone.WEAKNESS,)),
        ("good things about Cleveland", (Tone.STRENGTH,)),
        ("good things and bad things about Cleveland", (Tone.STRENGTH, Tone.WEAKNESS)),
    ],
)
def test_praise_and_blame_are_observations(question: str, tones: tuple[Tone, ...]) -> None:
    query = asked(question)
    assert (query.intent, query.tones) == (I.PASSAGES, tones)


def test_what_closing_needs_is_not_what_is_closed() -> None:
    assert not asked("what do we need to close the cause of concern").closed_only


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("wats due nxt month", "whats due next month"),
        ("compair kent n essex 2017", "compare kent and essex 2017"),
        ("afis 4 kent 2016", "afis for kent 2016"),
        ("link 2 humberside report", "link to humberside report"),
        ("sumary for cleveland", "summary for cleveland"),
    ],
)
def test_words_cut_short_are_written_out(question: str, plain: str) -> None:
    assert asked(question) == asked(plain)


def test_a_number_stays_one() -> None:
    """ "AFI 4" may be the fourth."""
    assert isinstance(parsed("AFI 4 Kent"), NotUnderstood)


def test_a_short_form_of_several_pillars_is_asked_back() -> None:
    back = parsed("kent eff 2016??")
    assert isinstance(back, Unclear)
    assert [one.question for one in back.choices] == ["kent effectiveness 2016??", "kent efficiency 2016??"]


def test_a_promise_is_read_in_any_of_its_forms() -> None:
    assert Form.PROMISED in asked("wot did we promise hmic").forms


@pytest.mark.parametrize(
    "question", ["were we the only outstanding force for effectiveness in 2016", "was Kent the only one good in 2016"]
)
def test_the_only_one_is_asked_of_all(question: str) -> None:
    """That one force had the grade says nothing of the others."""
    query = asked(question)
    assert (query.intent, query.all_forces) == (I.WITH_GRADE, True)


def test_the_only_grade_is_not_the_only_force() -> None:
    assert not asked("was Kent good only for efficiency in 2016").all_forces


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("what does the report say I need to do about neighbourhood policing", I.FINDINGS),
        ("how long has CLEVELAND-2018-19-E1 been open", I.STATUS),
        ("what's the status of all our AFIs as of 1 January 2018", I.STATUS),
        ("what's the difference between our 2016 and 2018/19 effectiveness", I.COMPARE),
        ("how often are forces inspected", I.CYCLES),
        ("our own dates", I.DEADLINES),
        ("hmicfrs dates only", I.DEADLINES),
        ("what is PEEL in plain English", I.DEFINITION),
        ("what do the letters AFI stand for", I.DEFINITION),
        ("how confident are you in these grades", I.HELP),
    ],
)
def test_what_a_wording_asks_for(question: str, intent: Intent) -> None:
    assert asked(question).intent is intent


def test_months_joined_are_both_months() -> None:
    """ "May" is no verb before "and July"."""
    window = asked("deadlines may n july 2017").window
    assert window is not None
    assert (window.start, window.end) == (date(2017, 5, 1), date(2017, 7, 31))
