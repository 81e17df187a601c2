"""What a training is asked to do."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from core.errors import TrainingError
from core.models.efficientad.networks import MINIMUM_SIDE, Size
from core.models.tiling import Tiling, tiling_for

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
    tile: int = 0
    """Side of the overlapping tiles in which the network sees a picture of ``height`` x ``width``;
    0: as a whole."""

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
        if self.tile:
            refuse_unfit_tiles(self.height, self.width, self.tile, self.puad_weight)

    @property
    def network_size(self) -> Size:
        """The PDN's size that the method's name ends in."""
        return "m" if self.method.endswith("-m") else "s"

    @property
    def tiling(self) -> Tiling | None:
        """None where the network sees the picture as a whole."""
        return tiling_for(self.height, self.width, self.tile) if self.tile else None

    @property
    def network_input(self) -> tuple[int, int]:
        """(height, width) of what the network sees at once: a tile or the whole picture."""
        return (self.tile, self.tile) if self.tile else (self.height, self.width)

    @property
    def pieces(self) -> int:
        """Pictures that the network sees of each one: its tiles or itself."""
        tiling = self.tiling
        return 1 if tiling is None else tiling.count

    @property
    def teacher_source(self) -> str:
        """The name or path that the teacher is loaded from."""
        return self.weights or self.teacher

    def fingerprint(
        self, data_sha256: str, teacher_sha256: str, schedule: Mapping[str, object]
    ) -> str:
        """Names the run that a checkpoint belongs to.

        Between sittings the device may change, and where the teacher's weights lie. ``schedule``
        says what its name means in this version of the program.
        """
        settings = asdict(self)
        for name in ("device", "puad_weight", "weights"):  # none changes a step
            del settings[name]
        if not self.tile:  # as runs of before there were tiles
            del settings["tile"]
        steps = dict(schedule)
        text = json.dumps([settings, steps, data_sha256, teacher_sha256], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


def refuse_unfit_tiles(height: int, width: int, tile: int, puad_weight: float) -> None:
    """Raises TrainingError where a picture can't be cut into such tiles, or not with PUAD."""
    if puad_weight:
        raise TrainingError(
            "PUAD's score looks at the whole picture, and tiles never do.",
            "The training was not started.",
            "Leave out the tiles or this score.",
        )
    tiling_for(height, width, tile)
