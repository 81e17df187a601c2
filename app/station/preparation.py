"""From the camera's picture to what the engine sees, or to the reason why it sees nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.recipes.recipe import GateLimits, Polygon, Rectangle
from app.station.gates import Gates
from app.station.pose import Pose, PoseFinder, align
from app.station.region import crop, ignore_mask, lies_within
from core.types import Image, Mask

UNSEEN_MAX = 0.05
"""Share of the region that may lie outside the camera's picture after the alignment."""
_NOT_ALIGNED = "The part could not be aligned with the reference. Check its position."
_NOT_SEEN = (
    "{0:.0%} of the part lies outside the camera's picture. "
    "Check the part's position, or choose a region with room around it."
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """``image`` for the engine and its ignored pixels. With a ``fault`` it can't be judged."""

    image: Image
    ignored: Mask | None
    gates: Mapping[str, float]
    fault: str = ""


class Preparation:
    """Region, gates, alignment and ignore masks of a recipe. One thread."""

    def __init__(
        self,
        *,
        region: Rectangle | None = None,
        ignore: Sequence[Polygon] = (),
        gates: GateLimits | None = None,
        reference: Image | None = None,
        aligned: bool = False,
    ) -> None:
        limits = gates or GateLimits()
        self._region, self._ignore, self._aligned = region, tuple(ignore), aligned
        self._gates = Gates(limits)
        self._finder: PoseFinder | None = None
        if reference is not None and (aligned or limits.need_reference):
            self._finder = PoseFinder(crop(reference, region))
        self._mask: tuple[tuple[int, int], Mask | None] | None = None

    def prepare(self, image: Image) -> Prepared:
        """Never raises for a picture of the wrong size: that is a fault with a sentence."""
        size = (image.shape[0], image.shape[1])
        if self._region is not None and not lies_within(self._region, size):
            return _faulty(image, f"The picture is only {size[1]}x{size[0]} pixels large.")
        cropped = crop(image, self._region)
        if self._finder is not None and self._finder.size != cropped.shape[:2]:
            return _faulty(cropped, "The picture and the recipe's reference differ in size.")
        pose = None if self._finder is None else self._finder.find(cropped)
        values = self._gates.measure(cropped, pose)
        fault = self._gates.fault(values)
        prepared = Prepared(cropped, self._ignored(size), values, fault)
        return prepared if fault or not self._aligned else self._align(image, pose, prepared)

    def _align(self, image: Image, pose: Pose | None, prepared: Prepared) -> Prepared:
        """What the camera did not see is ignored, and too much of it can't be judged."""
        if pose is None:
            return replace(prepared, fault=_NOT_ALIGNED)
        region = self._region
        offset = (0, 0) if region is None else (region.x, region.y)
        moved, made_up = align(image, pose, offset)
        unseen = _cut(made_up, region)
        if prepared.ignored is not None:
            unseen = unseen & ~prepared.ignored
        if not unseen.any():
            return replace(prepared, image=crop(moved, region))
        ignored = unseen if prepared.ignored is None else unseen | prepared.ignored
        fault = _NOT_SEEN.format(unseen.mean()) if unseen.mean() > UNSEEN_MAX else ""
        return replace(prepared, image=crop(moved, region), ignored=ignored, fault=fault)

    def _ignored(self, size: tuple[int, int]) -> Mask | None:
        """The same mask for every picture of one size: drawn once."""
        if self._mask is None or self._mask[0] != size:
            whole = ignore_mask(self._ignore, size)
            self._mask = (size, None if whole is None else _cut(whole, self._region))
        return self._mask[1]


def _cut(mask: Mask, region: Rectangle | None) -> Mask:
    if region is None:
        return mask
    rows = slice(region.y, region.y + region.height)
    return mask[rows, region.x : region.x + region.width]


def _faulty(image: Image, what: str) -> Prepared:
    remedy = "Set the camera's size as it was when the recipe was made."
    return Prepared(image, None, {}, f"{what} {remedy}")
