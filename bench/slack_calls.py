"""Signed slash commands, as Slack sends them."""

import hashlib
import hmac
import itertools
import json
import time
from urllib.parse import urlencode

from slack_bolt import BoltRequest

SECRET = "bench-secret"
_numbers = itertools.count(1)


def signed(text: str, name: str = "/peel") -> tuple[str, dict[str, str]]:
    """Return body and headers of a command, `/peel text`, signed now, with a trigger id of its own."""
    body = urlencode(
        {
            "token": "t", "team_id": "T1", "team_domain": "bench", "channel_id": "C1", "channel_name": "bench",
            "user_id": "U1", "user_name": "u", "command": name, "text": text, "api_app_id": "A1",
            "response_url": "http://127.0.0.1:9/respond", "trigger_id": f"{next(_numbers)}.bench",
        }
    )  # fmt: skip
    return body, _headers(body)


def _headers(body: str) -> dict[str, str]:
    stamp = str(int(time.time()))
    mac = hmac.new(SECRET.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    return {
        "content-type": "application/x-www-form-urlencoded",
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": f"v0={mac}",
    }


def command(text: str, name: str = "/peel") -> BoltRequest:
    """Return a signed request for `/peel text`, ready for App.dispatch."""
    body, headers = signed(text, name)
    return BoltRequest(body=body, headers={name: [value] for name, value in headers.items()})


def interaction(payload: dict[str, object]) -> BoltRequest:
    """Return a signed request for something pressed or handed in, with a trigger id of its own."""
    whole = {"team": {"id": "T1"}, "api_app_id": "A1", "trigger_id": f"{next(_numbers)}.bench", **payload}
    body = urlencode({"payload": json.dumps(whole)})
    return BoltRequest(body=body, headers={name: [value] for name, value in _headers(body).items()})
