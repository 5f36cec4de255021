"""A tracker that is brought in: what it enters, every problem in its place, nothing overwritten, nothing twice."""

import csv
import io
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.registered import read_register
from bot.exchange.formats import to_csv
from bot.exchange.table import Kind
from bot.exchange.tables import table
from bot.exchange.tracker import Plan, plan
from bot.exchange.truths import truths
from bot.exchange.wanted import Desk
from bot.exchange.whom import NOTHING
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.register.entry import Entry, Proposed, What
from bot.register.join import join
from bot.register.register import Register
from bot.today import now

PUBLISHED = load(shipped_path()).knowledge
PEOPLE = {"U1DANA": "Dana Whitfield", "U2DANA": "Dana Osei", "U3OSEI": "Dana Osei"}
E1, E2 = "KENT-2016-E1", "KENT-2016-E2"


def desk(register: Register | None = None, *, force: str = "", append: bool = False) -> Desk:
    held = register or Register()
    return Desk(join(PUBLISHED, held, lambda who: PEOPLE.get(who, who)), held, PEOPLE, force, append)


def read(text: str, register: Register | None = None, told: Mapping[str, str] | None = None, **more: object) -> Plan:
    return plan(text.encode(), desk(register, **more), told or {})  # type: ignore[arg-type]


def entered(made: Plan, register: Register | None = None) -> Register:
    """What the register is once a plan is entered."""
    held = register or Register()
    for line in made.lines:
        for one in line.changes:
            held = held.after([Entry(held.last + 1, now(), "ops", one, line.request)])
    return held


def said(made: Plan) -> list[Proposed]:
    return [one for line in made.lines for one in line.changes]


def at(made: Plan) -> list[tuple[int, int]]:
    return [(one.line, one.column) for one in made.problems]


def test_a_row_becomes_entries_in_the_order_in_which_they_hold() -> None:
    made = read(f"finding,status,owner,evidence,note\n{E2},Complete,dana whitfield,Board paper 7,Seen by the board\n")
    assert made.problems == ()
    assert said(made) == [
        Proposed(What.EVIDENCE, E2, "Board paper 7"),
        Proposed(What.OWNER, E2, "U1DANA"),
        Proposed(What.STATUS, E2, "closed"),
        Proposed(What.NOTE, E2, "Seen by the board"),
    ]


def test_a_date_moves_with_its_reason_and_approver_and_the_day_comes_first() -> None:
    heads = "Force,Ref,Obligation,Due date,Reason,Approved by"
    made = read(f"{heads}\nKent,2016-E1,action-plan,01/06/2017,The analysis was late,ACC Moss\n")
    moved = Proposed(What.DATE, E1, "2017-06-01", "action-plan", "The analysis was late", "ACC Moss")
    assert (said(made), made.problems) == ([moved], ())


@pytest.mark.parametrize("written", ["2017-05-01", "01/05/2017", "1 May 2017", "1-May-2017", "01.05.2017"])
def test_the_day_that_was_published_is_no_move(written: str) -> None:
    made = read(f"finding,obligation,due\n{E1},action-plan,{written}\n")
    assert (made.lines, made.problems, made.same) == ((), (), 1)


def test_every_problem_is_told_at_once_in_its_line_and_column() -> None:
    text = (
        "finding,status,owner,due,obligation\n"
        '"KENT-2016-E9",in progress,,,\n'
        f'{E1},"nearly\ndone",,,\n'
        f"{E2},closed,Dana Osei,,\n"
        f"{E1},,,31/06/2017,action-plan\n"
        f"{E1},,,2017-07-01,action-plan\n"
        f"{E1},,,2017-07-01,\n"
        f"{E1},,x,,,stray\n"
    )
    made = read(text)
    assert at(made) == [(2, 1), (3, 2), (5, 2), (5, 3), (6, 4), (7, 4), (7, 4), (8, 5), (9, 6)]
    told = [one.at("t.csv") for one in made.problems]
    assert "did you mean KENT-2016-E" in told[0]
    assert "write one of awaiting allocation, in progress" in told[1]
    assert "there must be evidence" in told[2]
    assert "2 people are called 'Dana Osei'" in told[3]
    assert "is no date: write it like 2026-12-01" in told[4]
    assert {"reason" in one for one in told[5:7]} == {True, False}
    assert "Say which of its obligations" in told[7]
    assert "more cells than the heading" in told[8]


def test_a_finding_of_another_force_is_not_taken() -> None:
    [one] = read(f"finding,force,note\n{E1},Essex,x\n").problems
    assert one.said == "KENT-2016-E1 is of Kent: mend the force or the id"


