"""What is wrong with a change that somebody wants to enter: each fault with the field it belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from bot.domain.finding import Finding, Obligation
from bot.domain.registering import Registering, StatusRule
from bot.register.added import OwnFinding, OwnObligation, added_by
from bot.register.entry import Entry, Proposed, What
from bot.register.standing import Standing, standing

LONGEST = {What.OWNER: 100, What.EVIDENCE: 2000, What.NOTE: 10_000}
"""Characters of a value. Slack's inputs take 3,000; texts of commands may be longer."""
LONGEST_WHY = 2000
LONGEST_OWN = 1000
TAKEN = "id"
_NOW = datetime.min.replace(tzinfo=UTC)
"""Of an entry that is only assumed."""
_EARLIEST, _LATEST = date(2000, 1, 1), date(2100, 1, 1)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: `said` tells how to mend it.

    `field` is "value", "why", "approver", "obligation", "undoes", or TAKEN where another id would mend it.
    `what` is what was to be entered.
    """

    field: str
    said: str
    what: What | None = None


def faults(change: Proposed, finding: Finding, now: Standing, rules: Registering) -> list[Fault]:
    """Return all that is wrong with a change; none when it may be entered.

    Args:
        change: what somebody wants to enter.
        finding: the finding, as the knowledge base has it or as it was added.
        now: where it stands.
        rules: what the register allows.
    """
    found = [*_lengths(change), *_CHECKS[change.what](change, finding, now, rules)]
    return [replace(one, what=change.what) for one in found]


def _lengths(change: Proposed) -> Iterator[Fault]:
    longest = LONGEST.get(change.what)
    if longest is not None and len(change.value) > longest:
        yield Fault("value", f"This has {len(change.value):,} characters; {longest:,} fit. Shorten it, or give a link.")
    if len(change.why) > LONGEST_WHY:
        yield Fault("why", f"The reason has {len(change.why):,} characters; {LONGEST_WHY:,} fit.")


def _status(change: Proposed, _finding: Finding, now: Standing, rules: Registering) -> Iterator[Fault]:
    wanted = rules.status(change.value)
    if wanted is None:
        known = ", ".join(one.name for one in rules.statuses)
        yield Fault("value", f"There is no such status. Choose one of: {known}.")
        return
    held = now.status
    if held is not None and held.value == wanted.id:
        yield Fault("value", f"It is {wanted.name} already.")
    if wanted.evidence and not now.evidence:
        yield Fault("value", f"For “{wanted.name}” there must be evidence: say where it is, then give the status.")
    was = rules.status(held.value) if held is not None else None
    if was is not None and not was.open and wanted.open and not change.why.strip():
        yield Fault("why", "It was closed: say why it is opened again.")


def _owner(change: Proposed, finding: Finding, now: Standing, _rules: Registering) -> Iterator[Fault]:
    yield from _obligation(change, finding, needed=False)
    held = now.owner(change.obligation)
    if (held.value if held else "") == change.value:
        yield Fault("value", "They own it already." if change.value else "It has no owner.")


def _date(change: Proposed, finding: Finding, now: Standing, rules: Registering) -> Iterator[Fault]:
    yield from _obligation(change, finding, needed=True)
    try:
        day = date.fromisoformat(change.value)
    except ValueError:
        yield Fault("value", "This is no date: write it like 2026-12-01.")
        return
    if not _EARLIEST <= day <= _LATEST:
        yield Fault("value", f"A date lies between {_EARLIEST.year} and {_LATEST.year}.")
    one = _of(finding, change.obligation)
    held = now.due(change.obligation) or (one.deadline.day if one else None)
    if held is None:
        return  # a first date, where none was set: that moves nothing
    if held == day:
        yield Fault("value", f"It is due on {day} already.")
        return
    if not change.why.strip():
        yield Fault("why", "Committees ask why a date was moved: give the reason.")
    if not change.approver:
        yield Fault("approver", "Name the chief officer who approved the new date.")
    elif rules.approvers and change.approver not in rules.approvers:
        yield Fault("approver", "They are not among those who may approve a new date (knowledge/register.yml).")
    first = one is not None and (one.deadline.day is None or one.deadline.first is not None)
    moved = len(now.moves(change.obligation)) - first  # a first date where none was set moved nothing
    if rules.moves is not None and moved >= rules.moves:
        often = "once" if rules.moves == 1 else f"{rules.moves} times"
        yield Fault("value", f"It may be moved {often}, and was: an administrator may move it again.")


def _words(change: Proposed, finding: Finding, _now: Standing, _rules: Registering) -> Iterator[Fault]:
    yield from _obligation(change, finding, needed=False)
    if not change.value.strip():
        yield Fault("value", "Write something.")


def _undo(change: Proposed, _finding: Finding, now: Standing, rules: Registering) -> Iterator[Fault]:
    undone = next((one for one in now.entries if one.id == change.undoes), None)
    if undone is None:
        yield Fault("undoes", "There is no such entry for this finding.")
    elif now.taken_back(undone) and undone.what is not What.UNDO:
        yield Fault("undoes", "That entry was taken back already.")
    elif (bare := _bare(now, change, rules)) is not None:
        mend = "bring other evidence or change the status first"
        yield Fault("undoes", f"It is “{bare.name}”, and there must be evidence for that: {mend}.")


def _bare(now: Standing, change: Proposed, rules: Registering) -> StatusRule | None:
    """Return the status that would stand without the evidence it needs once this is taken back, and does not now."""
    if not now.evidence and now.status is not None and (held := rules.status(now.status.value)) and held.evidence:
        return None  # so it is already, by other rules than today's: nothing is made worse
    after = standing(now.finding, (*now.entries, Entry(now.version + 1, _NOW, "", change)))
    status = rules.status(after.status.value) if after.status is not None else None
    return status if status is not None and status.evidence and not after.evidence else None


def _added(change: Proposed, finding: Finding, now: Standing, _rules: Registering) -> Iterator[Fault]:
    own = added_by(change)
    if own is None:
        yield Fault("value", "This cannot be read.")
        return
    text = own.summary if isinstance(own, OwnFinding) else own.what
    if not text.strip():
        yield Fault("value", "Write something.")
    elif len(text) > LONGEST_OWN:
        yield Fault("value", f"This has {len(text):,} characters; {LONGEST_OWN:,} fit. Put the rest into a note.")
    if isinstance(own, OwnObligation):
        if own.due is not None and not _EARLIEST <= own.due <= _LATEST:
            yield Fault("value", f"A date lies between {_EARLIEST.year} and {_LATEST.year}.")
        held = {one.id for one in finding.obligations}
        if own.id in held | {one.said.obligation for one in now.entries if one.what is What.OBLIGATION}:
            yield Fault(TAKEN, f"There is an obligation {own.id} already.")
    elif any(one.what is What.FINDING for one in now.entries):
        yield Fault(TAKEN, f"There is a finding {own.id} already.")


def _obligation(change: Proposed, finding: Finding, *, needed: bool) -> Iterator[Fault]:
    if not change.obligation and not needed:
        return
    if _of(finding, change.obligation) is None:
        held = ", ".join(one.id for one in finding.obligations) or "none: add one first"
        yield Fault("obligation", f"Say which of its obligations is meant: {held}.")


def _of(finding: Finding, obligation: str) -> Obligation | None:
    return next((one for one in finding.obligations if one.id == obligation), None)


_CHECKS = {
    What.STATUS: _status,
    What.OWNER: _owner,
    What.DATE: _date,
    What.EVIDENCE: _words,
    What.NOTE: _words,
    What.FINDING: _added,
    What.OBLIGATION: _added,
    What.UNDO: _undo,
}
