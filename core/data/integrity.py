"""Checks a set of good images before it is learned from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from core.data.fingerprint import fingerprint, is_flat, look_alike
from core.data.images import SMALLEST_SIDE, read_image
from core.data.layouts import Sample
from core.data.snapshot import file_sha256
from core.errors import DataError, ImageError
from core.types import Image

MINIMUM = 2
USUAL = 20
NAMED_FILES = 5
DISTORTION = 1.1
"""Ratio to the usual aspect from which scaling to the network's input visibly distorts."""


@dataclass(frozen=True, slots=True)
class Problem:
    """An "error" forbids training, a "warning" does not. ``sentence`` names the files."""

    severity: Literal["error", "warning"]
    sentence: str
    files: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class IntegrityReport:
    """``usable`` are the samples to train on: readable, each content once.

    ``sizes`` are those that occur among them as (height, width), the most frequent first.
    """

    problems: tuple[Problem, ...]
    usable: tuple[Sample, ...]
    sizes: tuple[tuple[int, int], ...] = ()

    def raise_for_errors(self) -> None:
        """Raises DataError where one is of severity "error": with it and what may be its cause."""
        errors = [p.sentence for p in self.problems if p.severity == "error"]
        if errors:
            causes = [p.sentence for p in self.problems if p.severity == "warning"]
            raise DataError(
                " ".join([*errors, *causes]),
                "No model was trained.",
                "Mend the set and start again; 20 to 100 good images are usual.",
            )


@dataclass(frozen=True, slots=True)
class _Facts:
    sample: Sample
    sha256: str
    shape: tuple[int, int]
    dtype: str
    channels: str
    fingerprint: int
    is_flat: bool


def check_training_set(samples: Sequence[Sample], *, minimum: int = MINIMUM) -> IntegrityReport:
    """Read every image once; constant memory. Those that teach nothing are left out and named:

    unreadable, tiny, flat and repeated ones.
    """
    facts, left_out = _read_all(samples)
    flat = [f for f in facts if f.is_flat]
    kept, repeated = _without_repeats([f for f in facts if not f.is_flat])
    problems = [
        *left_out,
        *_named("show{s} nothing (one even colour) and {was} left out", _paths(flat)),
        *_named("repeat{s} another file and {was} left out", _paths(repeated)),
        *_near_duplicates(kept),
        *_odd_ones(kept, "size", [f"{f.shape[1]} x {f.shape[0]} px" for f in kept]),
        *_distorted(kept),
        *_odd_ones(kept, "bit depth", [f.dtype for f in kept]),
        *_odd_ones(kept, "colour", [f.channels for f in kept]),
        *_count(len(kept), minimum),
    ]
    return IntegrityReport(tuple(problems), tuple(f.sample for f in kept), _sizes(kept))


def check_held_out(samples: Sequence[Sample]) -> IntegrityReport:
    """Read every image that a data set brings for the threshold; what can't be judged is left out.

    One that is found only after the training would cost the whole of it.
    """
    facts, problems = _read_all(samples)
    if not facts:
        problems.append(Problem("error", "None of the validation images can be used."))
    return IntegrityReport(tuple(problems), tuple(f.sample for f in facts), _sizes(facts))


def _sizes(facts: Sequence[_Facts]) -> tuple[tuple[int, int], ...]:
    return tuple(size for size, _ in Counter(f.shape for f in facts).most_common())


def _read_all(samples: Sequence[Sample]) -> tuple[list[_Facts], list[Problem]]:
    """What can be judged, and warnings that name the rest."""
    facts: list[_Facts] = []
    unreadable: list[Path] = []
    tiny: list[Path] = []
    for sample in samples:
        try:
            image = read_image(sample.path)
        except ImageError:
            unreadable.append(sample.path)
        else:
            if min(image.shape[:2]) < SMALLEST_SIDE:
                tiny.append(sample.path)
            else:
                facts.append(_facts(sample, image))
    least = f"{SMALLEST_SIDE} x {SMALLEST_SIDE} px"
    return facts, [
        *_named("can't be read and {was} left out", unreadable),
        *_named(f"{{is}} smaller than {least} and {{was}} left out", tiny),
    ]


def _facts(sample: Sample, image: Image) -> _Facts:
    return _Facts(
        sample,
        file_sha256(sample.path),
        (image.shape[0], image.shape[1]),
        str(image.dtype),
        "grey" if image.ndim == 2 else "RGB",
        fingerprint(image),
        is_flat(image),
    )


