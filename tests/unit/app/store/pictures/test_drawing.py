"""Files of pictures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.store.pictures.drawing import encoded, suffix_of
from app.store.pictures.policy import PictureFormat, PictureKind, PicturePolicy
from core.data.images import read_image
from core.types import Image
from tests.helpers.pictures import result


def decoded(kind: PictureKind, policy: PicturePolicy, folder: Path, dtype: type) -> Image:
    content = encoded(kind, result(1, dtype=dtype), policy)
    assert content is not None
    path = folder / f"picture{suffix_of(kind, policy)}"
    path.write_bytes(content)
    return read_image(path)


@pytest.mark.parametrize("kept_as", [PictureFormat.PNG, PictureFormat.TIFF])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_originals_keep_every_bit(kept_as: PictureFormat, dtype: type, tmp_path: Path) -> None:
    policy = PicturePolicy(format=kept_as)
    image = result(1, dtype=dtype).image
    assert image is not None
    there = decoded(PictureKind.ORIGINAL, policy, tmp_path, dtype)
    assert there.dtype == dtype and np.array_equal(there, image)


def test_colours_stay_as_they_are(tmp_path: Path) -> None:
    red = np.zeros((32, 32, 3), np.uint8)
    red[..., 0] = 200
    content = encoded(PictureKind.ORIGINAL, replace(result(1), image=red), PicturePolicy())
    assert content is not None
    (tmp_path / "red.png").write_bytes(content)
    assert np.array_equal(read_image(tmp_path / "red.png"), red)


def test_a_jpeg_is_as_good_as_asked(tmp_path: Path) -> None:
    sizes = []
    for quality in (30, 95):
        policy = PicturePolicy(format=PictureFormat.JPEG, jpeg_quality=quality)
        content = encoded(PictureKind.ORIGINAL, result(1), policy)
        assert content is not None and content.startswith(b"\xff\xd8")
        sizes.append(len(content))
    assert sizes[0] < sizes[1]
    sixteen = decoded(PictureKind.ORIGINAL, policy, tmp_path, np.uint16)
    assert sixteen.dtype == np.uint8


@pytest.mark.parametrize("kept_as", list(PictureFormat))
@pytest.mark.parametrize("kind", [PictureKind.MAP, PictureKind.OVERLAY])
def test_what_is_anomalous_is_red(
    kept_as: PictureFormat, kind: PictureKind, tmp_path: Path
) -> None:
    there = decoded(kind, PicturePolicy(format=kept_as), tmp_path, np.uint8)
    assert there.shape == (64, 64, 3)
    hot, cold = there[:8, :8].mean(axis=(0, 1)), there[40:, 40:].mean(axis=(0, 1))
    assert hot[0] > hot[2] + 20 and abs(cold[0] - cold[2]) < 10
    assert bool(cold.max() < 5) is (kind is PictureKind.MAP), "the map alone lies on black"


def test_a_part_without_a_map_has_its_picture_alone() -> None:
    unjudged = replace(result(1), maps=None)
    assert encoded(PictureKind.OVERLAY, unjudged, PicturePolicy()) is None
    assert encoded(PictureKind.ORIGINAL, unjudged, PicturePolicy()) is not None
    missed = replace(unjudged, image=None)
    assert encoded(PictureKind.ORIGINAL, missed, PicturePolicy()) is None
