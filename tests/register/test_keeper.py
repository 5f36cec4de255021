"""The one way to change the register: by a role, by the rules, once, and never over what somebody missed."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.domain.access import Access, Members, Role
from bot.domain.registering import Registering
from bot.errors import LedgerError
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.ledger.ledger import Ledger, open_ledger
from bot.register.entry import Entry, Overtaken, Proposed, What
from bot.register.keeper import Entered, Faulty, Keeper, NotAllowed, Outcome

F = "KENT-2016-E1"
FINDING = load(shipped_path()).knowledge.finding_by_id[F]
ACCESS = Access(administrators=Members(frozenset({"U9ADMIN"})))


@pytest.fixture
def ledger(database_url: str) -> Iterator[Ledger]:
    made = open_ledger(database_url)
    yield made
    made.close()


def change(keeper: Keeper, *said: Proposed, request: str, role: Role = Role.EDITOR, seen: int | None = None) -> Outcome:
    given = {"by": "U1", "role": role, "access": ACCESS, "rules": Registering(), "request": request, "seen": seen}
    return keeper.change(said, FINDING, **given)


def test_what_an_editor_enters_shows_at_once_and_in_other_copies_when_they_look(ledger: Ledger) -> None:
    one, other = Keeper(ledger), Keeper(ledger)
    assert isinstance(change(one, Proposed(What.STATUS, F, "in-progress"), request="a"), Entered)
    assert one.current.of(F).status is not None
    assert other.current.of(F).status is None
    assert other.refresh()
    assert other.current.of(F).status is not None
    assert not other.refresh()


def test_a_viewer_is_refused_told_whom_to_ask_and_kept_in_the_audit(ledger: Ledger) -> None:
    said = change(Keeper(ledger), Proposed(What.NOTE, F, "x"), request="a", role=Role.VIEWER)
    assert isinstance(said, NotAllowed)
    assert "Ask an administrator" in said.said
    assert ledger.entries() == []
    assert [one.wanted for one in ledger.refusals()] == [f"note {F}"]


def test_evidence_and_the_closing_that_wants_it_may_come_together(ledger: Ledger) -> None:
    keeper = Keeper(ledger)
    closing = Proposed(What.STATUS, F, "closed")
    assert isinstance(change(keeper, closing, request="a"), Faulty)
    assert ledger.entries() == []
    both = change(keeper, Proposed(What.EVIDENCE, F, "minute 12"), closing, request="b")
    assert isinstance(both, Entered)
    assert len(both.entries) == 2


def test_the_same_request_twice_is_entered_once_and_said_alike(ledger: Ledger) -> None:
    keeper = Keeper(ledger)
    first = change(keeper, Proposed(What.STATUS, F, "in-progress"), request="a")
    again = change(keeper, Proposed(What.STATUS, F, "in-progress"), request="a")
    assert first == again
    assert isinstance(change(keeper, Proposed(What.STATUS, F, "in-progress"), request="b"), Faulty)


def test_who_saw_an_older_version_is_told_what_they_missed(ledger: Ledger) -> None:
    mine, theirs = Keeper(ledger), Keeper(ledger)
    change(theirs, Proposed(What.NOTE, F, "theirs"), request="t", seen=0)
    lost = change(mine, Proposed(What.NOTE, F, "mine"), request="m", seen=0)
    assert isinstance(lost, Overtaken)
    assert [one.value for one in lost.missed] == ["theirs"]
    assert isinstance(change(mine, Proposed(What.NOTE, F, "mine"), request="m2"), Entered)


def test_what_another_copy_entered_before_is_heeded_and_not_missed_after(ledger: Ledger) -> None:
    mine, theirs = Keeper(ledger), Keeper(ledger)
    change(theirs, Proposed(What.EVIDENCE, F, "minute 12"), request="t")
    assert mine.current.of(F).evidence == ()
    closed = change(mine, Proposed(What.STATUS, F, "closed"), request="m")
    assert isinstance(closed, Entered)
    ledger.enter([Proposed(What.NOTE, "ANOTHER", "theirs")], by="U2", request="elsewhere")
    assert isinstance(change(mine, Proposed(What.NOTE, F, "mine"), request="m2"), Entered)
    assert mine.current.of("ANOTHER").version == 3
    assert [one.id for one in mine.current.entries()] == [1, 2, 3, 4]


def test_a_request_that_another_copy_has_entered_is_entered_no_more(ledger: Ledger) -> None:
    mine, theirs = Keeper(ledger), Keeper(ledger)
    first = change(theirs, Proposed(What.STATUS, F, "in-progress"), request="a", seen=0)
    assert change(mine, Proposed(What.STATUS, F, "in-progress"), request="a", seen=0) == first
    assert len(ledger.entries()) == 1


class Leaving:
    """A database that goes away after the next thing that is entered."""

    def __init__(self, ledger: Ledger) -> None:
        self.enter = self._enter
        self.refuse = ledger.refuse
        self._ledger = ledger
        self.away = False

    def _enter(self, *args: Any, **more: Any) -> tuple[Entry, ...] | Overtaken:
        done = self._ledger.enter(*args, **more)
        self.away = True
        return done

    def entries(self, finding: str | None = None, *, after: int = 0) -> list[Entry]:
        if self.away:
            raise LedgerError("the database", "is gone", "start it")
        return self._ledger.entries(finding, after=after)


def test_what_is_in_is_not_said_to_be_lost_where_the_database_goes_just_after(ledger: Ledger) -> None:
    leaving = Leaving(ledger)
    here = Keeper(leaving)
    ledger.enter([Proposed(What.NOTE, "KENT-2016-E2", "by another copy")], by="U2", request="z")
    said = change(here, Proposed(What.NOTE, F, "mine"), request="a")
    assert isinstance(said, Entered)
    assert [one.value for one in ledger.entries()] == ["by another copy", "mine"]
    leaving.away = False
    assert here.refresh()
    assert [one.value for one in here.current.entries()] == ["by another copy", "mine"]


def test_an_administrator_may_move_a_date_more_often(ledger: Ledger) -> None:
    keeper = Keeper(ledger)

    def moved(month: int, role: Role) -> Outcome:
        said = Proposed(What.DATE, F, f"2017-0{month}-01", "action-plan", "data", "U9")
        return keeper.change(
            [said],
            FINDING,
            by="U1",
            role=role,
            access=ACCESS,
            rules=Registering(moves=1),
            request=f"{month}{role}",
        )

    assert isinstance(moved(6, Role.EDITOR), Entered)
    assert isinstance(moved(7, Role.EDITOR), Faulty)
    assert isinstance(moved(7, Role.ADMINISTRATOR), Entered)
