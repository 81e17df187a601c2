from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.library.errors import LibraryError
from app.library.teachers import keep_resnet, teachers_here


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOODPART_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TORCH_HOME", str(tmp_path / "torch"))
    return tmp_path


def test_weights_are_found_in_their_folder_or_in_torchvisions_cache(home: Path) -> None:
    assert teachers_here().resnet == ""
    cache = home / "torch" / "hub" / "checkpoints"
    cache.mkdir(parents=True)
    (cache / "resnet18-f37072fd.pth").touch()
    assert teachers_here().resnet == "imagenet"
    folder = teachers_here().folder
    assert folder == home / "home" / "weights"
    (folder / "resnet18_arrays").mkdir(parents=True)
    assert teachers_here().resnet == str(folder / "resnet18_arrays")


def test_a_file_is_kept_under_the_name_that_is_looked_for(home: Path) -> None:
    file = home / "from-a-stick.safetensors"
    file.write_bytes(b"one")
    folder = teachers_here().folder
    kept = keep_resnet(file, folder)
    assert teachers_here().resnet == str(kept) and kept.read_bytes() == b"one"
    file.write_bytes(b"two")
    assert keep_resnet(file, folder).read_bytes() == b"two"
    os.utime(kept, (1, 1))
    newer = file.rename(home / "other.pth")
    assert teachers_here().resnet == str(kept)
    assert keep_resnet(newer, folder) == folder / "resnet18.pth"
    assert teachers_here().resnet == str(folder / "resnet18.pth")
    (folder / "resnet18.pth").unlink()
    with pytest.raises(LibraryError, match="no file of weights"):
        keep_resnet(home / "notes.txt", folder)
    with pytest.raises(LibraryError, match="could not be copied"):
        keep_resnet(home / "gone.pth", folder)
    assert [path.name for path in folder.iterdir()] == ["resnet18.safetensors"]
