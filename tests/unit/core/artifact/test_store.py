import json
from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from core.artifact.store import (
    MANIFEST,
    WEIGHTS,
    load_artifact,
    save_artifact,
    verify_artifact,
)
from core.data.snapshot import file_sha256
from core.errors import ArtifactError
from tests.helpers.models import inference_model, manifest, write_model


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_model(tmp_path / "model").folder


def test_what_is_saved_comes_back(folder: Path) -> None:
    artifact = load_artifact(folder)
    wanted = inference_model().state_dict()
    assert artifact.tensors.keys() == wanted.keys()
    assert all(torch.equal(artifact.tensors[k], v) for k, v in wanted.items())
    assert artifact.manifest.model_copy(update={"files": {}}) == manifest()
    assert verify_artifact(folder) == []
    assert sorted(p.name for p in folder.iterdir()) == [MANIFEST, WEIGHTS]


def _edit(folder: Path, change: Callable[[dict[str, object]], None]) -> None:
    content = json.loads((folder / MANIFEST).read_text())
    change(content)
    (folder / MANIFEST).write_text(json.dumps(content))


def _newer(folder: Path) -> None:
    _edit(folder, lambda m: m.update(schema_version=2))


def _unknown_field(folder: Path) -> None:
    _edit(folder, lambda m: m.update(threshhold=3))


def _no_version(folder: Path) -> None:
    _edit(folder, lambda m: m.pop("schema_version"))


def _no_files(folder: Path) -> None:
    _edit(folder, lambda m: m.update(files={}))


def _outside(folder: Path) -> None:
    _edit(folder, lambda m: m.update(files={"../secret": "0"}))


def _bad_json(folder: Path) -> None:
    (folder / MANIFEST).write_text("{")


def _no_manifest(folder: Path) -> None:
    (folder / MANIFEST).unlink()


def _no_weights(folder: Path) -> None:
    (folder / WEIGHTS).unlink()


def _truncated(folder: Path) -> None:
    path = folder / WEIGHTS
    path.write_bytes(path.read_bytes()[:-10])


def _flipped(folder: Path) -> None:
    content = bytearray((folder / WEIGHTS).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / WEIGHTS).write_bytes(content)


def _garbage(folder: Path) -> None:
    (folder / WEIGHTS).write_bytes(b"garbage")
    digest = file_sha256(folder / WEIGHTS)
    _edit(folder, lambda m: m.update(files={WEIGHTS: digest}))


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (_newer, "newer program"),
        (_unknown_field, "threshhold"),
        (_no_version, "schema_version"),
        (_no_files, "names no"),
        (_outside, "lacks its file"),
        (_bad_json, "damaged"),
        (_no_manifest, "not a model"),
        (_no_weights, "lacks its file"),
        (_truncated, "checksum"),
        (_flipped, "checksum"),
        (_garbage, "damaged"),
    ],
)
def test_a_damaged_model_is_refused_in_a_sentence(
    damage: Callable[[Path], None], words: str, folder: Path
) -> None:
    damage(folder)
    with pytest.raises(ArtifactError, match=words) as caught:
        load_artifact(folder)
    assert caught.value.remedy
    assert verify_artifact(folder)


def test_weights_of_another_network_are_found_by_verify(folder: Path, tmp_path: Path) -> None:
    tensors = inference_model().state_dict()
    del tensors["student.0.bias"]
    save_artifact(tmp_path / "other", manifest(), tensors)
    assert "do not fit" in verify_artifact(tmp_path / "other")[0]


def test_values_that_are_not_numbers_are_never_published(tmp_path: Path) -> None:
    tensors = inference_model().state_dict()
    tensors["student.0.bias"] = torch.full_like(tensors["student.0.bias"], float("nan"))
    with pytest.raises(ArtifactError, match=r"student\.0\.bias"):
        save_artifact(tmp_path / "model", manifest(), tensors)
    assert list(tmp_path.iterdir()) == []


def test_an_existing_model_is_replaced_only_when_told(folder: Path) -> None:
    before = (folder / MANIFEST).read_bytes()
    with pytest.raises(ArtifactError, match="already"):
        save_artifact(folder, manifest(9.0), inference_model().state_dict())
    assert (folder / MANIFEST).read_bytes() == before
    save_artifact(folder, manifest(9.0), inference_model().state_dict(), overwrite=True)
    assert load_artifact(folder).manifest.image_threshold.value == 9.0
    assert [p.name for p in folder.parent.iterdir()] == ["model"]


@pytest.mark.parametrize("step", ["save_file", "_publish", "_sync"])
def test_a_failure_at_any_step_leaves_the_old_model_and_nothing_else(
    step: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"core.artifact.store.{step}", full)
    with pytest.raises(ArtifactError, match="No space left"):
        save_artifact(folder, manifest(9.0), inference_model().state_dict(), overwrite=True)
    assert load_artifact(folder).manifest.image_threshold.value == 1.0
    assert [p.name for p in folder.parent.iterdir()] == ["model"]


def test_an_old_model_comes_back_when_the_last_rename_fails(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name.endswith(".new"):
            raise OSError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(ArtifactError, match="Permission denied"):
        save_artifact(folder, manifest(9.0), inference_model().state_dict(), overwrite=True)
    assert load_artifact(folder).manifest.image_threshold.value == 1.0
