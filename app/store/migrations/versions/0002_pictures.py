"""Pictures and deliveries."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Parts stay as they are."""
    op.create_table(
        "pictures",
        sa.Column("id", KEY, nullable=False),
        sa.Column("run_id", sa.Integer, nullable=False),
        sa.Column("trigger", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("bytes", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pictures"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_pictures_run_id"),
        sa.UniqueConstraint("run_id", "trigger", "kind", name="uq_pictures_run_id_trigger_kind"),
    )
    op.create_index("ix_pictures_path", "pictures", ["path"])
    op.create_table(
        "deliveries",
        sa.Column("id", KEY, nullable=False),
        sa.Column("run_id", sa.Integer, nullable=False),
        sa.Column("trigger", sa.BigInteger, nullable=False),
        sa.Column("output", sa.Text, nullable=False),
        sa.Column("sent_us", sa.BigInteger, nullable=False),
        sa.Column("acknowledged_us", sa.BigInteger),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("problem", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_deliveries_run_id"),
        sa.UniqueConstraint(
            "run_id", "trigger", "output", name="uq_deliveries_run_id_trigger_output"
        ),
    )
