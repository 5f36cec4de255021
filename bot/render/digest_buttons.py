"""What can be pressed on a line of a digest, and what its press carries: acknowledge, snooze, wake, details."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.remind.plan import Owed
from bot.render.buttons import button
from bot.render.limits import BUTTON_TEXT, OPTION_VALUE
from bot.render.message import Block

ACKNOWLEDGE, SNOOZE, WAKE, REST = "reminder-acknowledge", "reminder-snooze", "reminder-wake", "reminder-rest"
"""Action ids begin so; a colon and a number follow, for they must differ within a message."""


class Until(StrEnum):
    """What the snooze menu offers."""

    TOMORROW = "tomorrow"
    NEXT_WEEK = "next-week"
    DATE = "date"


_WORDS = {
    Until.TOMORROW: "Until tomorrow",
    Until.NEXT_WEEK: "Until next week",
    Until.DATE: "Until a date…",
}
_VALUE = re.compile(r"(?:(tomorrow|next-week|date)\|)?(\d{4}-\d{2}-\d{2})\|(\S+)")


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a press on a line says: which deadline with which day, and for the snooze menu until when."""

    owed: str
    due: date
    until: Until | None = None


def pressed(value: str) -> Pressed | None:
    """Return what a button's or an option's value says, or None where it is none of a digest's line."""
    found = _VALUE.fullmatch(value)
    if found is None:
        return None
    until, due, owed = found.groups()
    try:
        return Pressed(owed, date.fromisoformat(due), Until(until) if until else None)
    except ValueError:
        return None


def line_buttons(one: Owed, number: int, *, acknowledged: bool = False, asleep: bool = False) -> list[Block]:
    """Return the elements of an actions block for a line of a digest.

    Args:
        one: its deadline.
        number: which line, from 1.
        acknowledged: whether that was done, and needs no button any more.
        asleep: whether it is snoozed: then it can be woken.
    """
    value, name = f"{one.due}|{one.id}", f"{number}, {one.finding.id}"
    carried = max(len(f"{until}|{value}") for until in Until) <= OPTION_VALUE and "".join(value.split()) == value
    made: list[Block] = []
    if carried and not acknowledged:
        made.append(_button("Acknowledge", f"{ACKNOWLEDGE}:{number}", value, f"Acknowledge {name}"))
    if carried and asleep:
        made.append(_button("Wake it", f"{WAKE}:{number}", value, f"Wake {name}"))
    elif carried:
        made.append(
            {
                "type": "static_select",
                "action_id": f"{SNOOZE}:{number}",
                "placeholder": _plain("Snooze"),
                "options": [{"text": _plain(words), "value": f"{until}|{value}"} for until, words in _WORDS.items()],
            }
        )
    details = button("Details", f"Show finding {one.finding.id}", f"finding:{number}")
    if details is not None:
        made.append({**details, "accessibility_label": f"Details of {name}"[:BUTTON_TEXT]})
    return made


def rest_button(label: str, page: int) -> Block:
    """Return the button that shows another page of the digest it stands in: its value is the page's number."""
    return _button(label, f"{REST}:{page}", str(page), label)


def _button(text: str, action: str, value: str, label: str) -> Block:
    return {
        "type": "button",
        "text": _plain(text),
        "action_id": action,
        "value": value,
        "accessibility_label": label[:BUTTON_TEXT],
    }


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}
