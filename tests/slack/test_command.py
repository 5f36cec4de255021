"""/peel: answered in the acknowledgement, whatever Slack's Web API does meanwhile."""

import json
import logging
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.playground import Playground
from tests.slack.conftest import ESSEX, KENT, MORGAN, Dispatch, Echo, command_form


def test_a_question_is_answered_to_the_person_alone(served: Playground) -> None:
    result = served.slash(MORGAN, KENT, "judgements 2016")
    assert result.error is None
    assert "Answer to judgements 2016 for kent" in result.text
    assert result.message is not None
    assert result.message.ephemeral_to == MORGAN
    assert served.messages(KENT)[-1].text != result.text


def test_the_channels_force_goes_before_the_home_force(served: Playground, echo: Echo) -> None:
    served.slash(MORGAN, ESSEX, "judgements")
    served.slash(MORGAN, "chief-officers", "judgements")
    assert [context.channel_force for _, context in echo.asked] == ["essex", "durham"]
    assert {context.home_force for _, context in echo.asked} == {"kent"}


@pytest.mark.parametrize("text", ["", "   "])
def test_no_text_asks_for_help(served: Playground, echo: Echo, text: str) -> None:
    served.slash(MORGAN, KENT, text)
    assert echo.asked[0][0] == "help"


def test_markup_is_read_as_words(dispatch: Dispatch, echo: Echo) -> None:
    dispatch(command_form("kent &amp; essex &lt;3 &lt;!channel&gt; <#C1|kent> <https://a.uk|a link> <!here>"))
    assert echo.asked[0][0] == "kent & essex <3 <!channel> kent a link here"


def test_an_endless_question_is_turned_away_kindly(dispatch: Dispatch, echo: Echo) -> None:
    answer = dispatch(command_form("x" * 5000))
    assert "That is 5,000 characters" in json.loads(answer.body)["text"]
    assert echo.asked == []


def test_sources_do_not_unfurl(dispatch: Dispatch) -> None:
    body = json.loads(dispatch(command_form("kent")).body)
    assert (body["unfurl_links"], body["unfurl_media"]) == (False, False)


def test_a_failure_is_answered_with_a_reference_that_is_logged(
    served: Playground, caplog: pytest.LogCaptureFixture
) -> None:
    result = served.slash(MORGAN, KENT, "break")
    assert result.error is None
    reference = result.text.split("reference ")[1].rstrip(".")
    assert reference in caplog.text
    assert "broken on purpose" in caplog.text
    assert "broken on purpose" not in result.text


def test_200_at_once_are_acknowledged_while_slack_is_slow(served: Playground) -> None:
    served.faults.add("slow", times=None, seconds=2)
    for number in range(20):
        served.mention(MORGAN, KENT, f"busy {number}")
    with ThreadPoolExecutor(200) as people:
        results = list(people.map(lambda n: served.slash(MORGAN, KENT, f"question {n}"), range(200)))
    served.faults.clear()
    assert [result.error for result in results if result.error] == []
    assert max(result.seconds for result in results) < 3


def test_a_command_delivered_twice_is_answered_once(dispatch: Dispatch, echo: Echo) -> None:
    form = command_form("kent")
    first, second = dispatch(form), dispatch(form)
    assert "Answer to kent" in first.body
    assert (second.status, second.body) == (200, "")
    assert len(echo.asked) == 1


def test_another_command_is_acknowledged_and_not_logged(dispatch: Dispatch, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    answer = dispatch(command_form("secret words", command="/other"))
    assert answer.status == 200
    assert "secret words" not in caplog.text
