"""Signed HTTP: only Slack's own requests get in, nothing raises, and no stranger's words reach the log."""

import io
import json
import logging
import time
from collections.abc import Callable
from wsgiref.util import setup_testing_defaults

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slack_bolt import App

from bot.playground import Playground
from bot.playground.ack import signature
from bot.slack.http import MOST_BODY, Application, Health
from bot.slack.verify import Signatures
from tests.slack.conftest import Dispatch, Echo, command_form

Post = Callable[..., tuple[int, str]]


@pytest.fixture
def post(slack: Playground, wsgi: Application) -> Post:
    """Return a function that posts a body, signed unless told otherwise, and returns status and body."""

    def send(
        body: bytes, *, path: str = "/slack/events", stamp: str | None = None, sign: str | None = None, **extra: str
    ) -> tuple[int, str]:
        stamp = str(int(time.time())) if stamp is None else stamp
        environ: dict[str, object] = {
            "REQUEST_METHOD": "POST",
            "PATH_INFO": path,
            "CONTENT_LENGTH": str(len(body)),
            "CONTENT_TYPE": "application/json",
            "HTTP_X_SLACK_REQUEST_TIMESTAMP": stamp,
            "HTTP_X_SLACK_SIGNATURE": signature(slack.signing_secret, stamp, body) if sign is None else sign,
            "wsgi.input": io.BytesIO(body),
            **extra,
        }
        setup_testing_defaults(environ)
        told: list[str] = []
        answer = b"".join(wsgi(environ, lambda status, _headers, _error=None: told.append(status)))  # type: ignore[arg-type,return-value]
        return int(told[0].split()[0]), answer.decode()

    return send


STAMPS = ["", "x", "-1", "1e9", "٣", "9" * 5000, "nan", "0", str(int(time.time()) - 301), str(int(time.time()) + 900)]


@pytest.mark.parametrize("stamp", STAMPS, ids=range(len(STAMPS)))
def test_a_bad_timestamp_is_refused(post: Post, stamp: str) -> None:
    assert post(b"{}", stamp=stamp)[0] == 401


@pytest.mark.parametrize("sign", ["", "v0=", "v0=" + "0" * 64, "v1=é", "x" * 10_000])
def test_a_bad_signature_is_refused_without_a_word_of_the_body_in_the_log(
    post: Post, caplog: pytest.LogCaptureFixture, sign: str
) -> None:
    caplog.set_level(logging.DEBUG)
    status, body = post(b'{"secret": "forged\\nlines"}', sign=sign)
    assert (status, body) == (401, "Unauthorized\n")
    assert "forged" not in caplog.text
    assert "refused a request" in caplog.text


@pytest.mark.parametrize("age", [301, -301])
def test_dispatching_directly_checks_too(
    dispatch: Dispatch, caplog: pytest.LogCaptureFixture, age: float, echo: Echo
) -> None:
    assert dispatch(command_form("kent"), age=age).status == 401
    assert dispatch(command_form("kent"), X_Slack_Signature="v0=0").status == 401
    assert dispatch(command_form("kent"), X_Slack_Request_Timestamp="9" * 400).status == 401
    assert dispatch({"ssl_check": "1", "token": "x"}, X_Slack_Signature="v0=0").status == 401
    assert echo.asked == []


GARBAGE = [
    b"",
    b"\xff\xfe",
    b"{",
    b"[]",
    b"null",
    b"[" * 100_000,
    b'{"type": "event_callback"}',
    b'{"type": "event_callback", "event": []}',
    b'{"type": "event_callback", "event": {"type": 7}}',
    b'{"type": "block_actions", "actions": []}',
    b'{"type": "block_actions", "actions": [7]}',
    b'{"type": "block_actions", "actions": [{"action_id": "ask:0"}], "user": {"id": 7}, "trigger_id": []}',
    b'{"type": "event_callback", "authorizations": [7], "event": {"type": "message"}}',
    b'{"type": "event_callback", "event": {"type": "app_mention", "text": 7, "channel": {}, "user": []}}',
    b'{"type": "event_callback", "event": {"type": "message", "message": 7, "previous_message": []}}',
    b'{"type": "view_submission", "view": []}',
    b'{"command": "/peel", "text": 7}',
    b'{"enterprise": 5, "team": 5}',
    b'{"response_urls": []}',
    b"payload=%7B",
    b"payload=[]",
    b"command=%00&text=%ff",
]


@pytest.mark.parametrize("body", GARBAGE, ids=range(len(GARBAGE)))
def test_signed_garbage_is_answered_and_never_a_500(post: Post, body: bytes) -> None:
    status, answer = post(body)
    assert status in (200, 400)
    assert "Traceback" not in answer


KEYS = st.sampled_from(
    ["type", "event", "user", "channel", "team", "actions", "action_id", "authorizations", "view", "id", "text", "ts",
     "command", "trigger_id", "event_id", "container", "message", "response_url", "enterprise", "thread_ts", "value"]
)  # fmt: skip
words = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5), st.lists(st.integers(), max_size=2))
shapes = st.recursive(words, lambda inner: st.dictionaries(KEYS, inner, max_size=5) | st.lists(inner, max_size=2))
KINDS = st.sampled_from(["event_callback", "block_actions", "view_submission", "shortcut", "url_verification", "x"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(payload=st.dictionaries(KEYS, shapes, max_size=6), kind=KINDS)
def test_signed_nonsense_is_never_a_500(post: Post, payload: dict[str, object], kind: str) -> None:
    assert post(json.dumps({**payload, "type": kind}).encode())[0] in (200, 400, 404)


def test_a_body_too_long_is_not_read(post: Post) -> None:
    assert post(b"", CONTENT_LENGTH=str(MOST_BODY + 1))[0] == 413
    assert post(b"{}", CONTENT_LENGTH="two")[0] == 400
    assert post(b"{}", CONTENT_LENGTH="-5")[0] == 400


def test_other_paths_and_methods(post: Post) -> None:
    assert post(b"{}", path="/")[0] == 404
    assert post(b"", REQUEST_METHOD="GET")[0] == 405
    assert post(b"", path="/healthz") == (404, "Not Found\n")
    well = '{"ok": true, "alive": true, "ready": true, "slack": "accepted"}'
    for path in ("/healthz", "/readyz"):
        assert post(b"", path=path, REQUEST_METHOD="GET") == (200, well)
        assert post(b"", path=path, REQUEST_METHOD="HEAD") == (200, "")


@pytest.mark.parametrize(
    ("alive", "ready", "statuses"), [(True, False, (200, 503)), (False, True, (503, 503)), (False, False, (503, 503))]
)
def test_healthz_says_whether_to_restart_and_readyz_whether_people_are_answered(
    app: App, alive: bool, ready: bool, statuses: tuple[int, int]
) -> None:
    application = Application(app, Signatures("s"), lambda: Health(alive, ready, {"slack": "x"}))
    told: list[str] = []
    for path in ("/healthz", "/readyz"):
        environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "wsgi.input": io.BytesIO()}
        body = b"".join(application(environ, lambda status, _headers, _error=None: told.append(status)))  # type: ignore[arg-type,return-value]
        assert json.loads(body) == {"ok": False, "alive": alive, "ready": ready, "slack": "x"}
    assert tuple(int(status.split()[0]) for status in told) == statuses


def test_slacks_own_check_of_the_address_is_answered(served: Playground) -> None:
    assert served.run(served.delivery.verify())
