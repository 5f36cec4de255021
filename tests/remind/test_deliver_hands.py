"""Several channels at once: a slow one delays no other, each is told once, and one refusal for haste quiets all."""

import threading
import time
from collections import Counter
from datetime import date, timedelta

import pytest

from bot.domain.reminding import Subscription, Which
from bot.errors import BotError
from bot.remind.delivery import State
from bot.remind.pace import Pace
from bot.remind.posting import Outcome, Refused, Unclear, Unreadable
from tests.remind.conftest import Make
from tests.remind.world import KENT, World, at, owing

DUE = date(2017, 5, 18)
DAY = date(2017, 5, 17)
MANY = tuple(f"C{number:03d}" for number in range(30))
SECONDS = 20.0
"""Waited for at most."""


@pytest.fixture
def world(make: Make) -> World:
    return make(DUE, since=DAY, channels=MANY)


def test_every_channel_is_told_once(world: World) -> None:
    world.tick(at(DAY, 9), by=world.replica(hands=6))
    assert Counter(channel for channel, *_ in world.service.posted) == dict.fromkeys(MANY, 1)
    assert set(world.ledger.states()) == {State.POSTED}


def test_a_channel_that_hangs_keeps_no_other_back(world: World) -> None:
    others = threading.Semaphore(0)
    whole = world.service.post

    def post(channel: str, message: str, key: str) -> Outcome:
        if channel == MANY[0]:
            for _ in MANY[1:]:
                assert others.acquire(timeout=SECONDS), "another channel waits for the one that hangs"
            return Unclear("timed out")
        others.release()
        return whole(channel, message, key)

    world.service.post = post  # type: ignore[method-assign]
    world.tick(at(DAY, 9), by=world.replica(hands=3))
    assert Counter(world.ledger.states()) == {State.POSTED: len(MANY) - 1, State.POSTING: 1}


def test_two_messages_of_a_channel_are_never_under_way_at_once(make: Make) -> None:
    """A second part of a morning, for what became known later."""
    world = make(DUE, since=DAY, channels=MANY[:4])
    world.service.lasting = dict.fromkeys(MANY, Refused("is_archived"))
    world.tick(at(DAY, 9))
    world.owe(owing(1, DUE), owing(2, DUE))
    world.tick(at(DAY, 9, 5))
    world.service.lasting.clear()
    whole, under_way, doubled = world.service.post, Counter[str](), list[str]()

    def post(channel: str, message: str, key: str) -> Outcome:
        under_way[channel] += 1
        time.sleep(0.05)
        if under_way[channel] > 1:
            doubled.append(channel)
        under_way[channel] -= 1
        return whole(channel, message, key)

    world.service.post = post  # type: ignore[method-assign]
    world.tick(at(DAY, 9, 20), by=world.replica(hands=8))
    assert [len(world.texts(channel)) for channel in MANY[:4]] == [2] * 4
    assert doubled == []


def test_one_refusal_for_haste_quiets_every_hand_and_replica_at_once(world: World) -> None:
    """The other replica is in the middle of its tick: it does not find out by being refused, too."""
    other = world.replica()

    def once() -> None:
        world.service.on_post = lambda: None
        world.service.answers = [Refused("ratelimited", 40.0)]
        other.tick(world.now)

    world.service.on_post = once
    world.tick(at(DAY, 9))
    assert world.service.requests == 2
    world.ticks(at(DAY, 9, 0, 41), at(DAY, 9, 1, 30), timedelta(seconds=15))
    assert Counter(channel for channel, *_ in world.service.posted) == dict.fromkeys(MANY, 1)


def test_a_short_wait_is_waited_for_within_the_tick(world: World) -> None:
    world.service.answers = [Refused("ratelimited", 2.0)]
    world.tick(at(DAY, 9))
    assert len(world.service.posted) == len(MANY) - 1
    assert world.rested == [pytest.approx(2.0)]
    world.tick(at(DAY, 9, 0, 15))
    assert len(world.service.posted) == len(MANY)


def test_stopped_it_begins_nothing_new_and_ends_with_what_is_under_way(world: World) -> None:
    replica = world.replica(hands=2)
    world.service.on_post = replica.stop
    world.tick(at(DAY, 9), by=replica)
    assert 1 <= world.service.requests <= 2
    assert world.ledger.states().count(State.POSTED) == world.service.requests
    assert set(world.ledger.states()) == {State.POSTED, State.PLANNED}
    world.tick(at(DAY, 9, 0, 15))
    assert len(world.service.posted) == len(MANY)


def test_a_history_that_hangs_does_not_keep_the_digests_back(make: Make) -> None:
    """Twelve in doubt, four seconds each: what became due meanwhile is not behind all of them."""
    world = make(DUE, since=DAY, channels=MANY[:12])
    world.service.answers = [Unclear("timed out")] * 12
    world.tick(at(DAY, 9))
    world.ledger.subscribe(Subscription(KENT, Which(), DAY))
    whole = world.service.find

    def find(channel: str, key: str, since):
        world._rest(4.0)
        return whole(channel, key, since)

    world.service.find = find  # type: ignore[method-assign]
    world.tick(at(DAY, 9, 0, 15))
    assert len(world.texts(KENT)) == 1


def test_a_history_that_asks_for_quiet_is_left_alone_for_so_long(world: World) -> None:
    world.service.answers = [("done", Unclear("timed out"))] * len(MANY)
    world.tick(at(DAY, 9))
    world.service.looks = [Unreadable("ratelimited", passing=True, retry_after=40.0)]
    world.tick(at(DAY, 9, 0, 15))
    world.tick(at(DAY, 9, 0, 30))
    assert len(world.service.looked) == 1
    world.tick(at(DAY, 9, 0, 56))
    assert set(world.ledger.states()) == {State.POSTED}
    assert world.service.requests == len(MANY)


def test_a_digest_that_cannot_be_planned_keeps_no_other_back(world: World) -> None:
    def fail_first(step: str) -> None:
        if step == "insert":
            world.ledger.before = lambda _step: None
            raise BotError("the database does not take it")

    world.ledger.before = fail_first
    world.tick(at(DAY, 9))
    assert len(world.service.posted) == len(MANY) - 1
    world.tick(at(DAY, 9, 0, 15))
    assert len(world.service.posted) == len(MANY)


def test_what_is_refused_everywhere_is_told_once_and_not_for_each_channel(world: World) -> None:
    revoked = Refused("token_revoked", fix="Install the app again.", everywhere=True)
    world.service.lasting = dict.fromkeys(MANY, revoked)
    replica = world.replica(hands=6)
    world.tick(at(DAY, 9), by=replica)
    world.tick(at(DAY, 12))
    world.tick(at(DUE, 9), by=replica)
    [told] = world.told
    assert told.startswith("Reminders are refused (token_revoked). Install the app again.")
    world.service.lasting.clear()
    world.tick(at(DUE, 9, 20), by=replica)
    assert Counter(channel for channel, *_ in world.service.posted) == dict.fromkeys(MANY, 1)
    world.service.lasting = dict.fromkeys(MANY, revoked)
    world.tick(at(DUE + timedelta(days=1), 9), by=replica)
    assert len(world.told) == 2


def test_the_longest_wish_for_quiet_counts() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0], lambda seconds: now.__setitem__(0, now[0] + seconds))
    pace.quiet_for(30.0)
    pace.quiet_for(5.0)
    assert not pace.ready(within=12.0)
    assert now == [0.0]
    assert pace.ready(within=30.0)
    assert (now, pace.quiet) == ([30.0], 0.0)
