"""The first tables: deliveries, their reminders and history; subscriptions and marks."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_MOMENT = sa.DateTime(timezone=True)
_EMPTY = sa.text("''")


def upgrade() -> None:
    """Make the tables."""
    _deliveries()
    _reminders()
    _history()
    _subscriptions()
    _marks()


def _deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("part", sa.Integer, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False, server_default=sa.text("0")),
        sa.Column("first_attempt_at", _MOMENT),
        sa.Column("last_attempt_at", _MOMENT),
        sa.Column("not_before", _MOMENT, nullable=False),
        sa.Column("ts", sa.String, nullable=False, server_default=_EMPTY),
        sa.Column("error", sa.Text, nullable=False, server_default=_EMPTY),
        sa.UniqueConstraint("key", name="deliveries_key"),
        sa.UniqueConstraint("channel", "day", "part", name="deliveries_of_a_morning"),
        sqlite_autoincrement=True,
    )
    op.create_index("deliveries_due", "deliveries", ["state", "not_before"])
    op.create_index("deliveries_by_day", "deliveries", ["day"])


def _reminders() -> None:
    op.create_table(
        "reminders",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("delivery", sa.Integer, sa.ForeignKey("deliveries.id"), nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("rule", sa.String, nullable=False),
        sa.Column("finding", sa.String, nullable=False),
        sa.Column("obligation", sa.String, nullable=False),
        sa.Column("due", sa.Date, nullable=False),
        sa.Column("stage", sa.String, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("moved_from", sa.Date),
        sa.Column("cancelled", _MOMENT),
    )
    op.create_index("reminders_of_a_delivery", "reminders", ["delivery"])
    live = sa.text("cancelled IS NULL")
    op.create_index("reminders_told_once", "reminders", ["key"], unique=True, sqlite_where=live, postgresql_where=live)


def _history() -> None:
    op.create_table(
        "history",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("delivery", sa.Integer, sa.ForeignKey("deliveries.id"), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("was", sa.String, nullable=False),
        sa.Column("became", sa.String, nullable=False),
        sa.Column("why", sa.Text, nullable=False, server_default=_EMPTY),
        sa.Column("by", sa.String, nullable=False, server_default=_EMPTY),
    )
    op.create_index("history_of_a_delivery", "history", ["delivery"])


def _subscriptions() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("which", sa.Text, nullable=False),
        sa.Column("since", sa.Date, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("ended_at", _MOMENT),
        sa.Column("ended_by", sa.String, nullable=False, server_default=_EMPTY),
    )
    op.create_index("subscriptions_of_a_channel", "subscriptions", ["channel"])


def _marks() -> None:
    op.create_table(
        "marks",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("owed", sa.String, nullable=False),
        sa.Column("due", sa.Date, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("until", sa.Date),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
    )
    op.create_index("marks_of_a_deadline", "marks", ["channel", "owed", "due"])
    revisions = op.create_table(
        "revisions", sa.Column("id", sa.Integer, primary_key=True), sa.Column("number", sa.Integer, nullable=False)
    )
    op.bulk_insert(revisions, [{"id": 1, "number": 0}])
