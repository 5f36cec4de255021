"""What delivering needs of a ledger."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from bot.domain.reminding import Subscription
from bot.remind.delivery import Delivery, State
from bot.remind.plan import Digest, Marks


class Ledger(Protocol):
    """Keeps deliveries, subscriptions and marks, shared by all replicas. Each call is committed when it returns.

    Each raises a `bot.errors.BotError` when the database is away. A reminder that was cancelled counts as never told:
    it is no longer in `told`, and may be inserted again, since it was certainly not posted.
    """

    def insert(self, digest: Digest, now: datetime) -> int | None:
        """Plan a delivery of those reminders whose keys are new; None when none is."""
        ...

    def told(self, keys: Iterable[str]) -> set[str]:
        """Return which keys are in a delivery, posted or to be."""
        ...

    def deliveries(self, state: State | None = None, channel: str | None = None) -> Sequence[Delivery]:
        """Return deliveries, the oldest first."""
        ...

    def waits(self, error: str, now: datetime, /) -> datetime | None:
        """Return until when deliveries refused with an error wait, where that is after `now`; None where none does."""
        ...

    def claim(self, one: int, /) -> AbstractContextManager[Delivery | None]:
        """Hold a delivery under a lock that dies with the process; None where another process or thread holds it."""
        ...

    def intend(self, one: int, now: datetime, /) -> None:
        """Commit that a request is about to be made."""
        ...

    def posted(self, one: int, ts: str, now: datetime, /) -> None:
        """Settle it as posted."""
        ...

    def again(self, one: int, not_before: datetime, error: str, /) -> None:
        """Plan it again, for it is certainly not posted."""
        ...

    def hold(self, one: int, error: str, /) -> None:
        """Leave it to a person."""
        ...

    def cancel(self, one: int, reason: str, keys: Iterable[str] | None = None, /) -> None:
        """Cancel a delivery that was not posted, or some reminders of it."""
        ...

    def subscriptions(self, channel: str | None = None) -> Sequence[Subscription]:
        """Return the subscriptions that are not ended."""
        ...

    def unreadable(self) -> Sequence[str]:
        """Return of each subscription that cannot be read what is wrong and how to mend it."""
        ...

    def marks(self) -> Marks:
        """Return what people did."""
        ...

    def version(self) -> object:
        """Return something that differs after every change of subscriptions and marks."""
        ...
