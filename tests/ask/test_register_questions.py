"""Questions about the register in other words, and near misses that ask nothing of it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.ask.answer import Outcome, Table
from bot.ask.answerer import Answerer
from bot.ask.asked import Topic
from bot.ask.query import Context, NotUnderstood, Query
from bot.ask.respond import breakdown
from bot.domain.rag import rag
from bot.domain.registering import DEFAULT_STATUSES, Rag, Registering, StatusRule
from bot.register.entry import Entry, Proposed, What
from bot.register.register import Register
from bot.serving import joined
from tests.ask.registered import TODAY, ask, facts, published, registered, table


def topic(text: str) -> Topic | None:
    query = registered().understand(text, Context(TODAY, home_force="kent", person="U0RAVIPAT"))
    return query.asked.topic if isinstance(query, Query) and query.asked is not None else None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("what does <@U0RAVIPAT> own", Topic.LIST),
        ("what does <@U0RAVIPAT|ravi.p> own in Cleveland", Topic.LIST),
        ("Ravi's actions", Topic.LIST),
        ("anything on my plate", Topic.LIST),
        ("am I responsible for KENT-2016-E2", Topic.LIST),
        ("which actions still need an owner", Topic.LIST),
        ("open findings without an owner", Topic.LIST),
        ("what is up for sign-off", Topic.LIST),
        ("everything being progressed", Topic.LIST),
        ("which findings are rated amber", Topic.LIST),
        ("how many of our findings are in each status", Topic.BREAKDOWN),
        ("findings by status", Topic.BREAKDOWN),
        ("RAG rating of our findings", Topic.RAG),
        ("traffic light status of our findings", Topic.RAG),
        ("has any deadline slipped", Topic.MOVED),
        ("how often have dates been put back and why", Topic.MOVED),
        ("who moved the date of KENT-2016-E1", Topic.MOVED),
        ("who signed off WEST-MERCIA-2016-E1", Topic.CLOSING),
        ("on what evidence was WEST-MERCIA-2016-E1 closed", Topic.CLOSING),
        ("what happened since 1 May", Topic.CHANGES),
        ("what was updated in May 2017", Topic.CHANGES),
        ("audit trail of KENT-2016-E1", Topic.CHANGES),
    ],
)
def test_what_of_the_register_is_asked(text: str, what: Topic) -> None:
    assert topic(text) is what


@pytest.mark.parametrize(
    "text",
    [
        "kent", "findings kent 2016", "deadlines kent", "how was Kent judged in 2016", "is Kent closed to the public",
        "a complete list of findings", "what did we agree with HMICFRS", "how has Kent changed since 2015",
        "what evidence did inspectors find about stalking", "which forces moved up since 2016", "who owns Kent",
        "what does closed mean", "history kent effectiveness", "which findings keep coming back", "show me Kent",
        "what is an owner", "is the red lion open", "white paper", "compare kent and essex by colour of grade",
        "what changed for Kent between 2016 and 2017", "the weather on my plate", "may i compare 2016 with 2017",
    ],
)  # fmt: skip
def test_near_misses_ask_nothing_of_it(text: str) -> None:
    context = Context(TODAY, home_force="kent")
    assert topic(text) is None
    assert registered().understand(text, context) == published().understand(text, context)


def test_without_a_register_nobody_is_known_by_name() -> None:
    context = Context(TODAY, home_force="kent", person="U0RAVIPAT")
    for text in ("what does Dana Whitfield own", "what is pending sign-off", "what changed since the last board"):
        query = published().understand(text, context)
        assert not isinstance(query, Query) or query.asked is None


def test_what_is_theirs_is_so_at_any_force_unless_one_is_named() -> None:
    everywhere = {one["id"] for one in facts(ask("what does Ravi own"), "finding")}
    assert everywhere == {"KENT-2016-E1", "KENT-2016-E2", "CLEVELAND-2015-E2"}
    at_kent = {one["id"] for one in facts(ask("what does Ravi own for Kent"), "finding")}
    assert at_kent == {"KENT-2016-E1", "KENT-2016-E2"}


def test_who_asks_must_be_known() -> None:
    asked = registered().understand("what do I own", Context(TODAY, home_force="kent"))
    assert isinstance(asked, NotUnderstood)
    assert "Who asks is not known" in asked.reason


@pytest.mark.parametrize(
    "question", ["breakdown by status", "RAG for Kent", "breakdown by status for all forces", "RAG for all forces"]
)
@pytest.mark.parametrize("on", [date(2017, 3, 1), date(2017, 4, 10), TODAY, date(2025, 10, 1)])
def test_the_numbers_add_up(question: str, on: date) -> None:
    answer = ask(question, on)
    rows = {row[0]: row[1:] for row in table(answer).rows}
    every = rows.pop("all")
    assert sum(int(row[0]) for row in rows.values()) == int(every[0])
    for row in rows.values():
        if row[1]:
            assert int(row[1]) + int(row[2]) == int(row[0])
    counts = [one for one in facts(answer, "count") if one.get("of") != "all"]
    assert sum(int(str(one["value"])) for one in counts) == int(every[0])
    assert answer.headline.startswith(f"{every[0]} finding")
    if "status" in question:
        assert answer.chart is not None
        [(_, bars)] = answer.chart.series
        assert dict(zip(answer.chart.categories, bars, strict=True)) == {
            name: int(str(row[0])) for name, row in rows.items()
        }
    else:
        assert answer.chart is None


def test_a_colour_goes_by_the_status_then_by_the_dates() -> None:
    knowledge, rules = registered().knowledge, Registering()
    one = knowledge.finding_by_id["KENT-2016-E1"]
    assert rag(one, date(2017, 5, 31), rules) is Rag.AMBER
    assert rag(one, date(2017, 7, 15), rules) is Rag.RED
    assert rag(one, date(2017, 3, 1), rules) is None
    assert rag(knowledge.finding_by_id["WEST-MERCIA-2016-E1"], TODAY, rules) is Rag.GREEN
    assert rag(knowledge.finding_by_id["WEST-MERCIA-2016-E2"], TODAY, rules) is Rag.RED
    assert rag(knowledge.finding_by_id["WEST-MERCIA-2017-E1"], TODAY, rules) is Rag.WHITE
    assert breakdown.NOT_STATED in ask("breakdown by status").headline


def test_a_colour_never_stands_without_its_word() -> None:
    assert all(
        row[0][-1].isalpha() for part in ask("RAG for Kent").parts if isinstance(part, Table) for row in part.rows
    )


def test_nothing_is_invented_of_somebody_whom_the_register_does_not_name() -> None:
    for text in ("what does Bob own", "what is assigned to Kim Vance", "which findings does Priya Shah own"):
        answer = ask(text)
        assert answer.outcome is Outcome.NOT_KNOWN, text
        assert not facts(answer, "finding"), text


def small(
    *said: Proposed, statuses: tuple[StatusRule, ...] = DEFAULT_STATUSES, names: dict[str, str] | None = None
) -> Answerer:
    """Return what answers from the shipped knowledge and these entries, with statuses of a force's own."""
    knowledge = replace(published().knowledge, registering=Registering(statuses))
    at = datetime(2017, 4, 3, 9, tzinfo=UTC)
    register = Register().after(Entry(number, at, "U0SAMONEI", one) for number, one in enumerate(said, 1))
    return joined(Answerer(knowledge), register, lambda person: (names or {}).get(person, person))


