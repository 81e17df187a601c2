"""A part on its way to its verdict."""

from __future__ import annotations

from dataclasses import dataclass

from camera.types import Frame


@dataclass(frozen=True, slots=True)
class Part:
    """``due_ns`` is its deadline on the host's monotonic clock."""

    trigger: int
    frame: Frame
    arrived_ns: int
    due_ns: int
