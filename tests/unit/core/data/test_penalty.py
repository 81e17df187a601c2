from pathlib import Path

import numpy as np
import pytest
import torch

from core.data.images import write_image
from core.data.penalty import PenaltySource, generated_penalty, photo_penalty
from core.data.preprocessing import denormalise
from core.errors import DataError
from tests.helpers.parts import disc


@pytest.fixture(params=["generated", "photos"])
def source(request: pytest.FixtureRequest, tmp_path: Path) -> PenaltySource:
    if request.param == "generated":
        return generated_penalty((64, 80), 0)
    for index in range(3):
        write_image(tmp_path / "below" / f"{index}.png", disc(index, 90, 100))
    return photo_penalty(tmp_path, (64, 80), 0)


def test_an_image_follows_from_its_number(source: PenaltySource) -> None:
    later = source.image(7)
    assert torch.equal(source.image(7), later)
    assert not torch.equal(source.image(8), later)


def test_images_are_valid_network_inputs(source: PenaltySource) -> None:
    for index in range(12):
        image = source.image(index)
        assert image.shape == (3, 64, 80)
        assert image.dtype == torch.float32
        colours = denormalise(image[None])
        assert colours.min() >= -1e-5
        assert colours.max() <= 1 + 1e-5


def test_about_a_third_is_grey(source: PenaltySource) -> None:
    def is_grey(index: int) -> bool:
        colours = denormalise(source.image(index)[None])
        return bool(torch.allclose(colours[:, 0], colours[:, 2], atol=1e-4))

    assert 4 <= sum(is_grey(i) for i in range(40)) <= 25


def test_generated_images_differ_in_colour_and_texture() -> None:
    source = generated_penalty((64, 64), 1)
    images = torch.stack([source.image(i) for i in range(30)])
    assert images.mean(dim=(2, 3)).std(dim=0).min() > 0.2
    assert images.std(dim=(2, 3)).mean(dim=1).std() > 0.05


def test_small_photos_are_enlarged(tmp_path: Path) -> None:
    write_image(tmp_path / "tiny.png", np.zeros((10, 20), np.uint8))
    assert photo_penalty(tmp_path, (64, 64), 0).image(0).shape == (3, 64, 64)


def test_a_folder_without_photos_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="generated"):
        photo_penalty(tmp_path, (64, 64), 0)


def test_an_unreadable_photo_does_not_end_a_training(tmp_path: Path) -> None:
    for index in range(4):
        (tmp_path / f"{index}.jpg").write_bytes(b"broken")
    source = photo_penalty(tmp_path, (64, 64), 0)
    with pytest.raises(DataError, match="None of the 4 photos"):
        source.image(0)
    write_image(tmp_path / "2.jpg", disc(0))
    assert source.image(0).shape == (3, 64, 64)


def test_an_image_does_not_depend_on_what_memory_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for index in range(6):
        write_image(tmp_path / f"{index}.png", disc(index))
    roomy = photo_penalty(tmp_path, (64, 64), 3)
    images = [roomy.image(i) for i in range(12)]
    monkeypatch.setattr("core.data.penalty.HELD_BYTES", 1)
    tight = photo_penalty(tmp_path, (64, 64), 3)
    assert all(torch.equal(tight.image(i), images[i]) for i in reversed(range(12)))


def test_pictures_of_all_sizes_together_fit_into_their_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    most = 10 * 64 * 64
    monkeypatch.setattr("core.data.penalty.HELD_BYTES", most)

    def picture(number: int) -> np.ndarray:
        return np.full((64, 64 if number % 2 else 5 * 64), number % 200, np.uint8)

    source = PenaltySource(picture, 1000, (64, 64), 0)
    for index in range(200):
        source.image(index)
    assert 0 < sum(held.nbytes for held in source._held.values()) <= most


def test_a_strip_is_cut_before_it_is_enlarged(tmp_path: Path) -> None:
    write_image(tmp_path / "strip.png", np.zeros((4, 4000), np.uint8))
    source = photo_penalty(tmp_path, (64, 64), 0)
    assert source.image(0).shape == (3, 64, 64)
    assert [held.shape for held in source._held.values()] == [(128, 512)]


def test_one_generated_picture_is_shown_in_many_ways() -> None:
    picture = np.random.default_rng(0).integers(0, 255, (64, 64, 3)).astype(np.uint8)
    source = PenaltySource(lambda _: picture, 1, (64, 64), 0, varied=True)
    coloured = [source.image(i).numpy().tobytes() for i in range(60)]
    assert len(set(coloured)) > 12
