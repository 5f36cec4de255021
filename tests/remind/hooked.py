"""The real ledger, with something done before a step is kept: a process killed there, or the database away."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

from bot.ledger.engine import Database
from bot.ledger.ledger import Ledger
from bot.remind.deeds import Done
from bot.remind.delivery import Delivery
from bot.remind.plan import Digest


class HookedLedger(Ledger):
    """Calls `before` with "insert", "claim", "posting" or "posted" before that is done."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        super().__init__(database, clock)
        self.before: Callable[[str], object] = lambda _step: None

    def insert(self, digest: Digest, now: datetime) -> int | None:
        self.before("insert")
        return super().insert(digest, now)

    @contextmanager
    def claim(self, one: int, /) -> Iterator[Delivery | None]:
        self.before("claim")
        with super().claim(one) as held:
            yield held

    def intend(self, one: int, now: datetime, /) -> None:
        self.before("posting")
        super().intend(one, now)

    def posted(self, one: int, ts: str, now: datetime, /) -> None:
        self.before("posted")
        super().posted(one, ts, now)

    # What the tests ask

    def snooze(self, channel: str, owed: str, due: date, at: datetime, until: date) -> None:
        self.mark(channel, owed, due, Done.SNOOZED, until=until, by="U0OWNER", at=at)

    def states(self) -> list[str]:
        return [one.state.value for one in self.deliveries()]

    def why(self, one: int) -> list[str]:
        return [change.why for change in self.history(one) if change.why]
