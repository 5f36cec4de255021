"""Answers as Slack messages: complete text, paging, buttons, tables, sources."""

import json
from collections.abc import Iterator

import pytest

from bot.ask.answer import Answer, Chart, Line, Lines, Outcome, Paragraph, Table
from bot.ask.query import Choice, Intent
from bot.domain.source import Source
from bot.render.blocks import to_message
from bot.render.limits import check
from bot.render.message import Message
from tests.ask.small import ask

PAGE = Source("The page", "https://a.example/")
PAPER = Source("A newspaper", "https://b.example/", inspectorate=False)


def show(answer: Answer, page: int = 1, question: str = "kent?", **more) -> Message:
    message = to_message(answer, question=question, page=page, **more)
    assert check(message.blocks) == []
    json.dumps(message.blocks)
    return message


def buttons(message: Message) -> dict[str, dict]:
    found: dict[str, dict] = {}
    for block in message.blocks:
        for element in (*block.get("elements", ()), block.get("accessory") or {}):
            if element.get("type") == "button":
                found[element["action_id"]] = {"label": element["text"]["text"], **json.loads(element["value"])}
    return found


def shown(message: Message) -> str:
    return "\n".join(texts(message.blocks))


def texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from texts(each)


def many(number: int, *, findings: bool = False) -> Answer:
    lines = tuple(Line(f"line {n}", "good", (PAGE,), f"KENT-{n}" if findings else None) for n in range(1, number + 1))
    return Answer(Outcome.ANSWER, "Many.", (Lines(lines),))


def test_one_judgement_in_full() -> None:
    message = show(
        ask(Intent.JUDGEMENTS, "essex", pillars=("effectiveness",), questions=("overall",), cycles=("2016",))
    )
    assert message.text == (
        "Essex was graded good for effectiveness overall in PEEL 2016.\n"
        "⚠ The source is not the inspectorate's own page: a weaker source.\n"
        "The question: How effective is the force?\n"
        "Source: <https://paper.example/grades|A newspaper> (not the inspectorate's own page)"
    )
    assert [block["type"] for block in message.blocks] == ["section", "context", "section", "context", "actions"]
    assert message.blocks[0]["text"]["text"] == "*Essex was graded good for effectiveness overall in PEEL 2016.*"


def test_a_long_list_is_paged_with_a_stated_remainder_and_nothing_is_lost() -> None:
    answer = many(43, findings=True)
    first = show(answer)
    assert "Showing 1-10 of 43. 33 more on the next page." in first.text
    assert buttons(first)["page:2"] == {"label": "More ▶", "q": "kent?", "p": 2}
    second = show(answer, 2)
    assert "Showing 11-20 of 43." in second.text
    assert buttons(second)["page:1"] == {"label": "◀ Before", "q": "kent?"}
    everything = "\n".join(show(answer, page).text for page in range(1, 6))
    assert all(f"line {n} " in f"{everything} ".replace("\n", " ") for n in range(1, 44))


def test_only_lines_and_rows_are_counted_as_shown() -> None:
    answer = Answer(Outcome.ANSWER, "Many.", (Paragraph("A note."), *many(43, findings=True).parts))
    assert "Showing 1-9 of 43. 34 more on the next page." in show(answer).text
    assert "Showing 10-19 of 43." in show(answer, 2).text


def test_a_long_headline_and_long_notes_leave_less_room_for_the_page() -> None:
    lines = tuple(Line("word " * 167, "lead") for _ in range(60))
    headline, notes = "headline " * 165, ("note " * 148, "note " * 148)
    answer = Answer(Outcome.ANSWER, headline, (Lines(lines),), caveats=notes, assumed="x " * 198)
    for page in range(1, 8):
        show(answer, page, shareable=True)


def test_a_page_beyond_the_last_is_the_last() -> None:
    answer = many(43, findings=True)
    assert show(answer, 99) == show(answer, 5)
    assert show(answer, -1) == show(answer, 1)
    assert "page:6" not in buttons(show(answer, 5))


def test_a_short_answer_has_no_page_line() -> None:
    assert "Showing" not in show(many(10, findings=True)).text


def test_findings_have_a_button_for_their_details() -> None:
    assert buttons(show(many(2, findings=True)))["finding:1"] == {"label": "Details", "q": "Show finding KENT-2"}


def test_choices_and_next_steps_ask_whole_questions() -> None:
    choices = (Choice("Kent", "kent 2016?"), Choice("x" * 200, "essex 2016?"))
    message = show(Answer(Outcome.UNCLEAR, "Which?", choices=choices, next_steps=(Choice("Help", "help"),)))
    found = buttons(message)
    assert [found[f"ask:{n}"]["q"] for n in range(3)] == ["kent 2016?", "essex 2016?", "help"]
    assert len(found["ask:1"]["label"]) == 75
    assert "Which one?\n• kent 2016?\n• essex 2016?" in message.text


def test_sharing_is_offered_only_when_asked_for() -> None:
    assert "share:0" not in buttons(show(many(1)))
    assert buttons(show(many(1), shareable=True))["share:0"] == {"label": "Share in channel", "q": "kent?"}
    assert buttons(show(many(43, findings=True), 2, shareable=True))["share:0"]["p"] == 2


def test_a_question_too_long_for_a_button_leaves_the_button_out_and_says_so() -> None:
    message = show(many(43, findings=True), question="ä" * 3000, shareable=True)
    assert not {"page:2", "share:0"} & set(buttons(message))
    assert "Ask for less to see the rest." in message.text


