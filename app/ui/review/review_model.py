"""Where a review stands. No Qt in here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from app.library.entries import Label, SampleEntry
from app.library.pins import PinnedParts
from app.library.samples import SampleSet
from core.types import Image


class Reviewed(Protocol):
    """``app.library.product.ProductFolder``, which loads the engine and so has no place here."""

    @property
    def samples(self) -> SampleSet: ...

    @property
    def pins(self) -> PinnedParts: ...


class ReviewModel:
    """Goes through pictures in the given order; every decision is on disk at once.

    Raises DataError where a decision can't be written, ImageError for a picture that is gone.
    """

    def __init__(self, product: Reviewed, order: Sequence[SampleEntry], by: str) -> None:
        self._product, self._samples, self._by = product, product.samples, by
        self._files = [sample.file for sample in order]
        self._decided: dict[str, Label] = {}
        self.index = 0

    @property
    def count(self) -> int:
        return len(self._files)

    @property
    def decided(self) -> int:
        """How many pictures somebody decided on in this review."""
        return len(self._decided)

    @property
    def sample(self) -> SampleEntry | None:
        """The present one, as it is labelled now; None where there is nothing to review."""
        if not self._files:
            return None
        file = self._files[self.index]
        return next((s for s in self._samples.all() if s.file == file), None)

    @property
    def is_decided(self) -> bool:
        """Whether the present one was decided on in this review."""
        return bool(self._files) and self._files[self.index] in self._decided

    def image(self) -> Image | None:
        sample = self.sample
        return None if sample is None else self._samples.image(sample)

    def decide(self, label: Label) -> None:
        """Label the present picture and go to the next one."""
        sample = self.sample
        if sample is None:
            return
        self._samples.label(sample, label, by=self._by)
        self._decided[sample.file] = label
        self.go(1)

    @property
    def is_pinned(self) -> bool:
        """Whether every model must judge the present one as it is labelled."""
        sample = self.sample
        return sample is not None and any(p.file == sample.file for p in self._product.pins.all())

    def pin(self) -> None:
        """Demand the present picture's verdict of every model, or demand it no more.

        Raises LibraryError for a picture that is labelled neither good nor bad.
        """
        sample = self.sample
        if sample is None:
            return
        if self.is_pinned:
            self._product.pins.unpin(sample.file, by=self._by)
        else:
            self._product.pins.pin(sample, by=self._by)

    def go(self, steps: int) -> None:
        """Forward or back, as far as there are pictures."""
        self.index = max(0, min(self.count - 1, self.index + steps))
