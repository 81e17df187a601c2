"""What lines and cameras say, in the window's language.

They speak English with values in it, and know nothing of Qt. Here each sentence is found again in
the catalogue and translated; what is not in it stays English.
"""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QLocale

from app.ui.sentence_catalog import SENTENCES

CONTEXT = "Sentences"
_VALUE = re.compile(r"\\\{(\d+)\\\}")
_IN_ONE_SENTENCE = r"(?P<v\1>(?:(?!\. ).)+?)"
_KEPT = 256


def translated(text: str) -> str:
    """``text``, one sentence or several, sentence by sentence."""
    words: list[str] = []
    rest = text
    while rest:
        found = _first(rest, QLocale().name())
        words.append(found[0])
        rest = found[1]
    return " ".join(words)


@lru_cache(maxsize=_KEPT)
def _first(text: str, language: str) -> tuple[str, str]:
    """The first sentence translated, or as it is, and what follows it.

    ``language``, the window's, only keeps the cache of one from serving another.
    """
    for template, pattern in _patterns():
        match = pattern.match(text)
        if match:
            return _filled(template, match), text[match.end() :].lstrip()
    sentence, mark, rest = text.partition(". ")
    return sentence + mark.rstrip(), rest.lstrip()


def _filled(template: str, match: re.Match[str]) -> str:
    sentence = QCoreApplication.translate(CONTEXT, template)
    for name, value in match.groupdict().items():
        sentence = sentence.replace(f"{{{name[1:]}}}", value)
    return sentence


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Most words first: a general sentence must not take a special one's place."""
    ordered = sorted(map(str, SENTENCES), key=lambda s: -len(re.sub(r"\{\d+\}", "", s)))
    return tuple((s, re.compile(_regular(s))) for s in ordered)


def _regular(template: str) -> str:
    return _VALUE.sub(_IN_ONE_SENTENCE, re.escape(template)) + r"(?= |$)"
