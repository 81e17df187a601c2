"""Which pictures of which parts are kept, how, and for how long. Part of the station's settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

GB = 1_000_000_000


class PictureKind(StrEnum):
    """What a picture shows: the part as it was judged, the heat map alone, both together."""

    ORIGINAL = "original"
    MAP = "map"
    OVERLAY = "overlay"


class PictureFormat(StrEnum):
    """PNG and TIFF keep every bit, 16 as well; JPEG is smaller and has 8."""

    PNG = "png"
    JPEG = "jpeg"
    TIFF = "tiff"


class PictureGroup(StrEnum):
    """Parts whose pictures have one fate. In this order they are given up where room is short."""

    OK = "ok"
    OTHERS = "others"
    """Uncertain, and all that was not judged."""
    NG = "ng"
    """Rejected, and the known parts of a challenge."""

    @property
    def rank(self) -> int:
        """The higher, the longer it is held on to."""
        return _ORDER.index(self)


_ORDER = tuple(PictureGroup)
GROUP_WORDS = {
    PictureGroup.OK: "good",
    PictureGroup.OTHERS: "uncertain or unjudged",
    PictureGroup.NG: "rejected",
}


def group_of(verdict: str, *, known: bool) -> PictureGroup:
    """``known``: the part belongs to a challenge."""
    if known or verdict == "NG":
        return PictureGroup.NG
    return PictureGroup.OK if verdict == "OK" else PictureGroup.OTHERS


@dataclass(frozen=True, slots=True)
class Room:
    """In bytes: what stays free on the disk, and what all pictures may take (0: no limit)."""

    keep_free: int
    at_most: int = 0

    def shortage(self, free: int, used: int, wanted: int) -> int:
        """Bytes that must go before ``wanted`` more fit; 0 and less: they fit."""
        short = self.keep_free + wanted - free
        return max(short, used + wanted - self.at_most) if self.at_most else short


class PicturePolicy(BaseModel):
    """Ages count in days from the picture's hour on, 0 is no limit; 1 GB is 10^9 bytes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    folder: str = ""
    """"" is one in the user's data folder."""
    ng: bool = True
    others: bool = True
    ok_every: int = Field(default=50, ge=0)
    """Every so many good parts of a line, from the first on; 0 is none."""
    kinds: tuple[PictureKind, ...] = (PictureKind.ORIGINAL, PictureKind.OVERLAY)
    format: PictureFormat = PictureFormat.PNG
    jpeg_quality: int = Field(default=90, ge=1, le=100)
    ng_days: int = Field(default=0, ge=0)
    others_days: int = Field(default=0, ge=0)
    ok_days: int = Field(default=30, ge=0)
    keep_free_gb: float = Field(default=5.0, ge=0.5, allow_inf_nan=False)
    """What pictures leave free on their disk; the record and its journal may lie there, too."""
    at_most_gb: float = Field(default=0.0, ge=0, allow_inf_nan=False)
    """Of all pictures together; 0 is no limit."""

    @property
    def every(self) -> Mapping[PictureGroup, int]:
        """Of how many parts of a group one is kept; 0 is none."""
        return {
            PictureGroup.OK: self.ok_every,
            PictureGroup.OTHERS: int(self.others),
            PictureGroup.NG: int(self.ng),
        }

    @property
    def days(self) -> Mapping[PictureGroup, int]:
        """How long a group's pictures stay."""
        return {
            PictureGroup.OK: self.ok_days,
            PictureGroup.OTHERS: self.others_days,
            PictureGroup.NG: self.ng_days,
        }

    @property
    def room(self) -> Room:
        return Room(round(self.keep_free_gb * GB), round(self.at_most_gb * GB))
