"""The modal in which a finding's register is changed: its view, what a person handed in with it, and the answers."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.ask.respond.changes import words
from bot.ask.respond.wording import capital, day
from bot.domain.changes import Change
from bot.domain.finding import Finding
from bot.domain.registering import Registering
from bot.register.checks import LONGEST, LONGEST_WHY, Fault
from bot.register.entry import Proposed, What
from bot.register.standing import Standing
from bot.render.entered import AWAY
from bot.render.limits import OPTION_TEXT, SECTION_TEXT
from bot.render.looking import MOST_METADATA
from bot.render.message import Block
from bot.render.mrkdwn import bold, cut, escape

CALLBACK = "register"
STATUS, OWNER, NAME, OBLIGATION, DUE, WHY, APPROVER, EVIDENCE, NOTE = FIELDS = (
    "status", "owner", "owner-name", "obligation", "due", "why", "approver", "evidence", "note",
)  # fmt: skip
WHOLE = "*"
"""The value of "the finding as a whole"."""
MOST_INPUT = 3000
"""Characters of a plain_text_input (docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element)."""
MOST_OBLIGATIONS = 99
_FIELD_OF = {What.STATUS: STATUS, What.OWNER: OWNER, What.DATE: DUE, What.EVIDENCE: EVIDENCE, What.NOTE: NOTE}


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What was handed in: for which finding, which version of it the person saw, and each field as it stood then.

    `home` is where in the lists of their Home they were, "" where they did not come from there.
    """

    finding: str
    seen: int
    values: Mapping[str, str] = field(default_factory=dict)
    home: str = ""


def view(
    finding: Finding,
    now: Standing,
    rules: Registering,
    *,
    kept: Mapping[str, str] | None = None,
    missed: Sequence[Change] = (),
    every: Sequence[Change] = (),
    home: str = "",
) -> Block:
    """Return the modal's view.

    Args:
        finding: with what the register says of it.
        now: where it stands: its version is what the person sees.
        rules: of the register.
        kept: what a person handed in before, by field; without, what stands.
        missed: what others entered meanwhile, to be shown.
        every: all entries of the finding.
        home: where in the lists of their Home the person is, where they come from there.
    """
    values = dict(kept) if kept is not None else _standing(now)
    blocks: list[Block] = []
    if missed:
        by_id = {one.entry: one for one in every}
        lines = [f"• {capital(words(one, by_id))}, by {one.by}." for one in missed]
        said = "*Somebody else was quicker: nothing of yours was entered.* Look at what changed, then enter it again:"
        blocks += [_section(f"{said}\n{escape(chr(10).join(lines))}"), {"type": "divider"}]
    blocks += [_section(_about(finding)), {"type": "divider"}]
    owner = now.owner_entry()
    person = owner.value if owner is not None and _is_person(owner.value) else ""
    statuses = [(one.id, capital(one.name)) for one in rules.statuses]
    blocks += [
        _choice(STATUS, "Status", statuses, values.get(STATUS, ""), "not known"),
        _user(OWNER, "Owner", values.get(OWNER, person)),
        _text(NAME, "Owner's name, if they are not in Slack", values.get(NAME, ""), LONGEST[What.OWNER]),
    ]
    held = [(one.id, f"{one.id}: {_when(one.deadline.day)}") for one in finding.obligations[:MOST_OBLIGATIONS]]
    if held:
        only = held[0][0] if len(held) == 1 else ""
        blocks += [
            _choice(OBLIGATION, "Obligation, for a new date", held, values.get(OBLIGATION, only), "choose one"),
            _day(DUE, "New date", values.get(DUE, "")),
            _user(APPROVER, "Who approved the new date", values.get(APPROVER, "")),
        ]
    blocks += [
        _text(WHY, "Why", values.get(WHY, ""), LONGEST_WHY, "Needed to move a date, and to open it again", lines=True),
        _text(EVIDENCE, "Evidence", values.get(EVIDENCE, ""), MOST_INPUT, "Where it is, or what it is", lines=True),
        _text(NOTE, "Note", values.get(NOTE, ""), MOST_INPUT, lines=True),
    ]
    return {
        **_frame("Register"),
        "submit": _plain("Enter"),
        "private_metadata": _carried(finding.id, now.version, home),
        "blocks": blocks,
    }


def handed_in(submitted: object) -> HandedIn | None:
    """Return what was handed in with a view, or None where it is none of ours or is not readable."""
    if not isinstance(submitted, dict) or submitted.get("callback_id") != CALLBACK:
        return None
    try:
        carried = json.loads(submitted["private_metadata"])
        state = submitted["state"]["values"]
        values = {name: _value(state[name][name]) for name in FIELDS if name in state}
        held = {name: one for name, one in values.items() if one}
        return HandedIn(str(carried["f"]), int(carried["v"]), held, str(carried.get("h", "")))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def proposed(read: HandedIn, now: Standing) -> tuple[list[Proposed], dict[str, str]]:
    """Return the changes that were handed in, evidence before the status that may want it; and what is wrong, by field.

    Args:
        read: what was handed in.
        now: where the finding stands: what stands already is no change.
    """
    get, finding, why = read.values.get, read.finding, read.values.get(WHY, "")
    errors: dict[str, str] = {}
    changes: list[Proposed] = []
    entry = now.owner_entry()
    held = entry.value if entry is not None else ""
    owner, name = get(OWNER, ""), " ".join(get(NAME, "").split())
    if name and owner and owner != held:
        errors[NAME] = "Choose a person above, or write a name: not both."
    elif wanted := name or (owner if owner != held else ""):
        changes.append(Proposed(What.OWNER, finding, wanted))
    if evidence := get(EVIDENCE):
        changes.append(Proposed(What.EVIDENCE, finding, evidence))
    status = get(STATUS, "")
    if status and (now.status is None or now.status.value != status):
        changes.append(Proposed(What.STATUS, finding, status, why=why))
    if due := get(DUE):
        obligation = get(OBLIGATION, "")
        if not obligation:
            errors[OBLIGATION] = "Choose which obligation the new date is for."
        changes.append(Proposed(What.DATE, finding, due, obligation, why, get(APPROVER, "")))
    if note := get(NOTE):
        changes.append(Proposed(What.NOTE, finding, note))
    if not changes and not errors:
        errors[STATUS] = "Nothing is changed yet."
    return changes, errors


