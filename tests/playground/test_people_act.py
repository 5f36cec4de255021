"""What people do reaches the bot in Slack's shapes, and only where Slack would tell it."""

import json
from urllib.parse import parse_qs

import pytest

from bot.playground import Playground
from bot.playground.model import SlackError

KENT, NO_BOT = "C0KENT", "C0NOBOT"
BUTTON = {
    "type": "actions",
    "block_id": "b",
    "elements": [{"type": "button", "text": {"type": "plain_text", "text": "go"}, "action_id": "ask:1", "value": "v"}],
}


def events(endpoint):
    bodies = [json.loads(body) for headers, body in endpoint.requests if headers["Content-Type"] == "application/json"]
    return [body["event"] for body in bodies]


def interactions(endpoint):
    forms = [parse_qs(body.decode()) for _, body in endpoint.requests]
    return [json.loads(form["payload"][0]) for form in forms if "payload" in form]


def test_a_mention_is_an_app_mention_and_plain_talk_is_nothing(slack, endpoint):
    slack.say("morgan.ellis", KENT, "plain talk")
    ts = slack.say("morgan.ellis", KENT, "@PEEL bot what is <due> & when?", thread_ts=slack.messages(KENT)[0].ts)
    slack.wait_for(lambda: len(endpoint.requests) == 1)
    (event,) = events(endpoint)
    assert (event["type"], event["user"], event["channel"], event["ts"]) == ("app_mention", "U0LIAISON", KENT, ts)
    assert event["text"] == f"<@{slack.bot_user_id}> what is &lt;due&gt; &amp; when?"
    assert event["thread_ts"] == slack.messages(KENT)[0].ts


def test_nobody_can_shout_through_typed_markup(slack):
    slack.say("morgan.ellis", KENT, "<!channel> <@U0CHIEF>")
    assert slack.messages(KENT)[-1].text == "&lt;!channel&gt; &lt;@U0CHIEF&gt;"


def test_a_direct_message_is_message_im_and_the_bots_own_too(slack, web, endpoint):
    slack.direct("morgan.ellis", "hello")
    web.chat_postMessage(channel=slack.dm("morgan.ellis"), text="hi")
    slack.wait_for(lambda: len(endpoint.requests) == 2)
    heard = {event["text"]: event for event in events(endpoint)}
    assert (heard["hello"]["type"], heard["hello"]["channel_type"]) == ("message", "im")
    assert "bot_id" not in heard["hello"]
    assert heard["hi"]["bot_id"] == slack.workspace.bot_id


def test_changes_in_a_direct_message_come_with_their_subtype(slack, web, endpoint):
    direct = slack.dm("morgan.ellis")
    ts = web.chat_postMessage(channel=direct, text="one")["ts"]
    web.chat_update(channel=direct, ts=ts, text="two")
    web.chat_delete(channel=direct, ts=ts)
    slack.wait_for(lambda: len(endpoint.requests) == 3)
    assert {event.get("subtype") for event in events(endpoint)} == {None, "message_changed", "message_deleted"}


def test_only_subscribed_events_are_told(tmp_path, endpoint):
    path = tmp_path / "app-manifest.yml"
    path.write_text("settings: {event_subscriptions: {bot_events: [message.im]}}\n", "utf-8")
    with Playground(manifest=path) as slack:
        slack.http_endpoint = endpoint.url
        slack.mention("morgan.ellis", KENT, "hello")
        slack.open_home("morgan.ellis")
        slack.direct("morgan.ellis", "hello")
        slack.wait_for(lambda: len(endpoint.requests) == 1)
        slack.settle()
    assert [event["type"] for event in events(endpoint)] == ["message"]


def test_where_the_bot_is_not_it_hears_nothing_and_slackbot_says_how_to_invite(slack, endpoint):
    slack.mention("morgan.ellis", NO_BOT, "hello")
    assert "/invite @PEEL bot" in slack.ephemerals("morgan.ellis")[-1].text
    slack.say("morgan.ellis", NO_BOT, "/invite @PEEL bot")
    slack.mention("morgan.ellis", NO_BOT, "hello again")
    slack.wait_for(lambda: len(endpoint.requests) == 2)
    assert {event["type"] for event in events(endpoint)} == {"member_joined_channel", "app_mention"}


def test_a_person_outside_a_channel_cannot_speak_there(slack):
    with pytest.raises(SlackError, match="not_in_channel"):
        slack.say("priya.nair", "#chief-officers", "hello")


