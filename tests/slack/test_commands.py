"""`peel-bot run` and `peel-bot doctor`, as people start them."""

import json
import re
import signal
from pathlib import Path
from typing import Any

import pytest

from bot.commands.doctor import examine
from bot.playground import Playground
from tests.slack.conftest import ESSEX, KENT, MORGAN, NO_BOT
from tests.slack.processes import environment, fetched, finished, free_port, running

pytestmark = pytest.mark.long


def test_run_connects_answers_and_says_goodbye_on_sigterm(slack: Playground) -> None:
    with running("run", **environment(slack, BOT_HOME_FORCE="kent", BOT_LOG_LEVEL="DEBUG")) as process:
        slack.wait_connected(30)
        assert "Kent" in slack.slash(MORGAN, KENT, "judgements 2016").text
        slack.slash(MORGAN, KENT, "zanzibar")
        slack.faults.add("refused", "chat.postMessage")
        slack.wait_for_message(KENT, "did not confirm", to=MORGAN, after=slack.mention(MORGAN, KENT, "zanzibar"))
        slack.direct(MORGAN, "zanzibar")
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=20)[1]
    assert process.returncode == 0
    assert "zanzibar" not in said, "people's words are not logged"
    assert "43 forces" in said
    assert "answering in" in said
    assert "Traceback" not in said
    slack.wait_for(lambda: not slack.sockets.connections, what="no connection left")


def test_run_ends_on_sigterm_while_slack_hangs(slack: Playground) -> None:
    with running("run", **environment(slack, BOT_HOME_FORCE="kent")) as process:
        slack.wait_connected(30)
        assert "Kent" in slack.slash(MORGAN, KENT, "judgements 2016").text
        slack.faults.add("hang", times=None, seconds=40)
        for _ in range(20):
            slack.mention(MORGAN, KENT, "judgements 2016")
        slack.settle(0.5)
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=8)[1]
    assert process.returncode == 0
    assert "given up" in said


def test_run_http_serves_and_stops_on_sigterm(slack: Playground) -> None:
    port = free_port()
    with running("run", "--http", **environment(slack, BOT_PORT=str(port), BOT_HOME_FORCE="kent")) as process:
        for path in ("healthz", "readyz"):
            status, body = fetched(f"http://127.0.0.1:{port}/{path}")
            assert (status, json.loads(body)["ok"]) == (200, True)
        slack.http_endpoint = f"http://127.0.0.1:{port}/slack/events"
        assert "Kent" in slack.slash(MORGAN, KENT, "judgements 2016").text
        slack.http_endpoint = None
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=20)[1]
    assert process.returncode == 0
    assert "Traceback" not in said


@pytest.mark.parametrize("words", [("run",), ("run", "--http")])
def test_run_ends_when_slack_refuses_the_bot_token(slack: Playground, words: tuple[str, ...]) -> None:
    done = finished(*words, **environment(slack, SLACK_BOT_TOKEN="xoxb-wrong", BOT_PORT=str(free_port())))
    assert done.returncode == 1
    assert "SLACK_BOT_TOKEN: Slack does not know this token (invalid_auth): copy the Bot User OAuth" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "environ", "said"),
    [
        (("run",), {}, "SLACK_BOT_TOKEN is not set: copy the Bot User OAuth Token"),
        (("run",), {"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN is not set: make an app-level token"),
        (("run", "--http"), {"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_SIGNING_SECRET is not set"),
        (("run",), {"SLACK_BOT_TOKEN": "xoxp-1"}, "SLACK_BOT_TOKEN is a user token"),
    ],
)
def test_run_says_what_is_missing_and_where_it_is(words: tuple[str, ...], environ: dict[str, str], said: str) -> None:
    done = finished(*words, **environment(**environ))
    assert done.returncode == 1
    assert said in done.stderr
    assert "peel-bot doctor" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["run", "doctor"])
def test_every_problem_of_the_settings_comes_in_one_listing(command: str) -> None:
    wrong = {
        "SLACK_BOT_TOKEN": "xoxp-1",
        "SLACK_API_URL": "http://slack.example/api/",
        "BOT_KNOWLEDGE": "/nowhere",
        "BOT_HOME_FORCE": "kant",
        "BOT_CHANNEL_FORCES": "C1=Esex,C2",
        "BOT_ADMIN_CHANNEL": "C1 C2",
        "BOT_SEEN_FILE": "/nowhere/seen.db",
        "BOT_LOG_LEVEL": "loud",
        "BOT_PORT": "x",
    }
    done = finished(command, **environment(**wrong))
    said = done.stderr + done.stdout
    assert done.returncode == 1
    missed = [name for name in (*wrong, "SLACK_APP_TOKEN") if not re.search(f"{name}:? (is|has|gives) ", said)]
    assert missed == []
    assert "did you mean 'kent'?" in said
    assert "did you mean 'essex'?" in said
    assert "Traceback" not in said


