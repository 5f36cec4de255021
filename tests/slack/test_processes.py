"""What happens to whole processes: workers that share, files that may not be written, edits, kills."""

import json
import shutil
import signal
import stat
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

import pytest

from bot.kb.shipped import shipped_path
from bot.playground import Playground
from bot.playground.ack import signature
from bot.playground.model import StoredMessage
from tests.slack.conftest import KENT, MORGAN, command_form
from tests.slack.processes import UNPRIVILEGED, environment, fetched, free_port, running

pytestmark = pytest.mark.long


def in_thread(slack: Playground, ts: str) -> list[StoredMessage]:
    return [message for message in slack.messages(KENT) if message.thread_ts == ts]


def post(slack: Playground, port: int, body: bytes, kind: str) -> tuple[int, str]:
    """Deliver as Slack would; return status and body. 503: the other worker is at it, so that Slack asks later."""
    stamp = str(int(time.time()))
    headers = {
        "Content-Type": kind,
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": signature(slack.signing_secret, stamp, body),
    }
    request = urllib.request.Request(f"http://127.0.0.1:{port}/slack/events", body, headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as later:
        with later:
            return later.code, ""


def test_two_workers_of_a_real_wsgi_server_answer_each_delivery_once(slack: Playground, tmp_path: Path) -> None:
    ports = [free_port(), free_port()]
    given = environment(slack, BOT_SEEN_FILE=str(tmp_path / "seen.db"), BOT_HOME_FORCE="kent")
    words = [("--host=127.0.0.1", f"--port={port}", "bot.wsgi:application") for port in ports]
    with (
        running(*words[0], module="waitress", **given),
        running(*words[1], module="waitress", **given),
        ThreadPoolExecutor(8) as senders,
    ):
        for port in ports:
            assert fetched(f"http://127.0.0.1:{port}/healthz")[0] == 200
        deliver = partial(senders.map, partial(post, slack), ports * 2)
        for number in range(10):
            body = urlencode(command_form(f"judgements kent {2014 + number % 4}")).encode()
            answers = list(deliver([body] * 4, ["application/x-www-form-urlencoded"] * 4))
            assert {status for status, _ in answers} == {200}
            assert sorted(bool(text) for _, text in answers) == [False, False, False, True]
        asked = [slack.say(MORGAN, KENT, f"<@{slack.bot_user_id}> judgements 2016") for _ in range(10)]
        for ts in asked:
            event = {"type": "app_mention", "user": MORGAN, "text": "judgements 2016", "ts": ts, "channel": KENT}
            told = {"type": "event_callback", "event_id": f"Ev{ts}", "team_id": slack.team_id, "event": event}
            answers = list(deliver([json.dumps(told).encode()] * 4, ["application/json"] * 4))
            assert {status for status, _ in answers} <= {200, 503}
        for ts in asked:
            slack.wait_for_message(KENT, "Kent", thread_ts=ts)
        slack.settle(0.5)
        assert [len(in_thread(slack, ts)) for ts in asked] == [1] * 10


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    folder = tmp_path / "knowledge"
    shutil.copytree(shipped_path(), folder)
    return folder


def test_knowledge_that_may_only_be_read_is_enough(slack: Playground, knowledge: Path) -> None:
    everything = [knowledge, *knowledge.rglob("*")]
    for path in everything:
        path.chmod(stat.S_IMODE(path.stat().st_mode) & ~0o222)
    given = environment(slack, BOT_KNOWLEDGE=str(knowledge), BOT_HOME_FORCE="kent")
    try:
        with running("run", before=UNPRIVILEGED, **given) as process:
            slack.wait_connected(30)
            assert "Kent" in slack.slash(MORGAN, KENT, "judgements 2016").text
            process.send_signal(signal.SIGTERM)
            said = process.communicate(timeout=20)[1]
    finally:
        for path in everything:
            path.chmod(0o755)
    assert process.returncode == 0
    assert str(knowledge) in said
    assert "problem" not in said
    assert sorted(everything) == sorted([knowledge, *knowledge.rglob("*")])


def test_a_file_that_may_not_be_read_is_named(slack: Playground, knowledge: Path) -> None:
    (knowledge / "forces.yml").chmod(0)
    given = environment(slack, BOT_KNOWLEDGE=str(knowledge))
    with running("run", before=UNPRIVILEGED, **given) as process:
        said = process.communicate(timeout=30)[1]
    assert process.returncode == 1
    assert f"BOT_KNOWLEDGE is {knowledge}, which holds no usable knowledge: `peel-bot check {knowledge}`" in said
    assert "Traceback" not in said


@pytest.mark.long
def test_a_bad_edit_under_a_running_bot_is_told_once_and_a_good_one_is_served(
    slack: Playground, knowledge: Path
) -> None:
    report = next((knowledge / "reports" / "kent").glob("2016*.yml"))
    good = report.read_text("utf-8")
    question = "what was Kent judged for efficiency in 2016?"
    given = environment(slack, BOT_KNOWLEDGE=str(knowledge), BOT_ADMIN_CHANNEL=KENT)
    with running("run", **given) as process:
        slack.wait_connected(30)
        before = slack.slash(MORGAN, KENT, question).text
        report.write_text(good + "\nownr: nobody\n", "utf-8")
        slack.wait_for_message(KENT, "The knowledge has 1 problem", timeout=20)
        assert slack.slash(MORGAN, KENT, question).text == before
        slack.settle(11)  # two more ticks
        assert len([m for m in slack.messages(KENT) if "The knowledge has" in m.text]) == 1
        mended = (knowledge / "forces.yml").read_text("utf-8").replace("name: Kent\n", "name: Kentshire\n", 1)
        assert "Kentshire" in mended
        (knowledge / "forces.yml").write_text(mended, "utf-8")
        report.write_text(good, "utf-8")
        slack.wait_for_message(KENT, "in order again", timeout=20)
        assert "Kentshire" in slack.slash(MORGAN, KENT, question).text
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=20)[1]
    assert f"{report.name}:" in said
    assert "Traceback" not in said


