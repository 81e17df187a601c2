"""Parts of the simulated line as a data set on disk, in MVTec's layout.

That layout lets ``train`` and ``evaluate`` take the demo's parts as they take any data set.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from app.demo.exposure import Expose
from app.demo.spec import DemoSpec
from app.files import expect_folder, write_json
from camera.rendering.defects import DEFECT_KINDS
from camera.rendering.renderer import PartRenderer
from core.data.images import write_image
from core.errors import DataError
from core.types import Image, Mask

MARK = "goodpart-demo.json"
PARTS = "parts"
OWN_FOLDERS = (PARTS, "overlays", "model", "model.training")


def clear_output(output: Path) -> None:
    """Make room for a demo. Raises DataError where ``output`` holds anything but an older demo."""
    expect_folder(output)
    if not (output / MARK).is_file() and any(output.iterdir()):
        raise DataError(
            f"The folder {output} holds other files.",
            "The demo did not start, and nothing in there was touched.",
            "Name a new or empty folder with --output.",
        )
    for name in OWN_FOLDERS:
        shutil.rmtree(output / name, ignore_errors=True)
    write_json(output / MARK, {"written_by": "goodpart demo"})


def render_parts(spec: DemoSpec, root: Path, expose: Expose) -> Iterator[Path]:
    """Write ``expose``'s picture of every part of the demo below ``root`` and yield its file."""
    renderer = PartRenderer(spec.seed, spec.side, spec.side)
    number = 0
    for split, count in _good_splits(spec).items():
        for index in range(count):
            yield _write(root / split / "good" / f"{index:03}.png", expose(renderer.good(number)))
            number += 1
    for index in range(spec.defective_parts):
        kind = DEFECT_KINDS[index % len(DEFECT_KINDS)]
        defect = renderer.defective(index, kind)
        _write_mask(root / "ground_truth" / str(kind) / f"{index:03}_mask.png", defect.mask)
        yield _write(root / "test" / str(kind) / f"{index:03}.png", expose(defect.image))


def count_of_parts(spec: DemoSpec) -> int:
    """How many files ``render_parts`` yields."""
    return sum(_good_splits(spec).values()) + spec.defective_parts


def _good_splits(spec: DemoSpec) -> dict[str, int]:
    return {
        "train": spec.learned_parts,
        "validation": spec.held_out_parts,
        "test": spec.good_parts,
    }


def _write(path: Path, image: Image) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_image(path, image)
    return path


def _write_mask(path: Path, mask: Mask) -> None:
    _write(path, np.where(mask, np.uint8(255), np.uint8(0)))
