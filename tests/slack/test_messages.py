"""Mentions are answered in the thread, direct messages where they were written, and nothing else is answered."""

import pytest

from bot.playground import Playground
from bot.render.message import Message
from bot.slack.poster import Poster
from bot.slack.web import web_client
from tests.slack.conftest import KENT, MORGAN, PRIYA, Dispatch, Echo


def test_a_mention_is_answered_in_its_thread(served: Playground, echo: Echo) -> None:
    ts = served.mention(MORGAN, KENT, "judgements 2016")
    answer = served.wait_for_message(KENT, "Answer to judgements 2016 for kent", thread_ts=ts)
    assert answer.ephemeral_to is None
    assert echo.asked[0][0] == "judgements 2016"


def test_a_mention_inside_a_thread_is_answered_there(served: Playground) -> None:
    first = served.say(PRIYA, KENT, "What about it?")
    served.mention(MORGAN, KENT, "deadlines", thread_ts=first)
    served.wait_for_message(KENT, "Answer to deadlines", thread_ts=first)


def test_a_bare_mention_asks_for_help(served: Playground, echo: Echo) -> None:
    ts = served.mention(MORGAN, KENT, "")
    served.wait_for_message(KENT, "Answer to help", thread_ts=ts)


def test_a_direct_message_is_answered_beside_it_and_in_its_thread(served: Playground) -> None:
    ts = served.direct(MORGAN, "findings kent")
    answer = served.wait_for_message(served.dm(MORGAN), "Answer to findings kent", after=ts)
    assert answer.thread_ts is None
    served.direct(MORGAN, "deadlines", thread_ts=ts)
    served.wait_for_message(served.dm(MORGAN), "Answer to deadlines", thread_ts=ts)


def test_messages_do_not_unfurl(served: Playground) -> None:
    ts = served.mention(MORGAN, KENT, "kent")
    served.wait_for_message(KENT, "Answer", thread_ts=ts)
    posted = [call.args for call in served.calls if call.method == "chat.postMessage"]
    assert [(str(a["unfurl_links"]), str(a["unfurl_media"])) for a in posted] in ([("0", "0")], [("False", "False")])


@pytest.mark.parametrize(
    "changes",
    [
        {"subtype": "message_changed", "hidden": True},
        {"subtype": "message_deleted", "hidden": True},
        {"subtype": "channel_join"},
        {"subtype": "bot_message", "bot_id": "B1"},
        {"bot_id": "B9"},
        {"edited": {"user": MORGAN, "ts": "1.1"}},
        {"text": ""},
        {"channel_type": "channel", "channel": KENT},
    ],
)
def test_what_is_no_person_speaking_directly_is_left_alone(
    served: Playground, echo: Echo, changes: dict[str, object]
) -> None:
    event = {"type": "message", "user": MORGAN, "text": "kent", "ts": "1.0", "channel": served.dm(MORGAN)}
    served.deliver_event({**event, "channel_type": "im", **changes})
    served.settle()
    assert echo.asked == []


@pytest.mark.parametrize("event", [{"type": "team_join", "user": {"id": "U1"}}, {"type": "reaction_added"}])
def test_events_nobody_asked_for_are_acknowledged(dispatch: Dispatch, event: dict[str, object]) -> None:
    answer = dispatch(event={"type": "event_callback", "event_id": "Ev1", "team_id": "T1", "event": event})
    assert (answer.status, answer.body) == (200, "")


def test_an_event_delivered_twice_is_answered_once(served: Playground) -> None:
    served.faults.add("duplicate")
    ts = served.mention(MORGAN, KENT, "kent")
    served.wait_for_message(KENT, "Answer to kent", thread_ts=ts)
    served.settle(0.5)
    assert len([message for message in served.messages(KENT) if message.thread_ts == ts]) == 1


def test_a_failure_is_said_in_the_thread(served: Playground) -> None:
    ts = served.mention(MORGAN, KENT, "break")
    served.wait_for_message(KENT, "reference", thread_ts=ts)


def test_too_many_requests_are_waited_out(served: Playground) -> None:
    served.faults.add("ratelimited", "chat.postMessage", seconds=1)
    ts = served.mention(MORGAN, KENT, "kent")
    served.wait_for_message(KENT, "Answer to kent", thread_ts=ts)


@pytest.mark.parametrize("fault", ["refused", "accepted", "reset", "reset_accepted"])
def test_an_unconfirmed_post_is_answered_to_the_person_and_never_posted_twice(served: Playground, fault: str) -> None:
    served.faults.add(fault, "chat.postMessage")
    ts = served.mention(MORGAN, KENT, "kent")
    alone = served.wait_for_message(KENT, "Answer to kent", to=MORGAN)
    assert "did not confirm" in alone.text
    posted = [m for m in served.messages(KENT) if m.thread_ts == ts and "Answer to kent" in m.text]
    assert len(posted) == (1 if fault.endswith("accepted") else 0)


def test_a_direct_message_is_tried_again(served: Playground) -> None:
    served.faults.add("refused", "chat.postMessage")
    ts = served.direct(MORGAN, "kent")
    served.wait_for_message(served.dm(MORGAN), "Answer to kent", after=ts)


def test_blocks_that_slack_refuses_are_replaced_by_the_text(served: Playground) -> None:
    poster = Poster(web_client(served.bot_token, served.api_url))
    poster.post(KENT, Message("word " * 2000, ({"type": "section"},)))
    shown = served.messages(KENT)[-1]
    assert shown.blocks == []
    assert len(shown.text) <= 3900
    assert shown.text.endswith("for the rest.")
