"""The page's contract: what /app/* gives and takes."""

import json
import urllib.error
import urllib.request
from datetime import date

import pytest

from bot.playground import Playground

KENT = "C0KENT"


def test_state(slack, fetch):
    status, state = fetch("/app/state")
    assert status == 200
    assert state["workspace"]["name"] == "Kent & Essex (playground)"
    assert {user["title"] for user in state["users"]} >= {
        "Assistant chief constable · editor",
        "Audit committee clerk · viewer",
    }
    channels = {channel["name"]: channel for channel in state["channels"]}
    assert (channels["kent-inspections"]["bot_member"], channels["no-bot-here"]["bot_member"]) == (True, False)
    direct = [channel for channel in state["channels"] if channel["is_im"]]
    assert {channel["user"] for channel in direct} == {user["id"] for user in state["users"]}
    assert state["commands"][0]["command"] == "/peel"
    assert {"text", "hint"} == set(state["commands"][0]["completions"][0])
    assert state["connected"] is False
    assert set(state["prompts"][0]) == {"title", "message"}
    assert set(state["bot"]) == {"user_id", "bot_id", "name"}


def test_another_sites_form_cannot_call_the_web_api(slack):
    body = f"token={slack.bot_token}&channel={KENT}&text=hello".encode()
    foreign = urllib.request.Request(f"{slack.api_url}chat.postMessage", body, {"Origin": "https://elsewhere.example"})
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(foreign)
    assert not slack.calls


def test_the_day_shown_is_the_one_given():
    with Playground(today=date(2017, 4, 3)) as slack, urllib.request.urlopen(f"{slack.url}/app/state") as answer:
        assert json.load(answer)["today"] == "2017-04-03"


def test_the_channels_begin_with_what_to_try(fetch):
    (welcome,) = fetch(f"/app/messages?channel={KENT}&as=U0CLERK")[1]["messages"]
    assert "/peel judgements 2016" in welcome["text"]
    assert welcome["bot_id"]
    assert welcome["blocks"][0]["type"] == "section"


def test_what_is_said_is_shown_with_replies_counted(fetch):
    assert fetch("/app/say", {"as": "U0CLERK", "channel": KENT, "text": "hello @PEEL bot"}) == (200, {"ok": True})
    first = fetch(f"/app/messages?channel={KENT}&as=U0CLERK")[1]["messages"][-1]
    assert (first["user"], first["text"]) == ("U0CLERK", "hello <@U0PEELBOT>")
    fetch("/app/say", {"as": "U0CHIEF", "channel": KENT, "text": "reply", "thread_ts": first["ts"]})
    *_, first, reply = fetch(f"/app/messages?channel={KENT}&as=U0CLERK")[1]["messages"]
    assert (first["reply_count"], reply["thread_ts"]) == (1, first["ts"])


def test_an_ephemeral_message_is_shown_to_its_person_only(web, fetch):
    web.chat_postEphemeral(channel=KENT, user="U0CLERK", text="for you")
    assert fetch(f"/app/messages?channel={KENT}&as=U0CLERK")[1]["messages"][-1]["ephemeral"] is True
    assert len(fetch(f"/app/messages?channel={KENT}&as=U0CHIEF")[1]["messages"]) == 1


def test_other_peoples_channels_are_closed(slack, fetch):
    assert fetch(f"/app/messages?channel={slack.dm('ruth.hale')}&as=U0CHIEF")[1]["error"] == "not_in_channel"
    assert fetch("/app/messages?channel=C0NOWHERE&as=U0CHIEF")[0] == 400


def test_a_post_needs_our_own_header(slack):
    request = urllib.request.Request(f"{slack.url}/app/say", data=b"{}", headers={"Content-Type": "text/plain"})
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(request, timeout=5)
    with caught.value as refused:
        assert (refused.code, "X-Playground" in refused.read().decode()) == (403, True)


def test_bad_bodies_are_refused_in_words(fetch):
    assert fetch("/app/say", {"as": "U0CLERK", "channel": KENT})[1]["error"] == "no_text"
    assert fetch("/app/say", {"as": "U0CLERK", "text": "x"})[1]["error"] == "invalid_arguments"
    assert fetch("/app/say", ["x"])[1]["error"] == "json_not_object"
    assert fetch("/app/action", {"as": "U0CLERK", "channel": KENT, "message_ts": "1.0"})[0] == 400


def test_home_and_action_through_the_page(slack, web, endpoint, fetch):
    assert fetch("/app/home?as=U0CLERK")[1] == {"view": None}
    button = {"type": "button", "text": {"type": "plain_text", "text": "go"}, "action_id": "a", "value": "v"}
    view = {"type": "home", "blocks": [{"type": "actions", "block_id": "b", "elements": [button]}]}
    web.views_publish(user_id="U0CLERK", view=view)
    kept = fetch("/app/home?as=U0CLERK")[1]["view"]
    assert fetch("/app/home", {"as": "U0CLERK"})[1] == {"ok": True}
    click = {"as": "U0CLERK", "view_id": kept["id"], "block_id": "b", "action": {"type": "button", "action_id": "a"}}
    assert fetch("/app/action", click)[1]["ok"] is True
    slack.wait_for(lambda: len(endpoint.requests) == 2)


def test_the_stream_tells_of_changes_and_keeps_secrets(slack, web):
    address = f"{slack.url}/app/events?as=U0CHIEF"
    with urllib.request.urlopen(address, timeout=5) as stream:
        assert stream.headers["Content-Type"].startswith("text/event-stream")
        assert stream.readline() == b": here\n"
        web.chat_postEphemeral(channel=KENT, user="U0CLERK", text="secret")
        ts = web.chat_postMessage(channel=KENT, text="one")["ts"]
        web.chat_update(channel=KENT, ts=ts, text="two")
        web.chat_delete(channel=KENT, ts=ts)
        web.views_publish(user_id="U0CHIEF", view={"type": "home", "blocks": []})
        told = []
        while len(told) < 4:
            line = stream.readline()
            if line.startswith(b"data: "):
                told.append(json.loads(line[6:]))
    assert [one["type"] for one in told] == ["message", "changed", "deleted", "home"]
    assert (told[0]["channel"], told[0]["ts"], told[0]["message"]["text"]) == (KENT, ts, "one")


def test_nothing_of_the_page_is_kept_by_the_browser(slack):
    with urllib.request.urlopen(slack.url, timeout=5) as answer:
        assert answer.headers["Cache-Control"] == "no-store"
