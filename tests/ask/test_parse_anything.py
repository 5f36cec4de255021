"""Whatever is typed, one of three things comes back."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.ask.intents import RULES
from bot.ask.parse import Parser
from bot.ask.query import Context, Intent, NotUnderstood, Query, Unclear

from .small_knowledge import KNOWLEDGE

PARSER = Parser(KNOWLEDGE)
WORDS = st.lists(
    st.sampled_from([*sorted(PARSER._vocabulary.phrases), "2017", "2020", "stalking", "1 May", "31 June", "zzz", "?"]),
    max_size=8,
)
CONTEXTS = st.builds(
    Context,
    st.dates(date(1995, 1, 1), date(2090, 1, 1)),
    st.sampled_from([None, "kent", "nowhere"]),
    st.sampled_from([None, "essex"]),
)


@given(st.text(), CONTEXTS)
def test_any_text_comes_back_as_one_of_three(text: str, context: Context) -> None:
    assert isinstance(PARSER.parse(text, context), Query | Unclear | NotUnderstood)


@given(WORDS, CONTEXTS)
def test_any_mixture_of_known_phrases_comes_back_as_one_of_three(words: list[str], context: Context) -> None:
    parsed = PARSER.parse(" ".join(words), context)
    assert isinstance(parsed, Query | Unclear | NotUnderstood)
    if isinstance(parsed, Query):
        assert all(force in KNOWLEDGE.forces for force in parsed.forces)
        assert all(cycle in KNOWLEDGE.frameworks for cycle in parsed.cycles)


@given(WORDS)
def test_the_same_text_is_read_the_same_way_twice(words: list[str]) -> None:
    text, context = " ".join(words), Context(date(2017, 4, 3))
    assert PARSER.parse(text, context) == PARSER.parse(text, context)


def test_every_kind_of_question_has_a_rule_or_its_own_reading() -> None:
    by_register = {Intent.ENTERED, Intent.REGISTER, Intent.CHANGES}  # by words of their own: `register_topics`
    assert {rule.intent for rule in RULES} | {Intent.DEFINITION} | by_register == set(Intent)
