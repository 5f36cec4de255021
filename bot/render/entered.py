"""What came of a change of the register, as messages: done, refused, not as it is, overtaken, not now."""

import json
from collections.abc import Mapping, Sequence

from bot.ask.respond.changes import words
from bot.ask.respond.wording import capital, day, listed
from bot.domain.changes import Change
from bot.register.checks import Fault
from bot.register.entry import Proposed, What
from bot.render.limits import BUTTON_VALUE, SECTION_TEXT
from bot.render.message import Block, Message
from bot.render.mrkdwn import bold, cut, escape

OPEN = "register:open"
UNDO = "register:undo"
AGAIN = "register:again"
AWAY = (
    "The register cannot be reached just now, so nothing was entered. Please try again in a minute; if it happens "
    "again, tell your administrator."
)
NOTHING = "Nothing was changed."


def done(finding: str, new: Sequence[Change], every: Sequence[Change]) -> Message:
    """Say what was entered, with buttons to take it back and to open the finding.

    Args:
        finding: its id.
        new: what was entered.
        every: all entries of the finding.
    """
    by_id = {one.entry: one for one in every}
    lines = [f"{capital(words(one, by_id))}{_because(one)}.{_instead(one, every)}" for one in new]
    who = new[0].by if new else ""
    numbers = listed(str(one.entry) for one in new)
    text = f"{bold(escape(finding))}: {escape(' '.join(lines))}"
    kept = f"In the force's register as {'entry' if len(new) == 1 else 'entries'} {numbers}, by {who}."
    undoable = [one for one in new if one.what != "undo"]
    buttons = [_button("Open", OPEN, finding)]
    if len(undoable) == 1 and len(new) == 1:
        buttons.insert(0, _button("Undo", UNDO, _value({"f": finding, "e": undoable[0].entry})))
    return _message([text, escape(kept)], buttons)


def refused(said: str) -> Message:
    """Say that they may not, and whom to ask."""
    return _message([f"{escape(said)} {NOTHING}"])


def faulty(finding: str, faults: Sequence[Fault]) -> Message:
    """Say all that is wrong with a change."""
    said = [escape(one.said) for one in faults]
    head = f"{bold(escape(finding))}: {NOTHING}"
    return _message([head, *(f"• {one}" for one in said)], [_button("Open", OPEN, finding)])


def overtaken(
    finding: str,
    missed: Sequence[Change],
    every: Sequence[Change],
    wanted: Sequence[Proposed],
    version: int,
    *,
    lately: Mapping[int, str] | None = None,
) -> Message:
    """Say what others entered meanwhile or shortly before, and offer to enter it all the same.

    Args:
        finding: its id.
        missed: what came in between.
        every: all entries of the finding.
        wanted: what the person wanted to enter.
        version: of the finding, as it is now told.
        lately: the times at which it was entered, by entry, where it was before the person asked.
    """
    by_id = {one.entry: one for one in every}
    at = {number: f", at {time}" for number, time in (lately or {}).items()}
    said = [f"{capital(words(one, by_id))}, by {one.by}{at.get(one.entry, '')}{_because(one)}." for one in missed]
    lines = [f"• {escape(one)}" for one in said]
    what = "Shortly before you" if lately else "Meanwhile"
    quicker = "somebody else changed the same" if lately else "somebody else was quicker"
    head = f"{bold(escape(finding))}: {quicker}. {NOTHING} {what} was entered:"
    buttons = [_button("Open", OPEN, finding)]
    carried = _value({"s": version, "c": [as_data(one) for one in wanted]})
    if len(carried) <= BUTTON_VALUE:
        buttons.insert(0, _button("Enter anyway", AGAIN, carried))
    else:
        lines.append("What you wrote is too long for a button: press Open, and enter it there.")
    return _message([head, *lines], buttons)


def asks(text: str, finding: str = "") -> Message:
    """Ask back, or say why nothing was done; with a button to open the finding where it is known."""
    return _message([escape(text)], [_button("Open", OPEN, finding)] if finding else [])


def away() -> Message:
    """Say that the database is away."""
    return _message([AWAY])


def as_data(one: Proposed) -> dict[str, object]:
    """Return a change as JSON data, to be carried by a button."""
    data: dict[str, object] = {"w": str(one.what), "f": one.finding, "v": one.value}
    data |= {key: held for key, held in (("o", one.obligation), ("y", one.why), ("a", one.approver)) if held}
    return data | ({"u": one.undoes} if one.undoes is not None else {})


def from_data(data: object) -> Proposed | None:
    """Return the change that data carries, or None where it is none of ours."""
    if not isinstance(data, dict):
        return None
    finding, value, obligation, why, approver, what = (data.get(key, "") for key in ("f", "v", "o", "y", "a", "w"))
    undoes = data.get("u")
    if not all(isinstance(one, str) for one in (finding, value, obligation, why, approver, what)):
        return None
    if not isinstance(undoes, int | None):
        return None
    try:
        return Proposed(What(what), finding, value, obligation, why, approver, undoes)
    except ValueError:
        return None


def _instead(one: Change, every: Sequence[Change]) -> str:
    """Return whose status or owner stood before, where that was somebody else's entry."""
    if one.what not in ("status", "owner"):
        return ""
    about = (one.what, one.obligation)
    before = [was for was in every if was.entry < one.entry and (was.what, was.obligation) == about]
    last = next((was for was in reversed(before) if not was.taken_back), None)
    if last is None or last.by == one.by:
        return ""
    return f" Before: {words(last, {})}, entered by {last.by} on {day(last.on)}."


def _because(one: Change) -> str:
    approved = f", approved by {one.approver}" if one.approver else ""
    why = f" (why: {one.why.rstrip('.')})" if one.why else ""
    return f"{why}{approved}"


def _value(data: dict[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _button(label: str, action: str, value: str) -> Block:
    return {"type": "button", "text": {"type": "plain_text", "text": label}, "action_id": action, "value": value}


def _message(lines: Sequence[str], buttons: Sequence[Block] = ()) -> Message:
    """Return lines of mrkdwn and buttons; long lines are cut, for what was entered is in the register whole."""
    text = "\n".join(lines)
    pieces = cut(text, SECTION_TEXT - 10)[:3]
    if len(cut(text, SECTION_TEXT - 10)) > len(pieces):
        pieces[-1] += " …"
    blocks: list[Block] = [
        {"type": "section", "text": {"type": "mrkdwn", "text": one, "verbatim": True}} for one in pieces
    ]
    if buttons:
        blocks.append({"type": "actions", "elements": list(buttons)})
    return Message("\n".join(pieces), tuple(blocks))
