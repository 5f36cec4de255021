"""The check of a message's blocks finds each thing that Slack refuses."""

import pytest

from bot.render.limits import check


def section(text: str, **more) -> dict:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(text: str = "Go", action: str = "ask:0", value: str = "v") -> dict:
    return {"type": "button", "text": {"type": "plain_text", "text": text}, "action_id": action, "value": value}


def actions(*buttons: dict) -> dict:
    return {"type": "actions", "elements": list(buttons)}


def table(rows: int, columns: int, text: str = "x") -> dict:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": text}] * columns] * rows}


def context(*texts: str) -> dict:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text} for text in texts]}


@pytest.mark.parametrize(
    ("blocks", "complaint"),
    [
        ([section("x")] * 51, "51, at most 50"),
        ([section("x" * 3001)], "3001 characters, at most 3000"),
        ([section(" ")], "more than 0 characters"),
        ([{"type": "section"}], "text or fields is needed"),
        ([{"type": "section", "fields": [{"type": "mrkdwn", "text": "x"}] * 11}], "1 to 10 are needed"),
        ([{"type": "section", "fields": [{"type": "mrkdwn", "text": "x" * 2001}]}], "at most 2000"),
        ([{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}], "at most 150"),
        ([{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}], "must be a text object of plain_text"),
        ([actions(*(button(action=f"ask:{n}") for n in range(26)))], "1 to 25 are needed"),
        ([actions(button(), button())], "action_id 'ask:0' is not unique"),
        ([section("x", accessory=button()), actions(button())], "action_id 'ask:0' is not unique"),
        ([actions(button("x" * 76))], "76 characters, at most 75"),
        ([actions(button(value="x" * 2001))], "value: 1 to 2000"),
        ([actions(button(action=""))], "action_id: 1 to 255"),
        ([actions({"type": "select"})], "not a button"),
        ([context(*"abcdefghijk")], "1 to 10 are needed"),
        ([table(101, 2)], "1 to 100 are needed"),
        ([table(2, 21)], "1 to 20 are needed"),
        ([table(2, 2), table(2, 2)], "only one table"),
        ([{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}], []]}], "as many cells"),
        ([table(1, 1, "")], "more than 0 characters"),
        ([section("x" * 2600)] * 4, "10400 characters in all"),
        ([{"type": "image"}], "not a kind of block"),
        ([{**section("x"), "block_id": "a"}] * 2, "block_id 'a' is not unique"),
    ],
)
def test_each_fault_is_found(blocks, complaint) -> None:
    assert any(complaint in said for said in check(blocks)), check(blocks)


def test_what_slack_takes_passes() -> None:
    blocks = [
        {"type": "header", "text": {"type": "plain_text", "text": "x" * 150}},
        section("x" * 3000, accessory=button()),
        {"type": "divider"},
        context(*["x"] * 10),
        table(100, 20),
        actions(button("x" * 75, "ask:1", "v" * 2000)),
    ]
    assert check(blocks) == []
