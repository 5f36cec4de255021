"""response_url: five uses in thirty minutes."""

import pytest

KENT = "C0KENT"


@pytest.fixture
def address(slack):
    return f"{slack.url}/response/{slack.response_urls.issue(KENT, 'U0CLERK')}"


def test_ephemeral_by_default_and_in_channel_when_asked(slack, fetch, address):
    assert fetch(address, {"text": "for you"}) == (200, "ok")
    assert [m.text for m in slack.ephemerals("ruth.hale")] == ["for you"]
    fetch(address, {"text": "for all", "response_type": "in_channel"})
    assert slack.messages(KENT)[-1].text == "for all"


def test_it_works_where_the_bot_is_no_member(slack, fetch):
    path = slack.response_urls.issue("C0NOBOT", "U0CLERK")
    assert fetch(f"{slack.url}/response/{path}", {"text": "x", "response_type": "in_channel"})[0] == 200


def test_five_uses(fetch, address):
    statuses = [fetch(address, {"text": str(n)})[0] for n in range(6)]
    assert statuses == [200] * 5 + [404]
    assert fetch(address, {"text": "x"})[1]["error"] == "used_url"


def test_thirty_minutes(slack, fetch, address):
    slack.response_urls.age(30 * 60 - 5)
    assert fetch(address, {"text": "x"})[0] == 200
    slack.response_urls.age(10)
    assert fetch(address, {"text": "x"}) == (404, {"ok": False, "error": "expired_url"})
    assert fetch(f"{slack.url}/response/T/never/given", {"text": "x"})[1]["error"] == "expired_url"


def test_content_is_checked(fetch, address):
    assert fetch(address, {})[1]["error"] == "no_text"
    status, body = fetch(address, {"blocks": [{"type": "sectoin"}]})
    assert (status, body["error"]) == (400, "invalid_blocks")


def test_replace_and_delete_the_original(slack, web, fetch):
    shared = web.chat_postMessage(channel=KENT, text="old")["ts"]
    private = web.chat_postEphemeral(channel=KENT, user="U0CLERK", text="old")["message_ts"]
    for ts, look in ((shared, lambda: slack.messages(KENT)), (private, lambda: slack.ephemerals("ruth.hale"))):
        url = f"{slack.url}/response/{slack.response_urls.issue(KENT, 'U0CLERK', ts)}"
        fetch(url, {"text": "new", "replace_original": True})
        assert [m.text for m in look() if m.ts == ts] == ["new"]
        fetch(url, {"delete_original": True})
        assert [m for m in look() if m.ts == ts] == []
