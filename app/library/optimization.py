"""A version's model is made fast with the product's own parts, and stays behind the gate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch

from app.library.entries import Label
from app.library.product import RECIPE, ProductFolder
from app.library.verdict_gate import GateReport
from app.recipes.recipe import Tuning
from app.station.judge import tuned
from core.artifact.manifest import Manifest
from core.artifact.products import calibrated_for, for_product
from core.artifact.store import ModelArtifact, load_artifact, read_manifest
from core.errors import DataError, GoodpartError
from core.runtime.automatic import why_not_reduced
from core.runtime.backends.backend import AUTO, TORCH, Backend
from core.runtime.backends.opening import known_variant
from core.runtime.device import choose_device
from core.runtime.optimized import Prepared, look_for_choice
from core.runtime.parts import Parts
from core.runtime.predictor import Predictor
from core.types import Image, Judgement, Mask


def product_of(model: Path) -> tuple[ProductFolder, int] | None:
    """The product and version that ``model`` belongs to, None for a model from elsewhere.

    Raises RecipeError, DataError where the product is damaged.
    """
    folder = model.resolve()
    number, root = folder.parent.name, folder.parent.parent.parent
    if not number.isdecimal() or not (root / RECIPE).is_file():
        return None
    product = ProductFolder(root)
    is_version = product.versions.model(int(number)).resolve() == folder
    return (product, int(number)) if is_version else None


def served_product(product: ProductFolder, number: int, asked: str = "") -> str:
    """Whose calibration of a model of several products the version is judged by.

    ``asked`` counts where the version names none itself. Raises DataError where both differ.
    """
    own = product.versions.product(number)
    is_joint = bool(read_manifest(product.versions.model(number)).products)
    if is_joint and asked and own and asked != own:
        raise DataError(
            f"Version {number} belongs to the product {own!r}, not to {asked!r}.",
            "Nothing was optimised; the model runs as before.",
            f"Leave --product out, or name the model in the folder of {asked!r}.",
        )
    return own or asked


def as_weighed(artifact: ModelArtifact, owner: tuple[ProductFolder, int] | None) -> ModelArtifact:
    """With the weight of the third score that the line runs the version with, or would.

    Only that decides what is computed; the other values of a tuning change no choice.
    """
    if owner is None:
        return artifact
    product, number = owner
    weight = Tuning(puad_weight=product.versions.tunings.of(number).puad_weight)
    return replace(artifact, manifest=tuned(artifact.manifest, weight))


def good_parts(product: ProductFolder, held_out: Sequence[str], limit: int) -> Parts:
    """Pictures labelled good, ``limit`` of each kind at most; those held out tell the truth."""
    good = [sample for sample in product.samples.all() if sample.label is Label.GOOD]
    kept = [sample for sample in good if sample.file in held_out] or good
    others = [sample for sample in good if sample not in kept]
    return Parts(
        [product.samples.image(sample) for sample in kept[:limit]],
        [product.samples.image(sample) for sample in others[:limit]],
    )


def optimisation_here(model: Path, product: str = "") -> str:
    """Which optimisation of ``model`` this machine uses, or why it uses none; as a line does.

    ``product`` of a model of several. Where that can't be told, why.
    """
    try:
        return _told(model, product)
    except GoodpartError as error:
        return f"not known: {error.what}"


def _told(model: Path, product: str) -> str:
    owner = product_of(model)
    name = served_product(*owner, product) if owner else product
    manifest = read_manifest(model)
    if manifest.products and not name:
        return "not known: it is one for each of the model's products"
    judged, device, precision = calibrated_for(manifest, name), AUTO, AUTO
    if owner is not None:
        line, number = owner
        judged = tuned(judged, line.versions.tunings.of(number))
        device, precision = line.recipe.device, line.recipe.precision
    target = choose_device(device)
    found = look_for_choice(model, judged, target, precision)
    if isinstance(found, Prepared):
        return f"{found.entry.backend} {found.entry.precision}, of {found.entry.created_utc}"
    torch_runs = f"torch runs the model {_in_precision(judged, target, precision)}"
    if found:
        return f"not used: {found}; {torch_runs}"
    return f"none, {torch_runs}; `model optimize` looks for a faster way"


def _in_precision(manifest: Manifest, device: torch.device, precision: str) -> str:
    """With the reason where nobody asked for it."""
    used = known_variant(device, TORCH, precision, manifest).precision
    reason = why_not_reduced(manifest, device) if precision == AUTO else ""
    return f"in {used}" + (f" ({reason})" if reason else "")


class PinnedParts:
    """Refuses a backend with which a pinned part gets another verdict.

    The tuning is that which the line runs the version with; ``name`` see ``served_product``.
    """

    def __init__(self, product: ProductFolder, number: int, name: str) -> None:
        self._product = product
        artifact = for_product(load_artifact(product.versions.model(number)), name)
        manifest = tuned(artifact.manifest, product.versions.tunings.of(number))
        self._artifact: ModelArtifact = replace(artifact, manifest=manifest)

    def objection(self, predictor: Predictor) -> str:
        """Empty where every pinned part gets its verdict, or none is pinned yet."""
        judge = _Through(self._artifact, predictor)
        report = GateReport(tuple(self._product.replay_through(judge)))
        if not report.changed:
            return ""
        files = ", ".join(result.pin.file for result in report.changed[:3])
        return f"Pinned parts that get another verdict: {len(report.changed)} ({files})."


class _Through:
    """The version as the line tunes it, on the backend of a predictor that stays open."""

    def __init__(self, artifact: ModelArtifact, predictor: Predictor) -> None:
        backend: Backend = predictor.opened
        self._predictor = Predictor(artifact, str(predictor.device), backend=backend)

    def judge(self, image: Image, ignored: Mask | None) -> Judgement:
        return self._predictor.predict(image, ignored)
