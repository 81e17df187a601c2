from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from app.library import descriptions
from app.library.descriptions import FOLDER, KeptDescriptions
from core.types import Image
from tests.helpers.describer import PixelDescriber


class CountingDescriber(PixelDescriber):
    count = 0

    def describe(self, image: Image) -> Tensor:
        self.count += 1
        return super().describe(image)


def picture(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 255, (64, 96), np.uint8)


def test_a_picture_is_described_once_also_after_a_restart(tmp_path: Path) -> None:
    first, second = CountingDescriber(), CountingDescriber()
    came = KeptDescriptions(tmp_path, first).describe(picture(1))
    again = KeptDescriptions(tmp_path, second).describe(picture(1))
    assert (first.count, second.count) == (1, 0)
    assert torch.equal(came, again)
    assert torch.allclose(came, PixelDescriber().describe(picture(1)), rtol=1e-3)


def test_other_pixels_and_another_shape_are_other_pictures(tmp_path: Path) -> None:
    describer = CountingDescriber()
    kept = KeptDescriptions(tmp_path, describer)
    for image in (picture(1), picture(2), picture(1).reshape(96, 64)):
        kept.describe(image)
    assert describer.count == 3


@pytest.mark.parametrize("content", [b"", b"no array", b"\x93NUMPY\x01\x00"])
def test_a_damaged_file_is_described_anew(tmp_path: Path, content: bytes) -> None:
    kept = KeptDescriptions(tmp_path, PixelDescriber())
    before = kept.describe(picture(1))
    (file,) = (tmp_path / FOLDER).iterdir()
    file.write_bytes(content)
    assert torch.equal(kept.describe(picture(1)), before)
    assert torch.equal(torch.from_numpy(np.load(file).astype(np.float32)), before)


def test_the_oldest_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(descriptions, "MOST", 3)
    kept = KeptDescriptions(tmp_path, PixelDescriber())
    for seed in range(5):
        kept.describe(picture(seed))
    assert len(list((tmp_path / FOLDER).iterdir())) == 3


def test_a_place_that_takes_no_file_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file where the folder should be")
    described = KeptDescriptions(tmp_path, PixelDescriber()).describe(picture(1))
    assert described.shape == (256, 64)
