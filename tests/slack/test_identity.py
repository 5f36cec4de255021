"""Who the bot is: learnt once, in the background when Slack is slow, never on the way to an acknowledgement."""

import pytest

from bot.errors import StartError
from bot.playground import Playground
from bot.playground.api import Tokens
from bot.slack.identity import Identity
from bot.slack.web import web_client
from tests.slack.conftest import KENT, MORGAN


def identity(slack: Playground, token: str) -> Identity:
    return Identity(web_client(token, slack.api_url), token)


def test_it_is_learnt_with_its_scopes(slack: Playground) -> None:
    known = identity(slack, slack.bot_token)
    assert not known.known
    assert known.learn()
    assert known.user_id == slack.bot_user_id
    assert "commands" in known.scopes


def test_a_hopeless_token_names_the_setting_and_the_fix(slack: Playground) -> None:
    with pytest.raises(StartError, match=r"SLACK_BOT_TOKEN: Slack does not know this token \(invalid_auth\).*xoxb"):
        identity(slack, "xoxb-wrong").learn()


@pytest.mark.parametrize("fault", ["refused", "reset"])
def test_trouble_is_tried_again_in_the_background(slack: Playground, fault: str) -> None:
    slack.faults.add(fault, "auth.test")
    known = identity(slack, slack.bot_token)
    known.learn_in_background()
    slack.wait_for(lambda: known.known, what="the identity")
    known.stop()


def test_requests_never_ask_who_the_bot_is(served: Playground) -> None:
    served.slash(MORGAN, KENT, "kent")
    ts = served.mention(MORGAN, KENT, "kent")
    served.wait_for_message(KENT, "Answer", thread_ts=ts)
    assert [call.method for call in served.calls] == ["chat.postMessage"]


def test_a_token_that_is_revoked_later_is_noticed_and_one_that_is_good_again_too(slack: Playground) -> None:
    known = Identity(web_client(None, slack.api_url, patient=False), slack.bot_token)
    assert known.standing == "Slack has not answered yet"
    known.learn()
    assert known.standing == "accepted"
    good = slack.api.tokens
    slack.api.tokens = Tokens(bot="xoxb-another")
    with pytest.raises(StartError):
        known.learn()
    assert known.known
    assert known.standing == "SLACK_BOT_TOKEN: Slack does not know this token (invalid_auth)"
    slack.api.tokens = good
    known.learn()
    assert (known.standing, known.refused) == ("accepted", "")


def test_too_many_requests_are_not_waited_for_at_the_start(slack: Playground) -> None:
    slack.faults.add("ratelimited", "auth.test", seconds=30)
    known = Identity(web_client(None, slack.api_url, patient=False), slack.bot_token)
    assert not known.learn()
    assert [(call.method, call.fault) for call in slack.calls] == [("auth.test", "ratelimited")]
