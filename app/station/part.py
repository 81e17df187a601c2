"""A part on its way to its verdict, and who gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from app.station.result import InspectionResult
from camera.types import Frame


@dataclass(frozen=True, slots=True)
class Part:
    """``due_ns`` is its deadline on the host's monotonic clock."""

    trigger: int
    frame: Frame
    arrived_ns: int
    due_ns: int


class Inspects(Protocol):
    """``app.station.inspector.PartInspector``."""

    def inspect(self, part: Part) -> InspectionResult: ...
