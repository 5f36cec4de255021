"""A page in a Chromium, and behind it a bot that does one of everything."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from browser import chromium
from playwright.sync_api import Browser, Page
from slack_bolt import App

Visit = Callable[..., Page]
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="120"><rect width="300" height="120"/></svg>'


def section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def buttons(**labels: str) -> dict[str, Any]:
    """Return an actions block of buttons: action_id (with "_" for ":") and label."""
    elements = [
        {
            "type": "button",
            "action_id": name.replace("_", ":"),
            "text": {"type": "plain_text", "text": label},
            "value": label,
        }
        for name, label in labels.items()
    ]
    return {"type": "actions", "elements": elements}


def answer(number: int) -> dict[str, Any]:
    return {
        "text": f"Page {number} of 2",
        "blocks": [
            section(f"Page {number} of 2"),
            buttons(**{f"page_{3 - number}": "Next" if number == 1 else "Back"}, share_0="Share in channel"),
        ],
    }


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def visit(browser, slack) -> Iterator[Visit]:
    """Return a function that opens the page (at a place, with Playwright's context options) and fails on any error."""
    errors: list[str] = []
    contexts = []

    def open_page(place: str = "", **options: Any) -> Page:
        context = browser.new_context(viewport=options.pop("viewport", {"width": 1280, "height": 800}), **options)
        context.set_default_timeout(20_000)
        context.route("https://example.org/**", lambda asked: asked.fulfill(content_type="image/svg+xml", body=PICTURE))
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.expected_errors = errors  # a test that causes errors takes them out of here
        page.goto(f"{slack.url}/{place}")
        page.get_by_text("Acting as").wait_for(state="attached")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def bot(app: App, connect) -> App:
    """A bot that answers commands, mentions, direct messages, presses and modals in the plainest way."""
    home = {"type": "home", "blocks": [section("*Your deadlines*"), buttons(open_modal="Add a note")]}
    note = {"type": "plain_text_input", "action_id": "words"}
    label = {"type": "plain_text", "text": "Note"}
    modal = {
        "type": "modal",
        "callback_id": "note",
        "title": {"type": "plain_text", "text": "A note"},
        "submit": {"type": "plain_text", "text": "Save"},
        "blocks": [{"type": "input", "block_id": "note", "label": label, "element": note}],
    }

    @app.command("/peel")
    def peel(ack, command):
        if command["text"] == "slow":
            time.sleep(3.4)
        ack(**answer(1))

    @app.action("page:1")
    def first(ack, respond):
        time.sleep(0.3)
        ack()
        respond(replace_original=True, **answer(1))

    @app.action("page:2")
    def second(ack, respond):
        time.sleep(0.3)
        ack()
        respond(replace_original=True, **answer(2))

    @app.action("share:0")
    def share(ack, respond):
        ack()
        respond(response_type="in_channel", replace_original=False, text="Shared: Kent was good")

    @app.event("app_mention")
    def mentioned(event, say):
        say(text="Answer in the *thread*", thread_ts=event.get("thread_ts", event["ts"]))

    @app.event("message")
    def direct(event, say):
        if "bot_id" not in event:
            say(text=f"You said: {event['text']}")

    @app.event("app_home_opened")
    def opened(event, client):
        client.views_publish(user_id=event["user"], view=home)

    @app.action("open:modal")
    def ask(ack, body, client):
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=modal)

    @app.view("note")
    def noted(ack, view):
        words = view["state"]["values"]["note"]["words"]["value"]
        if words == "bad":
            ack(response_action="errors", errors={"note": "Too short a note."})
        else:
            ack()

    connect()
    return app
