"""What Slack calls who did something: a mention would call them again with every digest."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column."""
    op.add_column("marks", sa.Column("name", sa.String, nullable=False, server_default=sa.text("''")))
