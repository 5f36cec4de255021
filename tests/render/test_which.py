"""A subscription in words: what is typed again means the same."""

from datetime import date

import pytest

from bot.ask.answerer import Answerer
from bot.ask.query import Context
from bot.domain.reminding import Which
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.render.which import described


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    return Answerer(load(shipped_path()).knowledge)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("kent", "Kent: every deadline"),
        ("all forces", "all forces: every deadline"),
        ("kent and essex legitimacy", "Kent and Essex: legitimacy"),
        ("kent investigating crime 2016", "Kent: Investigating crime, 2016"),
        ("kent causes of concern", "Kent: causes of concern"),
        ("kent recommendations, inspectorate", "Kent: recommendations, set by the inspectorate"),
        ("kent AFIs, internal", "Kent: areas for improvement, set by the force (internal)"),
        ("GMP, Met, Kent", "Greater Manchester, Metropolitan and Kent: every deadline"),
    ],
)  # fmt: skip
def test_words_say_what_is_meant_and_mean_it_again(answerer: Answerer, typed: str, words: str) -> None:
    context = Context(date(2017, 4, 3))
    which = answerer.wanted(typed, context)
    assert isinstance(which, Which)
    assert described(which, answerer.knowledge) == words
    assert answerer.wanted(words.removesuffix(": every deadline"), context) == which


def test_what_is_not_held_any_more_is_named_by_its_id(answerer: Answerer) -> None:
    assert described(Which(("rutland",), ("peel-1999",)), answerer.knowledge) == "rutland: peel-1999"
