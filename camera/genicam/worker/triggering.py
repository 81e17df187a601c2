"""What starts an exposure, in the words of SFNC 2.7, chapter 5 (Acquisition Control)."""

from __future__ import annotations

from contextlib import suppress
from typing import Protocol

from camera.errors import FeatureError
from camera.genicam.messages import CameraOrder
from camera.types import Feature, FeatureValue, TriggerMode

FRAME = "FrameStart"


class Features(Protocol):
    """``camera.genicam.worker.node_map.CameraFeatures``."""

    def has(self, name: str) -> bool: ...

    def read(self, name: str) -> Feature: ...

    def write(self, name: str, value: FeatureValue) -> object: ...


def set_trigger(features: Features, order: CameraOrder) -> None:
    """Each frame waits for ``order.trigger``, and for nothing else that the order does not name.

    Raises FeatureError.
    """
    if order.trigger is None:
        return
    _switch_off(features, order)
    if order.trigger is TriggerMode.FREE_RUN:
        return
    named = dict(order.settings).get("TriggerSource")
    if order.trigger is TriggerMode.SOFTWARE:
        features.write("TriggerSource", "Software")
    elif named is None and features.read("TriggerSource").value == "Software":
        features.write("TriggerSource", "Line0")
    features.write("TriggerMode", "On")


def _switch_off(features: Features, order: CameraOrder) -> None:
    """All triggers; a camera may wait for AcquisitionStart while FrameStart is off.

    The selector ends at FrameStart, where there is one.
    """
    if not features.has("TriggerMode"):
        return
    if not features.has("TriggerSelector"):
        features.write("TriggerMode", "Off")
        return
    entries = features.read("TriggerSelector").entries
    for entry in entries:
        if entry == FRAME or ("TriggerSelector", entry) not in order.settings:
            with suppress(FeatureError):  # some entries have no mode
                features.write("TriggerSelector", entry)
                features.write("TriggerMode", "Off")
    if FRAME in entries:
        features.write("TriggerSelector", FRAME)
