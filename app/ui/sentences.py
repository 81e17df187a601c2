"""What lines and cameras say, in the window's language.

They speak English with values in it, and know nothing of Qt. Here each sentence is found again in
the catalogue and translated; what is not in it stays English.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QLocale

from app.sentences import SentencePatterns, in_sentences
from app.ui.sentence_catalog import SENTENCES

CONTEXT = "Sentences"
_KEPT = 256


def translated(text: str) -> str:
    """``text``, one sentence or several, sentence by sentence."""
    language = QLocale().name()
    return in_sentences(text, lambda rest: _first(rest, language))


@lru_cache(maxsize=_KEPT)
def _first(text: str, language: str) -> tuple[str, str]:
    """The first sentence translated, or as it is, and what follows it.

    ``language``, the window's, only keeps the cache of one from serving another.
    """
    return _patterns().first(text, lambda s: QCoreApplication.translate(CONTEXT, s))


@lru_cache(maxsize=1)
def _patterns() -> SentencePatterns:
    return SentencePatterns(map(str, SENTENCES))
