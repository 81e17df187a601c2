"""The checked and split images of a training."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from core.data.images import read_image
from core.data.integrity import check_held_out, check_training_set
from core.data.layouts import Dataset, Sample
from core.data.preprocessing import Preprocessing, full_scale_of
from core.data.snapshot import DatasetSnapshot, snapshot
from core.data.splits import split_validation
from core.training.spec import TrainingSpec


@dataclass(frozen=True, slots=True)
class TrainingInput:
    """None of ``validation`` is trained on. ``warnings`` are sentences for the user.

    ``sizes`` are those of the learned pictures, see ``IntegrityReport``.
    """

    training: tuple[Sample, ...]
    validation: tuple[Sample, ...]
    preprocessing: Preprocessing
    snapshot: DatasetSnapshot
    warnings: tuple[str, ...]
    products: Mapping[str, TrainingInput] = field(default_factory=dict)
    """Each product's own part where there are several, else nothing."""
    sizes: tuple[tuple[int, int], ...] = ()


def prepare_input(
    spec: TrainingSpec, dataset: Dataset, held_out: Sequence[str] = ()
) -> TrainingInput:
    """Check the good images and split them. Raises DataError with the files' names.

    Of a data set's own validation images (LOCO) all are used that can be judged; the test split
    never is. Files named in ``held_out`` stay held out: the model that the training starts from was
    judged by them.
    """
    report = check_training_set(_limited(dataset.train, spec))
    report.raise_for_errors()
    problems = report.problems
    if dataset.validation:
        own = check_held_out(dataset.validation)
        own.raise_for_errors()
        training, validation = list(report.usable), list(own.usable)
        problems += own.problems
    else:
        training, validation = split_validation(report.usable, spec.seed, held_out=held_out)
    scale = full_scale_of(read_image(s.path) for s in training)
    return TrainingInput(
        tuple(training),
        tuple(validation),
        Preprocessing(spec.height, spec.width, scale),
        snapshot([*training, *validation], dataset.root),
        tuple(p.sentence for p in problems),
        sizes=report.sizes,
    )


def prepare_products(spec: TrainingSpec, datasets: Mapping[str, Dataset]) -> TrainingInput:
    """Several products as one training set; ``spec.limit`` holds for each. Raises DataError.

    The white of 16-bit images is the highest of theirs, so that all are scaled alike.
    """
    parts = {name: prepare_input(spec, dataset) for name, dataset in datasets.items()}
    scale = max(part.preprocessing.full_scale for part in parts.values())
    digest = hashlib.sha256()
    for name, part in sorted(parts.items()):
        digest.update(f"{name}\0{part.snapshot.sha256}\n".encode())
    count = sum(part.snapshot.count for part in parts.values())
    return TrainingInput(
        tuple(s for part in parts.values() for s in part.training),
        tuple(s for part in parts.values() for s in part.validation),
        Preprocessing(spec.height, spec.width, scale),
        DatasetSnapshot(" + ".join(sorted(parts)), count, digest.hexdigest()),
        tuple(f"{name}: {text}" for name, part in parts.items() for text in part.warnings),
        parts,
        tuple(dict.fromkeys(size for part in parts.values() for size in part.sizes)),
    )


def _limited(samples: tuple[Sample, ...], spec: TrainingSpec) -> tuple[Sample, ...]:
    """A random choice of ``spec.limit`` samples by the seed, in their order."""
    if not spec.limit or spec.limit >= len(samples):
        return samples
    chosen = np.random.default_rng((spec.seed, 5)).permutation(len(samples))[: spec.limit]
    return tuple(samples[i] for i in sorted(chosen.tolist()))