def test_a_reference_needs_a_force_and_must_mean_one_finding() -> None:
    assert "give --force" in read("reference,note\n2016-E1,x\n").problems[0].said
    assert said(read("reference,note\n2016 e1,x\n", force="kent"))[0].finding == E1
    assert "write the whole id" in read("reference,note\nE1,x\n", force="kent").problems[0].said
    assert "there is no '2016-E9' of that force" in read("reference,note\n2016-E9,x\n", force="kent").problems[0].said


def test_what_the_register_says_otherwise_is_left_unless_appended() -> None:
    held = entered(read(f"finding,status,owner\n{E1},in progress,Dana Whitfield\n"))
    text = f"finding,status,owner,note\n{E1},Awaiting allocation,DI Moss,New\n"
    made = read(text, held)
    assert [(one.line, one.column) for one in made.conflicts] == [(2, 3), (2, 2)]
    assert "has 'Dana Whitfield' in the register, and 'DI Moss' here: left as it is" in made.conflicts[0].said
    assert said(made) == [Proposed(What.NOTE, E1, "New")]
    more = read(text, held, append=True)
    assert [one.what for one in said(more)] == [What.OWNER, What.STATUS, What.NOTE]
    assert more.conflicts == ()


def test_the_same_file_again_enters_nothing() -> None:
    text = f"finding,status,owner,evidence,note\n{E1},closed,DI Moss,Paper,One\n{E2},in progress,,,\n"
    held = entered(read(text))
    again = read(text, held)
    assert (again.lines, again.conflicts, again.same) == ((), (), 2)
    changed = held.after([Entry(held.last + 1, now(), "U1DANA", Proposed(What.STATUS, E2, "dependent"))])
    later = read(text, changed)
    assert (later.lines, len(later.conflicts)) == ((), 1)
    twice = entered(read(text, changed, append=True), changed)
    back = twice.after([Entry(twice.last + 1, now(), "U1DANA", Proposed(What.STATUS, E2, "dependent"))])
    third = read(text, back, append=True)
    assert third.lines == ()
    assert "entered before from this file" in third.notes[0]


def test_rows_of_one_finding_are_read_together_and_may_not_disagree() -> None:
    made = read(f"finding,status,evidence\n{E1},,Paper\n{E1},closed,\n")
    assert (made.problems, len(said(made))) == ((), 2)
    assert at(read(f"finding,status\n{E1},in progress\n{E1},dependent\n")) == [(3, 2)]


def test_headings_are_suggested_mapped_and_left_out() -> None:
    [one] = read(f"finding,Ownr\n{E1},x\n").problems
    assert (one.line, one.column) == (1, 2)
    assert "did you mean owner?: --map 'Ownr=owner' takes it for that, --map 'Ownr=-' leaves it out" in one.said
    assert said(read(f"finding,Ownr\n{E1},DI Moss\n", told={"ownr": "owner"})) == [Proposed(What.OWNER, E1, "DI Moss")]
    assert read(f"finding,Ownr\n{E1},DI Moss\n", told={"Ownr": "-"}).same == 1
    assert "is left out" in read(f"finding,note,Budget\n{E1},x,9\n").notes[0]
    assert (
        "did you mean --map 'Lead name=owner'?"
        in read(f"finding,Lead name\n{E1},x\n", told={"Lead nam": "owner"}).problems[0].said
    )
    assert "may be the due" in read(f"finding,due date,deadline\n{E1},,\n").problems[0].said
    assert "no column says which finding" in read("status\nclosed\n").problems[0].said


@pytest.mark.parametrize(
    ("encoding", "noted"), [("utf-8", False), ("utf-8-sig", False), ("utf-16", False), ("cp1252", True)]
)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_excel_saves_is_read(encoding: str, noted: bool, separator: str) -> None:
    rows = [["finding", "owner", "note"], [E1, "Zoë Ångström", "a, b; c\r\n“d”"]]
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    made = plan(out.getvalue().encode(encoding), desk(), {})
    assert [one.value for one in said(made)] == ["Zoë Ångström", "a, b; c\n“d”"]
    assert bool(made.notes) == noted


@pytest.mark.parametrize(
    ("content", "line", "why"),
    [
        (b"PK\x03\x04rest", 1, "this is a workbook"),
        (b"finding,note\n\xff\x81,\n", 2, "neither UTF-8 nor Windows-1252"),
        ("finding,note\nx".encode("utf-16-le"), 1, "zero bytes"),
        (b"\xff\xfef\x00\x00\xd8\x00", 1, "goes on otherwise"),
        (b"", 1, "nothing is in this file"),
        (b"\n \n", 1, "nothing is in this file"),
        (b'finding,note\nKENT-2016-E1,"open\n', 2, "close each quote"),
    ],
)
def test_what_cannot_be_read_is_plainly_refused(content: bytes, line: int, why: str) -> None:
    made = plan(content, desk(), {})
    assert made.lines == ()
    assert (made.problems[0].line, why in made.problems[0].said) == (line, True)


