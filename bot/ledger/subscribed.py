"""Subscriptions as they are kept: never deleted, ended with who and when."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, insert, select, update

from bot.domain.finding import Kind, Origin
from bot.domain.reminding import Subscription, Which
from bot.ledger.part import Part
from bot.ledger.revision import move
from bot.ledger.tables import subscriptions

_LARGEST = 2**31 - 1


class Subscriptions(Part):
    """Keeps what channels subscribe to."""

    def subscribe(self, subscription: Subscription) -> Subscription:
        """Keep a subscription, and return it with its id. Raises LedgerError."""
        values = {
            "channel": subscription.channel,
            "which": written(subscription.which),
            "since": subscription.since,
            "by": subscription.by,
            "at": self._clock(),
        }
        with self._database.writing() as connection:
            made = connection.execute(insert(subscriptions).values(values).returning(subscriptions.c.id)).scalar_one()
            move(connection)
        return replace(subscription, id=str(made))

    def unsubscribe(self, one: str, by: str, /) -> bool:
        """End a subscription.

        Args:
            one: its id.
            by: who ends it.

        Returns:
            Whether it was there and not ended before.

        Raises:
            LedgerError: the database cannot be used.
        """
        if not one.isdecimal() or int(one) > _LARGEST:
            return False
        ending = update(subscriptions).where(subscriptions.c.id == int(one), subscriptions.c.ended_at.is_(None))
        with self._database.writing() as connection:
            ended = connection.execute(ending.values(ended_at=self._clock(), ended_by=by)).rowcount > 0
            if ended:
                move(connection)
        return ended

    def subscriptions(self, channel: str | None = None) -> list[Subscription]:
        """Return those that are not ended, the oldest first; of one channel or of all. Raises LedgerError.

        Those that cannot be read are left out, and are in `unreadable`: to guess at what they mean would remind of
        more than was asked for.
        """
        return [one for one in map(_read, self._kept(channel)) if isinstance(one, Subscription)]

    def unreadable(self) -> list[str]:
        """Return of each subscription that cannot be read what is wrong and how to mend it. Raises LedgerError."""
        return [
            f"{self._database.where} holds subscription {row.id} of {row.channel}, which cannot be read ({wrong}): "
            "start the version of the bot that wrote it, or a newer one; all others go on"
            for row in self._kept()
            if isinstance(wrong := _read(row), str)
        ]

    def _kept(self, channel: str | None = None) -> Sequence[Row[Any]]:
        wanted = select(subscriptions).where(subscriptions.c.ended_at.is_(None)).order_by(subscriptions.c.id)
        if channel is not None:
            wanted = wanted.where(subscriptions.c.channel == channel)
        with self._database.reading() as connection:
            return connection.execute(wanted).all()


def _read(row: Row[Any]) -> Subscription | str:
    """Return a subscription, or why it cannot be read."""
    try:
        which = read(row.which)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        return str(error) or type(error).__name__
    return Subscription(row.channel, which, row.since, row.by, str(row.id))


def written(which: Which) -> str:
    """Return which deadlines are meant, as JSON; what means any is left out."""
    parts = {name: getattr(which, name) for name in Which.__slots__}
    return json.dumps({name: list(values) for name, values in parts.items() if values}, sort_keys=True)


def read(text: str) -> Which:
    """Return which deadlines are meant by JSON. Raises ValueError, TypeError or AttributeError for what is not ours."""
    parts = {name: tuple(values) for name, values in json.loads(text).items()}
    kinds = tuple(Kind(one) for one in parts.pop("kinds", ()))
    origins = tuple(Origin(one) for one in parts.pop("origins", ()))
    return Which(kinds=kinds, origins=origins, **parts)
