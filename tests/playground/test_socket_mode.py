"""Socket Mode with Bolt at the other end: envelopes, acknowledgements, reconnecting, dead connections."""

import asyncio
import threading

import aiohttp
import pytest
from slack_sdk import WebClient

from bot.playground import ack

KENT = "C0KENT"

# slack_sdk's Socket Mode clients leave sockets to the garbage collector when a line is cut.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def test_a_command_goes_to_bolt_and_its_ack_is_shown_to_the_person_alone(slack, app, connect):
    app.command("/peel")(lambda ack, command: ack(text=f"heard {command['text']}"))
    connect()
    result = slack.slash("morgan.ellis", "#kent-inspections", "judgements 2016")
    assert (result.error, result.text) == (None, "heard judgements 2016")
    assert slack.ephemerals("morgan.ellis") == [result.message]
    assert len(slack.messages(KENT)) == 1


def test_an_ack_in_channel_is_seen_by_all(slack, app, connect):
    app.command("/peel")(lambda ack: ack(text="for all", response_type="in_channel"))
    connect()
    slack.slash("morgan.ellis", KENT)
    assert slack.messages(KENT)[-1].text == "for all"
    assert slack.ephemerals("morgan.ellis") == []


def test_a_bare_ack_shows_nothing(slack, app, connect):
    app.command("/peel")(lambda ack: ack())
    connect()
    assert slack.slash("morgan.ellis", KENT).message is None


def test_an_ack_with_blocks_that_slack_refuses_is_seen_to_fail(slack, app, connect):
    app.command("/peel")(lambda ack: ack(text="x", blocks=[{"type": "sectoin"}]))
    connect()
    result = slack.slash("morgan.ellis", KENT)
    assert result.error == "invalid_blocks"
    assert result.text == '/peel failed with the error "invalid_blocks"'
    assert result.problems == ("[ERROR] unsupported type: sectoin [json-pointer:/blocks/0/type]",)


def test_no_ack_within_three_seconds_is_told_as_slack_tells_it(slack, app, connect, monkeypatch):
    monkeypatch.setattr("bot.playground.sockets.ACK_SECONDS", 0.2)
    assert ack.ACK_SECONDS == 3
    done = threading.Event()
    app.command("/peel")(lambda ack: done.wait(5))
    connect()
    result = slack.slash("morgan.ellis", KENT)
    done.set()
    assert result.text == '/peel failed with the error "operation_timeout"'


def test_nobody_connected_is_a_failed_dispatch(slack):
    assert slack.slash("morgan.ellis", KENT).text == '/peel failed with the error "dispatch_failed"'


def test_a_mention_is_heard_and_answered_in_the_thread(slack, app, connect):
    app.event("app_mention")(lambda event, say: say(text=f"heard: {event['text']}", thread_ts=event["ts"]))
    connect()
    ts = slack.mention("morgan.ellis", KENT, "what is due?")
    answer = slack.wait_for_message(KENT, "what is due?", thread_ts=ts)
    assert answer.text == f"heard: <@{slack.bot_user_id}> what is due?"


def test_after_a_dropped_socket_the_bot_comes_back(slack, app, connect):
    app.command("/peel")(lambda ack: ack(text="here"))
    connect(quick_to_reconnect=True)
    slack.faults.add("drop")
    assert slack.sockets.live == 0
    slack.wait_for(lambda: slack.sockets.live == 1, timeout=30, what="the reconnection")
    assert slack.slash("morgan.ellis", KENT).text == "here"


def test_after_a_refresh_the_bot_comes_back(slack, app, connect):
    app.command("/peel")(lambda ack: ack(text="here"))
    connect(quick_to_reconnect=True)
    slack.faults.add("refresh")
    slack.wait_for(lambda: slack.sockets.live == 1, timeout=30, what="the reconnection")
    assert slack.slash("morgan.ellis", KENT).text == "here"


def test_each_payload_goes_to_one_of_several_connections(slack, app, connect):
    heard = []
    app.command("/peel")(lambda ack, command: (heard.append(command["text"]), ack(text="x")))
    connect()
    connect()
    for number in range(6):
        slack.slash("morgan.ellis", KENT, str(number))
    assert sorted(heard) == list("012345")


def test_a_ghost_swallows_its_share(slack, app, connect, monkeypatch):
    monkeypatch.setattr("bot.playground.sockets.ACK_SECONDS", 0.2)
    app.command("/peel")(lambda ack: ack(text="here"))
    connect()
    slack.faults.add("ghost")
    errors = [slack.slash("morgan.ellis", KENT).error for _ in range(4)]
    assert sorted(errors, key=str) == [None, None, "operation_timeout", "operation_timeout"]
    slack.faults.add("lay_ghosts")
    assert slack.slash("morgan.ellis", KENT).error is None


def open_url(slack):
    client = WebClient(slack.app_token, base_url=slack.api_url)
    return client.apps_connections_open(app_token=slack.app_token)["url"].replace("ws://", "http://")


def test_hello_ten_connections_at_most_and_a_ticket_once(slack):
    urls = [open_url(slack) for _ in range(11)]

    async def connect_all() -> list[dict]:
        async with aiohttp.ClientSession() as session:
            sockets = [await session.ws_connect(url) for url in urls]
            first = [await socket.receive_json() for socket in sockets]
            with pytest.raises(aiohttp.WSServerHandshakeError):
                await session.ws_connect(urls[0])
            for socket in sockets:
                await socket.close()
            return first

    *hellos, turned_away = asyncio.run(connect_all())
    assert [hello["num_connections"] for hello in hellos] == list(range(1, 11))
    assert hellos[0]["connection_info"] == {"app_id": slack.workspace.app_id}
    assert (turned_away["type"], turned_away["reason"]) == ("disconnect", "too_many_websockets")


def test_an_event_that_is_not_acknowledged_comes_again_marked_as_a_retry(slack, monkeypatch):
    monkeypatch.setattr("bot.playground.sockets.ACK_SECONDS", 0.1)
    slack.delivery.retry_delays = (0, 0, 0)
    url = open_url(slack)

    async def listen() -> list[dict]:
        async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
            await socket.receive_json()
            await asyncio.to_thread(slack.mention, "morgan.ellis", KENT, "hello")
            envelopes = [await socket.receive_json() for _ in range(3)]
            await socket.send_json({"envelope_id": envelopes[-1]["envelope_id"]})
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(socket.receive_json(), 0.4)
            return envelopes

    envelopes = asyncio.run(listen())
    assert [e["retry_attempt"] for e in envelopes] == [0, 1, 2]
    assert [e["retry_reason"] for e in envelopes] == ["", "timeout", "timeout"]
    assert len({e["payload"]["event_id"] for e in envelopes}) == 1
    assert len({e["envelope_id"] for e in envelopes}) == 3
    assert envelopes[0]["accepts_response_payload"] is False
