"""How things stood on days that are gone: open, closed and reopened, owned; and evidence, by the force's register."""

from datetime import UTC, date, datetime

import pytest

from bot.ask.answer import Outcome
from bot.ask.answerer import Answerer
from bot.ask.query import Context, Intent, NotUnderstood, Query
from bot.register.entry import Entry, Proposed, What
from bot.register.register import Register
from bot.render.text import to_text
from bot.serving import joined
from tests.ask.registered import TODAY, ask, facts, published, registered, shown


def understood(text: str, on: date = TODAY) -> Query:
    query = registered().understand(text, Context(on, home_force="dorset"))
    assert isinstance(query, Query), query
    return query


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("what was open on 28 May 2017", date(2017, 5, 28)),
        ("which findings were open on 28 May 2017", date(2017, 5, 28)),
        ("were any findings open on 28 May 2017", date(2017, 5, 28)),
        ("open findings on 28 May 2017", date(2017, 5, 28)),
        ("what was still open at the end of April 2017", date(2017, 4, 30)),
        ("what was open in April 2017", date(2017, 4, 30)),
        ("what was open before 28 May 2017", date(2017, 5, 27)),
        ("what was in progress on 28 May 2017", date(2017, 5, 28)),
        ("which findings were red on 28 May 2017", date(2017, 5, 28)),
        ("breakdown by status on 28 May 2017", date(2017, 5, 28)),
        ("RAG in April 2017", date(2017, 4, 30)),
        ("status of DORSET-2017-E1 on 28 May 2017", date(2017, 5, 28)),
        ("where did DORSET-2017-E1 stand on 28 May 2017", date(2017, 5, 28)),
        ("who owned DORSET-2017-E1 on 25 May 2017", date(2017, 5, 25)),
        ("what did Dana Whitfield own on 25 May 2017", date(2017, 5, 25)),
    ],
)
def test_a_state_is_seen_from_the_day_beside_it(text: str, day: date) -> None:
    query = understood(text)
    assert (query.today, query.window, query.as_of) == (day, None, True)


@pytest.mark.parametrize(
    "text",
    [
        "open deadlines on 1 May 2017",
        "what is open and due in May 2017",
        "which open actions are due on 1 May 2017",
        "open actions in June 2017",
        "what does Ravi Patel have in June 2017",
        "findings in progress due in June 2017",
    ],
)
def test_a_day_on_which_something_is_due_stays_one(text: str) -> None:
    query = understood(text)
    assert query.today == TODAY
    assert query.window is not None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("what will be open on 1 August 2017", "a day to come"),
        ("breakdown by status on 1 August 2017", "a day to come"),
        ("what has been open since 1 April 2017", "name a day"),
        ("breakdown by status since 1 April 2017", "name a day"),
    ],
)
def test_what_no_day_tells_is_said(text: str, reason: str) -> None:
    parsed = registered().understand(text, Context(TODAY, home_force="dorset"))
    assert isinstance(parsed, NotUnderstood)
    assert reason in parsed.reason


def test_the_register_is_seen_as_it_was_on_that_day() -> None:
    closed = ask("which findings were open on 28 May 2017", home="dorset")
    assert [one["id"] for one in facts(closed, "finding")] == ["DORSET-2017-E2"]
    assert "as of 28 May 2017" in closed.headline
    again = ask("which findings were open on 30 May 2017", home="dorset")
    assert [one["id"] for one in facts(again, "finding")] == ["DORSET-2017-E1", "DORSET-2017-E2", "DORSET-INT-1"]


@pytest.mark.parametrize(
    "text",
    [
        "which findings were not open on 28 May 2017",
        "which findings were no longer open on 28 May 2017",
        "how many findings weren't open on 28 May 2017",
        "which findings were not yet open on 28 May 2017",
    ],
)
def test_not_open_is_closed(text: str) -> None:
    assert [one["id"] for one in facts(ask(text, home="dorset"), "finding")] == ["DORSET-2017-E1"]


def test_what_stood_at_a_board_stood_on_its_day() -> None:
    query = understood("what was open at the last board")
    assert (query.today, query.open_only) == (date(2017, 5, 11), True)
    asked = published().ask("what was open at the last board", Context(TODAY, home_force="kent"))
    assert (asked.outcome, asked.headline.split("?")[0]) == (Outcome.UNCLEAR, "On which day")


