"""What was entered in the force's register, one by one, as it is told: who, when, what and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.source import Source


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the register, in words.

    Attributes:
        entry: its number, which grows with time.
        finding: the finding's id.
        on: the day, in London.
        what: "status", "owner", "date", "evidence", "note", "finding", "obligation" or "undo".
        value: a status's name, a person as people call them ("" for nobody any more), a day as YYYY-MM-DD, or a text.
        by: who entered it, as people are called.
        source: the entry.
        obligation: the obligation's id; "" for the finding as a whole.
        was: of a date, the day that it was before.
        why: the reason given.
        approver: who approved it, as people are called.
        undoes: of an undoing, the number of the entry that it takes back.
        taken_back: whether a later entry took it back.
        forces: ids of the forces whose finding it is, also of one of the force's own that was taken back.
    """

    entry: int
    finding: str
    on: date
    what: str
    value: str
    by: str
    source: Source
    obligation: str = ""
    was: date | None = None
    why: str = ""
    approver: str = ""
    undoes: int | None = None
    taken_back: bool = False
    forces: tuple[str, ...] = ()


Entries = Callable[[], Sequence[Change]]
"""Every change, in order; worked out when it is asked for."""
