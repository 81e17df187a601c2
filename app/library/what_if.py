"""What other settings would do to the pictures that a version has judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.library.archive import ArchivedPart
from app.library.entries import Label, PinEntry, SampleEntry
from app.library.scores import ModelValues, ScoredPart, ScoreTable
from core.scoring.maps import to_pixels
from core.scoring.regions import find_regions
from core.scoring.thresholds import verdict_of
from core.scoring.what_if import Outcome, Sides, StoredScores, changed_sides
from core.types import Map, Region, Verdict


@dataclass(frozen=True, slots=True)
class JudgedSample:
    """A labelled picture that the version was not trained on, and its place in the arrays."""

    sample: SampleEntry
    part: ScoredPart

    @property
    def is_good(self) -> bool:
        return self.sample.label is Label.GOOD


class WhatIf:
    """A version's pictures under any settings; no inference. One thread.

    ``rows`` are the good and bad pictures that it did not learn, in the order of ``samples``.
    """

    def __init__(self, table: ScoreTable, samples: Sequence[SampleEntry]) -> None:
        self.table = table
        self.rows = tuple(_rows(table, samples))
        self._stored = StoredScores(
            [row.part.hull for row in self.rows],
            [row.is_good for row in self.rows],
            [row.part.puad_score for row in self.rows],
        )

    @property
    def is_good(self) -> NDArray[np.bool_]:
        """(N,) of all rows."""
        return self._stored.is_good

    def scores(self, values: ModelValues) -> NDArray[np.float32]:
        """(N,) of all rows."""
        return self._stored.scores(values.weight_local, values.puad_weight or 0.0)

    def outcome(self, values: ModelValues) -> Outcome:
        """Counts and the false-reject rate of good parts."""
        return self._stored.outcome(
            self.scores(values), values.image_threshold, values.uncertain_band
        )

    def changed(self, old: ModelValues, new: ModelValues) -> list[JudgedSample]:
        """Pictures that cross the image threshold, those nearest to the new one first."""
        order = changed_sides(
            self.scores(old), old.image_threshold, self.scores(new), new.image_threshold
        )
        return [self.rows[index] for index in order]

    def worst_good(self, values: ModelValues) -> list[JudgedSample]:
        """Good pictures, the highest score first."""
        order = np.argsort(-self.scores(values), kind="stable")
        return [self.rows[index] for index in order[self.is_good[order]]]

    def nearest_bad(self, values: ModelValues) -> list[JudgedSample]:
        """Bad pictures, the lowest score first: what is missed first."""
        order = np.argsort(self.scores(values), kind="stable")
        return [self.rows[index] for index in order[~self.is_good[order]]]


class LineWhatIf:
    """What a line inspected under any settings: nobody said which parts were good.

    ``whole``: the version has a third score, so parts that are not ``is_apart`` do not count: no
    other weight reaches it in their hulls. With ``third`` only parts count whose third score is
    known. ``left_out`` is how many do not count.
    """

    def __init__(
        self, parts: Sequence[ArchivedPart], *, whole: bool = False, third: bool = False
    ) -> None:
        self.parts = tuple(p for p in parts if _counts(p, whole=whole, third=third))
        self.left_out = len(parts) - len(self.parts)
        hulls = [part.points for part in self.parts]
        scores = [part.puad_score for part in self.parts]
        self._stored = StoredScores(hulls, [True] * len(hulls), scores)

    def scores(self, values: ModelValues) -> NDArray[np.float32]:
        """(N,) of all parts."""
        return self._stored.scores(values.weight_local, values.puad_weight or 0.0)

    def sides(self, values: ModelValues) -> Sides:
        """How many parts get which verdict."""
        outcome = self._stored.outcome(
            self.scores(values), values.image_threshold, values.uncertain_band
        )
        return outcome.good

    def changed(self, old: ModelValues, new: ModelValues) -> list[tuple[ArchivedPart, float]]:
        """Parts that cross the threshold with their new scores, the nearest to it first."""
        scores = self.scores(new)
        order = changed_sides(self.scores(old), old.image_threshold, scores, new.image_threshold)
        return [(self.parts[index], float(scores[index])) for index in order]


def _counts(part: ArchivedPart, *, whole: bool, third: bool) -> bool:
    return part.puad_score is not None if third else part.is_apart or not whole


def _rows(table: ScoreTable, samples: Sequence[SampleEntry]) -> list[JudgedSample]:
    found = []
    for sample in samples:
        part = table.parts.get(sample.file)
        if part is not None and not part.is_learned and sample.label in (Label.GOOD, Label.BAD):
            found.append(JudgedSample(sample, part))
    return found


def verdict_under(part: ScoredPart, values: ModelValues) -> Verdict:
    """As the line would say with these settings."""
    return verdict_of(part.score(values), values.image_threshold, values.uncertain_band)


def regions_under(
    part: ScoredPart, values: ModelValues, size: tuple[int, int]
) -> tuple[Map, tuple[Region, ...]]:
    """The combined map in pixels of a picture of that (height, width), and what is marked."""
    cells = part.maps(values.weight_local).combined
    pixels = to_pixels(cells, (values.height, values.width), size)
    return pixels, find_regions(pixels, values.pixel_threshold, values.minimum_area_px)


def changed_pins(
    table: ScoreTable, pins: Sequence[PinEntry], values: ModelValues
) -> Mapping[str, Verdict]:
    """Pinned pictures that would not get the verdict that people demand, with the one they get."""
    changed = {}
    for pin in pins:
        part = table.parts.get(pin.file)
        verdict = Verdict.CANNOT_JUDGE if part is None else verdict_under(part, values)
        if verdict is not pin.expected:
            changed[pin.file] = verdict
    return changed
