"""Editing a digest in place, by itself: nothing that is wanted meanwhile is left out, and nothing is edited twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import uuid4

import pytest

from bot.ledger.ledger import utc_now
from bot.playground import Playground
from bot.playground.model import StoredMessage
from bot.remind.delivery import Delivery, State
from bot.render.message import Message
from bot.slack.digest_edit import DigestEditor
from tests.slack.conftest import KENT


@pytest.fixture
def digest(slack: Playground) -> StoredMessage:
    return slack.workspace.post(KENT, slack.bot_user_id, "as posted")


def delivery_of(message: StoredMessage) -> Delivery:
    return Delivery(1, str(uuid4()), KENT, date(2017, 4, 3), 1, State.POSTED, (), 1, None, None, utc_now(), message.ts)


def edits(slack: Playground) -> int:
    return sum(call.method == "chat.update" for call in slack.calls)


def test_each_who_wants_it_has_it_edited_once(slack: Playground, digest: StoredMessage) -> None:
    editor = DigestEditor(slack.bot_token, slack.api_url, lambda _delivery, _called: Message("new"))
    one = delivery_of(digest)
    assert [editor.edit(one, frozenset()) for _ in range(3)] == ["", "", ""]
    assert (digest.text, edits(slack)) == ("new", 3)


def test_copies_that_edit_in_turns_show_what_was_done_last(slack: Playground, digest: StoredMessage) -> None:
    until = ["until Tuesday"]
    here, there = (DigestEditor(slack.bot_token, slack.api_url, lambda *_: Message(until[-1])) for _ in range(2))
    one = delivery_of(digest)
    for editor, said in ((here, "until Tuesday"), (there, "until Wednesday"), (here, "until Tuesday")):
        until.append(said)
        assert editor.edit(one, frozenset()) == ""
        assert digest.text == said


def test_what_changes_while_it_is_edited_is_edited_then(slack: Playground, digest: StoredMessage) -> None:
    states = ["first", "second", "second"]
    editor = DigestEditor(slack.bot_token, slack.api_url, lambda _delivery, _called: Message(states.pop(0)))
    assert editor.edit(delivery_of(digest), frozenset()) == ""
    assert (digest.text, states) == ("second", [])


def test_who_wants_it_at_the_very_end_of_an_edit_gets_it(slack: Playground, digest: StoredMessage) -> None:
    one = delivery_of(digest)
    asked: list[str] = []

    def show(_delivery: Delivery, _called: frozenset[str]) -> Message:
        asked.append("again")
        if len(asked) == 2:  # looked at for the last time; now somebody else does something, and wants it shown
            assert editor.edit(one, frozenset()) == ""
        return Message("first" if len(asked) <= 2 else "second")

    editor = DigestEditor(slack.bot_token, slack.api_url, show)
    assert editor.edit(one, frozenset()) == ""
    assert digest.text == "second"


def test_after_a_failure_it_is_edited_by_the_next_who_wants_it(slack: Playground, digest: StoredMessage) -> None:
    editor = DigestEditor(slack.bot_token, slack.api_url, lambda _delivery, _called: Message("new"))
    slack.faults.add("refused", "chat.update")
    one = delivery_of(digest)
    assert editor.edit(one, frozenset()).startswith("Slack did not confirm the change")
    assert digest.text == "as posted"
    assert editor.edit(one, frozenset()) == ""
    assert digest.text == "new"


def test_an_edit_that_was_not_confirmed_is_tried_once_more(slack: Playground, digest: StoredMessage) -> None:
    editor = DigestEditor(slack.bot_token, slack.api_url, lambda _delivery, _called: Message("new"))
    slack.faults.add("refused", "chat.update")
    editor.edit(delivery_of(digest), frozenset())
    slack.wait_for(lambda: digest.text == "new", what="the edit")
    slack.settle()
    assert edits(slack) == 2


def test_of_two_copies_of_the_bot_that_edit_at_once_the_last_shows_what_both_did(
    slack: Playground, digest: StoredMessage
) -> None:
    done = ["one"]
    first, second = (
        DigestEditor(slack.bot_token, slack.api_url, lambda _delivery, _called: Message(" and ".join(done)))
        for _ in range(2)
    )
    one = delivery_of(digest)
    slack.faults.add("slow", "chat.update", seconds=3)
    with ThreadPoolExecutor(1) as there:
        slow = there.submit(first.edit, one, frozenset())
        slack.wait_for(lambda: bool(slack.faults.struck), what="the slow edit")
        done.append("two")
        assert second.edit(one, frozenset()) == ""
        assert digest.text == "one and two"
        assert slow.result() == ""
    assert (digest.text, edits(slack)) == ("one and two", 3)
