from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torchvision import models

from core.errors import TeacherError
from core.models.backbones import (
    BACKBONES,
    Backbone,
    load_backbone,
    random_backbone,
    weights_sha256,
)


@pytest.fixture
def state() -> dict[str, Tensor]:
    """A ResNet-18's state with batch normalisation that does something."""
    torch.manual_seed(0)
    network = models.resnet18(weights=None)
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.uniform_(module.running_mean, -0.2, 0.2)
            nn.init.uniform_(module.running_var, 0.5, 1.5)
            nn.init.uniform_(module.weight, 0.5, 1.5)
            nn.init.uniform_(module.bias, -0.2, 0.2)
    return network.state_dict()


def _fold(state: dict[str, Tensor], folder: Path) -> Path:
    """Write convolutions with their batch normalisation folded in, as .npy files."""
    folder.mkdir()
    for name, kernel in state.items():
        if kernel.ndim != 4 or name.startswith("layer4"):
            continue
        layer = name.removesuffix(".weight")
        norm = layer.replace("downsample.0", "downsample.1").replace("conv", "bn")
        scale = state[f"{norm}.weight"] / (state[f"{norm}.running_var"] + 1e-5).sqrt()
        bias = state[f"{norm}.bias"] - state[f"{norm}.running_mean"] * scale
        np.save(folder / f"{layer}.weight.npy", (kernel * scale.view(-1, 1, 1, 1)).numpy())
        np.save(folder / f"{layer}.bias.npy", bias.numpy())
    return folder


def test_all_file_kinds_give_the_same_features(state: dict[str, Tensor], tmp_path: Path) -> None:
    torch.save(state, tmp_path / "net.pth")
    save_file(state, tmp_path / "net.safetensors")
    folder = _fold(state, tmp_path / "folded")
    image = torch.randn(1, 3, 64, 96)
    results = [
        load_backbone("resnet18", path).features(image)
        for path in (tmp_path / "net.pth", tmp_path / "net.safetensors", folder)
    ]
    assert results[0].shape == (1, 384, 8, 12)
    assert torch.equal(results[0], results[1])
    assert torch.allclose(results[0], results[2], atol=1e-4)


@pytest.mark.parametrize("name", BACKBONES)
def test_every_backbone_gives_384_channels_and_has_no_fourth_stage(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    network = getattr(models, name)(weights=None)
    backbone = Backbone(network)
    assert backbone.features(torch.randn(2, 3, 64, 64)).shape == (2, 384, 8, 8)
    assert not any("layer4" in key or "fc" in key for key in backbone.state_dict())
    assert not any(p.requires_grad for p in backbone.parameters())


def test_features_are_averaged_over_the_neighbourhood() -> None:
    backbone = Backbone(models.resnet18(weights=None))
    image = torch.randn(1, 3, 64, 64)
    stem = torch.relu(backbone.bn1(backbone.conv1(image)))
    middle = backbone.layer2(backbone.layer1(nn.functional.max_pool2d(stem, 3, 2, 1)))
    expected = middle[0, :, 2:5, 3:6].mean(dim=(1, 2))
    assert torch.allclose(backbone.features(image)[0, :128, 3, 4], expected, atol=1e-5)


def test_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    torch.save(models.resnet18(weights=None).state_dict(), tmp_path / "net.pth")
    with pytest.raises(TeacherError, match="not those of this backbone"):
        load_backbone("resnet50", tmp_path / "net.pth")


def test_an_unknown_name_and_a_broken_file_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(TeacherError, match="resnet18, resnet50"):
        load_backbone("vgg")
    (tmp_path / "net.pth").write_bytes(b"nonsense")
    with pytest.raises(TeacherError, match="can't be read"):
        load_backbone("resnet18", tmp_path / "net.pth")


def test_weights_out_of_reach_name_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(*_args: object, **_kwargs: object) -> None:
        raise OSError("no route to host")

    monkeypatch.setattr("torch.hub.download_url_to_file", unreachable)
    monkeypatch.setattr("torch.hub.get_dir", lambda: "/nonexistent-cache")
    with pytest.raises(TeacherError, match="--weights"):
        load_backbone("resnet18")


def test_stages_are_those_of_the_whole_network_at_any_size() -> None:
    network = models.resnet18(weights=None).eval()
    backbone = Backbone(network)
    image = torch.randn(1, 3, 130, 200)
    shapes = [tuple(stage.shape[1:]) for stage in backbone.stages(image)]
    assert shapes == [(64, 33, 50), (128, 17, 25), (256, 9, 13)]
    seen: list[Tensor] = []
    network.layer3.register_forward_hook(lambda _m, _i, out: seen.append(out))
    network(image)
    assert torch.allclose(seen[0], backbone.stages(image)[2], atol=1e-5)


def test_the_digest_follows_the_weights_alone(state: dict[str, Tensor], tmp_path: Path) -> None:
    torch.save(state, tmp_path / "net.pth")
    save_file(state, tmp_path / "net.safetensors")
    first, same = (
        weights_sha256(load_backbone("resnet18", tmp_path / name))
        for name in ("net.pth", "net.safetensors")
    )
    assert first == same
    assert weights_sha256(random_backbone("resnet18")) != first
