from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from core.data.layouts import Sample

SIDE = 24


def save(path: Path, image: np.ndarray) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    assert cv2.imwrite(str(path), image)
    return path


@pytest.fixture
def samples(tmp_path: Path) -> tuple[Sample, ...]:
    """Four good images, three scratched ones (the third faint) and one with a stain."""
    generator = np.random.default_rng(0)
    result = []
    for i, brightest in enumerate((10, 20, 30, 60)):
        image = generator.integers(0, 10, (SIDE, SIDE), dtype=np.uint8)
        image[0, 0] = brightest
        result.append(Sample(save(tmp_path / "good" / f"{i}.png", image)))
    for i, brightness in enumerate((120, 90, 40)):
        result.append(_defective(tmp_path, "scratch", i, brightness, (slice(4, 6), slice(2, 20))))
    result.append(_defective(tmp_path, "stain", 0, 200, (slice(8, 18), slice(8, 18))))
    return tuple(result)


def _defective(
    root: Path, kind: str, index: int, brightness: int, place: tuple[slice, slice]
) -> Sample:
    image, mask = np.full((SIDE, SIDE), 5, np.uint8), np.zeros((SIDE, SIDE), np.uint8)
    image[place], mask[place] = brightness, 255
    return Sample(
        save(root / kind / f"{index}.png", image),
        False,
        kind,
        (save(root / "truth" / kind / f"{index}.png", mask),),
    )
