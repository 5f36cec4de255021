"""A force's obligations as of a day, kept for all days between two on which findings came."""

from datetime import date, timedelta
from itertools import chain
from random import Random

import pytest

from bot.ask.respond.known import Known
from bot.kb import load
from bot.kb.shipped import shipped_path


@pytest.fixture(scope="module")
def known() -> Known:
    return Known(load(shipped_path()).knowledge)


@pytest.mark.parametrize("seed", range(3))
def test_what_had_come_by_a_day_is_what_is_not_later(known: Known, seed: int) -> None:
    days = {date(year, month, 1) for year in range(2013, 2028) for month in (1, 7)}
    published = (one.published for one in known.knowledge.findings if one.published)
    days |= set(chain.from_iterable((one - timedelta(1), one, one + timedelta(1)) for one in published))
    days |= {day - timedelta(1) for day in days}
    in_some_order = Random(seed).sample(sorted(days), len(days))
    for force in known.forces:
        every = known.records(force).dated
        for day in in_some_order:
            assert known.dated_by(force, day) == [one for one in every if not known.is_later(one.finding, day)]
