"""The register's entries as they are told: with names, what a date was before, and what was taken back."""

from datetime import date

from bench.registered import read_register
from bot.domain.changes import Change
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.register.changes import changes


def made() -> dict[int, Change]:
    register, people, _ = read_register()
    published = load(shipped_path()).knowledge
    return {one.entry: one for one in changes(register, published, lambda person: people.get(person, person))}


def test_every_entry_is_told_once_and_in_order() -> None:
    register, _, _ = read_register()
    assert list(made()) == [one.id for one in register.entries()]


def test_a_date_says_what_it_was_before() -> None:
    told = made()
    assert [told[number].was for number in (7, 9, 26)] == [date(2017, 5, 1), date(2017, 6, 15), None]
    assert (told[9].value, told[9].approver, told[9].why) == ("2017-07-14", "Jo March", "The data came late.")


def test_people_and_statuses_have_their_names() -> None:
    told = made()
    assert (told[2].value, told[2].by) == ("Dana Whitfield", "Sam O'Neill")
    assert told[15].value == "with the inspectorate for sign-off"
    assert (told[17].what, told[17].value) == ("finding", "Custody records are checked late.")
    assert told[18].value == "Check custody records each week"


def test_what_was_taken_back_says_so() -> None:
    told = made()
    assert [number for number, one in told.items() if one.taken_back] == [23, 34]
    assert told[24].undoes == 23
