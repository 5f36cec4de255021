"""Text stays text in Slack: no mention, no link, no markup; links and symbols are ours."""

import pytest

from bot.domain.source import Source
from bot.render.mrkdwn import escape, graded, link, short_link

GAP = "\u200b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a & b < c > d", "a &amp; b &lt; c &gt; d"),
        ("<!channel> <@U1> <http://x|y>", f"&lt;!channel&gt; &lt;@{GAP}U1&gt; &lt;http://{GAP}x|y&gt;"),
        ("*bold*", f"{GAP}*{GAP}bold{GAP}*{GAP}"),
        ("a_b ~c~ `d`", f"a{GAP}_{GAP}b {GAP}~{GAP}c{GAP}~{GAP} {GAP}`{GAP}d{GAP}`{GAP}"),
        ("@here", f"@{GAP}here"),
        ("www.evil.example 93.5 end. Next", f"www.{GAP}evil.{GAP}example 93.5 end. Next"),
        ("> quoted\n> again", f"{GAP}&gt; quoted\n{GAP}&gt; again"),
        ("half \ud800 a pair", "half \ufffd a pair"),
        ("plain, as it is: 2018/19 (43)", "plain, as it is: 2018/19 (43)"),
    ],
)
def test_a_text_is_shown_as_it_is(text, shown) -> None:
    assert escape(text) == shown


def test_sources_are_links_and_weaker_ones_are_marked() -> None:
    assert link(Source("A page", "https://a.example/x?a=1&b=2")) == "<https://a.example/x?a=1&amp;b=2|A page>"
    paper = Source("News", "https://n.example/", inspectorate=False)
    assert link(paper) == "<https://n.example/|News> (not the inspectorate's own page)"
    assert short_link(paper) == "<https://n.example/|source>, not the inspectorate's own page"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (Source("a|b>c<d", "https://a.example/x|y>z w"), "<https://a.example/x%7Cy%3Ezw|a/b&gt;c&lt;d>"),
        (Source("No web page", "javascript:alert(1)"), "No web page"),
        (Source("Far", "https://a.example/" + "x" * 500), "Far"),
        (Source("", "https://a.example/"), "<https://a.example/|source>"),
    ],
)
def test_a_link_cannot_be_broken_out_of(source, shown) -> None:
    assert link(source) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("outstanding", "outstanding ⭐"),
        ("good (carried over from 2017)", "good ✅ (carried over from 2017)"),
        ("Requires improvement", "Requires improvement ⚠️"),
        ("inadequate; weaker source", "inadequate ❌; weaker source"),
        ("goodness", "goodness"),
        ("not stated", "not stated"),
    ],
)
def test_a_grade_is_its_word_with_a_symbol_beside(text, shown) -> None:
    assert graded(text) == shown
