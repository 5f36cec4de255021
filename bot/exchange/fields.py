"""Which column of a tracker holds what: by its heading, or as the person says."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from bot.exchange.problem import Problem
from bot.exchange.tables import FINDINGS, OBLIGATIONS

LEAVE_OUT = "-"


class Field(StrEnum):
    """What can be brought in."""

    FINDING = "finding"
    FORCE = "force"
    REFERENCE = "reference"
    OBLIGATION = "obligation"
    STATUS = "status"
    OWNER = "owner"
    DUE = "due"
    REASON = "reason"
    APPROVER = "approver"
    EVIDENCE = "evidence"
    NOTE = "note"
    KIND = "kind"
    CYCLE = "cycle"
    SUMMARY = "summary"
    PILLAR = "pillar"
    QUESTION = "question"


HEADINGS: Mapping[Field, tuple[str, ...]] = {
    Field.FINDING: ("finding", "finding id", "id"),
    Field.FORCE: ("force", "force name"),
    Field.REFERENCE: ("reference", "ref", "reference number", "afi ref", "afi number"),
    Field.OBLIGATION: ("obligation", "obligation id"),
    Field.STATUS: ("register status", "status", "current status"),
    Field.OWNER: ("register owner", "owner", "action owner", "lead", "responsible officer"),
    Field.DUE: ("register due", "due", "due date", "target date", "revised date", "deadline"),
    Field.REASON: ("register reason", "reason", "reason for change", "why"),
    Field.APPROVER: ("register approver", "approver", "approved by"),
    Field.EVIDENCE: ("register evidence", "evidence"),
    Field.NOTE: ("register note", "note", "notes", "comment", "comments", "update"),
    Field.KIND: ("kind",),
    Field.CYCLE: ("cycle",),
    Field.SUMMARY: ("summary",),
    Field.PILLAR: ("pillar",),
    Field.QUESTION: ("question",),
}
"""How trackers head them; the first of these that is there counts: an export says what the register has."""
_OF_EXPORTS = frozenset(("register status", "register due"))
_EXPORTED = frozenset(name.lower() for name, _, _ in (*FINDINGS, *OBLIGATIONS))


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field is (the column's number, from 0), what is wrong with the heading, and what is left out."""

    places: Mapping[Field, int]
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def columns(heads: Sequence[str], line: int, told: Mapping[str, str]) -> Columns:
    """Return where each field is.

    Args:
        heads: the heading.
        line: its line.
        told: what the person says: a heading -> a field's name, or "-" to leave it out.
    """
    plain = [_plain(head) for head in heads]
    places: dict[Field, int] = {}
    problems: list[Problem] = []
    settled: set[int] = set()
    for head, named in told.items():
        found = [place for place, one in enumerate(plain) if one == _plain(head)]
        if not found:
            problems.append(_no_such(head, named, heads, line))
            continue
        settled.update(found)
        if named != LEAVE_OUT:
            places[Field(named)] = found[0]
    exported = any(one in _OF_EXPORTS for one in plain)
    for field, names in HEADINGS.items():
        fitting = [place for name in names for place, one in enumerate(plain) if one == name and place not in settled]
        settled.update(fitting)
        if field in places or not fitting:
            continue
        places[field], rest = fitting[0], fitting[1:]
        for place in rest:
            # In an export “due” beside “register due” is no second truth: it is the same day, or the published one.
            if not exported or plain[place] not in _EXPORTED:
                said = f"both {heads[fitting[0]]!r} and {heads[place]!r} may be the {field}"
                fix = f"leave one of them out by --map '{heads[place]}={LEAVE_OUT}'"
                problems.append(Problem(line, place + 1, f"{said}: {fix}"))
    notes = []
    for place, head in enumerate(heads):
        if place in settled or not plain[place] or plain[place] in _EXPORTED:
            continue
        near = _near(plain[place])
        if near is not None and near not in places:
            fix = f"--map '{head}={near}' takes it for that, --map '{head}={LEAVE_OUT}' leaves it out"
            problems.append(Problem(line, place + 1, f"the column {head!r} is not known; did you mean {near}?: {fix}"))
        else:
            notes.append(f"column {place + 1}, {head!r}, is left out; --map '{head}=FIELD' takes it in")
    if Field.FINDING not in places and Field.REFERENCE not in places:
        said = "no column says which finding is meant"
        fix = "head one “finding”, with ids such as KENT-2016-E1, or say which it is by --map 'COLUMN=finding'"
        problems.append(Problem(line, 1, f"{said}: {fix}"))
    return Columns(places, tuple(problems), tuple(notes))


def _no_such(head: str, named: str, heads: Sequence[str], line: int) -> Problem:
    near = get_close_matches(_plain(head), [_plain(one) for one in heads], 1)
    meant = next((one for one in heads if near and _plain(one) == near[0]), None)
    fix = f"did you mean --map '{meant}={named}'?" if meant is not None else f"it has {', '.join(heads)}"
    return Problem(line, 1, f"--map names a column {head!r}, which the heading has not: {fix}")


def _plain(head: str) -> str:
    return " ".join(re.findall(r"\w+", head.lower()))


def _near(head: str) -> Field | None:
    names = {name: field for field, names in HEADINGS.items() for name in names}
    found = get_close_matches(head, names, 1, cutoff=0.75)
    return names[found[0]] if found else None
