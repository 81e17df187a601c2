"""What a line needs to know to inspect one kind of part."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    FiniteFloat,
    model_validator,
)

from app.recipes.barcodes import check_pattern
from app.recipes.outputs import OutputEntry
from camera.types import FeatureValue, TriggerMode

SCHEMA_VERSION = 1
NO_MODEL = "no-model-yet"
"""In the place of a model's path, until a product's first version is live."""

Pattern = Annotated[str, Field(max_length=200), AfterValidator(check_pattern)]
Share = Annotated[float, Field(ge=0, le=1)]
ShiftStart = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class Entry(BaseModel):
    """Unknown fields are refused: a misspelt limit must not be ignored silently."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _as_pairs(settings: object) -> object:
    return tuple(settings.items()) if isinstance(settings, Mapping) else settings


CameraSettings = Annotated[tuple[tuple[str, FeatureValue], ...], BeforeValidator(_as_pairs)]


class SimulatedEntry(Entry):
    """See ``camera.simulated.SimulatedLine``. ``side`` of the square pictures in pixels."""

    kind: Literal["simulated"] = "simulated"
    seed: int = 7
    side: int = Field(default=256, ge=128, le=4096)
    rate_hz: float | None = Field(default=1.0, gt=0)
    defect_rate: Share = 0.2
    """Of the line. While good or bad parts are captured, it shows those alone."""
    trigger: TriggerMode = TriggerMode.FREE_RUN

    @property
    def name(self) -> str:
        """Which camera it is, in a word."""
        return self.kind


class FolderEntry(Entry):
    """See ``camera.folder.FolderReplay``. ``folder`` may be relative to the recipe's file."""

    kind: Literal["folder"] = "folder"
    folder: str
    rate_hz: float | None = Field(default=None, gt=0)
    original_timing: bool = False
    loop: bool = False

    @property
    def name(self) -> str:
        """Which camera it is, in a word."""
        return f"{self.kind}:{self.folder}"


class VideoEntry(Entry):
    """See ``camera.video.VideoSource``. ``video`` is a file or the number of a USB camera."""

    kind: Literal["video"] = "video"
    video: str | int
    rate_hz: float | None = Field(default=None, gt=0)
    original_timing: bool = True
    loop: bool = False

    @property
    def name(self) -> str:
        """Which camera it is, in a word."""
        return f"{self.kind}:{self.video}"


class GenicamEntry(Entry):
    """See ``camera.genicam.client.GenicamCamera``.

    ``producers`` are .cti files besides those that GENICAM_GENTL64_PATH names, ``settings``
    features by their SFNC names in the order in which they are set: an object, or pairs where a
    name comes under more than one selector.
    """

    kind: Literal["genicam"] = "genicam"
    serial: str = Field(min_length=1)
    producers: tuple[str, ...] = ()
    buffers: int = Field(default=8, ge=8, le=256)
    trigger: TriggerMode = TriggerMode.FREE_RUN
    settings: CameraSettings = ()

    @property
    def name(self) -> str:
        """Which camera it is, in a word."""
        return f"{self.kind}:{self.serial}"


CameraEntry = Annotated[
    SimulatedEntry | FolderEntry | VideoEntry | GenicamEntry, Field(discriminator="kind")
]


class Rectangle(Entry):
    """In pixels of the camera's picture."""

    x: int = Field(ge=0)
    y: int = Field(ge=0)
    width: int = Field(ge=16)
    height: int = Field(ge=16)


class Polygon(Entry):
    """Corners (x, y) in pixels of the camera's picture."""

    points: tuple[tuple[float, float], ...] = Field(min_length=3)


class GateLimits(Entry):
    """Limits of a picture that can be judged; None measures nothing.

    Brightness and clipping are shares of full scale and of the pixels, sharpness is that of
    ``camera.setup.sharpness``. Shift, angle and presence compare with the recipe's reference:
    pixels, degrees, and the correlation of the two pictures after the shift (1: the same).
    """

    brightness_min: Share | None = None
    brightness_max: Share | None = None
    clipped_max: Share | None = None
    sharpness_min: float | None = Field(default=None, ge=0)
    shift_px_max: float | None = Field(default=None, ge=0)
    angle_deg_max: float | None = Field(default=None, ge=0)
    presence_min: Share | None = None

    @property
    def need_reference(self) -> bool:
        return any(
            limit is not None
            for limit in (self.shift_px_max, self.angle_deg_max, self.presence_min)
        )


