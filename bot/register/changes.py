"""The register's entries as changes that can be told: with names, and with what a date was before."""

from collections.abc import Iterator
from datetime import date

from bot.domain.changes import Change
from bot.domain.direction import isolated
from bot.domain.knowledge import Knowledge
from bot.register.added import OwnFinding, OwnObligation, added_by
from bot.register.entry import Entry, What
from bot.register.join import Naming, source_of
from bot.register.register import Register
from bot.register.standing import Standing, standing
from bot.today import day_in_london


def changes(register: Register, published: Knowledge, named: Naming) -> tuple[Change, ...]:
    """Return every entry as a change, in order.

    Args:
        register: what was entered.
        published: the knowledge without the register: its dates were there before the first move.
        named: what people are called.
    """
    made = [one for held in register.standings.values() for one in _of(held, published, named)]
    return tuple(sorted(made, key=lambda one: one.entry))


def _of(held: Standing, published: Knowledge, named: Naming) -> Iterator[Change]:
    forces = _forces(held, published)
    for place, entry in enumerate(held.entries):
        said = entry.said
        yield Change(
            entry=entry.id,
            finding=said.finding,
            on=day_in_london(entry.at),
            what=str(entry.what),
            value=_value(entry, published, named),
            by=named(entry.by),
            source=source_of(entry),
            obligation=said.obligation,
            was=_was(held.entries[:place], entry, published) if entry.what is What.DATE else None,
            why=isolated(said.why),
            approver=named(said.approver) if said.approver else "",
            undoes=said.undoes,
            taken_back=entry.what is not What.UNDO and held.taken_back(entry),
            forces=forces,
        )


def _forces(held: Standing, published: Knowledge) -> tuple[str, ...]:
    finding = published.finding_by_id.get(held.finding.upper())
    if finding is not None:
        return finding.forces
    own = (added_by(one.said) for one in held.entries)
    return next(((one.force,) for one in own if isinstance(one, OwnFinding)), ())


def _value(entry: Entry, published: Knowledge, named: Naming) -> str:
    if entry.what is What.STATUS:
        rule = published.registering.status(entry.value)
        return rule.name if rule is not None else entry.value.replace("-", " ")
    if entry.what is What.OWNER:
        return named(entry.value) if entry.value else ""
    if entry.what in (What.FINDING, What.OBLIGATION):
        own = added_by(entry.said)
        text = own.summary if isinstance(own, OwnFinding) else own.what if isinstance(own, OwnObligation) else ""
        return isolated(text)
    return isolated(entry.value)


def _was(before: tuple[Entry, ...], entry: Entry, published: Knowledge) -> date | None:
    """Return the day before a move: by the entries until then, else as it was published or added."""
    finding, obligation = entry.said.finding, entry.said.obligation
    now = standing(finding, before)
    if (due := now.due(obligation)) is not None:
        return due
    for one in now.live:
        own = added_by(one.said) if one.what is What.OBLIGATION else None
        if isinstance(own, OwnObligation) and own.id == obligation:
            return own.due
    held = published.finding_by_id.get(finding.upper())
    return next((one.deadline.day for one in held.obligations if one.id == obligation), None) if held else None
