"""Worlds to deliver in, each on a ledger of its own, on either database."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from bot.ledger.ledger import open_ledger, utc_now
from tests.remind.hooked import HookedLedger
from tests.remind.world import KENT, World

Make = Callable[..., World]


@pytest.fixture
def ledger(database_url: str) -> Iterator[HookedLedger]:
    opened = open_ledger(database_url)
    yield HookedLedger(opened._database, utc_now)
    opened.close()


@pytest.fixture
def make(ledger: HookedLedger) -> Make:
    """Return a function that makes a world."""

    def of(*due: date, since: date, channels: tuple[str, ...] = (KENT,)) -> World:
        return World(ledger, *due, since=since, channels=channels)

    return of
