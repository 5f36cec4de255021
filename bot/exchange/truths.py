"""The two truths as of a day: what was published, and what the force entered until then."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.domain.changes import Change
from bot.domain.finding import Finding, Obligation, Revision, StatusEvent
from bot.domain.knowledge import Knowledge
from bot.register.changes import changes
from bot.register.join import Naming, join
from bot.register.register import Register

REGISTER = "the force's register"


@dataclass(frozen=True)
class Truths:
    """Both, as of a day.

    Attributes:
        published: the knowledge alone.
        joined: with the register's statements.
        changes: every entry, in order.
        on: the day, at whose end things stand like this.
        register: what was entered until then.
    """

    published: Knowledge
    joined: Knowledge
    changes: tuple[Change, ...]
    on: date
    register: Register

    def findings(self, force: str | None = None) -> Iterator[Finding]:
        """Yield the findings known on the day: of one force, or all.

        One whose day of publication is not known is left out where its cycle had not begun.
        """
        for one in self.joined.findings:
            if (force is None or force in one.forces) and not self._later(one):
                yield one

    def _later(self, finding: Finding) -> bool:
        if finding.published is not None:
            return finding.published > self.on
        framework = self.joined.frameworks.get(finding.cycle)
        return framework is not None and min(framework.years, default=0) > self.on.year

    def published_one(self, finding: Finding) -> Finding | None:
        """Return a finding as it was published; None for one that the force added."""
        return self.published.finding_by_id.get(finding.id.upper())

    def published_obligation(self, finding: Finding, obligation: Obligation) -> Obligation | None:
        """Return an obligation as it was published; None for one that the force added."""
        held = self.published_one(finding)
        return next((one for one in held.obligations if one.id == obligation.id), None) if held else None

    def published_status(self, finding: Finding) -> StatusEvent | None:
        """Return the last status that was published until the day."""
        held = self.published_one(finding)
        return held.status_on(self.on) if held else None

    def register_status(self, finding: Finding) -> StatusEvent | None:
        """Return the last status in the register."""
        held = self.published_one(finding)
        known = held.statuses if held else ()
        return next((one for one in reversed(finding.statuses) if one not in known), None)


def truths(published: Knowledge, register: Register, named: Naming, on: date) -> Truths:
    """Return both truths as of a day.

    Args:
        published: the knowledge alone.
        register: what was entered, also later.
        named: what people are called.
        on: the day.
    """
    until = register.until(on)
    return Truths(published, join(published, until, named), changes(until, published, named), on, until)


def own_moves(obligation: Obligation) -> tuple[Revision, ...]:
    """Return the moves of a date in the register, in order."""
    return tuple(one for one in obligation.deadline.revisions if one.source is not None and not one.source.url)
