"""A force's open findings as lists to work through: mine, overdue, due soon, for sign-off, without owner. Pure.

One pass over the findings a snapshot and a day; each list is a choice of its rows. Counts are of findings: one record
may stand for several that its source counts without naming each.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
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
_QUESTION, _KIND = attrgetter("finding.question"), attrgetter("finding.kind")
_COUNT, _URGENCY = attrgetter("count"), attrgetter("urgency")
_A_LITTLE = 50
"""Changed findings, for which it is not worth making all anew."""
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


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """An open finding, and why it is in which list.

    Attributes:
        finding: as it is known, with what the register says.
        due: its earliest day, passed or not; None where it has none.
        late: whether a day of it has passed.
        soon: whether one comes within SOON_DAYS; today is one of them.
        waiting: whether it waits for sign-off.
        unowned: whether nobody is entered as its owner.
        people: who owns it, or an obligation of it; ids.
        count: how many findings it is.
        urgency: what rows are sorted by, the most urgent first.
    """

    finding: Finding
    due: date | None
    late: bool
    soon: bool
    waiting: bool
    unowned: bool
    people: frozenset[str]
    count: int
    urgency: tuple[date, int, int, str]


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


@dataclass(frozen=True, slots=True)
class _Opened:
    """The open ones of some findings, sorted, and the questions and kinds that they have."""

    findings: Sequence[Finding]
    rows: tuple[Row, ...]
    questions: frozenset[str | None]
    kinds: tuple[Kind, ...]


@dataclass(frozen=True)
class Lists:
    """The lists of a snapshot on a day. Safe to share between threads: whatever is made twice is the same.

    Args:
        knowledge: both truths, joined.
        day: the day it is.
        before: of the snapshot before this one; where little has changed since, little is made anew.
    """

    knowledge: Knowledge
    day: date
    before: "Lists | None" = field(default=None, repr=False, compare=False)
    _opened: dict[str | None, _Opened] = field(default_factory=dict, init=False, repr=False, compare=False)
    _earlier: dict[str | None, _Opened] = field(default_factory=dict, init=False, repr=False, compare=False)
    _listed: dict[tuple[str, Narrowed], Listed] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep what was made of the snapshot before, and nothing else of it."""
        before = self.before
        if before is not None and before.day == self.day and before.knowledge.frameworks == self.knowledge.frameworks:
            object.__setattr__(self, "_earlier", before._opened)
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

    def owned(self, person: str) -> int:
        """Return how many open findings a person owns, as a whole or in part, in any force."""
        return amount([row for row in self._open(None).rows if person in row.people])

    def questions(self, force: str | None = None) -> frozenset[str | None]:
        """Return the questions of the open findings of a force, or of all; None where some are filed under none."""
        return self._open(force).questions

    def kinds(self, force: str | None = None) -> tuple[Kind, ...]:
        """Return the kinds of the open findings of a force, or of all, in their own order."""
        return self._open(force).kinds

    def _narrowed(self, narrowed: Narrowed) -> tuple[Row, ...]:
        rows = self._open(narrowed.force).rows
        if narrowed.question is not None:
            wanted = None if narrowed.question == NO_QUESTION else narrowed.question
            rows = tuple([row for row in rows if row.finding.question == wanted])
        if narrowed.kind is not None:
            rows = tuple([row for row in rows if row.finding.kind is narrowed.kind])
        return rows

    def _open(self, force: str | None) -> _Opened:
        found = self._opened.get(force)
        if found is None:
            findings = self.knowledge.findings if force is None else self.knowledge.findings_of.get(force, ())
            made = self._from_before(findings, self._earlier.get(force)) or self._made(findings)
            found = self._opened[force] = made
        return found

    def _made(self, findings: Sequence[Finding]) -> _Opened:
        return _opened(findings, sorted(self._rows(findings), key=_URGENCY))

    def _from_before(self, findings: Sequence[Finding], before: _Opened | None) -> _Opened | None:
        """Return the same from what was made before; None where more than a little changed since."""
        if before is None or len(before.findings) != len(findings):
            return None
        pairs = [(old, one) for old, one in zip(before.findings, findings, strict=True) if old is not one]
        gone = {id(old) for old, _ in pairs}
        rows = [row for row in before.rows if id(row.finding) not in gone]
        new = self._rows([one for _, one in pairs])
        if len(new) > _A_LITTLE:
            return None
        for row in new:
            insort(rows, row, key=_URGENCY)
        filed = all(old.question == one.question and old.kind is one.kind for old, one in pairs)
        if filed and len(rows) == len(before.rows):
            return replace(before, findings=findings, rows=tuple(rows))
        return _opened(findings, rows)

    def _rows(self, findings: Iterable[Finding]) -> list[Row]:
        later = _Later(self.knowledge, self.day)
        return [row for one in findings if not later(one) and (row := _row(one, self.day)) is not None]


def _opened(findings: Sequence[Finding], rows: Sequence[Row]) -> _Opened:
    held = set(map(id, map(_KIND, rows)))
    kinds = tuple(one for one in Kind if id(one) in held)
    return _Opened(findings, tuple(rows), frozenset(map(_QUESTION, rows)), kinds)


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
        waiting=event is not None and "sign-off" in event.status.casefold().replace("sign off", "sign-off"),
        unowned=finding.owner() is None,
        people=frozenset(one.person for one in finding.owners),
        count=finding.stands_for,
        urgency=(due or _FAR, vague, newest, finding.id),
    )


def _listed(rows: tuple[Row, ...], person: str) -> Listed:
    lists = {
        Listing.MINE: tuple([row for row in rows if person in row.people]),
        Listing.OVERDUE: tuple([row for row in rows if row.late]),
        Listing.SOON: tuple([row for row in rows if row.soon]),
        Listing.SIGN_OFF: tuple([row for row in rows if row.waiting]),
        Listing.UNOWNED: tuple([row for row in rows if row.unowned]),
        Listing.OPEN: rows,
    }
    counts = {one: amount(some) for one, some in lists.items()}
    dated = amount(rows[: bisect_left(rows, (_FAR,), key=_URGENCY)])  # those without a day come last
    soon = amount([row for row in lists[Listing.SOON] if not row.late])
    overdue = counts[Listing.OVERDUE]
    return Listed(lists, counts, Sum(overdue, soon, dated - overdue - soon, counts[Listing.OPEN] - dated))


def amount(rows: Iterable[Row]) -> int:
    """Return how many findings rows are: a record may stand for several."""
    return sum(map(_COUNT, rows))
