"""Deadlines: windows, overdue as of a day, undated ones, disputes and moves."""

from datetime import date

import pytest

from bot.ask.answer import Outcome
from bot.ask.query import Counted, Intent, Window
from bot.domain.finding import Kind, Origin
from tests.ask.small import ask, facts, said


def dues(answer) -> list[tuple[str, str | None]]:
    return [(fact["finding"], fact["due"]) for fact in facts(answer, "deadline")]


def window(start: date | None, end: date | None) -> Window:
    return Window(start, end, "then")


def test_most_urgent_first_and_what_has_no_day_apart() -> None:
    answer = ask(Intent.DEADLINES, "kent", today=date(2017, 5, 20))
    assert dues(answer) == [
        ("KENT-2016-E1", "2017-05-01"),
        ("KENT-2016-E1", "2017-06-03"),
        ("NATIONAL-2016-R1", "2017-06-30"),
        ("KENT-2017-E1", None),
        ("KENT-2016-E1", None),
    ]
    titles = [part.title for part in answer.parts if hasattr(part, "title")]
    assert titles[:4] == ["Overdue", "To come", "To be done immediately", "Counted from a day that is not known here"]
    assert "the day cannot be worked out" in said(answer)
    assert "Without any date: 1 finding." in said(answer)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2017, 4, 3), date(2017, 5, 3), ["2017-05-01"]),
        (date(2017, 5, 1), date(2017, 5, 1), ["2017-05-01"]),
        (date(2017, 5, 2), date(2017, 6, 3), ["2017-06-03"]),
        (date(2017, 5, 2), None, ["2017-06-03", "2017-06-30"]),
        (None, date(2017, 5, 1), ["2017-05-01"]),
        (date(2018, 1, 1), date(2018, 2, 1), []),
    ],
)
def test_a_window_includes_both_its_days(start, end, expected) -> None:
    answer = ask(Intent.DEADLINES, "kent", window=window(start, end))
    assert [due for _, due in dues(answer)] == expected
    assert (answer.outcome is Outcome.NOT_KNOWN) is not expected


@pytest.mark.parametrize(
    ("today", "overdue", "left"),
    [(date(2017, 4, 30), False, 1), (date(2017, 5, 1), False, 0), (date(2017, 5, 2), True, -1)],
)
def test_the_day_itself_is_not_overdue(today, overdue, left) -> None:
    answer = ask(Intent.DEADLINES, finding_id="KENT-2016-E1", today=today)
    fact = next(one for one in facts(answer, "deadline") if one["obligation"] == "action-plan")
    assert (fact["overdue"], fact["days_left"]) == (overdue, left)


def test_overdue_without_a_status_is_said_to_be_counted_so() -> None:
    answer = ask(Intent.DEADLINES, "kent", overdue=True, today=date(2017, 5, 5))
    assert answer.headline == (
        "1 deadline is overdue for Kent as of 5 May 2017. The first is KENT-2016-E1, due 1 May 2017, "
        "past its date by 4 days, status not known. It was set by the inspectorate."
    )
    assert any("where no status is stated, it counts as open" in caveat for caveat in answer.caveats)


def test_overdue_sees_the_status_of_that_day() -> None:
    while_open = ask(Intent.DEADLINES, "essex", overdue=True)
    assert "overdue by 33 days (in progress)" in said(while_open)
    closed = ask(Intent.DEADLINES, "essex", overdue=True, today=date(2017, 9, 2))
    assert dues(closed) == [("NATIONAL-2016-R1", "2017-06-30")]


def test_nothing_overdue_names_the_next_day() -> None:
    answer = ask(Intent.DEADLINES, "kent", overdue=True)
    assert answer.headline == (
        "Nothing for Kent is known here to be overdue as of 3 April 2017. "
        "The next day due is 1 May 2017 (KENT-2016-E1)."
    )
    assert not answer.facts


def test_a_moved_date_keeps_its_original_and_the_reason() -> None:
    answer = ask(Intent.DEADLINES, finding_id="ESSEX-2016-C1")
    assert "Originally 5 January 2017, moved to 1 March 2017: staff were lacking." in said(answer)
    assert facts(answer, "deadline")[0]["original"] == "2017-01-05"
    assert "Set by the force itself." in said(answer)
    assert "during 2017: a period, not a day" in said(answer)


def test_a_disputed_day_is_shown_with_both_sources_and_on_which_day_of_the_week() -> None:
    answer = ask(Intent.DEADLINES, "kent", words=("report", "analysis"))
    fact = next(one for one in facts(answer, "deadline") if one["due"] == "2017-06-03")
    assert fact["disputed"] == ["2017-06-30"]
    assert len(fact["sources"]) == 2
    assert "due 3 June 2017, a Saturday, 61 days left" in said(answer)


def test_a_day_that_only_another_source_gives_is_named_apart() -> None:
    answer = ask(Intent.DEADLINES, "kent", window=window(date(2017, 6, 29), date(2017, 6, 30)))
    assert "Also, only by a source that differs: KENT-2016-E1 (30 June 2017: The national register)." in said(answer)


