"""A force's open findings as lists to work through: mine, overdue, due soon, for sign-off, without owner. Pure.

One pass over the findings a snapshot and a day; each list is a choice of its rows. Counts are of findings: one record
may stand for several that its source counts without naming each.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from operator import attrgetter

from bot.domain.finding import DueKind, Finding, Kind
from bot.domain.knowledge import Knowledge

SOON_DAYS = 28
NO_QUESTION = "-"
"""Stands for findings that are filed under no question."""
_FAR = date.max
_UNDATED = {DueKind.IMMEDIATE: 0, DueKind.PERIOD: 1, DueKind.RELATIVE: 2, DueKind.EXACT: 3, DueKind.NONE: 4}
_MOST_KEPT = 2000
"""Choices of rows kept at hand, one for each person and filter."""


class Listing(StrEnum):
    """The lists. One finding may be in several of them; all of them are within OPEN."""

    MINE = "mine"
    OVERDUE = "overdue"
    SOON = "soon"
    SIGN_OFF = "sign-off"
    UNOWNED = "unowned"
    OPEN = "open"


OF_REGISTER = frozenset({Listing.MINE, Listing.SIGN_OFF, Listing.UNOWNED})
"""Those which say nothing where no register is kept."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What lists are narrowed to; None for everything.

    Attributes:
        force: a force's id.
        question: a question's id; NO_QUESTION for findings that are filed under none.
        kind: a kind of finding.
    """

    force: str | None = None
    question: str | None = None
    kind: Kind | None = None


EVERYTHING = Narrowed()


@dataclass(frozen=True, slots=True)
class Row:
    """An open finding, and why it is in which list.

    Attributes:
        finding: as it is known, with what the register says.
        due: its earliest day, passed or not; None where it has none.
        late: whether a day of it has passed.
        soon: whether one comes within SOON_DAYS; today is one of them.
        waiting: whether it waits for sign-off.
        unowned: whether nobody is entered as its owner.
        urgency: what rows are sorted by, the most urgent first.
    """

    finding: Finding
    due: date | None
    late: bool
    soon: bool
    waiting: bool
    unowned: bool
    urgency: tuple[date, int, int, str]

    def owned_by(self, person: str) -> bool:
        """Return whether a person owns the finding, or an obligation of it."""
        return any(one.person == person for one in self.finding.owners)


@dataclass(frozen=True, slots=True)
class Sum:
    """How many open findings there are, by their earliest day: the four parts add up to the whole."""

    overdue: int = 0
    soon: int = 0
    later: int = 0
    undated: int = 0

    @property
    def all(self) -> int:
        """All of them."""
        return self.overdue + self.soon + self.later + self.undated


@dataclass(frozen=True, slots=True)
class Listed:
    """The lists of one person, narrowed: the rows of each, how many findings those are, and how these add up."""

    rows: dict[Listing, tuple[Row, ...]]
    counts: dict[Listing, int]
    sum: Sum


_Rows = dict[int, tuple[Finding, Row | None]]
"""By the finding's object, which is kept alive here."""


