"""Whether a model judges alike in a reduced precision, found out when it was trained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import torch

from core.artifact.manifest import ComparisonEntry
from core.artifact.store import ModelArtifact
from core.errors import GoodpartError
from core.runtime.agreement import agreement
from core.runtime.backends.backend import TORCH
from core.runtime.device import Precision, preferred_precision
from core.runtime.predictor import Predictor
from core.types import Image, Judgement, Mask

Part = tuple[Image, Mask | None]
"""A picture and what of it is ignored."""


def compare_precisions(
    artifact: ModelArtifact, device: torch.device, parts: Sequence[Part]
) -> tuple[ComparisonEntry, ...]:
    """bf16 with fp32, on ``device`` and on the processor, each where it multiplies bf16.

    ``artifact`` as it judges one product; ``parts`` are good and defective ones. PUAD is left out:
    its networks run in fp32 always, and a recipe may turn it off. What fails is a comparison that
    was lost, never an error: a training must not end with it.
    """
    processor = torch.device("cpu")
    kinds = {one.type: one for one in (device, processor)}
    reduced = {k: one for k, one in kinds.items() if preferred_precision(one) == "bf16"}
    if not reduced:
        return ()
    own = replace(artifact, manifest=artifact.manifest.model_copy(update={"puad": None}))
    try:
        expected = _judged(own, processor, "fp32", parts)
    except GoodpartError:
        return ()
    return tuple(_compared(own, one, expected, parts) for one in reduced.values())


def _compared(
    artifact: ModelArtifact,
    device: torch.device,
    expected: Sequence[Judgement],
    parts: Sequence[Part],
) -> ComparisonEntry:
    entry = ComparisonEntry(device=device.type, precision="bf16", images=len(parts))
    try:
        found = agreement(expected, _judged(artifact, device, "bf16", parts))
    except GoodpartError as error:
        return entry.model_copy(update={"objection": error.what})
    is_number = found.score_deviation < float("inf")
    told = {
        "score_deviation": found.score_deviation if is_number else None,
        "verdict_changes": found.verdict_changes,
        "objection": found.objection(),
    }
    return entry.model_copy(update=told)


def _judged(
    artifact: ModelArtifact, device: torch.device, precision: Precision, parts: Sequence[Part]
) -> list[Judgement]:
    with Predictor(artifact, str(device), precision, backend=TORCH) as predictor:
        return [predictor.predict(image, ignored) for image, ignored in parts]
