"""What stays of a challenge: which known parts there were and what the line said of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.types import Verdict

STORED_GOOD, STORED_BAD = "stored good", "stored bad"
"""Names of the worst good and the worst bad stored part, where one stands for all."""


@dataclass(frozen=True, slots=True)
class ChallengeOutcome:
    """One known part and what the line said of it."""

    name: str
    expected: Verdict
    verdict: Verdict
    score: float | None = None
    threshold: float | None = None

    @property
    def matches(self) -> bool:
        return self.verdict is self.expected

    @property
    def margin(self) -> float | None:
        """Distance from the threshold as a share of it; above 0 on the side that was expected."""
        if self.score is None or not self.threshold:
            return None
        above = (self.score - self.threshold) / abs(self.threshold)
        return above if self.expected is Verdict.NG else -above


@dataclass(frozen=True, slots=True)
class ChallengeRecord:
    """A challenge that came to its end. ``at`` has a time zone."""

    at: datetime
    line: str
    by: str
    model: str
    outcomes: tuple[ChallengeOutcome, ...]

    @property
    def passed(self) -> bool:
        return all(outcome.matches for outcome in self.outcomes)


class KeepsChallenges(Protocol):
    """``app.library.challenges.ChallengeLog``."""

    def add(self, record: ChallengeRecord) -> None:
        """Raises GoodpartError: full disk."""

    def all(self) -> tuple[ChallengeRecord, ...]:
        """Oldest first."""
