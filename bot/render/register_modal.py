"""The modal in which a finding's register is changed: its view, what a person handed in with it, and the answers."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.ask.respond.changes import words
from bot.ask.respond.wording import capital, day
from bot.domain.changes import Change
from bot.domain.finding import Finding
from bot.domain.registering import Registering
from bot.register import pronouns
from bot.register.checks import LONGEST, LONGEST_WHY, Fault
from bot.register.entry import Proposed, What
from bot.register.standing import Standing
from bot.render.entered import AWAY
from bot.render.limits import SECTION_TEXT
from bot.render.looking import MOST_METADATA
from bot.render.message import Block
from bot.render.modal_form import (
    MOST_INPUT,
    choice,
    day_field,
    is_person,
    plain,
    section,
    text_field,
    tick,
    user,
    value_of,
)
from bot.render.mrkdwn import bold, cut, escape

CALLBACK = "register"
STATUS, OWNER, NAME, NOBODY, OWNED, OBLIGATION, DUE, WHY, APPROVER, EVIDENCE, NOTE = FIELDS = (
    "status", "owner", "owner-name", "no-owner", "owner-of", "obligation", "due", "why", "approver", "evidence", "note",
)  # fmt: skip
OF_OBLIGATIONS = (OWNED, OBLIGATION, DUE, APPROVER)
"""The fields that only a finding with obligations has."""
WHOLE = "*"
"""The value of "the finding as a whole"."""
_WHY_HINT = "Kept with what you change; needed to move a date, and to open it again"
MOST_OBLIGATIONS = 99
_FIELD_OF = {What.STATUS: STATUS, What.OWNER: OWNER, What.DATE: DUE, What.EVIDENCE: EVIDENCE, What.NOTE: NOTE}


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What was handed in.

    Attributes:
        finding: its id.
        seen: which version of it the person saw.
        values: what each field held, without the empty ones.
        home: where in the lists of their Home they were, "" where they did not come from there.
        prefilled: what the fields held by what stood then, before the person changed anything; None where the view,
            an older one, does not say.
    """

    finding: str
    seen: int
    values: Mapping[str, str] = field(default_factory=dict)
    home: str = ""
    prefilled: Mapping[str, str] | None = None

    def changed(self, name: str) -> str:
        """Return what a field holds where the person put it there, "" where it stood there before."""
        held = self.values.get(name, "")
        return "" if held == (self.prefilled or {}).get(name) else held

    @property
    def of(self) -> str:
        """The obligation whose owner is meant; "" for the finding as a whole."""
        held = self.values.get(OWNED, WHOLE)
        return "" if held == WHOLE else held

    @property
    def kept(self) -> dict[str, str]:
        """What the person put in themself: only that is shown to them again beside what stands now."""
        kept = {name: held for name in self.values if (held := self.changed(name))}
        return kept | ({OWNER: self.values[OWNER]} if self.of and OWNER in self.values else {})


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
        kept: what a person put in before, by field; everywhere else is what stands.
        missed: what others entered meanwhile, to be shown.
        every: all entries of the finding.
        home: where in the lists of their Home the person is, where they come from there.
    """
    stands = _standing(now, rules)
    values = {**stands, **(kept or {})}
    blocks: list[Block] = []
    if missed:
        by_id = {one.entry: one for one in every}
        lines = [f"• {capital(words(one, by_id))}, by {one.by}." for one in missed]
        said = "*Somebody else was quicker: nothing of yours was entered.* Look at what changed, then enter it again:"
        blocks += [section(f"{said}\n{escape(chr(10).join(lines))}"), {"type": "divider"}]
    blocks += [section(_about(finding)), {"type": "divider"}]
    statuses = [(one.id, capital(one.name)) for one in rules.statuses]
    blocks += [
        choice(STATUS, "Status", statuses, values.get(STATUS, ""), "not known"),
        user(OWNER, "Owner", values.get(OWNER, "")),
        text_field(NAME, "Owner's name, if they are not in Slack", values.get(NAME, ""), LONGEST[What.OWNER]),
        tick(NOBODY, "No owner", "Nobody owns it (any more)", ticked=bool(values.get(NOBODY))),
    ]
    held = [(one.id, f"{one.id}: {_when(one.deadline.day)}") for one in finding.obligations[:MOST_OBLIGATIONS]]
    if held:
        only = held[0][0] if len(held) == 1 else ""
        owned = [(one.id, f"{one.id}: {_owned(finding, one.id)}") for one in finding.obligations[:MOST_OBLIGATIONS]]
        whole = values.get(OWNED, WHOLE)
        blocks += [
            choice(OWNED, "What they own", [(WHOLE, "the finding as a whole"), *owned], whole, "choose one"),
            choice(OBLIGATION, "Obligation, for a new date", held, values.get(OBLIGATION, only), "choose one"),
            day_field(DUE, "New date", values.get(DUE, "")),
            user(APPROVER, "Who approved the new date", values.get(APPROVER, "")),
        ]
    blocks += [
        text_field(
            WHY,
            "Why",
            values.get(WHY, ""),
            LONGEST_WHY,
            _WHY_HINT,
            lines=True,
        ),
        text_field(
            EVIDENCE, "Evidence", values.get(EVIDENCE, ""), MOST_INPUT, "Where it is, or what it is", lines=True
        ),
        text_field(NOTE, "Note", values.get(NOTE, ""), MOST_INPUT, lines=True),
        section(_by_command(finding.id)),
    ]
    return {
        **_frame("Register"),
        "submit": plain("Enter"),
        "private_metadata": _carried(finding.id, now.version, stands, home),
        "blocks": blocks,
    }


def handed_in(submitted: object) -> HandedIn | None:
    """Return what was handed in with a view, or None where it is none of ours or is not readable."""
    if not isinstance(submitted, dict) or submitted.get("callback_id") != CALLBACK:
        return None
    try:
        carried = json.loads(submitted["private_metadata"])
        state = submitted["state"]["values"]
        values = {name: value_of(state[name][name]) for name in FIELDS if name in state}
        held = {name: one for name, one in values.items() if one}
        stood = carried.get("p")
        prefilled = {str(name): str(one) for name, one in stood.items()} if isinstance(stood, dict) else None
        return HandedIn(str(carried["f"]), int(carried["v"]), held, str(carried.get("h", "")), prefilled)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def proposed(read: HandedIn, now: Standing) -> tuple[list[Proposed], dict[str, str]]:
    """Return the changes that were handed in, evidence before the status that may want it; and what is wrong, by field.

    Args:
        read: what was handed in.
        now: where the finding stands: what stands already is no change.
    """
    get, finding, why = read.values.get, read.finding, read.values.get(WHY, "")
    owner, errors = _owner(read, now, why)
    changes = [owner] if owner is not None else []
    if evidence := get(EVIDENCE):
        changes.append(Proposed(What.EVIDENCE, finding, evidence))
    status = read.changed(STATUS)
    if status and (read.prefilled is not None or now.status is None or now.status.value != status):
        changes.append(Proposed(What.STATUS, finding, status, why=why))
    elif not get(STATUS) and STATUS in (read.prefilled or {}):
        errors[STATUS] = f"A status cannot be emptied; `undo {finding}` takes the last entry back."
    if due := get(DUE):
        obligation = get(OBLIGATION, "")
        if not obligation:
            errors[OBLIGATION] = "Choose which obligation the new date is for."
        changes.append(Proposed(What.DATE, finding, due, obligation, why, get(APPROVER, "")))
    if note := get(NOTE):
        changes.append(Proposed(What.NOTE, finding, note))
    if not changes and not errors:
        errors[STATUS] = "Nothing is changed yet."
    if why and not any(one.why for one in changes):  # with evidence or a note alone, it is the reason for those
        changes = [replace(one, why=why) for one in changes]
    return changes, errors


def _owner(read: HandedIn, now: Standing, why: str) -> tuple[Proposed | None, dict[str, str]]:
    """Return the change of the owner, if any, and what is wrong with it, by field."""
    prefilled, of = (read.prefilled or {}).get(OWNER), read.of
    name, owner = " ".join(read.values.get(NAME, "").split()), read.changed(OWNER)
    entry = now.owner_entry(of)
    if read.prefilled is None and entry is not None and entry.value == owner:
        owner = ""
    if read.values.get(NOBODY):
        if name or owner:
            return None, {NOBODY: "Choose an owner, or tick that nobody owns it: not both."}
        return Proposed(What.OWNER, read.finding, "", of, why), {}
    if name and owner:
        return None, {NAME: "Choose a person above, or write a name: not both."}
    if name and pronouns.no_name(name):
        mend = "Tick “Nobody owns it”." if pronouns.nobody(name) else "Choose yourself above."
        known = pronouns.nobody(name) or pronouns.oneself(name)
        return None, {NAME: mend if known else "Write the name of one person."}
    if of and not name:  # whoever stands there is meant: the obligation was chosen
        owner = read.values.get(OWNER, "")
        if not owner:
            return None, {OWNED: "Choose above who owns it, or tick that nobody does."}
    if prefilled and not name and not read.values.get(OWNER):
        return None, {OWNER: "To take the owner away, tick “Nobody owns it” below."}
    wanted = name or owner
    return (Proposed(What.OWNER, read.finding, wanted, of, why) if wanted else None), {}


def errors_of(faults: Iterable[Fault], shown: Iterable[str] = FIELDS) -> dict[str, str]:
    """Return faults as messages beside the fields, each with all that is wrong there."""
    there = tuple(shown)
    said: dict[str, str] = {}
    for one in faults:
        which = OWNED if one.what is What.OWNER else OBLIGATION
        named = {"why": WHY, "approver": APPROVER, "obligation": which}.get(one.field)
        place = named or _FIELD_OF.get(one.what or What.NOTE, NOTE)
        place = place if place in there else NOTE
        said[place] = f"{said[place]} {one.said}" if place in said else one.said
    return said


def finished(text: str) -> Block:
    """Return the view that says what came of it, in the modal's place."""
    pieces = cut(text, SECTION_TEXT - 10)[:5]
    return {**_frame("Register"), "close": plain("Close"), "blocks": [section(one) for one in pieces]}


