"""A recipe's file as something that a line can run with."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path

from app.access.audit import NOT_RECORDED, Audit
from app.access.station_audit import os_user
from app.library.challenges import ChallengeLog
from app.library.errors import LibraryError
from app.library.stored_parts import StoredParts
from app.recipes.choice import RecipeChoice
from app.recipes.recipe import NO_MODEL, GenicamEntry, Recipe, SimulatedEntry
from app.recipes.store import RecipeFile, load_recipe
from app.recipes.versions import RecipeVersions, content_of
from app.station.challenge import Challenge
from app.station.judge import ModelJudge
from app.station.preparation import Preparation
from app.station.result import RunsWith
from app.station.slots import LineParts, RecipeSlot
from app.station.sources import open_source
from camera.types import TriggerMode
from core.artifact.store import MANIFEST
from core.data.images import read_image
from core.runtime.shared import SharedBackends

KEPT_BECAUSE = "The line ran with it."


def slot_of(
    file: RecipeFile, audit: Audit = NOT_RECORDED, shared: SharedBackends | None = None
) -> RecipeSlot:
    """Name, number, barcodes and challenge are those of now, all else of when it is loaded.

    ``shared`` opens networks that other lines may use as well.
    """
    recipe = file.recipe
    choice = RecipeChoice(
        recipe.number,
        recipe.name,
        file.place(recipe.reference) if recipe.reference else None,
        recipe.select_code,
        recipe.serial_code,
    )
    opener = _challenge_opener(file, audit)
    return RecipeSlot(choice, lambda: parts_of(load_recipe(file.path), shared), opener)


def parts_of(file: RecipeFile, shared: SharedBackends | None = None) -> LineParts:
    """All of one reading of the file, so that nothing of it can differ from the rest."""
    recipe = file.recipe
    versions = RecipeVersions(file.path)
    return LineParts(
        open_judge=lambda on_fallback: _judge(file, on_fallback, shared),
        open_source=lambda on_event: open_source(file, on_event),
        open_preparation=lambda: _preparation(file),
        deadline_ns=round(recipe.deadline_ms * 1e6),
        queue_length=recipe.queue_length,
        software_trigger=isinstance(recipe.camera, SimulatedEntry | GenicamEntry)
        and recipe.camera.trigger is TriggerMode.SOFTWARE,
        runs_with=RunsWith(recipe.camera.name, recipe.name, recipe.number),
        keep_version=lambda: versions.keep(file, by=os_user(), reason=KEPT_BECAUSE),
        content=content_of(file),
        engine=_engine(file.place(recipe.model), recipe),
        camera=recipe.camera,
    )


def _engine(model: Path, recipe: Recipe) -> Hashable:
    """A model that was trained anew at the same place is another one."""
    manifest = model / MANIFEST
    written = manifest.stat().st_mtime_ns if manifest.is_file() else 0
    return model, written, recipe.device, recipe.precision, recipe.tuning, recipe.product


def _challenge_opener(
    file: RecipeFile, audit: Audit
) -> Callable[[Callable[[str], None]], Challenge] | None:
    plan = file.recipe.challenge
    if plan is None:
        return None
    root = file.path.resolve().parent
    log, stored = ChallengeLog(root, audit), StoredParts(root, file.recipe.line, audit)
    return lambda on_owed: Challenge(file.recipe.line, plan, log, on_owed, stored=stored)


def _judge(
    file: RecipeFile, on_fallback: Callable[[str], None], shared: SharedBackends | None
) -> ModelJudge:
    recipe = file.recipe
    if recipe.model == NO_MODEL:
        raise LibraryError(
            f"The product {recipe.name} has no version that is live.",
            "The line can't judge its parts.",
            "Train one (`product train`), then bring it live (`product activate`).",
        )
    return ModelJudge(
        file.place(recipe.model),
        device=recipe.device,
        precision=recipe.precision,
        tuning=recipe.tuning,
        product=recipe.product,
        on_fallback=on_fallback,
        shared=shared,
    )


def _preparation(file: RecipeFile) -> Preparation:
    """Raises ImageError where the reference can't be read."""
    recipe = file.recipe
    return Preparation(
        region=recipe.region,
        ignore=recipe.ignore,
        gates=recipe.gates,
        reference=read_image(file.place(recipe.reference)) if recipe.reference else None,
        aligned=recipe.align,
    )
