"""Buttons: another question, another page, share; from answers for one person, in threads, and in the Home."""

import json

import pytest

from bot.playground import Playground
from bot.playground.model import StoredMessage
from tests.slack.conftest import KENT, MORGAN, NO_BOT, PRIYA, Echo


def button(action_id: str, value: str) -> dict[str, object]:
    label = {"type": "plain_text", "text": "Press"}
    return {"type": "actions", "elements": [{"type": "button", "action_id": action_id, "text": label, "value": value}]}


def asks(question: str, page: int | None = None) -> str:
    return json.dumps({"q": question} | ({"p": page} if page else {}))


def said_by_bot(slack: Playground, channel: str, block: dict[str, object], **more: str) -> StoredMessage:
    return slack.workspace.post(channel, slack.bot_user_id, "an answer", blocks=[block], **more)


def test_from_an_answer_for_one_person_the_next_is_for_them_too(served: Playground) -> None:
    first = served.slash(MORGAN, KENT, "kent")
    assert first.message is not None
    served.click(MORGAN, first.message.ts, "ask:0")
    served.wait_for_message(KENT, "Answer to kent further", to=MORGAN)
    assert not any("further" in message.text for message in served.messages(KENT))


def test_from_an_answer_in_a_thread_the_next_is_in_the_thread_and_says_who_asked(served: Playground) -> None:
    ts = served.mention(MORGAN, KENT, "kent")
    answer = served.wait_for_message(KENT, "Answer to kent", thread_ts=ts)
    served.click(PRIYA, answer.ts, "ask:0")
    following = served.wait_for_message(KENT, "Answer to kent further", thread_ts=ts)
    assert following.text.startswith(f"<@{PRIYA}> asked: “kent further”")


def test_in_direct_messages_the_next_is_beside_it(served: Playground) -> None:
    ts = served.direct(MORGAN, "kent")
    answer = served.wait_for_message(served.dm(MORGAN), "Answer to kent", after=ts)
    served.click(MORGAN, answer.ts, "ask:0")
    assert served.wait_for_message(served.dm(MORGAN), "Answer to kent further").thread_ts is None


@pytest.mark.parametrize("to", [None, MORGAN])
def test_a_page_is_turned_in_place(served: Playground, to: str | None) -> None:
    more = {"ephemeral_to": to} if to else {}
    message = said_by_bot(served, KENT, button("page:2", asks("findings", 2)), **more)
    served.click(MORGAN, message.ts, "page:2")
    there = served.ephemerals(MORGAN) if to else served.messages(KENT)
    served.wait_for(lambda: "Answer to findings" in message.text, what="the page in place")
    assert len(served.ephemerals(MORGAN) if to else served.messages(KENT)) == len(there)


@pytest.mark.parametrize("fault", ["accepted", "reset_accepted", "refused", "reset"])
@pytest.mark.parametrize("times", [1, None])
def test_a_page_for_all_that_slack_does_not_confirm_is_not_posted_besides(
    served: Playground, fault: str, times: int | None
) -> None:
    message = said_by_bot(served, KENT, button("page:2", asks("findings", 2)))
    before = len(served.messages(KENT))
    served.faults.add(fault, "response_url", times=times)
    served.click(MORGAN, message.ts, "page:2")
    if times == 1 or fault.endswith("accepted"):
        served.wait_for(lambda: "Answer to findings" in message.text, what="the page in place")
    if times is None:
        alone = served.wait_for_message(KENT, to=MORGAN)
        assert alone.text.startswith("Slack did not confirm that the page was turned.")
    served.settle()
    assert len(served.messages(KENT)) == before
    assert bool(served.ephemerals(MORGAN)) == (times is None)


def test_a_page_for_one_person_that_slack_does_not_confirm_is_answered_anew(served: Playground) -> None:
    message = said_by_bot(served, KENT, button("page:2", asks("findings", 2)), ephemeral_to=MORGAN)
    served.faults.add("refused", "response_url", times=None)
    served.click(MORGAN, message.ts, "page:2")
    served.wait_for_message(KENT, "Answer to findings", to=MORGAN, after=message.ts)


def test_a_page_whose_response_url_is_used_up_is_posted_anew(served: Playground) -> None:
    message = said_by_bot(served, KENT, button("page:2", asks("findings", 2)))
    served.faults.add("ratelimited", "response_url", seconds=60)
    served.click(MORGAN, message.ts, "page:2")
    served.wait_for_message(KENT, "Answer to findings", thread_ts=message.ts)


