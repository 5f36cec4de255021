"""`bot.wsgi:application`, as a WSGI server loads it, with several processes sharing one file."""

import io
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest

import bot.wsgi
from bot.errors import SettingsError
from bot.playground import Playground
from bot.playground.ack import signature
from bot.wsgi import Served, create
from tests.slack.conftest import command_form

pytestmark = pytest.mark.long


def test_loading_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SLACK_BOT_TOKEN", raising=False)
    with pytest.raises(SettingsError, match="SLACK_BOT_TOKEN is not set"):
        create()


def test_only_the_application_is_offered() -> None:
    with pytest.raises(AttributeError):
        bot.wsgi.app  # noqa: B018 (asking is the test)


def ask(application: Served, slack: Playground, form: dict[str, str]) -> tuple[str, bytes]:
    body, stamp = urlencode(form).encode(), str(int(time.time()))
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/slack/events",
        "CONTENT_LENGTH": str(len(body)),
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "HTTP_X_SLACK_REQUEST_TIMESTAMP": stamp,
        "HTTP_X_SLACK_SIGNATURE": signature(slack.signing_secret, stamp, body),
        "wsgi.input": io.BytesIO(body),
    }
    told: list[str] = []
    answer = b"".join(application(environ, lambda status, headers, error=None: told.append(status)))  # type: ignore[arg-type,return-value]
    return told[0], answer


def test_two_workers_answer_a_command_once(slack: Playground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.api_url,
        "BOT_SEEN_FILE": str(tmp_path / "seen.db"),
        "BOT_HOME_FORCE": "kent",
    }.items():
        monkeypatch.setenv(name, value)
    one, other = create(), create()
    try:
        form = command_form("judgements 2016")
        status, answer = ask(one, slack, form)
        assert status == "200 OK"
        assert b"Kent" in answer
        assert ask(other, slack, form) == ("200 OK", b"")
    finally:
        one.bot.stop()
        other.bot.stop()
