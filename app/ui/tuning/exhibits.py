"""Parts in the gallery of a draft: what it says of each."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject

from app.library.archive import ArchivedPart
from app.library.what_if import JudgedSample
from app.ui.live.verdict_style import verdict_text, wrong_verdict
from app.ui.moments import brief_text
from app.ui.tuning.tuning_model import TuningModel
from app.ui.widgets.gallery import Exhibit
from core.errors import GoodpartError
from core.scoring.thresholds import verdict_of
from core.types import Verdict


class TuningExhibits(QObject):
    """In the window's language."""

    def picture(self, model: TuningModel, row: JudgedSample, *, wait: bool) -> Exhibit:
        """A judged picture; its caption has a sign and a colour where the draft is wrong.

        Without ``wait`` only its caption where the file would have to be read first.
        """
        verdict = model.verdict(row)
        said = self.tr("good") if row.is_good else row.sample.kind or self.tr("bad")
        caption = self._caption(verdict, model.score(row), said)
        try:
            picture = model.picture(row) if wait or model.is_read(row) else None
        except GoodpartError:
            return Exhibit(None, self.tr("{0}: the picture is gone").format(row.sample.file))
        wrong = verdict is wrong_verdict(row.is_good)
        unsure = verdict is Verdict.UNCERTAIN
        return Exhibit(picture, caption, verdict if unsure else None, wrong=wrong)

    def archived(self, model: TuningModel, part: ArchivedPart, score: float) -> Exhibit:
        """A part of the line. Its picture is not kept, only what it scored."""
        draft = model.draft
        verdict = verdict_of(score, draft.image_threshold, draft.uncertain_band)
        when = brief_text(part.at, exact=True)
        number = self.tr("part {0}").format(part.trigger)
        return Exhibit(None, self._caption(verdict, score, f"{number}, {when}"))

    def _caption(self, verdict: Verdict, score: float, text: str) -> str:
        return f"{verdict_text(verdict)} · {QLocale().toString(score, 'f', 3)} · {text}"