def test_who_closed_what_in_a_window_tells_of_what_was_reopened_too() -> None:
    text = to_text(ask("who closed findings in May 2017", home="dorset"))
    assert "1 finding for Dorset from 1 May 2017 to 31 May 2017 was closed or superseded" in text
    assert "Reopened since: in progress (30 May 2017" in text


def test_findings_that_came_later_are_not_among_those_owned_on_a_day() -> None:
    headline = ask("what did we own on 12 April 2017", home="kent").headline
    assert headline.startswith("2 of 5 findings for Kent as of 12 April 2017 have an owner")


def test_open_and_closed_together_mean_both() -> None:
    query = understood("how many were open and closed on 28 May 2017")
    assert (query.open_only, query.closed_only) == (False, False)


@pytest.mark.parametrize("text", ["which findings were closed on 27 May 2017", "how many were closed in May 2017"])
def test_what_was_reopened_since_was_closed_all_the_same(text: str) -> None:
    answer = ask(text, home="dorset")
    assert answer.headline.startswith("1 closed or superseded finding for Dorset")
    assert answer.headline.endswith("it was reopened since.")
    assert [one["id"] for one in facts(answer, "finding")] == ["DORSET-2017-E1"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("was DORSET-2017-E1 closed on 27 May 2017", "Yes: DORSET-2017-E1 (Dorset) was closed"),
        ("had DORSET-2017-E1 been closed by 28 May 2017", "Yes: DORSET-2017-E1 (Dorset) was closed"),
        ("was DORSET-2017-E1 closed in May 2017", "Yes: DORSET-2017-E1 (Dorset) was closed"),
        ("has DORSET-2017-E1 ever been closed", "Yes: DORSET-2017-E1 (Dorset) was closed"),
        (
            "was DORSET-2017-E1 closed on 29 May 2017",
            "DORSET-2017-E1 (Dorset) was not closed on 29 May 2017, but before",
        ),
        ("was DORSET-2017-E1 closed on 31 May 2017", "No: DORSET-2017-E1 (Dorset) was not closed on 31 May 2017"),
        ("was DORSET-2017-E1 closed before 27 May 2017", "DORSET-2017-E1 (Dorset) is not known to have been closed"),
    ],
)
def test_whether_one_was_closed_is_answered_of_the_days_asked(text: str, said: str) -> None:
    assert ask(text, home="dorset").headline.startswith(said)


@pytest.mark.parametrize("text", ["is DORSET-2017-E1 closed", "when was DORSET-2017-E1 closed"])
def test_that_one_was_closed_before_it_was_reopened_is_told(text: str) -> None:
    assert "closed on 27 May 2017, entered by Jo March; and it was reopened since" in ask(text, home="dorset").headline


@pytest.mark.parametrize(
    "text",
    [
        "who owned DORSET-2017-E1 before",
        "who used to own DORSET-2017-E1",
        "former owners of DORSET-2017-E1",
        "who has owned DORSET-2017-E1",
        "ownership history of DORSET-2017-E1",
        "who owned DORSET-2017-E1 before Jo March",
        "previous owners",
    ],
)
def test_former_owners_are_told_with_their_days(text: str) -> None:
    told = [(one["owner"], one["on"], one["until"]) for one in facts(ask(text, home="dorset"), "owner")]
    assert told == [("Dana Whitfield", "2017-05-25", "2017-05-26"), ("Jo March", "2017-05-26", None)]


def test_an_owner_taken_back_is_no_former_owner() -> None:
    answer = ask("who owned WEST-MERCIA-2016-E2 before")
    assert answer.outcome is Outcome.NOT_KNOWN
    assert "Ravi" not in answer.headline


@pytest.mark.parametrize("text", ["who owned DORSET-2017-E1 before 26 May 2017", "who owns DORSET-2017-E1"])
def test_owners_of_a_day_are_no_former_owners(text: str) -> None:
    assert len(facts(ask(text, home="dorset"), "owner")) == 1


def test_what_somebody_owned_who_owns_nothing_now_is_told() -> None:
    entries = (
        Entry(1, datetime(2017, 5, 2, tzinfo=UTC), "U0SAM", Proposed(What.OWNER, "DORSET-2017-E1", "Kim Vance"), "a"),
        Entry(2, datetime(2017, 5, 9, tzinfo=UTC), "U0SAM", Proposed(What.OWNER, "DORSET-2017-E1", "Lou Hart"), "b"),
    )
    answerer = joined(Answerer(published().knowledge), Register().after(entries), str)
    text = to_text(answerer.ask("what did Kim Vance own", Context(TODAY)))
    assert "“Kim Vance” owns anything, by the force's register, as of 1 June 2017" in text
    assert "DORSET-2017-E1: Kim Vance, from 2 May 2017 to 9 May 2017" in text


