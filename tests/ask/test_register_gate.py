"""What does not open the register's gate asks nothing of the register: held against the reading behind the gate."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from bot.ask.query import Context, Query
from bot.ask.words import clean, split, texts_of
from tests.ask.registered import registered
from tests.ask.test_register_anything import CONTEXTS, WORDS

GOLD = Path(__file__).parent.parent / "gold"


def opens(text: str) -> bool:
    gate = registered()._parser._registered
    assert gate is not None
    return gate.may_ask(text, clean(text), texts_of(clean(text)))


def asks_behind(text: str, context: Context) -> bool:
    """Return whether the reading behind the gate finds anything in a text."""
    parser, cleaned = registered()._parser, clean(text)
    assert parser._registered is not None
    texts = texts_of(cleaned)
    if not texts:
        return False
    return parser._registered.parse(text, cleaned, split(cleaned)[-len(texts) :], context, parser._rest) is not None


@settings(max_examples=1500, deadline=None)
@given(WORDS, CONTEXTS)
def test_whatever_asks_opens_the_gate(words: list[str], context: Context) -> None:
    text = " ".join(words)
    assert opens(text) or not asks_behind(text, context)


def test_every_question_of_the_gold_set_that_asks_opens_the_gate() -> None:
    lines = [json.loads(line) for file in sorted(GOLD.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    texts = [line["question"] for line in lines if line.get("question")]
    context = Context(date(2017, 6, 1), home_force="kent", person="U0RAVIPAT")
    asking = [text for text in texts if asks_behind(text, context)]
    assert len(asking) > 80
    assert [text for text in asking if not opens(text)] == []


@pytest.mark.parametrize(
    "text",
    ["findings {}", "overdue {}", "what is due for {}?", "deadlines of {}", "{}'s actions", "{}\u2019s deadlines"],
)
def test_a_person_mentioned_opens_the_gate(text: str) -> None:
    asked = text.format("U0RAVIPAT")  # as a mention is handed on
    context = Context(date(2017, 6, 1), home_force="kent")
    assert opens(asked)
    query = registered().understand(asked, context)
    assert isinstance(query, Query)
    assert query.asked is not None
    assert query.asked.people == ("U0RAVIPAT",)


def test_what_was_published_is_asked_without_opening_it() -> None:
    for text in ("kent legitimacy 2016", "which forces are outstanding", "what is due next", "compare kent and essex"):
        assert not opens(text)
