from pathlib import Path

import numpy as np

from core.data.images import write_image
from core.data.layouts import open_dataset
from core.data.snapshot import snapshot
from tests.helpers.parts import write_parts


def test_it_names_content_not_order(tmp_path: Path) -> None:
    samples = open_dataset(write_parts(tmp_path, 4)).train
    first = snapshot(samples, tmp_path)
    assert first.count == 4
    assert first == snapshot(samples[::-1], tmp_path)
    write_image(samples[0].path, np.zeros((9, 9), np.uint8))
    assert first.sha256 != snapshot(samples, tmp_path).sha256


def test_a_renamed_file_is_another_snapshot(tmp_path: Path) -> None:
    samples = open_dataset(write_parts(tmp_path, 2)).train
    before = snapshot(samples, tmp_path)
    samples[0].path.rename(samples[0].path.with_name("renamed.png"))
    assert before.sha256 != snapshot(open_dataset(tmp_path).train, tmp_path).sha256
