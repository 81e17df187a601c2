import json
from pathlib import Path

import pytest

from app.recipes.recipe import GenicamEntry, Polygon, Recipe, Rectangle, SimulatedEntry
from app.recipes.store import RecipeError, RecipeFile, load_recipe, previous_of, save_recipe
from app.recipes.versions import RecipeVersions
from camera.types import TriggerMode


def recipe(name: str = "Flansch ⌀40") -> Recipe:
    return Recipe(
        name=name,
        camera=GenicamEntry(
            serial="GP0001",
            trigger=TriggerMode.HARDWARE,
            settings={"ExposureTime": 1500.0, "Gain": 2, "ReverseX": True, "PixelFormat": "Mono8"},
        ),
        model="models/flange",
        region=Rectangle(x=10, y=20, width=300, height=200),
        ignore=(Polygon(points=((0, 0), (10, 0), (10, 10))),),
    )


def test_a_recipe_comes_back_as_it_was(tmp_path: Path) -> None:
    file = RecipeFile(tmp_path / "flange.json", recipe())
    save_recipe(file)
    assert load_recipe(file.path) == file
    settings = load_recipe(file.path).recipe.camera
    assert isinstance(settings, GenicamEntry)
    assert [type(value) for _, value in settings.settings] == [float, int, bool, str]


def test_the_recipe_before_the_last_save_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "flange.json"
    save_recipe(RecipeFile(path, recipe("first")))
    save_recipe(RecipeFile(path, recipe("second")))
    assert load_recipe(path).recipe.name == "second"
    assert load_recipe(previous_of(path)).recipe.name == "first"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["flange.json", "flange.json.previous"]


def test_paths_start_at_the_recipe(tmp_path: Path) -> None:
    file = RecipeFile(tmp_path / "recipes" / "flange.json", recipe())
    assert file.place("../models/flange") == tmp_path / "models" / "flange"
    assert file.place(str(tmp_path / "x")) == tmp_path / "x"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[]", "no settings"),
        (b'{"schema_version": 2}', "newer Goodpart"),
        (b'{"name": "x"}', "camera"),
    ],
)
def test_a_damaged_recipe_is_refused_with_a_sentence(
    tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "flange.json"
    path.write_bytes(content)
    with pytest.raises(RecipeError, match=words) as refusal:
        load_recipe(path)
    assert refusal.value.remedy


def test_a_missing_recipe_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecipeError, match="can't be read") as refusal:
        load_recipe(tmp_path / "none.json")
    assert refusal.value.remedy == "Check the path."
    with pytest.raises(RecipeError) as refusal:
        load_recipe(tmp_path)
    assert refusal.value.remedy == "Name the file in it."


def test_only_what_is_there_is_to_be_restored(tmp_path: Path) -> None:
    path = tmp_path / "flange.json"

    def remedy() -> str:
        path.write_text("{")
        with pytest.raises(RecipeError) as refusal:
            load_recipe(path)
        return refusal.value.remedy

    assert remedy() == "Correct it."
    file = RecipeFile(path, Recipe(name="x", camera=SimulatedEntry(), model="m"))
    RecipeVersions(path).keep(file, by="Ada", reason="It ran.")
    assert "recipe versions" in remedy()
    save_recipe(file)
    assert remedy() == "Correct it, or restore flange.json.previous."


def test_a_misspelt_limit_and_a_missing_reference_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    save_recipe(RecipeFile(path, Recipe(name="x", camera=SimulatedEntry(), model="m")))
    raw = json.loads(path.read_text(encoding="utf-8"))
    for change, words in (
        ({"gates": {"brightness_mni": 0.1}}, "brightness_mni"),
        ({"gates": {"shift_px_max": 3}}, "reference"),
        ({"align": True}, "reference"),
        ({"deadline_ms": 0}, "deadline_ms"),
        ({"camera": {"kind": "magic"}}, "magic"),
    ):
        path.write_text(json.dumps(raw | change), encoding="utf-8")
        with pytest.raises(RecipeError, match=words):
            load_recipe(path)


def test_a_name_that_stands_twice_is_refused_and_pairs_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "flange.json"
    text = (
        '{"name": "Flange", "model": "m", "camera": {"kind": "genicam", "serial": "1", "settings": '
    )
    path.write_text(text + '{"LineSelector": "Line1", "Gain": 1, "LineSelector": "Line0"}}}')
    with pytest.raises(RecipeError, match="LineSelector stands there twice"):
        load_recipe(path)
    path.write_text(text + '[["LineSelector", "Line1"], ["LineSelector", "Line0"]]}}')
    entry = load_recipe(path).recipe.camera
    assert isinstance(entry, GenicamEntry)
    assert entry.settings == (("LineSelector", "Line1"), ("LineSelector", "Line0"))
