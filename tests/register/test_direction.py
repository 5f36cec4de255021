"""Text that turns the direction of writing is kept to itself, and comes back out of files as it was."""

import pytest

from bot.domain.direction import bare, isolated
from bot.exchange.whom import person_meant


@pytest.mark.parametrize("text", ["", "Dana Whitfield", "שלום כהן", "Zoë 👮\u200d♀️", "a\u200fb"])
def test_what_turns_nothing_stays_as_it_is(text: str) -> None:
    assert isolated(text) == text
    assert bare(text) == text


def test_what_turns_is_isolated_and_cannot_leave_its_isolate() -> None:
    assert isolated("\u202eevil") == "\u2068\u202eevil\u2069"
    assert isolated("\u202ee\u2069vil") == "\u2068\u202eevil\u2069"
    assert bare(isolated("\u202eevil")) == "\u202eevil"


def test_a_name_out_of_a_file_is_the_person_again() -> None:
    names = {"U0ONE": "\u202eevil"}
    assert person_meant(names, isolated("\u202eevil")) == "U0ONE"
    assert person_meant(names, isolated("\u202eelse")) == "\u202eelse"