def errors_of(faults: Iterable[Fault], shown: Iterable[str] = FIELDS) -> dict[str, str]:
    """Return faults as messages beside the fields, each with all that is wrong there."""
    there = tuple(shown)
    said: dict[str, str] = {}
    for one in faults:
        named = {"why": WHY, "approver": APPROVER, "obligation": OBLIGATION}.get(one.field)
        place = named or _FIELD_OF.get(one.what or What.NOTE, NOTE)
        place = place if place in there else NOTE
        said[place] = f"{said[place]} {one.said}" if place in said else one.said
    return said


def finished(text: str) -> Block:
    """Return the view that says what came of it, in the modal's place."""
    pieces = cut(text, SECTION_TEXT - 10)[:5]
    return {**_frame("Register"), "close": _plain("Close"), "blocks": [_section(one) for one in pieces]}


def away() -> dict[str, str]:
    """Return what is said beside a field while the database is away: what was typed stays."""
    return {NOTE: AWAY}


def _carried(finding: str, version: int, home: str) -> str:
    """Return a view's metadata: without the place in the Home where that has no room."""
    whole = json.dumps({"f": finding, "v": version, "h": home})
    return whole if home and len(whole) <= MOST_METADATA else json.dumps({"f": finding, "v": version})


def _frame(title: str) -> Block:
    return {"type": "modal", "callback_id": CALLBACK, "title": _plain(title), "close": _plain("Cancel")}


def _about(finding: Finding) -> str:
    event, owner = finding.status, finding.owner()
    status = f"{event.status} ({'by the register' if event.by else 'published'})" if event else "not known"
    dates = [f"{one.id} {_when(one.deadline.day)}" for one in finding.obligations[:5]]
    lines = [
        f"{bold(escape(finding.id))} ({finding.kind}): {escape(finding.summary[:600])}",
        f"Status: {escape(status)}. Owner: {escape(owner.name if owner else 'not known')}.",
    ]
    return "\n".join([*lines, *([escape(f"Dates: {'; '.join(dates)}.")] if dates else [])])


def _when(due: date | None) -> str:
    return f"due {day(due)}" if due else "no day"


def _standing(now: Standing) -> dict[str, str]:
    return {STATUS: now.status.value} if now.status is not None else {}


def _is_person(value: str) -> bool:
    return value[:1] in ("U", "W") and value.isalnum() and value.isupper()


def _value(state: Mapping[str, Any]) -> str:
    """Return what an input holds, as text; "" for nothing."""
    chosen = state.get("selected_option")
    for held in (
        state.get("value"),
        chosen.get("value") if isinstance(chosen, dict) else None,
        state.get("selected_user"),
        state.get("selected_date"),
    ):
        if isinstance(held, str) and held.strip():
            return held.strip()
    return ""


def _input(name: str, label: str, element: Block, hint: str = "") -> Block:
    block: Block = {"type": "input", "block_id": name, "label": _plain(label), "optional": True, "element": element}
    return {**block, "hint": _plain(hint)} if hint else block


def _choice(name: str, label: str, options: Iterable[tuple[str, str]], chosen: str, nothing: str) -> Block:
    every = [{"text": _plain(_short(text)), "value": value} for value, text in options]
    element: Block = {"type": "static_select", "action_id": name, "placeholder": _plain(nothing), "options": every}
    initial = next((one for one in every if one["value"] == chosen), None)
    return _input(name, label, {**element, "initial_option": initial} if initial else element)


def _user(name: str, label: str, chosen: str) -> Block:
    element: Block = {"type": "users_select", "action_id": name, "placeholder": _plain("choose a person")}
    return _input(name, label, {**element, "initial_user": chosen} if _is_person(chosen) else element)


def _day(name: str, label: str, chosen: str) -> Block:
    element: Block = {"type": "datepicker", "action_id": name, "placeholder": _plain("choose a day")}
    return _input(name, label, {**element, "initial_date": chosen} if chosen else element)


def _text(name: str, label: str, held: str, most: int, hint: str = "", *, lines: bool = False) -> Block:
    element: Block = {
        "type": "plain_text_input",
        "action_id": name,
        "multiline": lines,
        "max_length": min(most, MOST_INPUT),
    }
    return _input(name, label, {**element, "initial_value": held} if held else element, hint)


def _short(text: str) -> str:
    return text if len(text) <= OPTION_TEXT else f"{text[: OPTION_TEXT - 1]}…"


def _section(text: str) -> Block:
    shown = text if len(text) <= SECTION_TEXT else f"{text[: SECTION_TEXT - 1]}…"
    return {"type": "section", "text": {"type": "mrkdwn", "text": shown, "verbatim": True}}


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text}
