"""Finds in what lines and cameras say the sentences that somebody translated.

They speak English with values in it. A template has ``{0}``, ``{1}``, ... in their places.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_VALUE = re.compile(r"\\\{(\d+)\\\}")
_IN_ONE_SENTENCE = r"(?P<v\1>(?:(?!\. ).)+?)"


class SentencePatterns:
    """Most words first: a general sentence must not take a special one's place."""

    def __init__(self, templates: Iterable[str]) -> None:
        ordered = sorted(templates, key=lambda s: -len(re.sub(r"\{\d+\}", "", s)))
        self._patterns = tuple((s, re.compile(_regular(s))) for s in ordered)

    def first(self, text: str, translate: Callable[[str], str]) -> tuple[str, str]:
        """The first sentence translated, or as it is, and what follows it."""
        for template, pattern in self._patterns:
            match = pattern.match(text)
            if match:
                return _filled(translate(template), match), text[match.end() :].lstrip()
        sentence, mark, rest = text.partition(". ")
        return sentence + mark.rstrip(), rest.lstrip()


def in_sentences(text: str, first: Callable[[str], tuple[str, str]]) -> str:
    """``text``, one sentence or several, sentence by sentence."""
    words: list[str] = []
    rest = text
    while rest:
        sentence, rest = first(rest)
        words.append(sentence)
    return " ".join(words)


def _filled(sentence: str, match: re.Match[str]) -> str:
    for name, value in match.groupdict().items():
        sentence = sentence.replace(f"{{{name[1:]}}}", value)
    return sentence


def _regular(template: str) -> str:
    return _VALUE.sub(_IN_ONE_SENTENCE, re.escape(template)) + r"(?= |$)"
