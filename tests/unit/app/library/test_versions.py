from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from app.library.errors import LibraryError
from app.library.transfer import SUMS, export_version, import_version
from app.library.versions import LOG, VersionLibrary
from app.recipes.recipe import Recipe, SimulatedEntry, Tuning
from app.recipes.store import RecipeFile, load_recipe, save_recipe
from app.recipes.versions import RecipeVersions
from core.artifact.store import WEIGHTS, load_artifact
from core.errors import ArtifactError, DataError
from tests.helpers.models import write_model, write_model_of_several


def make_library(folder: Path) -> VersionLibrary:
    recipe = Recipe(name="Flange", camera=SimulatedEntry(), model="elsewhere")
    save_recipe(RecipeFile(folder / "recipe.json", recipe))
    return VersionLibrary(folder / "versions", folder / "recipe.json")


@pytest.fixture
def library(tmp_path: Path) -> VersionLibrary:
    made = make_library(tmp_path)
    for _ in range(2):
        number = made.next_number()
        write_model(made.model(number))
        made.add(number, by="Ada", snapshot="0123456789ab", figures={"image_auroc": 0.97})
    return made


def test_versions_are_numbered_and_kept(library: VersionLibrary) -> None:
    assert [v.number for v in library.all()] == [1, 2]
    assert library.get(1).figures == {"image_auroc": 0.97}
    assert library.annotate(1, "with the new lamp").notes == "with the new lamp"
    assert library.get(1).notes == "with the new lamp"


def test_a_damaged_model_is_no_version(library: VersionLibrary) -> None:
    write_model(library.model(3))
    (library.model(3) / WEIGHTS).write_bytes(b"nothing")
    with pytest.raises(ArtifactError):
        library.add(3, by="Ada", snapshot="", figures={})
    assert [v.number for v in library.all()] == [1, 2]


def test_activation_is_recorded_and_changes_the_recipe(
    library: VersionLibrary, tmp_path: Path
) -> None:
    assert library.live() == 0
    library.activate(2, by="Ada", reason="fewer false rejects")
    assert library.live() == 2
    file = load_recipe(tmp_path / "recipe.json")
    assert file.place(file.recipe.model) == library.model(2).resolve()
    (entry,) = library.activations()
    assert (entry.number, entry.previous, entry.by) == (2, 0, "Ada")


def test_what_activation_and_tuning_make_of_the_recipe_is_kept_with_who_and_why(
    library: VersionLibrary, tmp_path: Path
) -> None:
    library.activate(2, by="Ada", reason="fewer false rejects")
    library.tune(2, Tuning(image_threshold=0.7), by="Kim", reason="too strict")
    versions = RecipeVersions(tmp_path / "recipe.json")
    assert [(line.number, line.by, line.reason) for line in versions.all()] == [
        (1, "Ada", "fewer false rejects"),
        (2, "Kim", "too strict"),
    ]
    assert versions.load(2) == load_recipe(tmp_path / "recipe.json").recipe


def test_a_model_of_several_products_goes_live_only_as_one_of_them(
    library: VersionLibrary, tmp_path: Path
) -> None:
    number = library.next_number()
    write_model_of_several(library.model(number), {"nut": 0.4, "flange": 0.7})
    library.add(number, by="Ada", snapshot="", figures={})
    for act in (
        lambda: library.activate(number, by="Ada", reason="which?"),
        lambda: library.set_shadow(number, by="Ada"),
    ):
        with pytest.raises(ArtifactError, match="none was named"):
            act()
    assert library.live() == 0
    again = library.next_number()
    write_model_of_several(library.model(again), {"nut": 0.4, "flange": 0.7})
    library.add(again, by="Ada", snapshot="", figures={}, product="flange")
    library.activate(again, by="Ada", reason="ours")
    assert load_recipe(tmp_path / "recipe.json").recipe.product == "flange"
    assert library.manifest(again).image_threshold.value == 0.7
    library.activate(1, by="Ada", reason="back to a model of one")
    assert library.undo(by="Ada").number == again


def test_one_tap_goes_back_and_again(library: VersionLibrary) -> None:
    library.activate(1, by="Ada", reason="first")
    library.activate(2, by="Ada", reason="better")
    assert library.undo(by="Ben").number == 1
    assert library.live() == 1
    assert library.undo(by="Ben").number == 2
    assert len(library.activations()) == 4