def away() -> dict[str, str]:
    """Return what is said beside a field while the database is away: what was typed stays."""
    return {NOTE: AWAY}


def _carried(finding: str, version: int, stands: Mapping[str, str], home: str) -> str:
    """Return a view's metadata: without the place in the Home where that has no room."""
    bare = {"f": finding, "v": version, "p": dict(stands)}
    whole = json.dumps({**bare, "h": home})
    return whole if home and len(whole) <= MOST_METADATA else json.dumps(bare)


def _by_command(finding: str) -> str:
    """Return how to do what the modal does not."""
    take_back = f"`undo {finding}` takes the last entry back, `undo {finding} 12 because ...` the twelfth"
    return f'By command: {take_back}; `add {finding} "tell the board" by 5 June` adds an obligation of your own.'


def _frame(title: str) -> Block:
    return {"type": "modal", "callback_id": CALLBACK, "title": plain(title), "close": plain("Cancel")}


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


def _owned(finding: Finding, obligation: str) -> str:
    owner = finding.owner(obligation)
    return f"owned by {owner.name}" if owner else "no owner"


def _standing(now: Standing, rules: Registering) -> dict[str, str]:
    """Return what the fields hold by what stands: only what they can show."""
    owner = now.owner_entry()
    held = {OWNER: owner.value} if owner is not None and is_person(owner.value) else {}
    known = now.status is not None and rules.status(now.status.value) is not None
    return held | ({STATUS: now.status.value} if now.status is not None and known else {})
