"""What is remarkable about a captured picture. Words for it belong to the view."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RemarkKind(StrEnum):
    """The first three refuse a picture, the others only flag it."""

    SIZE = "size"
    EMPTY = "empty"
    REPEATED = "repeated"
    BLURRED = "blurred"
    DARK = "dark"
    BRIGHT = "bright"
    CLIPPED = "clipped"
    SHIFTED = "shifted"
    TURNED = "turned"
    ABSENT = "absent"
    UNLIKE = "unlike"

    @property
    def refuses(self) -> bool:
        return self in (RemarkKind.SIZE, RemarkKind.EMPTY, RemarkKind.REPEATED)


@dataclass(frozen=True, slots=True)
class Remark:
    """``measured`` against the ``usual`` value or the limit, in the measure's own unit."""

    kind: RemarkKind
    measured: float = 0.0
    usual: float = 0.0
