"""Where a finding stands by its entries, whatever was taken back."""

from datetime import UTC, date, datetime

from bot.register.entry import Entry, Proposed, What
from bot.register.standing import Standing, standing

FINDING = "KENT-2016-E1"


def entries(*said: Proposed) -> Standing:
    at = datetime(2017, 4, 3, 9, tzinfo=UTC)
    return standing(FINDING, [Entry(number, at, "U1", one) for number, one in enumerate(said, 1)])


def test_without_entries_nothing_is_known() -> None:
    now = entries()
    assert (now.version, now.status, now.owner(), now.due("action-plan"), now.evidence) == (0, None, None, None, ())


def test_the_latest_status_holds_and_all_are_kept() -> None:
    now = entries(Proposed(What.STATUS, FINDING, "in-progress"), Proposed(What.STATUS, FINDING, "sign-off"))
    assert now.status is not None
    assert now.status.value == "sign-off"
    assert [one.value for one in now.entries] == ["in-progress", "sign-off"]
    assert now.version == 2


def test_an_obligation_has_its_own_owner_or_the_findings() -> None:
    now = entries(
        Proposed(What.OWNER, FINDING, "U2"),
        Proposed(What.OWNER, FINDING, "U3", obligation="action-plan"),
    )
    owners = [now.owner(one) for one in ("", "action-plan", "analysis-report")]
    assert [one.value for one in owners if one] == ["U2", "U3", "U2"]


def test_an_owner_can_be_taken_away() -> None:
    assert entries(Proposed(What.OWNER, FINDING, "U2"), Proposed(What.OWNER, FINDING, "")).owner() is None


def test_the_last_move_of_a_date_holds() -> None:
    now = entries(
        Proposed(What.DATE, FINDING, "2017-06-01", obligation="action-plan", why="staff", approver="U9"),
        Proposed(What.DATE, FINDING, "2017-07-01", obligation="action-plan", why="data", approver="U9"),
    )
    assert now.due("action-plan") == date(2017, 7, 1)
    assert [one.said.why for one in now.moves("action-plan")] == ["staff", "data"]


def test_what_is_taken_back_counts_no_more_and_is_still_there() -> None:
    now = entries(
        Proposed(What.STATUS, FINDING, "in-progress"),
        Proposed(What.STATUS, FINDING, "closed"),
        Proposed(What.UNDO, FINDING, undoes=2),
    )
    assert now.status is not None
    assert now.status.value == "in-progress"
    assert now.taken_back(now.entries[1])
    assert len(now.entries) == 3


def test_taking_back_the_taking_back_brings_it_again() -> None:
    now = entries(
        Proposed(What.STATUS, FINDING, "in-progress"),
        Proposed(What.STATUS, FINDING, "closed"),
        Proposed(What.UNDO, FINDING, undoes=2),
        Proposed(What.UNDO, FINDING, undoes=3),
    )
    assert now.status is not None
    assert now.status.value == "closed"


def test_whoever_saw_an_older_version_is_told_what_came_since() -> None:
    now = entries(Proposed(What.NOTE, FINDING, "a"), Proposed(What.NOTE, FINDING, "b"))
    assert [one.value for one in now.since(1)] == ["b"]
