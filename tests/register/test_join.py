"""The two truths joined: what the force entered stands beside what was published, each with its source."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.domain.finding import DueKind, Kind, Origin
from bot.domain.knowledge import Knowledge
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.register.added import OwnFinding, OwnObligation
from bot.register.entry import Entry, Proposed, What
from bot.register.join import join, join_one
from bot.register.register import Register

PUBLISHED = load(shipped_path()).knowledge
E1, E2 = "KENT-2016-E1", "KENT-2016-E2"
BEGIN = datetime(2017, 4, 3, 9, tzinfo=UTC)
NAMES = {"U1": "Dana Whitfield", "U9": "ACC Moss"}


def register(*said: Proposed) -> Register:
    """One entry a day from 3 April 2017 on."""
    return Register().after(
        Entry(number, BEGIN + timedelta(days=number - 1), "U1", one, f"r{number}") for number, one in enumerate(said, 1)
    )


def joined(*said: Proposed) -> Knowledge:
    return join(PUBLISHED, register(*said), lambda person: NAMES.get(person, person))


def test_an_empty_register_changes_nothing() -> None:
    assert joined() is PUBLISHED


def test_a_status_is_said_by_the_register_and_by_whom() -> None:
    one = joined(Proposed(What.STATUS, E1, "in-progress"), Proposed(What.STATUS, E1, "closed", why="signed off"))
    finding = one.finding_by_id[E1]
    assert [(s.status, s.on, s.by, s.open) for s in finding.statuses] == [
        ("in progress", date(2017, 4, 3), "Dana Whitfield", True),
        ("closed", date(2017, 4, 4), "Dana Whitfield", False),
    ]
    assert finding.statuses[-1].source.title == "the force's register, entry 2"
    assert not finding.open
    assert finding.open_on(date(2017, 4, 3))
    assert PUBLISHED.finding_by_id[E1].statuses == ()
    assert one.finding_by_id[E2] is PUBLISHED.finding_by_id[E2]


def test_a_moved_date_keeps_the_original_who_moved_it_who_approved_it_and_why() -> None:
    was = next(one for one in PUBLISHED.finding_by_id[E1].obligations if one.id == "analysis-report").deadline
    moved = Proposed(What.DATE, E1, "2017-07-03", "analysis-report", "data came late", "U9")
    deadline = next(o for o in joined(moved).finding_by_id[E1].obligations if o.id == "analysis-report").deadline
    assert (deadline.day, deadline.original, deadline.origin) == (date(2017, 7, 3), was.day, Origin.INSPECTORATE)
    assert deadline.disputed == was.disputed != ()
    [revision] = deadline.revisions
    assert (revision.why, revision.by, revision.approver) == ("data came late", "Dana Whitfield", "ACC Moss")
    assert deadline.moved_by_force


def test_what_the_force_adds_is_internal() -> None:
    own = OwnFinding("KENT-INT-1", "kent", "peel-2016", "Call handling")
    step = OwnObligation("KENT-INT-1", "plan", "Write the plan", date(2017, 9, 1))
    beside = OwnObligation(E2, "board", "Tell the board", date(2017, 6, 5))
    one = joined(own.proposed(), step.proposed(), beside.proposed())
    assert one.finding_by_id["KENT-INT-1"].kind is Kind.INTERNAL
    [obligation] = one.finding_by_id["KENT-INT-1"].obligations
    assert (obligation.deadline.kind, obligation.deadline.origin) == (DueKind.EXACT, Origin.INTERNAL)
    assert [o.id for o in one.finding_by_id[E2].obligations][-1] == "board"
    assert one.finding_by_id["KENT-INT-1"] in one.findings_of["kent"]


def test_a_first_date_where_none_was_set_is_the_forces_own() -> None:
    plain = replace(OwnObligation(E2, "step", "A step"))
    one = joined(plain.proposed(), Proposed(What.DATE, E2, "2017-06-01", "step"))
    deadline = next(o for o in one.finding_by_id[E2].obligations if o.id == "step").deadline
    assert (deadline.day, deadline.origin, deadline.revisions) == (date(2017, 6, 1), Origin.INTERNAL, ())


def test_owners_of_the_finding_and_of_one_obligation() -> None:
    one = joined(
        Proposed(What.OWNER, E1, "U1"), Proposed(What.OWNER, E1, "Det Supt Ames", "action-plan")
    ).finding_by_id[E1]
    assert [one.owner(o).name for o in ("", "action-plan", "analysis-report") if one.owner(o)] == [
        "Dana Whitfield",
        "Det Supt Ames",
        "Dana Whitfield",
    ]
    gone = joined(Proposed(What.OWNER, E1, "U1"), Proposed(What.OWNER, E1, ""))
    assert gone.finding_by_id[E1].owners == ()


def test_nobody_may_own_an_obligation_of_a_finding_that_somebody_owns() -> None:
    one = joined(Proposed(What.OWNER, E1, "U1"), Proposed(What.OWNER, E1, "", "action-plan")).finding_by_id[E1]
    assert one.owner("action-plan") is None
    assert one.owner() is not None
    assert one.owner("analysis-report") == one.owner()


def test_as_it_stood_on_a_day_and_undone() -> None:
    undo = Proposed(What.UNDO, E1, undoes=1)
    held = register(Proposed(What.STATUS, E1, "in-progress"), undo)
    assert join(PUBLISHED, held, str).finding_by_id[E1].status is None
    before = join(PUBLISHED, held.until(date(2017, 4, 3)), str).finding_by_id[E1].status
    assert before is not None
    assert held.until(date(2017, 4, 2)).standings == {}


def test_entries_come_in_any_order_and_twice() -> None:
    one, two = (Entry(n, BEGIN, "U1", Proposed(What.NOTE, E1, str(n))) for n in (1, 2))
    held = Register().after([two]).after([one, two])
    assert [entry.value for entry in held.of(E1).notes] == ["1", "2"]
    assert held.last == 2


def test_one_finding_joined_alone_is_as_it_is_among_all() -> None:
    held = register(
        Proposed(What.STATUS, E1, "in-progress"),
        Proposed(What.OWNER, E1, "U1"),
        OwnObligation(E1, "board", "Tell the board", date(2017, 6, 1)).proposed(),
        Proposed(What.DATE, E1, "2017-07-03", "analysis-report", "data came late", "U9"),
        OwnFinding("KENT-INT-1", "kent", "peel-2016", "Calls wait too long").proposed(),
        Proposed(What.NOTE, "KENT-INT-1", "spoken"),
        OwnFinding("NOWHERE-INT-1", "nowhere", "peel-2016", "No such force").proposed(),
    )
    both = join(PUBLISHED, held, str)
    for one in (E1, E2, "KENT-INT-1", "NOWHERE-INT-1", "KENT-1900-X9"):
        assert join_one(PUBLISHED, held, one.lower(), str) == both.finding_by_id.get(one), one
