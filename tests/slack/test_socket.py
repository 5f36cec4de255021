"""Socket Mode against the playground: connects, hears again after a drop, and leaves no ghost."""

import threading
from collections.abc import Iterator

import pytest
from slack_bolt import Ack, App

from bot.clock import Clock
from bot.errors import StartError
from bot.playground import Playground
from bot.slack.socket import Socket, connections
from bot.slack.web import web_client
from tests.slack.conftest import KENT, MORGAN
from tests.slack.line import Line

pytestmark = pytest.mark.long


@pytest.fixture
def socket(slack: Playground, app: App) -> Iterator[Socket]:
    link = Socket(app, slack.app_token, slack.api_url, ping_seconds=1.5)
    link.connect()
    slack.wait_connected()
    yield link
    link.close()


def test_everything_works_over_the_socket(slack: Playground, socket: Socket) -> None:
    assert "Answer to kent" in slack.slash(MORGAN, KENT, "kent").text
    ts = slack.mention(MORGAN, KENT, "kent")
    answer = slack.wait_for_message(KENT, "Answer to kent", thread_ts=ts)
    slack.click(MORGAN, answer.ts, "ask:0")
    slack.wait_for_message(KENT, "Answer to kent further", thread_ts=ts)


def test_after_a_drop_it_hears_again(slack: Playground, socket: Socket) -> None:
    slack.faults.add("drop")
    slack.wait_for(lambda: slack.sockets.live == 0, what="the drop")
    slack.wait_for(lambda: slack.sockets.live == 1, timeout=30, what="the connection again")
    assert "Answer to kent" in slack.slash(MORGAN, KENT, "kent").text


def test_a_refresh_loses_no_answer_under_way(slack: Playground) -> None:
    simple = App(
        client=web_client(slack.bot_token, slack.api_url),
        signing_secret=slack.signing_secret,
        process_before_response=True,
    )
    under_way, refreshed = threading.Event(), threading.Event()

    def answer(ack: Ack) -> None:
        under_way.set()
        refreshed.wait(5)
        ack(text="over the new connection")

    simple.command("/peel")(answer)
    link = Socket(simple, slack.app_token, slack.api_url)
    link.connect()
    slack.wait_connected()
    asked: list[str | None] = []
    person = threading.Thread(target=lambda: asked.append(slack.slash(MORGAN, KENT, "kent").text))
    person.start()
    assert under_way.wait(5)
    slack.faults.add("refresh")
    while link._client.is_connected():
        slack.settle(0.01)
    refreshed.set()
    person.join(10)
    assert asked == ["over the new connection"]
    link.close()


def test_asked_to_come_anew_by_a_slack_that_leaves_the_line_open_it_does(slack: Playground, socket: Socket) -> None:
    before = slack.sockets.connections[0]
    socket._client.enqueue_message('{"type": "disconnect", "reason": "warning"}')
    slack.wait_for(lambda: before not in slack.sockets.connections, what="the old connection's end")
    slack.wait_for(lambda: slack.sockets.live == 1, what="the new connection")
    assert "Answer to kent" in slack.slash(MORGAN, KENT, "kent").text


def test_an_unreachable_slack_is_tried_again_with_patience(
    slack: Playground, socket: Socket, caplog: pytest.LogCaptureFixture
) -> None:
    slack.faults.add("refused", "apps.connections.open", times=2)
    slack.faults.add("drop")
    slack.wait_for(lambda: slack.sockets.live == 1, timeout=30, what="the connection anew")
    waits = [record.args[1] for record in caplog.records if "cannot be reached" in record.message and record.args]
    assert waits == [1.0, 2.0]
    assert "Answer to kent" in slack.slash(MORGAN, KENT, "kent").text


def test_a_ghost_or_another_copy_of_the_bot_is_said(
    slack: Playground, app: App, caplog: pytest.LogCaptureFixture
) -> None:
    slack.faults.add("ghost")
    link = Socket(app, slack.app_token, slack.api_url)
    link.connect()
    slack.wait_for(lambda: "Slack counts 2 connections of this app" in caplog.text, what="the warning")
    link.close()
    slack.faults.add("lay_ghosts")
    caplog.clear()
    alone = Socket(app, slack.app_token, slack.api_url)
    alone.connect()
    slack.wait_for(lambda: alone.connected and slack.sockets.live == 1, what="the only connection")
    slack.settle(0.5)
    assert "connections of this app" not in caplog.text
    alone.close()


