"""Challenges that came to their end, on record."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from app.access.audit import NOT_RECORDED, Action, Audit
from app.files import append_line
from app.library.entries import Entry
from app.library.logs import read_log
from app.station.challenge_records import ChallengeOutcome, ChallengeRecord
from core.types import Verdict

LOG = "challenges.jsonl"


class OutcomeEntry(Entry):
    """One known part."""

    name: str
    expected: Verdict
    verdict: Verdict
    score: float | None
    threshold: float | None


class ChallengeLine(Entry):
    """One line of ``challenges.jsonl``."""

    at: datetime
    line: str
    by: str
    model: str
    passed: bool
    outcomes: tuple[OutcomeEntry, ...]


class ChallengeLog:
    """Append only, beside the recipe. Any threads. Raises DataError: full disk."""

    def __init__(self, root: Path, audit: Audit = NOT_RECORDED, log: str = LOG) -> None:
        self._path, self._audit = root / log, audit

    def add(self, record: ChallengeRecord) -> None:
        outcomes = tuple(
            OutcomeEntry(
                name=o.name,
                expected=o.expected,
                verdict=o.verdict,
                score=o.score,
                threshold=o.threshold,
            )
            for o in record.outcomes
        )
        line = ChallengeLine(
            at=record.at,
            line=record.line,
            by=record.by,
            model=record.model,
            passed=record.passed,
            outcomes=outcomes,
        )
        append_line(self._path, line.model_dump_json())
        told = "passed" if record.passed else "failed"
        parts = ", ".join(f"{o.name} {o.verdict}" for o in record.outcomes)
        # A note: the line waits for no file of the audit log.
        self._audit.note(record.by, Action.CHALLENGED, record.line, new=told, reason=parts)

    def all(self) -> tuple[ChallengeRecord, ...]:
        """Oldest first."""
        return tuple(_record(line) for line in read_log(self._path, ChallengeLine))


def _record(line: ChallengeLine) -> ChallengeRecord:
    outcomes = tuple(
        ChallengeOutcome(o.name, o.expected, o.verdict, o.score, o.threshold) for o in line.outcomes
    )
    return ChallengeRecord(line.at, line.line, line.by, line.model, outcomes)
