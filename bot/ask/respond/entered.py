"""What the force's register says of one finding: as a part of its own, and as facts whose source is the entry."""

from datetime import date

from bot.ask.answer import Fact, Line, Lines, Scalar
from bot.ask.respond.wording import capital, day, listed, sentence, short
from bot.domain.finding import Finding, FirstDay, Obligation, Owner, Remark, Revision, StatusEvent

TITLE = "By the force's register"
_SHORT, _LONG = 60, 600


def is_entered(finding: Finding) -> bool:
    """Return whether the register says anything of a finding beside that it is one of the force's own."""
    return bool(
        finding.owners
        or finding.evidence
        or finding.notes
        or any(event.by for event in finding.statuses)
        or any(one.deadline.first or one.deadline.moved_by_force for one in finding.obligations)
    )


def events(finding: Finding, today: date) -> list[StatusEvent]:
    """Return the statuses that the force gave up to a day, oldest first."""
    return [event for event in finding.statuses if event.by and event.stated_by(today)]


def moves(finding: Finding) -> list[tuple[Obligation, Revision, date | None]]:
    """Return each move of a date by the force, with its obligation and the day it was moved to, oldest first."""
    found = []
    for obligation in finding.obligations:
        deadline = obligation.deadline
        new = [*(one.was for one in deadline.revisions[1:]), deadline.day]
        found += [(obligation, one, to) for one, to in zip(deadline.revisions, new, strict=False) if one.source]
    return found


def part(finding: Finding, today: date) -> Lines | None:
    """Return what the register says of a finding up to a day; None where that is nothing."""
    lines = [event_line(event) for event in events(finding, today)]
    lines += [owner_line(finding, one) for one in finding.owners]
    lines += [first_line(one, one.deadline.first) for one in finding.obligations if one.deadline.first]
    lines += [move_line(*one) for one in moves(finding)]
    lines += [remark_line(finding, "Evidence", one) for one in finding.evidence]
    lines += [remark_line(finding, "Note", one) for one in finding.notes]
    return Lines(tuple(lines), TITLE) if lines else None


def entered(by: str, on: date | None) -> str:
    """Return who entered something and when: "entered by Dana Whitfield on 3 April 2017"."""
    return f"entered{f' by {by}' if by else ''}{f' on {day(on)}' if on else ''}"


def named(finding: Finding, obligation: str) -> str:
    """Return an obligation as people know it: “Submit an action plan” (action-plan)."""
    what = next((one.what for one in finding.obligations if one.id == obligation), "")
    return f"“{short(what.rstrip('.'), _SHORT)}” ({obligation})" if what else obligation


def event_line(event: StatusEvent, lead: str = "Status") -> Line:
    """Return a status that the force gave: what, who, when and why."""
    why = f": {sentence(event.note)}" if event.note else "."
    return Line(f"{capital(event.status)}, {entered(event.by, event.on)}{why}", lead, (event.source,))


def owner_line(finding: Finding, owner: Owner) -> Line:
    """Return who owns a finding, or one of its obligations."""
    of = f" of {named(finding, owner.obligation)}" if owner.obligation else ""
    return Line(f"{owner.name}, {entered(owner.by, owner.on)}.", f"Owner{of}", (owner.source,))


def first_line(obligation: Obligation, first: FirstDay) -> Line:
    """Return a day that the force gave where no source sets one."""
    given = obligation.deadline.original
    why = f": {sentence(first.why)}" if first.why else "."
    said = f"{day(given)}, where no source sets a day, " if given else ""
    return Line(f"{said}{entered(first.by, first.on)}{why}", _date_of(obligation), (first.source,))


def _date_of(obligation: Obligation) -> str:
    return f"Date of “{short(obligation.what.rstrip('.'), _SHORT)}” ({obligation.id})"


def move_line(obligation: Obligation, move: Revision, to: date | None) -> Line:
    """Return a move of a date: from what, to what, who, when, who approved it and why."""
    said = f"moved from {day(move.was)}{f' to {day(to)}' if to else ''}"
    approved = f", approved by {move.approver}" if move.approver else ""
    why = sentence(move.why) if move.why else "No reason is recorded."
    sources = (move.source,) if move.source else ()
    return Line(f"{said}, {entered(move.by, move.on)}{approved}: {why}", _date_of(obligation), sources)


def remark_line(finding: Finding, lead: str, remark: Remark) -> Line:
    """Return a note or a piece of evidence, in people's own words."""
    of = f" for {named(finding, remark.obligation)}" if remark.obligation else ""
    text = sentence(short(remark.text, _LONG))
    return Line(f"{text} ({capital(entered(remark.by, remark.on))})", f"{lead}{of}", (remark.source,))


def facts(finding: Finding, today: date) -> tuple[Fact, ...]:
    """Return all that the register says of a finding up to a day, as facts."""
    return (
        *(status_fact(finding, one) for one in events(finding, today)),
        *(owner_fact(finding, one) for one in finding.owners),
        *(move_fact(finding, *one) for one in moves(finding)),
        *(_remark_fact("evidence", finding, one) for one in finding.evidence),
        *(_remark_fact("note", finding, one) for one in finding.notes),
    )


def status_fact(finding: Finding, event: StatusEvent) -> Fact:
    """Return a status that the force gave, as a fact."""
    more: dict[str, Scalar] = {"status": event.status, "open": event.open, "why": event.note or None}
    return Fact("status", _fields(finding, "", event.on, event.by) | more, (event.source,))


def owner_fact(finding: Finding, owner: Owner) -> Fact:
    """Return who owns a finding, or one of its obligations, as a fact."""
    more: dict[str, Scalar] = {"owner": owner.name, "person": owner.person}
    return Fact("owner", _fields(finding, owner.obligation, owner.on, owner.by) | more, (owner.source,))


def move_fact(finding: Finding, obligation: Obligation, move: Revision, to: date | None) -> Fact:
    """Return a move of a date as a fact."""
    more: dict[str, Scalar] = {
        "was": move.was.isoformat(),
        "now": to.isoformat() if to else None,
        "approver": move.approver or None,
        "why": move.why or None,
    }
    fields = _fields(finding, obligation.id, move.on, move.by) | more
    return Fact("move", fields, (move.source,) if move.source else ())


def _remark_fact(kind: str, finding: Finding, remark: Remark) -> Fact:
    more: dict[str, Scalar] = {"text": remark.text}
    return Fact(kind, _fields(finding, remark.obligation, remark.on, remark.by) | more, (remark.source,))


def _fields(finding: Finding, obligation: str, on: date | None, by: str) -> dict[str, Scalar]:
    return {
        "finding": finding.id,
        "force_ids": list(finding.forces),
        "obligation": obligation or None,
        "on": on.isoformat() if on else None,
        "by": by or None,
    }


def names(some: list[Owner]) -> str:
    """Return the names of owners, each once."""
    return listed(dict.fromkeys(one.name for one in some))
