"""Reminders into Slack: one request a post, and each way it can end told apart from the others."""

import socket
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from bot.playground import Playground
from bot.remind.posting import Accepted, Found, NotThere, Refused, Unclear, Unreadable
from bot.render.message import Message
from bot.slack.reminder_post import ReminderPost

KENT, NO_BOT = "C0KENT", "C0NOBOT"
HELLO = Message("hello")
KEY = "0d6a3a36"
LONG_AGO = datetime(2017, 5, 17, tzinfo=UTC)


@pytest.fixture
def way(slack: Playground) -> ReminderPost:
    return ReminderPost(slack.bot_token, slack.api_url, seconds=1)


def copies(slack: Playground) -> int:
    return sum(message.text == "hello" for message in slack.messages(KENT))


def requests(slack: Playground, method: str = "chat.postMessage") -> int:
    return sum(call.method == method for call in slack.calls)


def test_what_is_posted_is_found_by_its_key_and_people_see_no_key(slack: Playground, way: ReminderPost) -> None:
    accepted = way.post(KENT, HELLO, KEY)
    assert isinstance(accepted, Accepted)
    assert way.find(KENT, KEY, LONG_AGO) == Found(accepted.ts)
    assert way.find(KENT, "another", LONG_AGO) == NotThere()
    assert slack.messages(KENT)[-1].metadata == {"event_type": "peel_reminder", "event_payload": {"key": KEY}}
    assert KEY not in slack.messages(KENT)[-1].text


@pytest.mark.parametrize(
    ("fault", "arrived"),
    [
        ("refused", 0),
        ("accepted", 1),
        ("reset", 0),
        ("reset_accepted", 1),
        ("hang", 0),
        ("hang_accepted", 1),
    ],
)
def test_what_slack_did_not_say_is_unclear_and_never_tried_again(
    slack: Playground, way: ReminderPost, fault: str, arrived: int
) -> None:
    slack.faults.add(fault, "chat.postMessage", seconds=1.5)
    assert isinstance(way.post(KENT, HELLO, KEY), Unclear)
    slack.wait_for(lambda: requests(slack), what="the end of the request")
    assert (requests(slack), copies(slack)) == (1, arrived)
    assert isinstance(way.find(KENT, KEY, LONG_AGO), Found if arrived else NotThere)


def test_too_many_requests_are_refused_for_as_long_as_slack_says(slack: Playground, way: ReminderPost) -> None:
    slack.faults.add("ratelimited", seconds=7)
    assert way.post(KENT, HELLO, KEY) == Refused("ratelimited", 7.0)
    assert (requests(slack), copies(slack)) == (1, 0)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, 5.0),
        ("", 5.0),
        ("soon", 5.0),
        ("-3", 5.0),
        ("nan", 5.0),
        ("Wed, 17 May 2017 09:00:00 GMT", 5.0),
        ("0", 1.0),
        ("2.5", 2.5),
        ("600", 600.0),
        ("999999999999999999999", 600.0),
        ("inf", 600.0),
    ],
)
def test_a_retry_after_that_is_missing_or_absurd_quiets_for_a_sensible_time(header: str | None, seconds: float) -> None:
    """As it is, the largest is beyond any date, and would be an error each time."""

    class TooMany(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(429)
            if header is not None:
                self.send_header("Retry-After", header)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), TooMany) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        outcome = ReminderPost("xoxb-1", f"http://127.0.0.1:{server.server_port}/api/").post(KENT, HELLO, KEY)
    assert outcome == Refused("ratelimited", seconds)


@pytest.mark.parametrize(
    ("channel", "word", "fix"),
    [
        (NO_BOT, "not_in_channel", "/invite @PEEL bot"),
        ("C0GONE", "channel_not_found", "subscribe another"),
        (KENT, "is_archived", "Unarchive the channel"),
    ],
)
def test_a_lasting_refusal_comes_with_its_fix(
    slack: Playground, way: ReminderPost, channel: str, word: str, fix: str
) -> None:
    slack.workspace.channels[KENT].is_archived = True
    refused = way.post(channel, HELLO, KEY)
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.retry_after) == (word, None)
    assert fix in refused.fix


def test_a_slack_that_cannot_be_reached_took_nothing() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    outcome = ReminderPost("xoxb-1", f"http://127.0.0.1:{port}/api/").post(KENT, HELLO, KEY)
    assert isinstance(outcome, Refused)
    assert outcome.retry_after is not None


@pytest.mark.parametrize(
    ("fault", "why"), [("ratelimited", "ratelimited"), ("refused", "status 500"), ("reset", "Remote")]
)
def test_a_history_that_fails_may_be_read_the_next_time(
    slack: Playground, way: ReminderPost, fault: str, why: str
) -> None:
    way.post(KENT, HELLO, KEY)
    slack.faults.add(fault, "conversations.history")
    look = way.find(KENT, KEY, LONG_AGO)
    assert isinstance(look, Unreadable)
    assert look.passing
    assert why in look.why
    assert look.retry_after == (1.0 if fault == "ratelimited" else None)
    assert isinstance(way.find(KENT, KEY, LONG_AGO), Found)


def test_a_history_that_the_bot_may_not_read_needs_a_person(slack: Playground, way: ReminderPost) -> None:
    look = way.find(NO_BOT, KEY, LONG_AGO)
    assert isinstance(look, Unreadable)
    assert (look.why, look.passing) == ("not_in_channel", False)
    assert "/invite" in look.fix


def test_it_is_found_behind_many_messages_and_not_looked_for_beyond(slack: Playground, way: ReminderPost) -> None:
    way.post(KENT, HELLO, KEY)
    for _ in range(450):
        slack.workspace.post(KENT, "U0OWNER", "talk")
    assert isinstance(way.find(KENT, KEY, LONG_AGO), Found)
    assert requests(slack, "conversations.history") == 3


def test_a_clock_a_month_ahead_of_slacks_finds_it_all_the_same(slack: Playground, way: ReminderPost) -> None:
    way.post(KENT, HELLO, KEY)
    for _ in range(250):
        slack.workspace.post(KENT, "U0OWNER", "talk")
    assert isinstance(way.find(KENT, KEY, datetime.now(UTC) + timedelta(days=30)), Found)


def test_an_answer_that_is_no_json_is_no_refusal(slack: Playground, way: ReminderPost) -> None:
    """A proxy's page with status 200: the SDK words it as ok:false, and the message may be there."""
    page = ReminderPost(slack.bot_token, f"{slack.url}/app/no/such/")
    assert isinstance(page.post(KENT, HELLO, KEY), Unclear)
