"""Pictures that versions judge differently, with what each of them says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from app.library.comparison import ComparedSample
from app.library.entries import Label
from app.library.samples import SampleSet
from app.ui.live.verdict_style import WRONG, verdict_text, wrong_verdict
from app.ui.product.shadow_log import ShadowLogFace, ShadowRow
from app.ui.widgets.gallery import Exhibit
from core.errors import GoodpartError
from core.evaluation.overlay import display_image
from core.types import Image


class VersionExhibits(QObject):
    """In the window's language. A picture that is gone leaves its caption."""

    def compared(self, samples: SampleSet, row: ComparedSample, numbers: Sequence[int]) -> Exhibit:
        """A wrong verdict has a sign, whichever version gave it."""
        is_good, lines = row.sample.label is Label.GOOD, []
        for number, verdict, share in zip(numbers, row.verdicts, row.shares, strict=True):
            said = f"{verdict_text(verdict)} {round(share * 100)} %"
            wrong = verdict is wrong_verdict(is_good)
            lines.append(f"{number}: {WRONG.format(said) if wrong else said}")
        kind = self.tr("good") if is_good else row.sample.kind or self.tr("bad")
        return _exhibit(lambda: samples.image(row.sample), "\n".join((*lines, kind)))

    def shadowed(self, log: ShadowLogFace, row: ShadowRow) -> Exhibit:
        """A part of the line, where nobody knows which verdict is wrong."""
        caption = self.tr("Part {0}: live {1}, shadow {2}").format(
            row.trigger, verdict_text(row.live), verdict_text(row.shadow)
        )
        return _exhibit(lambda: log.image(row), caption)


def _exhibit(read: Callable[[], Image], caption: str) -> Exhibit:
    try:
        return Exhibit(display_image(read()), caption)
    except GoodpartError:
        return Exhibit(None, caption)
