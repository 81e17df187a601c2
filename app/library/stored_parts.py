"""The product's pinned pictures as a challenge: judged by whatever judges the line now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.access.audit import NOT_RECORDED, Audit
from app.library.challenges import ChallengeLog
from app.library.errors import LibraryError
from app.library.product import ProductFolder
from app.library.samples import INDEX
from app.library.verdict_gate import PinResult
from app.station.challenge_records import STORED_BAD, STORED_GOOD, ChallengeOutcome, ChallengeRecord
from app.station.stored_check import JudgesTheLine
from core.types import Verdict

LOG = "stored_challenges.jsonl"


class StoredParts:
    """Checks and keeps the record of it. One thread. ``product`` is the recipe's folder."""

    def __init__(self, product: Path, line: str, audit: Audit = NOT_RECORDED) -> None:
        self._product, self._line = product, line
        self._log = ChallengeLog(product, audit, LOG)

    def check(self, judge: JudgesTheLine, by: str = "") -> ChallengeRecord:
        """Judge every pinned part, and record it.

        Takes an inference per part. Raises GoodpartError: nothing is pinned, damaged, full disk.
        """
        if not (self._product / INDEX).is_file():
            raise LibraryError(
                "The recipe belongs to no product: there are no stored parts.",
                "Nothing shows that the line judges as people do.",
                "Take the stored parts out of its challenge.",
            )
        results = ProductFolder(self._product).replay_through(judge)
        outcomes = tuple(map(_outcome, results))
        if not outcomes:
            raise LibraryError(
                "No part is pinned.",
                "Nothing shows that the line judges as people do.",
                "Pin some parts in the product's window.",
            )
        record = ChallengeRecord(datetime.now().astimezone(), self._line, by, judge.model, outcomes)
        self._log.add(record)
        return record

    def all(self) -> tuple[ChallengeRecord, ...]:
        """Oldest first."""
        return self._log.all()


def all_challenges(product: Path, line: str) -> tuple[ChallengeRecord, ...]:
    """Of the line and of the stored parts, the latter by their worst; oldest first."""
    stored = map(worst, StoredParts(product, line).all())
    return tuple(sorted((*ChallengeLog(product).all(), *stored), key=lambda r: r.at))


def worst(record: ChallengeRecord) -> ChallengeRecord:
    """Its good part and its bad part with the smallest margin: what a trend shows of many."""
    return replace(record, outcomes=tuple(_worst(record)))


def _worst(record: ChallengeRecord) -> Iterator[ChallengeOutcome]:
    for name, expected in ((STORED_GOOD, Verdict.OK), (STORED_BAD, Verdict.NG)):
        found = [o for o in record.outcomes if o.expected is expected and o.margin is not None]
        if found:
            yield replace(min(found, key=lambda o: o.margin or 0.0), name=name)


def _outcome(result: PinResult) -> ChallengeOutcome:
    pin = result.pin
    return ChallengeOutcome(pin.file, pin.expected, result.verdict, result.score, result.threshold)
