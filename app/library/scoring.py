"""A version judges the product's pictures."""

from __future__ import annotations

import json
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.library.entries import Label, SampleEntry
from app.library.masks import ignored_of
from app.library.product import ProductFolder
from app.library.scores import ModelValues, ScoredPart, ScoreTable, load_scores, save_scores
from app.library.snapshots import CONTENT
from app.station.judge import ModelJudge
from core.artifact.manifest import Manifest
from core.errors import GoodpartError
from core.runtime.backends.opening import variant_for
from core.runtime.device import choose_device
from core.scoring.what_if import score_hull
from core.training.progress import Stopwatch, TrainingProgress
from core.types import Verdict

PHASE = "score"


@dataclass(frozen=True, slots=True)
class _Wanted:
    sample: SampleEntry
    is_learned: bool


def score_version(
    product: ProductFolder, number: int
) -> Generator[TrainingProgress, None, ScoreTable]:
    """Judge every labelled picture that says something of the version and is not judged yet.

    Those that it learned are judged only where they are pinned. Stop iterating to cancel. Raises
    ArtifactError, DeviceError, DataError.
    """
    manifest = product.versions.manifest(number)
    path = product.versions.scores(number)
    kept = load_scores(path)
    wanted = _wanted(product, number, manifest)
    table = _with(_values(manifest, product, _expected_engine(manifest, product, number)), kept)
    if not _missing(table, wanted):
        return table
    judge = _opened(product, number)
    try:
        engine = ""
        while judge.engine != engine:  # one that failed on the way left scores of two engines
            engine = judge.engine
            table = _with(_values(manifest, product, engine), kept)
            table = yield from _judged(product, judge, table, _missing(table, wanted))
    finally:
        judge.close()
    save_scores(path, table)
    return table


def _with(values: ModelValues, kept: ScoreTable | None) -> ScoreTable:
    """``kept`` where it was judged with these values, else an empty one."""
    return kept if kept is not None and kept.values == values else ScoreTable(values, {}, {})


def _missing(table: ScoreTable, wanted: list[_Wanted]) -> list[_Wanted]:
    return [w for w in wanted if w.sample.file not in table.parts | table.unjudged]


def _opened(product: ProductFolder, number: int) -> ModelJudge:
    recipe = product.recipe
    return ModelJudge(
        product.versions.model(number),
        device=recipe.device,
        precision=recipe.precision,
        product=product.versions.product(number),
    )


def _judged(
    product: ProductFolder, judge: ModelJudge, table: ScoreTable, missing: list[_Wanted]
) -> Generator[TrainingProgress, None, ScoreTable]:
    parts, unjudged = dict(table.parts), dict(table.unjudged)
    watch = Stopwatch(0, len(missing))
    for done, wanted in enumerate(missing, start=1):
        part = _scored(product, judge, wanted)
        if part is None:
            unjudged[wanted.sample.file] = Verdict.CANNOT_JUDGE
        else:
            parts[part.file] = part
        rate, left = watch.read(done, 1)
        yield TrainingProgress(PHASE, done, len(missing), {}, rate, left)
    return ScoreTable(table.values, parts, unjudged)


def _scored(product: ProductFolder, judge: ModelJudge, wanted: _Wanted) -> ScoredPart | None:
    """None for a picture that can't be judged."""
    try:
        image = product.samples.image(wanted.sample)
        mask = ignored_of(product.recipe, (image.shape[0], image.shape[1]))
        judged = judge.judge(image, mask)
        if judged.verdict is Verdict.CANNOT_JUDGE:
            return None
        maps = judged.maps
        hull = score_hull(maps.local, maps.global_)
    except (GoodpartError, ValueError):
        return None
    local, global_ = maps.local.astype(np.float16), maps.global_.astype(np.float16)
    file, third = wanted.sample.file, judged.puad_score
    return ScoredPart(file, wanted.is_learned, hull, local, global_, third)


def _expected_engine(manifest: Manifest, product: ProductFolder, number: int) -> str:
    """What judges unless it fails, without opening it."""
    recipe = product.recipe
    device = choose_device(recipe.device)
    return str(variant_for(product.versions.model(number), manifest, device, recipe.precision))


def _values(manifest: Manifest, product: ProductFolder, engine: str) -> ModelValues:
    return ModelValues(
        image_threshold=manifest.image_threshold.value,
        pixel_threshold=manifest.pixel_threshold.value,
        minimum_area_px=manifest.minimum_area_px,
        weight_local=manifest.normalization.weight_local,
        uncertain_band=manifest.uncertain_band,
        puad_weight=_third_weight(manifest),
        height=manifest.preprocessing.height,
        width=manifest.preprocessing.width,
        ignore=product.recipe.ignore,
        engine=engine,
    )


def _third_weight(manifest: Manifest) -> float | None:
    """None where that score is not computed, and so not stored."""
    return manifest.puad.weight if manifest.puad is not None and manifest.puad.weight > 0 else None


def _wanted(product: ProductFolder, number: int, manifest: Manifest) -> list[_Wanted]:
    learned = _learned(product.snapshots / product.versions.get(number).snapshot, manifest)
    pinned = {pin.file for pin in product.pins.all()}
    labelled = [s for s in product.samples.all() if s.label in (Label.GOOD, Label.BAD)]
    return [
        _Wanted(sample, sample.file in learned)
        for sample in labelled
        if sample.file not in learned or sample.file in pinned
    ]


def _learned(snapshot: Path, manifest: Manifest) -> set[str]:
    """Files that the version was trained on."""
    path = snapshot / CONTENT
    if not path.is_file():  # imported from another station: it learned none of these
        return set()
    entries: list[dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    good = {e["file"] for e in entries if e["label"] == Label.GOOD}
    return good - set(manifest.training.held_out)
