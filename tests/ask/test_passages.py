"""The search over findings and observations."""

import threading
from dataclasses import replace

import pytest

from bot.ask.passages import Passages
from bot.domain.finding import Finding, Remark
from bot.domain.knowledge import Knowledge
from tests.ask.small import KNOWLEDGE, PAGE


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


def changed(**new: object) -> Knowledge:
    """Return the knowledge with one finding of Essex changed."""
    findings = (replace(one, **new) if one.id == "ESSEX-2016-C1" else one for one in KNOWLEDGE.findings)
    return KNOWLEDGE.with_findings(tuple(findings), "changed")


def found_in_essex(passages: Passages, word: str) -> list[Finding]:
    return [one for one in passages.search([word], ["essex"]) if isinstance(one, Finding)]


@pytest.mark.parametrize("prepared", [True, False])
def test_what_is_said_of_a_finding_is_new_where_its_text_is_not(prepared) -> None:
    before = Passages(KNOWLEDGE)
    if prepared:
        before.prepare()
    noted = changed(notes=(Remark("seen on site", PAGE),))
    after = before.with_findings(noted)
    assert found_in_essex(after, "custody") == [noted.finding_by_id["ESSEX-2016-C1"]]
    assert found_in_essex(before, "custody") == [KNOWLEDGE.finding_by_id["ESSEX-2016-C1"]]


@pytest.mark.parametrize("prepared", [True, False])
def test_a_text_that_differs_is_found_by_its_new_words_only(prepared) -> None:
    before = Passages(KNOWLEDGE)
    if prepared:
        before.prepare()
    after = before.with_findings(changed(summary="Walruses", actions=(), about=(), obligations=(), wording=""))
    assert found_in_essex(after, "custody") == []
    assert ids(found_in_essex(after, "walruses")) == ["ESSEX-2016-C1"]
    assert found_in_essex(before, "walruses") == []


def test_one_finding_fewer_is_not_found_any_more() -> None:
    before = Passages(KNOWLEDGE)
    before.prepare()
    last = KNOWLEDGE.findings[-1]
    words = last.summary.split()
    assert last in before.search(words, last.forces, every=False)
    fewer = before.with_findings(KNOWLEDGE.with_findings(KNOWLEDGE.findings[:-1], "fewer"))
    assert last not in fewer.search(words, last.forces, every=False)


def test_another_force_is_found_with_what_was_made_ready() -> None:
    before = Passages(KNOWLEDGE)
    before.prepare()
    after = before.with_findings(changed(forces=("gwent",)))
    assert found_in_essex(after, "custody") == []
    assert ids(after.search(["custody"], ["gwent"])) == ["ESSEX-2016-C1"]
