"""What became of one trigger. Frozen: it goes to many threads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.types import AnomalyMaps, Image, Mask, Region, Verdict


@dataclass(frozen=True, slots=True)
class RunsWith:
    """What a part was inspected with. ``version`` 0 where versions are not kept."""

    camera: str = ""
    recipe: str = ""
    number: int = 0
    """The recipe's among those of its line, 0 where it has none."""
    version: int = 0


@dataclass(frozen=True, slots=True)
class InspectionResult:
    """The record of one part. What was not reached is None; ``reason`` then says why.

    ``trigger`` counts the line's triggers from 1 without gaps. ``arrived_ns`` and ``decided_ns``
    are the host's monotonic clock. ``image`` is what the engine saw, or would have seen;
    ``maps`` lie on the model's cell grid, ``regions`` in pixels of ``image``. Receivers must not
    change the arrays.
    """

    line: str
    trigger: int
    verdict: Verdict
    reason: str = ""
    """A sentence for people where the verdict is neither OK nor NG; else empty."""
    frame_id: int | None = None
    image: Image | None = None
    ignored: Mask | None = None
    """(H, W), true on pixels of ``image`` that took no part."""
    maps: AnomalyMaps | None = None
    regions: tuple[Region, ...] = ()
    score: float | None = None
    local_score: float | None = None
    global_score: float | None = None
    puad_score: float | None = None
    """The third score, of models that have it; see ``core.types.Judgement``."""
    threshold: float | None = None
    pixel_threshold: float | None = None
    model: str = ""
    """The model that judged, as its judge calls it."""
    model_size: tuple[int, int] | None = None
    """(height, width) of the network's input, which maps the cell grid to pixels."""
    gates: Mapping[str, float] = field(default_factory=dict)
    """Measured values by gate: brightness, sharpness, shift_px, ..."""
    challenge: str = ""
    """Name of the known part that this was; such parts are counted apart from production."""
    arrived_ns: int = 0
    decided_ns: int = 0
    inference_ms: float | None = None
    runs_with: RunsWith = RunsWith()
    """The recipe that was active when the trigger came."""
    serial: str = ""
    """Serial number or barcode of the part, where one was announced."""
    late: bool = False
    """The verdict came after the deadline: the outputs got TIMEOUT, the judgement is kept."""

    @property
    def picture_bytes(self) -> int:
        """Memory that its picture takes."""
        return 0 if self.image is None else self.image.nbytes

    @property
    def latency_ms(self) -> float:
        """From the frame's arrival to the verdict."""
        return (self.decided_ns - self.arrived_ns) / 1e6
