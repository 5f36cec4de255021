"""People's own wordings: words left aside, stretches of cycles, terms told apart, and what stays unanswered."""

from datetime import date

import pytest

from bot.ask.parse import Parser
from bot.ask.query import Context, Counted, Intent, NotUnderstood, Query, Unclear
from bot.domain.framework import Grade
from tests.ask.small_knowledge import KNOWLEDGE

TODAY = date(2017, 4, 3)
PARSER = Parser(KNOWLEDGE)


def parse(text: str, home: str | None = None) -> Query | Unclear | NotUnderstood:
    return PARSER.parse(text, Context(TODAY, None, home))


def query(text: str, home: str | None = None) -> Query:
    parsed = parse(text, home)
    assert isinstance(parsed, Query), parsed
    return parsed


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("for the scrutinee cttee: Essex efficiency 2017 - grade awarded", ("scrutinee", "cttee")),
        ("did Essex do a splendid turn on investigating crime in 2016", ("splendid",)),
        ("how was Surrey appraised for efficiency in 2016", ("appraised",)),
    ],
)
def test_words_that_change_nothing_are_left_aside_and_named(text: str, aside: tuple[str, ...]) -> None:
    asked = query(text)
    assert asked.intent is Intent.JUDGEMENTS
    assert set(asked.aside) >= set(aside)


@pytest.mark.parametrize(
    "text",
    [
        "Kent Coastguard efficiency grade 2016",  # beside a force: another body
        "Kent efficiency grade 2016 in Narnia",  # a name
        "Kent grade for drones, efficiency 2016",  # the object of "for"
        "Kent efficiency grade on drones 2016",
        "Kent efficiency grade 2016 of drones",
        "Cixy of London efficiency 2016",  # heads a name
        "coastal forces 2016 effectiveness",  # narrows the forces
        "coastal region effectiveness 2016",
        "Kent's grade before last for efficiency",
        "Kent efficiency grade 2016 item b52",
        "a splendid Kent grade",  # too little is named
    ],
)
def test_words_that_may_change_the_question_are_not_left_aside(text: str) -> None:
    assert isinstance(parse(text), NotUnderstood)


@pytest.mark.parametrize(
    ("text", "cycles"),
    [
        ("Kent effectiveness before 2018/19", ("peel-2016", "peel-2017")),
        ("Kent effectiveness up to 2017", ("peel-2016", "peel-2017")),
        ("Kent effectiveness until 2016", ("peel-2016",)),
        (
            "Kent effectiveness from 2017 on",
            ("peel-2017", "peel-2018-19", "peel-2021-22", "peel-2023-25", "peel-2025-27"),
        ),
        ("Kent effectiveness after 2021/22", ("peel-2023-25", "peel-2025-27")),
        ("Kent effectiveness back to 2023-25", ("peel-2023-25", "peel-2025-27")),
    ],
)
def test_a_stretch_of_cycles_is_a_history(text: str, cycles: tuple[str, ...]) -> None:
    asked = query(text)
    assert (asked.intent, asked.cycles) == (Intent.HISTORY, cycles)


def test_nothing_comes_before_the_first_cycle() -> None:
    asked = query("Kent effectiveness before 2016")
    assert (asked.cycles, asked.unknown_cycle) == ((), "before 2016")


