"""Which pictures of a part there are, and which rows have lost theirs."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import Engine, and_, select

from app.store.database import READS, told
from app.store.parts import KeptPictures, PartRow
from app.store.pictures.policy import PictureKind
from app.store.tables import PARTS, PICTURES, RUNS

_log = logging.getLogger(__name__)

PAGE = 1000


class PictureIndex:
    """``app.store.parts.FindsPictures`` in a station's folder; any thread. Raises StoreError.

    ``engine`` is asked each time, so that the database may be opened late.
    """

    def __init__(self, engine: Callable[[], Engine], folder: Path) -> None:
        self._engine, self._folder = engine, folder

    def of(self, row: PartRow) -> KeptPictures:
        """Only files that exist: rows outlive them, and other stations' lie elsewhere."""
        same = and_(PICTURES.c.run_id == PARTS.c.run_id, PICTURES.c.trigger == PARTS.c.trigger)
        query = (
            select(PICTURES.c.kind, PICTURES.c.path).join(PARTS, same).where(PARTS.c.id == row.id)
        )
        with told(), self._engine().execution_options(**{READS: True}).begin() as connection:
            found = {kind: self._folder / path for kind, path in connection.execute(query)}
        there = {kind: path for kind, path in found.items() if path.is_file()}
        return KeptPictures(
            original=there.get(PictureKind.ORIGINAL),
            heat_map=there.get(PictureKind.MAP),
            overlay=there.get(PictureKind.OVERLAY),
        )


def rows_without_file(engine: Engine, station: str, folder: Path) -> tuple[str, ...]:
    """Paths on record of this ``station`` that a crash or a person left without a file.

    None where most are missing: then it is not the files but the folder that is another, or its
    disk is not there. Raises StoreError.
    """
    number, missing = 0, []
    for path in _paths(engine.execution_options(**{READS: True}), station):
        number += 1
        if not (folder / path).is_file():
            missing.append(path)
    if 2 * len(missing) > number:
        _log.warning("%d of %d pictures on record are not in %s", len(missing), number, folder)
        return ()
    return tuple(missing)


def _paths(engine: Engine, station: str) -> Iterator[str]:
    last = 0
    ours = select(RUNS.c.id).where(RUNS.c.station == station)
    while True:
        query = (
            select(PICTURES.c.id, PICTURES.c.path)
            .where(PICTURES.c.id > last, PICTURES.c.run_id.in_(ours))
            .order_by(PICTURES.c.id)
            .limit(PAGE)
        )
        with told(), engine.begin() as connection:
            rows = connection.execute(query).all()
        if not rows:
            return
        yield from (path for _, path in rows)
        last = rows[-1][0]
