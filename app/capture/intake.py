"""Takes pictures into a product's set, each screened against those before."""

from __future__ import annotations

from app.capture.screening import Screened, Screening
from app.library.descriptions import Describer
from app.library.entries import Label
from app.library.samples import SampleSet
from core.types import Image


class Intake:
    """Knows what is usual from the set's good pictures. One thread, not the window's."""

    def __init__(
        self,
        samples: SampleSet,
        describer: Describer,
        reference: Image | None = None,
    ) -> None:
        self._samples = samples
        self._screening = Screening(describer, reference)
        for sample in samples.labelled(Label.GOOD):
            screened = self._screening.check(samples.image(sample))
            if screened.facts is not None:
                self._screening.accept(screened)

    @property
    def newness(self) -> tuple[float, ...]:
        """Of each good picture but the first, when it came."""
        return self._screening.newness

    @property
    def usual_size(self) -> tuple[int, ...]:
        """(height, width) of the good pictures, with a third number in colour; empty without."""
        return self._screening.usual_size

    @property
    def good(self) -> int:
        """How many good pictures the set has."""
        return len(self._samples.labelled(Label.GOOD))

    def take(
        self,
        image: Image,
        label: Label = Label.GOOD,
        by: str = "",
        *,
        only_clean: bool = False,
    ) -> tuple[Screened, bool]:
        """Screen ``image`` and keep it unless it is refused; tells whether it was kept.

        With ``only_clean`` one with any remark is not kept. Raises ImageError, DataError.
        """
        screened = self._screening.check(image)
        kept = not (screened.is_refused or (only_clean and screened.remarks))
        if kept:
            flags = [str(remark.kind) for remark in screened.remarks]
            self._samples.add(image, label, flags, by)
            if label is Label.GOOD:
                self._screening.accept(screened)
        return screened, kept

    def undo(self) -> bool:
        """Take the last picture back; False where there is none."""
        last = self._samples.remove_last()
        if last is not None and last.label is Label.GOOD:
            self._screening.withdraw_last()
        return last is not None
