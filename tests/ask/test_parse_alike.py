"""Questions that set one force beside all others: the same grade as it has, and the region that it is in."""

from datetime import date

import pytest

from bot.ask.answer import Answer, Outcome
from bot.ask.forms import Form
from bot.ask.query import Context, Intent, Query
from tests.ask.registered import published

TODAY = date(2025, 10, 1)


def ask(text: str) -> Answer:
    return published().ask(text, Context(TODAY, home_force="kent"))


def understood(text: str) -> Query:
    query = published().understand(text, Context(TODAY, home_force="kent"))
    assert isinstance(query, Query), query
    return query


def told(answer: Answer, kind: str = "judgement") -> list[object]:
    return [fact.fields["force_id"] for fact in answer.facts if fact.kind == kind]


@pytest.mark.parametrize(
    "text",
    [
        "which forces got the same grade as Kent for legitimacy in 2016",
        "who has the same legitimacy rating as the Kent force in 2016",
        "which forces share Kent's grade for legitimacy 2016",
        "who matched our grade for legitimacy in 2016",
        "same legitimacy grade as us in 2016",
    ],
)
def test_the_force_that_others_are_like_is_left_out(text: str) -> None:
    answer = ask(text)
    assert told(answer) == ["derbyshire"]
    assert answer.headline.startswith("Besides Kent, 1 force was graded outstanding")


def test_a_region_is_kept() -> None:
    welsh = ask("which Welsh forces have the same grade as Kent for efficiency in 2016")
    assert told(welsh) == ["gwent", "north-wales", "south-wales"]
    none = ask("which Welsh forces have the same grade as Kent for legitimacy in 2016")
    assert "no other force in Wales is known here" in none.headline


def test_each_of_several_grades_has_its_own_line() -> None:
    answer = ask("same grade as Kent in 2016")
    assert "kent" not in told(answer)
    assert len(answer.parts[0].lines) > 1  # type: ignore[union-attr]  # a list, by the assertion above


def test_where_the_force_has_no_grade_nobody_has_the_same() -> None:
    answer = ask("same grade as Kent for protecting the vulnerable in 2016")
    assert answer.outcome is Outcome.NOT_KNOWN
    assert told(answer) == []


@pytest.mark.parametrize(
    "text", ["same grade as Kent for efficiency in 2016 and 2017", "does Essex have the same grade as Kent in 2016"]
)
def test_two_inspections_or_two_forces_are_not_mixed(text: str) -> None:
    assert set(told(ask(text))) <= {"kent", "essex"}


def test_we_beside_another_force_are_compared() -> None:
    query = understood("do we have the same grade as Essex in 2016")
    assert (query.intent, set(query.forces)) == (Intent.COMPARE, {"kent", "essex"})


@pytest.mark.parametrize("text", ["is Kent's grade the same as in 2015", "did Kent get the same grade as last time"])
def test_the_same_over_time_asks_for_no_other_forces(text: str) -> None:
    assert Form.SAME not in understood(text).forms


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("is Kent in the South East?", "Yes: Kent is in the South East."),
        ("isn't Kent a South East force?", "Yes: Kent is in the South East."),
        ("is Essex in the South East", "No: Essex is in the East of England, not in the South East."),
        ("is Kent in England", "Yes: Kent is in England."),
        ("is Staffordshire in the West Midlands", "Yes: Staffordshire is in the West Midlands."),
        ("is West Midlands in the West Midlands", "Yes: West Midlands is in the West Midlands."),
        (
            "are Kent and Essex in the South East",
            "Kent is in the South East; Essex is in the East of England, not in the South East.",
        ),
        ("is Gwent in Wales or England", "Gwent (Gwent Police): Wales."),
    ],
)
def test_whether_a_force_is_in_a_region(text: str, said: str) -> None:
    assert ask(text).headline == said


@pytest.mark.parametrize(
    "text",
    ["is Kent good in the South East", "is Kent overdue in the South East", "is Kent the best in the South East"],
)
def test_a_region_beside_other_words_is_no_such_question(text: str) -> None:
    asked = published().understand(text, Context(TODAY))
    assert not isinstance(asked, Query) or asked.intent is not Intent.FORCES


@pytest.mark.parametrize(
    "text",
    [
        "who doesn't share Kent's grade for legitimacy 2016",
        "which forces did not get the same grade as Kent for legitimacy 2016",
        "which forces had a different grade from Kent for legitimacy 2016",
        "which forces outside the South East had the same grade as Kent for efficiency 2016",
        "which forces had the same grade as Kent or better for efficiency 2016",
        "which forces had the same grade as Kent for efficiency since 2015",
        "who had the same grade as Kent for efficiency over the years",
        "who never matched Kent's grade for efficiency",
    ],
)
def test_what_is_turned_round_or_asked_of_a_stretch_is_not_answered_as_if_plain(text: str) -> None:
    answer = ask(text)
    assert answer.outcome is Outcome.NOT_KNOWN
    assert answer.headline.startswith("Which forces have the same grade as one force is told of one inspection")
    assert told(answer) == []


@pytest.mark.parametrize(
    "text",
    ["which forces had the same grade as us for efficiency 2018/19", "which forces matched us on efficiency 2018/19"],
)
def test_us_is_the_force_at_home_however_it_is_asked(text: str) -> None:
    answer = ask(text)
    assert answer.headline.startswith("Besides Kent, 5 forces were graded outstanding for efficiency overall")
    assert "lancashire" in told(answer)


def test_a_name_of_a_force_and_a_region_is_what_it_stands_as() -> None:
    region = ask("which forces in the West Midlands had the same grade as West Mercia for efficiency 2016")
    assert told(region) == ["staffordshire", "warwickshire"]
    assert told(ask("which forces had the same grade as West Midlands for efficiency 2016")) == ["durham"]


def test_findings_have_no_grade_to_be_alike_in() -> None:
    assert Form.SAME not in understood("which findings have the same result as Kent").forms


def test_a_grade_of_ones_own_that_differs_is_no_question_about_others() -> None:
    assert (
        "good in 2016 and good in 2017" in ask("did Kent get a different efficiency grade in 2017 from 2016").headline
    )


def test_the_regions_of_several_forces_are_told() -> None:
    for text in ("which region are Kent and Essex in", "is Kent in the same region as Essex"):
        assert ask(text).headline == "In 2 regions: Kent in the South East; Essex in the East of England."
    assert ask("which region are Kent and Surrey in").headline == "In one region: Kent and Surrey in the South East."