def test_commands_do_not_work_in_threads(slack, endpoint):
    first = slack.messages(KENT)[0].ts
    slack.say("morgan.ellis", KENT, "/peel help", thread_ts=first)
    assert slack.ephemerals("morgan.ellis")[-1].text == "`/peel` is not supported in threads. Sorry!"
    slack.say("morgan.ellis", KENT, "/nosuch thing")
    assert "`/nosuch` is not a valid command" in slack.ephemerals("morgan.ellis")[-1].text
    assert endpoint.requests == []


def test_opening_the_home_is_told_with_the_tab(slack, endpoint):
    slack.open_home("ruth.hale")
    slack.wait_for(lambda: len(endpoint.requests) == 1)
    assert (events(endpoint)[0]["type"], events(endpoint)[0]["tab"]) == ("app_home_opened", "home")


def test_a_click_in_a_message(slack, web, endpoint):
    ts = web.chat_postMessage(channel=KENT, text="x", blocks=[BUTTON])["ts"]
    assert slack.click("ruth.hale", ts, "ask:1").error is None
    (click,) = interactions(endpoint)
    assert click["type"] == "block_actions"
    assert click["container"] == {"type": "message", "message_ts": ts, "channel_id": KENT, "is_ephemeral": False}
    assert click["message"]["ts"] == ts
    assert click["user"]["id"] == "U0CLERK"
    assert click["response_url"].startswith(slack.url)
    (action,) = click["actions"]
    assert (action["type"], action["action_id"], action["block_id"], action["value"]) == ("button", "ask:1", "b", "v")
    assert action["text"] == {"type": "plain_text", "text": "go"}
    web.views_open(trigger_id=click["trigger_id"], view={"type": "modal", "title": action["text"], "blocks": []})


def test_a_click_in_an_ephemeral_message_carries_no_message(slack, web, endpoint):
    ts = web.chat_postEphemeral(channel=KENT, user="U0CLERK", text="x", blocks=[BUTTON])["message_ts"]
    slack.click("ruth.hale", ts, "ask:1")
    (click,) = interactions(endpoint)
    assert click["container"]["is_ephemeral"] is True
    assert "message" not in click


def test_only_what_a_menu_offers_can_be_chosen(slack, web, endpoint):
    options = [{"text": {"type": "plain_text", "text": name}, "value": name} for name in ("kent", "essex")]
    menus = [
        {"type": "static_select", "action_id": "one", "options": options},
        {"type": "overflow", "action_id": "two", "options": options},
    ]
    ts = web.chat_postMessage(channel=KENT, text="x", blocks=[{"type": "actions", "elements": menus}])["ts"]
    for menu in ("one", "two"):
        slack.click("ruth.hale", ts, menu, selected_option=options[1])
        with pytest.raises(SlackError, match="action_not_found"):
            slack.click("ruth.hale", ts, menu, selected_option={"value": "kant"})
    assert [click["actions"][0]["selected_option"]["value"] for click in interactions(endpoint)] == ["essex", "essex"]


def test_only_what_is_there_can_be_clicked(slack, web, endpoint):
    ts = web.chat_postEphemeral(channel=KENT, user="U0CLERK", text="x", blocks=[BUTTON])["message_ts"]
    with pytest.raises(SlackError, match="action_not_found"):
        slack.click("ruth.hale", ts, "ask:2")
    with pytest.raises(LookupError, match="sees no message"):
        slack.click("morgan.ellis", ts, "ask:1")


def test_a_click_that_nobody_acknowledges(slack, web):
    ts = web.chat_postMessage(channel=KENT, text="x", blocks=[BUTTON])["ts"]
    assert slack.click("ruth.hale", ts, "ask:1").error == "dispatch_failed"


def test_a_modal_is_handed_in_refused_and_closed(slack, web, endpoint):
    view = {"type": "modal", "title": {"type": "plain_text", "text": "T"}, "blocks": [], "notify_on_close": True}
    kept = web.views_open(trigger_id=slack.api.triggers.issue("U0CLERK"), view=view)["view"]
    endpoint.answers += [(200, b'{"response_action": "errors", "errors": {"b": "too late"}}')]
    values = {"b": {"a": {"type": "plain_text_input", "value": "x"}}}
    assert slack.run(slack.people.submit("ruth.hale", kept["id"], values)) == {"ok": False, "errors": {"b": "too late"}}
    assert interactions(endpoint)[-1]["view"]["state"]["values"] == values
    assert slack.run(slack.people.submit("ruth.hale", kept["id"], values)) == {"ok": True}
    assert slack.workspace.modals["U0CLERK"] == []
    kept = web.views_open(trigger_id=slack.api.triggers.issue("U0CLERK"), view=view)["view"]
    slack.run(slack.people.close_view("ruth.hale", kept["id"]))
    assert interactions(endpoint)[-1]["type"] == "view_closed"
