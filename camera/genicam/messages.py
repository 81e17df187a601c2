"""What goes through the pipes between a camera's process and ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from camera.types import FeatureValue, TriggerMode


@dataclass(frozen=True, slots=True)
class CameraOrder:
    """Which camera to open, and how. ``producers`` are absolute paths of .cti files."""

    serial: str
    producers: tuple[str, ...]
    trigger: TriggerMode | None
    settings: tuple[tuple[str, FeatureValue], ...]
    environment: Mapping[str, str]
    buffers: int


@dataclass(frozen=True, slots=True)
class Request:
    """``verb`` is the name of a method of the worker's camera, or ``end``."""

    verb: str
    arguments: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a request, or the sentences of an error of ``kind``."""

    value: object = None
    kind: str = ""
    """"", "camera", "feature" or "lost"."""
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FrameNote:
    """A frame lies in ``slot``, rows packed."""

    slot: int
    frame_id: int
    timestamp_ns: int
    received_ns: int
    width: int
    height: int
    pixel_format: str
    size: int
    chunks: Mapping[str, FeatureValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LostNote:
    """The camera is gone, and the process ends."""

    sentences: tuple[str, ...]
