"""A small world to deliver in: deadlines, a calendar, a chat service that can fail, and time that stands in hand."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.finding import Deadline, DueKind, Finding, Kind, Obligation
from bot.domain.reminding import Reminding, Subscription, Which
from bot.domain.working import WorkingCalendar
from bot.remind.deliver import Deliverer
from bot.remind.delivery import State
from bot.remind.morning import Basis
from bot.remind.plan import Digest, Owed
from bot.remind.posting import Accepted, Found, Look, NotThere, Outcome
from tests.remind.hooked import HookedLedger

LONDON = ZoneInfo("Europe/London")
KENT, ESSEX = "C0KENT", "C0ESSEX"


def at(day: date, hour: int = 9, minute: int = 0, second: int = 0) -> datetime:
    """Return an instant by the clocks of London."""
    return datetime.combine(day, time(hour, minute, second), LONDON).astimezone(UTC)


def owing(number: int, due: date) -> Owed:
    """Return a deadline."""
    obligation = Obligation("plan", "Send the plan", Deadline(DueKind.EXACT, day=due))
    finding = Finding(
        f"KENT-{number}", ("kent",), "2016", Kind.AREA_FOR_IMPROVEMENT, "A weakness", (), obligations=(obligation,)
    )
    return Owed(finding, obligation, due)


@dataclass
class Service:
    """A chat service: what is in its channels, and what it does next. An answer may be an outcome, or a deed first."""

    posted: list[tuple[str, str, str]] = field(default_factory=list)
    """Channel, text, key."""
    answers: list[Outcome | tuple[str, Outcome]] = field(default_factory=list)
    """Of the next posts: an outcome with nothing done, or ("done", outcome)."""
    lasting: dict[str, Outcome] = field(default_factory=dict)
    """By channel."""
    looks: list[Look] = field(default_factory=list)
    requests: int = 0
    looked: list[tuple[str, str, datetime]] = field(default_factory=list)
    on_post: Callable[[], object] = lambda: None

    def post(self, channel: str, message: str, key: str) -> Outcome:
        self.requests += 1
        self.on_post()
        if channel in self.lasting:
            return self.lasting[channel]
        answer = self.answers.pop(0) if self.answers else ("done", Accepted(""))
        if isinstance(answer, tuple):
            self.posted.append((channel, message, key))
            answer = answer[1]
        return Accepted(f"{len(self.posted)}.0") if isinstance(answer, Accepted) else answer

    def find(self, channel: str, key: str, since: datetime) -> Look:
        self.looked.append((channel, key, since))
        if self.looks:
            return self.looks.pop(0)
        found = [number for number, one in enumerate(self.posted, 1) if (one[0], one[2]) == (channel, key)]
        return Found(f"{found[0]}.0") if found else NotThere()


class World:
    """All of it. `tick` moves the steady clock, too, unless the wall clock alone is to be changed."""

    def __init__(self, ledger: HookedLedger, *due: date, since: date, channels: tuple[str, ...] = (KENT,)) -> None:
        self.ledger = ledger
        for channel in channels:
            ledger.subscribe(Subscription(channel, Which(), since))
        self.service = Service()
        self.holidays: dict[date, str] = {}
        calendar = WorkingCalendar(lambda day: self.holidays.get(day, ""))
        owed = [owing(number, day) for number, day in enumerate(due, 1)]
        self.basis = Basis(owed, Reminding(), calendar)
        self.told: list[str] = []
        self.tells = True
        self.steady = 1000.0
        self.now = at(since, 0)
        self.rested: list[float] = []
        self.deliverer = self.replica()

    def replica(self, hands: int = 1) -> Deliverer[str]:
        """Return another one on the same ledger. With one hand all is done in order."""
        return Deliverer(
            self.ledger,
            self.service,
            basis=lambda: self.basis,
            show=show,
            tell=self._tell,
            steady=lambda: self.steady,
            rest=self._rest,
            hands=hands,
        )

    def tick(self, now: datetime, *, jumped: bool = False, by: Deliverer[str] | None = None) -> None:
        """Let the time be `now` and tick; `jumped`: the clock was changed, and only 15 s went by."""
        self.steady += 15 if jumped else max(0.0, (now - self.now).total_seconds())
        self.now = now
        (by or self.deliverer).tick(now)

    def ticks(self, since: datetime, until: datetime, every: timedelta = timedelta(minutes=15)) -> None:
        """Tick through a span."""
        while since <= until:
            self.tick(since)
            since += every

    def owe(self, *owed: Owed) -> None:
        """Put other deadlines in the place of those there were."""
        self.basis = replace(self.basis, deadlines=owed)

    def texts(self, channel: str = KENT) -> list[str]:
        """Return what a channel was told."""
        return [text for there, text, _ in self.service.posted if there == channel]

    def only(self, state: State | str) -> None:
        assert self.ledger.states() == [state]

    def _tell(self, said: str) -> bool:
        if self.tells:
            self.told.append(said)
        return self.tells

    def _rest(self, seconds: float) -> None:
        self.rested.append(seconds)
        self.steady += seconds


def show(digest: Digest) -> str:
    """Return a message: the day, and each reminder's finding and announcement."""
    lines = [f"{one.owed.finding.id} {one.announcement.key}" for one in digest.reminders]
    return f"{digest.day}: {', '.join(lines)}"
