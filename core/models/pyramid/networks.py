"""Networks that give a pyramid of feature maps, as teacher or as student.

A pyramid takes (N, 3, H, W), ImageNet-normalised, and gives three maps of features, fine to coarse.
``align`` brings one value per cell and level to one grid, finest level's or teacher's.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.errors import ArtifactError
from core.models.backbones import random_backbone
from core.models.efficientad.networks import TEACHER_CHANNELS, PatchDescriptionNetwork

Levels = tuple[Tensor, Tensor, Tensor]


class Pyramid(nn.Module):
    """Base of the pyramids; ``channels`` are those of the three levels."""

    channels: tuple[int, int, int]

    def forward(self, images: Tensor) -> Levels:
        raise NotImplementedError

    def align(self, maps: Sequence[Tensor]) -> Tensor:
        """Three maps (N, h, w), one per level, as (N, 3, h, w) on one grid with stride 4."""
        raise NotImplementedError


class ResNetPyramid(Pyramid):
    """ResNet-18's layers 1 to 3: 64, 128 and 256 channels at 1/4, 1/8 and 1/16.

    layer4 does not exist here: nothing looks at it, and it would cost a quarter of the time.
    """

    channels = (64, 128, 256)

    def __init__(self) -> None:
        super().__init__()
        self.network = random_backbone("resnet18").requires_grad_(True)

    def forward(self, images: Tensor) -> Levels:
        return self.network.stages(images)

    def align(self, maps: Sequence[Tensor]) -> Tensor:
        size = maps[0].shape[-2:]
        resized = [
            F.interpolate(m[:, None], size=size, mode="bilinear", align_corners=False) for m in maps
        ]
        return torch.cat(resized, dim=1)


class PdnPyramid(Pyramid):
    """PDN-S after its first pool, its second pool and at its end: for lack of ImageNet weights.

    ``normalised`` puts batch normalisation behind the hidden convolutions, which lets a student
    train at the rates of a ResNet; the distilled teacher has none.
    """

    channels = (128, 256, TEACHER_CHANNELS)

    def __init__(self, *, normalised: bool) -> None:
        super().__init__()
        layers = list(PatchDescriptionNetwork("s", TEACHER_CHANNELS))
        self.shallow = nn.Sequential(*_block(layers[:3], normalised))
        self.middle = nn.Sequential(*_block(layers[3:6], normalised))
        self.deep = nn.Sequential(*_block(layers[6:8], normalised), layers[8])

    def forward(self, images: Tensor) -> Levels:
        shallow = self.shallow(images)
        middle = self.middle(shallow)
        return shallow, middle, self.deep(middle)

    def align(self, maps: Sequence[Tensor]) -> Tensor:
        """Exact: cells of the levels lie on pixels 2 i + 2, 4 j + 6 and 4 k + 16.

        So cell k is level 1's cell 2 k + 7, here averaged with its neighbours, since only each
        second one is met, and the mean of level 2's cells k + 2 and k + 3.
        """
        shallow, middle, deep = (m[:, None] for m in maps)
        height, width = deep.shape[-2:]
        first = F.avg_pool2d(shallow[..., 6:, 6:], 3, stride=2)[..., :height, :width]
        second = F.avg_pool2d(middle[..., 2:, 2:], 2, stride=1)[..., :height, :width]
        return torch.cat((first, second, deep), dim=1)

    def load_network(self, network: PatchDescriptionNetwork) -> None:
        """Take the weights of a distilled PDN-S. Only for a pyramid that is not normalised."""
        own = [layer for layer in self.modules() if isinstance(layer, nn.Conv2d)]
        theirs = [layer for layer in network.modules() if isinstance(layer, nn.Conv2d)]
        for mine, its in zip(own, theirs, strict=True):
            mine.load_state_dict(its.state_dict())


def teacher_pyramid(backbone: str) -> Pyramid:
    """An untrained teacher, frozen. Raises ArtifactError for an unknown backbone."""
    pyramid = PdnPyramid(normalised=False) if backbone == "pdn-s" else student_pyramid(backbone)
    return pyramid.eval().requires_grad_(False)


def student_pyramid(backbone: str) -> Pyramid:
    """A student with random weights. Raises ArtifactError for an unknown backbone."""
    if backbone == "resnet18":
        return ResNetPyramid()
    if backbone == "pdn-s":
        return PdnPyramid(normalised=True)
    raise ArtifactError(
        f"The model's backbone {backbone!r} is unknown to this version.",
        "No part can be judged with it.",
        "Update the program, or train the model here.",
    )


def _block(layers: Sequence[nn.Module], normalised: bool) -> list[nn.Module]:
    convolution, *others = layers
    if not (normalised and isinstance(convolution, nn.Conv2d)):
        return list(layers)
    return [convolution, nn.BatchNorm2d(convolution.out_channels), *others]
