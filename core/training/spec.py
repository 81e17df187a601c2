"""What a training is asked to do."""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import asdict, dataclass

from core.errors import TrainingError
from core.models.efficientad.networks import MINIMUM_SIDE, Size

DEFAULT_SIDE = 256
OWN = "own"
"""The method's own teacher: the embedded PDN for EfficientAD, ImageNet's ResNet-18 for pyramids."""


@dataclass(frozen=True, slots=True)
class TrainingSpec:
    """``teacher`` and ``penalty`` take a path or the names given here.

    ``limit`` trains on that many good images, drawn by the seed; 0 takes all. ``start`` is the
    folder of a model whose student and autoencoder the training starts from.
    """

    method: str = "efficientad-s"
    schedule: str = "quick"
    height: int = DEFAULT_SIDE
    width: int = DEFAULT_SIDE
    teacher: str = OWN  # or "embedded", "imagenet", "random"
    penalty: str = "generated"  # or "none"
    limit: int = 0
    seed: int = 0
    device: str = "auto"
    precision: str = "auto"
    start: str = ""
    steps: int = 0
    """Overrides the schedule's number of steps where it is not 0."""
    wished_false_reject_rate: float = 0.01
    puad_weight: float = 0.0
    """EfficientAD only: PUAD's score joins the image score with that weight. At 0 there is none."""
    weights: str = ""
    """What is loaded as ``teacher``, in the same words, where that only says whose it is."""

    def __post_init__(self) -> None:
        if min(self.height, self.width) < MINIMUM_SIDE:
            raise TrainingError(
                f"The image size {self.height} x {self.width} is too small.",
                "The networks see patches of 33 px and need room for them.",
                f"Choose at least {MINIMUM_SIDE} x {MINIMUM_SIDE}.",
            )
        if not 0 <= self.puad_weight < math.inf:
            raise TrainingError(
                f"PUAD's weight can't be {self.puad_weight}.",
                "The training was not started.",
                "Choose 0 to leave this score out, or a positive number; 1 is the paper's.",
            )

    @property
    def network_size(self) -> Size:
        """The PDN's size that the method's name ends in."""
        return "m" if self.method.endswith("-m") else "s"

    @property
    def teacher_source(self) -> str:
        """The name or path that the teacher is loaded from."""
        return self.weights or self.teacher

    def fingerprint(self, data_sha256: str, teacher_sha256: str) -> str:
        """Names the run that a checkpoint belongs to.

        Between sittings the device may change, and where the teacher's weights lie.
        """
        settings = asdict(self)
        for name in ("device", "puad_weight", "weights"):  # none changes a step
            del settings[name]
        text = json.dumps([settings, data_sha256, teacher_sha256], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()
