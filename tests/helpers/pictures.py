"""Parts with pictures, and disks that are as full as the test says."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from app.station.result import InspectionResult
from app.store.entries import PictureRecord
from app.store.pictures.folder import PictureFolder
from app.store.pictures.keeper import PictureListeners
from app.store.pictures.naming import PictureName
from app.store.pictures.policy import PictureKind, group_of
from app.store.record import PartRecord
from core.types import AnomalyMaps, Image, Verdict
from tests.helpers.records import part

NOON = datetime(2026, 11, 27, 12, 30, tzinfo=UTC)


def name(
    trigger: int,
    verdict: Verdict = Verdict.OK,
    *,
    at: datetime = NOON,
    line: str = "Line 1",
    serial: str = "",
    score: float | None = 0.5,
    known: bool = False,
) -> PictureName:
    return PictureName(at, line, trigger, verdict, known, score, serial, kind=PictureKind.ORIGINAL)


def result(
    trigger: int, verdict: Verdict = Verdict.OK, *, side: int = 64, dtype: type = np.uint8
) -> InspectionResult:
    """A grey picture whose upper left is anomalous. Of every trigger another one."""
    image: Image = np.random.default_rng(trigger).integers(0, 200, (side, side)).astype(dtype)
    cells = np.zeros((side // 4, side // 4), np.float32)
    cells[:4, :4] = 2.0
    now_ns = time.monotonic_ns()
    return InspectionResult(
        "Line 1",
        trigger,
        verdict,
        arrived_ns=now_ns,
        decided_ns=now_ns,
        image=image,
        maps=AnomalyMaps(cells, cells, cells),
        model_size=(side, side),
        pixel_threshold=1.0,
    )


def judged(
    trigger: int, verdict: Verdict = Verdict.OK, *, side: int = 64, **more: object
) -> tuple[PartRecord, InspectionResult]:
    """A part's record and its result."""
    return part(trigger, verdict=verdict, **more), result(trigger, verdict, side=side)


class SmallDisk:
    """A folder of pictures on a disk of ``size`` bytes, of which others use some."""

    def __init__(self, root: Path, size: int) -> None:
        self.size, self.others = size, 0
        self.folder = PictureFolder(root, self.free)

    def free(self, root: Path) -> int:
        return self.size - self.others - sum(p.stat().st_size for p in root.rglob("*.png"))

    def put(self, picture: PictureName, size: int = 1000) -> str:
        group = group_of(picture.verdict, known=picture.known)
        return self.folder.write(picture.path(".png"), group, b"x" * size)

    def there(self) -> list[str]:
        """Triggers and verdicts, oldest first."""
        found = sorted(self.folder.root.rglob("*.png"), key=lambda p: p.name)
        return [f"{int(p.name.split('_')[1])} {p.name.split('_')[2]}" for p in found]


class Ears:
    """What a keeper said."""

    def __init__(self) -> None:
        self.kept: list[PictureRecord] = []
        self.forgotten: list[str] = []
        self.portions: list[int] = []
        self.said: list[str] = []
        self.behind: list[str] = []
        self.lost: tuple[str, ...] = ()

    def listeners(self) -> PictureListeners:
        return PictureListeners(
            keep=self.kept.append,
            forget=self._forget,
            report=self.said.append,
            report_behind=self.behind.append,
            lost_rows=lambda: self.lost,
        )

    def _forget(self, paths: tuple[str, ...]) -> None:
        self.forgotten += paths
        self.portions.append(len(paths))
