"""What a camera hands on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8] | NDArray[np.uint16]
"""(H, W) grey or (H, W, 3) RGB."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture with the facts that came with it. The receiver owns ``image``.

    ``frame_id`` counts up by one per frame of a source: a gap is a lost frame. ``timestamp_ns``
    is the source's clock at exposure, nanoseconds.
    """

    image: Pixels
    frame_id: int
    timestamp_ns: int
    pixel_format: str
    """GenICam's name (PFNC): Mono8, Mono12, RGB8, ..."""
    serial: str
    """Serial number of the camera, "simulated" for the simulated line."""


class ConnectionState(StrEnum):
    """Where a source stands between asked for and delivering."""

    DISCONNECTED = "disconnected"
    CONNECTED = "connected"
    STREAMING = "streaming"
    LOST = "lost"
