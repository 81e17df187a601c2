"""A capture session on a product's own camera."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from app.access.audit import NOT_RECORDED, Audit, Who, nobody
from app.capture.intake import Intake
from app.capture.session import CaptureSession
from app.library.descriptions import KeptDescriptions
from app.library.entries import Label
from app.library.product import ProductFolder
from app.recipes.recipe import SimulatedEntry
from app.recipes.setup import RecipeSetup
from app.recipes.store import RecipeFile, load_recipe
from app.station.preparation import Preparation
from app.station.region import crop
from app.station.sources import open_source
from camera.types import TriggerMode


@contextmanager
def open_session(
    product: Path,
    label: Label = Label.GOOD,
    audit: Audit = NOT_RECORDED,
    who: Who = nobody,
) -> Iterator[tuple[str, CaptureSession, RecipeSetup]]:
    """(the product's name, a session under way, what is set up of its recipe).

    Pictures are kept as the engine will see them: cut to the region, and aligned where the recipe
    says so. A simulated camera shows parts of that ``label`` alone, as a person would lay them
    there; the recipe's share of defective parts is that of the line. Raises RecipeError, DataError,
    ImageError.
    """
    folder = ProductFolder(product, audit)
    file = load_recipe(folder.recipe_path)
    setup = RecipeSetup(folder.recipe_path, audit, who)
    recipe, reference = file.recipe, setup.reference()
    preparation = Preparation(region=recipe.region, reference=reference, aligned=recipe.align)
    part = None if reference is None or recipe.align else crop(reference, recipe.region)
    trigger = getattr(recipe.camera, "trigger", TriggerMode.FREE_RUN)
    shown = _with_parts_for(label, file)
    session = CaptureSession(
        lambda: open_source(shown, lambda event: None),
        lambda: Intake(folder.samples, KeptDescriptions(product), part),
        trigger,
        preparation,
        label,
    )
    session.start()
    try:
        yield recipe.name, session, setup
    finally:
        session.close()


def _with_parts_for(label: Label, file: RecipeFile) -> RecipeFile:
    camera = file.recipe.camera
    if not isinstance(camera, SimulatedEntry):
        return file
    laid = camera.model_copy(update={"defect_rate": float(label is Label.BAD)})
    return replace(file, recipe=file.recipe.model_copy(update={"camera": laid}))
