"""What must be mended: findings, their obligations and deadlines; and observations, which are no findings."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.source import Source

_YEAR = re.compile(r"\b20\d\d\b")


class Kind(StrEnum):
    """The kinds of finding."""

    AREA_FOR_IMPROVEMENT = "area for improvement"
    CAUSE_OF_CONCERN = "cause of concern"
    ACCELERATED_CAUSE_OF_CONCERN = "accelerated cause of concern"
    RECOMMENDATION = "recommendation"
    INTERNAL = "internal finding"  # the force's own, from its register; no report has one


class DueKind(StrEnum):
    """The forms a deadline takes. Only EXACT, and RELATIVE with a known base date, can be overdue or reminded."""

    EXACT = "exact"
    RELATIVE = "relative"
    IMMEDIATE = "immediate"
    PERIOD = "period"
    NONE = "none"


class Origin(StrEnum):
    """Who set a date."""

    INSPECTORATE = "inspectorate"
    STATUTORY = "statutory"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class DisputedDate:
    """Another source's date for the same obligation."""

    due: date
    source: Source
    note: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """A move of a date: what it was, when it was moved, and why.

    `by` moved it and `approver` approved that, as people are called; `source` is the register where the force moved it.
    """

    was: date
    why: str = ""
    on: date | None = None
    by: str = ""
    approver: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class FirstDay:
    """A day that the force's register gave where none was set: who, when and why, and the form it had until then."""

    source: Source
    by: str = ""
    on: date | None = None
    why: str = ""
    kind: DueKind = DueKind.NONE
    words: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """When an obligation is due.

    `day` is the date to be met: set for EXACT, and for RELATIVE when the base date is known; else None.
    `words` is how the source puts it ("within three months", "during 2017", "by July 2018"). `first` is where the
    force's register has the day from, where no source sets one.
    """

    kind: DueKind
    origin: Origin = Origin.INSPECTORATE
    day: date | None = None
    words: str = ""
    revisions: tuple[Revision, ...] = ()
    disputed: tuple[DisputedDate, ...] = ()
    first: FirstDay | None = None

    @property
    def original(self) -> date | None:
        """The first date that was set."""
        return self.revisions[0].was if self.revisions else self.day

    @property
    def moved_by_force(self) -> bool:
        """Whether the day is one to which the force's register moved it."""
        return bool(self.revisions) and self.revisions[-1].source is not None


@dataclass(frozen=True, slots=True)
class Obligation:
    """What is owed, to whom, by when. `id` is unique within its finding."""

    id: str
    what: str
    deadline: Deadline
    to: str = ""
    by: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What the inspectorate said it would do next; `possible` when it only may."""

    what: str
    when: str = ""
    possible: bool = False


class Status(StrEnum):
    """Where a finding stands, as some source states it. Without a statement the status is not known."""

    AWAITING_ALLOCATION = "awaiting allocation"
    IN_PROGRESS = "in progress"
    WITH_INSPECTORATE = "with the inspectorate for sign-off"
    CLOSED = "closed"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class StatusEvent:
    """A statement of status: history, appended and never overwritten. `when` tells it without a day.

    `status` is in words: a `Status`, or what the force calls it. `closes` is whether it closes the finding, by its
    words where None. `by` said so, as people are called, where the force itself did.
    """

    status: str
    source: Source
    on: date | None = None
    when: str = ""
    note: str = ""
    closes: bool | None = None
    by: str = ""

    @property
    def open(self) -> bool:
        """Whether a finding with this status is open."""
        return self.status not in (Status.CLOSED, Status.SUPERSEDED) if self.closes is None else not self.closes

    def stated_by(self, today: date) -> bool:
        """Return whether it may have been stated by a day: in `when`, the last year named must have begun."""
        if self.on is not None:
            return self.on <= today
        return max(map(int, _YEAR.findall(self.when)), default=0) <= today.year


@dataclass(frozen=True, slots=True)
class Owner:
    """Who owns a finding, or one of its obligations, by the force's register.

    `person` is an id of Slack's, or a name where no such person is there; `name` is how people call them.
    """

    person: str
    name: str
    source: Source
    obligation: str = ""
    on: date | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A note or a piece of evidence in the force's register: people's own words."""

    text: str
    source: Source
    obligation: str = ""
    on: date | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding of one report. `forces` has several ids for a national recommendation.

    `pillar` and `question` are None where the source names none. `related` are ids of other findings, each with a
    word for the relation ("repeats", "repeated by", "belongs to", "same matter as"). `stands_for` is how many findings
    a source counts without naming each, in this one record. `owners`, `evidence` and `notes` are from the force's
    register; `ownerless` are ids of obligations of which it says that nobody owns them, whoever owns the finding.
    """

    id: str
    forces: tuple[str, ...]
    cycle: str
    kind: Kind
    summary: str
    sources: tuple[Source, ...]
    pillar: str | None = None
    question: str | None = None
    actions: tuple[str, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    follow_up: tuple[FollowUp, ...] = ()
    statuses: tuple[StatusEvent, ...] = ()
    related: tuple[tuple[str, str], ...] = ()
    stands_for: int = 1
    about: tuple[str, ...] = ()
    caveat: str = ""
    note: str = ""
    wording: str = ""
    published: date | None = None
    report: str = ""
    where: str = ""
    owners: tuple[Owner, ...] = ()
    ownerless: frozenset[str] = frozenset()
    evidence: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()

    def owner(self, obligation: str = "") -> Owner | None:
        """Return who owns one of its obligations, or the finding; None where nobody is entered."""
        if obligation in self.ownerless:
            return None
        of_all = None
        for one in self.owners:
            if obligation and one.obligation == obligation:
                return one
            if not one.obligation:
                of_all = one
        return of_all

    @property
    def status(self) -> StatusEvent | None:
        """The latest stated status, None when nobody stated one."""
        return self.statuses[-1] if self.statuses else None

    @property
    def open(self) -> bool:
        """Open unless a source says closed or superseded: a status nobody stated counts as open."""
        return not self.statuses or self.statuses[-1].open

    def status_on(self, day: date) -> StatusEvent | None:
        """Return the latest status stated up to a day."""
        return next((event for event in reversed(self.statuses) if event.stated_by(day)), None)

    def open_on(self, day: date) -> bool:
        """Return whether it is open on a day: unless a source up to then says closed or superseded."""
        event = self.status_on(day) if self.statuses else None
        return event is None or event.open


class Tone(StrEnum):
    """Which way an observation points."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"


@dataclass(frozen=True, slots=True)
class Observation:
    """A strength or weakness in a report's prose that is no finding: answerable, never tracked, never reminded."""

    id: str
    force: str
    cycle: str
    pillar: str | None
    question: str | None
    tone: Tone
    text: str
    source: Source
    about: tuple[str, ...] = ()
    report: str = ""
    where: str = ""
