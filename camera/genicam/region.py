"""A camera's own region of interest."""

from __future__ import annotations

from collections.abc import Mapping

from camera.types import FeatureValue

Setting = tuple[str, FeatureValue]
_SIDES = (("OffsetX", "Width"), ("OffsetY", "Height"))


def region_settings(*, x: int, y: int, width: int, height: int) -> dict[str, FeatureValue]:
    """Settings for a region in pixels of the sensor."""
    return {"Width": width, "Height": height, "OffsetX": x, "OffsetY": y}


def in_steps(settings: Mapping[str, FeatureValue]) -> tuple[Setting, ...]:
    """``settings`` in their order, with offsets at 0 before a size changes.

    The region must lie on the sensor after every single step, so a size can grow only then.
    """
    first = tuple((offset, 0) for offset, size in _SIDES if offset in settings and size in settings)
    return first + tuple(settings.items())
