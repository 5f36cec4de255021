"""The tables: both truths as of a day, in columns of their own, each with its source."""

from datetime import UTC, date, datetime

from bench.registered import read_register
from bot.exchange.table import Cell, Kind
from bot.exchange.tables import table
from bot.exchange.truths import Truths, truths
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.register.added import OwnFinding
from bot.register.entry import Entry, Proposed, What
from bot.register.register import Register

PUBLISHED = load(shipped_path()).knowledge
REGISTER, PEOPLE, _ = read_register()
DAY = date(2017, 5, 20)


def held(day: date = DAY, register: Register = REGISTER) -> Truths:
    return truths(PUBLISHED, register, lambda person: PEOPLE.get(person, person), day)


def rows(
    kind: Kind, day: date = DAY, force: str | None = "kent", register: Register = REGISTER
) -> list[dict[str, Cell]]:
    made = table(kind, held(day, register), force)
    return [dict(zip([column.name for column in made.columns], row, strict=True)) for row in made.rows]


def one(kind: Kind, finding: str, day: date = DAY, **more: str) -> dict[str, Cell]:
    [found] = [row for row in rows(kind, day) if row["finding"] == finding and more.items() <= row.items()]
    return found


def test_a_finding_has_both_truths_apart_each_with_its_source() -> None:
    found = one(Kind.FINDINGS, "KENT-2016-E2")
    assert str(found["published source"]).startswith("https://hmicfrs")
    assert (found["published status"], found["published status source"]) == (None, None)
    assert found["register status"] == "with the inspectorate for sign-off"
    assert (found["register status on"], found["register status by"]) == (date(2017, 5, 2), "Ravi Patel")
    assert found["register status source"] == "the force's register, entry 15"
    assert (found["register owner"], found["register owner source"]) == ("Ravi Patel", "the force's register, entry 4")
    assert found["register evidence"] == "The local profile, shared drive, folder P-17"
    assert found["RAG"] == "amber"


def test_without_a_statement_nothing_is_made_up() -> None:
    found = next(row for row in rows(Kind.FINDINGS, register=Register()) if row["finding"] == "KENT-2016-E1")
    assert (found["open"], found["RAG"]) == ("yes", "not known")
    assert {name: cell for name, cell in found.items() if name.startswith("register") and cell is not None} == {}


def test_a_moved_date_tells_the_original_how_often_and_why() -> None:
    owed = one(Kind.OBLIGATIONS, "KENT-2016-E1", obligation="action-plan")
    assert (owed["origin"], owed["original due"], owed["due"]) == ("inspectorate", date(2017, 5, 1), date(2017, 7, 14))
    assert (owed["published due"], owed["register due"], owed["times moved"]) == (
        date(2017, 5, 1),
        date(2017, 7, 14),
        2,
    )
    assert owed["register moves"] == (
        "was 2017-05-01, moved on 2017-04-03, by Dana Whitfield, approved by Jo March: The analysis was late.\n"
        "was 2017-06-15, moved on 2017-04-20, by Dana Whitfield, approved by Jo March: The data came late."
    )
    assert owed["register due source"] == "the force's register, entry 9"
    assert (owed["days left"], owed["days overdue"]) == (55, None)
    assert owed["register owner"] == "Ravi Patel"


def test_days_overdue_count_from_the_day_and_only_while_it_is_open() -> None:
    late = one(Kind.OBLIGATIONS, "KENT-2016-E1", date(2017, 7, 20), obligation="action-plan")
    assert (late["days left"], late["days overdue"], late["RAG"]) == (None, 6, "red")
    on_the_day = one(Kind.OBLIGATIONS, "KENT-2016-E1", date(2017, 7, 14), obligation="action-plan")
    assert (on_the_day["days left"], on_the_day["days overdue"]) == (0, None)
    said = (Proposed(What.EVIDENCE, "KENT-2016-E1", "Paper"), Proposed(What.STATUS, "KENT-2016-E1", "closed"))
    done = Register().after(Entry(n, datetime(2017, 5, 2, tzinfo=UTC), "U1", one) for n, one in enumerate(said, 1))
    closed = [row for row in rows(Kind.OBLIGATIONS, DAY, register=done) if row["obligation"] == "action-plan"]
    assert [(row["open"], row["due"], row["days left"], row["days overdue"]) for row in closed] == [
        ("no", date(2017, 5, 1), None, None)
    ]


def test_as_of_a_day_leaves_out_what_came_later() -> None:
    before = one(Kind.OBLIGATIONS, "KENT-2016-E1", date(2017, 4, 2), obligation="action-plan")
    assert (before["due"], before["times moved"], before["register due"]) == (date(2017, 5, 1), 0, None)
    assert [row["finding"] for row in rows(Kind.FINDINGS, date(2016, 12, 31))] == []
    assert "KENT-2018-19-E1" not in [row["finding"] for row in rows(Kind.FINDINGS)]
    assert [row["entry"] for row in rows(Kind.HISTORY, date(2017, 3, 14))] == [1, 2, 3, 4]


def test_what_the_force_added_has_no_published_part() -> None:
    own = one(Kind.FINDINGS, "KENT-2016-I1")
    assert {cell for name, cell in own.items() if name.startswith("published")} == {None}
    owed = one(Kind.OBLIGATIONS, "KENT-2016-I1")
    assert {cell for name, cell in owed.items() if name.startswith("published")} == {None}
    assert owed["origin"] == "internal"


def test_the_history_has_every_entry_also_of_findings_no_longer_held() -> None:
    everything = rows(Kind.HISTORY, date(2026, 1, 1), None)
    assert [row["entry"] for row in everything] == [entry.id for entry in REGISTER.entries()]
    moved = everything[6]
    assert (moved["was"], moved["value"], moved["reason"]) == (date(2017, 5, 1), "2017-06-15", "The analysis was late.")
    assert [row["entry"] for row in everything if row["taken back"] == "yes"] == [23, 34]


def test_a_force_has_only_its_own_and_every_finding_is_in_the_whole() -> None:
    assert {row["force"] for row in rows(Kind.FINDINGS)} == {
        "Kent",
        "Cleveland; Hampshire; Humberside; Kent; Warwickshire; West Mercia",
    }
    everything = [row["finding"] for row in rows(Kind.FINDINGS, date(2030, 1, 1), None, Register())]
    assert everything == [finding.id for finding in PUBLISHED.findings]


def test_the_history_of_a_force_has_what_was_taken_back_too() -> None:
    at = datetime(2017, 4, 3, 9, tzinfo=UTC)
    own = OwnFinding("KENT-INT-7", "kent", "peel-2016", "Calls wait").proposed()
    said = [own, Proposed(What.NOTE, "KENT-INT-7", "a note"), Proposed(What.UNDO, "KENT-INT-7", undoes=1)]
    register = Register().after(Entry(number, at, "U1", one) for number, one in enumerate(said, 1))
    told = rows(Kind.HISTORY, register=register)
    assert [(row["finding"], row["what"]) for row in told] == [
        ("KENT-INT-7", "finding"),
        ("KENT-INT-7", "note"),
        ("KENT-INT-7", "undo"),
    ]
    assert rows(Kind.HISTORY, force="essex", register=register) == []