@given(st.binary(max_size=80))
def test_any_bytes_end_in_a_plan(content: bytes) -> None:
    plan(content, desk(), {})


LETTERS = st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t")
TEXT = st.text(LETTERS, min_size=1, max_size=30).map(str.strip).filter(lambda text: text.casefold() not in NOTHING)


@given(st.lists(TEXT, min_size=1, max_size=3), TEXT)
def test_an_exported_file_of_findings_comes_back_into_an_empty_register_and_its_own(
    notes: list[str], owner: str
) -> None:
    entries = [
        Proposed(What.EVIDENCE, E1, "=HYPERLINK(1)"),
        Proposed(What.OWNER, E1, owner[:90]),
        Proposed(What.STATUS, E1, "closed", why="-done"),
        *(Proposed(What.NOTE, E2, one) for one in notes),
    ]
    held = Register().after(Entry(n, now(), "ops", one) for n, one in enumerate(entries, 1))
    both = truths(PUBLISHED, held, lambda who: PEOPLE.get(who, who), date(2030, 1, 1))
    file = to_csv(table(Kind.FINDINGS, both))
    same = plan(file, desk(held), {})
    assert (same.lines, same.problems, same.conflicts) == ((), (), ())
    made = plan(file, desk(), {})
    assert made.problems == ()
    fresh = truths(PUBLISHED, entered(made), lambda who: PEOPLE.get(who, who), date(2030, 1, 1))
    for one, other in ((both.joined.finding_by_id[f], fresh.joined.finding_by_id[f]) for f in (E1, E2)):
        assert [event.status for event in one.statuses] == [event.status for event in other.statuses]
        assert "\n".join(note.text for note in one.notes) == "\n".join(note.text for note in other.notes)
        assert (one.owner() is not None and one.owner().name) == (other.owner() is not None and other.owner().name)


def test_the_whole_export_of_a_real_register_is_nothing_new_to_it() -> None:
    held, people, _ = read_register()
    both = truths(PUBLISHED, held, lambda who: people.get(who, who), date(2030, 1, 1))
    there = Desk(join(PUBLISHED, held, lambda who: people.get(who, who)), held, people)
    for kind in (Kind.FINDINGS, Kind.OBLIGATIONS):
        made = plan(to_csv(table(kind, both)), there, {})
        assert (made.problems, made.conflicts, made.lines) == ((), (), ())


def test_findings_of_the_forces_own_come_along_with_what_is_said_of_them() -> None:
    held, people, _ = read_register()
    both = truths(PUBLISHED, held, lambda who: people.get(who, who), date(2030, 1, 1))
    own = [one.id for one in both.joined.findings if one.id not in PUBLISHED.finding_by_id]
    file = to_csv(table(Kind.FINDINGS, both))
    made = plan(file, Desk(PUBLISHED, Register(), people), {})
    assert made.problems == ()
    fresh = entered(made)
    joined = join(PUBLISHED, fresh, lambda who: people.get(who, who))
    assert own != []
    for one in own:
        there, here = both.joined.finding_by_id[one], joined.finding_by_id[one]
        assert (there.forces, there.cycle, there.kind, there.summary, there.pillar, there.question) == (
            (here.forces, here.cycle, here.kind, here.summary, here.pillar, here.question)
        )
        assert [owner.name for owner in there.owners if not owner.obligation] == [owner.name for owner in here.owners]
    again = plan(file, Desk(joined, fresh, people), {})
    assert (again.lines, again.problems) == ((), ())


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("my own,Kent,2016,x,,", "is no id for a finding of your own"),
        ("KENT-I1,,2016,x,,", "needs one force, a cycle and a summary"),
        ("KENT-I1,Kent,2016,,,", "needs one force, a cycle and a summary"),
        ("KENT-I1,Kent,1999,x,,", "is no cycle: write one of"),
        ("KENT-I1,Kent,2016,x,courage,", "is no pillar of 2016: it has effectiveness"),
        ("KENT-I1,Kent,2016,x,,why?", "is no question of 2016"),
    ],
)
def test_a_finding_of_its_own_needs_what_a_finding_has(row: str, why: str) -> None:
    [one] = read(f"finding,force,cycle,summary,pillar,question,kind\n{row},internal finding\n").problems
    assert ((one.line, one.column), why in one.said) == ((2, 1), True)


def test_a_finding_of_its_own_is_added_once() -> None:
    heads = "finding,force,cycle,summary,kind,note"
    made = read(
        f"{heads}\nKENT-I1,Kent,2016,Late checks,internal finding,One\nKENT-I1,Kent,2016,,internal finding,Two\n"
    )
    assert made.problems == ()
    assert [one.what for one in said(made)] == [What.FINDING, What.NOTE, What.NOTE]
