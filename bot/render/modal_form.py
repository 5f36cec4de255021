"""The inputs of a modal, and what a person put into one; each within Slack's limits."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.render.limits import OPTION_TEXT, SECTION_TEXT
from bot.render.message import Block

MOST_INPUT = 3000
"""Characters of a plain_text_input (docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element)."""
TICKED = "yes"
"""The value of the one box of `tick`."""


def is_person(value: str) -> bool:
    """Return whether a value is a person's id rather than a name."""
    return value[:1] in ("U", "W") and value.isalnum() and value.isupper()


def value_of(state: Mapping[str, Any]) -> str:
    """Return what an input holds, as text; "" for nothing."""
    chosen, ticked = state.get("selected_option"), state.get("selected_options")
    for held in (
        state.get("value"),
        chosen.get("value") if isinstance(chosen, dict) else None,
        TICKED if isinstance(ticked, list) and ticked else None,
        state.get("selected_user"),
        state.get("selected_date"),
    ):
        if isinstance(held, str) and held.strip():
            return held.strip()
    return ""


def _input(name: str, label: str, element: Block, hint: str = "") -> Block:
    block: Block = {"type": "input", "block_id": name, "label": plain(label), "optional": True, "element": element}
    return {**block, "hint": plain(hint)} if hint else block


def choice(name: str, label: str, options: Iterable[tuple[str, str]], chosen: str, nothing: str) -> Block:
    """Return a select of values with their texts; `nothing` is shown while none is chosen."""
    every = [{"text": plain(_short(text)), "value": value} for value, text in options]
    element: Block = {"type": "static_select", "action_id": name, "placeholder": plain(nothing), "options": every}
    initial = next((one for one in every if one["value"] == chosen), None)
    return _input(name, label, {**element, "initial_option": initial} if initial else element)


def user(name: str, label: str, chosen: str) -> Block:
    """Return a select of people; a value that is no id chooses nobody."""
    element: Block = {"type": "users_select", "action_id": name, "placeholder": plain("choose a person")}
    return _input(name, label, {**element, "initial_user": chosen} if is_person(chosen) else element)


def day_field(name: str, label: str, chosen: str) -> Block:
    """Return a date picker; `chosen` is a day as YYYY-MM-DD, or ""."""
    element: Block = {"type": "datepicker", "action_id": name, "placeholder": plain("choose a day")}
    return _input(name, label, {**element, "initial_date": chosen} if chosen else element)


def tick(name: str, label: str, text: str, *, ticked: bool) -> Block:
    """Return one box to be ticked, with its text beside it."""
    option = {"text": plain(text), "value": TICKED}
    element: Block = {"type": "checkboxes", "action_id": name, "options": [option]}
    return _input(name, label, {**element, "initial_options": [option]} if ticked else element)


def text_field(name: str, label: str, held: str, most: int, hint: str = "", *, lines: bool = False) -> Block:
    """Return a text input of at most `most` characters, over several lines where `lines`."""
    element: Block = {
        "type": "plain_text_input",
        "action_id": name,
        "multiline": lines,
        "max_length": min(most, MOST_INPUT),
    }
    return _input(name, label, {**element, "initial_value": held} if held else element, hint)


def _short(text: str) -> str:
    return text if len(text) <= OPTION_TEXT else f"{text[: OPTION_TEXT - 1]}…"


def section(text: str) -> Block:
    """Return a section of mrkdwn, cut to its limit."""
    shown = text if len(text) <= SECTION_TEXT else f"{text[: SECTION_TEXT - 1]}…"
    return {"type": "section", "text": {"type": "mrkdwn", "text": shown, "verbatim": True}}


def plain(text: str) -> Block:
    """Return plain text."""
    return {"type": "plain_text", "text": text}
