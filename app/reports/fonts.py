"""The letters of a report, embedded in it, so that it looks the same everywhere."""

from __future__ import annotations

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

PLAIN, BOLD = "Report", "Report-Bold"
_CANDIDATES = (
    ("segoeui.ttf", "segoeuib.ttf"),
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ("Vera.ttf", "VeraBd.ttf"),
)
"""Those of the system know most of the world's letters; the last comes with reportlab."""


def register_fonts() -> None:
    """Once per process is enough; again does no harm."""
    if PLAIN in pdfmetrics.getRegisteredFontNames():
        return
    for plain, bold in _CANDIDATES:
        try:
            pdfmetrics.registerFont(TTFont(PLAIN, plain))
            pdfmetrics.registerFont(TTFont(BOLD, bold))
        except TTFError:
            continue
        addMapping(PLAIN, 0, 0, PLAIN)
        addMapping(PLAIN, 1, 0, BOLD)
        return
