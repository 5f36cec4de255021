"""The words of a subscription mean deadlines, or are asked back; none of them is left out in silence."""

from datetime import date

import pytest

from bot.ask.answerer import Answerer
from bot.ask.query import Context, NotUnderstood, Unclear
from bot.domain.finding import Kind, Origin
from bot.domain.reminding import Subscription, Which
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.ledger.subscribed import read, written
from bot.render.subscription_modal import handed_in, view
from bot.render.which import described
from tests.ask.registered import registered

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


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("kent owner <@U0RAVIPAT>", Which(("kent",), owners=("U0RAVIPAT",))),
        (
            "kent owner <@U0RAVIPAT|ravi.p>, legitimacy",
            Which(("kent",), pillars=("legitimacy",), owners=("U0RAVIPAT",)),
        ),
        ("kent, owned by Dana Whitfield", Which(("kent",), owners=("U0DANAWHI",))),
        ("owned by ravi", Which(owners=("U0RAVIPAT",))),
        ("owner U0SOMEBODY1", Which(owners=("U0SOMEBODY1",))),
        ("AFIs owned by Insp Lee", Which(kinds=(Kind.AREA_FOR_IMPROVEMENT,), owners=("Insp Lee",))),
    ],
)
def test_deadlines_by_their_owner(text: str, which: Which) -> None:
    assert registered().wanted(text, AT_HOME) == which


def test_two_of_one_name_are_asked_back_and_a_stranger_is_refused() -> None:
    tie = registered().wanted("kent owned by Dana, legitimacy", AT_HOME)
    assert isinstance(tie, Unclear)
    assert [one.question for one in tie.choices] == [
        "kent owned by Dana Osei, legitimacy",
        "kent owned by Dana Whitfield, legitimacy",
    ]
    stranger = registered().wanted("kent owned by Bob", AT_HOME)
    assert isinstance(stranger, NotUnderstood)
    assert "Nobody called “Bob” owns anything" in stranger.reason


def test_what_is_owned_goes_by_each_obligations_owner_and_what_is_said_means_it_again() -> None:
    knowledge = registered().knowledge
    finding = knowledge.finding_by_id["KENT-2016-E1"]
    ravis = Which(owners=("U0RAVIPAT",))
    assert [one.id for one in finding.obligations if ravis.fits(finding, one)] == ["action-plan"]
    for which in (ravis, Which(("kent",), owners=("U0DANAWHI",)), Which(owners=("U0SOMEBODY1",))):
        said = described(which, knowledge)
        assert registered().wanted(said.replace(": ", ", ", 1), AT_HOME) == which, said


def test_a_subscription_by_owner_is_kept_and_survives_the_modal() -> None:
    which = Which(("kent",), owners=("U0DANAWHI",))
    assert read(written(which)) == which
    shown = view(Subscription("C0KENT", which, date(2017, 4, 3), id="1"), registered().knowledge)
    values = {block["block_id"]: {block["block_id"]: {"selected_options": []}} for block in shown["blocks"]}
    values["forces"]["forces"]["selected_options"] = [{"value": "kent"}]
    done = handed_in(shown | {"state": {"values": values}})
    assert done is not None
    assert done.which == which
