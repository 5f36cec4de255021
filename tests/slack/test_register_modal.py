"""The register in a modal: beside the fields, two at once, twice the same, and a database that is away."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.domain.access import Access, Members, Role
from bot.playground import Playground
from bot.register.entry import What
from bot.render import register_modal as modal
from tests.slack.conftest import MORGAN, PRIYA
from tests.slack.register_line import CHIEF, CLERK, E1, Line, line


@pytest.fixture
def here(slack: Playground, database_url: str) -> Iterator[Line]:
    with line(slack, database_url) as running:
        yield running


def values(**given: str) -> dict[str, dict[str, dict[str, Any]]]:
    """A modal's state, as Slack sends it: every input, empty ones as None."""
    state: dict[str, dict[str, dict[str, Any]]] = {}
    for name in modal.FIELDS:
        held = given.get(name.replace("-", "_"))
        if name in (modal.STATUS, modal.OBLIGATION, modal.OWNED):
            option = {"text": {"type": "plain_text", "text": held}, "value": held} if held else None
            state[name] = {name: {"type": "static_select", "selected_option": option}}
        elif name == modal.NOBODY:
            option = {"text": {"type": "plain_text", "text": "Nobody"}, "value": held}
            state[name] = {name: {"type": "checkboxes", "selected_options": [option] if held else []}}
        elif name in (modal.OWNER, modal.APPROVER):
            state[name] = {name: {"type": "users_select", "selected_user": held}}
        elif name == modal.DUE:
            state[name] = {name: {"type": "datepicker", "selected_date": held}}
        else:
            state[name] = {name: {"type": "plain_text_input", "value": held}}
    return state


def opened(here: Line, person: str) -> dict[str, Any]:
    modals = here.slack.workspace.modals
    before = [view["id"] for view in modals.get(person, [])]
    here.slack.slash(person, "C0KENT", f"register {E1}")
    here.slack.wait_for(lambda: [view["id"] for view in modals.get(person, [])] not in ([], before), what="a new modal")
    return here.modal(person)


def initial(view: dict[str, Any]) -> dict[str, str]:
    """What the fields of a view hold before anybody touches them: Slack hands that in as well."""
    held = {}
    for block in view["blocks"]:
        element = block.get("element", {})
        chosen = element.get("initial_option") or next(iter(element.get("initial_options", [])), {})
        given = (element.get(f"initial_{name}") for name in ("value", "user", "date"))
        if value := next((one for one in given if one), chosen.get("value")):
            held[block["block_id"].replace("-", "_")] = value
    return held


def submit(here: Line, person: str, view: dict[str, Any], **given: str) -> dict[str, Any]:
    """Hand a view in as it stands, but for what is given; "" empties a field."""
    whole = {name: one for name, one in {**initial(view), **given}.items() if one}
    said: dict[str, Any] = here.slack.run(here.slack.people.submit(person, view["id"], values(**whole)))
    return said


def test_everything_at_once_is_entered_in_an_order_that_holds(here: Line) -> None:
    view = opened(here, PRIYA)
    submit(
        here, PRIYA, view, owner=CHIEF, status="closed", evidence="minute 12", note="done", obligation="action-plan",
        due="2017-06-01", why="agreed", approver=CHIEF,
    )  # fmt: skip
    assert [what for what, _ in here.entered()] == [What.OWNER, What.EVIDENCE, What.STATUS, What.DATE, What.NOTE]
    shown = here.modal(PRIYA)
    assert "Status: closed" in str(shown["blocks"])
    assert "submit" not in shown


def test_faults_stand_beside_their_fields_and_nothing_is_entered(here: Line) -> None:
    view = opened(here, PRIYA)
    said = submit(here, PRIYA, view, status="closed", due="2017-06-01", obligation="action-plan")
    assert "evidence" in said["errors"]["status"]
    assert "reason" in said["errors"]["why"]
    assert "chief officer" in said["errors"]["approver"]
    assert "Choose which" in submit(here, PRIYA, view, due="2017-06-01", obligation="")["errors"]["obligation"]
    assert "not both" in submit(here, PRIYA, view, owner=CHIEF, owner_name="Ames")["errors"]["owner-name"]
    assert "Nothing is changed" in submit(here, PRIYA, view)["errors"]["status"]
    assert here.entered() == []


def test_the_second_of_two_is_shown_what_changed_with_their_own_words_kept(here: Line) -> None:
    mine, theirs = opened(here, PRIYA), opened(here, MORGAN)
    submit(here, MORGAN, theirs, status="in-progress", note="theirs")
    submit(here, PRIYA, mine, note="my own words")
    again = here.modal(PRIYA)
    assert "Somebody else was quicker" in str(again["blocks"])
    assert "Note: theirs, by" in str(again["blocks"])
    note = next(one for one in again["blocks"] if one.get("block_id") == "note")
    assert note["element"]["initial_value"] == "my own words"
    assert len(here.entered()) == 2
    submit(here, PRIYA, again, note="my own words")
    assert [value for what, value in here.entered() if what is What.NOTE] == ["theirs", "my own words"]


def test_what_the_second_did_not_touch_stays_as_the_first_entered_it(here: Line) -> None:
    here.says(PRIYA, f"status {E1} in progress", "Status")
    here.says(PRIYA, f"own {E1} <@{CLERK}>", "Owner")
    mine, theirs = opened(here, PRIYA), opened(here, MORGAN)
    submit(here, MORGAN, theirs, status="will-not-be-met", owner=CHIEF)
    submit(here, PRIYA, mine, note="mine")
    again = here.modal(PRIYA)
    assert (initial(again)["status"], initial(again)["owner"]) == ("will-not-be-met", CHIEF)
    submit(here, PRIYA, again)
    assert here.entered()[2:] == [(What.OWNER, CHIEF), (What.STATUS, "will-not-be-met"), (What.NOTE, "mine")]


