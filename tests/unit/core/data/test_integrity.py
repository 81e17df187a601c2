from pathlib import Path

import numpy as np
import pytest

from core.data.images import write_image
from core.data.integrity import IntegrityReport, check_training_set
from core.data.layouts import open_dataset
from core.errors import DataError
from tests.helpers.parts import disc, write_parts


def _check(folder: Path) -> IntegrityReport:
    return check_training_set(open_dataset(folder).train)


def _sentences(report: IntegrityReport) -> str:
    return " ".join(p.sentence for p in report.problems)


def test_a_sound_set_has_nothing_to_say(tmp_path: Path) -> None:
    report = _check(write_parts(tmp_path, 20))
    assert report.problems == ()
    assert len(report.usable) == 20


def test_few_images_are_counted_not_forbidden(tmp_path: Path) -> None:
    report = _check(write_parts(tmp_path, 5))
    assert "Recommended: 15 more" in _sentences(report)
    report.raise_for_errors()


def test_too_few_are_forbidden(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="Too few usable good images: 1"):
        _check(write_parts(tmp_path, 1)).raise_for_errors()


@pytest.mark.parametrize(
    ("image", "word"),
    [
        (np.full((128, 128, 3), 7, np.uint8), "shows nothing"),
        (disc(0), "repeats another"),
        (disc(50, 96, 128), "differs in size from the usual 128 x 128 px: odd.png (128 x 96 px)"),
        (disc(51).astype(np.uint16) * 256, "differs in bit depth"),
        (disc(52, 128, 256), "is distorted"),
        (disc(53)[..., 0], "differs in colour from the usual RGB"),
        (np.clip(disc(1).astype(int) + 1, 0, 255).astype(np.uint8), "almost the same"),
    ],
)
def test_an_odd_image_is_named(image: np.ndarray, word: str, tmp_path: Path) -> None:
    write_parts(tmp_path, 8)
    write_image(tmp_path / "good" / "odd.png", image)
    problem = next(p for p in _check(tmp_path).problems if word in p.sentence)
    assert [p.name for p in problem.files] == ["odd.png"]
    assert "odd.png" in problem.sentence
    assert problem.severity == "warning"


def test_repeats_flat_and_broken_images_are_not_learned(tmp_path: Path) -> None:
    write_parts(tmp_path, 4)
    write_image(tmp_path / "good" / "again.png", disc(0))
    write_image(tmp_path / "good" / "flat.png", np.zeros((128, 128), np.uint8))
    (tmp_path / "good" / "broken.png").write_bytes(b"x")
    names = {s.path.name for s in _check(tmp_path).usable}
    assert len(names) == 4
    assert not names & {"flat.png", "broken.png"}


def test_a_near_duplicate_is_named_with_the_one_it_resembles(tmp_path: Path) -> None:
    write_parts(tmp_path, 4)
    brighter = np.clip(disc(2).astype(int) + 2, 0, 255).astype(np.uint8)
    write_image(tmp_path / "good" / "odd.png", brighter)
    assert "odd.png (002.png)" in _sentences(_check(tmp_path))


def test_sizes_without_a_usual_one_are_counted(tmp_path: Path) -> None:
    for index in range(6):
        write_image(tmp_path / "good" / f"{index}.png", disc(index, 100 + index, 100 + index))
    report = _check(tmp_path)
    assert "6 different sizes: 100 x 100 px (1), 101 x 101 px (1)," in _sentences(report)
    assert "104 x 104 px (1) and 1 more." in _sentences(report)
    assert "distorted" not in _sentences(report)


def test_the_least_number_of_images_can_be_raised(tmp_path: Path) -> None:
    write_parts(tmp_path, 4)
    report = check_training_set(open_dataset(tmp_path).train, minimum=5)
    with pytest.raises(DataError, match="Too few usable good images: 4 of"):
        report.raise_for_errors()


def test_many_names_are_cut_short(tmp_path: Path) -> None:
    write_parts(tmp_path, 3)
    for index in range(9):
        (tmp_path / "good" / f"broken{index}.png").write_bytes(b"x")
    assert "and 4 more" in _sentences(_check(tmp_path))


def test_what_is_too_small_to_be_judged_is_named_and_left_out(tmp_path: Path) -> None:
    write_parts(tmp_path, 4)
    write_image(tmp_path / "good" / "tiny.png", disc(9)[60:67, 50:80])
    report = _check(tmp_path)
    assert "1 image is smaller than 8 x 8 px and was left out: tiny.png." in _sentences(report)
    assert len(report.usable) == 4


def test_too_few_images_name_what_was_left_out(tmp_path: Path) -> None:
    write_parts(tmp_path, 1)
    (tmp_path / "good" / "broken.png").write_bytes(b"no picture")
    with pytest.raises(DataError, match=r"Too few .*left out: broken\.png"):
        _check(tmp_path).raise_for_errors()


def test_sizes_are_those_that_occur_the_most_frequent_first(tmp_path: Path) -> None:
    write_parts(tmp_path, 3, 128, 160)
    write_image(tmp_path / "good" / "odd.png", disc(50, 96, 128))
    assert _check(tmp_path).sizes == ((128, 160), (96, 128))
