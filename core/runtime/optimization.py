"""Finds the fastest backend whose judgements are those of plain torch in fp32."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch

from core.artifact.publication import clear_leftovers, staging_place
from core.artifact.store import ModelArtifact
from core.data.preprocessing import Preprocessing
from core.errors import DeviceError, GoodpartError, first_line
from core.runtime.agreement import Agreement, agreement
from core.runtime.backends.backend import (
    COMPILED,
    OF_TORCH,
    ONNX,
    OPENVINO,
    PLAIN,
    TENSORRT,
    TORCH,
    Variant,
)
from core.runtime.backends.opening import open_prepared, prepare
from core.runtime.choice_lock import alone
from core.runtime.device import choose_device, preferred_precision
from core.runtime.keeping import keep_choice
from core.runtime.latency import latency_of
from core.runtime.optimized import CandidateEntry, ChoiceEntry, choice_folder
from core.runtime.parts import Parts, pictures_to_calibrate, pictures_to_judge
from core.runtime.predictor import Predictor
from core.types import Image

ROUNDS, ROUNDS_S = 30, 20.0
"""Turns that each candidate's latency is measured over, and when to stop earlier."""
REFERENCE = Variant(PLAIN, "fp32")

TRYING, MEASURING = "optimise", "measure"
"""What ``optimise`` is at."""
OnStep = Callable[[str, int, int], None]
"""What it is at, how many of its steps are done, and how many there are at most."""
Accepts = Callable[[Predictor], str]
"""Why a candidate must not run, "" where it may."""


@dataclass(frozen=True, slots=True)
class _Hearer:
    say: Callable[[str], None]
    on_step: OnStep


@dataclass
class _Candidate:
    variant: Variant
    prepare_s: float = 0.0
    reason: str = ""
    network: Path | None = None
    predictor: Predictor | None = None
    agreement: Agreement | None = None
    times_ms: list[float] = field(default_factory=list)

    def entry(self) -> CandidateEntry:
        latency = latency_of(self.times_ms) if self.times_ms else None
        found = self.agreement
        return CandidateEntry(
            backend=self.variant.backend,
            precision=self.variant.precision,
            accepted=not self.reason,
            reason=self.reason,
            median_ms=latency and latency.median_ms,
            p99_ms=latency and latency.p99_ms,
            rounds=len(self.times_ms),
            score_deviation=found and found.score_deviation,
            map_deviation=found and found.map_deviation,
            rank_correlation=found and found.rank_correlation,
            verdict_changes=found and found.verdict_changes,
            prepare_s=self.prepare_s,
        )


def optimise(
    artifact: ModelArtifact,
    parts: Parts,
    device: str = "auto",
    accepts: Accepts = lambda _: "",
    say: Callable[[str], None] = lambda _: None,
    variants: Sequence[Variant] | None = None,
    on_step: OnStep = lambda *_: None,
) -> ChoiceEntry:
    """Prepare, check and measure every candidate; keep the fastest that judges alike.

    ``accepts`` may refuse one for reasons of its own (pinned parts). ``say`` hears of each step,
    ``on_step`` how many are done.
    The choice is published beside the model, replacing an earlier one. Raises DataError without
    parts, DeviceError, also where it can't be written or another optimisation is at work.
    """
    target = choose_device(device)
    checks = pictures_to_judge(parts)
    folder = choice_folder(artifact.folder, artifact.manifest, target)
    staged = staging_place(folder)
    hearer = _Hearer(say, on_step)
    candidates = [_Candidate(v) for v in variants or _offered(artifact, target)]
    try:
        with alone(folder):
            clear_leftovers(folder)
            staged.mkdir()
            _compare(artifact, target, candidates, checks, parts, staged, accepts, hearer)
            _close(candidates)  # Windows renames no folder with a mapped file
            return _published(artifact, target, candidates, checks, staged, folder)
    except OSError as error:
        raise DeviceError(
            f"The optimised model could not be written to {folder}: {error}.",
            "The model runs as before.",
            "Free disk space, or allow writing beside the model.",
        ) from error
    finally:
        _close(candidates)
        shutil.rmtree(staged, ignore_errors=True)


def _close(candidates: list[_Candidate]) -> None:
    for candidate in candidates:
        predictor, candidate.predictor = candidate.predictor, None
        if predictor is not None:
            predictor.close()


