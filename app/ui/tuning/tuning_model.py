"""A draft of a version's settings and what it would do. No Qt in here."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from app.library.archive import ArchivedPart
from app.library.pins import PinnedParts
from app.library.samples import SampleSet
from app.library.scores import ModelValues, ScoreTable, load_scores
from app.library.tunings import TuningEntry, TuningLog
from app.library.what_if import (
    JudgedSample,
    LineWhatIf,
    WhatIf,
    changed_pins,
    regions_under,
    verdict_under,
)
from app.recipes.recipe import Tuning
from core.artifact.manifest import Manifest
from core.errors import GoodpartError
from core.evaluation.overlay import Rgb, display_image, overlay
from core.scoring.what_if import Outcome
from core.types import Image, Verdict

THUMBNAIL_PX = 220
GALLERY = 12
"""Pictures at a time: what a person looks at, and quick to draw while a slider moves."""


class Versions(Protocol):
    """``app.library.versions.VersionLibrary``, which loads the engine and so has no place here."""

    @property
    def tunings(self) -> TuningLog: ...

    def name(self, number: int) -> str: ...

    def manifest(self, number: int) -> Manifest: ...

    def scores(self, number: int) -> Path: ...

    def live(self) -> int: ...

    def tune(self, number: int, tuning: Tuning, *, by: str, reason: str) -> TuningEntry: ...


class KeepsParts(Protocol):
    """``app.library.archive.Archive``."""

    def between(self, since: datetime, until: datetime, model: str) -> Sequence[ArchivedPart]: ...


class Tuned(Protocol):
    """``app.library.product.ProductFolder``."""

    @property
    def samples(self) -> SampleSet: ...

    @property
    def versions(self) -> Versions: ...

    @property
    def archive(self) -> KeepsParts: ...

    @property
    def pins(self) -> PinnedParts: ...


class Gallery(StrEnum):
    """Which pictures are shown."""

    CHANGED = "changed"
    WORST_GOOD = "worst-good"
    NEAREST_BAD = "nearest-bad"


class TuningModel:
    """One version's draft. Raises DataError where it can't be applied."""

    def __init__(self, product: Tuned, number: int, by: str) -> None:
        self._product, self.number, self._by = product, number, by
        table = load_scores(product.versions.scores(number))
        self.table: ScoreTable | None = table
        self.tuning = product.versions.tunings.of(number)
        self._what_if = None if table is None else WhatIf(table, product.samples.all())
        self._line: tuple[LineWhatIf, LineWhatIf] | None = None
        """Without and with a third score, see ``line``."""
        self.hides_third = False
        """Whether the line can't be looked at: the version has a third score, but its pictures'
        scores are of an older program, which kept it within them."""
        self._thumbnails: dict[str, tuple[Image, tuple[int, int]]] = {}

    @property
    def own(self) -> ModelValues:
        """What the version brought along. Only with a table."""
        assert self.table is not None
        return self.table.values

    @property
    def applied(self) -> ModelValues:
        """What counts now."""
        return self.own.with_tuning(self._product.versions.tunings.of(self.number))

    @property
    def draft(self) -> ModelValues:
        """What would count."""
        return self.own.with_tuning(self.tuning)

    @property
    def is_changed(self) -> bool:
        return self.draft != self.applied

    @property
    def is_live(self) -> bool:
        return self._product.versions.live() == self.number

    @property
    def line(self) -> LineWhatIf | None:
        """What the line inspected, where the draft is tried on that.

        Of a version with a third score only parts that do not hold it within their hulls, and where
        the draft or what counts now weighs it only parts whose third score is known.
        """
        if self._line is None:
            return None
        weighs = bool(self.draft.puad_weight or self.applied.puad_weight)
        return self._line[weighs]

    @property
    def parts(self) -> int:
        """Pictures that count."""
        return 0 if self._what_if is None else len(self._what_if.rows)

    def look_at_line(self, since: datetime, until: datetime) -> None:
        """Try the draft on what this version inspected in that time.

        On no part where ``hides_third``. Only with a table. Raises ArtifactError, DataError.
        """
        versions, whole = self._product.versions, self.own.puad_weight is not None
        self.hides_third = not whole and versions.manifest(self.number).puad_row is not None
        found = self._product.archive.between(since, until, versions.name(self.number))
        parts = () if self.hides_third else found
        self._line = LineWhatIf(parts, whole=whole), LineWhatIf(parts, whole=whole, third=True)

    def look_at_pictures(self) -> None:
        """Try the draft on the judged pictures."""
        self._line = None

    def set(self, **values: float | None) -> None:
        """Change the draft; None is the version's own value."""
        self.tuning = Tuning.model_validate({**self.tuning.model_dump(), **values})

    def reset(self) -> None:
        """The version's own values, as a draft."""
        self.tuning = Tuning()

    def revert(self) -> None:
        """What counts now."""
        self.tuning = self._product.versions.tunings.of(self.number)

    def take(self, tuning: Tuning) -> None:
        """A tuning of the past, as a draft."""
        self.tuning = tuning

    def past(self) -> list[TuningEntry]:
        """Of this version, newest first."""
        entries = self._product.versions.tunings.all()
        return [e for e in reversed(entries) if e.number == self.number]

    def scores(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Of the good and of the bad pictures, under the draft."""
        assert self._what_if is not None
        scores = self._what_if.scores(self.draft)
        good = self._what_if.is_good
        return scores[good], scores[~good]

    def outcome(self) -> Outcome:
        assert self._what_if is not None
        return self._what_if.outcome(self.draft)

    def changed_pins(self) -> dict[str, Verdict]:
        """Pinned pictures that the draft would judge otherwise than people do."""
        assert self.table is not None
        return dict(changed_pins(self.table, self._product.pins.all(), self.draft))

    def apply(self, reason: str) -> None:
        """Record the draft; a line of the live version takes it at its next start."""
        self._product.versions.tune(self.number, self.tuning, by=self._by, reason=reason)

    def gallery(self, which: Gallery) -> list[JudgedSample]:
        assert self._what_if is not None
        if which is Gallery.CHANGED:
            found = self._what_if.changed(self.applied, self.draft)
        elif which is Gallery.WORST_GOOD:
            found = self._what_if.worst_good(self.draft)
        else:
            found = self._what_if.nearest_bad(self.draft)
        return found[:GALLERY]

    def verdict(self, row: JudgedSample) -> Verdict:
        return verdict_under(row.part, self.draft)

    def score(self, row: JudgedSample) -> float:
        return row.part.score(self.draft)

    def is_read(self, row: JudgedSample) -> bool:
        """Whether ``picture`` needs no file: reading one may take longer than a slider may."""
        return row.sample.file in self._thumbnails

    def read(self, row: JudgedSample) -> None:
        """So that ``picture`` is quick. A picture that is gone is told by ``picture``."""
        with contextlib.suppress(GoodpartError):
            self._thumbnail(row)

    def picture(self, row: JudgedSample) -> Rgb:
        """Small, with heat map and what is marked. Raises ImageError for a picture that is gone."""
        image, size = self._thumbnail(row)
        shown = (image.shape[0], image.shape[1])
        share = shown[0] * shown[1] / (size[0] * size[1])
        area = max(1, round(self.draft.minimum_area_px * share))
        values = self.draft.model_copy(update={"minimum_area_px": area})
        pixels, regions = regions_under(row.part, values, shown)
        marked = np.zeros(shown, np.bool_)
        for region in regions:
            box = (
                slice(region.y, region.y + region.height),
                slice(region.x, region.x + region.width),
            )
            marked[box] |= pixels[box] > values.pixel_threshold
        # What is above the threshold but too small is not marked.
        quiet = np.where(~marked, np.minimum(pixels, values.pixel_threshold), pixels)
        return overlay(display_image(image), np.asarray(quiet, np.float32), values.pixel_threshold)

    def _thumbnail(self, row: JudgedSample) -> tuple[Image, tuple[int, int]]:
        if row.sample.file not in self._thumbnails:
            image = display_image(self._product.samples.image(row.sample))
            size = (image.shape[0], image.shape[1])
            scale = min(1.0, THUMBNAIL_PX / max(size))
            shape = max(1, round(size[1] * scale)), max(1, round(size[0] * scale))
            small = cv2.resize(image, shape, interpolation=cv2.INTER_AREA)
            self._thumbnails[row.sample.file] = (np.asarray(small, np.uint8), size)
        return self._thumbnails[row.sample.file]
