"""The three networks of EfficientAD: patch description network, student, autoencoder.

Source: Batzner, Heckler, König, "EfficientAD", arXiv 2303.14535v3, section 3 and appendix A.
All inputs are float32 or bfloat16 tensors (N, 3, H, W), ImageNet-normalised, H and W at least 128.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.models.efficientad.dropout import Dropout

Size = Literal["s", "m"]

TEACHER_CHANNELS = 384
RECEPTIVE_FIELD = 33
"""Side in pixels of the image patch that one output cell of a PDN sees."""
STRIDE = 4
"""Distance in pixels between neighbouring output cells."""
BORDER = 16
"""Outer pixels that no cell of an unpadded PDN is centred on (half the receptive field)."""
MINIMUM_SIDE = 128


def map_side(pixels: int) -> int:
    """Cells of an unpadded PDN along an image side of ``pixels``: 256 px give 56 cells."""
    side = (pixels - 3) // 2  # conv 4x4, pool 2x2
    side = (side - 3) // 2  # conv 4x4, pool 2x2
    return side - 2 - 3  # conv 3x3, conv 4x4


class PatchDescriptionNetwork(nn.Sequential):
    """PDN-S or PDN-M, stride 4 with a receptive field of 33 x 33 px.

    ``padded`` networks are for distilling a teacher only; everything else runs unpadded,
    because zero padding makes the cells at the image border differ from all others.
    Output: (N, channels, map_side(H), map_side(W)), linear.
    """

    def __init__(self, size: Size, channels: int, *, padded: bool = False) -> None:
        layers = _small_layers if size == "s" else _medium_layers
        super().__init__(*layers(channels, 1 if padded else 0))
        self.size: Size = size


def _pool(pad: int) -> nn.Module:
    return nn.AvgPool2d(2, 2, padding=pad)


def _small_layers(channels: int, pad: int) -> list[nn.Module]:
    return [
        nn.Conv2d(3, 128, 4, padding=3 * pad),
        nn.ReLU(inplace=True),
        _pool(pad),
        nn.Conv2d(128, 256, 4, padding=3 * pad),
        nn.ReLU(inplace=True),
        _pool(pad),
        nn.Conv2d(256, 256, 3, padding=pad),
        nn.ReLU(inplace=True),
        nn.Conv2d(256, channels, 4),
    ]


def _medium_layers(channels: int, pad: int) -> list[nn.Module]:
    return [
        nn.Conv2d(3, 256, 4, padding=3 * pad),
        nn.ReLU(inplace=True),
        _pool(pad),
        nn.Conv2d(256, 512, 4, padding=3 * pad),
        nn.ReLU(inplace=True),
        _pool(pad),
        nn.Conv2d(512, 512, 1),
        nn.ReLU(inplace=True),
        nn.Conv2d(512, 512, 3, padding=pad),
        nn.ReLU(inplace=True),
        nn.Conv2d(512, channels, 4),
        nn.ReLU(inplace=True),
        nn.Conv2d(channels, channels, 1),
    ]


class Autoencoder(nn.Module):
    """Convolutional autoencoder that predicts the teacher's map through a 64-value bottleneck.

    The bottleneck is 1 x 1 x 64 at 256 px, as in the paper. At other sizes the last encoder
    convolution spans the whole remaining grid (``grid`` cells), so that the code stays global:
    a bottleneck with a spatial extent would reconstruct a misplaced part where it lies.
    Input sides must be those that it was built for.
    """

    def __init__(self, height: int, width: int, channels: int = TEACHER_CHANNELS) -> None:
        super().__init__()
        self.height, self.width = height, width
        self.output_size = (map_side(height), map_side(width))
        self.encoder = _encoder(_encoder_grid(height), _encoder_grid(width))
        self.blocks = nn.ModuleList(nn.Conv2d(64, 64, 4, padding=2) for _ in range(6))
        self.resizes = nn.ModuleList(_resizes(height, width))
        self.dropout = Dropout(0.2)
        self.head = nn.Sequential(
            nn.Conv2d(64, 64, 3, padding=1),
            nn.ReLU(inplace=True),
            nn.Conv2d(64, channels, 3, padding=1),
        )

    def forward(self, image: Tensor) -> Tensor:
        """(N, 3, height, width) to (N, channels, map_side(height), map_side(width))."""
        x = self.encoder(image)
        *resizes, last = self.resizes
        for resize, block in zip(resizes, self.blocks, strict=True):
            x = self.dropout(F.relu(block(resize(x))))
        output: Tensor = self.head(last(x))
        return output


class Resize(nn.Module):
    """Bilinear from ``source`` (h, w) to ``target`` cells, as ``F.interpolate`` does it.

    While training on CUDA by two matrix products: the gradient of torch's own kernel there adds
    with atomics, which takes longer than all the convolutions and never gives the same sum twice.
    """

    rows: Tensor
    columns: Tensor

    def __init__(self, source: tuple[int, int], target: tuple[int, int]) -> None:
        super().__init__()
        self.target = target
        self.register_buffer("rows", _linear_weights(source[0], target[0]), persistent=False)
        self.register_buffer("columns", _linear_weights(source[1], target[1]), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """(N, C, h, w) to (N, C, *target)."""
        if self.training and x.is_cuda:
            return self.by_products(x)
        return F.interpolate(x, size=self.target, mode="bilinear")

    def by_products(self, x: Tensor) -> Tensor:
        """The same in float32, on any device."""
        with torch.autocast(x.device.type, enabled=False):
            return self.rows @ x.float() @ self.columns.T


def _linear_weights(source: int, target: int) -> Tensor:
    """(target, source): each output cell as a weighted sum of input cells."""
    # On the meta device, where a model's shapes are checked, torch.eye imports sympy: a second.
    unit = torch.eye(source, device="cpu")
    return F.interpolate(unit[None], size=target, mode="linear")[0].T.contiguous()


def _resizes(height: int, width: int) -> list[Resize]:
    """Before each of the decoder's blocks, which make their input a cell larger, and its head."""
    sizes = [*_decoder_sizes(height, width), (map_side(height), map_side(width))]
    grown = [(1, 1), *((h + 1, w + 1) for h, w in sizes[:-1])]
    return [Resize(source, target) for source, target in zip(grown, sizes, strict=True)]


def _encoder_grid(pixels: int) -> int:
    """Cells left along a side after five convolutions 4x4 with stride 2 and padding 1."""
    return pixels // 32


def _encoder(grid_height: int, grid_width: int) -> nn.Sequential:
    layers: list[nn.Module] = []
    sides = (3, 32, 32, 64, 64, 64)
    for source, target in pairwise(sides):
        layers += [nn.Conv2d(source, target, 4, stride=2, padding=1), nn.ReLU(inplace=True)]
    return nn.Sequential(*layers, nn.Conv2d(64, 64, (grid_height, grid_width)))


def _decoder_sizes(height: int, width: int) -> list[tuple[int, int]]:
    """Grids of the six decoder stages: 3, 8, 15, 32, 63, 127 at 256 px."""
    divisors = ((64, 1), (32, 0), (16, 1), (8, 0), (4, 1), (2, 1))
    return [(max(height // d - less, 1), max(width // d - less, 1)) for d, less in divisors]


def random_teacher(size: Size, seed: int) -> PatchDescriptionNetwork:
    """An untrained unpadded teacher, the baseline that a distilled one must beat."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return PatchDescriptionNetwork(size, TEACHER_CHANNELS)
