"""What outputs were told of parts, read from the record."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, and_, select

from app.store.parts import Delivery, moment
from app.store.tables import DELIVERIES, PARTS


def deliveries_of(connection: Connection, parts: Sequence[int]) -> dict[int, tuple[Delivery, ...]]:
    """By the parts' keys, in the order of the outputs' names; parts without any are left out."""
    there = DELIVERIES.c
    same = and_(there.run_id == PARTS.c.run_id, there.trigger == PARTS.c.trigger)
    query = (
        select(PARTS.c.id.label("part_id"), DELIVERIES)
        .join(DELIVERIES, same)
        .where(PARTS.c.id.in_(parts))
        .order_by(there.output)
    )
    found: dict[int, tuple[Delivery, ...]] = {}
    for row in connection.execute(query) if parts else ():
        acknowledged = None if row.acknowledged_us is None else moment(row.acknowledged_us)
        told = Delivery(row.output, moment(row.sent_us), acknowledged, row.attempts, row.problem)
        found[row.part_id] = (*found.get(row.part_id, ()), told)
    return found
