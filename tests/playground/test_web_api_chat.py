"""chat.*: what is posted, what is refused and with which word."""

import pytest
from slack_sdk.errors import SlackApiError

KENT, NO_BOT = "C0KENT", "C0NOBOT"


def error_of(call, **kwargs):
    with pytest.raises(SlackApiError) as caught:
        call(**kwargs)
    return caught.value.response["error"]


def test_a_message_is_posted_with_the_ids_slack_makes_up(slack, web):
    button = {"type": "button", "text": {"type": "plain_text", "text": "more"}}
    posted = web.chat_postMessage(channel=KENT, text="hello", blocks=[{"type": "actions", "elements": [button]}])
    stored = slack.messages(KENT)[-1]
    assert (stored.ts, stored.text, stored.bot_id) == (posted["ts"], "hello", slack.workspace.bot_id)
    block = posted["message"]["blocks"][0]
    assert block["block_id"]
    assert block["elements"][0]["action_id"]


def test_posting_by_name_and_to_a_person(slack, web):
    assert web.chat_postMessage(channel="#kent-inspections", text="x")["channel"] == KENT
    assert web.chat_postMessage(channel="U0CLERK", text="x")["channel"] == slack.dm("ruth.hale")


def test_refusals_of_posting(slack, web):
    slack.workspace.channels["C0ESSEX"].is_archived = True
    post = web.chat_postMessage
    assert error_of(post, channel="C0NOWHERE", text="x") == "channel_not_found"
    assert error_of(post, channel=NO_BOT, text="x") == "not_in_channel"
    assert error_of(post, channel="C0ESSEX", text="x") == "is_archived"
    assert error_of(web.api_call, api_method="chat.postMessage", json={"channel": KENT}) == "no_text"
    assert error_of(post, channel=KENT, text="x" * 40_001) == "msg_too_long"
    assert error_of(post, channel=KENT, text="x", thread_ts="1.000001") == "thread_not_found"
    assert error_of(post, channel=KENT, text="x", blocks="[{") == "invalid_blocks_format"
    assert [m.text for m in slack.messages(KENT)[1:]] == []


def test_a_private_channel_without_the_bot_does_not_exist_for_it(slack, web):
    slack.workspace.channels[NO_BOT].is_private = True
    assert error_of(web.chat_postMessage, channel=NO_BOT, text="x") == "channel_not_found"


def test_blocks_are_refused_with_the_place_of_the_mistake(web):
    with pytest.raises(SlackApiError) as caught:
        web.chat_postMessage(channel=KENT, text="x", blocks=[{"type": "divider"}, {"type": "sectoin"}])
    answer = caught.value.response
    assert answer["error"] == "invalid_blocks"
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] unsupported type: sectoin [json-pointer:/blocks/1/type]"
    ]


def test_blocks_too_long_together(web):
    block = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3000}}
    assert error_of(web.chat_postMessage, channel=KENT, text="x", blocks=[block] * 4) == "msg_blocks_too_long"


def test_threads_hold_replies_out_of_the_channel_history(slack, web):
    first = web.chat_postMessage(channel=KENT, text="first")["ts"]
    web.chat_postMessage(channel=KENT, text="reply", thread_ts=first)
    history = [m["text"] for m in web.conversations_history(channel=KENT, limit=1)["messages"]]
    replies = [m["text"] for m in web.conversations_replies(channel=KENT, ts=first)["messages"]]
    assert (history, replies) == (["first"], ["first", "reply"])


def test_metadata_is_kept_and_shown_only_where_asked_for(web):
    metadata = {"event_type": "reminder", "event_payload": {"key": "a:b"}}
    web.chat_postMessage(channel=KENT, text="x", metadata=metadata)
    assert "metadata" not in web.conversations_history(channel=KENT)["messages"][0]
    asked = web.conversations_history(channel=KENT, include_all_metadata=True)["messages"][0]
    assert asked["metadata"] == metadata
    assert (
        error_of(web.chat_postMessage, channel=KENT, text="x", metadata={"event_type": 1}) == "invalid_metadata_format"
    )
    huge = {"event_type": "reminder", "event_payload": {"key": "x" * 9000}}
    assert error_of(web.chat_postMessage, channel=KENT, text="x", metadata=huge) == "metadata_too_large"


def test_an_ephemeral_message_is_for_one_person_and_in_no_history(slack, web):
    web.chat_postEphemeral(channel=KENT, user="U0CLERK", text="for you")
    assert [m.text for m in slack.ephemerals("ruth.hale")] == ["for you"]
    assert slack.ephemerals("morgan.ellis") == []
    assert "for you" not in [m["text"] for m in web.conversations_history(channel=KENT)["messages"]]
    assert error_of(web.chat_postEphemeral, channel="C0CHIEFS", user="U0OWNER", text="x") == "user_not_in_channel"
    assert error_of(web.chat_postEphemeral, channel=NO_BOT, user="U0OWNER", text="x") == "not_in_channel"


def test_update_and_delete_only_own_messages(slack, web):
    own = web.chat_postMessage(channel=KENT, text="one")["ts"]
    theirs = slack.say("morgan.ellis", KENT, "mine")
    web.chat_update(channel=KENT, ts=own, text="two")
    changed = slack.messages(KENT)[-2]
    assert changed.text == "two"
    assert changed.edited_ts
    assert error_of(web.chat_update, channel=KENT, ts=theirs, text="x") == "cant_update_message"
    assert error_of(web.chat_delete, channel=KENT, ts=theirs) == "cant_delete_message"
    assert error_of(web.chat_update, channel=KENT, ts="1.000001", text="x") == "message_not_found"
    web.chat_delete(channel=KENT, ts=own)
    assert error_of(web.chat_delete, channel=KENT, ts=own) == "message_not_found"


def test_a_permalink_names_channel_and_message(slack, web):
    ts = web.chat_postMessage(channel=KENT, text="one")["ts"]
    link = web.chat_getPermalink(channel=KENT, message_ts=ts)["permalink"]
    assert link.endswith(f"/archives/C0KENT/p{ts.replace('.', '')}")
    assert error_of(web.chat_getPermalink, channel=KENT, message_ts="1.000001") == "message_not_found"


def test_an_update_keeps_the_metadata_unless_given_and_an_empty_object_removes_it(slack, web):
    held = {"event_type": "reminder", "event_payload": {"key": "k1"}}
    other = {"event_type": "reminder", "event_payload": {"key": "k2"}}
    ts = web.chat_postMessage(channel=KENT, text="one", metadata=held)["ts"]
    for given, expected in ((None, held), (other, other), ({}, None)):
        web.chat_update(channel=KENT, ts=ts, text="two", metadata=given)
        [newest] = web.conversations_history(channel=KENT, limit=1, include_all_metadata=True)["messages"]
        assert newest.get("metadata") == expected


def test_refusals_of_updating(slack, web):
    ts = web.chat_postMessage(channel=KENT, text="one")["ts"]
    assert error_of(web.chat_update, channel=KENT, ts=ts, text="x" * 4001) == "msg_too_long"
    slack.workspace.channels[KENT].is_archived = True
    assert error_of(web.chat_update, channel=KENT, ts=ts, text="two") == "is_inactive"