def _without_repeats(facts: Sequence[_Facts]) -> tuple[list[_Facts], list[_Facts]]:
    first: dict[str, _Facts] = {}
    repeated = [f for f in facts if first.setdefault(f.sha256, f) is not f]
    return list(first.values()), repeated


def _near_duplicates(facts: Sequence[_Facts]) -> list[Problem]:
    """Files that look like an earlier one, which is named too: to a person either may go."""
    alike: list[Path] = []
    names: list[str] = []
    for index, later in enumerate(facts):
        earlier = next(
            (f for f in facts[:index] if look_alike(f.fingerprint, later.fingerprint)), None
        )
        if earlier is not None:
            alike.append(later.sample.path)
            names.append(f"{later.sample.path.name} ({earlier.sample.path.name})")
    return _named("look{s} almost the same as an earlier one, named behind", alike, names)


def _odd_ones(facts: Sequence[_Facts], what: str, values: Sequence[str]) -> list[Problem]:
    """Files whose size, depth or colour differs from that of most."""
    if len(set(values)) < 2:
        return []
    usual, count = Counter(values).most_common(1)[0]
    if count * 2 <= len(values):
        kinds = f"{len(set(values))} different {what}s: {counted(values)}"
        return [Problem("warning", f"The images have {kinds}.")]
    odd = [(f.sample.path, v) for f, v in zip(facts, values, strict=True) if v != usual]
    names = [f"{path.name} ({value})" for path, value in odd]
    return _named(f"differ{{s}} in {what} from the usual {usual}", [p for p, _ in odd], names)


def counted(values: Iterable[str]) -> str:
    """How often each occurs, the most frequent ones first: "640 x 480 px (12), 80 x 60 px (3)"."""
    counts = Counter(values).most_common()
    named = ", ".join(f"{value} ({count})" for value, count in counts[:NAMED_FILES])
    more = len(counts) - NAMED_FILES
    return f"{named} and {more} more" if more > 0 else named


def _distorted(facts: Sequence[_Facts]) -> list[Problem]:
    """Files that are narrower or wider than the median, by more than a tenth."""
    if not facts:
        return []
    aspects = [f.shape[1] / f.shape[0] for f in facts]
    usual = float(np.median(aspects))
    odd = [f.sample.path for f, own in zip(facts, aspects, strict=True) if is_distorted(own, usual)]
    return _named("{is} distorted by scaling (width to height over a tenth off the median)", odd)


def is_distorted(aspect: float, usual: float) -> bool:
    """Whether scaling to one input shows pictures of these two widths to height differently."""
    return max(aspect / usual, usual / aspect) > DISTORTION


def is_stretched(size: tuple[int, int], learned: Sequence[tuple[int, int]]) -> bool:
    """Whether a network that learned pictures of other sizes, (height, width), sees it distorted.

    Neither OK nor NG would mean what it should. False where ``learned`` is empty: not known.
    """
    aspects = [width / height for height, width in learned]
    return bool(aspects) and all(is_distorted(size[1] / size[0], own) for own in aspects)


def _count(count: int, minimum: int) -> list[Problem]:
    if count < minimum:
        return [Problem("error", f"Too few usable good images: {count} of {minimum} needed.")]
    if count < USUAL:
        return [
            Problem(
                "warning",
                f"Good images: {count}. That is few: 20 to 100 are usual. Recommended: "
                f"{USUAL - count} more.",
            )
        ]
    return []


def _paths(facts: Iterable[_Facts]) -> list[Path]:
    return [f.sample.path for f in facts]


def _named(what: str, files: list[Path], names: list[str] | None = None) -> list[Problem]:
    """One warning over all ``files``. ``what`` may hold {s}, {is}, {was} to suit their number."""
    if not files:
        return []
    one = len(files) == 1
    verb = what.format(
        **{"s": "s" if one else "", "is": "is" if one else "are", "was": "was" if one else "were"}
    )
    named = ", ".join((names or [p.name for p in files])[:NAMED_FILES])
    more = len(files) - NAMED_FILES
    rest = f" and {more} more" if more > 0 else ""
    subject = "1 image" if one else f"{len(files)} images"
    return [Problem("warning", f"{subject} {verb}: {named}{rest}.", tuple(files))]
