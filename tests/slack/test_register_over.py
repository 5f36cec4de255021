"""A command that would go over what somebody else entered shortly before: asked once, and only then."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.playground import Playground
from bot.register.entry import Proposed, What
from bot.slack.entering_over import LATELY
from tests.slack.conftest import MORGAN, PRIYA
from tests.slack.register_line import CHIEF, CLERK, E1, E2, Line, line

ASKED = "somebody else changed the same. Nothing was changed."
MOVED = "because it is late, approved by ACC Smith"


@pytest.fixture
def here(slack: Playground, database_url: str) -> Iterator[Line]:
    with line(slack, database_url) as running:
        yield running


def test_the_second_is_shown_what_changed_and_enters_it_after_all(here: Line) -> None:
    here.knows(CHIEF, CLERK, MORGAN)
    here.says(MORGAN, f"own {E1} <@{CHIEF}> because Ames moved", "Owner: David Okafor")
    asked = here.says(PRIYA, f"own {E1} <@{CLERK}>", ASKED)
    assert "• Owner: David Okafor, by Morgan Ellis, at 09:00 (why: Ames moved)." in asked.text
    assert here.entered() == [(What.OWNER, CHIEF)]
    here.press(PRIYA, asked, "register:again")
    here.slack.wait_for(lambda: len(here.entered()) == 2, what="the owner")
    assert here.entered()[-1] == (What.OWNER, CLERK)
    here.slack.wait_for(
        lambda: any("Before: owner: David Okafor, entered by Morgan Ellis on" in m.text for m in here.told(PRIYA)),
        what="what it was before",
    )


def test_who_presses_after_yet_another_change_is_asked_again(here: Line) -> None:
    here.says(MORGAN, f"status {E1} in progress", "Status")
    asked = here.says(PRIYA, f"status {E1} dependent on others", ASKED)
    here.says(MORGAN, f"status {E1} awaiting allocation", "Status")
    here.press(PRIYA, asked, "register:again")
    here.slack.wait_for(
        lambda: any("somebody else was quicker" in m.text for m in here.told(PRIYA)), what="another question"
    )
    assert len(here.entered()) == 2


def test_a_date_an_undoing_and_what_was_undone_are_asked_about_too(here: Line) -> None:
    here.says(MORGAN, f"date {E1} action-plan 1 June 2017 {MOVED}", "1 June 2017")
    here.says(PRIYA, f"date {E1} action-plan 2 June 2017 {MOVED}", ASKED)
    here.says(PRIYA, f"undo {E1}", ASKED)
    here.says(MORGAN, f"undo {E1}", "taken back")
    here.says(PRIYA, f"date {E1} action-plan 2 June 2017 {MOVED}", "Entry 1 taken back")
    assert len(here.entered()) == 2
    here.says(PRIYA, f"undo {E1} 2", "taken back")  # they name it, so they have seen it


def test_what_another_copy_entered_just_now_is_asked_about(here: Line) -> None:
    assert here.bot.register is not None
    here.says(PRIYA, f"note {E1} here", "here")
    here.bot.register.ledger.enter([Proposed(What.OWNER, E1, CHIEF)], by=MORGAN, request="elsewhere")
    here.bot.register.ledger.enter([Proposed(What.NOTE, E2, "elsewhere")], by=MORGAN, request="elsewhere, too")
    here.says(PRIYA, f"own {E1} <@{CLERK}>", ASKED)
    here.says(PRIYA, f"status {E2} in progress", "Status: in progress")
    assert here.entered() == [(What.NOTE, "here"), (What.OWNER, CHIEF)]


def test_the_ordinary_case_asks_nothing(here: Line) -> None:
    here.says(PRIYA, f"own {E1} <@{CHIEF}>", "Owner")
    here.says(PRIYA, f"own {E1} <@{CLERK}>", "Owner")
    here.says(MORGAN, f"own {E1} action-plan <@{CHIEF}>", "Owner of action-plan")
    here.says(MORGAN, f"own {E1} <@{CLERK}>", "They own it already.")
    here.says(MORGAN, f"status {E1} in progress", "Status")
    here.says(PRIYA, f"status {E1} closed", "there must be evidence")
    here.says(PRIYA, f"note {E1} one", "Note")
    here.says(MORGAN, f"note {E1} two", "Note")
    here.now += LATELY + timedelta(minutes=1)
    here.says(PRIYA, f"status {E1} dependent on others", "Before: status: in progress, entered by")
    assert len(here.entered()) == 7
