"""Clocks: changed, jumped, suspended; and the days on which calendars trip. Every day is given, none is asked for."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bot.domain.reminding import Reminding
from bot.domain.working import WorkingCalendar
from bot.remind.delivery import State
from bot.remind.posting import Refused, Unclear
from tests.remind.conftest import Make
from tests.remind.world import KENT, at

DUE = date(2017, 5, 18)
DAY = date(2017, 5, 17)
SPRING, AUTUMN = date(2017, 3, 26), date(2017, 10, 29)
"""The Sundays on which the clocks change."""


@pytest.mark.parametrize("sunday", [SPRING, AUTUMN])
def test_around_a_clock_change_each_morning_has_one_digest_at_nine_by_the_wall(make: Make, sunday: date) -> None:
    monday = sunday + timedelta(days=1)
    world = make(monday, since=sunday - timedelta(days=2))
    world.ticks(at(sunday, 0), at(monday, 8, 45))
    assert world.texts() == []
    world.ticks(at(monday, 9), at(monday, 23))
    assert world.texts() == [f"{monday}: KENT-1 ahead-0"]


@pytest.mark.parametrize("sunday", [SPRING, AUTUMN])
def test_an_hour_that_is_missing_or_comes_twice_reminds_once(make: Make, sunday: date) -> None:
    world = make(sunday, since=sunday)
    reminding = Reminding(at=time(1, 30), working_days=False)
    world.basis = replace(world.basis, reminding=reminding, calendar=WorkingCalendar(weekends=True))
    world.ticks(at(sunday, 0), at(sunday, 12))
    assert world.texts() == [f"{sunday}: KENT-1 ahead-0"]


@pytest.mark.parametrize(
    ("due", "announced"),
    [
        (date(2016, 2, 29), date(2016, 2, 29)),  # a Monday
        (date(2020, 2, 29), date(2020, 2, 28)),  # a Saturday
        (date(2017, 12, 31), date(2017, 12, 29)),  # a Sunday
        (date(2018, 1, 1), date(2017, 12, 29)),  # with the holiday given below, a Monday
    ],
)
def test_leap_days_and_the_end_of_the_year(make: Make, due: date, announced: date) -> None:
    world = make(due, since=announced)
    world.holidays[date(2018, 1, 1)] = "New Year's Day"
    world.ticks(at(announced, 0), at(due, 23, 45))
    assert world.texts() == [f"{announced}: KENT-1 ahead-0"]


def test_a_clock_set_back_an_hour_doubles_nothing(make: Make) -> None:
    world = make(DUE, since=DAY)
    world.tick(at(DAY, 9))
    world.tick(at(DAY, 8), jumped=True)
    world.ticks(at(DAY, 8, 15), at(DAY, 12))
    assert len(world.texts()) == 1


def test_a_clock_set_back_keeps_nothing_waiting_for_its_future(make: Make) -> None:
    """A month ahead, and back: neither a refusal's wait nor a request in doubt is bound to the wrong time."""
    world = make(DUE, since=DAY)
    world.service.answers = [Refused("ratelimited", 30.0)]
    world.tick(at(DAY, 9) + timedelta(minutes=50))
    world.tick(at(DAY, 9), jumped=True)
    world.tick(at(DAY, 9, 0, 15))
    world.tick(at(DAY, 9, 0, 30))
    assert len(world.texts()) == 1


def test_a_request_in_doubt_is_not_repeated_too_soon_when_the_clock_leaps_forward(make: Make) -> None:
    world = make(DUE, since=DAY)
    world.service.answers = [Unclear("timed out")]
    world.tick(at(DAY, 9))
    world.tick(at(DAY, 11), jumped=True)
    assert world.service.requests == 1
    world.ticks(at(DAY, 11, 0, 15), at(DAY, 11, 2), timedelta(seconds=15))
    assert len(world.texts()) == 1


def test_a_request_in_doubt_is_settled_in_time_when_the_clock_is_set_back(make: Make) -> None:
    world = make(DUE, since=DAY)
    world.service.answers = [Unclear("timed out")]
    world.tick(at(DAY, 17))
    world.tick(at(DAY, 16), jumped=True)
    assert world.service.requests == 1
    world.ticks(at(DAY, 16, 0, 15), at(DAY, 16, 1, 30), timedelta(seconds=15))
    assert len(world.texts()) == 1
    assert min(since for *_, since in world.service.looked) <= at(DAY, 16)


def test_a_clock_a_month_ahead_and_put_right_reminds_of_all_that_is_due_and_nothing_twice(make: Make) -> None:
    world = make(DUE, since=DAY)
    world.tick(at(DAY, 9))
    world.tick(at(DAY, 10) + timedelta(days=33), jumped=True)
    world.tick(at(DAY, 10), jumped=True)
    world.ticks(at(DAY, 10, 15), at(DAY, 18))
    world.ticks(at(DUE, 9), at(DUE, 12))
    texts = world.texts()
    assert texts[0] == "2017-05-17: KENT-1 ahead-1"
    assert texts[-1] == "2017-05-18: KENT-1 ahead-0"
    assert len(texts) == len(set(texts)) == 3


def test_what_a_clock_a_month_ahead_left_unposted_does_not_wait_for_that_month(make: Make) -> None:
    world = make(DUE, since=DAY)
    world.service.lasting[KENT] = Refused("is_archived")
    world.tick(at(DAY, 10) + timedelta(days=33), jumped=True)
    world.service.lasting.clear()
    world.tick(at(DAY, 10), jumped=True)
    world.tick(at(DAY, 10, 0, 15))
    assert world.texts() == ["2017-05-17: KENT-1 ahead-1"]


def test_a_laptop_suspended_over_a_morning_posts_when_it_wakes(make: Make) -> None:
    world = make(DUE, since=DAY)
    world.tick(at(DAY, 7))
    world.tick(at(DAY, 15, 20))
    assert world.texts() == ["2017-05-17: KENT-1 ahead-1"]


def test_a_bot_down_for_a_fortnight_tells_the_latest_only(make: Make) -> None:
    world = make(DUE, since=date(2017, 4, 3))
    world.ticks(at(date(2017, 4, 20), 9), at(date(2017, 4, 20), 10))
    world.deliverer = world.replica()
    world.ticks(at(DUE, 15), at(DUE, 18))
    assert world.texts() == ["2017-04-20: KENT-1 ahead-28", "2017-05-18: KENT-1 ahead-0"]


def test_a_clock_set_back_before_the_hour_leaves_what_is_planned(make: Make) -> None:
    world = make(DUE, since=DAY)
    world.service.answers = [Refused("ratelimited", 1.0), Unclear("timed out")]
    world.ticks(at(DAY, 9), at(DAY, 9, 0, 15), timedelta(seconds=15))
    world.tick(at(DAY, 8), jumped=True)
    world.ticks(at(DAY, 8, 0, 15), at(DAY, 8, 45), timedelta(seconds=15))
    world.only(State.PLANNED)
    world.ticks(at(DAY, 9), at(DAY, 10))
    assert len(world.texts()) == 1


def test_before_the_hour_nothing_is_planned(make: Make) -> None:
    world = make(DUE, since=DAY)
    world.tick(at(DAY, 8, 59, 59))
    assert world.ledger.states() == []
    world.tick(at(DAY, 9))
    world.only(State.POSTED)
