"""/peel chart: pictures that arrive with their description, and in words where Slack takes none."""

import urllib.request
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.app import Bot, build
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.playground import Playground
from bot.register.entry import Proposed, What
from bot.slack.chart_words import Wanted, chart_wanted
from tests.slack.conftest import KENT, MORGAN, NO_BOT
from tests.slack.test_app import settings

FORCES = load(shipped_path()).knowledge.forces
BREAK = "2018/19 and 2021/22 must not be compared"


@pytest.fixture
def bot(slack: Playground, tmp_path: Path) -> Iterator[Bot]:
    url = f"sqlite:///{tmp_path}/ledger.db"
    built = build(settings(slack, database_url=url), today=lambda: date(2030, 4, 3))
    assert built.register is not None
    built.register.ledger.enter([Proposed(What.STATUS, "KENT-2016-E1", "in-progress")], by=MORGAN, request="r")
    built.register.refresh()
    yield built
    built.stop()


@pytest.fixture
def connected(slack: Playground, bot: Bot) -> Playground:
    bot.start(socket=True)
    slack.wait_connected()
    return slack


def fetched(slack: Playground, channel: str) -> tuple[dict, bytes, str]:
    slack.wait_for(lambda: any(one.files for one in slack.messages(channel)), what="the picture")
    [message] = [one for one in slack.messages(channel) if one.files]
    [file] = message.files
    with urllib.request.urlopen(f"{slack.url}/app/files/{file['id']}?as={MORGAN}", timeout=5) as answer:
        return file, answer.read(), message.text


def test_a_picture_comes_to_the_person_with_its_description_and_its_words(connected: Playground) -> None:
    assert connected.slash(MORGAN, KENT, "chart kent judgements").error is None
    file, content, said = fetched(connected, connected.dm(MORGAN))
    assert (file["name"], content[:4]) == ("kent-judgements.png", b"\x89PNG")
    assert BREAK in said + "".join(one.text for one in connected.messages(connected.dm(MORGAN)))
    assert "A grid of Kent's PEEL judgements" in str(file)
    told = connected.wait_for_message(KENT, "the picture is in our direct messages", to=MORGAN)
    connected.click(MORGAN, told.ts, "ask:0")
    words = connected.wait_for_message(KENT, "judgements held here", to=MORGAN)
    assert "Kent, PEEL 2014 to 2023-25" in words.text
    assert "may not be compared" in words.text
    assert "Effectiveness overall" in str(words.blocks)
    assert "data_visualization" not in str(words.blocks)
    connected.click(MORGAN, words.ts, "page:2")
    connected.wait_for_message(KENT, "Tackling anti-social behaviour", to=MORGAN)


def test_here_brings_it_to_the_channel_with_what_the_register_says(connected: Playground) -> None:
    connected.slash(MORGAN, KENT, "chart statuses of Kent here")
    file, _, said = fetched(connected, KENT)
    assert file["name"] == "kent-statuses.png"
    assert "In progress: 2" in said


def test_a_mention_gets_it_in_its_thread(connected: Playground) -> None:
    ts = connected.mention(MORGAN, KENT, "chart deadlines kent as of 20 May 2017")
    file, _, said = fetched(connected, KENT)
    assert file["name"] == "kent-deadlines.png"
    assert "3 deadlines seen from 20 May 2017" in said
    assert [one.thread_ts for one in connected.messages(KENT) if one.files] == [ts]


def test_where_slack_takes_no_picture_the_words_are_the_answer(connected: Playground, slack: Playground) -> None:
    connected.slash(MORGAN, NO_BOT, "chart kent statuses here")
    said = connected.wait_for_message(NO_BOT, "I may not bring a picture there", to=MORGAN)
    assert "Kent, 3 April 2030: 9 findings" in said.text
    granted = slack.manifest.scopes
    object.__setattr__(slack.manifest, "scopes", granted - {"files:write"})
    connected.slash(MORGAN, KENT, "chart kent statuses")
    said = connected.wait_for_message(KENT, "lacks the scope files:write", to=MORGAN)
    assert "Kent, 3 April 2030: 9 findings" in said.text


def test_nothing_known_and_words_not_understood_are_said(connected: Playground) -> None:
    connected.slash(MORGAN, KENT, "chart deadlines of wiltshire")
    connected.wait_for_message(KENT, "No deadline of Wiltshire is known here", to=MORGAN)
    connected.slash(MORGAN, KENT, "chart kent bananas")
    connected.wait_for_message(KENT, "“bananas” is not known here", to=MORGAN)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("chart kent judgements", Wanted("grid", "kent")),
        (
            "Draw the deadlines of West Mercia as of 3 April 2017",
            Wanted("deadlines", "west-mercia", on=date(2017, 4, 3)),
        ),
        ("please chart Kent's findings by status here", Wanted("statuses", "kent", here=True)),
        ("chart avon-and-somerset grades in words", Wanted("grid", "avon-and-somerset", words=True)),
        ("chart", Wanted()),
        ("chart kent bananas", Wanted(force="kent", unknown="bananas")),
        ("chart as of 31/02/2017", Wanted(unknown="31/02/2017")),
        ("charts of kent", None),
        ("judgements kent", None),
    ],
)
def test_words_of_a_chart(words: str, wanted: Wanted | None) -> None:
    assert chart_wanted(words, FORCES) == wanted


@pytest.mark.parametrize("way", ["slash", "mention"])
def test_slacks_own_chart_stands_above_the_same_numbers_in_words(connected: Playground, way: str) -> None:
    if way == "slash":
        assert connected.slash(MORGAN, KENT, "findings by status for kent").error is None
    else:
        connected.mention(MORGAN, KENT, "findings by status for kent")
    told = connected.wait_for_message(KENT, "9 findings", to=MORGAN if way == "slash" else None)
    [chart] = [block for block in told.blocks if block["type"] == "data_visualization"]
    [series] = chart["chart"]["series"]
    assert series["data"] == [
        {"label": "in progress", "value": 2},
        {"label": "not stated", "value": 7},
    ]
    assert "2 in progress" in told.text
    [pressed] = [one for one in told.blocks[-2]["elements"] if one["text"]["text"] == "As a picture"]
    connected.click(MORGAN, told.ts, pressed["action_id"])
    file, _, _ = fetched(connected, connected.dm(MORGAN))
    assert file["name"] == "kent-statuses.png"


@pytest.mark.parametrize("way", ["slash", "mention"])
def test_a_workspace_without_charts_gets_all_the_rest(connected: Playground, way: str) -> None:
    if way == "slash":
        connected.faults.add("invalid_blocks", "response_url")
        connected.slash(MORGAN, KENT, "findings by status for kent")
    else:
        connected.faults.add("invalid_blocks", "chat.postMessage")
        connected.mention(MORGAN, KENT, "findings by status for kent")
    told = connected.wait_for_message(KENT, "9 findings", to=MORGAN if way == "slash" else None)
    kinds = [block["type"] for block in told.blocks]
    assert "data_visualization" not in kinds
    assert "table" in kinds
    assert connected.faults.struck
