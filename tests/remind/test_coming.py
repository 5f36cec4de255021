"""The next day on which a deadline is announced, against looking at every day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.bank_holidays import calendar_of
from bot.domain.reminding import Reminding, Rule
from bot.remind.coming import next_told
from bot.remind.latest import Mark, latest

CALENDAR = calendar_of(Reminding())
RULE = Rule("deadlines")
DUE = date(2017, 5, 1)
DAYS = st.integers(-60, 60).map(lambda days: DUE + timedelta(days))
SNOOZED = st.builds(
    lambda noted, asked, days: Mark(noted, asked + timedelta(days), asked), st.none() | DAYS, DAYS, st.integers(1, 60)
)
MARKS = st.builds(Mark, st.none() | DAYS) | SNOOZED


def test_it_is_the_next_lead_day_worked() -> None:
    assert next_told(DUE, RULE, CALENDAR, since=date(2017, 1, 1), today=date(2017, 4, 3)) == date(2017, 4, 13)


def test_acknowledged_once_overdue_nothing_more_comes() -> None:
    mark = Mark(date(2017, 5, 3))
    assert next_told(DUE, RULE, CALENDAR, since=date(2017, 1, 1), today=date(2017, 5, 3), mark=mark) is None


@given(DAYS, DAYS, MARKS)
def test_it_is_the_first_day_that_announces_anything(since: date, today: date, mark: Mark) -> None:
    told = next_told(DUE, RULE, CALENDAR, since=since, today=today, mark=mark)
    later = (today + timedelta(days) for days in range(1, 250))
    expected = next(
        (
            day
            for day in later
            if (found := latest(DUE, RULE, CALENDAR, since=since, today=day, mark=mark)) is not None and found.on == day
        ),
        None,
    )
    assert told == expected
