"""The register in use: a snapshot of the entries, brought up to date, and the one way to change it."""

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol

from bot.domain.access import Access, Role
from bot.domain.finding import Finding
from bot.domain.registering import Registering
from bot.errors import LedgerError
from bot.register.checks import Fault, faults
from bot.register.entry import Entry, Overtaken, Proposed
from bot.register.register import Register
from bot.register.standing import Standing, standing

log = logging.getLogger(__name__)


class Entries(Protocol):
    """Where entries are kept. Each call may raise when the database is away."""

    def enter(
        self, changes: Sequence[Proposed], *, by: str, request: str, seen: int | None = None
    ) -> tuple[Entry, ...] | Overtaken:
        """Enter changes of one finding, all of them or none; asked again with the same request, return what it did."""
        ...

    def entries(self, finding: str | None = None, *, after: int = 0) -> list[Entry]:
        """Return entries in order, those after an id."""
        ...

    def refuse(self, by: str, wanted: str, why: str) -> None:
        """Keep what somebody was not allowed to do."""
        ...


@dataclass(frozen=True, slots=True)
class Entered:
    """It is in the register."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class NotAllowed:
    """They may not; that they tried is in the audit trail. `said` tells whom to ask."""

    said: str


@dataclass(frozen=True, slots=True)
class Faulty:
    """It may not be entered as it is."""

    faults: tuple[Fault, ...]


Outcome = Entered | NotAllowed | Faulty | Overtaken
MOST_TRIES = 5
_NOW = datetime.min.replace(tzinfo=UTC)
"""Of an entry that is only assumed."""


class Keeper:
    """Holds the register as it is, and changes it by the rules. Safe to share between threads.

    Args:
        kept: where the entries are.
    """

    def __init__(self, kept: Entries) -> None:
        self._kept = kept
        self._current = Register()
        self._lock = threading.Lock()

    @property
    def current(self) -> Register:
        """The register as it was last read. Takes no lock and asks no database."""
        return self._current

    def refresh(self) -> bool:
        """Read what came since. Returns whether anything did. Raises what the database raises."""
        with self._lock:
            before = self._current
            self._current = before.after(self._kept.entries(after=before.last))
            return self._current is not before

    def change(
        self,
        changes: Sequence[Proposed],
        finding: Finding,
        *,
        by: str,
        role: Role,
        access: Access,
        rules: Registering,
        request: str,
        seen: int | None = None,
    ) -> Outcome:
        """Enter changes of one finding, all of them or none, if they may be entered.

        Args:
            changes: in the order in which they hold: evidence before the status that wants it.
            finding: as it is answered now, with what the register says.
            by: a person's id.
            role: theirs.
            access: says whom to ask.
            rules: of the register.
            request: what tells this request from any other; made twice it is entered once.
            seen: the version of the finding that they saw; None for what holds now.

        Raises:
            Exception: whatever the database raises; nothing was entered then.
        """
        if role < Role.EDITOR:
            wanted = ", ".join(f"{one.what} {one.finding}" for one in changes)
            said = no_changing(role, access)
            self._kept.refuse(by, wanted, said)
            return NotAllowed(said)
        if role >= Role.ADMINISTRATOR:
            rules = replace(rules, moves=None)
        result: Faulty | Overtaken = Overtaken(())
        for tried in range(MOST_TRIES):
            # At first by what is at hand: over what came since, nothing is entered. Only then it is read anew, before
            # anybody is told that somebody was quicker, or that something is wrong.
            if tried:
                self.refresh()
            now = self._current.of(changes[0].finding)
            if done := tuple(one for one in now.entries if one.request == request):
                return Entered(done)
            if seen is not None and (missed := now.since(seen)):
                result = Overtaken(missed)
            elif found := faults_of_all(changes, finding, now, rules):
                result = Faulty(tuple(found))
            else:
                made = self._kept.enter(changes, by=by, request=request, seen=now.version)
                if not isinstance(made, Overtaken):
                    self._take(made)
                    return Entered(made)
                result = made
                if seen is None:
                    continue
            if tried:
                break
        self.refresh()
        return result

    def _take(self, made: tuple[Entry, ...]) -> None:
        """Take what was entered just now; where others may have entered something before it, read everything.

        A database that goes away now is no reason to say that nothing was entered: it is read again before long.
        """
        with self._lock:
            if made[0].id <= self._current.last + 1:
                self._current = self._current.after(made)
                return
        try:
            self.refresh()
        except LedgerError as error:
            log.warning("entered, but the register cannot be read: %s", error)


def no_changing(role: Role, access: Access) -> str:
    """Return what somebody is told who may not change the register, by their role."""
    are = "you may only look" if role is Role.VIEWER else "you are not named as one"
    return f"Changing the register takes an editor; {are}. Ask {access.whom_to_ask()}."


def faults_of_all(changes: Sequence[Proposed], finding: Finding, now: Standing, rules: Registering) -> list[Fault]:
    """Return all that is wrong with changes made together: each is seen with those before it."""
    found: list[Fault] = []
    for place, one in enumerate(changes):
        found += faults(one, finding, now, rules)
        assumed = Entry(now.version + 1 + place, _NOW, "", one)
        now = standing(now.finding, (*now.entries, assumed))
    return found
