import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from safetensors.torch import load_file, save_file
from torch import Tensor

from core.artifact.manifest import SCHEMA_VERSION, content_sha256
from core.artifact.store import (
    MANIFEST,
    WEIGHTS,
    load_artifact,
    read_manifest,
    refuse_unwritable,
    save_artifact,
    verify_artifact,
)
from core.data.snapshot import file_sha256
from core.errors import ArtifactError
from tests.helpers.models import inference_model, manifest


def test_what_is_saved_comes_back(folder: Path) -> None:
    artifact = load_artifact(folder)
    wanted = inference_model().state_dict()
    assert artifact.tensors.keys() == wanted.keys()
    assert all(torch.equal(artifact.tensors[k], v) for k, v in wanted.items())
    unsealed = artifact.manifest.model_copy(update={"files": {}, "content_sha256": ""})
    assert unsealed == manifest()
    assert verify_artifact(folder) == []
    assert sorted(p.name for p in folder.iterdir()) == [MANIFEST, WEIGHTS]


def test_further_files_beside_the_models_are_fine(folder: Path) -> None:
    (folder / "notes.txt").write_text("camera 2")
    assert verify_artifact(folder) == []


def test_tensors_that_share_memory_are_stored(tmp_path: Path) -> None:
    tensors = inference_model().state_dict()
    tensors["teacher_mean"] = tensors["teacher_std"]
    save_artifact(tmp_path / "model", manifest(), tensors)
    stored = load_artifact(tmp_path / "model").tensors
    assert torch.equal(stored["teacher_mean"], tensors["teacher_std"])


def _content(folder: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
    return content


def _edit(folder: Path, **changes: object) -> None:
    """Change entries and seal the manifest anew, as a faulty program would."""
    content = _content(folder) | changes
    content["content_sha256"] = content_sha256(content)
    (folder / MANIFEST).write_text(json.dumps(content))


def _replace_weights(folder: Path, **changes: Tensor) -> None:
    save_file(load_file(folder / WEIGHTS) | changes, folder / WEIGHTS)
    _edit(folder, files={WEIGHTS: file_sha256(folder / WEIGHTS)})


def _newer(folder: Path) -> None:
    _edit(folder, schema_version=SCHEMA_VERSION + 1)


def _unknown_field(folder: Path) -> None:
    _edit(folder, threshhold=3)


def _no_version(folder: Path) -> None:
    content = _content(folder)
    del content["schema_version"]
    (folder / MANIFEST).write_text(json.dumps(content))


def _no_files(folder: Path) -> None:
    _edit(folder, files={})


def _outside(folder: Path) -> None:
    _edit(folder, files={WEIGHTS: "0", "../secret": "0"} | _content(folder)["files"])


def _no_number(folder: Path) -> None:
    _edit(folder, uncertain_band=float("inf"))


def _other_size(folder: Path) -> None:
    _edit(folder, network=_content(folder)["network"] | {"height": 256})


def _unknown_method(folder: Path) -> None:
    _edit(folder, method="magic")


def _flipped_manifest(folder: Path) -> None:
    text = (folder / MANIFEST).read_text()
    (folder / MANIFEST).write_text(text.replace('"value": 1.0', '"value": 9.0', 1))


def _not_unicode(folder: Path) -> None:
    (folder / MANIFEST).write_bytes(b"\xff\xfe{")


def _nan_weights(folder: Path) -> None:
    _replace_weights(folder, teacher_std=torch.full((1, 384, 1, 1), float("nan")))


def _other_shape(folder: Path) -> None:
    _replace_weights(folder, teacher_std=torch.ones(1, 385, 1, 1))


def _surplus_tensor(folder: Path) -> None:
    _replace_weights(folder, surprise=torch.ones(1))


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
    _edit(folder, files={WEIGHTS: file_sha256(folder / WEIGHTS)})


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
        (_no_number, "uncertain_band"),
        (_other_size, "differ in height"),
        (_unknown_method, "magic"),
        (_flipped_manifest, "checksum"),
        (_not_unicode, "damaged"),
        (_nan_weights, "teacher_std"),
        (_other_shape, "do not fit"),
        (_surplus_tensor, "do not fit"),
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


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_flipped_bit_of_the_manifest_changes_the_model(
    data: st.DataObject, folder: Path
) -> None:
    sound = (folder / MANIFEST).read_bytes()
    wanted = read_manifest(folder)
    content = bytearray(sound)
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= 1 << data.draw(st.integers(0, 7))
    (folder / MANIFEST).write_bytes(content)
    try:
        assert read_manifest(folder) == wanted
    except ArtifactError as error:
        assert error.remedy
    finally:
        (folder / MANIFEST).write_bytes(sound)


def test_a_manifest_without_its_checksum_may_be_edited(folder: Path) -> None:
    content = _content(folder) | {"minimum_area_px": 7, "content_sha256": ""}
    (folder / MANIFEST).write_text(json.dumps(content))
    assert load_artifact(folder).manifest.minimum_area_px == 7


@pytest.mark.parametrize(
    ("name", "why"),
    [("absent", "There is no folder"), ("model/weights.safetensors", "it is no folder")],
)
def test_what_is_no_folder_is_no_model(name: str, why: str, folder: Path) -> None:
    with pytest.raises(ArtifactError, match=why):
        load_artifact(folder.parent / name)


def test_a_place_that_can_never_hold_a_model_is_refused_before_anything_is_learned(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ArtifactError, match="No model can be written to"):
        refuse_unwritable(tmp_path / "file" / "model")
    with pytest.raises(ArtifactError, match="No model can be written to"):
        refuse_unwritable(tmp_path / ("long" * 100))
    refuse_unwritable(tmp_path / "new" / "model")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_place_without_the_right_to_write_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "mkdir", refuse)  # tests may run as a user who may do everything
    with pytest.raises(ArtifactError, match=r"No model can be written .*: Permission denied"):
        refuse_unwritable(tmp_path / "model")


@pytest.mark.parametrize("name", ["read_text", "read_bytes"])
def test_an_unreadable_file_is_a_sentence(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, name, refuse)
    with pytest.raises(ArtifactError, match="could not be read: Permission denied"):
        load_artifact(folder)


def test_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    tensors = inference_model().state_dict()
    del tensors["student.0.bias"]
    save_artifact(tmp_path / "other", manifest(), tensors)
    with pytest.raises(ArtifactError, match="do not fit"):
        load_artifact(tmp_path / "other")


def test_values_that_are_not_numbers_are_never_published(tmp_path: Path) -> None:
    tensors = inference_model().state_dict()
    tensors["student.0.bias"] = torch.full_like(tensors["student.0.bias"], float("nan"))
    with pytest.raises(ArtifactError, match=r"student\.0\.bias"):
        save_artifact(tmp_path / "model", manifest(), tensors)
    assert list(tmp_path.iterdir()) == []