@pytest.mark.parametrize(
    ("message", "count"),
    [
        ('{"type": "hello", "num_connections": 2}', 2),
        ('{"type": "hello", "num_connections": "2"}', 0),
        ('{"type": "hello"', 0),
        ('["hello"]', 0),
        ('{"type": "slash_commands", "payload": {"text": "\\"hello\\""}}', 0),
        ('{"type": "events_api", "num_connections": 3, "payload": "hello"}', 0),
    ],
)
def test_only_slacks_greeting_counts_connections(message: str, count: int) -> None:
    assert connections(message) == count


def test_pongs_are_signs_of_life(slack: Playground, socket: Socket) -> None:
    slack.wait_for(lambda: socket.connected, what="the connection")
    slack.settle(4)
    assert socket.age < 3
    assert socket.connected


def test_closing_says_goodbye(slack: Playground, app: App) -> None:
    link = Socket(app, slack.app_token, slack.api_url)
    link.connect()
    slack.wait_connected()
    link.close()
    slack.wait_for(lambda: not slack.sockets.connections, what="no connection, not even a ghost")
    link.check()
    assert slack.sockets.live == 0


def test_a_refused_app_token_names_the_fix(slack: Playground, app: App) -> None:
    link = Socket(app, "xapp-1-wrong", slack.api_url)
    with pytest.raises(StartError, match=r"SLACK_APP_TOKEN.*connections:write"):
        link.connect()
    link.close()


def test_an_unreachable_slack_is_left_to_the_watchdog(app: App) -> None:
    link = Socket(app, "xapp-1-x", "http://127.0.0.1:9/api/")
    link.connect()
    assert not link._client.is_connected()
    link.close()


@pytest.fixture
def line(slack: Playground) -> Iterator[Line]:
    """The playground at the far end of a line: everything it says of its address leads there."""
    straight = slack.api.url
    line = Line(int(straight.rsplit(":", 1)[1]))
    slack.api.url = f"http://127.0.0.1:{line.port}"
    yield line
    slack.api.url = straight
    line.close()


@pytest.fixture
def watched(slack: Playground, line: Line, app: App) -> Iterator[Socket]:
    link = Socket(app, slack.app_token, slack.api_url, ping_seconds=1)
    link.connect()
    slack.wait_for(lambda: link.connected, what="the connection")
    clock = Clock()
    clock.every(0.5, "watch the socket", link.check)
    clock.start()
    yield link
    clock.stop()
    link.close()


def test_a_line_that_goes_dead_in_silence_is_noticed(slack: Playground, line: Line, watched: Socket) -> None:
    line.go_dead(far_end_notices=False)
    assert watched._client.is_connected(), "the SDK believes that all is well"
    assert slack.slash(MORGAN, KENT, "kent").error == "operation_timeout"
    slack.wait_for(lambda: not watched.connected, timeout=30, what="the watchdog's doubt")
    slack.wait_for(lambda: watched.connected, timeout=30, what="the connection anew")
    # Slack, too, notices by its pings in time that the old one is dead: until then it swallows its share.
    slack.wait_for(lambda: slack.sockets.live == 1, timeout=30, what="one connection")
    assert "Answer to kent" in slack.slash(MORGAN, KENT, "kent").text


def test_a_connection_that_only_slack_knows_to_be_gone_is_noticed(
    slack: Playground, line: Line, watched: Socket
) -> None:
    line.go_dead(far_end_notices=True)
    slack.wait_for(lambda: slack.sockets.live == 0, what="Slack without the bot")
    assert watched._client.is_connected(), "the SDK believes that all is well"
    slack.wait_for(lambda: slack.sockets.live == 1, timeout=30, what="the connection anew")
    assert "Answer to kent" in slack.slash(MORGAN, KENT, "kent").text


class Late:
    """A connection that opens after the goodbye."""

    closed = False

    def close(self) -> None:
        self.closed = True


def test_what_opens_after_the_goodbye_is_closed(slack: Playground, app: App) -> None:
    link = Socket(app, slack.app_token, slack.api_url)
    link.close()
    late = Late()
    link._opened(late)
    assert late.closed
    assert not link._client.auto_reconnect_enabled


def test_a_reconnection_under_way_when_the_bot_stops_leaves_no_ghost(slack: Playground, app: App) -> None:
    link = Socket(app, slack.app_token, slack.api_url)
    link.connect()
    slack.wait_for(lambda: slack.sockets.live == 1, what="the connection")
    link._alive_at = link._tried_at = 0  # long dead, for all the watchdog knows
    slack.faults.add("slow", "apps.connections.open", seconds=0.3)
    watchdog = threading.Thread(target=link.check)
    watchdog.start()
    link.close()
    watchdog.join()
    slack.settle(1.2)
    assert slack.sockets.connections == []
