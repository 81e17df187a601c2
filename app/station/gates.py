"""Whether a picture can be judged at all. A bad picture is no bad part."""

from __future__ import annotations

from collections.abc import Iterator

from app.recipes.recipe import GateLimits
from app.station.pose import Pose
from camera.setup.histogram import histogram
from camera.setup.sharpness import sharpness
from core.types import Image


class Gates:
    """Measures a picture and compares with the recipe's limits.

    ``measure`` gives every value that has a limit; ``fault`` a sentence for the first that is
    beyond it, "" where all are kept.
    """

    def __init__(self, limits: GateLimits) -> None:
        self._limits = limits

    def measure(self, image: Image, pose: Pose | None) -> dict[str, float]:
        """``pose`` None where it was not looked for or nothing alike was found: presence 0."""
        limits, values = self._limits, {}
        if not (limits.brightness_min is limits.brightness_max is limits.clipped_max is None):
            spread = histogram(image)
            values["brightness"] = spread.mean
            values["clipped"] = max(spread.clipped_bright, spread.clipped_dark)
        if limits.sharpness_min is not None:
            values["sharpness"] = sharpness(image)
        if limits.need_reference:
            values["presence"] = 0.0 if pose is None else max(0.0, pose.correlation)
        if limits.need_reference and pose is not None:
            values["shift_px"], values["angle_deg"] = pose.shift_px, abs(pose.angle_deg)
        return values

    def fault(self, values: dict[str, float]) -> str:
        """``values`` from ``measure``."""
        return next(self._faults(values), "")

    def _faults(self, values: dict[str, float]) -> Iterator[str]:
        limits = self._limits
        brightness = values.get("brightness", 0.0)
        if _under(brightness, limits.brightness_min):
            yield f"The picture is too dark ({brightness:.0%}). Check the light and the exposure."
        if _over(brightness, limits.brightness_max):
            yield f"The picture is too bright ({brightness:.0%}). Check the light and the exposure."
        if _over(values.get("clipped", 0.0), limits.clipped_max):
            yield (
                f"{values['clipped']:.0%} of the picture is over- or underexposed. "
                "Check the light and the exposure."
            )
        if _under(values.get("sharpness", 0.0), limits.sharpness_min):
            yield (
                f"The picture is blurred (sharpness {values['sharpness']:.3g}, at least "
                f"{limits.sharpness_min:.3g} is needed). Clean and focus the lens."
            )
        yield from self._position_faults(values)

    def _position_faults(self, values: dict[str, float]) -> Iterator[str]:
        limits = self._limits
        if not limits.need_reference:
            return
        if "shift_px" not in values or _under(values["presence"], limits.presence_min):
            yield (
                f"There is no part like the reference (likeness {values['presence']:.0%}). "
                "Check that a part lies there and that the recipe is the right one."
            )
        elif _over(values["shift_px"], limits.shift_px_max):
            yield (
                f"The part lies {values['shift_px']:.0f} pixels off its place. "
                "Check the stop or the trigger's delay."
            )
        elif _over(values["angle_deg"], limits.angle_deg_max):
            yield f"The part is turned by {values['angle_deg']:.1f} degrees. Check its seat."


def _under(value: float, limit: float | None) -> bool:
    return limit is not None and value < limit


def _over(value: float, limit: float | None) -> bool:
    return limit is not None and value > limit