def test_statuses_of_a_forces_own_are_asked_for_by_any_of_their_names() -> None:
    legal = StatusRule("legal", "pending legal review", rag=Rag.WHITE, aliases=("with the lawyers", "legal eagles"))
    done = StatusRule("done", "wrapped up", open=False)
    answerer = small(
        Proposed(What.STATUS, "KENT-2016-E1", "legal"),
        Proposed(What.STATUS, "KENT-2016-E2", "done"),
        statuses=(legal, done),
    )
    for text in ("what is pending legal review", "which findings are with the lawyers", "anything at legal eagles?"):
        answer = answerer.ask(text, Context(TODAY, home_force="kent"))
        assert [one["id"] for one in facts(answer, "finding")] == ["KENT-2016-E1"], text
    wrapped = answerer.ask("which findings are wrapped up", Context(TODAY, home_force="kent"))
    assert [(one["id"], one["open"]) for one in facts(wrapped, "finding")] == [("KENT-2016-E2", False)]
    tally = answerer.ask("breakdown by status", Context(TODAY, home_force="kent"))
    assert "1 pending legal review, 1 wrapped up" in tally.headline


@pytest.mark.parametrize(
    "name", ["Ана Петрова", "דנה לוי", "🦊 Ana Fuchs", "Siân O'Rourke-Jones", "Will May", "Kent Brown"]
)
def test_people_of_any_name_are_known_by_it_and_take_no_other_words(name: str) -> None:
    answerer = small(Proposed(What.OWNER, "KENT-2016-E1", "U0SOMEONE1"), names={"U0SOMEONE1": name})
    context = Context(TODAY, home_force="kent")
    answer = answerer.ask(f"what does {name} own", context)
    assert [one["id"] for one in facts(answer, "finding")] == ["KENT-2016-E1"]
    assert f"owned by {name}" in answer.headline
    for text in ("findings kent 2016", "what will Kent do in May 2017", "kent", "deadlines may 2017"):
        assert answerer.understand(text, context) == published().understand(text, context), text
