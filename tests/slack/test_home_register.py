"""From the App Home into the register and back: opened, changed, and brought up to date where one was."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from bot.domain.access import Access, Members, Role
from bot.playground import Playground
from tests.slack.conftest import MORGAN, PRIYA
from tests.slack.register_line import CLERK, E1, E2, Line, line
from tests.slack.test_home_lists import chosen_list, elements, labels
from tests.slack.test_register_modal import submit


@pytest.fixture
def here(slack: Playground, tmp_path: Any) -> Iterator[Line]:
    with line(slack, f"sqlite:///{tmp_path}/bot.db") as running:
        yield running


def home(here: Line, person: str, said: str) -> dict[str, Any]:
    """Wait until a person's Home says something, and return it."""
    here.slack.wait_for(lambda: said in str(here.slack.home(person)), what=f"a Home with {said!r}")
    shown = here.slack.home(person)
    assert shown is not None
    return shown


def press(here: Line, person: str, action: str, value: str = "", **chosen: Any) -> None:
    """Press what has this action id and value in a person's Home."""
    view = here.slack.home(person)
    assert view is not None
    block = next(
        block
        for block in view["blocks"]
        for one in block.get("elements", ())
        if one.get("action_id") == action and value in ("", one.get("value"))
    )
    acted = {"action_id": action, "block_id": block["block_id"], **chosen}
    here.slack.run(here.slack.people.act_in_view(person, view["id"], acted))


def test_a_change_made_from_the_home_shows_in_it_on_the_list_one_was_on(here: Line) -> None:
    here.slack.open_home(PRIYA)
    assert labels(home(here, PRIYA, "Mine (0)"))[4] == "Without owner (5)"
    press(here, PRIYA, "home:at:unowned")
    here.slack.wait_for(lambda: chosen_list(here.slack.home(PRIYA)) == "Without owner (5)", what="the list")
    press(here, PRIYA, "register:open", E2)
    view = here.modal(PRIYA)
    assert E2 in str(view["blocks"])
    submit(here, PRIYA, view, owner=PRIYA, status="in-progress")
    after = home(here, PRIYA, "Mine (1)")
    assert chosen_list(after) == "Without owner (4)"
    assert E2 not in [one.get("value") for one in elements(after)]
    answer = here.says(PRIYA, f"who owns {E2}?", "is owned by")
    assert "Priya" in answer.text or "priya" in answer.text


def test_a_change_by_command_shows_in_the_home_that_is_open(here: Line) -> None:
    here.slack.open_home(MORGAN)
    home(here, MORGAN, "Mine (0)")
    here.says(MORGAN, f"own {E1} <@{MORGAN}>", "entry")
    assert chosen_list(home(here, MORGAN, "Mine (1)")) == "Due soon (1)"


def test_nobodys_home_is_published_who_never_opened_it(here: Line) -> None:
    here.says(MORGAN, f"own {E1} <@{MORGAN}>", "entry")
    here.slack.settle()
    assert here.slack.home(MORGAN) is None


def test_a_viewer_may_look_is_refused_beside_the_fields_and_told_whom_to_ask(here: Line) -> None:
    here.slack.open_home(CLERK)
    home(here, CLERK, "Mine (0)")
    press(here, CLERK, "register:open", E1)
    submit(here, CLERK, here.modal(CLERK), status="in-progress")
    assert "Ask Morgan" in str(here.modal(CLERK)["blocks"])
    assert here.entered() == []


def test_an_answer_in_the_home_is_not_taken_away_by_a_change(here: Line) -> None:
    here.slack.open_home(MORGAN)
    home(here, MORGAN, "Mine (0)")
    press(here, MORGAN, "ask:0")
    shown = home(here, MORGAN, "You asked")
    here.says(MORGAN, f"note {E1} spoken with the analysts", "entry")
    here.slack.settle()
    now = here.slack.home(MORGAN)
    assert now is not None
    assert now["hash"] == shown["hash"]


def test_a_home_that_slack_does_not_take_loses_nothing(here: Line) -> None:
    here.slack.open_home(PRIYA)
    home(here, PRIYA, "Mine (0)")
    here.slack.faults.add("refused", "views.publish")
    here.says(PRIYA, f"own {E2} <@{PRIYA}>", "entry")
    here.slack.settle()
    here.slack.faults.clear()
    here.slack.open_home(PRIYA)
    home(here, PRIYA, "Mine (1)")


def test_the_second_of_two_comes_back_to_their_list_as_well(here: Line) -> None:
    here.slack.open_home(PRIYA)
    home(here, PRIYA, "Mine (0)")
    option = {"text": {"type": "plain_text", "text": "All forces"}, "value": "*"}
    press(here, PRIYA, "home:force", type="static_select", selected_option=option)
    home(here, PRIYA, '"force":"*"')
    press(here, PRIYA, "register:open", E1)
    view = here.modal(PRIYA)
    here.says(MORGAN, f"note {E1} quicker", "entry")
    submit(here, PRIYA, view, owner=PRIYA)
    again = here.modal(PRIYA)
    assert "Somebody else was quicker" in str(again["blocks"])
    submit(here, PRIYA, again, owner=PRIYA)
    assert json.loads(home(here, PRIYA, "Mine (1)")["private_metadata"])["force"] == "*"


def test_whoever_may_see_nothing_of_the_register_sees_what_was_published(slack: Playground, tmp_path: Any) -> None:
    access = Access(everyone=Role.NOBODY, administrators=Members(frozenset({MORGAN})))
    with line(slack, f"sqlite:///{tmp_path}/bot.db", access) as here:
        here.says(MORGAN, f"own {E1} <@{MORGAN}>", "entry")
        here.slack.open_home(CLERK)
        shown = home(here, CLERK, E1)
        assert [one.split(" (")[0] for one in labels(shown)] == ["Overdue", "Due soon", "All open"]
        assert "owner" not in str(shown["blocks"])
        assert "register:open" not in str(shown["blocks"])
        press(here, CLERK, "finding:0")
        answered = str(home(here, CLERK, "You asked")["blocks"])
        assert E1 in answered
        assert "force's register" not in answered
        assert "morgan" not in answered.lower()
