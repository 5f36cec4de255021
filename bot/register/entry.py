"""One entry of the register: who did what about which finding, when and why. Appended, never changed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class What(StrEnum):
    """What an entry says."""

    STATUS = "status"  # value: a status's id
    OWNER = "owner"  # value: a person's id or name; "" takes the owner away
    DATE = "date"  # value: the day an obligation is due from now on, YYYY-MM-DD
    EVIDENCE = "evidence"  # value: where it is or what it is
    NOTE = "note"  # value: the text
    FINDING = "finding"  # an internal finding; value: its data as JSON
    OBLIGATION = "obligation"  # an internal obligation; value: its data as JSON
    UNDO = "undo"  # takes another entry back


@dataclass(frozen=True, slots=True)
class Proposed:
    """What somebody wants to enter.

    Attributes:
        what: what it says.
        finding: the finding's id.
        value: as `What` has it.
        obligation: the obligation's id within the finding; "" for the finding as a whole.
        why: the reason given.
        approver: who approved it, an id or a name.
        undoes: of an UNDO, the entry that it takes back.
    """

    what: What
    finding: str
    value: str = ""
    obligation: str = ""
    why: str = ""
    approver: str = ""
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What was entered: `id` grows with time, `at` is aware, `by` is a person's id, `request` tells it from others."""

    id: int
    at: datetime
    by: str
    said: Proposed
    request: str = ""

    @property
    def what(self) -> What:
        """What it says."""
        return self.said.what

    @property
    def value(self) -> str:
        """What it says it of."""
        return self.said.value


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Nothing was entered: somebody else was quicker.

    Attributes:
        missed: what came since the version that was seen, in order.
    """

    missed: tuple[Entry, ...]
