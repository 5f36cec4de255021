"""app-manifest.yml: within Slack's limits, and in step with the listeners, the scopes and the docs."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.render import entered
from bot.render.rating import ACTION as RATE
from bot.slack.listeners.buttons import ASK, PAGE, SHARE
from bot.slack.listeners.digests import ACT, LOOK, TURN
from bot.slack.listeners.home import CHOSEN, PRESSED
from bot.slack.listeners.subscriptions import CHANGE, END
from bot.slack.poster import METHODS
from bot.slack.scopes import EVENT_SCOPES, SCOPES
from bot.slack.wording import BOT_NAME, COMMAND

ROOT = Path(__file__).parent.parent
MANIFEST: dict[str, Any] = yaml.safe_load((ROOT / "app-manifest.yml").read_text("utf-8"))
OPERATORS = (ROOT / "docs" / "operators.md").read_text("utf-8")
SLACK = sorted((ROOT / "bot" / "slack").rglob("*.py"))


def registered(kind: str) -> list[str]:
    """Return the source text of each argument that a listener is registered with by app.<kind>(...)."""
    return [
        ast.unparse(node.args[0])
        for path in SLACK
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == f"app.{kind}"
    ]


def test_texts_are_within_slacks_limits() -> None:
    shown = MANIFEST["display_information"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 175 <= len(shown["long_description"]) <= 4000
    assert re.fullmatch("#[0-9a-f]{6}", shown["background_color"])
    agent = MANIFEST["features"]["agent_view"]
    assert len(agent["agent_description"]) <= 300
    assert 1 <= len(agent["suggested_prompts"]) <= 4
    assert all(set(prompt) == {"title", "message"} for prompt in agent["suggested_prompts"])
    for command in MANIFEST["features"]["slash_commands"]:
        assert 2 <= len(command["command"]) <= 32
        assert 1 <= len(command["description"]) <= 2000
        assert 1 <= len(command["usage_hint"]) <= 1000


def test_it_uses_agent_view_and_socket_mode() -> None:
    assert "assistant_view" not in MANIFEST["features"]
    assert MANIFEST["settings"]["socket_mode_enabled"] is True
    assert MANIFEST["settings"]["interactivity"]["is_enabled"] is True


def test_the_name_in_hints_is_the_bots_name() -> None:
    assert MANIFEST["features"]["bot_user"]["display_name"] == BOT_NAME


def test_commands_match_the_listeners() -> None:
    assert [command["command"] for command in MANIFEST["features"]["slash_commands"]] == [COMMAND]
    assert registered("command") == ["COMMAND"]


def test_events_match_the_listeners() -> None:
    heard = {event.split(".")[0] for event in MANIFEST["settings"]["event_subscriptions"]["bot_events"]}
    assert {ast.literal_eval(name) for name in registered("event")} == heard


def test_buttons_have_a_listener() -> None:
    assert set(registered("action")) == {
        "names",
        *("ACT", "LOOK", "TURN"),
        *("CHANGE", "END"),
        *("PRESSED", "CHOSEN"),
        "ACTION",
        *("entered.OPEN", "entered.UNDO", "entered.AGAIN"),
    }
    for action_id in (
        "ask:0",
        "ask:12",
        "finding:3",
        "page:2",
        "share:0",
        "subscription-end:1",
        "subscription-change:0",
        "reminder-acknowledge:1",
        "reminder-snooze:12",
        "reminder-wake:3",
        "reminder-details:1",
        "reminder-rest:2",
        "home:at:mine",
        "home:page:next",
        "home:back",
        "home:force",
        "rate",
        "register:open",
        "register:undo",
        "register:again",
    ):
        fixed = (re.compile(re.escape(name)) for name in (RATE, entered.OPEN, entered.UNDO, entered.AGAIN))
        every = (ASK, PAGE, SHARE, CHANGE, END, ACT, LOOK, TURN, PRESSED, CHOSEN, *fixed)
        assert sum(bool(names.fullmatch(action_id)) for names in every) == 1


def test_scopes_are_the_least() -> None:
    asked = set(MANIFEST["oauth_config"]["scopes"]["bot"])
    assert asked == set(SCOPES)
    needed = {scope for scopes in METHODS.values() for scope in scopes}
    needed |= {scope for scope in EVENT_SCOPES.values() if scope} | {"commands"}
    assert asked == needed
    assert set(EVENT_SCOPES) == set(MANIFEST["settings"]["event_subscriptions"]["bot_events"])


@pytest.mark.parametrize("scope", SCOPES)
def test_every_scope_has_its_reason_in_the_docs(scope: str) -> None:
    assert re.search(rf"^\| `{re.escape(scope)}` \| .{{15,}} \|$", OPERATORS, re.MULTILINE)


def test_every_web_api_method_called_is_listed_with_its_scopes() -> None:
    called = set()
    for path in SLACK:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if node.func.attr == "api_call":
                called.add(ast.literal_eval(node.args[0]))
            elif ast.unparse(node.func.value).endswith("client") and "_" in node.func.attr.lstrip("_"):
                called.add(node.func.attr)
    names = {method.replace(".", "_") for method in METHODS} | set(METHODS)
    own = {"is_connected", "connect_to_new_endpoint", "web_client"}
    assert called - own <= names
    assert called >= {"chat_postMessage", "views_publish", "auth_test"}


def test_every_setting_is_in_the_docs() -> None:
    source = (ROOT / "bot" / "settings.py").read_text("utf-8")
    for name in set(re.findall(r'"((?:SLACK|BOT)_[A-Z_]+)"', source)):
        assert re.search(rf"^\| `{name}` \|", OPERATORS, re.MULTILINE), name