@dataclass(frozen=True)
class Lists:
    """The lists of a snapshot on a day. Safe to share between threads: whatever is made twice is the same.

    Args:
        knowledge: both truths, joined.
        day: the day it is.
        before: of the snapshot before this one; rows of findings that did not change are taken from it.
    """

    knowledge: Knowledge
    day: date
    before: "Lists | None" = field(default=None, repr=False, compare=False)
    _rows: _Rows = field(default_factory=dict, init=False, repr=False, compare=False)
    _earlier: _Rows = field(default_factory=dict, init=False, repr=False, compare=False)
    _sorted: dict[str | None, tuple[Row, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _listed: dict[tuple[str, Narrowed], Listed] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep the rows of the snapshot before, and nothing else of it."""
        before = self.before
        if before is not None and before.day == self.day and before.knowledge.frameworks == self.knowledge.frameworks:
            object.__setattr__(self, "_earlier", before._rows)
        object.__setattr__(self, "before", None)

    def listed(self, person: str, narrowed: Narrowed = EVERYTHING) -> Listed:
        """Return somebody's lists.

        Args:
            person: an id; whose are MINE.
            narrowed: what to leave out.
        """
        key = (person, narrowed)
        found = self._listed.get(key)
        if found is None:
            if len(self._listed) >= _MOST_KEPT:
                self._listed.clear()
            found = self._listed[key] = _listed(self._narrowed(narrowed), person)
        return found

    def open(self, force: str | None = None) -> tuple[Row, ...]:
        """Return the open findings of a force, or of all, the most urgent first."""
        found = self._sorted.get(force)
        if found is None:
            held = self.knowledge.findings if force is None else self.knowledge.findings_of.get(force, ())
            found = self._sorted[force] = self._made(held)
        return found

    def questions(self, force: str | None = None) -> dict[str | None, int]:
        """Return how many open findings each question has; None for those filed under none."""
        counts: dict[str | None, int] = {}
        for row in self.open(force):
            one = row.finding
            counts[one.question] = counts.get(one.question, 0) + one.stands_for
        return counts

    def _narrowed(self, narrowed: Narrowed) -> tuple[Row, ...]:
        rows = self.open(narrowed.force)
        if narrowed.question is not None:
            wanted = None if narrowed.question == NO_QUESTION else narrowed.question
            rows = tuple(row for row in rows if row.finding.question == wanted)
        if narrowed.kind is not None:
            rows = tuple(row for row in rows if row.finding.kind is narrowed.kind)
        return rows

    def _made(self, findings: Iterable[Finding]) -> tuple[Row, ...]:
        kept, earlier, made, later = self._rows, self._earlier, [], None
        for one in findings:
            place = id(one)
            held = earlier.get(place)
            if held is None or held[0] is not one:
                later = later or _Later(self.knowledge, self.day)
                held = (one, None if later(one) else _row(one, self.day))
            kept[place] = held
            if held[1] is not None:
                made.append(held[1])
        made.sort(key=attrgetter("urgency"))
        return tuple(made)


class _Later:
    """Tells which findings came only after a day: published later, or in a cycle none of whose years had come."""

    def __init__(self, knowledge: Knowledge, day: date) -> None:
        self._day = day
        ahead = (one.id for one in knowledge.frameworks.values() if one.years and min(one.years) > day.year)
        self._not_begun = frozenset(ahead)

    def __call__(self, finding: Finding) -> bool:
        if finding.published is not None:
            return finding.published > self._day
        return finding.cycle in self._not_begun


def _row(finding: Finding, day: date) -> Row | None:
    """Return an open finding's row; None for one that is closed."""
    event = finding.status_on(day) if finding.statuses else None
    if event is not None and not event.open:
        return None
    days = [one.deadline.day for one in finding.obligations if one.deadline.day is not None]
    due = min(days, default=None)
    until = day + timedelta(days=SOON_DAYS)
    vague = min((_UNDATED[one.deadline.kind] for one in finding.obligations), default=4) if due is None else 0
    newest = -(finding.published.toordinal() if finding.published else 0)
    return Row(
        finding,
        due,
        late=due is not None and due < day,
        soon=any(day <= one <= until for one in days),
        waiting=event is not None and "sign-off" in event.status.replace("sign off", "sign-off"),
        unowned=finding.owner() is None,
        urgency=(due or _FAR, vague, newest, finding.id),
    )


def _listed(rows: tuple[Row, ...], person: str) -> Listed:
    mine = (row for row in rows if row.finding.owners and row.owned_by(person))
    lists = {
        Listing.MINE: tuple(mine),
        Listing.OVERDUE: tuple(row for row in rows if row.late),
        Listing.SOON: tuple(row for row in rows if row.soon),
        Listing.SIGN_OFF: tuple(row for row in rows if row.waiting),
        Listing.UNOWNED: tuple(row for row in rows if row.unowned),
        Listing.OPEN: rows,
    }
    counts = {one: amount(some) for one, some in lists.items()}
    undated = amount(row for row in rows if row.due is None)
    soon = amount(row for row in lists[Listing.SOON] if not row.late)
    overdue = counts[Listing.OVERDUE]
    return Listed(lists, counts, Sum(overdue, soon, counts[Listing.OPEN] - overdue - soon - undated, undated))


def amount(rows: Iterable[Row]) -> int:
    """Return how many findings rows are: a record may stand for several."""
    return sum(row.finding.stands_for for row in rows)


def kinds(rows: Iterable[Row]) -> list[Kind]:
    """Return the kinds that there are, in their own order."""
    held = {row.finding.kind for row in rows}
    return [kind for kind in Kind if kind in held]
