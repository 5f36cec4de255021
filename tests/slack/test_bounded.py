"""Kept texts: found again, bounded by their characters, the latest used kept longest."""

from random import Random
from threading import Thread

import pytest

from bot.slack.bounded import Bounded


def numbered(number: int) -> list[str]:
    return [str(number)] * (number % 10)


def test_what_was_made_is_found_again() -> None:
    kept = Bounded(numbered, 1000)
    assert [kept(3), kept(3), kept(4)] == [["3"] * 3, ["3"] * 3, ["4"] * 4]
    assert (kept.made, kept.characters) == (2, 7)


@pytest.mark.parametrize("seed", range(5))
def test_never_more_characters_are_kept_than_allowed(seed: int) -> None:
    dice, kept = Random(seed), Bounded(numbered, 200)
    for number in (dice.randrange(500) for _ in range(3000)):
        assert kept(number) == numbered(number)
        assert kept.characters <= 200


def test_what_is_asked_for_often_stays_while_others_go() -> None:
    kept = Bounded(numbered, 400)
    for number in range(1000, 3000):
        kept(9)
        kept(number)
    assert kept.made == 2001


def test_a_text_longer_than_all_that_is_kept_is_returned_and_not_kept() -> None:
    kept = Bounded(lambda length: ["x" * length], 100)
    assert (kept(60), kept.characters) == (["x" * 60], 0)


def test_threads_share_it() -> None:
    kept = Bounded(numbered, 300)
    wrong: list[int] = []

    def ask(seed: int) -> None:
        dice = Random(seed)
        wrong.extend(n for n in (dice.randrange(200) for _ in range(2000)) if kept(n) != numbered(n))

    threads = [Thread(target=ask, args=(seed,)) for seed in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert wrong == []
    assert kept.characters <= 300
