"""A product's folder: recipe, pictures, data sets, versions, pinned parts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from app.files import write_text
from app.library.archive import Archive
from app.library.entries import Label, PinEntry, SampleEntry
from app.library.errors import LibraryError
from app.library.jobs import JobState, TrainingJob, find_job
from app.library.masks import ignored_of
from app.library.samples import SampleSet
from app.library.verdict_gate import PinResult, expected_of, replay
from app.library.versions import VersionLibrary
from app.recipes.recipe import CameraEntry, Recipe
from app.recipes.store import RecipeFile, load_recipe, save_recipe
from app.station.judge import ModelJudge
from core.types import Image, Mask

RECIPE = "recipe.json"
PINS = "pins.json"
NO_MODEL = "no-model-yet"
_PIN_LIST = TypeAdapter(tuple[PinEntry, ...])


class ProductFolder:
    """All that belongs to one product below ``root``. One thread.

    Raises RecipeError and DataError where what lies there is damaged.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.recipe_path = root / RECIPE
        self.recipe = load_recipe(self.recipe_path).recipe
        self.samples: SampleSet = SampleSet(root)
        self.snapshots = root / "snapshots"
        self.versions = VersionLibrary(root / "versions", self.recipe_path)
        self.archive = Archive(root)

    def interrupted(self) -> TrainingJob | None:
        """The training that can go on, None where there is none or it runs."""
        job = find_job(self.versions)
        return job if job is not None and job.state is JobState.INTERRUPTED else None

    def reload_recipe(self) -> None:
        self.recipe = load_recipe(self.recipe_path).recipe

    def pins(self) -> tuple[PinEntry, ...]:
        """The parts that every model must judge as people did."""
        path = self.root / PINS
        if not path.is_file():
            return ()
        try:
            return _PIN_LIST.validate_json(path.read_bytes())
        except (OSError, ValidationError) as error:
            raise LibraryError(
                f"The list of pinned parts {path} is damaged.",
                "No model can go live.",
                "Restore the file from a backup, or delete it and pin parts again.",
            ) from error

    def pin(self, sample: SampleEntry) -> PinEntry:
        """A labelled picture becomes a part of the gate. Raises LibraryError."""
        if sample.label not in (Label.GOOD, Label.BAD):
            raise LibraryError(
                f"The picture {sample.file} is labelled {sample.label}.",
                "It was not pinned.",
                "Say first whether it shows a good or a bad part.",
            )
        pin = expected_of(self.samples.path(sample), sample.label is Label.GOOD)
        self._write_pins((*(p for p in self.pins() if p.file != pin.file), pin))
        return pin

    def unpin(self, file: str) -> None:
        self._write_pins(tuple(p for p in self.pins() if p.file != file))

    def replay(self, number: int) -> Iterator[PinResult]:
        """Every pinned part through version ``number``, as the recipe will run it.

        Raises ArtifactError for a damaged model, DeviceError.
        """
        known = {sample.file: sample for sample in self.samples.all()}

        def picture(file: str) -> tuple[Image, Mask | None]:
            if file not in known:
                raise LibraryError(
                    f"The pinned picture {file} is gone.", "", "Unpin it or restore it."
                )
            image = self.samples.image(known[file])
            return image, ignored_of(self.recipe, (image.shape[0], image.shape[1]))

        judge = ModelJudge(
            self.versions.model(number),
            device=self.recipe.device,
            precision=self.recipe.precision,
            tuning=self.versions.tunings.of(number),
        )
        try:
            yield from replay(self.pins(), judge, picture)
        finally:
            judge.close()

    def _write_pins(self, pins: tuple[PinEntry, ...]) -> None:
        entries = [pin.model_dump(mode="json") for pin in pins]
        write_text(self.root / PINS, json.dumps(entries, indent=1) + "\n")


def create_product(root: Path, name: str, camera: CameraEntry) -> ProductFolder:
    """A new product without pictures or a model. Raises LibraryError where one lies there."""
    path = root / RECIPE
    if path.exists():
        raise LibraryError(
            f"There is a product at {root} already.",
            "Nothing was changed.",
            "Choose another folder, or go on with that product.",
        )
    save_recipe(RecipeFile(path, Recipe(name=name, camera=camera, model=NO_MODEL)))
    return ProductFolder(root)
