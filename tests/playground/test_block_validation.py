"""What Slack accepts as blocks: each limit from both sides."""

import pytest

from bot.playground.blocks import MOST_CHARACTERS, check_blocks, complaints
from bot.playground.model import SlackError


def plain(text):
    return {"type": "plain_text", "text": text}


def mrkdwn(text):
    return {"type": "mrkdwn", "text": text}


def section(text="x", **more):
    return {"type": "section", "text": mrkdwn(text), **more}


def button(text="go", **more):
    return {"type": "button", "text": plain(text), **more}


def actions(*elements):
    return {"type": "actions", "elements": list(elements)}


def table(rows, columns=2, text="x"):
    return {"type": "table", "rows": [[{"type": "raw_text", "text": text}] * columns] * rows}


def select(**more):
    return {"type": "static_select", "placeholder": plain("choose"), **more}


def chart(drawn, title="x"):
    return {"type": "data_visualization", "title": title, "chart": drawn}


OPTION = {"text": plain("a"), "value": "a"}
SERIES = [
    {"name": name, "data": [{"label": "open", "value": 3}, {"label": "closed", "value": 0}]} for name in ("Kent", "All")
]
BARS = {"type": "bar", "series": SERIES, "axis_config": {"categories": ["open", "closed"], "x_label": "Status"}}
RICH = {
    "type": "rich_text",
    "elements": [
        {"type": "rich_text_section", "elements": [{"type": "text", "text": "x", "style": {"bold": True}}]},
        {
            "type": "rich_text_list",
            "style": "bullet",
            "elements": [{"type": "rich_text_section", "elements": [{"type": "link", "url": "https://a.example"}]}],
        },
        {"type": "rich_text_quote", "elements": [{"type": "text", "text": "x"}]},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "x"}]},
    ],
}
IMAGE = {"type": "image", "image_url": "https://a.example/b.png", "alt_text": "a picture"}

