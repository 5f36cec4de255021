"""The register's entries in the database: appended together, once for each request, never over what somebody missed."""

import threading

import pytest

from bot.ledger.ledger import Ledger
from bot.register.entry import Overtaken, Proposed, What

F, OTHER = "KENT-2016-E1", "KENT-2016-E2"
NOTE = Proposed(What.NOTE, F, "spoken with the chief 👮‍♀️ — שלום")


def test_what_is_entered_is_there_as_it_was_said(ledger: Ledger) -> None:
    moved = Proposed(What.DATE, F, "2017-06-01", "action-plan", why="data came late", approver="U9")
    entered = ledger.enter([moved, NOTE], by="U1", request="r1")
    assert not isinstance(entered, Overtaken)
    assert [one.said for one in ledger.entries(F)] == [moved, NOTE]
    assert [(one.by, one.id) for one in entered] == [("U1", 1), ("U1", 2)]
    assert ledger.last_entry() == 2


def test_what_a_database_cannot_hold_is_no_reason_to_lose_the_rest(ledger: Ledger) -> None:
    ledger.enter([Proposed(What.NOTE, F, "a\0b \ud83d c")], by="U1", request="r1")
    ledger.refuse("U1", "note \0", "no \ud83d")
    assert [one.value for one in ledger.entries(F)] == ["a\ufffdb ? c"]
    assert [(one.wanted, one.why) for one in ledger.refusals()] == [("note \ufffd", "no ?")]


def test_a_request_made_twice_is_entered_once(ledger: Ledger) -> None:
    first = ledger.enter([NOTE], by="U1", request="r1")
    assert ledger.enter([NOTE], by="U1", request="r1") == first
    assert len(ledger.entries()) == 1


def test_whoever_missed_something_is_told_and_enters_nothing(ledger: Ledger) -> None:
    ledger.enter([NOTE], by="U1", request="r1", seen=0)
    lost = ledger.enter([Proposed(What.STATUS, F, "in-progress")], by="U2", request="r2", seen=0)
    assert isinstance(lost, Overtaken)
    assert [one.said for one in lost.missed] == [NOTE]
    assert not isinstance(ledger.enter([Proposed(What.NOTE, OTHER, "x")], by="U2", request="r3", seen=0), Overtaken)
    assert [one.said.finding for one in ledger.entries()] == [F, OTHER]


def test_of_many_at_once_one_wins_and_none_is_lost(ledger: Ledger) -> None:
    results: list[object] = []

    def enter(number: int) -> None:
        results.append(ledger.enter([Proposed(What.NOTE, F, str(number))], by="U1", request=f"r{number}", seen=0))

    threads = [threading.Thread(target=enter, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(not isinstance(one, Overtaken) for one in results) == 1
    assert len(ledger.entries()) == 1


def test_entries_of_several_findings_at_once_are_refused(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="2 findings"):
        ledger.enter([NOTE, Proposed(What.NOTE, OTHER, "x")], by="U1", request="r1")
    assert ledger.entries() == []


def test_only_what_came_after_is_read_when_that_is_asked(ledger: Ledger) -> None:
    ledger.enter([NOTE], by="U1", request="r1")
    ledger.enter([Proposed(What.NOTE, OTHER, "later")], by="U1", request="r2")
    assert [one.value for one in ledger.entries(after=1)] == ["later"]


def test_every_change_is_seen_by_whoever_watches_the_version(ledger: Ledger) -> None:
    before = ledger.version()
    ledger.enter([NOTE], by="U1", request="r1")
    assert ledger.version() != before


def test_refusals_are_kept(ledger: Ledger) -> None:
    ledger.refuse("U3", "close KENT-2016-E1", "viewers may not change a status")
    assert [(one.by, one.wanted, one.why) for one in ledger.refusals()] == [
        ("U3", "close KENT-2016-E1", "viewers may not change a status")
    ]


def test_a_long_text_is_kept_whole(ledger: Ledger) -> None:
    ledger.enter([Proposed(What.NOTE, F, "ab" * 20_000)], by="U1", request="r1")
    assert len(ledger.entries()[0].value) == 40_000
