"""The database locked, full, or gone and back, while reminders are due: all waits, the log says why, none is lost."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest

from bot.ledger.ledger import open_ledger, utc_now
from bot.remind.delivery import State
from bot.remind.posting import Refused
from tests.remind.conftest import Make
from tests.remind.hooked import HookedLedger
from tests.remind.troubles import full, gone, locked
from tests.remind.world import KENT, at

DUE = date(2017, 5, 18)
DAY = date(2017, 5, 17)
MANY = 100
"""Reminders, so that they take new room in the database."""
SAID = {
    locked: "is locked by somebody else: end what holds it",
    full: "has no space left: free some space on its disk; what was not told yet is told then",
    gone: "the bot asks again by itself|is not there or cannot be opened: put it back",
}
TROUBLES = pytest.mark.parametrize("trouble", list(SAID), ids=lambda one: one.__name__)
Trouble = Callable[..., AbstractContextManager[None]]


@pytest.fixture
def ledger(database_url: str) -> Iterator[HookedLedger]:
    opened = open_ledger(database_url, busy=0.2)
    yield HookedLedger(opened._database, utc_now)
    opened.close()


@pytest.fixture
def server(request: pytest.FixtureRequest, database_url: str):
    return None if database_url.startswith("sqlite") else request.getfixturevalue("postgres")


@TROUBLES
def test_before_the_morning_s_digest(make: Make, trouble: Trouble, server, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    world = make(*[DUE] * MANY, since=DAY)
    world.tick(at(DAY, 8, 59))
    with trouble(world.ledger, server):
        world.ticks(at(DAY, 9), at(DAY, 9, 0, 45), timedelta(seconds=15))
        assert world.texts() == []
    waits = [line for line in caplog.messages if "reminders wait: " in line]
    assert len(waits) == 1
    assert any(part in waits[0] for part in SAID[trouble].split("|"))
    assert "Traceback" not in caplog.text
    world.ticks(at(DAY, 9, 1), at(DAY, 9, 3), timedelta(seconds=15))
    [text] = world.texts()
    assert text.count("KENT-") == MANY
    world.only(State.POSTED)
    assert "reminders go on" in caplog.messages


@TROUBLES
def test_after_the_message_is_in_the_channel_and_before_that_is_kept(make: Make, trouble: Trouble, server) -> None:
    """It is found in the channel once the database is back, and not posted again."""
    world = make(*[DUE] * MANY, since=DAY)
    troubles = []

    def befall() -> None:
        troubles.append(trouble(world.ledger, server))
        troubles[0].__enter__()

    world.service.on_post = befall
    world.tick(at(DAY, 9))
    world.tick(at(DAY, 9, 0, 15))
    troubles[0].__exit__(None, None, None)
    world.ticks(at(DAY, 9, 0, 30), at(DAY, 9, 5), timedelta(seconds=15))
    assert (len(world.texts()), world.service.requests) == (1, 1)
    world.only(State.POSTED)


@TROUBLES
def test_a_refusal_that_cannot_be_kept_is_no_reason_to_post_twice(make: Make, trouble: Trouble, server) -> None:
    world = make(*[DUE] * MANY, since=DAY)
    troubles = []
    world.service.answers = [Refused("is_archived")]

    def befall() -> None:
        world.service.on_post = lambda: None
        troubles.append(trouble(world.ledger, server))
        troubles[0].__enter__()

    world.service.on_post = befall
    world.tick(at(DAY, 9))
    troubles[0].__exit__(None, None, None)
    world.ticks(at(DAY, 9, 0, 15), at(DAY, 9, 30), timedelta(seconds=15))
    assert len(world.texts(KENT)) == 1
    world.only(State.POSTED)
