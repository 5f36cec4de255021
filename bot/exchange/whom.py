"""Whom and what a tracker's row means: the finding, the person, the status."""

import re
from collections.abc import Mapping
from difflib import get_close_matches

from bot.domain.direction import bare
from bot.domain.finding import Finding
from bot.domain.knowledge import Knowledge
from bot.domain.registering import Registering, StatusRule

NOTHING = frozenset(("", "-", "n/a", "na", "none", "not known", "tbc"))
"""How trackers write that nothing is known: nothing is entered for it."""


class CannotTellError(Exception):
    """What is meant cannot be told; the message says why and how to mend it."""


def finding_meant(knowledge: Knowledge, id_: str, forces: tuple[str, ...], reference: str) -> Finding:
    """Return the finding that a row means.

    Args:
        knowledge: with the register's own findings.
        id_: as the row has it, or "".
        forces: ids of the forces that the row names; none where it names none.
        reference: the end of an id, or a whole one; for where `id_` is "".

    Raises:
        CannotTellError: there is no such finding, or it is another force's, or several are meant.
    """
    if id_:
        found = knowledge.finding_by_id.get(id_.upper())
        if found is None:
            near = get_close_matches(id_.upper(), knowledge.finding_by_id, 1)
            raise CannotTellError(f"there is no finding {id_!r}: " + (f"did you mean {near[0]}?" if near else _IDS))
        if forces and set(forces).isdisjoint(found.forces):
            names = ", ".join(_name(knowledge, one) for one in found.forces)
            raise CannotTellError(f"{found.id} is of {names}: mend the force or the id")
        return found
    if not reference:
        raise CannotTellError("no finding is named: write its id, such as KENT-2016-E1")
    if not forces:
        raise CannotTellError(f"whose {reference!r} is meant is not said: add a column “force”, or give --force")
    wanted = re.sub(r"\s+", "-", reference.strip().upper())
    held = [one for force in forces for one in knowledge.findings_of.get(force, ())]
    fitting = {one.id: one for one in held if one.id.upper() == wanted or one.id.upper().endswith(f"-{wanted}")}
    if len(fitting) == 1:
        return next(iter(fitting.values()))
    known = ", ".join(sorted(fitting or {one.id: one for one in held})[:8])
    many = (
        f"{reference!r} may be any of {known}"
        if fitting
        else f"there is no {reference!r} of that force; it has {known}"
    )
    raise CannotTellError(f"{many}: write the whole id")


_IDS = "`peel-bot export findings` lists their ids"


def _name(knowledge: Knowledge, force: str) -> str:
    return knowledge.forces[force].name if force in knowledge.forces else force


def forces_meant(knowledge: Knowledge, written: str) -> tuple[str, ...]:
    """Return the ids of the forces that a cell names, parted by semicolons. Raises CannotTellError."""
    ids: dict[str, str] = {}
    for force in knowledge.forces.values():
        ids |= {name.casefold(): force.id for name in (force.id, force.name, force.official, *force.aliases)}
    found = []
    for name in filter(None, (one.strip() for one in written.split(";"))):
        if name.casefold() not in ids:
            near = get_close_matches(name.casefold(), ids, 1)
            fix = f"did you mean {ids[near[0]]}?" if near else "write a force's id or name, such as kent"
            raise CannotTellError(f"{name!r} is no force: {fix}")
        found.append(ids[name.casefold()])
    return tuple(found)


def status_meant(rules: Registering, written: str) -> StatusRule:
    """Return the status that goes by these words: its id, name or alias. Raises CannotTellError."""
    known: dict[str, StatusRule] = {}
    for rule in rules.statuses:
        for words in (rule.id, rule.name, *rule.aliases):
            known.setdefault(_words(words), rule)
    rule_meant = known.get(_words(written))
    if rule_meant is not None:
        return rule_meant
    near = get_close_matches(_words(written), known, 1)
    mine = f"did you mean {str(known[near[0]].name)!r}? " if near else ""
    names = ", ".join(one.name for one in rules.statuses)
    raise CannotTellError(
        f"{written!r} is no status: {mine}write one of {names}, or add it as an alias in knowledge/register.yml"
    )


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def person_meant(names: Mapping[str, str], written: str) -> str:
    """Return the id of the person called so, or the name where nobody known is. Raises CannotTellError for several."""
    written = bare(written)
    if written in names:
        return written
    found = [person for person, name in names.items() if name.casefold() == written.casefold()]
    if len(found) > 1:
        raise CannotTellError(
            f"{len(found)} people are called {written!r}: write the id, one of {', '.join(sorted(found))}"
        )
    return found[0] if found else written
