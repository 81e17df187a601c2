"""A part on record as others see it, and what may be looked for. Knows no database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from app.library.entries import Label
from app.store.record import Box
from app.times import utc_text
from core.types import Verdict

Cursor = tuple[int, int]
"""Time and key of a part: where a page ended."""


@dataclass(frozen=True, slots=True)
class PartFilter:
    """What is looked for; what is not given does not matter. ``until`` is excluded."""

    since: datetime | None = None
    until: datetime | None = None
    verdicts: tuple[Verdict, ...] = ()
    station: str = ""
    line: str = ""
    recipe: str = ""
    serial: str = ""
    """As given, or its beginning before a ``*``."""
    score_min: float | None = None
    score_max: float | None = None
    known_parts: bool = False
    """Parts of a challenge instead of production."""

    def __str__(self) -> str:
        """For people, in a record: ``NG or ERROR, line Line 1``; times are UTC."""
        named = {
            "since": self.since and utc_text(self.since),
            "until": self.until and utc_text(self.until),
            "": " or ".join(self.verdicts),
            "station": self.station,
            "line": self.line,
            "recipe": self.recipe,
            "serial number": self.serial,
            "score from": self.score_min,
            "score to": self.score_max,
        }
        told = [
            f"{name} {value}".strip() for name, value in named.items() if value not in (None, "")
        ]
        return ", ".join(("known parts" if self.known_parts else "parts", *told))


@dataclass(frozen=True, slots=True)
class Delivery:
    """What an output was told of a part. ``attempts`` counts how often it was sent."""

    output: str
    sent_at: datetime
    acknowledged_at: datetime | None
    attempts: int
    problem: str

    def __str__(self) -> str:
        """For people and tables: ``PLC: acknowledged after 4 ms``."""
        if self.acknowledged_at is not None:
            after = self.acknowledged_at - self.sent_at
            said = f"acknowledged after {after / timedelta(milliseconds=1):.0f} ms"
        else:
            said = "not acknowledged"
        more = f", {self.attempts} attempts" if self.attempts > 1 else ""
        return f"{self.output}: {said}{more}" + (f" ({self.problem})" if self.problem else "")


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of a part afterwards: GOOD or BAD, why, and who. Never changed."""

    was: Verdict
    now: Label
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part on record."""

    id: int
    decided_at: datetime
    station: str
    line: str
    trigger: int
    verdict: Verdict
    reason: str
    serial: str
    recipe: str
    recipe_version: int
    model: str
    camera: str
    score: float | None
    local_score: float | None
    global_score: float | None
    threshold: float | None
    latency_ms: float
    inference_ms: float | None
    late: bool
    challenge: str
    frame_id: int | None
    puad_score: float | None = None
    regions: tuple[Box, ...] = ()
    gates: dict[str, float] = field(default_factory=dict)
    deliveries: tuple[Delivery, ...] = ()
    """By output."""
    corrections: tuple[Correction, ...] = ()
    """The newest first."""

    @property
    def correction(self) -> Correction | None:
        """The one that counts."""
        return self.corrections[0] if self.corrections else None

    @property
    def cursor(self) -> Cursor:
        """Where the next page goes on."""
        return microseconds(self.decided_at), self.id


@dataclass(frozen=True, slots=True)
class KeptPictures:
    """Files of a part's pictures; None where one was not kept, or is gone."""

    original: Path | None
    heat_map: Path | None
    overlay: Path | None


class FindsPictures(Protocol):
    """Looks on the disk: not in the GUI thread. Any other. Raises GoodpartError."""

    def of(self, row: PartRow) -> KeptPictures: ...


def microseconds(at: datetime) -> int:
    """Since 1970, exactly."""
    since = at - datetime(1970, 1, 1, tzinfo=UTC)
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def moment(since_1970_us: int) -> datetime:
    """The inverse of ``microseconds``."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=since_1970_us)
