from pathlib import Path

import cv2
import numpy as np
import pytest

from core.data.images import write_image
from core.data.layouts import open_dataset
from core.errors import DataError, TrainingError
from core.training.input import prepare_input
from core.training.spec import TrainingSpec
from tests.helpers.parts import disc, write_parts

SPEC = TrainingSpec(height=128, width=128)


def test_validation_images_come_from_the_training_split_only(tmp_path: Path) -> None:
    for index in range(20):
        write_image(tmp_path / "train" / "good" / f"{index}.png", disc(index))
        write_image(tmp_path / "test" / "good" / f"{index}.png", disc(100 + index))
        write_image(tmp_path / "test" / "scratch" / f"{index}.png", disc(200 + index))
    source = prepare_input(SPEC, open_dataset(tmp_path))
    used = {s.path for s in (*source.training, *source.validation)}
    assert used == set((tmp_path / "train" / "good").iterdir())
    assert len(source.validation) == 2
    assert not {s.path for s in source.training} & {s.path for s in source.validation}


def test_a_limit_takes_that_many_by_the_seed(tmp_path: Path) -> None:
    dataset = open_dataset(write_parts(tmp_path, 12))
    chosen = [
        prepare_input(TrainingSpec(height=128, width=128, limit=5, seed=seed), dataset)
        for seed in (0, 0, 1)
    ]
    names = [sorted(s.path.name for s in (*c.training, *c.validation)) for c in chosen]
    assert len(names[0]) == 5
    assert names[0] == names[1] != names[2]
    assert chosen[0].snapshot == chosen[1].snapshot != chosen[2].snapshot


def test_an_unreadable_image_is_named_and_left_out(tmp_path: Path) -> None:
    write_parts(tmp_path, 6)
    (tmp_path / "good" / "broken.png").write_bytes(b"\x89PNG not an image")
    source = prepare_input(SPEC, open_dataset(tmp_path))
    assert any("broken.png" in warning for warning in source.warnings)
    assert "broken.png" not in {s.path.name for s in (*source.training, *source.validation)}


def test_a_single_image_is_too_few_and_two_are_enough(tmp_path: Path) -> None:
    write_parts(tmp_path / "one", 1)
    with pytest.raises(DataError, match="needed"):
        prepare_input(SPEC, open_dataset(tmp_path / "one"))
    write_parts(tmp_path / "two", 2)
    source = prepare_input(SPEC, open_dataset(tmp_path / "two"))
    assert (len(source.training), len(source.validation)) == (1, 1)


def test_the_white_of_12_bit_images_is_found(tmp_path: Path) -> None:
    (tmp_path / "good").mkdir()
    for index in range(4):
        image = disc(index)[..., 0].astype(np.uint16) * 16
        assert cv2.imwrite(str(tmp_path / "good" / f"{index}.png"), image)
    assert prepare_input(SPEC, open_dataset(tmp_path)).preprocessing.full_scale == 4095


def test_sizes_under_128_pixels_are_refused() -> None:
    with pytest.raises(TrainingError, match="too small"):
        TrainingSpec(height=127, width=256)


def _with_validation(folder: Path) -> Path:
    for index in range(4):
        write_image(folder / "train" / "good" / f"{index}.png", disc(index))
        write_image(folder / "validation" / "good" / f"{index}.png", disc(10 + index))
    (folder / "validation" / "good" / "broken.png").write_bytes(b"no picture")
    return folder


def test_a_broken_validation_image_does_not_cost_the_training(tmp_path: Path) -> None:
    source = prepare_input(SPEC, open_dataset(_with_validation(tmp_path)))
    assert len(source.validation) == 4
    assert any("left out: broken.png" in warning for warning in source.warnings)


def test_validation_images_that_all_are_broken_are_refused(tmp_path: Path) -> None:
    _with_validation(tmp_path)
    for file in (tmp_path / "validation" / "good").iterdir():
        file.write_bytes(b"no picture")
    with pytest.raises(DataError, match="None of the validation images can be used"):
        prepare_input(SPEC, open_dataset(tmp_path))


def test_the_learned_sizes_are_known(tmp_path: Path) -> None:
    source = prepare_input(SPEC, open_dataset(write_parts(tmp_path, 4, 128, 160)))
    assert source.sizes == ((128, 160),)
