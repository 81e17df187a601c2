"""What people at a line say goes to the product of the part's own recipe."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from app.library.entries import Label
from app.library.inbox import VerdictInbox
from app.library.line_labels import labels_of_line
from app.library.product import create_product
from app.recipes.recipe import SimulatedEntry
from app.station.result import InspectionResult, RunsWith
from core.types import Verdict


def test_a_label_goes_to_the_product_of_the_parts_recipe(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("flange", "cover")]
    for folder in folders:
        product = create_product(folder, folder.name, SimulatedEntry())
        product.samples.add(np.zeros((20, 20), np.uint8))
    recipes = {number: folder / "recipe.json" for number, folder in enumerate(folders, 1)}
    labels = labels_of_line({**recipes, 3: tmp_path / "alone.json"}, lambda: "Kim")
    assert labels is not None
    picture = np.full((20, 20), 90, np.uint8)
    part = InspectionResult("Line 1", 5, Verdict.NG, image=picture)
    for number in (2, 3):
        labels.say(replace(part, runs_with=RunsWith(number=number)), Label.GOOD)
    flange, cover = (VerdictInbox(folder) for folder in folders)
    assert (len(flange.all()), len(cover.all())) == (0, 1)


def test_a_line_without_a_product_takes_no_labels(tmp_path: Path) -> None:
    assert labels_of_line({1: tmp_path / "alone.json"}, lambda: "Kim") is None
