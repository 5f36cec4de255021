"""What can be pressed on a line of a digest, and what its press carries: acknowledge, snooze, wake, details."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.remind.plan import Owed
from bot.render.limits import BUTTON_TEXT, BUTTON_VALUE, OPTION_VALUE
from bot.render.message import Block

ACKNOWLEDGE, SNOOZE, WAKE = "reminder-acknowledge", "reminder-snooze", "reminder-wake"
DETAILS, REST = "reminder-details", "reminder-rest"
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
_PAGE = re.compile(r"(\d{1,6})(?:\|(\d+\.\d+)(?:\|\d+)?)?$")
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


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a digest that one person sees apart: which digest, as Slack calls it, and which page."""

    digest: str
    number: int = 1


def pressed_on(value: str, here: str = "") -> Page | None:
    """Return which page of which digest is meant, or None where it is none.

    Args:
        value: of a button that shows the rest, or the id of a block on such a page.
        here: the message it was pressed in, which is meant where the value names none.
    """
    found = _PAGE.match(value)
    return Page(found[2] or here, int(found[1])) if found else None


def line_buttons(
    one: Owed,
    number: int,
    *,
    acknowledge: bool = True,
    asleep: bool = False,
    asks: bool = False,
    over: bool = False,
) -> list[Block]:
    """Return the elements of an actions block for a line of a digest.

    Args:
        one: its deadline.
        number: which line, from 1.
        acknowledge: whether that is still to be done.
        asleep: whether it is snoozed: then it can be woken.
        asks: whether the line asks if it is done.
        over: whether it no longer holds: then there is nothing to be done about it.
    """
    value, name = f"{one.due}|{one.id}", f"{number}, {one.finding.id}"
    carried = max(len(f"{until}|{value}") for until in Until) <= OPTION_VALUE and "".join(value.split()) == value
    made: list[Block] = []
    over = over or not carried
    if acknowledge and not over:
        label = "It is dealt with" if asks else "Acknowledge"
        made.append(_button(label, f"{ACKNOWLEDGE}:{number}", value, f"{label}{':' if asks else ''} {name}"))
    if asleep and not over:
        made.append(_button("Wake it", f"{WAKE}:{number}", value, f"Wake {name}"))
    elif not over:
        made.append(
            {
                "type": "static_select",
                "action_id": f"{SNOOZE}:{number}",
                "placeholder": _plain("Ask again" if asks else "Snooze"),
                "options": [{"text": _plain(words), "value": f"{until}|{value}"} for until, words in _WORDS.items()],
            }
        )
    if len(value) <= BUTTON_VALUE:
        made.append(_button("Details", f"{DETAILS}:{number}", value, f"Details of {name}"))
    return made


def rest_button(label: str, page: Page) -> Block:
    """Return the button that shows another page of a digest; of the one it stands in where the page names none."""
    return _button(label, f"{REST}:{page.number}", block_of(page) if page.digest else str(page.number), label)


def block_of(page: Page, line: int = 0) -> str:
    """Return the id of a line's block on a page that one person sees apart: so a press there is known to be there."""
    return f"{page.number}|{page.digest}" + (f"|{line}" if line else "")


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
