"""Starts of a model as it is, and with each way that could have been kept beside it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from core.artifact.publication import staging_place
from core.artifact.store import ModelArtifact
from core.benchmark.first_verdict import Start, measure_start
from core.benchmark.untrained import pictures
from core.data.preprocessing import Preprocessing
from core.errors import first_line
from core.runtime.backends.backend import Variant
from core.runtime.backends.opening import prepare
from core.runtime.device import choose_device
from core.runtime.keeping import keep_choice
from core.runtime.optimized import choice_folder


def measure_starts(
    artifact: ModelArtifact, device: str, variants: Iterable[Variant], tell: Callable[[str], None]
) -> list[Start]:
    """First without a choice beside the model, then with each of ``variants`` as the choice.

    Leaves none there; raises ValueError where one is. What can't be prepared is told, left out.
    """
    if _place(artifact, device).exists():
        raise ValueError("this model has a choice of its own, which would be lost")
    method = artifact.manifest.method
    tell(f"{method}: start to first verdict")
    starts = [measure_start(artifact.folder, method, device, kept=False)]
    for variant in variants:
        tell(f"{method}: start to first verdict, {variant}")
        try:
            _keep(artifact, device, variant)
        except Exception as error:  # noqa: BLE001 - a backend's library fails in ways of its own
            tell(f"{method}: {variant} can't be prepared: {first_line(error)}")
            continue
        starts.append(measure_start(artifact.folder, method, device, kept=True))
    shutil.rmtree(_place(artifact, device), ignore_errors=True)
    return [start for start in starts if start is not None]


def _keep(artifact: ModelArtifact, device: str, variant: Variant) -> None:
    """As ``model optimize`` does, but compared with nothing."""
    manifest, folder = artifact.manifest, _place(artifact, device)
    staged = staging_place(folder)
    staged.mkdir(parents=True)
    try:
        scaling = Preprocessing(**manifest.preprocessing.model_dump())
        images = [scaling.prepare(picture) for picture in pictures(scaling.height, 2)]
        network = prepare(artifact, variant, staged, images)
        keep_choice(manifest, choose_device(device), variant, network, staged, folder, parts=0)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _place(artifact: ModelArtifact, device: str) -> Path:
    return choice_folder(artifact.folder, artifact.manifest, choose_device(device))