def test_a_table_is_a_table_block_and_lines_of_text() -> None:
    table = Table(("Question", "Kent", "Essex"), (("Investigating crime", "good", "not known here"),), "", (PAGE,))
    message = show(Answer(Outcome.ANSWER, "Beside.", (table,)))
    [block] = [block for block in message.blocks if block["type"] == "table"]
    assert [[cell["text"] for cell in row] for row in block["rows"]] == [
        ["Question", "Kent", "Essex"],
        ["Investigating crime", "good ✅", "not known here"],
    ]
    assert "• Investigating crime: Kent good ✅; Essex not known here" in message.text


def test_two_tables_go_on_two_pages() -> None:
    one, other = (Table(("A", "B"), ((name, "good"),), name) for name in ("First", "Second"))
    answer = Answer(Outcome.ANSWER, "Two.", (one, other))
    assert "Showing 1-1 of 2. 1 more on the next page." in show(answer).text
    assert "Second: good" in show(answer, 2).text


def test_a_table_too_wide_for_slack_becomes_lines() -> None:
    table = Table(tuple(f"c{n}" for n in range(25)), (tuple(f"v{n}" for n in range(25)),))
    message = show(Answer(Outcome.ANSWER, "Wide.", (table,)))
    assert "table" not in {block["type"] for block in message.blocks}
    assert "c24 v24" in message.text


def test_few_sources_are_listed_with_numbers_and_many_stand_beside_their_lines() -> None:
    few = show(Answer(Outcome.ANSWER, "Two.", (Lines((Line("a", "", (PAGE,)), Line("b", "", (PAPER,)))),)))
    assert "• a [1]\n• b [2]" in few.text
    assert "Sources: [1] <https://a.example/|The page> · [2] <https://b.example/|A newspaper> (not the" in few.text
    lines = tuple(Line(f"l{n}", "", (Source(f"S{n}", f"https://a.example/{n}"),)) for n in range(12))
    assert "• l11 (<https://a.example/11|source>)" in show(Answer(Outcome.ANSWER, "Many.", (Lines(lines),))).text


def test_many_rows_of_a_table_keep_a_source_each() -> None:
    rows = tuple((f"Force {n}", "good") for n in range(43))
    sources = tuple(Source(f"S{n}", f"https://a.example/{n}") for n in range(43))
    message = show(Answer(Outcome.ANSWER, "All.", (Table(("Force", "Judgement"), rows, "", sources),)))
    assert "<https://a.example/42|Force 42>" in message.text
    assert "Showing" not in message.text


@pytest.mark.parametrize(
    "hostile", ["<!channel>", "<@U123>", "<https://evil.example|click>", "*x* _y_ `z` ~q~", "@here"]
)
def test_nobodys_words_become_a_mention_a_link_or_markup(hostile) -> None:
    answer = Answer(
        Outcome.NOT_KNOWN,
        f"Nothing explains “{hostile}”.",
        (Paragraph(hostile), Lines((Line(hostile, hostile),), hostile)),
        caveats=(hostile,),
        assumed=hostile,
        choices=(Choice("a", hostile),),
    )
    message = show(answer)
    mrkdwn = message.text + "".join(
        text for block in message.blocks if block["type"] in ("section", "context") for text in texts(block)
    )
    assert hostile not in mrkdwn
    assert "<" not in mrkdwn


def test_long_texts_are_continued_never_dropped() -> None:
    words = " ".join(f"w{n}" for n in range(4000))
    answer = Answer(Outcome.ANSWER, "Long.", (Paragraph(words),), caveats=("note " * 500,))
    pages = [show(answer, page) for page in range(1, 8)]
    everything = " ".join(page.text for page in pages)
    assert all(f"w{n}" in everything.split() for n in range(4000))


def test_text_stays_under_slacks_limit_and_says_what_was_cut() -> None:
    message = show(Answer(Outcome.ANSWER, "word " * 20_000))
    assert len(message.text) <= 40_000
    assert "more characters" in message.text


def bars(*categories: str, series: int = 1) -> Chart:
    numbers = tuple(range(1, len(categories) + 1))
    return Chart("Findings by status", categories, tuple((f"series {n}", numbers) for n in range(series)))


def drawn(chart: Chart, page: int = 1) -> list[dict]:
    answer = Answer(Outcome.ANSWER, "Many.", many(200).parts, chart=chart)
    return [block for block in show(answer, page).blocks if block["type"] == "data_visualization"]


def test_a_chart_stands_on_the_first_page_within_every_limit() -> None:
    [block] = drawn(bars(*(f"status number {n:02} of twenty" for n in range(20)), series=6))
    assert block["chart"]["axis_config"]["categories"][3] == "status number 03 of…"
    assert drawn(bars("open", "closed"), page=2) == []


@pytest.mark.parametrize(
    "chart",
    [
        bars(),
        bars(*(f"status {n}" for n in range(21))),
        bars("open", series=7),
        bars("with the inspectorate, this year", "with the inspectorate, last year"),
        bars("open", " "),
    ],
)
def test_a_chart_that_would_not_be_whole_is_not_drawn(chart: Chart) -> None:
    assert drawn(chart) == []


def test_a_chart_offers_the_same_as_a_picture() -> None:
    chart = Chart("Findings", ("open",), (("Findings", (3,)),), "chart kent statuses")
    message = show(Answer(Outcome.ANSWER, "Three.", next_steps=(Choice("More", "more?"),), chart=chart))
    assert buttons(message)["ask:1"] == {"label": "As a picture", "q": "chart kent statuses"}
