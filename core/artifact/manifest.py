"""The manifest of a model folder: all that inference needs besides the tensors."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, model_validator

from core.types import RateInterval, Threshold

SCHEMA_VERSION = 5


class Entry(BaseModel):
    """Unknown fields are refused: a misspelt one must not be ignored silently."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PreprocessingEntry(Entry):
    """See ``core.data.preprocessing.Preprocessing``."""

    height: int = Field(ge=1)
    width: int = Field(ge=1)
    full_scale: int = Field(ge=255, le=65535)


class QuantilesEntry(Entry):
    """Raw values of the 0.9 and the 0.995 quantile of the good validation cells."""

    low: FiniteFloat
    high: FiniteFloat


class NormalizationEntry(Entry):
    """``weight_local`` is the local map's share of the combined map."""

    local: QuantilesEntry
    global_: QuantilesEntry = Field(alias="global")
    weight_local: float = Field(default=0.5, ge=0, le=1)

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class PuadEntry(Entry):
    """PUAD's distance as a third score: ``weight`` times its normalised value joins the score.

    ``row`` of the stored tensors is this product's. At ``low`` a distance counts 0, at ``high``
    0.1, so that with a weight of 1 it spreads over good parts as the maps' score does.
    """

    weight: float = Field(ge=0, allow_inf_nan=False)
    row: int = Field(default=0, ge=0)
    distance: QuantilesEntry


class RateEntry(Entry):
    """A rate with its 95 % interval."""

    expected: FiniteFloat
    low: FiniteFloat
    high: FiniteFloat


class ThresholdEntry(Entry):
    """See ``core.types.Threshold``."""

    value: FiniteFloat
    samples: int
    false_reject_rate: RateEntry
    wished_rate: FiniteFloat
    warning: str = ""

    def threshold(self) -> Threshold:
        """As the engine's value."""
        rate = self.false_reject_rate
        return Threshold(
            self.value,
            self.samples,
            RateInterval(rate.expected, rate.low, rate.high),
            self.wished_rate,
            self.warning,
        )


class ScoreRuleEntry(Entry):
    """See ``core.scoring.score.ScoreRule``."""

    kind: Literal["maximum", "top_mean"] = "maximum"
    fraction: float = Field(default=0.001, gt=0, le=1)


class TeacherEntry(Entry):
    """Where the teacher's weights come from."""

    origin: str
    sha256: str
    licence: str


class SnapshotEntry(Entry):
    """See ``core.data.snapshot.DatasetSnapshot``."""

    name: str
    count: int
    sha256: str


class TrainingEntry(Entry):
    """How the model came about."""

    schedule: str
    steps: int
    seed: int
    device: str
    precision: str
    seconds: FiniteFloat
    penalty: str
    start: str = ""
    """Folder of the model that it started from, as it was then."""
    held_out: tuple[str, ...] = ()
    """Names of the good images that set the thresholds and were not learned."""
    snapshot: SnapshotEntry
    sizes: tuple[tuple[int, int], ...] = ()
    """(height, width) in pixels that learned pictures had, the most frequent first.

    Empty where an older program trained the model.
    """
    warnings: tuple[str, ...] = ()


class ComparisonEntry(Entry):
    """A reduced precision against fp32, on held-out good parts and made-up defects of theirs.

    ``device`` is the kind of device that it computed on: cpu or cuda. ``score_deviation`` is the
    largest, see ``core.runtime.agreement``; None where it is not known.
    """

    device: str
    precision: Literal["bf16"]
    images: int = Field(ge=0)
    score_deviation: FiniteFloat | None = None
    verdict_changes: int = 0
    objection: str = ""
    """Why it must not judge; "" where it may."""


class ProductEntry(Entry):
    """Calibration of one of several products that a model serves, on its own held-out images."""

    normalization: NormalizationEntry
    puad: PuadEntry | None = None
    image_threshold: ThresholdEntry
    pixel_threshold: ThresholdEntry
    validation_scores: tuple[FiniteFloat, ...]
    held_out: tuple[str, ...] = ()
    """As in ``TrainingEntry``, its own: two products may have pictures of one name."""
    snapshot: SnapshotEntry
    sizes: tuple[tuple[int, int], ...] = ()
    """As in ``TrainingEntry``, its own."""
    compared: tuple[ComparisonEntry, ...] = ()


class VersionsEntry(Entry):
    """Software that wrote the model."""

    goodpart: str
    torch: str
    python: str


class Manifest(Entry):
    """``manifest.json``. ``files`` maps each other file of the folder to its SHA-256.

    ``products`` is empty for a model of one product. Else it has each product's calibration, and
    the model's own is that over all of them (see ``core.artifact.products``).

    ``content_sha256`` covers the manifest itself. Empty, nothing is checked: a manifest that a
    person edits on purpose sets it so.
    """

    schema_version: Literal[5] = 5
    method: str
    created_utc: str
    versions: VersionsEntry
    preprocessing: PreprocessingEntry
    network: dict[str, int | str]
    """What the method's network is built from. ``height`` and ``width`` are the whole picture's,
    which a network with ``tile`` and ``overlap`` sees in tiles (see ``core.models.tiling``)."""
    teacher: TeacherEntry
    training: TrainingEntry
    normalization: NormalizationEntry
    puad: PuadEntry | None = None
    """None for a model without that score."""
    score_rule: ScoreRuleEntry = ScoreRuleEntry()
    image_threshold: ThresholdEntry
    pixel_threshold: ThresholdEntry
    minimum_area_px: int = Field(default=1, ge=1)
    uncertain_band: FiniteFloat = Field(default=0.0, ge=0)
    validation_scores: tuple[FiniteFloat, ...]
    compared: tuple[ComparisonEntry, ...] = ()
    """Empty for a model of several products, each of which has its own, and for an older one."""
    products: dict[str, ProductEntry] = Field(default_factory=dict)
    files: dict[str, str] = Field(default_factory=dict)
    content_sha256: str = ""

    @property
    def puad_row(self) -> int | None:
        """Of the stored tensors of PUAD's score; None where it does not count."""
        return self.puad.row if self.puad is not None and self.puad.weight > 0 else None

    @model_validator(mode="after")
    def _one_input_size(self) -> Self:
        prepared = {"height": self.preprocessing.height, "width": self.preprocessing.width}
        if any(self.network.get(side, pixels) != pixels for side, pixels in prepared.items()):
            raise ValueError("preprocessing and network differ in height or width")
        return self


def content_sha256(content: Mapping[str, object]) -> str:
    """Hexadecimal digest of a manifest as parsed from JSON, whatever its layout and its own sum."""
    covered = {key: value for key, value in content.items() if key != "content_sha256"}
    text = json.dumps(covered, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