@pytest.mark.parametrize("alone", [True, False])
def test_a_long_answer_is_paged_through(served: Playground, alone: bool) -> None:
    if alone:
        shown = served.slash(MORGAN, KENT, "long").message
    else:
        shown = served.wait_for_message(KENT, "A long answer", thread_ts=served.mention(MORGAN, KENT, "long"))
    assert shown is not None
    first = shown.text
    assert "line 0 " in first
    served.click(MORGAN, shown.ts, "page:2")
    served.wait_for(lambda: "line 0 " not in shown.text, what="the second page")
    served.click(MORGAN, shown.ts, "page:1")
    served.wait_for(lambda: shown.text == first, what="the first page again")


def test_details_of_a_finding_are_a_question(served: Playground, echo: Echo) -> None:
    message = said_by_bot(served, KENT, button("finding:0", asks("finding KENT-2016-E1")))
    served.click(MORGAN, message.ts, "finding:0")
    served.wait_for_message(KENT, "Answer to finding KENT-2016-E1", thread_ts=message.ts)


@pytest.mark.parametrize("channel", [KENT, NO_BOT])
def test_sharing_says_who_and_what_even_where_the_bot_is_no_member(served: Playground, channel: str) -> None:
    first = served.slash(MORGAN, channel, "kent <!channel>")
    assert first.message is not None
    served.click(MORGAN, first.message.ts, "share:0")
    served.wait_for(lambda: any("shared" in m.text for m in served.messages(channel)), what="the shared answer")
    shared = served.messages(channel)[-1]
    assert shared.text.startswith(f"<@{MORGAN}> shared an answer to: “kent &lt;!channel&gt;”")
    assert "Answer to kent" in shared.text
    served.wait_for(lambda: "Shared in this channel" in first.message.text, what="the person's own answer marked")
    assert not any(e.get("action_id") == "share:0" for b in first.message.blocks for e in b.get("elements", ()))


def test_where_the_response_url_fails_and_the_bot_is_no_member_the_fix_is_said(served: Playground) -> None:
    first = served.slash(MORGAN, NO_BOT, "kent")
    assert first.message is not None
    served.faults.add("ratelimited", "response_url", seconds=60)
    served.click(MORGAN, first.message.ts, "share:0")
    served.wait_for_message(NO_BOT, "/invite @PEEL bot", to=MORGAN)


def test_where_only_the_response_url_fails_the_answer_is_posted(served: Playground) -> None:
    first = served.slash(MORGAN, KENT, "kent")
    assert first.message is not None
    served.faults.add("ratelimited", "response_url", seconds=60)
    served.click(MORGAN, first.message.ts, "share:0")
    served.wait_for_message(KENT, "shared an answer")


@pytest.mark.parametrize("fault", ["accepted", "reset_accepted"])
def test_sharing_that_slack_does_not_confirm_is_not_done_twice(served: Playground, fault: str) -> None:
    first = served.slash(MORGAN, KENT, "kent")
    assert first.message is not None
    served.faults.add(fault, "response_url")
    served.click(MORGAN, first.message.ts, "share:0")
    served.wait_for_message(KENT, "did not confirm that the answer was shared", to=MORGAN)
    assert sum("shared an answer" in message.text for message in served.messages(KENT)) == 1


def test_a_used_up_response_url_is_replaced_by_an_ephemeral_message(served: Playground) -> None:
    first = served.slash(MORGAN, KENT, "kent")
    assert first.message is not None
    served.faults.add("refused", "response_url", times=None)
    served.click(MORGAN, first.message.ts, "ask:0")
    served.wait_for_message(KENT, "Answer to kent further", to=MORGAN)


@pytest.mark.parametrize("value", ["", "{", "[]", '{"q": 1}', '{"q": "kent", "p": 0}', '{"q": "kent", "p": true}'])
@pytest.mark.parametrize("action_id", ["ask:0", "page:2", "share:0"])
def test_an_old_button_says_so(served: Playground, action_id: str, value: str) -> None:
    message = said_by_bot(served, KENT, button(action_id, value))
    served.click(MORGAN, message.ts, action_id)
    served.wait_for_message(KENT, "older version", to=MORGAN)


def test_a_failure_is_told_to_who_pressed(served: Playground) -> None:
    message = said_by_bot(served, KENT, button("ask:0", asks("break")))
    served.click(MORGAN, message.ts, "ask:0")
    served.wait_for_message(KENT, "reference", to=MORGAN)


def test_a_click_is_acknowledged_at_once_while_slack_hangs(served: Playground) -> None:
    message = said_by_bot(served, KENT, button("ask:0", asks("kent")))
    served.faults.add("slow", times=None, seconds=2)
    assert served.click(MORGAN, message.ts, "ask:0").error is None


def test_a_button_of_no_known_kind_is_answered(served: Playground, echo: Echo) -> None:
    message = said_by_bot(served, KENT, button("unknown", "x"))
    assert served.click(MORGAN, message.ts, "unknown").error is None
    served.wait_for_message(KENT, "older version", to=MORGAN)
    assert echo.asked == []
