"""A correction in the history becomes a claim in its product's inbox."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from app.library.entries import Label
from app.library.inbox import VerdictInbox
from app.library.recorded_labels import RecordedLabels
from app.library.samples import SampleSet
from app.recipes.recipe import Recipe, SimulatedEntry
from app.recipes.store import RecipeFile, save_recipe
from app.store.parts import Correction, PartRow
from core.data.images import write_image
from core.types import Verdict
from tests.helpers.records import row

SAID = Correction(Verdict.NG, Label.GOOD, "Dirt", "Kim", datetime(2026, 11, 24, tzinfo=UTC))


@pytest.fixture
def part() -> PartRow:
    return replace(row(7, recipe="Flange", verdict=Verdict.NG), corrections=(SAID,))


def product(folder: Path, name: str) -> Path:
    recipe = Recipe(name=name, camera=SimulatedEntry(), model="model")
    save_recipe(RecipeFile(folder / "recipe.json", recipe))
    SampleSet(folder).add(np.zeros((8, 8), np.uint8))
    return folder


def picture(path: Path) -> Path:
    write_image(path, np.full((16, 16), 99, np.uint8))
    return path


def test_it_waits_in_the_inbox_of_the_product_with_that_recipe(
    tmp_path: Path, part: PartRow
) -> None:
    flange = product(tmp_path / "products" / "a", "Flange")
    disc = product(tmp_path / "products" / "b", "Disc")
    (tmp_path / "products" / "c").mkdir()
    (tmp_path / "products" / "c" / "recipe.json").write_text("damaged")
    assert RecordedLabels(tmp_path / "products").take(part, picture(tmp_path / "p.png"))
    (entry,) = VerdictInbox(flange).all()
    assert (entry.label, entry.by, entry.trigger) == (Label.GOOD, "Kim", 7)
    assert VerdictInbox(flange).image(entry).max() == 99
    assert not VerdictInbox(disc).all()


def test_what_names_no_product_waits_nowhere(tmp_path: Path, part: PartRow) -> None:
    labels, kept = RecordedLabels(tmp_path), picture(tmp_path / "p.png")
    assert not labels.take(part, kept), "there is none"
    for name in "ab":
        product(tmp_path / name, "Flange")
    assert not labels.take(part, kept), "there are two"


def test_a_jpeg_is_not_learned_from(tmp_path: Path, part: PartRow) -> None:
    flange = product(tmp_path / "a", "Flange")
    assert not RecordedLabels(tmp_path).take(part, picture(tmp_path / "p.jpg"))
    assert not VerdictInbox(flange).all()
