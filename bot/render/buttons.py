"""Buttons: each carries the whole question it asks, so that no conversation is kept in the process."""

import json
from functools import lru_cache

from bot.ask.query import Choice
from bot.render.limits import BUTTON_TEXT, BUTTON_VALUE
from bot.render.message import Block

_quoted = json.JSONEncoder(ensure_ascii=False).encode


def value(question: str, page: int = 1) -> str | None:
    """Return a button's value, or None for a question too long to be carried."""
    asked = quoted(question)
    said = f'{{"q":{asked},"p":{page}}}' if page > 1 else f'{{"q":{asked}}}'
    return said if len(said) <= BUTTON_VALUE else None


def quoted(question: str) -> str:
    """Return a question as it stands in a button's value."""
    return _quoted(_sound(question))


def _sound(text: str) -> str:
    """Return a text that can be sent: half a surrogate pair becomes a question mark."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _label(text: str) -> str:
    clean = " ".join(_sound(text).split())
    return clean if len(clean) <= BUTTON_TEXT else f"{clean[: BUTTON_TEXT - 1]}…"


@lru_cache(maxsize=8192)
def button(label: str, question: str, action: str, page: int = 1) -> Block | None:
    """Return a button that asks a question, or None where it has no label or its question is too long.

    Buttons are shared between messages: never change one.
    """
    carried = value(question, page)
    shown = _label(label) or _label(question)
    if carried is None or not shown:
        return None
    return {
        "type": "button",
        "text": {"type": "plain_text", "text": shown, "emoji": False},
        "action_id": action,
        "value": carried,
    }


def asking(choices: tuple[Choice, ...], start: int = 0) -> list[Block]:
    """Return a button for each choice: action ids ask:<start>, ask:<start + 1>, and so on."""
    made = (button(one.label, one.question, f"ask:{number}") for number, one in enumerate(choices, start))
    return [one for one in made if one is not None]
