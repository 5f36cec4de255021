"""What the force does about findings: appended, never changed; and what was refused."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "entries",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("request", sa.String, nullable=False),
        sa.Column("part", sa.Integer, nullable=False),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("finding", sa.String, nullable=False),
        sa.Column("obligation", sa.String, nullable=False, server_default=sa.text("''")),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False, server_default=sa.text("''")),
        sa.Column("approver", sa.String, nullable=False, server_default=sa.text("''")),
        sa.Column("undoes", sa.Integer),
        sa.UniqueConstraint("request", "part", name="entries_of_a_request"),
        sqlite_autoincrement=True,
    )
    op.create_index("entries_of_a_finding", "entries", ["finding", "id"])
    op.create_table(
        "refusals",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("wanted", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
    )
    op.create_table(
        "unmet",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False, server_default=sa.text("''")),
        sa.Column("unknown", sa.Text, nullable=False, server_default=sa.text("''")),
    )
    op.create_index("unmet_by_time", "unmet", ["at"])
    op.create_table(
        "ratings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("good", sa.Boolean, nullable=False),
        sa.Column("text", sa.Text, nullable=False, server_default=sa.text("''")),
    )
    op.create_index("ratings_by_time", "ratings", ["at"])
