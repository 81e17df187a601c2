"""A database full of made-up parts, and pictures of the newest ones from the simulated line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import cv2
import numpy as np

from app.store.database import open_database
from app.store.part_store import PartStore
from app.store.parts import KeptPictures, PartRow, microseconds
from app.store.record import PartRecord, Setup
from app.store.results_database import ResultsDatabase
from camera.rendering.defects import DEFECT_KINDS
from camera.rendering.renderer import PartRenderer
from core.data.images import write_image
from core.evaluation.overlay import overlay
from core.types import Map, Verdict
from tests.helpers.records import RUN, part

OTHER_RUN = "0b5c9d3e-0000-4000-8000-000000000002"
CYCLE = timedelta(seconds=9)
KEPT_EVERY = 10
DARK = "The picture is too dark (9%). Check the light and the exposure."
SIDE = 512
THRESHOLD = 0.4
FLANGE = Setup(
    camera="genicam:4103187720", recipe="Flange 40 mm", recipe_version=7, model="flange/3"
)
DISC = Setup(camera="simulated", recipe="Brake disc", recipe_version=2, model="disc/1")
SETUPS = tuple(
    setup.model_copy(update={"threshold": THRESHOLD, "pixel_threshold": 0.2})
    for setup in (FLANGE, DISC)
)


def new_database(folder: Path) -> ResultsDatabase:
    """An empty one in ``folder``."""
    url = f"sqlite:///{folder / 'results.sqlite'}"
    open_database(url).dispose()
    return ResultsDatabase(url)


def fill(database: ResultsDatabase, parts: int, last: datetime) -> None:
    """``parts`` of two lines; the newest at ``last``, a part every nine seconds."""
    store, records = PartStore(database.engine), []
    for number in range(1, parts + 1):
        records.append(made_up(number, last - (parts - number) * CYCLE))
        if len(records) == 1000 or number == parts:
            store.add(records)
            records = []


def made_up(number: int, at: datetime) -> PartRecord:
    """Part ``number``: every 12th is bad, a few are something else."""
    second = number % 5 < 2
    verdict = verdict_of(number)
    wave = 0.06 * np.sin(number / 40) + 0.04 * ((number * 7919) % 13) / 13
    score = {Verdict.NG: 0.66 + wave, Verdict.UNCERTAIN: 0.39}.get(verdict, 0.18 + wave)
    judged = verdict in (Verdict.OK, Verdict.NG, Verdict.UNCERTAIN)
    return part(
        number,
        run=OTHER_RUN if second else RUN,
        line="Line 2" if second else "Line 1",
        verdict=verdict,
        decided_us=microseconds(at),
        setup=SETUPS[1] if second else SETUPS[0],
        serial=f"A{4_711_000 + number}",
        reason=DARK if verdict is Verdict.CANNOT_JUDGE else "",
        score=float(score) if judged else None,
        local_score=float(score) if judged else None,
        global_score=float(score) * 0.6 if judged else None,
        regions=((210, 190, 44, 31, 655, float(score)),) if verdict is Verdict.NG else (),
        gates={"brightness": 0.42, "sharpness": 118.0, "shift_px": 2.5, "angle_deg": 0.3},
        latency_ms=48.2,
        inference_ms=31.4 if judged else None,
        frame_id=90_000 + number,
    )


def verdict_of(number: int) -> Verdict:
    if number % 97 == 0:
        return Verdict.CANNOT_JUDGE
    if number % 12 == 0:
        return Verdict.NG
    return Verdict.UNCERTAIN if number % 41 == 0 else Verdict.OK


@dataclass(frozen=True)
class PicturesInFolder:
    """``of`` finds what ``keep`` wrote."""

    folder: Path

    def of(self, row: PartRow) -> KeptPictures:
        paths = [self.folder / f"{row.trigger}-{kind}.png" for kind in ("original", "map", "over")]
        return KeptPictures(*[path if path.is_file() else None for path in paths])

    def keep(self, first: int, last: int) -> None:
        """Of all parts that are not OK, and of every tenth that is."""
        renderer = PartRenderer(9, SIDE, SIDE)
        for number in range(first, last + 1):
            verdict = verdict_of(number)
            if verdict is Verdict.OK and number % KEPT_EVERY:
                continue
            self._keep(renderer, number, verdict)

    def _keep(self, renderer: PartRenderer, number: int, verdict: Verdict) -> None:
        image, pixels = renderer.good(number), np.zeros((SIDE, SIDE), np.float32)
        if verdict in (Verdict.NG, Verdict.UNCERTAIN):
            defect = renderer.defective(number, DEFECT_KINDS[number // 12 % len(DEFECT_KINDS)])
            image, pixels = defect.image, _heat(defect.mask.astype(np.float32))
        elif verdict is Verdict.CANNOT_JUDGE:
            image = (image // 5).astype(np.uint8)
        black = np.zeros_like(image)
        for kind, picture in (
            ("original", image),
            ("map", overlay(black, pixels, 0.2)),
            ("over", overlay(image, pixels, 0.2)),
        ):
            write_image(self.folder / f"{number}-{kind}.png", picture)


def _heat(mask: Map) -> Map:
    """As a model's map around a defect."""
    return np.asarray(np.minimum(cv2.GaussianBlur(mask, (0, 0), 9) * 1.2, 0.5), np.float32)
