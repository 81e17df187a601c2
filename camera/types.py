"""What a camera hands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8] | NDArray[np.uint16]
"""(H, W) grey or (H, W, 3) RGB."""

FeatureValue = bool | int | float | str
"""A GenICam feature's value; an enumeration's by its entry's name."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture with the facts that came with it. The receiver owns ``image``.

    ``frame_id`` counts up by one per frame of a source: a gap is a lost frame. ``timestamp_ns``
    is the source's clock at exposure, ``received_ns`` the host's monotonic clock when the frame
    was there; both nanoseconds.
    """

    image: Pixels
    frame_id: int
    timestamp_ns: int
    pixel_format: str
    """GenICam's name (PFNC): Mono8, Mono12, RGB8, ... before it was decoded to ``image``."""
    serial: str
    """Serial number of the camera, "simulated" for the simulated line."""
    received_ns: int = 0
    chunks: Mapping[str, FeatureValue] = field(default_factory=dict)
    """Chunk data by feature name, where the camera sends any."""


class ConnectionState(StrEnum):
    """Where a source stands between asked for and delivering."""

    DISCONNECTED = "disconnected"
    CONNECTED = "connected"
    STREAMING = "streaming"
    LOST = "lost"


class TriggerMode(StrEnum):
    """What starts an exposure."""

    FREE_RUN = "free-run"
    SOFTWARE = "software"
    HARDWARE = "hardware"


@dataclass(frozen=True, slots=True)
class Feature:
    """One node of a camera's node map, by its SFNC name, as it is at this moment.

    ``minimum``, ``maximum`` and ``increment`` are None where they don't apply, ``entries`` are
    the names that an enumeration takes now.
    """

    name: str
    kind: str
    """integer, float, boolean, enumeration, string or command."""
    value: FeatureValue | None
    """None where it can't be read now, and for commands."""
    readable: bool
    writable: bool
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    increment: float | None = None
    entries: tuple[str, ...] = ()
    description: str = ""
