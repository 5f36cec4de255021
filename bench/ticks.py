"""A tick of the reminders with 100,000 open obligations and nothing due, against one with 1,000, on both databases.

43 channels follow a force each. All obligations are due in years; or half of them were due long ago, and announced.
The steady tick comes every 15 s. The first of a morning plans the day anew, once: what is far ahead costs it nothing,
and what was ever announced is looked up in the ledger, so there the cost of one obligation is compared.
"""

import itertools
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from datetime import time as hour

from bench.report import Figure
from bot.domain.finding import Deadline, DueKind, Finding, Kind, Obligation
from bot.domain.reminding import Reminding, Subscription, Which
from bot.domain.working import WorkingCalendar
from bot.ledger.ledger import open_ledger
from bot.remind.deliver import Deliverer
from bot.remind.morning import Basis
from bot.remind.plan import Digest, Owed
from bot.remind.posting import Accepted, Look, NotThere, Outcome
from tests.postgres import NoPostgresError, Postgres

FEW, MANY = 1_000, 100_000
FORCES = 43
MORNINGS, TICKS = 4, 20
LIMIT, EACH_LIMIT = 3.0, 1.5
FIRST = date(2017, 5, 2)
"""A Tuesday."""


class _Slack:
    """Takes everything at once, and counts it."""

    def __init__(self) -> None:
        self.posted = 0

    def post(self, _channel: str, _message: str, _key: str) -> Outcome:
        self.posted += 1
        return Accepted(f"{self.posted}.0")

    def find(self, _channel: str, _key: str, _since: datetime) -> Look:
        return NotThere()


@dataclass
class _Bot:
    """A deliverer with so many open obligations, and how long its ticks took, in seconds."""

    url: str
    count: int
    begun: bool
    first: list[float] = field(default_factory=list)
    steady: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._ledger = open_ledger(self.url)
        for force in range(FORCES):
            which = Which(forces=(f"force-{force}",))
            self._ledger.subscribe(Subscription(f"C{force:04}", which, date(2016, 1, 4)))
        self._slack = _Slack()
        basis = Basis([_owed(number, self.begun) for number in range(self.count)], Reminding(), WorkingCalendar())
        self._deliverer: Deliverer[str] = Deliverer(
            self._ledger, self._slack, basis=lambda: basis, show=_shown, tell=lambda _said: True
        )
        self._tick(FIRST - timedelta(days=1))
        self._posted = self._slack.posted
        assert self._posted == (FORCES if self.begun else 0), self._posted

    def morning(self, day: date) -> None:
        """Go through the first ticks of a morning."""
        self.first.append(self._tick(day))
        self.steady += [self._tick(day) for _ in range(TICKS)]
        assert self._slack.posted == self._posted, "nothing was due"

    def close(self) -> None:
        """Let go of the database."""
        self._ledger.close()

    def _tick(self, day: date) -> float:
        now = datetime.combine(day, hour(9, 30), UTC)
        start = time.perf_counter()
        self._deliverer.tick(now)
        return time.perf_counter() - start


def _owed(number: int, begun: bool) -> Owed:
    past = begun and number % 2
    day = (date(2016, 2, 1) if past else date(2022, 1, 3)) + timedelta(days=number % 300)
    obligation = Obligation("plan", "Send the plan", Deadline(DueKind.EXACT, day=day))
    forces = (f"force-{number // 2 % FORCES}",)
    finding = Finding(f"F-{number}", forces, "2016", Kind.RECOMMENDATION, "", (), obligations=(obligation,))
    return Owed(finding, obligation, day)


def _shown(digest: Digest) -> str:
    return str(len(digest.reminders))


def measure() -> list[Figure]:
    """Return the ratios of the medians, and what stands behind them."""
    with tempfile.TemporaryDirectory(prefix="peel-bot-") as folder, postgres() as server:
        names = itertools.count(1)
        makers: dict[str, Callable[[], str]] = {"SQLite": lambda: f"sqlite:///{folder}/{next(names)}.db"}
        if server is not None:
            makers["PostgreSQL"] = server.make_database
        return [figure for name, make in makers.items() for begun in (False, True) for figure in _of(name, make, begun)]


def _of(database: str, make: Callable[[], str], begun: bool) -> list[Figure]:
    bots = small, large = _Bot(make(), FEW, begun), _Bot(make(), MANY, begun)
    for day in (FIRST + timedelta(days=number) for number in range(MORNINGS)):
        for bot in bots:
            bot.morning(day)
    for bot in bots:
        bot.close()
    which = "half announced" if begun else "all far ahead"
    against = f"{MANY:,} / {FEW:,} obligations, {which}, {database}"
    steady, first = ([statistics.median(getattr(bot, kind)) for bot in (large, small)] for kind in ("steady", "first"))
    ratio, detail = first[0] / first[1], f"{first[0] * 1e3:.1f} ms against {first[1] * 1e3:.1f} ms"
    morning = (
        Figure(f"first tick of a morning, of one obligation, {against}", ratio * FEW / MANY, EACH_LIMIT, detail)
        if begun
        else Figure(f"first tick of a morning, {against}", ratio, LIMIT, detail)
    )
    detail = f"{steady[0] * 1e3:.2f} ms against {steady[1] * 1e3:.2f} ms"
    return [Figure(f"a tick, {against}", steady[0] / steady[1], LIMIT, detail), morning]


@contextmanager
def postgres() -> Iterator[Postgres | None]:
    """Start a PostgreSQL, where there is one; say so where there is none."""
    try:
        server = Postgres()
    except (NoPostgresError, OSError) as missing:
        print(f"        without PostgreSQL: {missing}")
        yield None
        return
    try:
        yield server
    finally:
        server.end()
