"""Whatever is typed where there is a register, it is answered, fits into Slack, and names only what is held."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ask.query import Context
from bot.ask.register_words import FOR_SIGN_OFF, TOLD
from bot.ask.vocabulary import listed
from bot.render.blocks import to_message
from bot.render.limits import check
from bot.render.text import to_text
from tests.ask.registered import registered

PHRASES = sorted({phrase for phrases in (*TOLD.values(), FOR_SIGN_OFF) for phrase in listed(phrases)})
BESIDE = (
    "kent", "West Mercia", "all forces", "us", "our findings", "KENT-2016-E1", "KENT-2016-I1", "KENT-2016-E9", "Dana",
    "Dana Whitfield", "Ravi", "Ravi Pattel", "Bob", "<@U0RAVIPAT>", "<@U0STRANGE>", "in progress", "closed", "open",
    "who", "why", "what", "which", "how many", "how often", "does", "owns", "date", "moved", "overdue", "since 1 May",
    "since the last board", "as of 3 April 2017", "in May 2017", "31 June", "red", "white", "changed", "evidence",
    "since 2016", "areas for improvement", "serious and organised crime", "stalking", "zzz", "?", "outstanding",
)  # fmt: skip
WORDS = st.lists(st.sampled_from(PHRASES) | st.sampled_from(BESIDE), max_size=7)
CONTEXTS = st.builds(
    Context,
    st.sampled_from([date(2016, 1, 1), date(2017, 4, 10), date(2017, 6, 1), date(2026, 1, 1)]),
    st.sampled_from([None, "kent", "nowhere"]),
    st.sampled_from([None, "west-mercia"]),
    st.sampled_from([None, "U0RAVIPAT", "U0STRANGE", "Insp Lee"]),
    st.sampled_from(["", "Insp Lee"]),
)


@settings(max_examples=400, deadline=None)
@given(WORDS, CONTEXTS)
def test_any_mixture_of_its_phrases_is_answered_within_the_limits(words: list[str], context: Context) -> None:
    text = " ".join(words)
    answer = registered().ask(text, context)
    assert answer.headline
    assert check(to_message(answer, question=text, shareable=True).blocks) == []
    assert to_text(answer)
    held = registered().knowledge.finding_by_id
    for fact in answer.facts:
        told = fact.fields.get("finding", fact.fields.get("id"))
        if fact.kind in ("finding", "deadline", "status", "owner", "move", "evidence", "note"):
            assert str(told).upper() in held


@given(st.text(max_size=80), CONTEXTS)
def test_any_text_is_answered(text: str, context: Context) -> None:
    assert registered().ask(text, context).headline


@given(WORDS, CONTEXTS)
def test_the_same_is_answered_the_same_way_twice(words: list[str], context: Context) -> None:
    text = " ".join(words)
    assert registered().understand(text, context) == registered().understand(text, context)