GOOD = {
    "fifty blocks": [{"type": "divider"}] * 50,
    "section text": [section("x" * 3000)],
    "fields": [{"type": "section", "fields": [mrkdwn("x" * 100)] * 10}],
    "field length": [{"type": "section", "fields": [mrkdwn("x" * 2000)]}],
    "header": [{"type": "header", "text": plain("x" * 150)}],
    "actions": [actions(*[button(action_id=f"a{n}") for n in range(25)])],
    "button": [actions(button("x" * 75, value="x" * 2000, action_id="x" * 255, style="primary"))],
    "accessory": [section(accessory=button()), section(accessory={**IMAGE})],
    "context": [{"type": "context", "elements": [mrkdwn("x"), *[IMAGE] * 9]}],
    "table": [table(100, 20, "x")],
    "table settings": [{**table(2), "column_settings": [{"align": "right"}, {"is_wrapped": True}]}],
    "markdown": [{"type": "markdown", "text": "x" * 10_000}],
    "rich text": [RICH],
    "image": [{**IMAGE, "title": plain("x")}],
    "select": [actions(select(options=[OPTION] * 100))],
    "overflow": [actions({"type": "overflow", "options": [OPTION] * 5})],
    "same action id in two blocks": [actions(button(action_id="a")), actions(button(action_id="a"))],
    "null counts as absent": [section(accessory=None)],
    "bars": [chart(BARS, "x" * 50)],
    "pie": [chart({"type": "pie", "segments": [{"label": "x" * 20, "value": 0.5}] * 6})],
    "data table": [{"type": "data_table", "caption": "c", "rows": [[{"type": "raw_text", "text": "x"}]] * 2}],
}
BAD = {
    "51 blocks": ([{"type": "divider"}] * 51, "no more than 50 items allowed", "/blocks"),
    "no list": ({"type": "divider"}, "must be an array", "/blocks"),
    "no object": (["divider"], "must be an object", "/blocks/0"),
    "no type": ([{"text": plain("x")}], "missing required field: type", "/blocks/0"),
    "unknown kind": ([{"type": "sectoin"}], "unsupported type: sectoin", "/blocks/0/type"),
    "alert is for modals": ([{"type": "alert", "text": plain("x")}], "unsupported type: alert", "/blocks/0/type"),
    "empty section": ([{"type": "section"}], "missing required field: text or fields", "/blocks/0"),
    "section text": ([section("x" * 3001)], "must be less than 3001 characters", "/blocks/0/text/text"),
    "empty text": ([section("")], "must be more than 0 characters", "/blocks/0/text/text"),
    "text no string": ([section(5)], "must be a string", "/blocks/0/text/text"),
    "unknown member": ([section(colour="red")], "invalid additional property: colour", "/blocks/0"),
    "emoji in mrkdwn": (
        [{"type": "section", "text": {**mrkdwn("x"), "emoji": True}}],
        "invalid additional property: emoji",
        "/blocks/0/text",
    ),
    "11 fields": (
        [{"type": "section", "fields": [mrkdwn("x")] * 11}],
        "no more than 10 items allowed",
        "/blocks/0/fields",
    ),
    "field length": (
        [{"type": "section", "fields": [mrkdwn("x" * 2001)]}],
        "must be less than 2001 characters",
        "/blocks/0/fields/0/text",
    ),
    "header length": ([{"type": "header", "text": plain("x" * 151)}], "must be less than 151", "/blocks/0/text/text"),
    "header kind": ([{"type": "header", "text": mrkdwn("x")}], "unsupported type: mrkdwn", "/blocks/0/text/type"),
    "26 elements": (
        [actions(*[button(action_id=f"a{n}") for n in range(26)])],
        "no more than 25",
        "/blocks/0/elements",
    ),
    "no elements": ([actions()], "no fewer than 1 items allowed", "/blocks/0/elements"),
    "button text": ([actions(button("x" * 76))], "must be less than 76", "/blocks/0/elements/0/text/text"),
    "button value": ([actions(button(value="x" * 2001))], "must be less than 2001", "/blocks/0/elements/0/value"),
    "action id": ([actions(button(action_id="x" * 256))], "must be less than 256", "/blocks/0/elements/0/action_id"),
    "button style": ([actions(button(style="red"))], "must be one of primary, danger", "/blocks/0/elements/0/style"),
    "button address": ([actions(button(url="javascript:x"))], "invalid url", "/blocks/0/elements/0/url"),
    "same action id": (
        [actions(button(action_id="a"), button(action_id="a"))],
        '`action_id` "a" already exists in this block',
        "/blocks/0/elements/1",
    ),
    "same block id": (
        [{"type": "divider", "block_id": "b"}] * 2,
        '`block_id` "b" already exists',
        "/blocks/1",
    ),
    "block id": ([{"type": "divider", "block_id": "x" * 256}], "must be less than 256", "/blocks/0/block_id"),
    "11 in context": ([{"type": "context", "elements": [mrkdwn("x")] * 11}], "no more than 10", "/blocks/0/elements"),
    "button in context": (
        [{"type": "context", "elements": [button()]}],
        "unsupported type: button",
        "/blocks/0/elements/0/type",
    ),
    "101 rows": ([table(101)], "no more than 100 items allowed", "/blocks/0/rows"),
    "21 columns": ([table(1, 21)], "no more than 20 items allowed", "/blocks/0/rows/0"),
    "empty cell": ([table(1, 1, "")], "must be more than 0 characters", "/blocks/0/rows/0/0/text"),
    "two tables": ([table(1), table(1)], "only_one_table_allowed", "/blocks"),
    "long table": ([table(100, 2, "x" * 51)], "table cells must be less than 10001 characters together", "/blocks"),
    "101 options": (
        [actions(select(options=[OPTION] * 101))],
        "no more than 100 items allowed",
        "/blocks/0/elements/0/options",
    ),
    "no options": ([actions(select())], "missing required field: options or option_groups", "/blocks/0/elements/0"),
    "option text": (
        [actions(select(options=[{"text": plain("x" * 76), "value": "a"}]))],
        "must be less than 76",
        "/blocks/0/elements/0/options/0/text/text",
    ),
    "6 in overflow": (
        [actions({"type": "overflow", "options": [OPTION] * 6})],
        "no more than 5",
        "/blocks/0/elements/0/options",
    ),
    "image without words": (
        [{"type": "image", "image_url": "https://a.example/b.png"}],
        "missing required field: alt_text",
        "/blocks/0",
    ),
    "alt text": ([{**IMAGE, "alt_text": "x" * 2001}], "must be less than 2001", "/blocks/0/alt_text"),
    "chart title": (
        [chart(BARS, "x" * 51)],
        "must be less than 51",
        "/blocks/0/title",
    ),
    "three charts": (
        [chart(BARS)] * 3,
        "no more than 2 data_visualization blocks",
        "/blocks",
    ),
    "kind of chart": ([chart({**BARS, "type": "donut"})], "unsupported type: donut", "/blocks/0/chart/type"),
    "chart label": (
        [chart({"type": "pie", "segments": [{"label": "x" * 21, "value": 1}]})],
        "must be less than 21",
        "/blocks/0/chart/segments/0/label",
    ),
    "nothing in a pie": (
        [chart({"type": "pie", "segments": [{"label": "x", "value": 0}]})],
        "must be greater than 0",
        "/blocks/0/chart/segments/0/value",
    ),
    "seven series": ([chart({**BARS, "series": SERIES * 4})], "no more than 6", "/blocks/0/chart/series"),
    "two series of one name": (
        [chart({**BARS, "series": SERIES[:1] * 2})],
        "series names must be unique",
        "/blocks/0/chart/series",
    ),
    "a category without its bar": (
        [chart({**BARS, "axis_config": {"categories": ["open", "closed", "held"]}})],
        "data must hold each category once",
        "/blocks/0/chart/series/0/data",
    ),
    "data table without caption": (
        [{"type": "data_table", "rows": [[{"type": "raw_text", "text": "x"}]] * 2}],
        "missing required field: caption",
        "/blocks/0",
    ),
    "rich text kind": (
        [{"type": "rich_text", "elements": [{"type": "text", "text": "x"}]}],
        "unsupported type: text",
        "/blocks/0/elements/0/type",
    ),
}


@pytest.mark.parametrize("name", GOOD)
def test_accepted(name):
    assert complaints(GOOD[name]) == []


@pytest.mark.parametrize("name", BAD)
def test_refused_with_the_place_of_the_mistake(name):
    blocks, what, where = BAD[name]
    assert [said for said in complaints(blocks) if what in said and said.endswith(f"[json-pointer:{where}]")]


def test_every_mistake_is_named_at_once():
    assert len(complaints([section(""), {"type": "nothing"}, actions(button("x" * 76))])) == 3


def test_the_sum_over_all_blocks():
    check_blocks([section("x" * 2750)] * (MOST_CHARACTERS // 2750))
    with pytest.raises(SlackError) as caught:
        check_blocks([section("x" * 2751)] * (MOST_CHARACTERS // 2750))
    assert caught.value.error == "msg_blocks_too_long"


def test_surfaces_differ():
    assert complaints([{"type": "alert", "text": plain("x")}], "modal") == []
    assert complaints([{"type": "divider"}] * 100, "home") == []
    assert complaints([chart(BARS)]) == []
    assert complaints([chart(BARS)], "home") != []