class Tuning(Entry):
    """What an engineer may set instead of the model's own values; None keeps those.

    ``weight_local`` is the local map's share of the combined map. ``uncertain_band`` is the
    distance from the image threshold within which a person should look. ``puad_weight`` is how much
    the third score counts, of a model that has it; at 0 it is left out. Pixel threshold and
    minimum area say which regions are marked, not which verdict a part gets.
    """

    image_threshold: FiniteFloat | None = None
    pixel_threshold: FiniteFloat | None = None
    minimum_area_px: int | None = Field(default=None, ge=1)
    weight_local: Share | None = None
    uncertain_band: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    puad_weight: float | None = Field(default=None, ge=0, allow_inf_nan=False)


class ChallengePart(Entry):
    """A known part that lies beside the line. ``name`` tells people which one."""

    name: str = Field(min_length=1, max_length=60)
    expected: Literal["OK", "NG"]


class ChallengeEntry(Entry):
    """Known parts that the line has to judge right: at its start, at ``shifts`` (HH:MM, local).

    With ``blocks`` no part is judged while one is due or failed.
    """

    parts: tuple[ChallengePart, ...] = Field(default=(), max_length=20)
    at_start: bool = True
    shifts: tuple[ShiftStart, ...] = ()
    blocks: bool = False
    stored: bool = False
    """The product's pinned pictures are judged as well, at every start of the line."""

    @model_validator(mode="after")
    def _asks_for_something(self) -> Self:
        if not self.parts and not self.stored:
            raise ValueError("a challenge needs known parts, or the stored ones")
        return self


class Recipe(Tuning):
    """One kind of part on one camera. Paths may be relative to the recipe's file.

    ``deadline_ms`` runs from the trigger to the verdict; ``queue_length`` parts may wait for the
    engine.
    """

    schema_version: Literal[1] = 1
    name: str = Field(min_length=1, max_length=100)
    line: str = Field(default="Line 1", min_length=1, max_length=40)
    number: int = Field(default=0, ge=0, le=9999)
    """What a controller asks for; recipes of one line differ in it. 0: it can't be asked for."""
    select_code: Pattern = ""
    """A regular expression: a barcode that it fits as a whole asks for this recipe."""
    serial_code: Pattern = ""
    """The same for serial numbers of parts: the group ``serial``, the first one, or all of it."""
    camera: CameraEntry
    model: str = Field(min_length=1)
    product: str = ""
    """Which of its products' thresholds hold, where the model serves several."""
    shadow: str = ""
    """A candidate model that judges beside the live one and moves nothing."""
    challenge: ChallengeEntry | None = None
    region: Rectangle | None = None
    ignore: tuple[Polygon, ...] = ()
    reference: str = ""
    gates: GateLimits = GateLimits()
    align: bool = False
    deadline_ms: float = Field(default=2000.0, gt=0, le=600_000)
    queue_length: int = Field(default=8, ge=1, le=1000)
    outputs: tuple[OutputEntry, ...] = Field(default=(), max_length=16)
    device: str = "auto"
    precision: Literal["auto", "fp32", "bf16"] = "auto"

    @property
    def tuning(self) -> Tuning:
        return Tuning.model_validate({name: getattr(self, name) for name in Tuning.model_fields})

    @model_validator(mode="after")
    def _has_reference(self) -> Self:
        if not self.reference and (self.align or self.gates.need_reference):
            raise ValueError("alignment and the position gates need a reference picture")
        return self

    @model_validator(mode="after")
    def _can_have_its_outputs(self) -> Self:
        names = [output.name for output in self.outputs]
        if len(set(names)) < len(names):
            raise ValueError("two outputs have one name")
        ports = [o.port for o in self.outputs if o.kind in ("modbus_server", "opcua")]
        if len(set(ports)) < len(ports):
            raise ValueError("two outputs listen at one port")
        needs_camera = any(o.kind == "digital" or o.delay_counts for o in self.outputs)
        if needs_camera and not isinstance(self.camera, GenicamEntry):
            raise ValueError("digital outputs and encoder delays need a GenICam camera")
        apart_ms = self._least_ms_apart()
        for output in self.outputs:
            if output.kind == "digital" and output.pulse_ms >= apart_ms:
                raise ValueError(
                    f"the pulse of {output.name} ({output.pulse_ms:g} ms) is not shorter than the "
                    f"time between two parts ({apart_ms:g} ms)"
                )
        return self

    def _least_ms_apart(self) -> float:
        """The time between two parts where the camera's settings say it, else infinite."""
        if not isinstance(self.camera, GenicamEntry):
            return math.inf
        settings = dict(self.camera.settings)
        rate = settings.get("AcquisitionFrameRate")
        if self.camera.trigger is not TriggerMode.FREE_RUN or not isinstance(rate, int | float):
            return math.inf
        is_used = settings.get("AcquisitionFrameRateEnable", True) is not False
        return 1000 / rate if is_used and rate > 0 else math.inf
