"""The two truths joined: the knowledge with what the register says, each statement with its source."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.domain.finding import (
    Deadline,
    DueKind,
    Finding,
    FirstDay,
    Kind,
    Obligation,
    Origin,
    Owner,
    Remark,
    Revision,
    StatusEvent,
)
from bot.domain.knowledge import Knowledge
from bot.domain.registering import Registering
from bot.domain.source import Source
from bot.register.added import OwnFinding, OwnObligation
from bot.register.entry import Entry
from bot.register.register import Register
from bot.register.standing import Standing
from bot.today import day_in_london

Naming = Callable[[str], str]
"""From a person's id to what people call them; a name is its own name."""


def join(knowledge: Knowledge, register: Register, named: Naming) -> Knowledge:
    """Return the knowledge with the register's statements beside its own.

    Entries of findings that the knowledge does not hold (any more) are left out here; the audit trail has them.
    """
    if not register.standings:
        return knowledge
    joining = _Joining(knowledge.registering, named)
    own: dict[str, list[tuple[Entry, OwnObligation]]] = {}
    findings: list[tuple[Entry, OwnFinding]] = []
    for entry, one in register.added():
        if isinstance(one, OwnFinding):
            if one.force in knowledge.forces and one.cycle in knowledge.frameworks:
                findings.append((entry, one))
        else:
            own.setdefault(one.finding, []).append((entry, one))
    every = [*knowledge.findings, *(joining.finding(*one) for one in findings)]
    joined = tuple(
        joining.joined(one, register.standings[one.id], own.get(one.id, ())) if one.id in register.standings else one
        for one in every
    )
    return knowledge.with_findings(joined, f"{knowledge.version}+{register.last}")


def join_one(knowledge: Knowledge, register: Register, finding: str, named: Naming) -> Finding | None:
    """Return one finding as `join` has it, without joining all others; None where neither truth holds it."""
    published = knowledge.finding_by_id.get(finding.upper())
    now = register.standings.get(published.id if published is not None else finding.upper())
    if now is None:
        return published
    joining, held, own = _Joining(knowledge.registering, named), published, list[tuple[Entry, OwnObligation]]()
    for entry, one in Register({now.finding: now}).added():
        if isinstance(one, OwnObligation):
            own.append((entry, one))
        elif held is None and one.force in knowledge.forces and one.cycle in knowledge.frameworks:
            held = joining.finding(entry, one)
    return joining.joined(held, now, own) if held is not None else None


def source_of(entry: Entry) -> Source:
    """Return an entry as a source: the register is no page, so it has no address."""
    return Source(f"the force's register, entry {entry.id}", "", inspectorate=False)


class _Joining:
    """Joins findings by the register's rules."""

    def __init__(self, rules: Registering, named: Naming) -> None:
        self._rules = rules
        self._named = named

    def finding(self, entry: Entry, own: OwnFinding) -> Finding:
        return Finding(
            id=own.id,
            forces=(own.force,),
            cycle=own.cycle,
            kind=Kind.INTERNAL,
            summary=own.summary,
            sources=(source_of(entry),),
            pillar=own.pillar,
            question=own.question,
            published=day_in_london(entry.at),
        )

    def joined(self, finding: Finding, now: Standing, own: "list[tuple[Entry, OwnObligation]] | tuple[()]") -> Finding:
        held = {one.id for one in finding.obligations}
        obligations = [self._dated(one, now) for one in finding.obligations]
        obligations += [self._dated(self._own(*one), now) for one in own if one[1].id not in held]
        ids = [one.id for one in obligations]
        nobody = (id_ for id_ in ids if (one := now.owner_entry(id_)) is not None and not one.value)
        return replace(
            finding,
            obligations=tuple(obligations),
            statuses=self._statuses(finding, now),
            owners=tuple(self._owners(now, ["", *ids])),
            ownerless=frozenset(nobody),
            evidence=tuple(map(self._remark, now.evidence)),
            notes=tuple(map(self._remark, now.notes)),
        )

    def _own(self, entry: Entry, own: OwnObligation) -> Obligation:
        kind = DueKind.EXACT if own.due else DueKind.NONE
        return Obligation(own.id, own.what, Deadline(kind, Origin.INTERNAL, own.due), source=source_of(entry))

    def _statuses(self, finding: Finding, now: Standing) -> tuple[StatusEvent, ...]:
        """Return every statement of status: by day where all have one, else the register's after the published."""
        entered = [one for one in map(self._status, now.statuses) if one is not None]
        if all(one.on is not None for one in finding.statuses):
            return tuple(sorted((*finding.statuses, *entered), key=lambda one: one.on or date.min))
        return (*finding.statuses, *entered)

    def _status(self, entry: Entry) -> StatusEvent | None:
        rule = self._rules.status(entry.value)
        words = rule.name if rule is not None else entry.value.replace("-", " ")
        on = day_in_london(entry.at)
        closes = rule is not None and not rule.open
        by = self._named(entry.by)
        return StatusEvent(words, source_of(entry), on, note=entry.said.why, closes=closes, by=by)

    def _owners(self, now: Standing, obligations: list[str]) -> list[Owner]:
        own = [(obligation, now.owner_entry(obligation)) for obligation in obligations]
        return [
            Owner(
                one.value,
                self._named(one.value),
                source_of(one),
                obligation,
                day_in_london(one.at),
                self._named(one.by),
            )
            for obligation, one in own
            if one is not None and one.value
        ]

    def _remark(self, entry: Entry) -> Remark:
        on, by = day_in_london(entry.at), self._named(entry.by)
        return Remark(entry.value, source_of(entry), entry.said.obligation, on, by)

    def _dated(self, obligation: Obligation, now: Standing) -> Obligation:
        """Return an obligation with its dates of the register: a first one where it had none, each later one a move."""
        deadline = obligation.deadline
        for move in now.moves(obligation.id):
            day = date.fromisoformat(move.value)
            said = move.said
            if deadline.day is None:
                on, by = day_in_london(move.at), self._named(move.by)
                first = FirstDay(source_of(move), by, on, said.why, deadline.kind, deadline.words)
                deadline = replace(deadline, kind=DueKind.EXACT, origin=Origin.INTERNAL, day=day, first=first)
                continue
            by, approver = self._named(move.by), self._named(said.approver) if said.approver else ""
            moved = Revision(deadline.day, said.why, day_in_london(move.at), by, approver, source_of(move))
            deadline = replace(deadline, day=day, revisions=(*deadline.revisions, moved))
        return replace(obligation, deadline=deadline) if deadline is not obligation.deadline else obligation
