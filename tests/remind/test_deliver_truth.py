"""What is no longer true when it is to be posted is not posted; what is true again is."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from bot.domain.reminding import Subscription, Which
from bot.ledger.tables import subscriptions
from bot.remind.delivery import State
from bot.remind.posting import Refused, Unclear
from tests.remind.conftest import Make
from tests.remind.world import ESSEX, KENT, World, at, owing

DUE = date(2017, 5, 18)
DAY = date(2017, 5, 17)
FRIDAY, SATURDAY, MONDAY = date(2017, 5, 19), date(2017, 5, 20), date(2017, 5, 22)


@pytest.fixture
def refusing(make: Make) -> World:
    """Return a world in which the morning's digest of two reminders was refused, to be tried again in 15 minutes."""
    world = make(DUE, DUE, since=DAY)
    world.service.lasting[KENT] = Refused("not_in_channel")
    world.tick(at(DAY, 9))
    world.service.lasting.clear()
    return world


def test_a_finding_closed_meanwhile_is_left_out(refusing: World) -> None:
    refusing.owe(owing(2, DUE))
    refusing.tick(at(DAY, 9, 20))
    assert refusing.texts() == ["2017-05-17: KENT-2 ahead-1"]
    assert "the finding is closed, superseded or gone from the knowledge" in refusing.ledger.why(1)


def test_of_a_delivery_with_nothing_left_nothing_is_posted(refusing: World) -> None:
    refusing.owe()
    refusing.ticks(at(DAY, 9, 20), at(DAY, 18))
    assert refusing.texts() == []
    refusing.only(State.CANCELLED)


def test_a_finding_that_is_back_is_announced(refusing: World) -> None:
    """Knowledge broken in the middle and mended: what was cancelled is not lost."""
    refusing.owe()
    refusing.tick(at(DAY, 9, 20))
    refusing.owe(owing(1, DUE), owing(2, DUE))
    refusing.ticks(at(DAY, 9, 30), at(DAY, 12))
    assert refusing.texts() == ["2017-05-17: KENT-1 ahead-1, KENT-2 ahead-1"]


def test_a_moved_date_is_announced_anew_and_the_old_one_is_not(refusing: World) -> None:
    refusing.owe(owing(1, DUE + timedelta(days=7)), owing(2, DUE))
    refusing.ticks(at(DAY, 9, 20), at(DAY, 12))
    assert refusing.texts() == ["2017-05-17: KENT-2 ahead-1"]
    assert "the date was moved to 2017-05-25" in refusing.ledger.why(1)
    refusing.tick(at(DUE, 9))
    assert refusing.texts()[1:] == ["2017-05-18: KENT-2 ahead-0, KENT-1 ahead-7"]


def test_a_snoozed_one_is_left_out_until_it_wakes(refusing: World) -> None:
    refusing.ledger.snooze(KENT, "KENT-1:plan", DUE, at(DAY, 9, 10), until=DUE)
    refusing.tick(at(DAY, 9, 20))
    assert refusing.texts() == ["2017-05-17: KENT-2 ahead-1"]
    refusing.tick(at(DUE, 9))
    assert "KENT-1 woken" in refusing.texts()[1]


def test_a_channel_that_unsubscribed_is_told_nothing(refusing: World) -> None:
    for one in refusing.ledger.subscriptions():
        refusing.ledger.unsubscribe(one.id, "U0OWNER")
    refusing.ticks(at(DAY, 9, 20), at(DAY, 12))
    assert refusing.texts() == []


def test_what_is_left_of_a_morning_comes_with_the_next_one_in_one_message(make: Make) -> None:
    """KENT-2's announcement is still the latest; KENT-1's has been overtaken."""
    world = make(DUE, DUE + timedelta(days=6), since=DAY)
    world.service.lasting[KENT] = Refused("is_archived")
    world.ticks(at(DAY, 9), at(DAY, 18))
    world.service.lasting.clear()
    world.ticks(at(DUE, 0), at(DUE, 18))
    assert world.texts() == ["2017-05-18: KENT-1 ahead-0, KENT-2 ahead-7"]


def test_what_was_due_on_friday_night_waits_for_monday_morning(make: Make) -> None:
    world = make(FRIDAY, since=FRIDAY)
    world.service.lasting[KENT] = Refused("is_archived")
    world.ticks(at(FRIDAY, 9), at(FRIDAY, 23, 45))
    world.service.lasting.clear()
    world.ticks(at(SATURDAY, 0), at(MONDAY, 8, 45))
    assert world.texts() == []
    world.only(State.PLANNED)
    world.tick(at(MONDAY, 9))
    assert world.texts() == ["2017-05-22: KENT-1 overdue-1"]