@pytest.mark.parametrize(
    "text",
    [
        "Kent AFIs not about SOC",
        "all forces but Kent outstanding for efficiency 2016",
        "Kent grades in the last but one inspection",
        "do you like Kent",
        "how do I get to Kent",
        "name of the inspector who inspected Kent",
        "is Kent not in the south east",
        "how many forces improved between 2016 and 2017",
        "what was the conviction rate in Essex 2017",
        "how many people were there for Kent efficiency 2016",
        "what will Kent's efficiency grade be",
        "who decided Kent's efficiency grade in 2016",
    ],
)
def test_what_is_denied_or_not_about_inspections_is_not_answered(text: str) -> None:
    assert isinstance(parse(text), NotUnderstood)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("is a CoC the same as an AFI?", ("cause-of-concern", "afi")),
        ("Which is worse, an AFI or a cause of concern?", ("afi", "cause-of-concern")),
        ("how does an AFI differ from a CoC", ("afi", "cause-of-concern")),
        ("What's meant by 'requires improvement'", ("requires-improvement",)),
        ("Help me understand what a cause of concern is", ("cause-of-concern",)),
        ("which inspection brought in the adequate grade?", ("adequate",)),
        ("what counts as outstanding", ("outstanding",)),
    ],
)
def test_terms_are_explained_and_told_apart(text: str, terms: tuple[str, ...]) -> None:
    asked = query(text)
    assert asked.intent is Intent.DEFINITION
    assert (asked.term, *asked.other_terms) == terms


def test_whether_a_date_was_moved() -> None:
    asked = query("was the date of Kent's action plan ever revised?")
    assert (asked.intent, asked.moved) == (Intent.DEADLINES, True)
    assert not query("when is Kent's action plan due").moved


def test_years_are_asked_for_as_a_history() -> None:
    assert query("in which years was Kent outstanding for efficiency").intent is Intent.HISTORY


def test_grades_in_the_plural_are_grades() -> None:
    asked = query("how many RIs did Kent get in 2016")
    assert (asked.intent, asked.counted, asked.grades) == (
        Intent.COUNT,
        Counted.JUDGEMENTS,
        (Grade.REQUIRES_IMPROVEMENT,),
    )


@pytest.mark.parametrize("text", ["what must go to HMIC in May 2017?", "when does the action plan have to be in?"])
def test_what_must_be_done_by_when_is_a_deadline(text: str) -> None:
    assert query(text, home="kent").intent is Intent.DEADLINES


def test_a_year_said_once_holds_for_both_days() -> None:
    asked = query("Kent deadlines between 2 May and 31 May 2016")
    assert asked.window is not None
    assert (asked.window.start, asked.window.end) == (date(2016, 5, 2), date(2016, 5, 31))


def test_short_years_are_a_cycle_and_days_are_not() -> None:
    assert query("Kent investigating crime 21-22").cycles == ("peel-2021-22",)
    assert isinstance(parse("Kent investigating crime 18-19 June"), NotUnderstood)


@pytest.mark.parametrize(
    "text",
    [
        "how many findings are pending sign-off",
        "how many forces must report by 30 June 2017",
        "how many forces have no AFIs",
        "which forces were outstanding in all pillars in 2016",
        "which forces were graded excellent in 2016",
    ],
)
def test_what_cannot_be_counted_or_listed_is_not_counted_wrongly(text: str) -> None:
    assert isinstance(parse(text), NotUnderstood)


def test_findings_that_repeat_are_listed_and_not_all_counted() -> None:
    assert query("how many AFIs repeat").intent is Intent.RECURRING


def test_two_years_of_one_cycle_are_one_cycle() -> None:
    asked = query("Kent efficiency 2018 or 2019")
    assert (asked.intent, asked.cycles) == (Intent.JUDGEMENTS, ("peel-2018-19",))


def test_a_quarter_of_a_financial_year_begins_in_april() -> None:
    asked = query("what is due in Q1 2017/18", home="kent")
    assert asked.window is not None
    assert (asked.window.start, asked.window.end) == (date(2017, 4, 1), date(2017, 6, 30))


def test_ours_beside_one_force_is_both() -> None:
    assert set(query("compare our AFIs with Essex's", home="kent").forces) == {"kent", "essex"}
    assert query("compare with Essex", home="kent").forces == ("kent", "essex")
    assert query("our AFIs", home="kent").forces == ("kent",)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("when do we report to HMIC?", Intent.DEADLINES),
        ("does HMIC plan to come back?", Intent.NEXT),
        ("will there be a re-visit", Intent.NEXT),
    ],
)
def test_what_comes_next_in_other_words(text: str, intent: Intent) -> None:
    assert query(text, home="kent").intent is intent
