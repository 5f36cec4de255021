"""The days worked in England and Wales."""

import subprocess
import sys
from datetime import date, timedelta

import pytest

from bot.bank_holidays import bank_holiday, calendar_of
from bot.domain.reminding import Reminding

GOV_UK_2022 = """2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19
2022-12-26 2022-12-27"""
"""Bank holidays of England and Wales in 2022: gov.uk/bank-holidays, the Jubilee and the State Funeral among them."""


def test_the_bank_holidays_of_a_year_are_those_of_gov_uk() -> None:
    year = [date(2022, 1, 1) + timedelta(days) for days in range(365)]
    weekdays = [str(day) for day in year if bank_holiday(day) and day.weekday() < 5]
    assert weekdays == GOV_UK_2022.split()


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2017-04-13", ""),
        ("2017-04-14", "a bank holiday (Good Friday)"),
        ("2017-04-15", "a Saturday"),
        ("2017-04-16", "a Sunday"),
        ("2017-04-17", "a bank holiday (Easter Monday)"),
        ("2017-05-01", "a bank holiday (May Day)"),
        ("2017-06-05", "not worked (Moving house)"),
        ("2023-05-08", "a bank holiday (Coronation of Charles III)"),
        ("2016-03-17", ""),  # St Patrick's Day is one in Northern Ireland only
        ("2016-11-30", ""),  # St Andrew's Day in Scotland
        ("2027-12-28", "a bank holiday (Boxing Day (observed))"),
    ],
)
def test_each_day_is_worked_or_says_why_not(day: str, reason: str) -> None:
    calendar = calendar_of(Reminding(closed=((date(2017, 6, 5), "Moving house"),)))
    assert calendar.closed(date.fromisoformat(day)) == reason


def test_where_the_rules_ask_for_no_working_days_every_day_is_worked() -> None:
    calendar = calendar_of(Reminding(working_days=False, closed=((date(2017, 6, 5), "Moving house"),)))
    days = [date(2017, 4, 14), date(2017, 4, 15), date(2017, 6, 5)]
    assert [calendar.closed(day) for day in days] == ["", "", ""]


def test_nothing_is_loaded_before_a_day_is_asked_about() -> None:
    code = "import sys, bot.bank_holidays, bot.kb, bot.ask.answerer; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
