"""One part's row: numbers and names, no pictures."""

from __future__ import annotations

import hashlib
import json
import math
import time
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from app.station.result import InspectionResult
from core.types import Region, Verdict

Box = tuple[int, int, int, int, int, float]
"""x, y, width, height, area in pixels of the inspected image; highest value of the map."""


class Setup(BaseModel):
    """Under what a part was judged. Thousands of parts share one."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    camera: str
    recipe: str
    recipe_version: int = 0
    """0: a recipe's file without numbered versions."""
    model: str = ""
    threshold: float | None = None
    pixel_threshold: float | None = None

    @property
    def digest(self) -> str:
        """The same for equal setups, in every process."""
        text = json.dumps(self.model_dump(), sort_keys=True)
        return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


class PartRecord(BaseModel):
    """What is kept of a part. ``run`` and ``trigger`` together name it, for ever.

    ``decided_us`` is UTC in microseconds since 1970.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    run: str
    """The life of a line from the program's start to its end; a UUID."""
    station: str
    line: str
    trigger: int
    decided_us: int
    verdict: Verdict
    setup: Setup
    reason: str = ""
    serial: str = ""
    score: float | None = None
    local_score: float | None = None
    global_score: float | None = None
    puad_score: float | None = None
    """None for a model without it, or where it is tuned off."""
    regions: tuple[Box, ...] = ()
    gates: dict[str, float] = {}
    latency_ms: float = 0.0
    inference_ms: float | None = None
    late: bool = False
    challenge: str = ""
    frame_id: int | None = None
    recipe_number: int = Field(default=0, exclude=True)
    """The recipe's among those of its line: for outputs, not kept. 0 where it has none."""

    @property
    def passes(self) -> bool:
        """Whether the part may go on: what was not judged, or late, never does."""
        return self.verdict is Verdict.OK


@dataclass(frozen=True, slots=True)
class LineIdentity:
    """What all parts of a line's run have in common.

    Camera and recipe are those of results that name none themselves.
    """

    run: str
    station: str
    line: str
    camera: str
    recipe: str
    recipe_version: int = 0

    def record(self, result: InspectionResult) -> PartRecord:
        """Some microseconds; any thread."""
        used = result.runs_with
        setup = Setup(
            camera=used.camera or self.camera,
            recipe=used.recipe or self.recipe,
            recipe_version=used.version or self.recipe_version,
            model=result.model,
            threshold=_finite(result.threshold),
            pixel_threshold=_finite(result.pixel_threshold),
        )
        return PartRecord(
            run=self.run,
            station=self.station,
            line=self.line,
            trigger=result.trigger,
            decided_us=_wall_clock_us(result.decided_ns),
            verdict=result.verdict,
            setup=setup,
            reason=_clean(result.reason),
            serial=result.serial,
            score=_finite(result.score),
            local_score=_finite(result.local_score),
            global_score=_finite(result.global_score),
            puad_score=_finite(result.puad_score),
            regions=tuple(_box(region) for region in result.regions),
            gates=_finite_only(result.gates),
            latency_ms=round(result.latency_ms, 3),
            inference_ms=_finite(result.inference_ms),
            late=result.late,
            challenge=result.challenge,
            frame_id=result.frame_id,
            recipe_number=used.number,
        )


def _clean(text: str) -> str:
    """As every database takes it: paths of this computer may hold bytes that are no text."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")


def _wall_clock_us(monotonic_ns: int) -> int:
    return (time.time_ns() - (time.monotonic_ns() - monotonic_ns)) // 1000


def _box(region: Region) -> Box:
    place = (region.x, region.y, region.width, region.height, region.area_px)
    return (*place, float(region.score) if math.isfinite(region.score) else 0.0)


def _finite(value: float | None) -> float | None:
    """Databases have no common word for NaN."""
    return float(value) if value is not None and math.isfinite(value) else None


def _finite_only(values: Mapping[str, float]) -> dict[str, float]:
    return {name: float(value) for name, value in values.items() if math.isfinite(value)}
