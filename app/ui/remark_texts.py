"""Words for what is remarkable about a picture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QObject

from app.capture.remarks import SIZE_WORDS, RemarkKind

MORE = re.compile(r"^(.*) and (\d+) more$")
"""How a list ends whose other sizes are only counted."""


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

    def sizes(self, words: str) -> str:
        """Of what a command says of sizes: "640 x 480 px in colour (12), ... and 2 more"."""
        said = SIZE_WORDS.sub(self._size, words)
        ending = MORE.match(said)
        return self.tr("{0} and {1} more").format(*ending.groups()) if ending else said

    def _size(self, found: re.Match[str]) -> str:
        width, height, kind = found.groups()
        if kind == "grey":
            return self.tr("{0} x {1} px in grey").format(width, height)
        return self.tr("{0} x {1} px in colour").format(width, height)
