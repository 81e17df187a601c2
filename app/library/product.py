"""A product's folder: recipe, pictures, data sets, versions, pinned parts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.access.audit import NOT_RECORDED, Action, Audit
from app.library.archive import Archive
from app.library.errors import LibraryError
from app.library.jobs import JobState, TrainingJob, find_job
from app.library.masks import ignored_of
from app.library.pins import PinnedParts
from app.library.samples import SampleSet
from app.library.verdict_gate import Judges, PinResult, replay
from app.library.versions import VersionLibrary
from app.recipes.recipe import NO_MODEL, CameraEntry, Recipe
from app.recipes.store import RecipeFile, load_recipe, save_recipe
from app.station.judge import ModelJudge
from core.types import Image, Mask

RECIPE = "recipe.json"


class ProductFolder:
    """All that belongs to one product below ``root``. One thread.

    Raises RecipeError and DataError where what lies there is damaged.
    """

    def __init__(self, root: Path, audit: Audit = NOT_RECORDED) -> None:
        self.root = root
        self.recipe_path = root / RECIPE
        self.recipe = load_recipe(self.recipe_path).recipe
        self.samples: SampleSet = SampleSet(root, audit)
        self.snapshots = root / "snapshots"
        self.versions = VersionLibrary(root / "versions", self.recipe_path, audit)
        self.archive = Archive(root)
        self.pins = PinnedParts(root, audit)

    def interrupted(self) -> TrainingJob | None:
        """The training that can go on, None where there is none or it runs."""
        job = find_job(self.versions)
        return job if job is not None and job.state is JobState.INTERRUPTED else None

    def reload_recipe(self) -> None:
        self.recipe = load_recipe(self.recipe_path).recipe

    def replay(self, number: int) -> Iterator[PinResult]:
        """Every pinned part through version ``number``, as the recipe will run it.

        Raises ArtifactError for a damaged model, DeviceError.
        """
        judge = ModelJudge(
            self.versions.model(number),
            device=self.recipe.device,
            precision=self.recipe.precision,
            tuning=self.versions.tunings.of(number),
            product=self.versions.product(number),
        )
        try:
            yield from self.replay_through(judge)
        finally:
            judge.close()

    def replay_through(self, judge: Judges) -> Iterator[PinResult]:
        """Every pinned part through a judge that runs already."""
        known = {sample.file: sample for sample in self.samples.all()}

        def picture(file: str) -> tuple[Image, Mask | None]:
            if file not in known:
                raise LibraryError(
                    f"The pinned picture {file} is gone.", "", "Unpin it or restore it."
                )
            image = self.samples.image(known[file])
            return image, ignored_of(self.recipe, (image.shape[0], image.shape[1]))

        return replay(self.pins.all(), judge, picture)


def create_product(
    root: Path, name: str, camera: CameraEntry, audit: Audit = NOT_RECORDED, by: str = ""
) -> ProductFolder:
    """A new product without pictures or a model. Raises LibraryError where one lies there."""
    path = root / RECIPE
    if path.exists():
        raise LibraryError(
            f"There is a product at {root} already.",
            "Nothing was changed.",
            "Choose another folder, or go on with that product.",
        )
    audit.record(by, Action.PRODUCT_CREATED, name, new=str(root))
    save_recipe(RecipeFile(path, Recipe(name=name, camera=camera, model=NO_MODEL)))
    return ProductFolder(root, audit)
