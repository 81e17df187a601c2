"""The third score of parts whose model has one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """An empty column, whose cost does not grow with the parts: what they had was not recorded."""
    op.add_column("parts", sa.Column("puad_score", sa.Double))
