"""A product with a version that has judged its pictures, without a network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from app.library.entries import Label, VersionEntry
from app.library.product import ProductFolder, create_product
from app.library.scores import ModelValues, ScoredPart, ScoreTable, load_scores, save_scores
from app.recipes.recipe import SimulatedEntry
from core.scoring.what_if import score_hull
from tests.helpers.models import write_model

VALUES = ModelValues(
    image_threshold=0.5,
    pixel_threshold=0.5,
    minimum_area_px=1,
    weight_local=0.5,
    uncertain_band=0.0,
    height=128,
    width=128,
)
CELLS = 24


def part(
    file: str, local: float, global_: float, *, learned: bool = False, third: float | None = None
) -> ScoredPart:
    """One hot cell of each kind at different places; the rest is 0."""
    maps = np.zeros((2, CELLS, CELLS), np.float32)
    maps[0, 5:7, 5:7], maps[1, 15, 15] = local, global_
    hull = score_hull(maps[0], maps[1])
    small = maps.astype(np.float16)
    return ScoredPart(file, learned, hull, small[0], small[1], third)


def scored_product(
    root: Path, good: tuple[float, ...] = (0.2, 0.6, 0.8), bad: tuple[float, ...] = (0.9, 2.0, 3.0)
) -> ProductFolder:
    """Parts whose local map reaches these values: the score is half of it. Version 1 is there."""
    product = create_product(root, "Flange", SimulatedEntry())
    picture = np.full((64, 64, 3), 90, np.uint8)
    parts = {}
    for label, values in ((Label.GOOD, good), (Label.BAD, bad)):
        for value in values:
            picture = picture + np.uint8(1)
            file = product.samples.add(picture, label).file
            parts[file] = part(file, value, 0.1)
    add_version(product, 1, ScoreTable(VALUES, parts, {}))
    return product


def judge_whole(product: ProductFolder, scores: Sequence[float], weight: float = 1.0) -> None:
    """Version 1 gets a third score of that weight, its pictures these values in their order."""
    path = product.versions.scores(1)
    table = load_scores(path)
    assert table is not None
    pairs = zip(table.parts.items(), scores, strict=True)
    parts = {file: replace(part, puad_score=score) for (file, part), score in pairs}
    values = table.values.model_copy(update={"puad_weight": weight})
    save_scores(path, ScoreTable(values, parts, table.unjudged))


def add_version(product: ProductFolder, number: int, table: ScoreTable) -> VersionEntry:
    write_model(product.versions.model(number))
    entry = product.versions.add(number, by="Ada", snapshot="", figures={"auroc": 0.9})
    save_scores(product.versions.scores(number), table)
    return entry
