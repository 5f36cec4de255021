"""The search over findings and observations."""

import threading

import pytest

from bot.ask.passages import Passages
from tests.ask.small import KNOWLEDGE


def ids(found) -> list[str]:
    return [one.id for one in found]


def test_stems_match_and_other_forces_stay_out() -> None:
    passages = Passages(KNOWLEDGE)
    assert set(ids(passages.search(["investigating"], ["kent"]))) == {"O1", "O2", "KENT-2017-E1"}
    assert ids(passages.search(["custody"], ["kent"])) == []
    assert ids(passages.search(["custody"], ["essex"])) == ["ESSEX-2016-C1"]


def test_national_findings_are_found_with_each_force_they_name_only() -> None:
    passages = Passages(KNOWLEDGE)
    for force, expected in (("kent", ["NATIONAL-2016-R1"]), ("essex", ["NATIONAL-2016-R1"]), ("gwent", [])):
        assert ids(passages.search(["nationally"], [force])) == expected


def test_every_word_or_one_of_them() -> None:
    passages = Passages(KNOWLEDGE)
    assert ids(passages.search(["stalking", "zebra"], ["kent"])) == []
    assert set(ids(passages.search(["stalking", "zebra"], ["kent"], every=False))) == {"O1", "O2"}


def test_all_forces_after_one_finds_everything_once() -> None:
    passages = Passages(KNOWLEDGE)
    passages.search(["custody"], ["kent"])
    assert ids(passages.search(["custody"], KNOWLEDGE.forces)) == ["ESSEX-2016-C1"]


def test_a_word_that_was_nowhere_is_found_where_a_force_is_searched_later() -> None:
    passages = Passages(KNOWLEDGE)
    assert ids(passages.search(["custody", "zebra"], ["kent"], every=False)) == []
    assert ids(passages.search(["custody", "zebra"], ["essex"], every=False)) == ["ESSEX-2016-C1"]
    assert ids(passages.search(["custody"], ["kent"])) == []


@pytest.mark.parametrize(
    "word",
    ['"', "*", 'x" OR "custody', "NEAR(a b)", "a OR b", "text:x", "-", "'; DROP TABLE passages; --", "s0", "\x00"],
)
def test_no_search_syntax_gets_through(word) -> None:
    assert ids(Passages(KNOWLEDGE).search([word], KNOWLEDGE.forces)) == []


def test_threads_may_share_it() -> None:
    passages = Passages(KNOWLEDGE)
    wrong: list[list[str]] = []

    def look() -> None:
        for _ in range(50):
            found = ids(passages.search(["custody"], ["essex"]))
            if found != ["ESSEX-2016-C1"]:
                wrong.append(found)

    threads = [threading.Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
