"""Any answer at all renders within every limit, and its text holds the headline."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.ask.answer import Answer, Line, Lines, Outcome, Paragraph, Table
from bot.ask.query import Choice
from bot.domain.source import Source
from bot.playground.blocks import check_blocks
from bot.render.blocks import to_message
from bot.render.limits import check
from bot.render.mrkdwn import escape
from bot.render.text import to_text

words = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="ab <>&*_`~|\n.@", max_size=200),
    st.builds(
        lambda text, times: text * times, st.sampled_from(["&", "<", "long word ", "x", "é. "]), st.integers(0, 4000)
    ),
)
sources = st.lists(
    st.builds(Source, words, st.builds("https://a.example/{}".format, words), st.booleans()), max_size=12
).map(tuple)
lines = st.builds(Line, words, words, sources, st.none() | st.just("KENT-2016-E1"))
many_lines = st.lists(lines, max_size=6).map(tuple) | st.builds(
    lambda line, times: (line,) * times, lines, st.integers(0, 120)
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.lists(words, min_size=1, max_size=24).map(tuple))
    row = st.lists(words, min_size=len(columns), max_size=len(columns)).map(tuple)
    rows = draw(st.lists(row, max_size=3).map(tuple)) * draw(st.integers(0, 60))
    return Table(columns, rows, draw(words), draw(sources))


choices = st.lists(st.builds(Choice, words, words), max_size=8).map(tuple)
answers = st.builds(
    Answer,
    outcome=st.sampled_from(Outcome),
    headline=words,
    parts=st.lists(
        st.builds(Paragraph, words, sources) | st.builds(Lines, many_lines, words) | tables(), max_size=4
    ).map(tuple),
    caveats=st.lists(words, max_size=5).map(tuple),
    assumed=words,
    choices=choices,
    next_steps=choices,
    sources=sources,
)


@pytest.mark.filterwarnings("ignore:Generating overly large repr")  # hypothesis, on long texts
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(answer=answers, question=words, page=st.integers(-2, 6), shareable=st.booleans())
def test_any_answer_is_within_every_limit(answer: Answer, question: str, page: int, shareable: bool) -> None:
    message = to_message(answer, question=question, page=page, shareable=shareable, rated=True)
    assert check(message.blocks) == []
    check_blocks(list(message.blocks))
    json.dumps([message.text, message.blocks], ensure_ascii=False).encode("utf-8")
    assert 0 < len(message.text) <= 40_000
    assert escape(answer.headline)[:29_900] in message.text
    assert answer.headline in to_text(answer)


def test_links_that_move_into_the_lines_are_counted_before_they_do() -> None:
    """26 lines share seven sources, listed below once; two more sources would put three links into every line."""
    addresses = ["", "long%20word%20" * 25, *map(str, range(5))]
    seven = tuple(Source(f"Report {number}", f"https://a.example/{end}", False) for number, end in enumerate(addresses))
    two = (Source("Eighth", "https://a.example/8", False), Source("Ninth", "https://a.example/9", False))
    answer = Answer(
        Outcome.ANSWER,
        "A list",
        (Lines((Line("", "Kent", seven[:3]), *(Line("", "Kent", seven),) * 26), ""), Paragraph("And these", two)),
    )
    first = to_message(answer, question="")
    assert check(first.blocks) == []
    assert "And these" not in first.text
    assert "And these" in to_message(answer, question="", page=2).text
