"""`peel-bot try`, as a person runs it: a process, an address, a question answered, Ctrl-C."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.commands import try_
from bot.playground import Playground

pytestmark = pytest.mark.long

KENT = "C0KENT"


@contextmanager
def trying(*arguments: str, **environ: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run `try` until it says its address; yield the process and the address."""
    command = [sys.executable, "-m", "bot", "try", "--no-open", *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ | environ
    ) as process:
        try:
            said = process.stdout.readline()
            found = re.search(r"http://[^/]+", said)
            assert found, said + process.stderr.read()
            yield process, found[0]
        finally:
            process.kill()


def ask(address: str, path: str, body: object = None) -> dict:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address + path, data=data, headers={"X-Playground": "1"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def free_port() -> str:
    with Playground() as playground:
        return playground.url.rsplit(":", 1)[-1]


def test_the_bot_inside_answers_as_of_the_day_given_twice_in_a_row_and_ends_on_ctrl_c():
    port = free_port()
    for _ in range(2):
        with trying("--port", port, "--as-of", "2017-04-03") as (process, address):
            state = ask(address, "/app/state")
            assert (state["connected"], state["today"]) == (True, "2017-04-03")
            ask(address, "/app/say", {"as": "U0CLERK", "channel": KENT, "text": "/peel deadlines kent in June 2017"})
            answer = ask(address, f"/app/messages?channel={KENT}&as=U0CLERK")["messages"][-1]
            assert answer["ephemeral"] is True
            assert "1 June 2017" in answer["text"]
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0
            assert "Traceback" not in process.stderr.read()


def test_a_channel_of_the_playground_can_be_reminded_and_nothing_is_left_behind(tmp_path: Path) -> None:
    with trying("--port", free_port(), TMPDIR=str(tmp_path)) as (process, address):
        ask(address, "/app/say", {"as": "U0CLERK", "channel": KENT, "text": "/peel subscribe kent"})
        wait_for(lambda: any("will be reminded of Kent" in message["text"] for message in said_in(address)))
        assert len(list(tmp_path.glob("peel-bot.*/peel-bot.db"))) == 1
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
        assert process.stderr.read() == ""
    assert list(tmp_path.glob("peel-bot.*")) == []


@pytest.mark.parametrize("way", [(), ("--http",)])
def test_a_bot_of_ones_own_is_rehearsed_with_the_settings_it_prints(way: tuple[str, ...]) -> None:
    port, http_port = free_port(), free_port()
    http = ["--request-url", f"http://127.0.0.1:{http_port}/slack/events"] if way else []
    with trying("--port", port, "--without-bot", *http) as (process, address):
        assert ask(address, "/app/state")["connected"] is bool(way)
        given = dict(re.findall(r"^export (\w+)=(\S+)$", "".join(process.stdout.readline() for _ in range(8)), re.M))
        assert set(given) == {"SLACK_API_URL", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"}
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "BOT_"))}
        environ = kept | given | {"BOT_PORT": http_port, "BOT_ADMIN_CHANNEL": KENT}
        command = [sys.executable, "-m", "bot"]
        doctor = subprocess.run(
            [*command, "doctor", *way], env=environ, capture_output=True, text=True, timeout=60, check=False
        )
        assert doctor.returncode == 0, doctor.stdout
        with subprocess.Popen([*command, "run", *way], env=environ, stderr=subprocess.PIPE, text=True) as own:
            try:
                while "answering in" not in (line := own.stderr.readline()):
                    assert line, "the bot has ended"
                wait_for(lambda: ask(address, "/app/state")["connected"])
                said = {"as": "U0CLERK", "channel": KENT, "text": "/peel judgements kent 2016"}
                wait_for(lambda: ask(address, "/app/say", said)["ok"] and "Kent in PEEL 2016" in last(address))
            finally:
                own.kill()


def last(address: str) -> str:
    return said_in(address)[-1]["text"]


def wait_for(ready: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not ready():
        assert time.monotonic() < end
        time.sleep(0.2)


def test_behind_a_proxy_the_bot_inside_is_reached_all_the_same() -> None:
    nowhere = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), "http://127.0.0.1:9")
    exceptions = dict.fromkeys(("NO_PROXY", "no_proxy"), "intranet.example")
    with trying("--port", free_port(), **nowhere, **exceptions) as (_, address):
        assert ask(address, "/app/state")["connected"]
        ask(address, "/app/say", {"as": "U0CLERK", "channel": KENT, "text": "<@U0PEELBOT> judgements kent 2016"})
        wait_for(lambda: any("Kent in PEEL 2016" in message["text"] for message in said_in(address)))


def said_in(address: str) -> list[dict]:
    return ask(address, f"/app/messages?channel={KENT}&as=U0CLERK")["messages"]


def test_reminders_can_be_watched_from_april_2017_on():
    with trying("--port", free_port()) as (process, address):
        clock = ask(address, "/app/state")["clock"]
        assert (clock["moved"], clock["start"]) == (False, "2017-04-03")
        moved = ask(address, "/app/clock", {"as": "U0CLERK", "to": "start"})
        assert [one["channel"] for one in moved["posted"]] == [KENT]
        assert "1 deadline to look at on Mon 3 April 2017" in last(address)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
        assert "Traceback" not in process.stderr.read()


def test_a_taken_port_is_said_with_the_way_out():
    with Playground() as playground:
        port = playground.url.rsplit(":", 1)[-1]
        command = [sys.executable, "-m", "bot", "try", "--port", port]
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 1
    assert re.fullmatch(rf"peel-bot try: port {port} on 127\.0\.0\.1 is taken: .*--port\n", done.stderr)


def test_the_default_port_gives_way_to_the_next_free_one(monkeypatch, capsys):
    with Playground() as first:
        port = int(first.url.rsplit(":", 1)[-1])
        monkeypatch.setattr(try_, "PORT", port)
        second = try_._started(Playground, type("Args", (), {"port": None, "as_of": None})())
        second.stop()
    assert int(second.url.rsplit(":", 1)[-1]) > port
    assert f"Port {port} is taken; trying {port + 1}." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--home-force", "kant"], "BOT_HOME_FORCE is 'kant', and no force is called that: did you mean 'kent'?"),
        (["--request-url", "http://127.0.0.1:1/x"], "add --without-bot"),
        (
            ["--without-bot", "--request-url", "localhost:3000"],
            "write an address such as http://127.0.0.1:3000/slack/events",
        ),
        (["--port", "0"], "--port 0: a port is a number from 1 to 65535"),
    ],
)
def test_what_cannot_be_is_refused_in_words(arguments, said):
    command = [sys.executable, "-m", "bot", "try", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert said in done.stderr
