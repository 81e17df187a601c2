"""What a line scored, kept so that other thresholds can be tried on it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from app.files import append_line
from app.library.entries import Entry
from app.library.logs import read_log
from app.station.beside import BesideLine
from app.station.result import InspectionResult
from core.scoring.what_if import Hull, score_hull
from core.types import Verdict

FOLDER = "archive"
KEPT_DAYS = 31
WAITING = 200
DIGITS = 5


class ArchivedPart(Entry):
    """One line of a day's file. ``hull`` answers every threshold and weight; see ``score_hull``."""

    at: datetime
    line: str
    trigger: int
    model: str
    verdict: Verdict
    hull: tuple[tuple[float, float], ...]
    puad_score: float | None = None
    """None where the model has no third score, or it was tuned off then."""

    @property
    def is_apart(self) -> bool:
        """Whether a third score would lie beside the hull.

        Lines of older programs do not name ``puad_score``: it is within their hulls, at the weight
        of then.
        """
        return "puad_score" in self.model_fields_set

    @property
    def points(self) -> Hull:
        return np.asarray(self.hull, np.float32)


class Archive:
    """A file per day (UTC) below the product's folder; days beyond ``KEPT_DAYS`` go.

    One thread writes, others may read. Raises DataError: full disk.
    """

    def __init__(self, root: Path) -> None:
        self._folder = root / FOLDER

    def add(self, part: ArchivedPart) -> None:
        path = self._path(part.at)
        is_new = not path.exists()
        append_line(path, part.model_dump_json(), wait=False)
        if is_new:
            self._thin_out(part.at)

    def between(self, since: datetime, until: datetime, model: str) -> tuple[ArchivedPart, ...]:
        """Parts that ``model`` judged in that time, oldest first."""
        found: list[ArchivedPart] = []
        day = since.astimezone(UTC).date()
        while day <= until.astimezone(UTC).date():
            found += read_log(self._folder / f"{day.isoformat()}.jsonl", ArchivedPart)
            day += timedelta(days=1)
        return tuple(p for p in found if p.model == model and since <= p.at < until)

    def _path(self, at: datetime) -> Path:
        return self._folder / f"{at.astimezone(UTC).date().isoformat()}.jsonl"

    def _thin_out(self, now: datetime) -> None:
        oldest = self._path(now - timedelta(days=KEPT_DAYS)).name
        for path in self._folder.glob("*.jsonl"):
            if path.name < oldest:
                path.unlink(missing_ok=True)


class Archiving:
    """``receive`` subscribes to a line's results and returns at once.

    Known parts of a challenge are left out. What comes faster than the disk takes it is left out
    as well, and ``lost`` counts it: nothing hangs on it but the quality of a guess.
    """

    def __init__(self, archive: Archive, on_failure: Callable[[str], None]) -> None:
        self._archive = archive
        self.lost = 0
        self._lock = threading.Lock()
        self._work = BesideLine("archive", self._open, on_failure, waiting=WAITING)

    def start(self) -> None:
        self._work.start()

    def receive(self, result: InspectionResult) -> None:
        if result.maps is None or result.challenge:
            return
        small = replace(result, image=None, ignored=None)  # pictures would fill the memory
        if not self._work.offer((datetime.now(UTC), small)):
            with self._lock:
                self.lost += 1

    def close(self) -> None:
        """Write what waits."""
        self._work.close(finish=True)

    @contextmanager
    def _open(self) -> Iterator[Callable[[_Row], None]]:
        yield self._keep

    def _keep(self, row: _Row) -> None:
        at, result = row
        assert result.maps is not None
        hull = score_hull(result.maps.local, result.maps.global_).round(DIGITS).tolist()
        third = result.puad_score
        self._archive.add(
            ArchivedPart(
                at=at,
                line=result.line,
                trigger=result.trigger,
                model=result.model,
                verdict=result.verdict,
                hull=tuple((local, global_) for local, global_ in hull),
                puad_score=None if third is None else round(third, DIGITS),
            )
        )


_Row = tuple[datetime, InspectionResult]
