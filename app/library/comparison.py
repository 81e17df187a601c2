"""Versions side by side on the same pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.library.entries import Label, SampleEntry
from app.library.scores import ScoreTable
from app.library.what_if import verdict_under
from app.recipes.recipe import Tuning
from core.types import Verdict


@dataclass(frozen=True, slots=True)
class ComparedSample:
    """A picture, and per version its verdict and the score as a share of the threshold."""

    sample: SampleEntry
    verdicts: tuple[Verdict, ...]
    shares: tuple[float, ...]

    @property
    def differs(self) -> bool:
        return len(set(self.verdicts)) > 1


def compare(
    tables: Sequence[ScoreTable], tunings: Sequence[Tuning], samples: Sequence[SampleEntry]
) -> list[ComparedSample]:
    """Pictures that all versions judged and none learned, those that differ first."""
    values = [t.values.with_tuning(tuning) for t, tuning in zip(tables, tunings, strict=True)]
    rows = []
    for sample in samples:
        parts = [table.parts.get(sample.file) for table in tables]
        found = [part for part in parts if part is not None and not part.is_learned]
        if len(found) < len(tables) or sample.label not in (Label.GOOD, Label.BAD):
            continue
        pairs = list(zip(found, values, strict=True))
        verdicts = tuple(verdict_under(part, value) for part, value in pairs)
        shares = tuple(part.score(value) / value.image_threshold for part, value in pairs)
        rows.append(ComparedSample(sample, verdicts, shares))
    return sorted(rows, key=lambda row: not row.differs)
