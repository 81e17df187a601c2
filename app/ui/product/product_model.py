"""Where a product stands on its way to a live model. No Qt in here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Protocol

from app.capture.coverage import NEEDED
from app.library.entries import ActivationEntry, Label, VersionEntry
from app.library.pins import PinnedParts
from app.library.samples import SampleSet
from app.recipes.recipe import Recipe
from app.recipes.store import load_recipe
from app.ui.tuning.tuning_model import KeepsParts, Versions
from core.errors import GoodpartError

RECIPE = "recipe.json"


class Step(IntEnum):
    """The pages, in the order of the way."""

    CAMERA = 0
    CAPTURE = 1
    REVIEW = 2
    BAD = 3
    TRAIN = 4
    JUDGE = 5
    LIVE = 6
    CHALLENGE = 7
    VERDICTS = 8
    MODELS = 9


class AllVersions(Versions, Protocol):
    """``app.library.versions.VersionLibrary``, which loads the engine and so has no place here."""

    def all(self) -> tuple[VersionEntry, ...]: ...

    def activations(self) -> tuple[ActivationEntry, ...]: ...

    def shadow(self) -> int: ...

    def set_shadow(self, number: int, *, by: str) -> None: ...

    def annotate(self, number: int, notes: str) -> VersionEntry: ...


class Training(Protocol):
    """``app.library.jobs.TrainingJob``."""

    @property
    def number(self) -> int: ...

    @property
    def started_utc(self) -> str: ...


class ProductFace(Protocol):
    """``app.library.product.ProductFolder``."""

    root: Path
    recipe_path: Path
    recipe: Recipe
    samples: SampleSet

    @property
    def versions(self) -> AllVersions: ...

    @property
    def archive(self) -> KeepsParts: ...

    @property
    def pins(self) -> PinnedParts: ...

    def reload_recipe(self) -> None: ...

    def interrupted(self) -> Training | None: ...


@dataclass(frozen=True, slots=True)
class OtherProduct:
    """A product beside this one, that may learn the same model."""

    folder: Path
    name: str
    good: int


class ProductModel:
    """Counts and marks; reads the product's files anew with ``refresh``."""

    def __init__(self, product: ProductFace) -> None:
        self.product = product
        self.reviewed = False
        self.chosen = 0
        """The version that is judged and tuned; 0 for the newest."""

    def refresh(self) -> None:
        """Other processes label and add pictures too."""
        self.product.samples.reload()
        self.product.reload_recipe()

    @property
    def good(self) -> int:
        return self.product.samples.counts()[Label.GOOD]

    @property
    def bad(self) -> int:
        return self.product.samples.counts()[Label.BAD]

    @property
    def missing(self) -> int:
        """Good pictures that are needed before training."""
        return max(0, NEEDED - self.good)

    def others(self) -> list[OtherProduct]:
        """Products in the folder that this one lies in, by name; damaged ones are left out."""
        own = self.product.root.resolve()
        found = []
        for path in own.parent.glob(f"*/{RECIPE}"):
            if path.parent == own:
                continue
            try:
                name = load_recipe(path).recipe.name
                good = SampleSet(path.parent).counts()[Label.GOOD]
            except GoodpartError:
                continue
            found.append(OtherProduct(path.parent, name, good))
        return sorted(found, key=lambda other: (other.name, other.folder))

    @property
    def newest(self) -> int:
        """0 without a version."""
        return max((v.number for v in self.product.versions.all()), default=0)

    @property
    def judged(self) -> int:
        """The version that the pages are about; 0 without one."""
        numbers = {v.number for v in self.product.versions.all()}
        return self.chosen if self.chosen in numbers else self.newest

    @property
    def live(self) -> int:
        return self.product.versions.live()

    def is_done(self, step: Step) -> bool:
        """Whether a mark stands beside it."""
        return {
            Step.CAMERA: bool(self.product.recipe.reference) or self.good > 0,
            Step.CAPTURE: self.missing == 0,
            Step.REVIEW: self.reviewed or self.newest > 0,
            Step.BAD: self.bad > 0,
            Step.TRAIN: self.newest > 0,
            Step.JUDGE: self.live > 0,
            Step.LIVE: self.live > 0,
            Step.CHALLENGE: self.product.recipe.challenge is not None,
            Step.VERDICTS: False,
            Step.MODELS: False,
        }[step]

    def pin_some(self, count: int, by: str) -> None:
        """Pin the first good pictures and all bad ones, where nothing is pinned: a start."""
        samples = self.product.samples
        for sample in (*samples.labelled(Label.GOOD)[:count], *samples.labelled(Label.BAD)[:count]):
            self.product.pins.pin(sample, by=by)
