import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from core.artifact.publication import publish, staging_place
from core.artifact.store import MANIFEST, load_artifact, save_artifact, verify_artifact
from core.errors import ArtifactError
from tests.helpers.models import inference_model, manifest

Patch = pytest.MonkeyPatch
TENSORS = inference_model().state_dict()


class PowerCutError(BaseException):
    """Ends everything: nothing that the program would still do is done."""


def _save_again(folder: Path) -> None:
    save_artifact(folder, manifest(9.0), TENSORS, overwrite=True)


def _threshold(folder: Path) -> float:
    return load_artifact(folder).manifest.image_threshold.value


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _cut_power_at(change: int, monkeypatch: Patch) -> None:
    """At the ``change``-th rename, counted from 0. No rename or deletion happens afterwards."""
    rename, seen = Path.rename, [0]

    def cut(self: Path, target: Path) -> Path:
        seen[0] += 1
        if seen[0] > change:
            raise PowerCutError
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", cut)
    monkeypatch.setattr(shutil, "rmtree", lambda *_args, **_kwargs: None)


@pytest.mark.parametrize("renames", [0, 1])
def test_a_power_cut_leaves_the_old_model_whole(
    renames: int, folder: Path, monkeypatch: Patch
) -> None:
    with monkeypatch.context() as patch:
        _cut_power_at(renames, patch)
        with pytest.raises(PowerCutError):
            _save_again(folder)
    assert _threshold(folder) == 1.0
    assert verify_artifact(folder) == []
    with pytest.raises(ArtifactError, match="already"):
        save_artifact(folder, manifest(), TENSORS)
    _save_again(folder)
    assert _threshold(folder) == 9.0
    assert _names(folder.parent) == ["model"]


def test_a_power_cut_after_both_renames_leaves_the_new_model(
    folder: Path, monkeypatch: Patch
) -> None:
    with monkeypatch.context() as patch:
        _cut_power_at(2, patch)
        _save_again(folder)
    assert len(_names(folder.parent)) == 2
    assert _threshold(folder) == 9.0
    _save_again(folder)
    assert _names(folder.parent) == ["model"]


def test_a_power_cut_before_a_first_model_leaves_none(tmp_path: Path, monkeypatch: Patch) -> None:
    with monkeypatch.context() as patch:
        _cut_power_at(0, patch)
        with pytest.raises(PowerCutError):
            save_artifact(tmp_path / "model", manifest(), TENSORS)
    assert not (tmp_path / "model").exists()
    save_artifact(tmp_path / "model", manifest(), TENSORS)
    assert _names(tmp_path) == ["model"]


def _full(*_args: object, **_kwargs: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    "step",
    [
        "core.artifact.store.save_file",
        "core.artifact.store.publish",
        "core.artifact.publication._sync_file",
        "pathlib.Path.write_text",
        "pathlib.Path.mkdir",
    ],
)
def test_a_full_disk_leaves_the_old_model_and_nothing_else(
    step: str, folder: Path, monkeypatch: Patch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(step, _full)
        with pytest.raises(ArtifactError, match="No space left") as caught:
            _save_again(folder)
    assert "Free disk space" in caught.value.remedy
    assert _threshold(folder) == 1.0
    assert _names(folder.parent) == ["model"]


def test_the_old_model_comes_back_when_the_last_rename_fails(
    folder: Path, monkeypatch: Patch
) -> None:
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name.endswith("-new"):
            raise OSError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(ArtifactError, match="Permission denied"):
        _save_again(folder)
    assert _threshold(folder) == 1.0
    assert _names(folder.parent) == ["model"]


def test_an_existing_model_is_replaced_only_when_told(folder: Path) -> None:
    before = (folder / MANIFEST).read_bytes()
    with pytest.raises(ArtifactError, match="already"):
        save_artifact(folder, manifest(9.0), TENSORS)
    assert (folder / MANIFEST).read_bytes() == before
    _save_again(folder)
    assert _threshold(folder) == 9.0
    assert _names(folder.parent) == ["model"]


def _holds_other_files(place: Path) -> None:
    place.mkdir()
    (place / "thesis.txt").write_text("years of work")


def _holds_folders(place: Path) -> None:
    (place / "pictures").mkdir(parents=True)
    (place / MANIFEST).write_text("{}")


def _is_a_file(place: Path) -> None:
    place.write_text("years of work")


@pytest.mark.parametrize("make", [_holds_other_files, _holds_folders, _is_a_file])
def test_overwriting_never_deletes_what_is_no_model(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    place = tmp_path / "home"
    make(place)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ArtifactError, match="not a model"):
        _save_again(place)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_damaged_model_and_an_empty_folder_may_be_overwritten(folder: Path) -> None:
    (folder / MANIFEST).write_text("{")
    empty = folder.parent / "empty"
    empty.mkdir()
    for place in (folder, empty):
        _save_again(place)
        assert _threshold(place) == 9.0


def test_a_link_keeps_pointing_to_the_model(folder: Path) -> None:
    link = folder.parent / "link"
    link.symlink_to(folder, target_is_directory=True)
    _save_again(link)
    assert link.is_symlink()
    assert _threshold(folder) == _threshold(link) == 9.0
    assert _names(folder.parent) == ["link", "model"]


def test_names_with_pattern_characters_are_plain_names(tmp_path: Path) -> None:
    folder = tmp_path / "part [a]*"
    _save_again(folder)
    _save_again(folder)
    assert _names(tmp_path) == ["part [a]*"]


def test_publishing_syncs_before_it_renames(tmp_path: Path, monkeypatch: Patch) -> None:
    staged = staging_place(tmp_path / "model")
    staged.mkdir()
    (staged / "a").write_text("a")
    log: list[str] = []
    rename = Path.rename

    def logged(self: Path, target: Path) -> Path:
        log.append("rename")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", logged)
    monkeypatch.setattr("core.artifact.publication.os.fsync", lambda _d: log.append("sync"))
    publish(staged, tmp_path / "model")
    assert log == ["sync", "sync", "rename", "sync"]