def test_what_the_second_did_put_in_is_kept_over_what_the_first_entered(here: Line) -> None:
    mine, theirs = opened(here, PRIYA), opened(here, MORGAN)
    submit(here, MORGAN, theirs, owner=CHIEF, status="in-progress")
    submit(here, PRIYA, mine, owner=CLERK, why="Ames moved")
    again = here.modal(PRIYA)
    assert initial(again)["status"] == "in-progress"
    submit(here, PRIYA, again)
    [*_, last] = here.standing().entries
    assert (last.what, last.value, last.said.why) == (What.OWNER, CLERK, "Ames moved")
    assert len(here.entered()) == 3


def test_owners_of_the_whole_and_of_one_obligation_with_why_and_nobody_any_more(here: Line) -> None:
    submit(here, PRIYA, opened(here, PRIYA), owner=CHIEF, why="Ames moved to another force")
    submit(here, PRIYA, opened(here, PRIYA), owner_of="action-plan", owner=CLERK)
    submit(here, PRIYA, opened(here, PRIYA), owner_of="action-plan", no_owner="yes", why="left")
    submit(here, PRIYA, opened(here, PRIYA), owner_of="action-plan", owner_name="Det Supt Ames", owner=CHIEF)
    submit(here, PRIYA, opened(here, PRIYA), no_owner="yes")
    said = [(one.said.obligation, one.value, one.said.why) for one in here.standing().entries]
    assert said == [
        ("", CHIEF, "Ames moved to another force"),
        ("action-plan", CLERK, ""),
        ("action-plan", "", "left"),
        ("action-plan", "Det Supt Ames", ""),
        ("", "", ""),
    ]


def test_what_is_wrong_with_an_owner_stands_beside_its_field(here: Line) -> None:
    view = opened(here, PRIYA)
    assert "not both" in submit(here, PRIYA, view, owner=CHIEF, no_owner="yes")["errors"]["no-owner"]
    assert "no owner" in submit(here, PRIYA, view, no_owner="yes")["errors"]["owner"]
    assert "who owns it" in submit(here, PRIYA, view, owner_of="action-plan")["errors"]["owner-of"]
    assert "Nobody owns it" in submit(here, PRIYA, view, owner_name="nobody")["errors"]["owner-name"]
    assert "yourself" in submit(here, PRIYA, view, owner_name="Me")["errors"]["owner-name"]
    submit(here, PRIYA, view, owner=CHIEF, status="in-progress")
    view = opened(here, PRIYA)
    assert "tick" in submit(here, PRIYA, view, owner="")["errors"]["owner"]
    assert "cannot be emptied" in submit(here, PRIYA, view, status="")["errors"]["status"]
    assert "They own it already" in submit(here, PRIYA, view, owner_of="action-plan")["errors"]["owner"]
    assert len(here.entered()) == 2


def test_a_reason_goes_with_evidence_or_a_note_that_come_alone_and_the_rest_is_said(here: Line) -> None:
    view = opened(here, PRIYA)
    assert f"`undo {E1}`" in str(view["blocks"])
    assert f"`add {E1} " in str(view["blocks"])
    submit(here, PRIYA, view, note="spoken", why="they asked")
    submit(here, PRIYA, opened(here, PRIYA), evidence="minute 12", status="closed", why="done")
    assert [one.said.why for one in here.standing().entries] == ["they asked", "", "done"]


def test_handed_in_twice_it_is_entered_once(here: Line) -> None:
    view = opened(here, PRIYA)
    payload_values = values(note="once")
    read = modal.HandedIn(E1, 0, {"note": "once"}, prefilled={})
    assert modal.handed_in({**view, "state": {"values": payload_values}}) == read
    assert here.bot.register is not None
    entering = here.bot.entering
    assert entering is not None
    changes, _ = modal.proposed(read, here.standing())
    from bot.slack.entering import Who  # noqa: PLC0415 (only here)

    first = entering.entering.enter(changes, Who(PRIYA), "view V1 h1", 0)
    assert entering.entering.enter(changes, Who(PRIYA), "view V1 h1", 0) == first
    assert here.entered() == [(What.NOTE, "once")]


def test_a_viewer_is_told_whom_to_ask_in_the_modal(here: Line) -> None:
    view = opened(here, CLERK)
    submit(here, CLERK, view, note="mine")
    assert "takes an editor" in str(here.modal(CLERK)["blocks"])
    assert here.entered() == []


def test_while_the_database_is_away_what_was_typed_stays(slack: Playground, postgres: Any) -> None:
    url = postgres.make_database()
    with line(slack, url) as here:
        view = opened(here, PRIYA)
        postgres.halt()
        try:
            said = submit(here, PRIYA, view, note="mine")
        finally:
            postgres.start()
        assert "cannot be reached" in said["errors"]["note"]
        submit(here, PRIYA, view, note="mine")
        assert here.entered() == [(What.NOTE, "mine")]


def test_whoever_may_not_see_the_register_is_not_shown_it(slack: Playground, database_url: str) -> None:
    access = Access(everyone=Role.NOBODY, editors=Members(frozenset({PRIYA})), ask="Morgan")
    with line(slack, database_url, access) as here:
        here.says(PRIYA, f"note {E1} for us alone", "for us alone")
        here.says(CLERK, f"register {E1}", "You may not see the register. Ask Morgan.")
        said = here.says(CLERK, f"note {E1} mine", "takes an editor").text
        assert "for us alone" not in said
        assert not slack.workspace.modals.get(CLERK)
        answer = slack.slash(CLERK, "C0KENT", f"finding {E1}").message
        assert answer is not None
        assert "for us alone" not in answer.text
