"""The words of a subscription mean deadlines, or are asked back; none of them is left out in silence."""

from datetime import date

import pytest

from bot.ask.answerer import Answerer
from bot.ask.query import Context, NotUnderstood, Unclear
from bot.domain.finding import Kind, Origin
from bot.domain.reminding import Which
from bot.kb import load
from bot.kb.shipped import shipped_path

AT_HOME = Context(date(2017, 4, 3), home_force="kent")
CAUSES = (Kind.CAUSE_OF_CONCERN, Kind.ACCELERATED_CAUSE_OF_CONCERN)


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    return Answerer(load(shipped_path()).knowledge)


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("", Which(("kent",))),
        ("Essex", Which(("essex",))),
        ("GMP, Met", Which(("greater-manchester", "metropolitan"))),
        ("kent legitimacy", Which(("kent",), pillars=("legitimacy",))),
        ("kent investigating crime 2016", Which(("kent",), ("peel-2016",), questions=("investigating-crime",))),
        ("kent legitimacy, inspectorate dates", Which(("kent",), (), ("legitimacy",), origins=(Origin.INSPECTORATE,))),
        ("AFIs set by HMIC", Which(("kent",), kinds=(Kind.AREA_FOR_IMPROVEMENT,), origins=(Origin.INSPECTORATE,))),
        ("causes of concern", Which(("kent",), kinds=CAUSES)),
        ("recommendations", Which(("kent",), kinds=(Kind.RECOMMENDATION, *CAUSES))),
        ("all forces", Which()),
    ],
)  # fmt: skip
def test_words_mean_deadlines(answerer: Answerer, text: str, which: Which) -> None:
    assert answerer.wanted(text, AT_HOME) == which


def test_a_region_means_its_forces(answerer: Answerer) -> None:
    which = answerer.wanted("wales", AT_HOME)
    assert isinstance(which, Which)
    assert which.forces == ("dyfed-powys", "gwent", "north-wales", "south-wales")


@pytest.mark.parametrize("text", ["kent banana", "kent by June 2017", "kent 1999", "kent crime", "x" * 5000])
def test_a_word_that_is_not_understood_is_named(answerer: Answerer, text: str) -> None:
    read = answerer.wanted(text, AT_HOME)
    assert isinstance(read, NotUnderstood)
    assert read.unknown


@pytest.mark.parametrize(
    "text",
    [
        "kent owned by me",
        "kent overdue",
        "kent except legitimacy",
        "kent not AFIs",
        "KENT-2016-E1",
        "kent good",
        "our open findings",
        "kent without a date",
    ],
)
def test_what_reminders_cannot_be_chosen_by_is_said_and_not_left_out(answerer: Answerer, text: str) -> None:
    read = answerer.wanted(text, AT_HOME)
    assert isinstance(read, NotUnderstood)
    assert "cannot be chosen by" in read.reason


def test_a_tie_is_asked_back_with_choices(answerer: Answerer) -> None:
    read = answerer.wanted("West M", AT_HOME)
    assert isinstance(read, Unclear)
    assert [choice.label for choice in read.choices] == ["West Mercia", "West Midlands"]


def test_without_any_force_it_is_asked_which(answerer: Answerer) -> None:
    read = answerer.wanted("legitimacy", Context(date(2017, 4, 3)))
    assert isinstance(read, Unclear)
    assert len(read.choices) == 5
