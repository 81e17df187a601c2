"""What a capture session shows of itself: frozen, for any thread."""

from __future__ import annotations

from dataclasses import dataclass

from app.capture.coverage import Coverage
from app.capture.remarks import Remark


@dataclass(frozen=True, slots=True)
class CaptureState:
    """What the window shows. ``last`` are the remarks on the newest picture, None before the first.

    ``taken`` counts the pictures of this session, ``under_way`` those that are being looked at.
    """

    is_ready: bool = False
    coverage: Coverage | None = None
    """None until ``is_ready``."""
    last: tuple[Remark, ...] | None = None
    was_kept: bool = False
    taken: int = 0
    under_way: int = 0
    camera_trouble: str = ""
    """Why no picture comes, in sentences; else empty."""
    keeping_trouble: str = ""
    """Why the last picture could not be kept, in sentences; else empty."""
