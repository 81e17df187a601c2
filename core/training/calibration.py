"""From held-out good images to map normalisation and thresholds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from core.models.efficientad.puad import PuadInference, counted_cells
from core.scoring.ignoring import ignored_cells, without
from core.scoring.maps import normalise_and_combine, split_output
from core.scoring.normalization import QuantileNormalization, fit_distance, fit_quantiles
from core.scoring.score import ScoreRule, image_score
from core.scoring.thresholds import pixel_threshold_from_good, threshold_from_good
from core.types import AnomalyMaps, Map, Mask, Threshold


@dataclass(frozen=True, slots=True)
class Calibration:
    """What inference needs besides the network. ``scores`` are those of the good images used."""

    local: QuantileNormalization
    global_: QuantileNormalization
    image_threshold: Threshold
    pixel_threshold: Threshold
    scores: tuple[float, ...]
    puad: QuantileNormalization | None = None


def calibrate(
    model: nn.Module,
    images: Sequence[Tensor],
    rule: ScoreRule,
    wished_rate: float,
    ignored: Mask | None = None,
    puad_weight: float = 0.0,
) -> Calibration:
    """Quantiles over all cells of the good validation maps (paper, 3.4), then thresholds.

    ``images`` are prepared (3, H, W) float32 and were not trained on; ``model`` is on any device.
    ``ignored``, of any size, is true where every picture is left out of the judgement: it takes no
    part here either, else a date code that nobody judges would raise the thresholds. With a
    ``PuadInference`` as the model the scores include its distance, ``puad_weight`` times.
    """
    local_maps, global_maps, distances = _raw_maps(model, images, ignored)
    cells = _ignored_cells(ignored, images, local_maps)
    local, global_ = (
        fit_quantiles([one[~cells] for one in maps]) for maps in (local_maps, global_maps)
    )
    maps = [
        without(normalise_and_combine(one, other, local, global_), cells)
        for one, other in zip(local_maps, global_maps, strict=True)
    ]
    scores = tuple(image_score(m.combined, rule) for m in maps)
    puad = fit_distance(distances, scores) if distances else None
    if puad is not None:
        scores = tuple(
            score + puad_weight * puad.value(distance)
            for score, distance in zip(scores, distances, strict=True)
        )
    return Calibration(
        local,
        global_,
        threshold_from_good(scores, wished_rate),
        _pixel_threshold(maps, wished_rate),
        scores,
        puad,
    )


def _pixel_threshold(maps: Sequence[AnomalyMaps], wished_rate: float) -> Threshold:
    return pixel_threshold_from_good([m.combined for m in maps], wished_rate)


def _ignored_cells(ignored: Mask | None, images: Sequence[Tensor], maps: Sequence[Map]) -> Mask:
    height, width = maps[0].shape
    if ignored is None:
        return np.zeros((height, width), np.bool_)
    size = images[0].shape[-2:]
    return ignored_cells(ignored, (size[0], size[1]), (height, width))


@torch.inference_mode()
def _raw_maps(
    model: nn.Module, images: Sequence[Tensor], ignored: Mask | None
) -> tuple[list[Map], list[Map], list[float]]:
    local_maps: list[Map] = []
    global_maps: list[Map] = []
    distances: list[float] = []
    for image in images:
        raw = _output(model, image, ignored)[0].cpu().numpy().astype(np.float32)
        local, global_, distance = split_output(raw)
        local_maps.append(local)
        global_maps.append(global_)
        distances += [] if distance is None else [distance]
    return local_maps, global_maps, distances


def _output(model: nn.Module, image: Tensor, ignored: Mask | None) -> Tensor:
    device = next((p.device for p in model.parameters()), torch.device("cpu"))
    inputs = image[None].to(device)
    if isinstance(model, PuadInference):
        counted = counted_cells(ignored, (image.shape[-2], image.shape[-1]))
        maps: Tensor = model(inputs, None if counted is None else counted.to(device))
    else:
        maps = model(inputs)
    return maps
