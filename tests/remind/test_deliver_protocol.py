"""Each step of delivering, and what becomes of a reminder when it goes wrong."""

from datetime import date, timedelta

import pytest

from bot.errors import BotError
from bot.remind.delivery import State
from bot.remind.posting import Refused, Unclear, Unreadable
from tests.remind.conftest import Make
from tests.remind.world import ESSEX, KENT, World, at, owing

DUE = date(2017, 5, 18)
DAY = date(2017, 5, 17)
"""A Wednesday, the day before it is due."""
SECOND = timedelta(seconds=1)


@pytest.fixture
def world(make: Make) -> World:
    return make(DUE, since=DAY)


class Killed(BaseException):
    """The process is gone."""


def test_a_reminder_is_posted_once_however_often_it_ticks(world: World) -> None:
    world.ticks(at(DAY, 9), at(DAY, 17))
    assert world.texts() == ["2017-05-17: KENT-1 ahead-1"]
    assert world.service.requests == 1
    world.only(State.POSTED)


def test_the_intent_is_committed_before_the_request(world: World) -> None:
    seen = []
    world.service.on_post = lambda: seen.extend(world.ledger.states())
    world.tick(at(DAY, 9))
    assert seen == [State.POSTING]


@pytest.mark.parametrize("step", ["insert", "claim", "posting", "posted"])
def test_killed_at_any_step_it_is_posted_once(world: World, step: str) -> None:
    def kill(now: str) -> None:
        if now == step:
            world.ledger.before = lambda _step: None
            raise Killed

    world.ledger.before = kill
    with pytest.raises(Killed):
        world.tick(at(DAY, 9))
    world.deliverer = world.replica()
    world.ticks(at(DAY, 9, 1), at(DAY, 9, 5), timedelta(seconds=15))
    assert world.texts() == ["2017-05-17: KENT-1 ahead-1"]
    world.only(State.POSTED)


@pytest.mark.parametrize("arrived", [True, False])
def test_what_slack_did_not_confirm_is_looked_up_and_posted_once(world: World, arrived: bool) -> None:
    unclear = Unclear("timed out")
    world.service.answers = [("done", unclear) if arrived else unclear]
    world.tick(at(DAY, 9))
    world.only(State.POSTING)
    world.ticks(at(DAY, 9, 0, 15), at(DAY, 9, 2), timedelta(seconds=15))
    assert world.texts() == ["2017-05-17: KENT-1 ahead-1"]
    assert world.service.requests == (1 if arrived else 2)
    world.only(State.POSTED)


def test_it_is_not_posted_again_before_the_settle_time(world: World) -> None:
    """The request may still be under way: it shows in the history 50 seconds later."""
    world.service.answers = [Unclear("timed out")]
    world.tick(at(DAY, 9))
    key = world.ledger.deliveries()[0].key
    world.tick(at(DAY, 9, 0, 45))
    assert world.service.requests == 1
    world.service.posted.append((KENT, "late", key))
    world.tick(at(DAY, 9, 1, 15))
    assert world.service.requests == 1
    world.only(State.POSTED)


def test_the_look_up_begins_before_the_first_request(world: World) -> None:
    world.service.answers = [Unclear("timed out"), Unclear("timed out")]
    world.ticks(at(DAY, 9), at(DAY, 9, 3), timedelta(seconds=30))
    assert {since for *_, since in world.service.looked} == {at(DAY, 8, 50)}


def test_another_replica_posting_keeps_it_to_itself(world: World) -> None:
    world.service.on_post = lambda: world.replica().tick(at(DAY, 9))
    world.tick(at(DAY, 9))
    assert world.service.requests == 1


def test_retry_after_holds_for_every_replica_and_every_channel(make: Make) -> None:
    world = make(DUE, since=DAY, channels=(ESSEX, KENT))
    world.service.answers = [Refused("ratelimited", 40.0)]
    world.tick(at(DAY, 9))
    other = world.replica()
    world.tick(at(DAY, 9, 0, 39), by=other)
    assert world.service.requests == 1
    world.tick(at(DAY, 9, 0, 41), by=other)
    assert len(world.texts(KENT)) == len(world.texts(ESSEX)) == 1
    assert world.told == []


def test_a_lasting_refusal_is_told_once_with_its_fix_and_delivered_when_mended(world: World) -> None:
    world.service.lasting[KENT] = Refused("is_archived", fix="Unarchive the channel.")
    world.ticks(at(DAY, 9), at(DAY, 18))
    world.deliverer = world.replica()
    world.ticks(at(DUE, 9), at(DUE, 12))
    assert len(world.told) == 1
    assert "C0KENT are refused (is_archived). Unarchive the channel." in world.told[0]
    assert world.texts() == []
    world.service.lasting.clear()
    world.ticks(at(DUE, 12, 15), at(DUE, 18))
    assert world.texts() == ["2017-05-18: KENT-1 ahead-0"]
    assert len(world.told) == 1


def test_a_refusal_that_nobody_could_be_told_of_is_told_later(world: World) -> None:
    world.service.lasting[KENT] = Refused("not_in_channel", fix="Invite the bot.")
    world.tells = False
    world.tick(at(DAY, 9))
    world.tells = True
    world.ticks(at(DAY, 9, 20), at(DAY, 12))
    assert len(world.told) == 1