def test_one_in_doubt_overnight_is_looked_up_at_once_and_posted_in_the_morning(make: Make) -> None:
    world = make(DUE, since=DAY)
    world.service.answers = [Unclear("timed out")]
    world.tick(at(DAY, 23, 59))
    world.ticks(at(DUE, 0, 5), at(DUE, 8, 45))
    assert world.texts() == []
    world.ticks(at(DUE, 9), at(DUE, 10))
    assert world.texts() == ["2017-05-18: KENT-1 ahead-0"]


def test_one_in_doubt_from_another_day_comes_as_todays(make: Make) -> None:
    """What is posted today is headed with today, and only what is still to be told."""
    world = make(DUE, DUE + timedelta(days=6), since=DAY)
    world.service.answers = [Unclear("timed out")]
    world.tick(at(DAY, 17))
    world.ticks(at(DUE, 9), at(DUE, 10))
    assert world.texts() == ["2017-05-18: KENT-1 ahead-0", "2017-05-18: KENT-2 ahead-7"]


def test_another_days_delivery_that_another_replica_holds_is_not_split(make: Make) -> None:
    world = make(DUE, DUE + timedelta(days=6), since=DAY)
    world.service.lasting[KENT] = Refused("is_archived")
    world.tick(at(DAY, 9))
    world.service.lasting.clear()
    with world.ledger.claim(1):
        world.tick(at(DUE, 9))
        assert world.texts() == []
    world.tick(at(DUE, 9, 0, 15))
    assert len(world.texts()) == 1


def test_on_a_holiday_nothing_is_posted(make: Make) -> None:
    world = make(DUE, since=DAY)
    world.holidays[DAY] = "a feast"
    world.ticks(at(DAY, 0), at(DAY, 23, 45))
    assert world.texts() == []


def test_two_subscriptions_to_the_same_deadline_tell_it_once(make: Make) -> None:
    """Also where the second is made, or the first ended, when it was told already."""
    world = make(DUE, since=DAY)
    second = world.ledger.subscribe(Subscription(KENT, Which(forces=("kent",)), DAY))
    world.tick(at(DAY, 9))
    world.ledger.subscribe(Subscription(KENT, Which(), DAY))
    world.tick(at(DAY, 9, 15))
    for one in world.ledger.subscriptions():
        if one.id != second.id:
            world.ledger.unsubscribe(one.id, "U0OWNER")
    world.ticks(at(DAY, 9, 30), at(DAY, 12))
    assert world.texts() == ["2017-05-17: KENT-1 ahead-1"]


def test_a_second_subscription_does_not_ask_about_what_the_first_was_told(make: Make) -> None:
    """Alone it would ask once about a deadline gone by; the oldest that fits is the one that counts."""
    world = make(DUE, since=DAY)
    for day in (DAY, DUE, FRIDAY, date(2017, 6, 30)):
        world.tick(at(day, 9))
    told = len(world.texts())
    world.ledger.subscribe(Subscription(KENT, Which(forces=("kent",)), date(2017, 7, 3)))
    world.ticks(at(date(2017, 7, 3), 9), at(date(2017, 7, 5), 9), timedelta(hours=12))
    assert len(world.texts()) == told


def test_a_subscription_that_cannot_be_read_stops_no_other_and_is_told_once(make: Make) -> None:
    world = make(DUE, since=DAY, channels=(ESSEX, KENT))
    with world.ledger._database.writing() as connection:
        connection.execute(update(subscriptions).where(subscriptions.c.channel == ESSEX).values(which='{"stars": 5}'))
    world.ticks(at(DAY, 9), at(DUE, 18))
    assert world.texts() == ["2017-05-17: KENT-1 ahead-1", "2017-05-18: KENT-1 ahead-0"]
    assert world.texts(ESSEX) == []
    [told] = world.told
    assert "subscription 1 of C0ESSEX, which cannot be read" in told
    assert "start the version of the bot that wrote it, or a newer one; all others go on" in told


def test_what_a_copy_that_knew_less_cancelled_is_posted_soon(make: Make) -> None:
    world = make(DUE, since=DAY)
    other = world.replica()
    known = world.basis
    world.service.lasting[KENT] = Refused("ratelimited", retry_after=5)
    world.tick(at(DAY, 9))
    world.service.lasting.clear()
    world.owe()
    world.tick(at(DAY, 9, 1), by=other)
    world.only(State.CANCELLED)
    world.basis = known
    world.ticks(at(DAY, 9, 1, 15), at(DAY, 9, 2), timedelta(seconds=15))
    assert world.texts() == ["2017-05-17: KENT-1 ahead-1"]
