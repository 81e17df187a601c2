"""The words of a report, in English and German. Made without Qt: reports need no window."""

from __future__ import annotations

import locale
from datetime import datetime, timedelta
from functools import lru_cache
from xml.etree import ElementTree

from app.paths import resources_folder
from app.reports.german import GERMAN
from app.sentences import SentencePatterns, in_sentences
from core.types import Verdict

LANGUAGES = ("en", "de")
_VERDICTS = {
    Verdict.OK: "OK",
    Verdict.NG: "NG",
    Verdict.UNCERTAIN: "Uncertain",
    Verdict.CANNOT_JUDGE: "Cannot judge",
    Verdict.ERROR: "Error",
    Verdict.TIMEOUT: "Too late",
    Verdict.MISSED: "Missed",
}


class Words:
    """English words in, words of ``language`` out; numbers and times as it writes them."""

    def __init__(self, language: str = "") -> None:
        """``language``: one of ``LANGUAGES``, "" for the computer's where that is one."""
        self.language = language or _computers()

    def __call__(self, text: str, *values: object) -> str:
        """``text`` with ``{0}`` replaced by the first of ``values``."""
        found = GERMAN.get(text, text) if self.language == "de" else text
        return found.format(*values) if values else found

    def verdict(self, verdict: Verdict) -> str:
        return self(_VERDICTS[verdict])

    def sentence(self, text: str) -> str:
        """What a line said."""
        if self.language != "de":
            return text
        patterns, german = _sentences()
        return in_sentences(text, lambda rest: patterns.first(rest, lambda s: german[s]))

    def number(self, value: float, digits: int = 0) -> str:
        text = f"{value:,.{digits}f}"
        return text.translate(str.maketrans(",.", ".,")) if self.language == "de" else text

    def percent(self, rate: float | None, digits: int = 1) -> str:
        """``rate`` in [0, 1]."""
        return "–" if rate is None else f"{self.number(100 * rate, digits)} %"

    def date(self, at: datetime) -> str:
        return at.astimezone().strftime("%d.%m.%Y" if self.language == "de" else "%Y-%m-%d")

    def day(self, at: datetime) -> str:
        """Without the year."""
        return at.astimezone().strftime("%d.%m." if self.language == "de" else "%m-%d")

    def time(self, at: datetime) -> str:
        return at.astimezone().strftime("%H:%M")

    def moment(self, at: datetime) -> str:
        return f"{self.date(at)} {self.time(at)}"

    def span(self, since: datetime, until: datetime) -> str:
        """The second date only where the time alone would not tell."""
        is_short = until - since < timedelta(days=1)
        return f"{self.moment(since)} – {self.time(until) if is_short else self.moment(until)}"


def _computers() -> str:
    name = locale.getlocale()[0] or ""
    return "de" if name.lower().startswith(("de", "german")) else "en"


@lru_cache(maxsize=1)
def _sentences() -> tuple[SentencePatterns, dict[str, str]]:
    """From the window's own translation: the same words on paper."""
    path = resources_folder() / "translations" / "goodpart_de.ts"
    german: dict[str, str] = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        if context.findtext("name") != "Sentences":
            continue
        for message in context.iter("message"):
            source, translation = message.findtext("source"), message.findtext("translation")
            if source and translation:
                german[source] = translation
    return SentencePatterns(german), german
