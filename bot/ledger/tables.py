"""The tables, as the newest migration leaves them. A change here needs a migration: a test compares the two."""

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import TypeDecorator


class Utc(TypeDecorator[datetime]):
    """A moment: aware in Python, in UTC in the database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC; SQLite has no time zones. Raises ValueError for one without a time zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Return the moment in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData()

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("day", Date, nullable=False),
    Column("part", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("first_attempt_at", Utc),
    Column("last_attempt_at", Utc),
    Column("not_before", Utc, nullable=False),
    Column("ts", String, nullable=False, server_default=text("''")),
    Column("error", Text, nullable=False, server_default=text("''")),
    UniqueConstraint("key", name="deliveries_key"),
    UniqueConstraint("channel", "day", "part", name="deliveries_of_a_morning"),
    Index("deliveries_due", "state", "not_before"),
    Index("deliveries_by_day", "day"),
    sqlite_autoincrement=True,  # an id is never given twice: its lock and its history belong to one delivery
)

reminders = Table(
    "reminders",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("delivery", Integer, ForeignKey("deliveries.id"), nullable=False),
    Column("key", String, nullable=False),
    Column("rule", String, nullable=False),
    Column("finding", String, nullable=False),
    Column("obligation", String, nullable=False),
    Column("due", Date, nullable=False),
    Column("stage", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("on", Date, nullable=False),
    Column("moved_from", Date),
    Column("cancelled", Utc),
    Index("reminders_of_a_delivery", "delivery"),
    # A key is told once. One that was cancelled, since it was no longer true, is free: it may become true again.
    Index(
        "reminders_told_once",
        "key",
        unique=True,
        sqlite_where=text("cancelled IS NULL"),
        postgresql_where=text("cancelled IS NULL"),
    ),
)

history = Table(
    "history",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("delivery", Integer, ForeignKey("deliveries.id"), nullable=False),
    Column("at", Utc, nullable=False),
    Column("was", String, nullable=False),
    Column("became", String, nullable=False),
    Column("why", Text, nullable=False, server_default=text("''")),
    Column("by", String, nullable=False, server_default=text("''")),
    Index("history_of_a_delivery", "delivery"),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", String, nullable=False),
    Column("which", Text, nullable=False),  # JSON
    Column("since", Date, nullable=False),
    Column("by", String, nullable=False),
    Column("at", Utc, nullable=False),
    Column("ended_at", Utc),
    Column("ended_by", String, nullable=False, server_default=text("''")),
    Index("subscriptions_of_a_channel", "channel"),
)

marks = Table(
    "marks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", String, nullable=False),
    Column("owed", String, nullable=False),
    Column("due", Date, nullable=False),
    Column("kind", String, nullable=False),
    Column("until", Date),
    Column("by", String, nullable=False),
    Column("at", Utc, nullable=False),
    Column("name", String, nullable=False, server_default=text("''")),
    Index("marks_of_a_deadline", "channel", "owed", "due"),
)

revisions = Table(
    "revisions",
    metadata,
    Column("id", Integer, primary_key=True),  # one row: 1
    Column("number", Integer, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Utc, nullable=False),
    Column("by", String, nullable=False),
    Column("request", String, nullable=False),
    Column("part", Integer, nullable=False),
    Column("what", String, nullable=False),
    Column("finding", String, nullable=False),
    Column("obligation", String, nullable=False, server_default=text("''")),
    Column("value", Text, nullable=False),
    Column("why", Text, nullable=False, server_default=text("''")),
    Column("approver", String, nullable=False, server_default=text("''")),
    Column("undoes", Integer),
    UniqueConstraint("request", "part", name="entries_of_a_request"),
    Index("entries_of_a_finding", "finding", "id"),
    sqlite_autoincrement=True,  # an id is never given twice: it is the version that somebody saw
)

refusals = Table(
    "refusals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Utc, nullable=False),
    Column("by", String, nullable=False),
    Column("wanted", Text, nullable=False),
    Column("why", Text, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("at", Utc, nullable=False),
)

unmet = Table(
    "unmet",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Utc, nullable=False),
    Column("outcome", String, nullable=False),
    Column("text", Text, nullable=False, server_default=text("''")),
    Column("unknown", Text, nullable=False, server_default=text("''")),  # JSON
    Index("unmet_by_time", "at"),
)

ratings = Table(
    "ratings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Utc, nullable=False),
    Column("good", Boolean, nullable=False),
    Column("text", Text, nullable=False, server_default=text("''")),
    Index("ratings_by_time", "at"),
)
