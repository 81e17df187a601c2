import pytest
import torch

from core.errors import ArtifactError
from core.models.efficientad.inference import EfficientAdInference
from core.models.efficientad.networks import Size, map_side
from core.models.registry import build_inference_model


@pytest.mark.parametrize(
    ("size", "height", "width"), [("s", 128, 128), ("s", 161, 130), ("m", 128, 140)]
)
def test_any_size_gives_two_maps_on_the_teachers_grid(size: Size, height: int, width: int) -> None:
    model = EfficientAdInference(size, height, width).eval()
    with torch.inference_mode():
        maps = model(torch.randn(1, 3, height, width))
    assert maps.shape == (1, 2, map_side(height), map_side(width))
    assert maps.dtype == torch.float32


def test_maps_do_not_depend_on_the_batch() -> None:
    model = EfficientAdInference("s", 128, 128).eval()
    images = torch.randn(3, 3, 128, 128)
    with torch.inference_mode():
        together = model(images)
        alone = torch.cat([model(image[None]) for image in images])
    assert torch.allclose(together, alone, rtol=1e-3, atol=1e-5)


def test_the_maps_are_channel_means_of_squared_differences() -> None:
    model = EfficientAdInference("s", 128, 128).eval()
    model.teacher_mean.fill_(0.2)
    model.teacher_std.fill_(3.0)
    image = torch.randn(1, 3, 128, 128)
    with torch.inference_mode():
        student, rebuilt = model.student(image), model.autoencoder(image)
        target = (model.teacher(image) - 0.2) / 3.0
        expected = torch.stack(
            (
                ((target - student[:, :384]) ** 2).mean(1),
                ((rebuilt - student[:, 384:]) ** 2).mean(1),
            ),
            dim=1,
        )
        assert torch.allclose(model(image), expected, atol=1e-5)


def test_stored_tensors_give_the_same_maps() -> None:
    model = EfficientAdInference("s", 128, 128).eval()
    network = {"size": "s", "height": 128, "width": 128}
    rebuilt = build_inference_model("efficientad-s", network, model.state_dict())
    image = torch.randn(1, 3, 128, 128)
    with torch.inference_mode():
        assert torch.equal(model(image), rebuilt(image))


def test_an_unknown_method_and_foreign_tensors_are_refused() -> None:
    tensors = EfficientAdInference("s", 128, 128).state_dict()
    with pytest.raises(ArtifactError, match="unknown"):
        build_inference_model("patchcore", {}, tensors)
    with pytest.raises(ArtifactError, match="do not fit"):
        build_inference_model("efficientad-m", {"size": "m", "height": 128, "width": 128}, tensors)
    with pytest.raises(ArtifactError, match="do not fit"):
        build_inference_model("efficientad-s", {}, tensors)
