"""One model for several products: trained from one of them, a version in each."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.access.audit import Audit
from app.capture.coverage import NEEDED
from app.library.entries import Label
from app.library.errors import LibraryError
from app.library.jobs import Partner, TrainingJob
from app.library.masks import ignored_of
from app.library.product import ProductFolder
from app.library.snapshots import take_snapshot
from core.artifact.publication import publish, staging_place
from core.artifact.store import MANIFEST
from core.data.images import read_image
from core.data.layouts import Dataset, open_dataset
from core.errors import GoodpartError
from core.types import Mask

GOOD = "good"
"""Of a snapshot: bad parts are judged, never learned."""


def model_name_of(product: ProductFolder) -> str:
    """As the model of several calls it: its folder's name, which no other one beside it has."""
    return product.root.resolve().name


def open_partners(
    product: ProductFolder, folders: Sequence[Path], audit: Audit
) -> list[ProductFolder]:
    """Raises LibraryError where two have one name, or one has too few good pictures."""
    partners = [ProductFolder(folder, audit) for folder in folders]
    if any(partner.root.resolve() == product.root.resolve() for partner in partners):
        raise LibraryError(
            "A product can't learn together with itself.",
            "The training was not started.",
            "Name other products.",
        )
    names = [model_name_of(p) for p in (product, *partners)]
    if len(set(names)) < len(names):
        raise LibraryError(
            "Two of the products' folders have the same name.",
            "The model could not tell these products apart.",
            "Rename one of the folders, or leave that product out.",
        )
    for partner in partners:
        good = partner.samples.counts()[Label.GOOD]
        if good < NEEDED:
            raise LibraryError(
                f"The product {partner.recipe.name} has too few good pictures: {good}.",
                "The training was not started.",
                f"Capture {NEEDED - good} more, or leave it out.",
            )
    return partners


def noted(partners: Sequence[ProductFolder]) -> tuple[Partner, ...]:
    """Them and their pictures of now, as a job keeps them."""
    return tuple(
        Partner(folder=str(p.root.resolve()), snapshot=take_snapshot(p.samples, p.snapshots).name)
        for p in partners
    )


@dataclass(frozen=True, slots=True)
class Learned:
    """What a job learns from, by product where there are several."""

    data: Dataset | Mapping[str, Dataset]
    ignored: Mask | Mapping[str, Mask | None] | None


def learned_by(product: ProductFolder, job: TrainingJob, audit: Audit) -> Learned:
    """The snapshots of the job with the masks of their recipes. Raises DataError."""
    own = _learned(product, job.snapshot)
    if not job.partners:
        return Learned(*own)
    parts = {model_name_of(product): own}
    for partner in job.partners:
        other = ProductFolder(Path(partner.folder), audit)
        parts[model_name_of(other)] = _learned(other, partner.snapshot)
    data = {name: dataset for name, (dataset, _) in parts.items()}
    return Learned(data, {name: mask for name, (_, mask) in parts.items()})


def _learned(product: ProductFolder, snapshot: str) -> tuple[Dataset, Mask | None]:
    dataset = open_dataset(product.snapshots / snapshot / GOOD)
    first = read_image(dataset.train[0].path)
    return dataset, ignored_of(product.recipe, (first.shape[0], first.shape[1]))


def hand_over(model: Path, job: TrainingJob, audit: Audit) -> list[tuple[ProductFolder, int]]:
    """A version with a copy of ``model`` in every partner; none twice where that was interrupted.

    Raises ArtifactError, LibraryError for a full disk.
    """
    given = []
    for partner in job.partners:
        product = ProductFolder(Path(partner.folder), audit)
        number = _version_with(product, model)
        if not number:
            number = _give(model, product, partner.snapshot, job)
        given.append((product, number))
    return given


def versions_given(model: Path, job: TrainingJob, audit: Audit) -> list[tuple[str, int]]:
    """Partners' names and the versions with just this ``model`` that they have already."""
    partners = [ProductFolder(Path(partner.folder), audit) for partner in job.partners]
    numbers = [(p.recipe.name, _version_with(p, model)) for p in partners]
    return [(name, number) for name, number in numbers if number]


def _give(model: Path, product: ProductFolder, snapshot: str, job: TrainingJob) -> int:
    """The number of the new version; where that fails, nothing of its model stays."""
    number = product.versions.next_number()
    place = product.versions.model(number)
    try:
        _copy(model, place)
        product.versions.add(
            number,
            by=job.by,
            snapshot=snapshot,
            figures={},
            notes=job.notes,
            product=model_name_of(product),
        )
    except GoodpartError:
        product.versions.give_up(number)
        raise
    return number


def _version_with(product: ProductFolder, model: Path) -> int:
    """The version with just this model, 0 where there is none: its manifest has all checksums."""
    wanted = (model / MANIFEST).read_bytes()
    for entry in reversed(product.versions.all()):
        path = product.versions.model(entry.number) / MANIFEST
        if path.is_file() and path.read_bytes() == wanted:
            return entry.number
    return 0


def _copy(model: Path, place: Path) -> None:
    staged = staging_place(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(model, staged)
        publish(staged, place)
    except OSError as error:
        raise LibraryError(
            f"The model could not be copied to {place}: {error.strerror or error}.",
            "That product has no version of it.",
            "Free disk space, then go on with the training (--resume).",
        ) from error
    finally:
        shutil.rmtree(staged, ignore_errors=True)
