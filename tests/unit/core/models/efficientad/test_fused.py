"""The fused graph against the plain one."""

import pytest
import torch
from torch import nn

from core.models.efficientad.closed_form import adopt
from core.models.efficientad.fused import FusedEfficientAd, shares_hidden_layers
from core.models.efficientad.inference import EfficientAdInference
from core.models.efficientad.networks import Size


def _network(size: Size, height: int, width: int) -> EfficientAdInference:
    """Random weights, biases and teacher statistics, so that a forgotten one shows."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        model = EfficientAdInference(size, height, width).eval()
        model.teacher_mean.normal_()
        model.teacher_std.uniform_(0.5, 2.0)
        for layer in model.modules():
            if isinstance(layer, nn.Conv2d) and layer.bias is not None:
                nn.init.normal_(layer.bias, std=0.1)
    return model


@pytest.mark.parametrize(
    ("size", "height", "width"), [("s", 128, 136), ("s", 173, 201), ("m", 128, 128)]
)
@torch.inference_mode()
def test_the_fused_graph_computes_the_same_maps(size: Size, height: int, width: int) -> None:
    model = _network(size, height, width)
    images = torch.randn(2, 3, height, width, generator=torch.Generator().manual_seed(0))
    expected = model(images)
    maps = FusedEfficientAd(model)(images)
    assert maps.dtype == torch.float32
    assert torch.allclose(maps, expected, rtol=1e-5, atol=0)


@torch.inference_mode()
def test_in_bf16_it_is_nearer_to_fp32_than_the_plain_graph() -> None:
    model = _network("s", 128, 128)
    images = torch.randn(2, 3, 128, 128, generator=torch.Generator().manual_seed(0))
    expected = model(images)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        plain = model(images)
    maps = FusedEfficientAd(model, torch.bfloat16)(images)
    assert maps.dtype == torch.float32
    assert (maps - expected).abs().max() < (plain - expected).abs().max()
    assert torch.allclose(maps, expected, rtol=5e-3, atol=0)


@torch.inference_mode()
def test_it_is_a_copy() -> None:
    model = _network("s", 128, 128)
    images = torch.randn(1, 3, 128, 128, generator=torch.Generator().manual_seed(0))
    fused = FusedEfficientAd(model)
    before = fused(images)
    for parameter in model.parameters():
        parameter.zero_()
    assert torch.equal(fused(images), before)


@pytest.mark.parametrize(("size", "height", "width"), [("s", 128, 136), ("m", 128, 128)])
@torch.inference_mode()
def test_hidden_layers_that_both_networks_have_are_computed_once(
    size: Size, height: int, width: int
) -> None:
    model = _network(size, height, width)
    assert not shares_hidden_layers(model)
    last = model.student[-1]
    assert isinstance(last, nn.Conv2d) and last.bias is not None
    kernel = torch.randn(last.weight.shape)[:, : model.teacher[-1].in_channels] * 0.02  # type: ignore[operator]
    adopt(model.student, model.teacher, kernel, torch.randn(last.bias.shape))
    assert shares_hidden_layers(model)
    images = torch.randn(2, 3, height, width, generator=torch.Generator().manual_seed(0))
    fused = FusedEfficientAd(model)
    assert torch.allclose(fused(images), model(images), rtol=1e-5, atol=0)
    wide = sum(p.numel() for p in FusedEfficientAd(_network(size, height, width)).parameters())
    assert sum(p.numel() for p in fused.parameters()) < 0.75 * wide


@torch.inference_mode()
def test_in_bf16_the_first_convolution_is_as_exact_as_in_fp32() -> None:
    """But for the rounding of its result: weights rounded once shift a channel everywhere."""
    model = _network("s", 128, 128)
    first = model.teacher[0]
    assert isinstance(first, nn.Conv2d)
    images = torch.tensor([2.2, -1.7, 0.3]).view(1, 3, 1, 1).expand(1, 3, 128, 128)
    expected = first(images)
    rounded = nn.functional.conv2d(
        images.bfloat16(),
        first.weight.bfloat16(),
        first.bias.bfloat16() if first.bias is not None else None,
    )
    assert (rounded - expected).abs().mean() > 2e-3
    separate = FusedEfficientAd(model, torch.bfloat16).hidden.get_submodule("teacher")
    last = model.teacher[-1]
    assert isinstance(last, nn.Conv2d) and last.bias is not None
    adopt(model.student, model.teacher, last.weight, last.bias)
    shared = FusedEfficientAd(model, torch.bfloat16).hidden
    for network in (separate, shared):
        computed = network.get_submodule("0")(images)
        assert (computed.float() - expected).abs().mean() < 1e-3


@torch.inference_mode()
def test_the_graph_for_bf16_computes_the_same_in_fp32() -> None:
    model = _network("s", 128, 128)
    images = torch.randn(1, 3, 128, 128, generator=torch.Generator().manual_seed(0))
    maps = FusedEfficientAd(model, for_bf16=True)(images)
    assert torch.allclose(maps, model(images), rtol=2e-4, atol=0)
