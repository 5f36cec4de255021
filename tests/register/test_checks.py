"""What may not be entered, and how each fault says which field to mend."""

from datetime import UTC, date, datetime

import pytest

from bot.domain.finding import Deadline, DueKind, Finding, Kind, Obligation
from bot.domain.registering import Registering
from bot.register.added import OwnFinding, OwnObligation
from bot.register.checks import TAKEN, faults
from bot.register.entry import Entry, Proposed, What
from bot.register.standing import standing

F = "KENT-2016-E1"
PLAN = Obligation("action-plan", "Submit an action plan", Deadline(DueKind.EXACT, day=date(2017, 5, 1)))
OPEN_ENDED = Obligation("profile", "Develop a profile", Deadline(DueKind.NONE))
FINDING = Finding(F, ("kent",), "peel-2016", Kind.AREA_FOR_IMPROVEMENT, "...", (), obligations=(PLAN, OPEN_ENDED))
EVIDENCE = Proposed(What.EVIDENCE, F, "https://intranet/42")


def wrong(change: Proposed, *before: Proposed, rules: Registering = Registering()) -> list[str]:  # noqa: B008 (frozen)
    at = datetime(2017, 4, 3, 9, tzinfo=UTC)
    now = standing(F, [Entry(number, at, "U1", one) for number, one in enumerate(before, 1)])
    return [fault.field for fault in faults(change, FINDING, now, rules)]


@pytest.mark.parametrize(
    "change",
    [
        Proposed(What.STATUS, F, "in-progress"),
        Proposed(What.OWNER, F, "U2"),
        Proposed(What.OWNER, F, "U2", obligation="action-plan"),
        Proposed(What.DATE, F, "2017-06-01", obligation="action-plan", why="data came late", approver="U9"),
        Proposed(What.DATE, F, "2017-06-01", obligation="profile"),
        EVIDENCE,
        Proposed(What.NOTE, F, "spoken with the chief"),
    ],
)
def test_what_is_in_order(change: Proposed) -> None:
    assert wrong(change) == []


def test_closing_wants_evidence() -> None:
    closing = Proposed(What.STATUS, F, "closed")
    assert wrong(closing) == ["value"]
    assert wrong(closing, EVIDENCE) == []
    assert wrong(closing, EVIDENCE, Proposed(What.UNDO, F, undoes=1)) == ["value"]


def test_the_last_evidence_of_a_closing_is_not_taken_back() -> None:
    closing, undo = Proposed(What.STATUS, F, "closed"), Proposed(What.UNDO, F, undoes=1)
    assert wrong(undo, EVIDENCE, closing) == ["undoes"]
    assert wrong(undo, EVIDENCE, Proposed(What.EVIDENCE, F, "minute 13"), closing) == []
    assert wrong(undo, EVIDENCE, closing, Proposed(What.STATUS, F, "in-progress", why="it came back")) == []
    assert wrong(Proposed(What.UNDO, F, undoes=3), EVIDENCE, closing, Proposed(What.NOTE, F, "x")) == []


def test_what_reopened_is_not_closed_by_an_undo_without_evidence() -> None:
    before = (
        EVIDENCE,
        Proposed(What.STATUS, F, "closed"),
        Proposed(What.STATUS, F, "in-progress", why="it came back"),
        Proposed(What.UNDO, F, undoes=1),
    )
    assert wrong(Proposed(What.UNDO, F, undoes=3), *before) == ["undoes"]


def test_an_id_is_given_once() -> None:
    step = OwnObligation(F, "tell-the-board", "tell the board").proposed()
    assert wrong(step) == []
    assert wrong(step, step) == [TAKEN]
    assert wrong(step, step, Proposed(What.UNDO, F, undoes=1)) == [TAKEN]
    own = OwnFinding(F, "kent", "peel-2016", "Calls wait").proposed()
    assert wrong(own, own) == [TAKEN]


def test_opening_again_wants_a_reason() -> None:
    before = (EVIDENCE, Proposed(What.STATUS, F, "closed"))
    assert wrong(Proposed(What.STATUS, F, "in-progress"), *before) == ["why"]
    assert wrong(Proposed(What.STATUS, F, "in-progress", why="it came back"), *before) == []


def test_moving_a_date_wants_a_reason_and_an_approver() -> None:
    assert wrong(Proposed(What.DATE, F, "2017-06-01", obligation="action-plan")) == ["why", "approver"]


def test_only_those_named_approve() -> None:
    rules = Registering(approvers=("U9",))
    moved = Proposed(What.DATE, F, "2017-06-01", obligation="action-plan", why="data", approver="U2")
    assert wrong(moved, rules=rules) == ["approver"]


def test_a_date_is_moved_so_often_and_no_more() -> None:
    moved = Proposed(What.DATE, F, "2017-06-01", obligation="action-plan", why="data", approver="U9")
    again = Proposed(What.DATE, F, "2017-07-01", obligation="action-plan", why="data", approver="U9")
    assert wrong(again, moved, rules=Registering(moves=1)) == ["value"]
    assert wrong(again, moved) == []
    first, moved, again = (
        Proposed(What.DATE, F, f"2017-0{month}-01", obligation="profile", why="data", approver="U9")
        for month in (6, 7, 8)
    )
    assert wrong(moved, first, rules=Registering(moves=1)) == []
    assert wrong(again, first, moved, rules=Registering(moves=1)) == ["value"]


@pytest.mark.parametrize("value", ["", "soon", "2017-02-30", "1999-01-01", "2017-05-01"])
def test_dates_that_are_none_or_change_nothing(value: str) -> None:
    moved = Proposed(What.DATE, F, value, obligation="action-plan", why="data", approver="U9")
    assert wrong(moved) == ["value"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (Proposed(What.STATUS, F, "done-ish"), "value"),
        (Proposed(What.OWNER, F, ""), "value"),
        (Proposed(What.OWNER, F, "U2", obligation="nothing"), "obligation"),
        (Proposed(What.DATE, F, "2017-06-01"), "obligation"),
        (Proposed(What.EVIDENCE, F, "  "), "value"),
        (Proposed(What.NOTE, F, "x" * 40_000), "value"),
        (Proposed(What.UNDO, F, undoes=7), "undoes"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(change: Proposed, field: str) -> None:
    assert wrong(change) == [field]


def test_what_says_nothing_new_is_refused() -> None:
    assert wrong(Proposed(What.STATUS, F, "in-progress"), Proposed(What.STATUS, F, "in-progress")) == ["value"]
    assert wrong(Proposed(What.OWNER, F, "U2"), Proposed(What.OWNER, F, "U2")) == ["value"]
    taken_back = (Proposed(What.NOTE, F, "a"), Proposed(What.UNDO, F, undoes=1))
    assert wrong(Proposed(What.UNDO, F, undoes=1), *taken_back) == ["undoes"]
    assert wrong(Proposed(What.UNDO, F, undoes=2), *taken_back) == []
