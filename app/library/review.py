"""The order in which good pictures should be looked at again."""

from __future__ import annotations

from dataclasses import dataclass

from app.library.descriptions import Describer
from app.library.entries import Label, SampleEntry
from app.library.samples import SampleSet
from core.evaluation.suspects import suspicion


@dataclass(frozen=True, slots=True)
class Suspect:
    """``score`` compares within one review only; larger is odder."""

    sample: SampleEntry
    score: float


def suspects(samples: SampleSet, describer: Describer) -> list[Suspect]:
    """All good pictures, those that the others find unlikely first.

    Some tenths of a second per picture on a CPU. Raises ImageError, TeacherError.
    """
    good = samples.labelled(Label.GOOD)
    scores = suspicion([describer.describe(samples.image(sample)) for sample in good])
    rows = [Suspect(s, float(score)) for s, score in zip(good, scores, strict=True)]
    return sorted(rows, key=lambda row: -row.score)
