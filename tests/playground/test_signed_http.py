"""Delivery to a request URL: signatures, retries, acknowledgements."""

import json
import socket
import time
from urllib.parse import parse_qs

from slack_bolt import App
from slack_bolt.request import BoltRequest
from slack_sdk.signature import SignatureVerifier

KENT = "C0KENT"


def test_requests_are_signed_as_slack_signs_them(slack, endpoint):
    slack.slash("morgan.ellis", KENT, "a=b & c")
    headers, body = endpoint.requests[0]
    verifier = SignatureVerifier(slack.signing_secret)
    assert verifier.is_valid_request(body, headers)
    assert not verifier.is_valid_request(body + b"x", headers)
    assert abs(int(headers["X-Slack-Request-Timestamp"]) - time.time()) < 5
    form = parse_qs(body.decode())
    assert (form["command"], form["text"]) == (["/peel"], ["a=b &amp; c"])
    assert (form["channel_name"], form["user_id"]) == (["kent-inspections"], ["U0LIAISON"])
    assert form["response_url"][0].startswith(slack.url)


def test_bolt_takes_the_signed_request(slack, app: App, endpoint):
    app.command("/peel")(lambda ack, command: ack(text=f"heard {command['text']}"))
    slack.slash("morgan.ellis", KENT, "hello")
    headers, body = endpoint.requests[0]
    answer = app.dispatch(BoltRequest(body=body.decode(), headers=headers))
    assert (answer.status, answer.body) == (200, "heard hello")
    forged = headers | {"X-Slack-Signature": "v0=" + "0" * 64}
    assert app.dispatch(BoltRequest(body=body.decode(), headers=forged)).status == 401


def test_an_http_ack_may_hold_json_or_plain_text(slack, endpoint):
    endpoint.answers += [(200, b'{"text": "as json"}'), (200, b"as text"), (200, b"")]
    assert [slack.slash("morgan.ellis", KENT).text for _ in range(3)] == ["as json", "as text", ""]


def test_failures_of_a_command_over_http(slack, endpoint):
    endpoint.answers += [(500, b"")]
    assert slack.slash("morgan.ellis", KENT).text == '/peel failed with the error "dispatch_failed"'
    slack.http_endpoint = "http://127.0.0.1:9/slack/events"
    assert slack.slash("morgan.ellis", KENT).error == "dispatch_failed"


def test_a_silent_endpoint_is_a_time_out(slack, endpoint, monkeypatch):
    monkeypatch.setattr("bot.playground.delivery.ACK_SECONDS", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        slack.http_endpoint = f"http://127.0.0.1:{silent.getsockname()[1]}/slack/events"
        assert slack.slash("morgan.ellis", KENT).text == '/peel failed with the error "operation_timeout"'


def test_events_are_retried_with_slacks_headers_until_acknowledged(slack, endpoint):
    slack.delivery.retry_delays = (0, 0, 0)
    endpoint.answers += [(500, b""), (500, b""), (200, b"")]
    slack.mention("morgan.ellis", KENT, "hello")
    slack.wait_for(lambda: len(endpoint.requests) == 3)
    slack.settle()
    assert len(endpoint.requests) == 3
    retries = [(h.get("X-Slack-Retry-Num"), h.get("X-Slack-Retry-Reason")) for h, _ in endpoint.requests]
    assert retries == [(None, None), ("1", "http_error"), ("2", "http_error")]
    assert len({json.loads(body)["event_id"] for _, body in endpoint.requests}) == 1


def test_slack_gives_up_after_three_retries(slack, endpoint):
    slack.delivery.retry_delays = (0, 0, 0)
    endpoint.answers += [(500, b"")] * 9
    slack.mention("morgan.ellis", KENT, "hello")
    slack.wait_for(lambda: len(endpoint.requests) == 4)
    slack.settle()
    assert len(endpoint.requests) == 4


def test_commands_are_not_retried(slack, endpoint):
    endpoint.answers += [(500, b"")]
    slack.slash("morgan.ellis", KENT)
    slack.settle()
    assert len(endpoint.requests) == 1


def test_url_verification(slack, endpoint):
    endpoint.answers += [(200, b'{"challenge": "3eZbrw1a"}'), (200, b"no")]
    assert slack.run(slack.delivery.verify()) is True
    assert slack.run(slack.delivery.verify()) is False


def test_a_duplicate_event_has_the_same_id_and_says_it_is_a_retry(slack, endpoint):
    slack.faults.add("duplicate")
    slack.mention("morgan.ellis", KENT, "one")
    slack.mention("morgan.ellis", KENT, "two")
    slack.wait_for(lambda: len(endpoint.requests) == 3)
    by_text: dict[str, list[tuple[str, str | None]]] = {}
    for headers, body in endpoint.requests:
        event = json.loads(body)
        by_text.setdefault(event["event"]["text"][-3:], []).append(
            (event["event_id"], headers.get("X-Slack-Retry-Num"))
        )
    assert len(by_text["two"]) == 1
    (first, none), (second, one) = by_text["one"]
    assert (first == second, none, one) == (True, None, "1")
