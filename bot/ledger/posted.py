"""Digests that are in a channel: which one a message is, and the last one in which a deadline was told."""

from datetime import date

from sqlalchemy import select

from bot.ledger.deliveries import held
from bot.ledger.part import Part
from bot.ledger.tables import deliveries, reminders
from bot.remind.delivery import Delivery, State


class Posted(Part):
    """Finds digests by what people see of them."""

    def posted_as(self, channel: str, ts: str) -> Delivery | None:
        """Return the digest that Slack calls so; None where it was deleted here, or is another message.

        Raises LedgerError.
        """
        one = select(deliveries.c.id).where(
            deliveries.c.channel == channel, deliveries.c.ts == ts, deliveries.c.state == State.POSTED
        )
        with self._database.reading() as connection:
            number = connection.execute(one.limit(1)).scalar() if ts else None
            return held(connection, number) if number is not None else None

    def last_told(self, channel: str, finding: str, obligation: str, due: date) -> Delivery | None:
        """Return the last digest of a channel that is posted and holds a deadline with this day; None without one.

        Raises LedgerError.
        """
        one = (
            select(deliveries.c.id)
            .join(reminders, reminders.c.delivery == deliveries.c.id)
            .where(
                deliveries.c.channel == channel,
                deliveries.c.state == State.POSTED,
                deliveries.c.ts != "",
                reminders.c.finding == finding,
                reminders.c.obligation == obligation,
                reminders.c.due == due,
                reminders.c.cancelled.is_(None),
            )
            .order_by(deliveries.c.day.desc(), deliveries.c.id.desc())
            .limit(1)
        )
        with self._database.reading() as connection:
            number = connection.execute(one).scalar()
            return held(connection, number) if number is not None else None
