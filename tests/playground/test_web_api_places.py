"""users and conversations."""

import pytest
from slack_sdk.errors import SlackApiError


def error_of(call, **kwargs):
    with pytest.raises(SlackApiError) as caught:
        call(**kwargs)
    return caught.value.response["error"]


def test_a_person_and_the_bot(slack, web):
    person = web.users_info(user="U0CLERK")["user"]
    assert (person["real_name"], person["is_bot"]) == ("Ruth Hale", False)
    assert web.users_info(user=slack.bot_user_id)["user"]["is_bot"] is True
    assert error_of(web.users_info, user="U0NOBODY") == "user_not_found"


def test_a_channel_says_whether_the_bot_is_in_it(web):
    assert web.conversations_info(channel="C0KENT")["channel"]["is_member"] is True
    assert web.conversations_info(channel="C0NOBOT")["channel"]["is_member"] is False
    assert error_of(web.conversations_info, channel="C0NOWHERE") == "channel_not_found"


def test_history_only_where_the_bot_is(web):
    assert error_of(web.conversations_history, channel="C0NOBOT") == "not_in_channel"
    assert error_of(web.conversations_replies, channel="C0KENT", ts="1.000001") == "thread_not_found"


def test_history_is_newest_first_between_bounds_and_in_pages(web):
    stamps = [web.chat_postMessage(channel="C0KENT", text=str(n))["ts"] for n in range(5)]
    shown = web.conversations_history(channel="C0KENT", oldest=stamps[0], latest=stamps[4])["messages"]
    assert [m["text"] for m in shown] == ["3", "2", "1"]
    shown = web.conversations_history(channel="C0KENT", oldest=stamps[3], inclusive=True)["messages"]
    assert [m["text"] for m in shown] == ["4", "3"]
    first = web.conversations_history(channel="C0KENT", limit=2)
    assert first["has_more"] is True
    second = web.conversations_history(channel="C0KENT", limit=2, cursor=first["response_metadata"]["next_cursor"])
    assert [m["text"] for m in second["messages"]] == ["2", "1"]
    assert error_of(web.conversations_history, channel="C0KENT", limit=0.5) == "invalid_limit"
    assert error_of(web.conversations_history, channel="C0KENT", cursor="zz") == "invalid_cursor"


def test_channels_are_listed_by_kind(slack, web):
    names = [c["name"] for c in web.conversations_list()["channels"]]
    assert names == ["kent-inspections", "essex-inspections", "chief-officers", "no-bot-here"]
    slack.workspace.channels["C0ESSEX"].is_archived = True
    assert len(web.conversations_list(exclude_archived=True)["channels"]) == 3
    direct = web.conversations_list(types="im")["channels"]
    assert {c["user"] for c in direct} == set(slack.workspace.people)


def test_members_open_and_join(slack, web):
    assert slack.bot_user_id in web.conversations_members(channel="C0KENT")["members"]
    assert web.conversations_open(users="U0CLERK")["channel"]["id"] == slack.dm("ruth.hale")
    assert error_of(web.conversations_open, users="U0NOBODY") == "user_not_found"
    assert error_of(web.conversations_join, channel="C0NOBOT") == "missing_scope"
