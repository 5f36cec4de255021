from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ask import calendar, dates
from bot.ask.words import clean, split

MONDAY = date(2017, 4, 3)


def found(text: str, today: date = MONDAY) -> list[dates.Found]:
    return dates.find([word.text for word in split(clean(text))], today)


def only(text: str, today: date = MONDAY) -> tuple[str | None, str | None]:
    (one,) = found(text, today)
    assert one.window is not None, one.problem
    return tuple(day.isoformat() if day else None for day in (one.window.start, one.window.end))  # type: ignore[return-value]


@pytest.mark.parametrize(
    "written",
    [
        "1 May 2017",
        "1st May 2017",
        "the 1st of May 2017",
        "May 1 2017",
        "May 1st, 2017",
        "1/5/2017",
        "01.05.17",
        "01-05-2017",
        "2017-05-01",
        "Monday 1 May 2017",
        "1 may",
        "on 1 May 2017",
    ],
)
def test_every_british_form_of_a_day_is_the_same_day(written: str) -> None:
    assert only(written) == ("2017-05-01", "2017-05-01")


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("in June 2017", "2017-06-01", "2017-06-30"),
        ("in June", "2017-06-01", "2017-06-30"),
        ("what was due in June", "2016-06-01", "2016-06-30"),
        ("in April", "2017-04-01", "2017-04-30"),
        ("in March", "2018-03-01", "2018-03-31"),
        ("in may", "2017-05-01", "2017-05-31"),
        ("next month", "2017-05-01", "2017-05-31"),
        ("last month", "2017-03-01", "2017-03-31"),
        ("this week", "2017-04-03", "2017-04-09"),
        ("next week", "2017-04-10", "2017-04-16"),
        ("next 30 days", "2017-04-03", "2017-05-03"),
        ("in the next two months", "2017-04-03", "2017-06-03"),
        ("within 2 weeks", "2017-04-03", "2017-04-17"),
        ("in the next fortnight", "2017-04-03", "2017-04-17"),
        ("last 7 days", "2017-03-27", "2017-04-03"),
        ("3 weeks ago", "2017-03-13", "2017-03-13"),
        ("today", "2017-04-03", "2017-04-03"),
        ("tomorrow", "2017-04-04", "2017-04-04"),
        ("before Friday", None, "2017-04-06"),
        ("by Friday", None, "2017-04-07"),
        ("by the end of March", None, "2018-03-31"),
        ("by the end of the month", None, "2017-04-30"),
        ("by the end of 2017", None, "2017-12-31"),
        ("after 1 May 2017", "2017-05-02", None),
        ("since 1 May 2017", "2017-05-01", None),
        ("since Easter", "2016-03-27", None),
        ("between 1 May and 30 June 2017", "2017-05-01", "2017-06-30"),
        ("from 1 to 30 June 2017", "2017-06-01", "2017-06-30"),
        ("between April and June 2017", "2017-04-01", "2017-06-30"),
        ("in Q2 2017", "2017-04-01", "2017-06-30"),
        ("second quarter of 2017", "2017-04-01", "2017-06-30"),
        ("this quarter", "2017-04-01", "2017-06-30"),
        ("this financial year", "2017-04-01", "2018-03-31"),
        ("financial year 2018/19", "2018-04-01", "2019-03-31"),
    ],
)
def test_a_period_has_its_first_and_last_day(written: str, start: str | None, end: str | None) -> None:
    assert only(written) == (start, end)


@pytest.mark.parametrize(
    "written",
    [
        "the force may improve",
        "officers march on",
        "2016",
        "PEEL 2018/19",
        "2018-19",
        "kent",
        "how long do we have",
        "A&S",
        "the second question",
        "kent Q2 2016",
        "30 days",
        "last inspection",
        "who may answer for Sun Hill",
    ],
)
def test_words_that_are_no_date_are_left_alone(written: str) -> None:
    assert found(written) == []


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("due 31 June 2017", "June 2017 has 30 days"),
        ("31/02/2017", "February 2017 has 28 days"),
        ("06/30/2026", "the day comes first"),
        ("1 May 3017", "1 May"),
        ("30 February", "February 2017 has 28 days"),
        ("between 30 June 2017 and 1 May 2017", "ends before it begins"),
    ],
)
def test_a_day_in_no_calendar_says_why(written: str, why: str) -> None:
    problems = [one.problem for one in found(written)]
    if written == "1 May 3017":  # a year out of range is not read as part of the date
        assert problems == [""]
    else:
        assert any(why in problem for problem in problems)


def test_as_of_is_told_from_a_window() -> None:
    (one,) = found("what is overdue as of 3 April 2017")
    assert one.as_of
    assert not found("due on 3 April 2017")[0].as_of


DAYS = st.dates(date(1995, 1, 1), date(2095, 1, 1))


@given(DAYS, DAYS)
def test_a_written_day_is_read_back(day: date, today: date) -> None:
    for form in ("%d %B %Y", "%B %d %Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d"):
        assert only(day.strftime(form), today) == (day.isoformat(), day.isoformat())


@given(DAYS, st.integers(1, 400))
def test_the_next_days_begin_today_and_end_that_many_days_on(today: date, count: int) -> None:
    assert only(f"next {count} days", today) == (today.isoformat(), (today + timedelta(days=count)).isoformat())


@given(DAYS, st.sampled_from(["week", "month", "quarter", "year"]))
def test_this_last_and_next_meet_without_gap(today: date, unit: str) -> None:
    last, this, coming = (calendar.unit_around(unit, today, step) for step in (-1, 0, 1))
    assert this[0] <= today <= this[1]
    assert last[1] + calendar.DAY == this[0]
    assert this[1] + calendar.DAY == coming[0]


@given(
    st.lists(
        st.sampled_from(
            [
                "1",
                "31",
                "may",
                "june",
                "march",
                "next",
                "last",
                "30",
                "days",
                "by",
                "before",
                "the",
                "end",
                "of",
                "between",
                "and",
                "to",
                "2017",
                "2018/19",
                "friday",
                "easter",
                "q1",
                "as",
                "a",
                "in",
                "since",
            ]
        ),
        max_size=10,
    ),
    DAYS,
)
def test_any_mixture_of_date_words_is_read_without_a_fault(words: list[str], today: date) -> None:
    for one in dates.find(words, today):
        assert 0 <= one.start < one.end <= len(words)
        assert (one.window is None) == bool(one.problem)
        if one.window and one.window.start and one.window.end:
            assert one.window.start <= one.window.end


@pytest.mark.parametrize(
    ("year", "day"), [(2016, "2016-03-27"), (2017, "2017-04-16"), (2024, "2024-03-31"), (2025, "2025-04-20")]
)
def test_easter(year: int, day: str) -> None:
    assert calendar.easter(year).isoformat() == day