def test_a_wsgi_server_shows_every_problem_without_a_traceback() -> None:
    given = environment(BOT_HOME_FORCE="kant", BOT_PORT="x")
    with running("--listen=127.0.0.1:0", "bot.wsgi:application", module="waitress", **given) as process:
        said = process.communicate(timeout=30)[1]
    assert process.returncode == 3
    assert [line.split(" is ")[0] for line in said.splitlines()] == [
        "bot.wsgi: SLACK_BOT_TOKEN",
        "bot.wsgi: SLACK_SIGNING_SECRET",
        "bot.wsgi: BOT_PORT",
        "bot.wsgi: BOT_HOME_FORCE",
    ]


@pytest.mark.parametrize("way", [(), ("--http",)])
def test_answers_under_way_are_finished_on_sigterm(slack: Playground, way: tuple[str, ...]) -> None:
    port = free_port()
    with running("run", *way, **environment(slack, BOT_HOME_FORCE="kent", BOT_PORT=str(port))) as process:
        if way:
            fetched(f"http://127.0.0.1:{port}/readyz")
            slack.http_endpoint = f"http://127.0.0.1:{port}/slack/events"
        slack.wait_connected(30)
        slack.faults.add("slow", "chat.postMessage", times=None, seconds=1)
        asked = [slack.mention(MORGAN, KENT, "judgements 2016") for _ in range(5)]
        slack.wait_for(lambda: len(slack.faults.struck) == 5, what="five answers under way")
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=20)[1]
    assert process.returncode == 0
    assert "given up" not in said
    assert [len(in_thread(slack, ts)) for ts in asked] == [1] * 5


@pytest.mark.parametrize(("fault", "answers"), [("slow", 1), ("hang", 0)])
def test_killed_after_the_acknowledgement_a_mention_is_answered_at_most_once(
    slack: Playground, fault: str, answers: int
) -> None:
    given = environment(slack, BOT_HOME_FORCE="kent")
    with running("run", **given) as process:
        slack.wait_connected(30)
        slack.faults.add(fault, "chat.postMessage", seconds=2)
        ts = slack.mention(MORGAN, KENT, "judgements 2016")
        slack.wait_for(lambda: bool(slack.faults.struck), what="the answer under way")
        slack.settle(0.5)  # the acknowledgement is given by now: Slack does not ask again
        process.kill()
        process.wait()
        slack.wait_for(lambda: slack.sockets.live == 0, what="the bot gone")
    with running("run", **given):
        slack.wait_connected(30)
        slack.settle(3)
        assert len(in_thread(slack, ts)) == answers
        again = slack.mention(MORGAN, KENT, "judgements 2016")
        slack.wait_for_message(KENT, "Kent", thread_ts=again)


@pytest.mark.long
def test_killed_before_the_acknowledgement_a_mention_is_answered_by_the_next_once(slack: Playground) -> None:
    given = environment(slack, BOT_HOME_FORCE="kent")
    slack.delivery.retry_delays = (0, 8, 8)
    with running("run", **given) as process:
        slack.wait_connected(30)
        process.send_signal(signal.SIGSTOP)
        ts = slack.mention(MORGAN, KENT, "judgements 2016")
        slack.settle(3.5)  # the first attempt has timed out
        process.kill()
        process.wait()
        slack.wait_for(lambda: slack.sockets.live == 0, what="the bot gone")
    with running("run", **given):
        slack.wait_connected(30)
        slack.wait_for_message(KENT, "Kent", thread_ts=ts, timeout=30)
        slack.settle(1)
        assert len(in_thread(slack, ts)) == 1
