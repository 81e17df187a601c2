"""A report on A4."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from app.files import write_bytes
from app.reports.colours import LINE, QUIET
from app.reports.contents import Report
from app.reports.fonts import PLAIN, register_fonts
from app.reports.story import story
from app.reports.words import Words

MARGIN = 16 * mm


def write_pdf(report: Report, path: Path, words: Words) -> None:
    """Whole or not at all. Raises DataError."""
    register_fonts()
    content = io.BytesIO()
    width, height = A4
    frame = Frame(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN, 0, 0, 0, 0)
    document = BaseDocTemplate(
        content,
        pagesize=A4,
        pageTemplates=[PageTemplate("page", [frame])],
        title=f"{words('Shift report')} {words.span(report.figures.since, report.figures.until)}",
        author=report.station,
        creator="Goodpart",
    )

    def canvas(*arguments: Any, **more: Any) -> _NumberedCanvas:  # noqa: ANN401 - reportlab's
        return _NumberedCanvas(words, report, *arguments, **more)

    document.build(story(report, words, width - 2 * MARGIN), canvasmaker=canvas)
    write_bytes(path, content.getvalue())


class _NumberedCanvas(Canvas):
    """Writes "page 1 of 3" below every page, once it is known how many there are."""

    def __init__(self, words: Words, report: Report, *arguments: Any, **more: Any) -> None:  # noqa: ANN401
        super().__init__(*arguments, **more)
        self._words, self._report = words, report
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        self._pages.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]  # reportlab's own recipe

    def save(self) -> None:
        for number, page in enumerate(self._pages, start=1):
            self.__dict__.update(page)
            self._foot(number, len(self._pages))
            super().showPage()
        super().save()

    def _foot(self, number: int, count: int) -> None:
        words, y = self._words, 9 * mm
        self.setStrokeColor(LINE)
        self.line(MARGIN, y + 10, A4[0] - MARGIN, y + 10)
        self.setFont(PLAIN, 7.5)
        self.setFillColor(QUIET)
        made = words("Made {0} by Goodpart", words.moment(self._report.made_at))
        self.drawString(MARGIN, y, f"{self._report.station} · {made}")
        self.drawRightString(A4[0] - MARGIN, y, words("Page {0} of {1}", number, count))
