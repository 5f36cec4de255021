"""Where a finding stands by its entries: the latest status, owners, dates with their moves, evidence, notes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.register.entry import Entry, What


@dataclass(frozen=True, slots=True)
class Standing:
    """What the register says of one finding now.

    Attributes:
        finding: its id.
        version: the id of its last entry, 0 without any: whoever changes it says which one they saw.
        entries: everything, in order, taken back or not.
        live: what was not taken back.
    """

    finding: str
    version: int = 0
    entries: tuple[Entry, ...] = ()
    live: tuple[Entry, ...] = ()

    @property
    def status(self) -> Entry | None:
        """The latest status given, or None."""
        return self._last(What.STATUS)

    @property
    def statuses(self) -> tuple[Entry, ...]:
        """Every status given, in order."""
        return tuple(one for one in self.live if one.what is What.STATUS)

    @property
    def evidence(self) -> tuple[Entry, ...]:
        """What was brought as evidence, in order."""
        return tuple(one for one in self.live if one.what is What.EVIDENCE)

    @property
    def notes(self) -> tuple[Entry, ...]:
        """What was noted, in order."""
        return tuple(one for one in self.live if one.what is What.NOTE)

    def owner(self, obligation: str = "") -> Entry | None:
        """Return who owns an obligation, by its own entry or the finding's; None for nobody."""
        own = self.owner_entry(obligation) if obligation else None
        found = own if own is not None else self.owner_entry()
        return found if found is not None and found.value else None

    def owner_entry(self, obligation: str = "") -> Entry | None:
        """Return the last entry on who owns exactly this, be it that nobody does; None without any."""
        return self._last(What.OWNER, obligation)

    @property
    def gone(self) -> Entry | None:
        """The entry that took back the force's own finding, so that there is none any more; None otherwise."""
        made = next((one for one in reversed(self.entries) if one.what is What.FINDING), None)
        if made is None or made in self.live:
            return None
        return next((one for one in reversed(self.entries) if one.said.undoes == made.id), None)

    def moves(self, obligation: str) -> tuple[Entry, ...]:
        """Return the entries that set or moved an obligation's date, in order; the last one holds."""
        return tuple(one for one in self.live if one.what is What.DATE and one.said.obligation == obligation)

    def due(self, obligation: str) -> date | None:
        """Return the day that the register gives an obligation, or None where it says nothing of it."""
        moves = self.moves(obligation)
        return date.fromisoformat(moves[-1].value) if moves else None

    def taken_back(self, entry: Entry) -> bool:
        """Return whether an entry was taken back by a later one."""
        return entry not in self.live

    def since(self, version: int) -> tuple[Entry, ...]:
        """Return what was entered after a version that somebody saw."""
        return tuple(one for one in self.entries if one.id > version)

    def _last(self, what: What, obligation: str = "") -> Entry | None:
        fitting = (one for one in reversed(self.live) if one.what is what and one.said.obligation == obligation)
        return next(fitting, None)


def standing(finding: str, entries: Iterable[Entry]) -> Standing:
    """Return where a finding stands.

    Args:
        finding: its id.
        entries: those of this finding, in any order.
    """
    ordered = tuple(sorted(entries, key=lambda one: one.id))
    return Standing(finding, ordered[-1].id if ordered else 0, ordered, tuple(_live(ordered)))


def _live(ordered: Sequence[Entry]) -> list[Entry]:
    """Return what counts: nothing that a later entry takes back, unless that one was taken back itself."""
    undone: set[int] = set()
    for one in reversed(ordered):
        if one.what is What.UNDO and one.id not in undone and one.said.undoes is not None:
            undone.add(one.said.undoes)
    return [one for one in ordered if one.id not in undone and one.what is not What.UNDO]
