"""Looks at every picture as it is captured, against those that were accepted before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from torch import Tensor

from app.capture.remarks import Remark, RemarkKind
from app.library.descriptions import Describer
from app.station.pose import PoseFinder
from camera.setup.histogram import histogram
from camera.setup.sharpness import sharpness
from core.data.fingerprint import fingerprint, is_flat, look_alike
from core.evaluation.suspects import distance_to
from core.types import Image

FEW = 5
"""Accepted pictures before which nothing is called unusual."""
SHARPNESS_SHARE = 0.6
BRIGHTNESS_SHARE = 0.25
CLIPPED_SHARE = 0.05
"""Of the pixels, above what is usual."""
SHIFT_SHARE = 0.05
"""Of the picture's longer side."""
TURN_DEGREES = 5.0
LIKENESS = 0.5
DEVIATIONS = 4.0
"""Robust standard deviations from the median from which a picture is unlike the others."""
_TO_DEVIATION = 1.4826
"""From the median absolute deviation, for normal values."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is measured of one picture."""

    size: tuple[int, ...]
    fingerprint: int
    sharpness: float
    brightness: float
    clipped: float
    description: Tensor
    newness: float | None
    """How far its oddest patches lie from all accepted pictures; None for the first."""


@dataclass(frozen=True, slots=True)
class Screened:
    """A picture's remarks, the refusing ones first. ``facts`` is None where it shows nothing."""

    remarks: tuple[Remark, ...]
    facts: Facts | None

    @property
    def is_refused(self) -> bool:
        return any(remark.kind.refuses for remark in self.remarks)


class Screening:
    """``check`` says what is remarkable, ``accept`` adds to what is usual. One thread.

    Some tenths of a second per picture on a CPU: not for the window's thread.
    """

    def __init__(self, describer: Describer, reference: Image | None = None) -> None:
        self._describer = describer
        self._finder = None if reference is None else PoseFinder(reference)
        self._accepted: list[Facts] = []

    @property
    def newness(self) -> tuple[float, ...]:
        """Of each accepted picture when it came, but the first."""
        return tuple(f.newness for f in self._accepted if f.newness is not None)

    @property
    def usual_size(self) -> tuple[int, ...]:
        """As ``Facts.size``; that of the first accepted picture, empty without one."""
        return self._accepted[0].size if self._accepted else ()

    def check(self, image: Image) -> Screened:
        """Raises ImageError for what is no image."""
        if is_flat(image):
            return Screened((Remark(RemarkKind.EMPTY),), None)
        facts = self._facts(image)
        remarks = (*self._refusals(facts), *self._oddities(facts), *self._place(image))
        return Screened(remarks, facts)

    def accept(self, screened: Screened) -> None:
        """The picture is one of the set. Raises ValueError for one that shows nothing."""
        if screened.facts is None:
            raise ValueError("a picture that shows nothing can't be one of the set")
        self._accepted.append(screened.facts)

    def withdraw_last(self) -> None:
        """Undo the last ``accept``."""
        if self._accepted:
            self._accepted.pop()

    def _facts(self, image: Image) -> Facts:
        spread = histogram(image)
        description = self._describer.describe(image)
        others = [f.description for f in self._accepted]
        return Facts(
            image.shape,
            fingerprint(image),
            sharpness(image),
            spread.mean,
            spread.clipped_bright,
            description,
            distance_to(description, others) if others else None,
        )

    def _refusals(self, facts: Facts) -> Iterator[Remark]:
        if self._accepted and facts.size != self.usual_size:
            yield Remark(RemarkKind.SIZE, float(facts.size[1]), float(self._accepted[0].size[1]))
        if any(look_alike(facts.fingerprint, f.fingerprint) for f in self._accepted):
            yield Remark(RemarkKind.REPEATED)

    def _oddities(self, facts: Facts) -> Iterator[Remark]:
        if len(self._accepted) < FEW:
            return
        usual = float(np.median([f.sharpness for f in self._accepted]))
        if facts.sharpness < SHARPNESS_SHARE * usual:
            yield Remark(RemarkKind.BLURRED, facts.sharpness, usual)
        usual = float(np.median([f.brightness for f in self._accepted]))
        if abs(facts.brightness - usual) > BRIGHTNESS_SHARE * usual:
            kind = RemarkKind.DARK if facts.brightness < usual else RemarkKind.BRIGHT
            yield Remark(kind, facts.brightness, usual)
        usual = float(np.median([f.clipped for f in self._accepted]))
        if facts.clipped > usual + CLIPPED_SHARE:
            yield Remark(RemarkKind.CLIPPED, facts.clipped, usual)
        limit = _limit(self.newness)
        if facts.newness is not None and facts.newness > limit:
            yield Remark(RemarkKind.UNLIKE, facts.newness, limit)

    def _place(self, image: Image) -> Iterator[Remark]:
        if self._finder is None or self._finder.size != image.shape[:2]:
            return
        pose = self._finder.find(image)
        if pose is None or pose.correlation < LIKENESS:
            yield Remark(RemarkKind.ABSENT, 0.0 if pose is None else pose.correlation, LIKENESS)
        elif pose.shift_px > SHIFT_SHARE * max(image.shape[:2]):
            yield Remark(RemarkKind.SHIFTED, pose.shift_px, SHIFT_SHARE * max(image.shape[:2]))
        elif abs(pose.angle_deg) > TURN_DEGREES:
            yield Remark(RemarkKind.TURNED, abs(pose.angle_deg), TURN_DEGREES)


def _limit(values: Sequence[float]) -> float:
    median = float(np.median(values))
    deviation = _TO_DEVIATION * float(np.median(np.abs(np.asarray(values) - median)))
    return median + DEVIATIONS * deviation