@pytest.mark.parametrize(
    ("origin", "expected"),
    [(Origin.INTERNAL, []), (Origin.INSPECTORATE, ["2017-05-01", "2017-06-03", "2017-06-30"])],
)
def test_deadlines_by_origin(origin, expected) -> None:
    answer = ask(Intent.DEADLINES, "kent", origins=(origin,))
    assert [due for _, due in dues(answer) if due] == expected
    assert {fact["origin"] for fact in facts(answer, "deadline")} <= {origin}


def test_findings_without_a_date() -> None:
    answer = ask(Intent.DEADLINES, "kent", undated=True)
    assert (
        answer.headline
        == "1 finding for Kent has no date set: KENT-2016-E2. 2 with a date in words but no day stand apart."
    )
    assert {due for _, due in dues(answer)} == {None}


def test_a_finding_without_a_date_cannot_be_overdue() -> None:
    answer = ask(Intent.DEADLINES, finding_id="KENT-2016-E2", overdue=True, today=date(2020, 1, 1))
    assert "has no date set in the sources held here, so it cannot be overdue." in answer.headline
    assert not any(fact["overdue"] for fact in facts(answer, "deadline"))


def test_next_names_the_day_the_follow_up_and_what_is_only_possible() -> None:
    answer = ask(Intent.NEXT, finding_id="KENT-2016-E1", today=date(2017, 5, 2))
    assert answer.headline == (
        "Next for KENT-2016-E1: KENT-2016-E1 is due 3 June 2017, a Saturday, 32 days left; HMIC will review both; "
        "possibly: HMIC may come back (during 2017)."
    )
    assert len(facts(answer, "follow_up")) == 2
    assert ask(Intent.NEXT, "gwent").outcome is Outcome.NOT_KNOWN


def test_next_names_passed_days_only_while_the_finding_is_open() -> None:
    before, after = date(2017, 8, 1), date(2017, 9, 2)
    assert "1 day has already passed" in said(ask(Intent.NEXT, finding_id="ESSEX-2016-C1", today=before))
    assert "already passed" not in said(ask(Intent.NEXT, finding_id="ESSEX-2016-C1", today=after))


def test_a_cycle_that_had_not_begun_is_left_out() -> None:
    answer = ask(Intent.DEADLINES, "kent", today=date(2016, 12, 1))
    assert "KENT-2017-E1" not in {finding for finding, _ in dues(answer)}


def test_how_often_dates_were_moved_is_counted_or_said_to_be_unknown() -> None:
    moved = said(ask(Intent.DEADLINES, "essex", today=date(2017, 4, 3), moved=True))
    assert "1 date was moved, 1 time in all." in moved
    still = said(ask(Intent.DEADLINES, "kent", today=date(2017, 4, 3), finding_id="NATIONAL-2016-R1", moved=True))
    assert "none of these dates was moved" in still


def test_words_left_aside_are_named() -> None:
    answer = ask(Intent.DEADLINES, "kent", today=date(2017, 4, 3), aside=("pronto", "ideally"))
    assert "Left aside: “pronto” and “ideally”." in answer.assumed


def test_buttons_that_would_read_alike_say_their_whole_question() -> None:
    answer = ask(Intent.COMPARE, "kent", "essex", cycles=("2016",))
    labels = [step.label for step in answer.next_steps]
    assert len(labels) == len(set(labels))
    assert any("Kent" in label for label in labels)


def test_a_finding_without_such_a_deadline_is_still_held() -> None:
    """Who did not set its date is not answered with there being no such finding."""
    answer = ask(Intent.DEADLINES, finding_id="KENT-2016-E1", origins=(Origin.STATUTORY,))
    assert answer.outcome is Outcome.NOT_KNOWN
    assert answer.headline == "No deadline for KENT-2016-E1 set by law is known here."


def test_deadlines_are_counted_in_the_days_asked_and_of_how_many_findings() -> None:
    """The days stand in the sentence with the number; two deadlines of one finding are not two findings."""
    days = window(date(2017, 1, 1), date(2017, 6, 3))
    slots = {"counted": Counted.DEADLINES, "kinds": (Kind.AREA_FOR_IMPROVEMENT,), "window": days}
    answer = ask(Intent.COUNT, "kent", today=date(2017, 4, 3), **slots)
    assert facts(answer, "count")[0]["value"] == 2
    assert answer.headline == (
        "2 dated deadlines of areas for improvement for Kent from 1 January 2017 to 3 June 2017 are held here, "
        "seen from 3 April 2017: of 1 finding."
    )
    none = ask(Intent.COUNT, "kent", counted=Counted.DEADLINES, origins=(Origin.STATUTORY,))
    assert none.headline.startswith("No dated deadlines for Kent set by law are held here")


def test_a_day_without_a_year_names_the_years_in_which_one_is_held() -> None:
    may = Window(date(2027, 5, 1), date(2027, 5, 1), "1 may")
    answer = ask(Intent.DEADLINES, "kent", window=may, today=date(2026, 11, 23))
    assert answer.outcome is Outcome.NOT_KNOWN
    assert "You named no year; held for another: 1 May 2017 (KENT-2016-E1)." in answer.headline
    named = Window(may.start, may.end, "1 may 2027")
    assert "named no year" not in ask(Intent.DEADLINES, "kent", window=named, today=date(2026, 11, 23)).headline
