"""How the Web API reads a call, and how it refuses one."""

import json
import urllib.parse
import urllib.request
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.playground import Playground
from bot.playground.server import PortTakenError


def refused(call, *args, **kwargs):
    with pytest.raises(SlackApiError) as caught:
        call(*args, **kwargs)
    return caught.value.response


def test_auth_test_says_who_the_bot_is_with_scopes_and_date(slack, web):
    answer = web.auth_test()
    assert (answer["user_id"], answer["team_id"]) == (slack.bot_user_id, slack.team_id)
    assert answer["bot_id"].startswith("B")
    assert set(answer.headers["x-oauth-scopes"].split(",")) == set(slack.manifest.scopes)
    assert parsedate_to_datetime(answer.headers["Date"]).tzinfo is not None


@pytest.mark.parametrize(("token", "error"), [("", "not_authed"), ("xoxb-wrong", "invalid_auth")])
def test_a_missing_or_wrong_token_is_refused(slack, token, error):
    client = WebClient(token, base_url=slack.api_url)
    assert refused(client.auth_test)["error"] == error


def test_each_token_is_for_its_own_methods(slack, web):
    assert refused(web.apps_connections_open, app_token=slack.bot_token)["error"] == "not_allowed_token_type"
    app_client = WebClient(slack.app_token, base_url=slack.api_url)
    assert refused(app_client.auth_test)["error"] == "not_allowed_token_type"


def test_a_method_nobody_knows(web):
    assert refused(web.api_call, "chat.shout")["error"] == "unknown_method"


def test_form_json_and_query_are_all_read_and_the_token_from_form_or_header(slack):
    def call(data: bytes | None, query: str = "", **headers: str) -> dict:
        address = f"{slack.api_url}conversations.info{query}"
        request = urllib.request.Request(
            address, data=data, headers={k.replace("_", "-"): v for k, v in headers.items()}
        )
        with urllib.request.urlopen(request, timeout=5) as answer:
            return json.load(answer)

    bearer = {"Authorization": f"Bearer {slack.bot_token}"}
    form = urllib.parse.urlencode({"token": slack.bot_token, "channel": "C0KENT"}).encode()
    body = json.dumps({"channel": "C0KENT"}).encode()
    token_in_body = json.dumps({"channel": "C0KENT", "token": slack.bot_token}).encode()
    assert call(form)["channel"]["name"] == "kent-inspections"
    assert call(body, Content_Type="application/json", **bearer)["channel"]["name"] == "kent-inspections"
    assert call(None, "?channel=C0KENT", **bearer)["channel"]["name"] == "kent-inspections"
    assert call(token_in_body, Content_Type="application/json")["error"] == "not_authed"
    assert call(b"{", Content_Type="application/json", **bearer)["error"] == "invalid_json"


def test_a_missing_scope_names_what_is_needed_and_what_is_there(tmp_path: Path):
    path = tmp_path / "app-manifest.yml"
    path.write_text("oauth_config: {scopes: {bot: [chat:write]}}\n", "utf-8")
    with Playground(manifest=path) as slack:
        web = WebClient(slack.bot_token, base_url=slack.api_url)
        answer = refused(web.users_info, user="U0LIAISON")
        assert (answer["error"], answer["needed"], answer["provided"]) == ("missing_scope", "users:read", "chat:write")
        direct = refused(web.conversations_history, channel=slack.dm("morgan.ellis"))
        assert (direct["error"], direct["needed"]) == ("missing_scope", "im:history")
        assert refused(web.conversations_history, channel="C0KENT")["needed"] == "channels:history"


def test_every_call_is_logged_with_its_arguments_but_not_its_token(slack, web):
    web.chat_postMessage(channel="C0KENT", text="hello")
    refused(web.chat_postMessage, channel="C0NOWHERE", text="hello")
    good, bad = slack.calls
    assert (good.method, good.args["text"], good.done, good.error) == ("chat.postMessage", "hello", True, None)
    assert (bad.done, bad.error) == (False, "channel_not_found")
    assert "token" not in good.args


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example"]
)
def test_another_host_name_is_turned_away(slack, fetch, host):
    """A page elsewhere that points its name at this machine gets nothing (DNS rebinding)."""
    assert fetch("/app/state", Host=host)[0] == 403
    assert fetch("/api/auth.test", Host=host)[0] == 403


def test_localhost_by_name_is_served(slack, fetch):
    port = slack.url.rsplit(":", 1)[-1]
    assert fetch("/app/state", Host=f"localhost:{port}")[0] == 200


def test_a_taken_port_is_said_with_the_way_out(slack):
    port = int(slack.url.rsplit(":", 1)[-1])
    with pytest.raises(PortTakenError, match=rf"port {port} on 127\.0\.0\.1 is taken: .*--port"):
        Playground(port=port).start()


def test_a_port_can_be_used_twice_in_a_row():
    with Playground() as first:
        port = int(first.url.rsplit(":", 1)[-1])
    with Playground(port=port) as second:
        assert second.url.endswith(f":{port}")
