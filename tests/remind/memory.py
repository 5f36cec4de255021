"""An honest ledger in memory, for one process: what the tests of delivering read and break."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from bot.domain.reminding import Subscription
from bot.remind.delivery import Delivery, State, Told
from bot.remind.latest import UNMARKED, Mark
from bot.remind.plan import Digest, Marks, Reminder


class MemoryLedger:
    """Keeps what `bot.remind.keeping.Ledger` says. `before` is called with the name of each step before it is kept."""

    def __init__(self, *subscriptions: Subscription) -> None:
        self.kept: dict[int, Delivery] = {}
        self.history: list[tuple[int, str, str]] = []
        self.subscribed = list(subscriptions)
        self.marked: dict[tuple[str, str, date], Mark] = {}
        self.before: Callable[[str], object] = lambda _step: None
        self.changes = 0
        self.claimed: set[int] = set()
        self._ids = itertools.count(1)

    def insert(self, digest: Digest, now: datetime) -> int | None:
        self.before("insert")
        told = self.told(one.key for one in digest.reminders)
        new = tuple(_told(one) for one in digest.reminders if one.key not in told)
        if not new:
            return None
        part = 1 + sum((one.channel, one.day) == (digest.channel, digest.day) for one in self.kept.values())
        made = next(self._ids)
        self.kept[made] = Delivery(
            made, f"key-{made}", digest.channel, digest.day, part, State.PLANNED, new, 0, None, None, now
        )
        self.history.append((made, State.PLANNED, ""))
        return made

    def told(self, keys: Iterable[str]) -> set[str]:
        return {one.key for delivery in self.kept.values() for one in delivery.reminders}.intersection(keys)

    def deliveries(self, state: State | None = None, channel: str | None = None) -> list[Delivery]:
        return [one for one in self.kept.values() if state in (None, one.state) and channel in (None, one.channel)]

    @contextmanager
    def claim(self, one: int) -> Iterator[Delivery | None]:
        self.before("claim")
        if one in self.claimed:
            yield None
            return
        self.claimed.add(one)
        try:
            yield self.kept.get(one)
        finally:
            self.claimed.discard(one)

    def intend(self, one: int, now: datetime) -> None:
        first = self.kept[one].first_attempt_at or now
        attempts = self.kept[one].attempts + 1
        self._become(one, State.POSTING, attempts=attempts, first_attempt_at=first, last_attempt_at=now, error="")

    def posted(self, one: int, ts: str, now: datetime) -> None:
        self._become(one, State.POSTED, ts=ts)

    def again(self, one: int, not_before: datetime, error: str) -> None:
        self._become(one, State.PLANNED, error, not_before=not_before, error=error)

    def hold(self, one: int, error: str) -> None:
        self._become(one, State.HELD, error, error=error)

    def cancel(self, one: int, reason: str, keys: Iterable[str] | None = None) -> None:
        assert one in self.claimed
        gone = {told.key for told in self.kept[one].reminders} if keys is None else set(keys)
        left = tuple(told for told in self.kept[one].reminders if told.key not in gone)
        state = self.kept[one].state if left else State.CANCELLED
        self._become(one, state, reason, reminders=left)

    def subscriptions(self, channel: str | None = None) -> list[Subscription]:
        return [one for one in self.subscribed if channel in (None, one.channel)]

    def marks(self) -> Marks:
        return lambda channel, owed, due: self.marked.get((channel, owed, due), UNMARKED)

    def version(self) -> int:
        return self.changes

    # What the tests do

    def snooze(self, channel: str, owed: str, due: date, on: date, until: date) -> None:
        self.marked[channel, owed, due] = Mark(asleep_until=until, snoozed_on=on)
        self.changes += 1

    def states(self) -> list[str]:
        return [one.state.value for one in self.kept.values()]

    def why(self, one: int) -> list[str]:
        return [why for number, _, why in self.history if number == one and why]

    def _become(self, one: int, state: State, why: str = "", **values: Any) -> None:
        self.before(state.value)
        assert one in self.claimed, "a step without a claim"
        self.kept[one] = replace(self.kept[one], state=state, **values)
        self.history.append((one, state.value, why))


def _told(one: Reminder) -> Told:
    owed, said = one.owed, one.announcement
    finding, obligation = owed.finding.id, owed.obligation.id
    return Told(one.key, one.rule.id, finding, obligation, owed.due, said.stage, said.number, said.on, said.moved_from)
