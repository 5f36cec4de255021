"""A delivery in work: claimed by one process at a time, and every step of it committed at once."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection, func, select, update

from bot.errors import LedgerError
from bot.ledger.deliveries import held, note
from bot.ledger.engine import Database
from bot.ledger.locks import claimed
from bot.ledger.part import Part
from bot.ledger.tables import deliveries, reminders
from bot.remind.delivery import OPEN, Change, Delivery, State

_UNSETTLED = (State.PLANNED, State.POSTING, State.HELD)
_AGAIN = "nothing is to be done: the next tick looks at it again"


class Claims(Part):
    """Moves deliveries from state to state. Each step raises LedgerError when it cannot be committed.

    A step that needs a claim also sees to it that nobody else worked on the delivery since: a connection that was cut
    takes PostgreSQL's lock with it, though the process lives on.

    """

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        super().__init__(database, clock)
        self._attempts: dict[int, int] = {}
        self._guard = threading.Lock()

    @contextmanager
    def claim(self, id: int) -> Iterator[Delivery | None]:  # noqa: A002  # its word everywhere else, too
        """Work on a delivery while the block runs; nobody else does, until it ends or this process dies.

        Args:
            id: the delivery's.

        Yields:
            The delivery as it is now: look at its state and `not_before` again, since another process may have been
            quicker. None where another process or thread works on it, or where there is none.

        Raises:
            LedgerError: the database cannot be asked; nothing was claimed then.
        """
        with claimed(self._database, id) as got:
            one = None
            if got:
                with self._database.reading() as connection:
                    one = held(connection, id)
            if one is None:
                yield None
                return
            with self._guard:
                self._attempts[id] = one.attempts
            try:
                yield one
            finally:
                with self._guard:
                    del self._attempts[id]

    def intend(self, id: int, now: datetime) -> None:  # noqa: A002  # likewise
        """Note that a request is about to be made: it is posting from now on. Needs a claim."""
        with self._step(id, OPEN) as (connection, was):
            attempts = self._attempts[id] + 1
            values = {
                "state": State.POSTING,
                "attempts": attempts,
                "first_attempt_at": func.coalesce(deliveries.c.first_attempt_at, now),
                "last_attempt_at": now,
                "error": "",
            }
            connection.execute(update(deliveries).where(deliveries.c.id == id).values(values))
            note(connection, id, Change(now, was, State.POSTING))
        self._attempts[id] = attempts

    def posted(self, id: int, ts: str, now: datetime) -> None:  # noqa: A002  # likewise
        """Note that Slack accepted it, or that it was found in the channel; whoever made the request. It is settled.

        Args:
            id: the delivery's.
            ts: Slack's name of the message.
            now: the time.
        """
        with self._database.writing() as connection:
            was = _state(connection, id, _UNSETTLED)
            self._become(connection, id, Change(now, was, State.POSTED), {"ts": ts, "error": ""})

    def again(self, id: int, not_before: datetime, error: str) -> None:  # noqa: A002  # likewise
        """Note that Slack certainly refused it, and when it is to be tried again. Needs a claim."""
        with self._step(id, OPEN) as (connection, was):
            change = Change(self._clock(), was, State.PLANNED, error)
            self._become(connection, id, change, {"not_before": not_before, "error": error})

    def hold(self, id: int, error: str) -> None:  # noqa: A002  # likewise
        """Leave it to a person: nobody knows whether it was posted. Needs a claim."""
        with self._step(id, OPEN) as (connection, was):
            self._become(connection, id, Change(self._clock(), was, State.HELD, error), {"error": error})

    def cancel(self, id: int, reason: str, keys: Iterable[str] | None = None) -> None:  # noqa: A002  # likewise
        """Take reminders out of a planned delivery, since they are no longer true. Needs a claim.

        Their keys are free again: what becomes true once more is planned anew.

        Args:
            id: the delivery's.
            reason: why.
            keys: of the reminders; None for all. A delivery without any left is cancelled, with the reason as error.
        """
        with self._step(id, (State.PLANNED,)) as (connection, was):
            self._take_out(connection, id, None if keys is None else list(keys))
            left = select(func.count()).where(reminders.c.delivery == id, reminders.c.cancelled.is_(None))
            became = was if connection.execute(left).scalar_one() else State.CANCELLED
            values: dict[str, object] = {"error": reason} if became is State.CANCELLED else {}
            self._become(connection, id, Change(self._clock(), was, became, reason), values)

    def resolve(self, id: int, as_posted: bool, by: str) -> None:  # noqa: A002  # likewise
        """Let a person decide about a delivery that is held. Claims it by itself.

        Args:
            id: the delivery's.
            as_posted: whether it is in the channel; otherwise it is posted once more.
            by: who decided.

        Raises:
            LedgerError: it is in another state, there is none, or it is being worked on.
        """
        with self.claim(id) as one:
            if one is None and self._is_there(id):
                raise LedgerError(f"delivery {id}", "is being worked on", "try again in a minute")
            now = self._clock()
            with self._step(id, (State.HELD,)) as (connection, was):
                became = State.POSTED if as_posted else State.PLANNED
                values: dict[str, object] = {"error": ""} if as_posted else {"error": "", "not_before": now}
                self._become(connection, id, Change(now, was, became, "decided by a person", by), values)

    def _is_there(self, number: int) -> bool:
        with self._database.reading() as connection:
            return held(connection, number) is not None

    @contextmanager
    def _step(self, number: int, allowed: Sequence[State]) -> Iterator[tuple[Connection, str]]:
        """Give a transaction for a change, and the state before it."""
        with self._database.writing() as connection:
            was = _state(connection, number, allowed)
            attempts = connection.execute(select(deliveries.c.attempts).where(deliveries.c.id == number)).scalar_one()
            mine = self._attempts.get(number)
            if mine is None:
                raise LedgerError(f"delivery {number}", "is not claimed", "claim it before it is changed")
            if attempts != mine:
                raise LedgerError(f"delivery {number}", "was worked on by another process meanwhile", _AGAIN)
            yield connection, was

    @staticmethod
    def _become(connection: Connection, number: int, change: Change, values: dict[str, object]) -> None:
        connection.execute(
            update(deliveries).where(deliveries.c.id == number).values({"state": change.became, **values})
        )
        note(connection, number, change)

    def _take_out(self, connection: Connection, number: int, keys: list[str] | None) -> None:
        live = update(reminders).where(reminders.c.delivery == number, reminders.c.cancelled.is_(None))
        if keys is not None:
            live = live.where(reminders.c.key.in_(keys))
        connection.execute(live.values(cancelled=self._clock()))


def _state(connection: Connection, number: int, allowed: Sequence[State]) -> str:
    """Return a delivery's state, and hold its row in this transaction. Raises LedgerError for a state not allowed."""
    row = connection.execute(select(deliveries.c.state).where(deliveries.c.id == number).with_for_update()).first()
    if row is None:
        raise LedgerError(f"delivery {number}", "is not there", "list them with: peel-bot deliveries")
    if row.state not in allowed:
        raise LedgerError(f"delivery {number}", f"is {row.state} already", _AGAIN)
    return str(row.state)
