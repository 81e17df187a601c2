"""PUAD's score: how unusual a part is as a whole, where no single place of it is.

Source: "PUAD: Frustratingly Simple Method for Robust Anomaly Detection", arXiv 2402.15143: the
Mahalanobis distance, with a Ledoit-Wolf covariance, of the student's spatially averaged output
from that of the training images.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from typing import cast

import torch
from torch import Tensor, nn

from core.errors import TrainingError
from core.models.efficientad.inference import EfficientAdInference
from core.models.efficientad.networks import PatchDescriptionNetwork, map_side
from core.scoring.covariance import whitening
from core.scoring.ignoring import ignored_cells
from core.types import Mask

MEAN, WHITENING = "puad.mean", "puad.whitening"
"""Names of the stored tensors, (R, C) and (R, C, C): a row for each product of the model."""


class PuadInference(nn.Module):
    """EfficientAD's local and global map and, as a third one, PUAD's distance in every cell.

    One tensor for all three keeps batches and devices the same for methods with and without it.
    The networks run in float32 whatever is asked for: the whitening turns bfloat16's rounding of
    the student into an offset of the score. Behind the average all is float64.
    """

    mean: Tensor
    whitening: Tensor

    def __init__(self, network: EfficientAdInference, mean: Tensor, whitening: Tensor) -> None:
        super().__init__()
        self.network = network
        self.register_buffer("mean", mean.double())
        self.register_buffer("whitening", whitening.double())

    def forward(self, images: Tensor, counted: Tensor | None = None) -> Tensor:
        """(N, 3, H, W) to (N, 3, h, w). ``counted`` (h, w) is 1 on cells that take part, else 0."""
        with torch.autocast(images.device.type, enabled=False):
            maps, student = self.network.outputs(images.float())
        offset = spatial_mean(student, counted) - self.mean
        distance = torch.linalg.vector_norm(offset @ self.whitening.T, dim=1).float()
        return torch.cat((maps, distance[:, None, None, None].expand_as(maps[:, :1])), dim=1)


def spatial_mean(maps: Tensor, counted: Tensor | None = None) -> Tensor:
    """(N, C, h, w) to (N, C), float64; NaN where ``counted`` (h, w) leaves no cell.

    Averaged in float32, which loses a ten-millionth: float64 maps would cost as much as a layer.
    """
    values = maps.float()
    if counted is None:
        return values.mean(dim=(2, 3)).double()
    return ((values * counted).sum(dim=(2, 3)) / counted.sum()).double()


def with_puad(
    network: EfficientAdInference, tensors: Mapping[str, Tensor], row: int
) -> PuadInference:
    """The network with the stored distance of ``row``. Raises KeyError, IndexError, TypeError."""
    mean, factor = tensors[MEAN][row], tensors[WHITENING][row]
    channels = cast(nn.Conv2d, network.student[-1]).out_channels
    if mean.shape != (channels,) or factor.shape != (channels, channels):
        raise TypeError(f"{MEAN} {tuple(mean.shape)}, {WHITENING} {tuple(factor.shape)}")
    return PuadInference(network, mean, factor).eval()


@torch.inference_mode()
def measured_whole(
    student: PatchDescriptionNetwork, images: Iterable[Tensor], ignored: Mask | None = None
) -> tuple[Tensor, Tensor]:
    """Mean (C,) and whitening (C, C) over prepared good ``images`` (3, H, W), float32.

    ``student`` is trained, on any device. ``ignored`` as for ``calibrate``. Raises TrainingError
    where it leaves nothing.
    """
    device = next(student.parameters()).device
    # One block that grows. A row kept from each pass would lie between the blocks that the pass
    # gives back, and glibc before 2.38 would take new ones for the next: gigabytes in the end.
    rows = array("d")
    for image in images:
        cells = counted_cells(ignored, (image.shape[-2], image.shape[-1]))
        output = student(image[None].to(device))
        mean = spatial_mean(output, None if cells is None else cells.to(device))[0]
        rows.extend(mean.tolist())
    samples = torch.frombuffer(rows, dtype=torch.float64).view(-1, len(mean))
    if not bool(samples.isfinite().all()):
        raise TrainingError(
            "Everything is ignored in the pictures.",
            "There is nothing to learn.",
            "Leave a part of the picture out of the ignore masks.",
        )
    mean, factor = whitening(samples)
    return mean.float(), factor.float()


def counted_cells(ignored: Mask | None, size: tuple[int, int]) -> Tensor | None:
    """(h, w) for an input of ``size``: 0 where ``ignored`` is true; None where all cells count."""
    if ignored is None or not ignored.any():
        return None
    cells = ignored_cells(ignored, size, (map_side(size[0]), map_side(size[1])))
    return torch.from_numpy(~cells).float()
