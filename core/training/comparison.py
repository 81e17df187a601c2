"""How a reduced precision judges the held-out parts of a training."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import cv2
import numpy as np
import torch

from core.artifact.manifest import Manifest
from core.artifact.products import for_product
from core.artifact.store import ModelArtifact
from core.data.images import read_image
from core.data.layouts import Sample
from core.models.tiling import Tiling
from core.runtime.parts import MOST_CHECKS, Parts, pictures_to_judge
from core.runtime.reduced import Part, compare_precisions
from core.training.input import TrainingInput
from core.types import Image, Mask

FEWEST_CHECKS = 4
"""Of pictures in many tiles, each of which takes as long as a picture."""


def compared(
    artifact: ModelArtifact,
    device: torch.device,
    source: TrainingInput,
    ignored: Mapping[str, Mask | None],
) -> Manifest:
    """The manifest, with what ``compare_precisions`` says of each product.

    ``ignored`` by product, "" for a training on one.
    """
    manifest, judged = artifact.manifest, dict(artifact.manifest.products)
    tiling = Tiling.of_network(manifest.network)
    most = MOST_CHECKS if tiling is None else max(FEWEST_CHECKS, MOST_CHECKS // tiling.count)
    if not judged:
        parts = _parts(source.validation[:most], ignored.get(""))
        own = compare_precisions(artifact, device, parts)
        return manifest.model_copy(update={"compared": own})
    for name, its in source.products.items():
        parts = _parts(its.validation[:most], ignored.get(name))
        own = compare_precisions(for_product(artifact, name), device, parts)
        judged[name] = judged[name].model_copy(update={"compared": own})
    return manifest.model_copy(update={"products": judged})


def _parts(samples: Sequence[Sample], ignored: Mask | None) -> list[Part]:
    """Held-out pictures, and each with a made-up defect, with what is ignored of them."""
    good = [read_image(sample.path) for sample in samples]
    pictures = pictures_to_judge(Parts(good, ()))
    return [(image, None if ignored is None else _fitted(ignored, image)) for image in pictures]


def _fitted(mask: Mask, image: Image) -> Mask:
    height, width = image.shape[:2]
    scaled = cv2.resize(mask.astype(np.uint8), (width, height), interpolation=cv2.INTER_NEAREST)
    return scaled.astype(np.bool_)
