"""What is remarkable about a captured picture. Words for it belong to the view."""

from __future__ import annotations

from collections.abc import Sequence
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


def size_words(shape: Sequence[int]) -> str:
    """Of (height, width) or (height, width, channels), in pixels: "640 x 480 px in colour"."""
    return f"{shape[1]} x {shape[0]} px in {'colour' if len(shape) > 2 else 'grey'}"