@pytest.mark.parametrize(
    "text",
    ["what do we own", "what does Dorset own", "which findings do we own", "what obligations do our officers own"],
)
def test_what_a_force_owns_is_what_its_people_do(text: str) -> None:
    assert understood(text).intent is Intent.OWNER
    plain = published().ask(text, Context(TODAY, home_force="dorset"))
    assert plain.outcome is Outcome.NOT_KNOWN
    assert "owner is not known" in plain.headline


@pytest.mark.parametrize("text", ["our own dates", "what did Kent do on its own", "what does Kent own up to"])
def test_other_words_with_own_ask_for_no_owner(text: str) -> None:
    assert understood(text).intent is not Intent.OWNER


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("findings without evidence", ["DORSET-2017-E2"]),
        ("findings that don't have any evidence", ["DORSET-2017-E2"]),
        ("which of our findings lack evidence", ["DORSET-2017-E2"]),
        ("which open findings have evidence", ["DORSET-2017-E1"]),
        ("findings in progress with evidence", ["DORSET-2017-E1"]),
        ("closed findings with evidence", []),
    ],
)
def test_evidence_narrows_a_list(text: str, ids: list[str]) -> None:
    assert [one["id"] for one in facts(ask(text, home="dorset"), "finding")] == ids


@pytest.mark.parametrize("text", ["findings without evidence", "how many findings have evidence"])
def test_evidence_without_a_register_is_not_known(text: str) -> None:
    answer = published().ask(text, Context(TODAY, home_force="kent"))
    assert answer.outcome is Outcome.NOT_KNOWN
    assert "register" in answer.headline


@pytest.mark.parametrize(
    "text", ["did inspectors find no evidence of stalking in Kent", "findings with no evidence of improvement"]
)
def test_evidence_that_inspectors_had_asks_nothing_of_the_register(text: str) -> None:
    assert understood(text).asked is None


def test_an_owner_called_like_a_month_leaves_days_alone() -> None:
    query = understood("what changed since 1 March")
    assert query.asked is not None
    assert (query.asked.people, query.window is not None) == ((), True)


def test_what_was_taken_back_still_happened() -> None:
    assert len(facts(ask("what changed since 24 May 2017", home="dorset"), "change")) == 7
    assert len(facts(ask("what happened to DORSET-INT-1", home="dorset"), "change")) == 2
    assert facts(ask("what changed on DORSET-2017-E2 since 24 May 2017", home="dorset"), "change") == []


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("how many were closed as of the last board", "how many were closed as of 11 May 2017"),
        ("status breakdown as at our last performance board", "status breakdown as of 11 May 2017"),
        ("what was due by the last board", "what was due by 11 May 2017"),
        ("what was due until the previous committee", "what was due until 11 May 2017"),
        ("what was open before the last scrutiny panel", "what was open before 11 May 2017"),
        ("findings published since the last board", "findings published since 11 May 2017"),
    ],
)
def test_a_board_that_is_named_as_a_time_stands_for_its_day(text: str, same: str) -> None:
    assert shown(text) == shown(same)


@pytest.mark.parametrize(
    "text", ["what was open at the board", "what is due before the board", "how many were closed as of our board"]
)
def test_a_board_that_is_not_said_which_is_asked_back(text: str) -> None:
    answer = ask(text)
    assert answer.outcome is Outcome.UNCLEAR
    assert "which day?" in answer.headline
    assert ["11 May 2017" in one.question for one in answer.choices] == [True]


def test_the_next_board_is_asked_for_where_none_is_kept() -> None:
    answer = ask("what is due by the next board")
    assert answer.outcome is Outcome.UNCLEAR
    assert [one.question for one in answer.choices] == ["what is due by 15 June 2017", "what is due by 1 July 2017"]
    assert to_text(ask("what is due by the next board", date(2017, 5, 2))) == to_text(
        ask("what is due by 11 May 2017", date(2017, 5, 2))
    )


def test_a_board_beside_a_day_or_no_time_is_just_a_word() -> None:
    assert shown("what was open at the board on 11 May 2017") == shown("what was open on 11 May 2017")
    assert ask("findings for the performance board").outcome is Outcome.ANSWER
