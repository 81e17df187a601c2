"""How fast this device multiplies, and so how fast a network can be on it at best."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from core.benchmark.layers import ConvolutionShape
from core.benchmark.turns import best_seconds
from core.runtime.device import Precision

_DTYPES: dict[Precision, torch.dtype] = {
    "fp32": torch.float32,
    "bf16": torch.bfloat16,
    "fp16": torch.float16,
    "int8": torch.int8,
}
_MATRIX_SIDE = {"cpu": 2048, "cuda": 8192}
_BATCHES = {"cpu": (1, 4), "cuda": (1, 16, 64)}
"""Of the convolution that is timed; the best counts."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Billions of operations a second; None where torch can't compute in that precision here."""

    method: str
    precision: Precision
    convolution: float | None
    matrix: float | None
    shape: str
    """The convolution's."""

    @property
    def best(self) -> float | None:
        """The higher of both: nothing that multiplies here is known to be faster."""
        known = [rate for rate in (self.convolution, self.matrix) if rate is not None]
        return max(known, default=None)


def measure_rate(
    method: str,
    layers: Sequence[ConvolutionShape],
    device: torch.device,
    precision: Precision,
    seconds: float,
) -> Rate:
    """Of the network's largest convolution and of a large matrix product, the best of many."""
    largest = max(layers, key=lambda layer: layer.operations)
    convolution = matrix = None
    if precision != "int8":  # torch has no convolution of whole numbers
        convolution = _possible(lambda: _convolution(largest, device, _DTYPES[precision], seconds))
    matrix = _possible(lambda: _matrix(device, _DTYPES[precision], seconds))
    return Rate(method, precision, convolution, matrix, str(largest))


def floor_ms(operations: int, rate: Rate) -> float | None:
    """Milliseconds that so many operations take at the best measured rate."""
    return None if rate.best is None else operations / rate.best / 1e6


def _possible(measure: Callable[[], float]) -> float | None:
    try:
        return measure()
    except (RuntimeError, NotImplementedError):
        return None


@torch.inference_mode()
def _convolution(
    layer: ConvolutionShape, device: torch.device, dtype: torch.dtype, seconds: float
) -> float:
    weight = torch.randn(
        layer.channels_out, layer.channels_in // layer.groups, *layer.kernel, device=device
    ).to(dtype, memory_format=torch.channels_last)
    rates = []
    for batch in _BATCHES[device.type]:
        shape = (batch, layer.channels_in, layer.height, layer.width)
        images = torch.randn(shape, device=device).to(dtype, memory_format=torch.channels_last)

        def convolve(images: Tensor = images) -> None:
            F.conv2d(
                images, weight, None, layer.stride, layer.padding, layer.dilation, layer.groups
            )
            wait_for(device)

        with torch.backends.cudnn.flags(enabled=True, benchmark=True):
            rates.append(batch * layer.operations / best_seconds(convolve, seconds))
    return max(rates) / 1e9


@torch.inference_mode()
def _matrix(device: torch.device, dtype: torch.dtype, seconds: float) -> float:
    side = _MATRIX_SIDE[device.type]
    whole = dtype is torch.int8
    first, second = (
        torch.randint(-8, 8, (side, side), dtype=dtype, device=device)
        if whole
        else torch.randn(side, side, device=device).to(dtype)
        for _ in range(2)
    )
    # The second by columns, as the library for CUDA wants whole numbers.
    second = second.t()

    def multiply() -> None:
        torch._int_mm(first, second) if whole else first @ second
        wait_for(device)

    return 2 * side**3 / best_seconds(multiply, seconds) / 1e9


def wait_for(device: torch.device) -> None:
    """Until the device has computed what it was given."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)
