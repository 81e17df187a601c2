"""Pictures and deliveries; other indices of parts, which a million of them need."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

BROWSED = ["decided_us", "id", "verdict", "run_id", "setup_id", "score", "challenge"]
KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Parts stay as they are. A minute for some millions of them."""
    _pictures_and_deliveries()
    for name in ("decided_us", "verdict_decided_us"):
        op.drop_index(f"ix_parts_{name}", "parts")
    op.create_index("ix_parts_browsed", "parts", BROWSED)
    op.create_index("ix_parts_setup_id_decided_us", "parts", ["setup_id", "decided_us"])
    _partial("ix_parts_not_ok", BROWSED, "verdict <> 'OK'")
    _partial("ix_parts_known", ["decided_us", "id"], "challenge <> ''")
    if op.get_context().dialect.name == "postgresql":
        op.alter_column("parts", "serial", type_=sa.Text(collation="C"))


def _partial(name: str, columns: list[str], where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, "parts", columns, sqlite_where=condition, postgresql_where=condition)


def _pictures_and_deliveries() -> None:
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
