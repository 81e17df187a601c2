"""How a version judges the product's pictures, kept so that nothing is inferred twice."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, ValidationError

from app.files import write_bytes
from app.library.entries import Entry
from app.recipes.recipe import Polygon, Tuning
from core.scoring.what_if import Hull
from core.types import AnomalyMaps, Verdict

SCORES = "scores.npz"


class ModelValues(Entry):
    """What a version brings along, and with which ignore masks its pictures were judged."""

    image_threshold: float
    pixel_threshold: float
    minimum_area_px: int = Field(ge=1)
    weight_local: float
    uncertain_band: float
    puad_weight: float | None = None
    """Of the third score; None for a version without it. Scores that an older program stored have
    that score within their hulls, where no other weight can reach it: None as well."""
    height: int
    width: int
    ignore: tuple[Polygon, ...] = ()
    engine: str = ""
    """Backend and precision that judged; another gives other scores in the last digits."""

    def with_tuning(self, tuning: Tuning) -> ModelValues:
        """What counts once ``tuning`` replaced some of them."""
        set_ones = {k: v for k, v in tuning.model_dump().items() if v is not None}
        if self.puad_weight is None:
            set_ones.pop("puad_weight", None)
        return self.model_copy(update=set_ones)


@dataclass(frozen=True, slots=True)
class ScoredPart:
    """One picture. Maps are normalised, float16 on disk; ``verdict`` is OK unless unjudgeable.

    ``is_learned``: the version was trained on it, so its score says nothing of new parts.
    """

    file: str
    is_learned: bool
    hull: Hull
    local: NDArray[np.float16]
    global_: NDArray[np.float16]
    puad_score: float | None = None

    def maps(self, weight_local: float) -> AnomalyMaps:
        local, global_ = self.local.astype(np.float32), self.global_.astype(np.float32)
        weight = np.float32(weight_local)
        return AnomalyMaps(local, global_, weight * local + (1 - weight) * global_)

    def score(self, values: ModelValues) -> float:
        """The maximum of the combined map and the third score, as the engine takes them."""
        weight = np.float32(values.weight_local)
        maps = float((weight * self.hull[:, 0] + (1 - weight) * self.hull[:, 1]).max())
        return maps + (values.puad_weight or 0.0) * (self.puad_score or 0.0)


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """All judged pictures of a version by their file names."""

    values: ModelValues
    parts: dict[str, ScoredPart]
    unjudged: dict[str, Verdict]
    """Pictures that got no score: damaged, or the model gave no number."""


def save_scores(path: Path, table: ScoreTable) -> None:
    """Whole or not at all. Raises DataError."""
    parts = list(table.parts.values())
    content = io.BytesIO()
    empty = np.zeros((0, 1, 1), np.float16)
    np.savez_compressed(
        content,
        values=np.array(table.values.model_dump_json()),
        unjudged=np.array(json.dumps(table.unjudged)),
        files=np.array([part.file for part in parts], np.str_),
        learned=np.array([part.is_learned for part in parts], np.bool_),
        lengths=np.array([len(part.hull) for part in parts], np.int64),
        puad=np.array([part.puad_score for part in parts], np.float64),
        points=np.concatenate([part.hull for part in parts] or [np.zeros((0, 2), np.float32)]),
        local=np.stack([part.local for part in parts]) if parts else empty,
        global_=np.stack([part.global_ for part in parts]) if parts else empty,
    )
    write_bytes(path, content.getvalue())


def load_scores(path: Path) -> ScoreTable | None:
    """None where nothing usable lies there: scores can always be computed again."""
    if not path.is_file():
        return None
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            return _table(dict(stored))
    except (OSError, ValueError, KeyError, ValidationError, zipfile.BadZipFile, EOFError):
        return None


def _table(stored: dict[str, NDArray[np.generic]]) -> ScoreTable:
    ends = np.cumsum(stored["lengths"])
    hulls = np.split(np.asarray(stored["points"], np.float32), ends[:-1]) if len(ends) else []
    values = ModelValues.model_validate_json(str(stored["values"]))
    third = _third(stored, values)
    parts = [
        ScoredPart(str(file), bool(learned), hull, local, global_, puad)
        for file, learned, hull, local, global_, puad in zip(
            stored["files"],
            stored["learned"],
            hulls,
            np.asarray(stored["local"], np.float16),
            np.asarray(stored["global_"], np.float16),
            third,
            strict=True,
        )
    ]
    unjudged = json.loads(str(stored["unjudged"]))
    return ScoreTable(
        values,
        {part.file: part for part in parts},
        {file: Verdict(verdict) for file, verdict in unjudged.items()},
    )


def _third(stored: dict[str, NDArray[np.generic]], values: ModelValues) -> list[float | None]:
    """Of every part, where the version has that score. Older files do not hold it."""
    if values.puad_weight is None:
        return [None] * len(stored["files"])
    return [float(score) for score in np.asarray(stored["puad"], np.float64)]
