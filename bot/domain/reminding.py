"""What people are reminded of, and when: the rules of knowledge/reminders.yml, and what a channel subscribes to."""

from dataclasses import dataclass
from datetime import date, time

from bot.domain.finding import Finding, Kind, Obligation, Origin

LEAD_DAYS = (28, 14, 7, 1, 0)
"""Days before a deadline on which it is announced, the day itself among them, where a rule says nothing else."""
EVERY, TIMES = 7, 4
"""Days between two announcements of an overdue deadline, and how many there are at most."""


@dataclass(frozen=True, slots=True)
class Which:
    """Which deadlines are meant. Empty means any. `forces` are force ids, `cycles` framework ids.

    `owners` are people, by whom the force's register says that they are owned.
    """

    forces: tuple[str, ...] = ()
    cycles: tuple[str, ...] = ()
    pillars: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    origins: tuple[Origin, ...] = ()
    owners: tuple[str, ...] = ()

    def fits(self, finding: Finding, obligation: Obligation) -> bool:
        """Return whether an obligation of a finding is meant."""
        return (
            (not self.forces or not set(self.forces).isdisjoint(finding.forces))
            and (not self.cycles or finding.cycle in self.cycles)
            and (not self.pillars or finding.pillar in self.pillars)
            and (not self.questions or finding.question in self.questions)
            and (not self.kinds or finding.kind in self.kinds)
            and (not self.origins or obligation.deadline.origin in self.origins)
            and (not self.owners or self._owned(finding, obligation))
        )

    def _owned(self, finding: Finding, obligation: Obligation) -> bool:
        owner = finding.owner(obligation.id)
        return owner is not None and owner.person in self.owners


@dataclass(frozen=True, slots=True)
class Rule:
    """When a deadline is announced.

    Attributes:
        id: a slug; part of what makes a reminder unique, so a renamed rule reminds anew.
        which: the deadlines it is for.
        lead_days: days before the deadline, 0 for the day itself.
        every: days between two announcements once it is overdue.
        times: how many of those at most.
        escalate_to: a channel's or a person's id that is told once after the last of them; "" for nobody.
    """

    id: str
    which: Which = Which()
    lead_days: tuple[int, ...] = LEAD_DAYS
    every: int = EVERY
    times: int = TIMES
    escalate_to: str = ""

    @property
    def escalates_to_channel(self) -> bool:
        """Whether `escalate_to` is a channel's id; a person is named where the deadline was announced."""
        return self.escalate_to.startswith(("C", "G"))


@dataclass(frozen=True, slots=True)
class Reminding:
    """All of reminders.yml. The first rule that fits a deadline is its rule.

    `at` is local time in London. `closed` are days not worked beside weekends and bank holidays, with their names.
    """

    rules: tuple[Rule, ...] = (Rule("deadlines"),)
    at: time = time(9, 0)
    working_days: bool = True
    closed: tuple[tuple[date, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a channel wants to be reminded of, since which day, and who asked for it. `id` is given when it is kept."""

    channel: str
    which: Which
    since: date
    by: str = ""
    id: str = ""
