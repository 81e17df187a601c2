"""Why parts were rejected or not judged: kinds, places, reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, literal_column, select

from app.store.figures import Cell, Kind, Places, Reason
from app.store.tables import PARTS
from core.types import Verdict

COLUMNS, ROWS = 8, 6
PITCH_PX = 8
"""The database sums up by squares of that side; the grid is laid over them afterwards."""
_VALUE = re.compile(r"\d+(?:[.,]\d+)*(?: ?%)?")
Conditions = Sequence[ColumnElement[bool]]


def kinds_of(connection: Connection, rejected: Conditions) -> dict[Kind, int]:
    """Which of the two scores was the higher one."""
    local, global_ = PARTS.c.local_score, PARTS.c.global_score
    kind = case(
        (local > global_, str(Kind.SURFACE)),
        (local < global_, str(Kind.LAYOUT)),
        (local == global_, str(Kind.BOTH)),
        else_=str(Kind.NO_SCORE),
    ).label("kind")
    query = select(kind, func.count()).where(*rejected).group_by(literal_column("kind"))
    found = {Kind(name): number for name, number in connection.execute(query)}
    return {kind: found[kind] for kind in Kind if kind in found}


def places_of(connection: Connection, rejected: Conditions) -> Places:
    """By the first region of each part, which is the strongest."""
    x, y, width, height = (_first_box(n) for n in range(4))
    squares = [
        ((place + size // 2) // PITCH_PX).label(name)
        for place, size, name in ((x, width, "column_"), (y, height, "row_"))
    ]
    query = (
        select(*squares, func.count(), func.max(x + width), func.max(y + height))
        .where(*rejected)
        .group_by(literal_column("column_"), literal_column("row_"))
    )
    rows = connection.execute(query).all()
    return _on_grid([tuple(row) for row in rows if row[0] is not None], _without(rows))


def reasons_of(connection: Connection, unjudged: Conditions) -> tuple[Reason, ...]:
    """The most frequent first, whatever the values in their sentences."""
    query = (
        select(PARTS.c.verdict, PARTS.c.reason, func.count())
        .where(*unjudged)
        .group_by(PARTS.c.verdict, PARTS.c.reason)
    )
    found: dict[tuple[str, str], int] = {}
    for verdict, reason, number in connection.execute(query):
        key = verdict, _VALUE.sub("…", reason)
        found[key] = found.get(key, 0) + number
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Reason(Verdict(verdict), text, n) for (verdict, text), n in ranked)


def _first_box(number: int) -> ColumnElement[int]:
    """x, y, width or height of a part's first region."""
    value: ColumnElement[int] = PARTS.c.regions[(0, number)].as_integer()
    return value


def _without(rows: Sequence[Any]) -> int:
    return sum(row[2] for row in rows if row[0] is None)


def _on_grid(squares: Sequence[tuple[Any, ...]], without: int) -> Places:
    width = max((right for *_, right, _ in squares), default=0)
    height = max((bottom for *_, bottom in squares), default=0)
    counts: dict[Cell, int] = {}
    for column, row, number, *_ in squares:
        cell = _cell(column, width, COLUMNS), _cell(row, height, ROWS)
        counts[cell] = counts.get(cell, 0) + number
    return Places(COLUMNS, ROWS, width, height, counts, without)


def _cell(square: int, size_px: int, cells: int) -> int:
    middle_px = (square + 0.5) * PITCH_PX
    return min(cells - 1, int(middle_px * cells / max(1, size_px)))
