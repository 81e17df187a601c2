"""What people say of parts afterwards: added, never changed; the newest counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, insert, select

from app.library.entries import Label
from app.store.database import told
from app.store.parts import Correction, PartRow, microseconds, moment
from app.store.tables import CORRECTIONS
from core.errors import DataError
from core.types import Verdict


class Corrections:
    """Any thread. Raises DataError where a word is missing, StoreError."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, part: PartRow, now: Label, *, reason: str, by: str) -> Correction:
        """``now``: GOOD or BAD."""
        reason, by = reason.replace("\0", "").strip(), by.strip()
        if now not in (Label.GOOD, Label.BAD) or not reason or not by:
            raise DataError(
                "A correction needs good or bad, a reason and a name.",
                "The verdict stands as it was.",
                "Say why, and who says so.",
            )
        correction = Correction(part.verdict, now, reason, by, datetime.now(UTC))
        row = {
            "part_id": part.id,
            "was": str(correction.was),
            "now": str(now),
            "reason": reason,
            "by": by,
            "at_us": microseconds(correction.at),
        }
        with told(), self._engine.begin() as connection:
            connection.execute(insert(CORRECTIONS), row)
        return correction


def corrections_of(
    connection: Connection, parts: Sequence[int]
) -> dict[int, tuple[Correction, ...]]:
    """By the parts' keys, the newest first; parts without one are left out."""
    table = CORRECTIONS.c
    query = select(CORRECTIONS).where(table.part_id.in_(parts)).order_by(table.id.desc())
    found: dict[int, tuple[Correction, ...]] = {}
    for row in connection.execute(query) if parts else ():
        said = Correction(Verdict(row.was), Label(row.now), row.reason, row.by, moment(row.at_us))
        found[row.part_id] = (*found.get(row.part_id, ()), said)
    return found
