"""Versions of a recipe: numbered, never changed, restored as they were."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from app.recipes.recipe import Recipe, Rectangle, SimulatedEntry
from app.recipes.setup import RecipeSetup
from app.recipes.store import RecipeError, RecipeFile, load_recipe, save_recipe
from app.recipes.versions import LOG, RecipeVersions, content_of
from core.data.images import read_image
from core.errors import DataError

KILLS = 12
CHILD = """
import sys
from pathlib import Path
from app.recipes.store import load_recipe, save_recipe, RecipeFile
from app.recipes.versions import RecipeVersions
path = Path(sys.argv[1])
print("ready", flush=True)
for count in range(10_000):
    file = load_recipe(path)
    changed = file.recipe.model_copy(update={"deadline_ms": file.recipe.deadline_ms + 1})
    file = RecipeFile(path, changed)
    number = RecipeVersions(path).keep(file, by="child", reason="test")
    save_recipe(file)
    print(number, changed.deadline_ms, flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    recipe = Recipe(name="Flange", camera=SimulatedEntry(), model="model")
    save_recipe(RecipeFile(tmp_path / "recipe.json", recipe))
    return tmp_path / "recipe.json"


def keep(path: Path, **changes: object) -> int:
    file = load_recipe(path)
    recipe = Recipe.model_validate(file.recipe.model_dump() | changes)
    save_recipe(RecipeFile(path, recipe))
    return RecipeVersions(path).keep(RecipeFile(path, recipe), by="Ada", reason="A test.")


def test_equal_content_makes_no_new_version_also_after_others(path: Path) -> None:
    assert keep(path) == 1
    assert keep(path) == 1
    assert keep(path, image_threshold=0.5) == 2
    assert keep(path, image_threshold=None) == 1
    assert keep(path, image_threshold=0.6) == 3
    lines = RecipeVersions(path).all()
    assert [(line.number, line.by, line.reason) for line in lines] == [
        (number, "Ada", "A test.") for number in (1, 2, 3)
    ]
    assert RecipeVersions(path).load(2).image_threshold == 0.5


def test_a_version_that_was_changed_by_hand_is_refused(path: Path) -> None:
    keep(path)
    version = RecipeVersions(path).folder / "000001.json"
    version.write_text(version.read_text().replace("Flange", "Cover"))
    with pytest.raises(RecipeError, match="not what was kept"):
        RecipeVersions(path).load(1)
    with pytest.raises(RecipeError, match="not what was kept"):
        RecipeVersions(path).restore(1, by="Ada", reason="Back.")
    with pytest.raises(RecipeError, match="no version 9"):
        RecipeVersions(path).load(9)
    assert load_recipe(path).recipe.name == "Flange"


def test_restoring_brings_back_settings_and_the_reference_picture(path: Path) -> None:
    setup, versions = RecipeSetup(path), RecipeVersions(path)
    setup.save_reference(np.full((20, 20), 50, np.uint8))
    assert keep(path, region=Rectangle(x=0, y=0, width=16, height=16).model_dump()) == 1
    before = content_of(load_recipe(path))
    setup.save_reference(np.full((20, 20), 200, np.uint8))  # the same name, another picture
    setup.save_region(None)
    versions.restore(1, by="Kim", reason="The light is the old one again.")
    file = load_recipe(path)
    assert file.recipe.region is not None
    assert read_image(file.place(file.recipe.reference)).max() == 50
    assert content_of(file) == before
    record = versions.record()
    assert [(line.number, line.restored, line.by) for line in record] == [
        (1, False, "Ada"),
        (2, False, "Kim"),  # what was replaced can be restored as well
        (1, True, "Kim"),
    ]
    assert keep(path) == 1


def test_another_reference_picture_is_another_version(path: Path) -> None:
    setup = RecipeSetup(path)
    setup.save_reference(np.full((20, 20), 50, np.uint8))
    assert keep(path) == 1
    setup.save_reference(np.full((20, 20), 51, np.uint8))
    assert keep(path) == 2
    (path.parent / load_recipe(path).recipe.reference).unlink()
    with pytest.raises(DataError, match="reference picture"):
        keep(path)


def test_a_damaged_recipe_can_be_restored(path: Path) -> None:
    keep(path)
    path.write_text("{", encoding="utf-8")
    RecipeVersions(path).restore(1, by="Kim", reason="It was damaged.")
    assert load_recipe(path).recipe.name == "Flange"


def test_a_process_that_is_killed_leaves_whole_versions_and_gives_no_number_twice(
    path: Path,
) -> None:
    told: dict[int, float] = {}
    for kill in range(KILLS):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(path)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        for _ in range(kill):
            number, deadline = child.stdout.readline().split()
            told[int(number)] = float(deadline)
        child.send_signal(signal.SIGKILL)
        for line in child.stdout.read().splitlines():
            words = line.split()
            if len(words) == 2 and line.count(".") == 1:
                told[int(words[0])] = float(words[1])
        child.wait()
        child.stdout.close()
    versions = RecipeVersions(path)
    load_recipe(path)
    for number, deadline in told.items():
        assert versions.load(number).deadline_ms == deadline
    numbers = [line.number for line in versions.all()]
    assert len(numbers) == len(set(numbers)) >= len(told) > 0


def test_a_line_of_the_record_that_a_power_cut_halved_counts_for_nothing(path: Path) -> None:
    keep(path)
    log = RecipeVersions(path).folder / LOG
    whole = log.read_text()
    log.write_text(whole + whole[: len(whole) // 2])
    assert keep(path, image_threshold=0.5) == 2
    assert [line.number for line in RecipeVersions(path).all()] == [1, 2]


def test_a_folder_that_can_not_be_used_is_a_sentence(path: Path) -> None:
    """A line whose version can't be kept runs all the same, but only where it is told of it."""
    (path.with_name("recipe.versions") / ".lock").mkdir(parents=True)
    with pytest.raises(DataError, match="can't be used"):
        RecipeVersions(path).keep(load_recipe(path), by="Ada", reason="A test.")