def test_run_says_that_the_port_is_taken(slack: Playground) -> None:
    port = slack.url.rsplit(":", 1)[1]
    done = finished("run", "--http", **environment(slack, BOT_PORT=port))
    assert done.returncode == 1
    assert f"BOT_PORT {port}" in done.stderr
    assert "choose another port" in done.stderr
    assert "Traceback" not in done.stderr


def checks(slack: Playground | None, *, http: bool = False, **more: str) -> dict[str, Any]:
    return {check.name: check for check in examine(environment(slack, **more), http=http)}


def test_doctor_finds_all_in_order(slack: Playground, tmp_path: Path) -> None:
    seen = tmp_path / "seen.db"
    found = checks(
        slack,
        BOT_ADMIN_CHANNEL=KENT,
        BOT_CHANNEL_FORCES=f"{ESSEX}=essex",
        BOT_HOME_FORCE="kent",
        BOT_SEEN_FILE=str(seen),
    )
    assert {check.state.value for check in found.values()} == {"ok"}
    assert {"bot token", "app token", "scopes", "clock", "knowledge", "libyaml", "Python"} <= set(found)
    assert not seen.exists()


def test_doctor_names_the_fix_for_each_fault(slack: Playground, tmp_path: Path) -> None:
    found = checks(
        None,
        SLACK_BOT_TOKEN="xoxb-wrong",
        SLACK_APP_TOKEN="xapp-wrong",
        SLACK_API_URL=slack.api_url,
        BOT_HOME_FORCE="kant",
        BOT_SEEN_FILE=str(tmp_path),
        BOT_KNOWLEDGE=str(tmp_path),
    )
    assert "OAuth & Permissions" in found["bot token"].fix
    assert "connections:write" in found["app token"].fix
    assert "peel-bot check" in found["knowledge"].fix
    assert "may write to" in found["BOT_SEEN_FILE"].fix
    assert "kent" in found["BOT_HOME_FORCE"].fix
    assert {found[name].state.value for name in ("bot token", "app token", "knowledge")} == {"FAIL"}


def test_doctor_finds_a_setting_that_is_misspelt(slack: Playground) -> None:
    found = checks(slack, BOT_HOMEFORCE="kent", SLACK_CLIENT_ID="1", BOT_UNRELATED="1")
    assert found["BOT_HOMEFORCE"].fix == "did you mean BOT_HOME_FORCE?"
    assert not {"SLACK_CLIENT_ID", "BOT_UNRELATED"} & set(found)


def test_doctor_looks_at_the_channels(slack: Playground) -> None:
    found = checks(slack, BOT_ADMIN_CHANNEL=NO_BOT, BOT_CHANNEL_FORCES="C0NOWHERE=kent,kent-room=kent")
    assert found[f"BOT_ADMIN_CHANNEL {NO_BOT}"].fix == "in that channel: /invite @PEEL bot"
    assert found["BOT_CHANNEL_FORCES C0NOWHERE"].said == "channel_not_found"
    assert found["BOT_CHANNEL_FORCES kent-room"].state.value == "warn"


def test_doctor_finds_missing_scopes(tmp_path: Path) -> None:
    manifest = tmp_path / "app-manifest.yml"
    manifest.write_text("oauth_config: {scopes: {bot: [commands, chat:write, users:write]}}")
    with Playground(manifest=manifest) as slack:
        listed = [check for check in examine(environment(slack), http=False) if check.name == "scopes"]
    assert any("app_mentions:read is missing: to hear mentions" in check.said for check in listed)
    assert any("granted and not needed: users:write" in check.said for check in listed)


def test_doctor_says_when_slack_cannot_be_reached() -> None:
    found = checks(None, SLACK_BOT_TOKEN="xoxb-1", SLACK_APP_TOKEN="xapp-1", SLACK_API_URL="http://127.0.0.1:9/api/")
    assert "cannot be reached" in found["bot token"].said


def test_doctor_prints_and_exits_one_on_a_failure() -> None:
    done = finished("doctor", **environment())
    assert done.returncode == 1
    assert "FAIL  SLACK_BOT_TOKEN: is not set\n      fix: copy the Bot User OAuth Token" in done.stdout
    assert "Traceback" not in done.stderr


def test_doctor_json(slack: Playground) -> None:
    done = finished("doctor", "--json", **environment(slack))
    assert done.returncode == 0, done.stdout
    assert {"name", "state", "said", "fix"} == set(json.loads(done.stdout)[0])
