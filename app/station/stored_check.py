"""The stored parts of a product, judged again by what will judge its line."""

from __future__ import annotations

from typing import Protocol

from app.station.challenge_records import ChallengeRecord
from core.errors import GoodpartError
from core.types import Image, Judgement, Mask


class JudgesTheLine(Protocol):
    """``app.station.judge.ModelJudge``, which loads the engine and so has no place here."""

    @property
    def model(self) -> str: ...

    def judge(self, image: Image, ignored: Mask | None) -> Judgement: ...


class ChecksStored(Protocol):
    """``app.library.stored_parts.StoredParts``."""

    def check(self, judge: JudgesTheLine) -> ChallengeRecord:
        """Judges the stored parts. Raises GoodpartError where that can't be done."""


def fault_of(stored: ChecksStored, judge: JudgesTheLine) -> str:
    """A sentence on how ``judge`` differs from people, or why it can't be said; else ""."""
    try:
        record = stored.check(judge)
    except GoodpartError as error:
        return str(error)
    wrong = sum(not outcome.matches for outcome in record.outcomes)
    if not wrong:
        return ""
    return f"Stored parts with another verdict than people gave: {wrong} of {len(record.outcomes)}."
