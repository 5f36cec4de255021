"""Socket Mode against the playground: connects, hears again after a drop, and leaves no ghost."""

from collections.abc import Iterator

import pytest
from slack_bolt import App

from bot.errors import StartError
from bot.playground import Playground
from bot.slack.socket import Socket
from tests.slack.conftest import KENT, MORGAN


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
    slack.wait_for(lambda: slack.sockets.live == 1, timeout=15, what="the connection again")
    assert "Answer to kent" in slack.slash(MORGAN, KENT, "kent").text


def test_pongs_are_signs_of_life(slack: Playground, socket: Socket) -> None:
    slack.wait_for(lambda: socket.connected, what="the connection")
    slack.settle(4)
    assert socket.age < 3
    assert socket.connected


def test_the_watchdog_connects_anew_when_the_link_is_dead(slack: Playground, socket: Socket) -> None:
    before = len([call for call in slack.calls if call.method == "apps.connections.open"])
    socket._alive_at -= 1000
    assert not socket.connected
    socket.check()
    opened = [call for call in slack.calls if call.method == "apps.connections.open"]
    assert len(opened) == before + 1
    slack.wait_for(lambda: slack.sockets.live == 1, timeout=10, what="one connection")


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
