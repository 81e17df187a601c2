from dataclasses import replace
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor

from core.data.images import write_image
from core.data.preprocessing import denormalise
from core.errors import TeacherError
from core.teacher.distillation import SHORT_RECIPE, Distillation, DistillationSpec
from core.teacher.photos import PhotoCrops, large_and_small
from tests.helpers.parts import disc

SPEC = replace(SHORT_RECIPE, steps=4, batch=2, side=32, statistics_images=4)


class Stripes:
    """A backbone that needs no weights: 384 smooth functions of the image's colours."""

    def features(self, images: Tensor) -> Tensor:
        colours = F.avg_pool2d(images, 8)
        angles = torch.linspace(0, 6, 128).view(1, 128, 1, 1)
        return torch.cat([torch.sin(colours[:, i : i + 1] + angles) for i in range(3)], dim=1)


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{i}.png" for i in range(3)]
    for index, path in enumerate(paths):
        write_image(path, disc(index, 80, 96))
    return paths


def _run(spec: DistillationSpec, photos: list[Path], folder: Path | None = None) -> Distillation:
    distillation = Distillation(spec, photos, Stripes())
    for _ in distillation.run(folder):
        pass
    return distillation


@pytest.mark.parametrize("optimizer", ["adam", "muon"])
def test_the_loss_falls(optimizer: str, photos: list[Path]) -> None:
    spec = replace(SPEC, steps=25, optimizer=optimizer)  # type: ignore[arg-type]
    losses = [
        p.losses["distillation"]
        for p in Distillation(spec, photos, Stripes()).run()
        if p.phase == "distil"
    ]
    assert sum(losses[-5:]) < 0.8 * sum(losses[:5])


def test_a_stopped_run_resumes_to_the_same_network(photos: list[Path], tmp_path: Path) -> None:
    whole = _run(SPEC, photos)
    run = Distillation(SPEC, photos, Stripes()).run(tmp_path / "state")
    for progress in run:
        if progress.phase == "distil" and progress.step == 2:
            break
    run.close()
    resumed = _run(SPEC, photos, tmp_path / "state")
    for one, other in zip(whole.network.parameters(), resumed.network.parameters(), strict=True):
        assert torch.equal(one, other)


def test_the_result_is_a_padded_network_for_the_whole_image(photos: list[Path]) -> None:
    network = _run(replace(SPEC, steps=1), photos).network
    assert network(torch.zeros(1, 3, 32, 32)).shape == (1, 384, 8, 8)


def test_both_networks_see_the_same_part_of_a_photo_normalised(photos: list[Path]) -> None:
    crops = PhotoCrops(photos, 64, seed=0).batch(0, 3)
    assert crops.shape == (3, 3, 64, 64)
    assert crops.dtype == torch.uint8
    large, small = large_and_small(crops, "cpu")
    assert torch.allclose(denormalise(large) * 255, crops.float(), atol=1e-3)
    assert torch.allclose(F.avg_pool2d(large, 2), small)


def test_batches_follow_from_seed_and_index(photos: list[Path]) -> None:
    one, same, other = (PhotoCrops(photos, 64, seed).batch(3, 2) for seed in (0, 0, 1))
    assert torch.equal(one, same)
    assert not torch.equal(one, other)


def test_photos_beyond_the_memory_give_the_same_crops(
    photos: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    held = PhotoCrops(photos, 64, seed=0).batch(0, 5)
    monkeypatch.setattr("core.teacher.photos.HELD_BYTES", 0)
    assert torch.equal(PhotoCrops(photos, 64, seed=0).batch(0, 5), held)


def test_no_photo_is_a_sentence() -> None:
    with pytest.raises(TeacherError, match="folder of varied photos"):
        PhotoCrops([], 64, 0)
