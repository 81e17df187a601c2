"""Runs, setups and parts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """An empty database gets its tables."""
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("uuid", sa.String(36), nullable=False),
        sa.Column("station", sa.Text, nullable=False),
        sa.Column("line", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
        sa.UniqueConstraint("uuid", name="uq_runs_uuid"),
    )
    op.create_table(
        "setups",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(32), nullable=False),
        sa.Column("camera", sa.Text, nullable=False),
        sa.Column("recipe", sa.Text, nullable=False),
        sa.Column("recipe_version", sa.Integer, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("threshold", sa.Double),
        sa.Column("pixel_threshold", sa.Double),
        sa.PrimaryKeyConstraint("id", name="pk_setups"),
        sa.UniqueConstraint("digest", name="uq_setups_digest"),
    )
    op.create_table(
        "parts",
        sa.Column("id", KEY, nullable=False),
        sa.Column("run_id", sa.Integer, nullable=False),
        sa.Column("trigger", sa.BigInteger, nullable=False),
        sa.Column("setup_id", sa.Integer, nullable=False),
        sa.Column("decided_us", sa.BigInteger, nullable=False),
        sa.Column("verdict", sa.String(12), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("serial", sa.Text, nullable=False),
        sa.Column("score", sa.Double),
        sa.Column("local_score", sa.Double),
        sa.Column("global_score", sa.Double),
        sa.Column("regions", sa.JSON),
        sa.Column("gates", sa.JSON),
        sa.Column("latency_ms", sa.Double, nullable=False),
        sa.Column("inference_ms", sa.Double),
        sa.Column("late", sa.Boolean, nullable=False),
        sa.Column("challenge", sa.Text, nullable=False),
        sa.Column("frame_id", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_parts"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_parts_run_id"),
        sa.ForeignKeyConstraint(["setup_id"], ["setups.id"], name="fk_parts_setup_id"),
        sa.UniqueConstraint("run_id", "trigger", name="uq_parts_run_id_trigger"),
    )
    op.create_index("ix_parts_decided_us", "parts", ["decided_us"])
    op.create_index("ix_parts_verdict_decided_us", "parts", ["verdict", "decided_us"])
    given = sa.text("serial <> ''")
    op.create_index(
        "ix_parts_serial", "parts", ["serial"], sqlite_where=given, postgresql_where=given
    )
