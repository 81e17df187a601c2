"""The tables. ``migrations`` leads every older database here."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Double,
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

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
# SQLite counts rows up by itself only where the key's type is exactly INTEGER.
Key = BigInteger().with_variant(Integer, "sqlite")
# Sorted by the numbers of its signs, as SQLite does, and not as a server's language has it.
Plain = Text().with_variant(Text(collation="C"), "postgresql")

BROWSED = ("decided_us", "id", "verdict", "run_id", "setup_id", "score", "challenge")
"""All that parts are looked for by: a page is found without reading parts that are not on it."""


def _partial(name: str, *columns: str, where: str) -> Index:
    """Of some rows."""
    return Index(name, *columns, sqlite_where=text(where), postgresql_where=text(where))


RUNS = Table(
    "runs",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("uuid", String(36), nullable=False, unique=True),
    Column("station", Text, nullable=False),
    Column("line", Text, nullable=False),
)

SETUPS = Table(
    "setups",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("digest", String(32), nullable=False, unique=True),
    Column("camera", Text, nullable=False),
    Column("recipe", Text, nullable=False),
    Column("recipe_version", Integer, nullable=False),
    Column("model", Text, nullable=False),
    Column("threshold", Double),
    Column("pixel_threshold", Double),
)

PARTS = Table(
    "parts",
    METADATA,
    Column("id", Key, primary_key=True),
    Column("run_id", Integer, ForeignKey("runs.id"), nullable=False),
    Column("trigger", BigInteger, nullable=False),
    Column("setup_id", Integer, ForeignKey("setups.id"), nullable=False),
    Column("decided_us", BigInteger, nullable=False),
    Column("verdict", String(12), nullable=False),
    Column("reason", Text, nullable=False),
    Column("serial", Plain, nullable=False),
    Column("score", Double),
    Column("local_score", Double),
    Column("global_score", Double),
    Column("puad_score", Double),
    Column("regions", JSON(none_as_null=True)),
    Column("gates", JSON(none_as_null=True)),
    Column("latency_ms", Double, nullable=False),
    Column("inference_ms", Double),
    Column("late", Boolean, nullable=False),
    Column("challenge", Text, nullable=False),
    Column("frame_id", BigInteger),
    UniqueConstraint("run_id", "trigger"),
    Index("ix_parts_browsed", *BROWSED),
    Index(None, "setup_id", "decided_us"),
    _partial("ix_parts_not_ok", *BROWSED, where="verdict <> 'OK'"),
    _partial("ix_parts_known", "decided_us", "id", where="challenge <> ''"),
    _partial("ix_parts_serial", "serial", where="serial <> ''"),
)

PICTURES = Table(
    "pictures",
    METADATA,
    Column("id", Key, primary_key=True),
    Column("run_id", Integer, ForeignKey("runs.id"), nullable=False),
    Column("trigger", BigInteger, nullable=False),
    Column("kind", String(12), nullable=False),
    Column("path", Text, nullable=False, index=True),
    Column("bytes", BigInteger, nullable=False),
    UniqueConstraint("run_id", "trigger", "kind"),
)

# Without a key to the parts: an output may be told before the part is on record.
DELIVERIES = Table(
    "deliveries",
    METADATA,
    Column("id", Key, primary_key=True),
    Column("run_id", Integer, ForeignKey("runs.id"), nullable=False),
    Column("trigger", BigInteger, nullable=False),
    Column("output", Text, nullable=False),
    Column("sent_us", BigInteger, nullable=False),
    Column("acknowledged_us", BigInteger),
    Column("attempts", Integer, nullable=False),
    Column("problem", Text, nullable=False),
    UniqueConstraint("run_id", "trigger", "output"),
)

CORRECTIONS = Table(
    "corrections",
    METADATA,
    Column("id", Key, primary_key=True),
    Column("part_id", Key, ForeignKey("parts.id"), nullable=False, index=True),
    Column("was", String(12), nullable=False),
    Column("now", String(8), nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at_us", BigInteger, nullable=False),
)