def _offered(artifact: ModelArtifact, device: torch.device) -> list[Variant]:
    only_torch = artifact.manifest.puad_row is not None
    offered = candidates_for(device)
    return [v for v in offered if v.backend in OF_TORCH] if only_torch else offered


def candidates_for(device: torch.device) -> list[Variant]:
    """The reference comes first; what lacks its package is refused later, with a reason."""
    if device.type == "cuda":
        names = (
            *((TORCH, precision) for precision in ("fp16", "bf16", "fp32")),
            (COMPILED, "fp16"),
            (TENSORRT, "fp16"),
            (TENSORRT, "int8"),
        )
    else:
        reduced = ("bf16",) if preferred_precision(device) == "bf16" else ()
        names = (
            *((TORCH, precision) for precision in ("fp32", *reduced)),
            (ONNX, "fp32"),
            *((OPENVINO, precision) for precision in ("fp32", *reduced, "int8")),
        )
    return [REFERENCE, *(Variant(name, precision) for name, precision in names)]  # type: ignore[arg-type]


def _compare(
    artifact: ModelArtifact,
    device: torch.device,
    candidates: list[_Candidate],
    checks: list[Image],
    parts: Parts,
    folder: Path,
    accepts: Accepts,
    hearer: _Hearer,
) -> None:
    say = hearer.say
    say(f"Judging {len(checks)} pictures with plain torch, to compare with.")
    with Predictor(artifact, "cpu", "fp32", backend=PLAIN) as reference:
        expected = [reference.predict(image) for image in checks]
    scaling = Preprocessing(**artifact.manifest.preprocessing.model_dump())
    calibration = [scaling.prepare(image) for image in pictures_to_calibrate(parts)]
    for done, candidate in enumerate(candidates, start=1):
        say(f"Trying {candidate.variant}.")
        began = time.perf_counter()
        try:
            candidate.network = prepare(artifact, candidate.variant, folder, calibration)
            backend = open_prepared(artifact, device, candidate.variant, candidate.network)
            predictor = Predictor(artifact, str(device), backend=backend)
            candidate.predictor = predictor
            predictor.warm_up()
            candidate.prepare_s = time.perf_counter() - began
            found = agreement(expected, [predictor.predict(image) for image in checks])
            candidate.agreement = found
            candidate.reason = found.objection() or accepts(predictor)
        except GoodpartError as error:
            candidate.reason = error.what
        except Exception as error:  # noqa: BLE001 - a library that fails must not cost the others
            candidate.reason = f"It does not run here: {first_line(error)}."
        if candidate.reason:
            say(f"Refused {candidate.variant}: {candidate.reason}")
        hearer.on_step(TRYING, done, len(candidates))
    say("Measuring in turns.")
    ready = [(c, c.predictor) for c in candidates if c.predictor and c.agreement]
    _measure(ready, checks, hearer.on_step)


def _measure(
    candidates: list[tuple[_Candidate, Predictor]], images: list[Image], on_step: OnStep
) -> None:
    """One image each in turn, so that whatever else the machine does meets all alike."""
    began = time.perf_counter()
    for turn in range(ROUNDS):
        for candidate, predictor in candidates:
            image = images[turn % len(images)]
            start = time.perf_counter()
            predictor.predict(image)
            candidate.times_ms.append((time.perf_counter() - start) * 1000)
        on_step(MEASURING, turn + 1, ROUNDS)
        if turn >= 4 and time.perf_counter() - began > ROUNDS_S:
            return


def _published(
    artifact: ModelArtifact,
    device: torch.device,
    candidates: list[_Candidate],
    checks: list[Image],
    staged: Path,
    folder: Path,
) -> ChoiceEntry:
    usable = [c for c in candidates if not c.reason and c.times_ms]
    best = min(usable, key=lambda c: float(np.median(c.times_ms)), default=None)
    if best is None:
        raise DeviceError(
            "Not even plain torch judges as it should here.",
            "Nothing was optimised; the model runs as before.",
            "Check the device, and bring the model live through the gate.",
        )
    return keep_choice(
        artifact.manifest,
        device,
        best.variant,
        best.network,
        staged,
        folder,
        parts=len(checks) // 2,
        candidates=[c.entry() for c in candidates],
    )
