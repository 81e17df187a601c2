"""Operations against those that torch counts itself, and against the paper's."""

import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode

from core.benchmark.floor import Rate, floor_ms
from core.benchmark.layers import convolutions_of
from core.models.efficientad.inference import EfficientAdInference
from core.models.pyramid.inference import PRODUCT, PyramidInference


@pytest.mark.parametrize(("size", "gflop"), [("s", 75.9), ("m", 235.4)])
def test_efficientad_has_the_known_operations(size: str, gflop: float) -> None:
    model = EfficientAdInference(size, 256, 256)  # type: ignore[arg-type]
    found = sum(layer.operations for layer in convolutions_of(model, 256, 256))
    assert found / 1e9 == pytest.approx(gflop, abs=0.05)


def test_torch_counts_the_same() -> None:
    model = PyramidInference("resnet18", PRODUCT).eval()
    with torch.inference_mode(), FlopCounterMode(display=False) as counter:
        model(torch.zeros(1, 3, 128, 160))
    found = convolutions_of(model, 128, 160)
    assert sum(layer.operations for layer in found) == counter.get_total_flops()


def test_the_model_stays_as_it_was() -> None:
    model = EfficientAdInference("s", 128, 128)
    convolutions_of(model, 128, 128)
    assert model.training
    assert all(parameter.device.type == "cpu" for parameter in model.parameters())
    assert not any(layer._forward_hooks for layer in model.modules())


def test_the_floor_is_that_of_the_higher_rate() -> None:
    rate = Rate("efficientad-s", "bf16", convolution=400.0, matrix=500.0, shape="")
    assert floor_ms(1_000_000_000, rate) == 2.0
    assert floor_ms(1_000_000_000, Rate("efficientad-s", "int8", None, None, "")) is None
