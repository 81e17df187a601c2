"""Checks a set of good images before it is learned from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import cv2
import numpy as np

from core.data.images import read_image
from core.data.layouts import Sample
from core.data.snapshot import file_sha256
from core.errors import DataError, ImageError
from core.types import Image

MINIMUM = 2
USUAL = 20
NAMED_FILES = 5
NEAR_DUPLICATE_BITS = 1
HASH_SIDE = 16
FLAT_DEVIATION = 2.0
"""Standard deviation in grey levels of 255 under which an image shows nothing."""


@dataclass(frozen=True, slots=True)
class Problem:
    """An "error" forbids training, a "warning" does not. ``sentence`` names the files."""

    severity: Literal["error", "warning"]
    sentence: str
    files: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class IntegrityReport:
    """``usable`` are the samples to train on: readable, each content once."""

    problems: tuple[Problem, ...]
    usable: tuple[Sample, ...]

    def raise_for_errors(self) -> None:
        """Raises DataError with all sentences of severity "error"."""
        errors = [p.sentence for p in self.problems if p.severity == "error"]
        if errors:
            raise DataError(
                " ".join(errors),
                "No model was trained.",
                "Mend the set and start again; 20 to 100 good images are usual.",
            )


@dataclass(frozen=True, slots=True)
class _Facts:
    sample: Sample
    sha256: str
    shape: tuple[int, int]
    dtype: str
    fingerprint: int
    is_flat: bool


def check_training_set(samples: Sequence[Sample]) -> IntegrityReport:
    """Read every image once; constant memory. Unreadable, flat and repeated ones are left out."""
    facts, unreadable = _read_all(samples)
    flat = [f for f in facts if f.is_flat]
    kept, repeated = _without_repeats([f for f in facts if not f.is_flat])
    problems = [
        *_named("warning", "can't be read and were left out", unreadable),
        *_named("warning", "show nothing (one even colour) and were left out", _paths(flat)),
        *_named("warning", "repeat another file and were left out", _paths(repeated)),
        *_near_duplicates(kept),
        *_odd_ones(kept, "size", [f"{f.shape[1]} x {f.shape[0]} px" for f in kept]),
        *_odd_ones(kept, "bit depth", [f.dtype for f in kept]),
        *_count(len(kept)),
    ]
    return IntegrityReport(tuple(problems), tuple(f.sample for f in kept))


def _read_all(samples: Sequence[Sample]) -> tuple[list[_Facts], list[Path]]:
    facts: list[_Facts] = []
    unreadable: list[Path] = []
    for sample in samples:
        try:
            image = read_image(sample.path)
        except ImageError:
            unreadable.append(sample.path)
        else:
            facts.append(_facts(sample, image))
    return facts, unreadable


def _facts(sample: Sample, image: Image) -> _Facts:
    grey = image if image.ndim == 2 else image.mean(axis=2)
    full = 255.0 if image.dtype == np.uint8 else max(float(grey.max()), 1.0)
    scaled = (grey * (255.0 / full)).astype(np.float32)
    shape = (image.shape[0], image.shape[1])
    is_flat = bool(scaled.std() < FLAT_DEVIATION)
    return _Facts(
        sample, file_sha256(sample.path), shape, str(image.dtype), _fingerprint(scaled), is_flat
    )


def _fingerprint(grey: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> int:
    """Difference hash of 16 x 16 gradients: equal for recompressed copies of one picture."""
    small = cv2.resize(grey, (HASH_SIDE + 1, HASH_SIDE), interpolation=cv2.INTER_AREA)
    bits = np.packbits(small[:, 1:] > small[:, :-1])
    return int.from_bytes(bits.tobytes(), "big")


def _without_repeats(facts: Sequence[_Facts]) -> tuple[list[_Facts], list[_Facts]]:
    first: dict[str, _Facts] = {}
    repeated = [f for f in facts if first.setdefault(f.sha256, f) is not f]
    return list(first.values()), repeated


def _near_duplicates(facts: Sequence[_Facts]) -> list[Problem]:
    near = [
        other
        for i, other in enumerate(facts)
        if any(
            (other.fingerprint ^ f.fingerprint).bit_count() <= NEAR_DUPLICATE_BITS
            for f in facts[:i]
        )
    ]
    return _named("warning", "look almost the same as another one", _paths(near))


def _odd_ones(facts: Sequence[_Facts], what: str, values: Sequence[str]) -> list[Problem]:
    """Files whose size or depth differs from that of most."""
    if len(set(values)) < 2:
        return []
    usual, count = Counter(values).most_common(1)[0]
    if count * 2 <= len(values):
        by_value: dict[str, int] = defaultdict(int)
        for value in values:
            by_value[value] += 1
        sentence = f"The images have {len(by_value)} different values of {what}; they are scaled."
        return [Problem("warning", sentence)]
    odd = [f.sample.path for f, v in zip(facts, values, strict=True) if v != usual]
    return _named("warning", f"differ in {what} from the usual {usual}", odd)


def _count(count: int) -> list[Problem]:
    if count < MINIMUM:
        return [
            Problem("error", f"Only {count} usable good image(s) are left of {MINIMUM} needed.")
        ]
    if count < USUAL:
        return [
            Problem(
                "warning",
                f"{count} good images are few: 20 to 100 are usual, so {USUAL - count} more are "
                "recommended.",
            )
        ]
    return []


def _paths(facts: Iterable[_Facts]) -> list[Path]:
    return [f.sample.path for f in facts]


def _named(severity: Literal["error", "warning"], what: str, files: list[Path]) -> list[Problem]:
    if not files:
        return []
    names = ", ".join(p.name for p in files[:NAMED_FILES])
    more = len(files) - NAMED_FILES
    rest = f" and {more} more" if more > 0 else ""
    plural = "image" if len(files) == 1 else "images"
    return [Problem(severity, f"{len(files)} {plural} {what}: {names}{rest}.", tuple(files))]
