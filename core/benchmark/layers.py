"""What a network computes: its convolutions and their operations, counted on its own layers."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor, nn


@dataclass(frozen=True, slots=True)
class ConvolutionShape:
    """One convolution for one image; ``height`` and ``width`` are its input's."""

    channels_in: int
    channels_out: int
    kernel: tuple[int, int]
    stride: tuple[int, int]
    padding: tuple[int, int]
    dilation: tuple[int, int]
    groups: int
    height: int
    width: int
    operations: int
    """A multiplication and an addition are two."""

    def __str__(self) -> str:
        kernel = "x".join(map(str, self.kernel))
        return f"{self.channels_in}->{self.channels_out}, {kernel} on {self.height}x{self.width}"


def convolutions_of(model: nn.Module, height: int, width: int) -> list[ConvolutionShape]:
    """Every convolution of a pass of one image, in order. Computes shapes only, needs no memory."""
    found: list[ConvolutionShape] = []

    def note(layer: nn.Module, inputs: tuple[Tensor, ...], output: Tensor) -> None:
        found.append(_shape(cast(nn.Conv2d, layer), inputs[0], output))

    hollow = copy.deepcopy(model).to("meta").eval()
    for layer in hollow.modules():
        if isinstance(layer, nn.Conv2d):
            layer.register_forward_hook(note)
    with torch.inference_mode():
        hollow(torch.empty(1, 3, height, width, device="meta"))
    return found


def _shape(layer: nn.Conv2d, inputs: Tensor, output: Tensor) -> ConvolutionShape:
    kernel = (layer.kernel_size[0], layer.kernel_size[1])
    each = layer.in_channels // layer.groups * kernel[0] * kernel[1]
    return ConvolutionShape(
        layer.in_channels,
        layer.out_channels,
        kernel,
        (layer.stride[0], layer.stride[1]),
        cast(tuple[int, int], tuple(layer.padding)),
        (layer.dilation[0], layer.dilation[1]),
        layer.groups,
        inputs.shape[-2],
        inputs.shape[-1],
        2 * output.numel() * each,
    )
