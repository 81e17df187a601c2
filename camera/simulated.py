"""A simulated line: a camera that shows rendered parts, good and bad in a known order."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from camera.errors import NotStreamingError
from camera.rendering.defects import DEFECT_KINDS, DefectKind
from camera.rendering.renderer import PartRenderer
from camera.types import ConnectionState, Frame

SERIAL = "simulated"


@dataclass(frozen=True, slots=True)
class Part:
    """What really lies under the camera. ``mask`` is all false for a good part."""

    image: NDArray[np.uint8]
    kind: DefectKind | None
    mask: NDArray[np.bool_]


class SimulatedLine:
    """A FrameSource. A share of the parts is defective; the truth is kept aside for comparison.

    The next part is there as soon as it is asked for. ``clock_ns`` stamps the frames.
    """

    def __init__(
        self,
        renderer: PartRenderer,
        *,
        defect_rate: float = 0.0,
        seed: int = 0,
        clock_ns: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        self._renderer, self._rate, self._seed = renderer, defect_rate, seed
        self._clock_ns = clock_ns
        self._state = ConnectionState.DISCONNECTED
        self._next = 0

    @property
    def state(self) -> ConnectionState:
        return self._state

    def start(self) -> None:
        self._state = ConnectionState.STREAMING

    def stop(self) -> None:
        self._state = ConnectionState.DISCONNECTED

    def fetch(self, timeout_s: float) -> Frame | None:
        """Always a frame. Raises NotStreamingError before ``start`` and after ``stop``."""
        if self._state is not ConnectionState.STREAMING:
            raise NotStreamingError(
                "The simulated line is not started.",
                "No part is inspected.",
                "Start it first.",
            )
        number = self._next
        self._next += 1
        return Frame(self.part(number).image, number, self._clock_ns(), "RGB8", SERIAL)

    def part(self, number: int) -> Part:
        """The truth about part ``number``, which is also frame ``number``."""
        kind = self._kind(number)
        if kind is None:
            image = self._renderer.good(number)
            return Part(image, None, np.zeros(image.shape[:2], np.bool_))
        bad = self._renderer.defective(number, kind)
        return Part(bad.image, kind, bad.mask)

    def _kind(self, number: int) -> DefectKind | None:
        rng = np.random.default_rng((self._seed, number))
        if rng.random() >= self._rate:
            return None
        return DEFECT_KINDS[int(rng.integers(len(DEFECT_KINDS)))]