def test_a_channel_that_refuses_anew_after_it_took_a_message_is_told_anew(world: World) -> None:
    refused = Refused("not_in_channel", fix="Invite the bot.")
    world.service.lasting[KENT] = refused
    world.ticks(at(DAY, 9), at(DAY, 18))
    world.service.lasting.clear()
    world.ticks(at(DUE, 9), at(DUE, 10))
    assert len(world.texts()) == 1
    world.service.answers = [refused]
    world.ticks(at(DUE + timedelta(days=1), 9), at(DUE + timedelta(days=1), 10))
    assert len(world.told) == len(world.texts()) == 2


def test_a_channel_that_refuses_keeps_no_other_back(make: Make) -> None:
    world = make(DUE, since=DAY, channels=(ESSEX, KENT))
    world.service.lasting[ESSEX] = Refused("channel_not_found", fix="Invite the bot.")
    world.tick(at(DAY, 9))
    assert len(world.texts(KENT)) == 1


def test_what_cannot_be_looked_up_is_held_and_a_person_told(world: World) -> None:
    world.service.answers = [Unclear("timed out")]
    world.service.looks = [Unreadable("missing_scope", fix="Install the app again.")]
    world.ticks(at(DAY, 9), at(DAY, 18))
    world.only(State.HELD)
    assert world.service.requests == 1
    assert len(world.told) == 1
    assert "(missing_scope). Install the app again." in world.told[0]
    assert (
        "`peel-bot deliveries resolve 1 --posted`; if not, `peel-bot deliveries resolve 1 --not-posted`"
        in world.told[0]
    )


def test_nothing_is_held_that_nobody_was_told_of(world: World) -> None:
    world.service.answers = [("done", Unclear("timed out"))]
    world.service.looks = [Unreadable("missing_scope")]
    world.tells = False
    world.ticks(at(DAY, 9), at(DAY, 9, 30))
    world.only(State.POSTED)


def test_a_history_that_cannot_be_read_just_now_is_read_later(world: World) -> None:
    world.service.answers = [("done", Unclear("timed out"))]
    world.service.looks = [Unreadable("ratelimited", passing=True), Unreadable("reset", passing=True)]
    world.ticks(at(DAY, 9), at(DAY, 10))
    world.only(State.POSTED)
    assert world.service.requests == 1
    assert world.told == []


def test_a_message_a_second_and_channel(world: World) -> None:
    world.tick(at(DAY, 9))
    world.owe(owing(1, DUE), owing(2, DUE))
    world.tick(at(DAY, 9, 0, 0) + timedelta(milliseconds=300))
    assert world.texts() == ["2017-05-17: KENT-1 ahead-1", "2017-05-17: KENT-2 ahead-1"]
    assert world.rested == [pytest.approx(0.7)]


def test_one_digest_that_cannot_be_shown_keeps_no_other_back(make: Make, caplog: pytest.LogCaptureFixture) -> None:
    world = make(DUE, since=DAY, channels=(ESSEX, KENT))
    whole = world.deliverer._show

    def show(digest):
        if digest.channel == ESSEX:
            raise ValueError("broken on purpose")
        return whole(digest)

    world.deliverer._show = show
    world.tick(at(DAY, 9))
    assert len(world.texts(KENT)) == 1
    assert len(world.told) == 1
    world.deliverer._show = whole
    world.ticks(at(DAY, 9, 15), at(DAY, 10))
    assert len(world.texts(ESSEX)) == 1


@pytest.mark.parametrize("step", ["insert", "claim", "posting", "posted"])
def test_while_the_database_is_away_all_waits_and_then_goes_on(
    world: World, step: str, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(now: str) -> None:
        if now == step:
            raise BotError("the database is locked: stop what else uses it")

    world.ledger.before = fail
    world.ticks(at(DAY, 9), at(DAY, 10))
    assert caplog.text.count("reminders wait: the database is locked: stop what else uses it") == 1
    assert "Traceback" not in caplog.text
    world.ledger.before = lambda _step: None
    world.ticks(at(DAY, 10, 15), at(DAY, 12))
    assert world.texts() == ["2017-05-17: KENT-1 ahead-1"]
    world.only(State.POSTED)


def test_a_delivery_that_the_database_does_not_take_keeps_no_other_back(make: Make) -> None:
    world = make(DUE, since=DAY, channels=(ESSEX, KENT))

    def fail_first(step: str) -> None:
        if step == "posting":
            world.ledger.before = lambda _step: None
            raise BotError("delivery 1 was worked on by another process meanwhile")

    world.ledger.before = fail_first
    world.tick(at(DAY, 9))
    assert (len(world.texts(ESSEX)), len(world.texts(KENT))) == (0, 1)
    world.tick(at(DAY, 9, 0, 15))
    assert len(world.texts(ESSEX)) == 1


def test_a_long_tick_leaves_the_rest_to_the_next(make: Make) -> None:
    """A service that takes 4 seconds a message: the clock must not be taken for stalled."""
    world = make(DUE, since=DAY, channels=tuple(f"C{number}" for number in range(8)))
    world.service.on_post = lambda: world._rest(4.0)
    world.tick(at(DAY, 9))
    assert world.service.requests < 8
    world.tick(at(DAY, 9, 1))
    world.tick(at(DAY, 9, 2))
    assert len(world.service.posted) == 8