def test_there_is_no_way_back_from_the_first(library: VersionLibrary) -> None:
    library.activate(1, by="Ada", reason="first")
    with pytest.raises(LibraryError, match="No version was live"):
        library.undo(by="Ben")
    assert library.live() == 1


def test_the_live_version_stays_and_numbers_are_given_once(library: VersionLibrary) -> None:
    library.activate(2, by="Ada", reason="first")
    with pytest.raises(LibraryError, match="live"):
        library.delete(2)
    library.activate(1, by="Ada", reason="other")
    library.delete(2)
    assert [v.number for v in library.all()] == [1]
    assert library.next_number() == 3
    with pytest.raises(LibraryError, match="no version 2"):
        library.activate(2, by="Ada", reason="again")


def test_a_number_that_the_audit_names_is_never_given_again(
    library: VersionLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.delete(2)
    assert not list((library.folder / "2").iterdir())
    assert library.next_number() == 3, "though it was never live"
    file = export_version(library, 1, tmp_path / "flange.goodpart")
    with monkeypatch.context() as patch:
        patch.setattr("app.library.versions.write_text", _full_disk)
        with pytest.raises(DataError):
            import_version(library, file, by="Cem")
    assert not list((library.folder / "3").iterdir())
    assert import_version(library, file, by="Cem") == 4
    assert [v.number for v in library.all()] == [1, 4]


def _full_disk(*_: object) -> None:
    raise DataError("The record could not be written.", "", "")


def test_a_damaged_model_does_not_go_live(library: VersionLibrary) -> None:
    (library.model(1) / WEIGHTS).write_bytes(b"nothing")
    with pytest.raises(ArtifactError):
        library.activate(1, by="Ada", reason="first")
    assert library.live() == 0
    assert not library.activations()


def test_a_half_written_line_spoils_no_other(library: VersionLibrary, tmp_path: Path) -> None:
    library.activate(1, by="Ada", reason="first")
    with (tmp_path / "versions" / LOG).open("a") as file:
        file.write('{"at_utc": "2026')
    library.activate(2, by="Ada", reason="second")
    assert [e.number for e in library.activations()] == [1, 2]


def test_a_version_travels_to_another_station(library: VersionLibrary, tmp_path: Path) -> None:
    library.annotate(1, "good one")
    file = export_version(library, 1, tmp_path / "flange.goodpart")
    other = make_library(tmp_path / "other")
    number = import_version(other, file, by="Cem")
    entry = other.get(number)
    assert entry.created_by == "Cem"
    assert entry.snapshot == "0123456789ab"
    assert "good one" in entry.notes
    ours, theirs = load_artifact(library.model(1)), load_artifact(other.model(number))
    assert ours.manifest == theirs.manifest
    assert other.live() == 0


@pytest.mark.parametrize("damage", ["cut", "sum", "text", "missing"])
def test_a_damaged_export_is_refused_and_leaves_nothing(
    library: VersionLibrary, tmp_path: Path, damage: str
) -> None:
    file = export_version(library, 1, tmp_path / "flange.goodpart")
    content = file.read_bytes()
    if damage == "cut":
        file.write_bytes(content[: len(content) // 2])
    elif damage == "text":
        file.write_text("this is no archive")
    elif damage == "missing":
        file.unlink()
    else:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("model/manifest.json", "{}")
            archive.writestr(SUMS, json.dumps({"model/manifest.json": "0" * 64}))
    other = make_library(tmp_path / "other")
    with pytest.raises(LibraryError, match=r"flange\.goodpart"):
        import_version(other, file, by="Cem")
    assert not other.all()
    assert other.next_number() == 1


def test_a_path_in_a_foreign_archive_leads_nowhere(library: VersionLibrary, tmp_path: Path) -> None:
    file = tmp_path / "evil.goodpart"
    with zipfile.ZipFile(file, "w") as archive:
        import hashlib

        archive.writestr("model/../../../evil.txt", "x")
        sums = {"model/../../../evil.txt": hashlib.sha256(b"x").hexdigest()}
        archive.writestr(SUMS, json.dumps(sums))
    with pytest.raises(ArtifactError):
        import_version(library, file, by="Eve")
    assert not list(tmp_path.rglob("evil.txt"))
