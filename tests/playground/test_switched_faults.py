"""What can be made to go wrong does go wrong, as often as asked, and the same way for the same seed."""

import http.client
import urllib.error

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from bot.playground import Playground
from bot.playground.faults import Faults

KENT = "C0KENT"
BROKEN = (http.client.RemoteDisconnected, urllib.error.URLError, ConnectionError, TimeoutError)


def post(web, text="hello"):
    return web.chat_postMessage(channel=KENT, text=text)


def posted(slack: Playground) -> int:
    return sum(message.text == "hello" for message in slack.messages(KENT))


def test_429_with_retry_after(slack, web):
    slack.faults.add("ratelimited", "chat.postMessage", seconds=7)
    with pytest.raises(SlackApiError) as caught:
        post(web)
    answer = caught.value.response
    assert (answer.status_code, answer["error"], answer.headers["Retry-After"]) == (429, "ratelimited", "7")
    assert posted(slack) == 0
    post(web)
    assert posted(slack) == 1


def test_the_sdks_handler_waits_and_succeeds(slack):
    slack.faults.add("ratelimited", "chat.postMessage", seconds=1)
    web = WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[RateLimitErrorRetryHandler(1)])
    assert post(web)["ok"] is True
    assert [call.fault for call in slack.calls] == ["ratelimited", None]


@pytest.mark.parametrize(("kind", "copies"), [("refused", 0), ("accepted", 1)])
def test_500_refused_and_500_although_accepted(slack, web, kind, copies):
    slack.faults.add(kind)
    with pytest.raises(SlackApiError) as caught:
        post(web)
    assert caught.value.response.status_code == 500
    assert posted(slack) == copies
    assert [call.done for call in slack.calls] == [bool(copies)]


@pytest.mark.parametrize(("kind", "copies"), [("reset", 0), ("reset_accepted", 1), ("hang", 0), ("hang_accepted", 1)])
def test_resets_and_hangs(slack, web, kind, copies):
    slack.faults.add(kind, seconds=0.05)
    with pytest.raises(BROKEN):
        post(web)
    assert posted(slack) == copies


def test_a_hang_outlasts_an_impatient_client(slack):
    slack.faults.add("hang", seconds=0.5)
    web = WebClient(slack.bot_token, base_url=slack.api_url, timeout=0.1, retry_handlers=[])
    with pytest.raises(BROKEN):
        web.auth_test()


def test_slow_is_late_and_right(slack, web):
    slack.faults.add("slow", seconds=0.05, times=None)
    assert post(web)["ok"] is True
    assert slack.calls[0].fault == "slow"


def test_a_fault_is_for_its_method_and_its_number_of_times(slack, web):
    slack.faults.add("refused", "chat.postMessage", times=2)
    assert web.auth_test()["ok"] is True
    for _ in range(2):
        with pytest.raises(SlackApiError):
            post(web)
    assert post(web)["ok"] is True
    assert slack.faults.struck == [("refused", "chat.postMessage")] * 2


def test_clear_switches_everything_off(slack, web):
    slack.faults.add("refused", times=None)
    slack.faults.clear()
    assert post(web)["ok"] is True


def test_chances_repeat_with_the_seed():
    def strikes(seed: int) -> list[bool]:
        faults = Faults(seed)
        faults.add("refused", times=None, probability=0.5)
        return [faults.take_call("auth.test") is not None for _ in range(64)]

    assert strikes(1) == strikes(1)
    assert strikes(1) != strikes(2)
    assert 16 < sum(strikes(1)) < 48


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"kind": "lightning"}, "no fault is called 'lightning': use one of ratelimited, "),
        ({"kind": "slow", "probability": 2}, "probability is 2: it must be from 0 to 1"),
        ({"kind": "slow", "seconds": -1}, "seconds must not be negative"),
        ({"kind": "slow", "times": 0}, "times at least 1"),
    ],
)
def test_impossible_faults_are_refused_in_words(arguments, said):
    with pytest.raises(ValueError, match=said):
        Faults().add(**arguments)


def test_faults_over_the_page(slack, web, fetch):
    status, body = fetch("/app/faults", {"kind": "refused", "method": "auth.test", "times": 1})
    assert (status, body["active"][0]["kind"]) == (200, "refused")
    with pytest.raises(SlackApiError):
        web.auth_test()
    assert fetch("/app/faults")[1]["struck"] == [{"kind": "refused", "method": "auth.test"}]
    assert fetch("/app/faults", {"kind": "lightning"})[0] == 400
    assert fetch("/app/faults", {"colour": "red"})[0] == 400
    assert fetch("/app/faults", {"kind": "slow", "times": None, "seed": 3})[0] == 200
    assert fetch("/app/faults", {"clear": True})[1]["active"] == []


def test_a_response_url_can_fail_too(slack, fetch):
    address = f"{slack.url}/response/{slack.response_urls.issue(KENT, 'U0CLERK')}"
    slack.faults.add("refused", "response_url")
    assert fetch(address, {"text": "hello"})[0] == 500
    assert fetch(address, {"text": "hello"}) == (200, "ok")
