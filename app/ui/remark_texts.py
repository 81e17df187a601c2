"""Words for what is remarkable about a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject

from app.capture.remarks import RemarkKind

NAMED_SIZES = 5
"""Further ones are only counted."""


class RemarkTexts(QObject):
    """In the window's language."""

    def text(self, kind: str) -> str:
        """Of a RemarkKind; of another word the word itself."""
        texts = {
            RemarkKind.SIZE: self.tr("another size than the others"),
            RemarkKind.EMPTY: self.tr("shows nothing"),
            RemarkKind.REPEATED: self.tr("this picture is there already"),
            RemarkKind.BLURRED: self.tr("blurred"),
            RemarkKind.DARK: self.tr("darker than the others"),
            RemarkKind.BRIGHT: self.tr("brighter than the others"),
            RemarkKind.CLIPPED: self.tr("overexposed"),
            RemarkKind.SHIFTED: self.tr("out of place"),
            RemarkKind.TURNED: self.tr("turned"),
            RemarkKind.ABSENT: self.tr("no part like the reference"),
            RemarkKind.UNLIKE: self.tr("unlike the others"),
        }
        return next((text for known, text in texts.items() if known == kind), kind)

    def texts(self, kinds: Sequence[str]) -> str:
        """All of them in one line."""
        return " · ".join(self.text(kind) for kind in kinds)

    def sizes(self, sizes: Sequence[Mapping[str, object]]) -> str:
        """As ``product add`` tells those of refused pictures: the most frequent first, counted."""
        named = [f"{self.size(size)} ({size.get('count')})" for size in sizes[:NAMED_SIZES]]
        said, more = ", ".join(named), len(sizes) - NAMED_SIZES
        return self.tr("{0} and {1} more").format(said, more) if more > 0 else said

    def size(self, size: Mapping[str, object]) -> str:
        """Of ``width_px``, ``height_px`` and ``colour``."""
        width, height = size.get("width_px"), size.get("height_px")
        if size.get("colour"):
            return self.tr("{0} x {1} px in colour").format(width, height)
        return self.tr("{0} x {1} px in grey").format(width, height)
