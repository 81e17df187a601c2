from __future__ import annotations

import numpy as np
import pytest
import torch

from core.errors import ArtifactError, TrainingError
from core.models.efficientad.inference import EfficientAdInference
from core.models.efficientad.networks import map_side
from core.models.efficientad.puad import (
    MEAN,
    WHITENING,
    PuadInference,
    counted_cells,
    measured_whole,
)
from core.models.registry import build_inference_model
from tests.helpers.models import HEIGHT, WIDTH, inference_model

NETWORK = {"size": "s", "height": HEIGHT, "width": WIDTH}


@pytest.fixture(scope="module")
def network() -> EfficientAdInference:
    return inference_model()


@pytest.fixture(scope="module")
def images() -> list[torch.Tensor]:
    generator = torch.Generator().manual_seed(2)
    return [torch.randn((3, HEIGHT, WIDTH), generator=generator) for _ in range(5)]


@pytest.fixture(scope="module")
def model(network: EfficientAdInference, images: list[torch.Tensor]) -> PuadInference:
    """With fewer images than the student has channels."""
    return PuadInference(network, *measured_whole(network.student, images)).eval()


@torch.inference_mode()
def test_the_third_map_is_the_distance_of_the_averaged_student(
    model: PuadInference, images: list[torch.Tensor]
) -> None:
    image = images[0][None] * 1.5
    means = torch.stack([model.network.student(i[None]).mean(dim=(2, 3))[0] for i in images])
    covariance = np.linalg.inv((model.whitening.T @ model.whitening).numpy())
    offset = (model.network.student(image).mean(dim=(2, 3))[0] - means.mean(dim=0)).numpy()
    expected = float(np.sqrt(offset @ np.linalg.solve(covariance, offset)))
    maps = model(image)
    assert maps.shape == (1, 3, map_side(HEIGHT), map_side(WIDTH))
    assert maps.dtype == torch.float32
    assert torch.equal(maps[:, :2], model.network(image))
    assert float(maps[0, 2].min()) == float(maps[0, 2].max())
    assert float(maps[0, 2, 0, 0]) == pytest.approx(expected, rel=1e-3)


@torch.inference_mode()
def test_a_batch_is_as_each_alone(model: PuadInference, images: list[torch.Tensor]) -> None:
    together = model(torch.stack(images))[:, 2, 0, 0]
    alone = torch.cat([model(image[None])[:, 2, 0, 0] for image in images])
    assert torch.allclose(together, alone, rtol=1e-4)
    assert together.unique().numel() == len(images)


@torch.inference_mode()
def test_ignored_cells_change_no_distance(
    network: EfficientAdInference, images: list[torch.Tensor]
) -> None:
    """What shines in an ignored corner, with the reach of a cell around it, counts nowhere."""
    mask = np.zeros((HEIGHT, WIDTH), np.bool_)
    mask[:70, :70] = True
    own = PuadInference(network, *measured_whole(network.student, images, mask)).eval()
    counted = counted_cells(mask, (HEIGHT, WIDTH))
    spoilt = images[0].clone()
    spoilt[:, :40, :40] += 30
    quiet, loud = (own(i[None], counted)[0, 2, 0, 0] for i in (images[0], spoilt))
    assert float(loud) == pytest.approx(float(quiet), rel=1e-4)
    assert float(own(spoilt[None])[0, 2, 0, 0]) > 2 * float(quiet)
    nothing = np.ones((HEIGHT, WIDTH), np.bool_)
    assert own(spoilt[None], counted_cells(nothing, (HEIGHT, WIDTH)))[0, 2].isnan().all()


@torch.inference_mode()
def test_stored_tensors_give_the_same_distance(
    model: PuadInference, images: list[torch.Tensor]
) -> None:
    stored = dict(model.network.state_dict())
    stored[MEAN] = torch.stack((torch.zeros(768), model.mean.float()))
    stored[WHITENING] = torch.stack((torch.eye(768), model.whitening.float()))
    rebuilt = build_inference_model("efficientad-s", NETWORK, stored, 1)
    assert torch.equal(rebuilt(images[1][None]), model(images[1][None]))
    plain = build_inference_model("efficientad-s", NETWORK, stored)
    assert plain(images[1][None]).shape[1] == 2
    for row in (2, 5):
        with pytest.raises(ArtifactError, match="do not fit"):
            build_inference_model("efficientad-s", NETWORK, stored, row)
    with pytest.raises(ArtifactError, match="do not fit"):
        build_inference_model("efficientad-s", NETWORK, model.network.state_dict(), 0)
    narrow = stored | {MEAN: torch.zeros(2, 384)}
    with pytest.raises(ArtifactError, match="do not fit"):
        build_inference_model("efficientad-s", NETWORK, narrow, 1)


@torch.inference_mode()
def test_a_lower_precision_leaves_the_distance_alone(
    model: PuadInference, images: list[torch.Tensor]
) -> None:
    batch = torch.stack(images)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        reduced = model(batch)
    assert torch.equal(reduced, model(batch))


def test_ignoring_everything_is_a_sentence(
    network: EfficientAdInference, images: list[torch.Tensor]
) -> None:
    with pytest.raises(TrainingError, match="ignored"):
        measured_whole(network.student, images, np.ones((HEIGHT, WIDTH), np.bool_))
