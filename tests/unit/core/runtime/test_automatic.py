"""A line without a kept choice computes in bf16 only where that was compared for its model."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import Tensor

from core.artifact.manifest import ComparisonEntry, PuadEntry, QuantilesEntry
from core.artifact.store import ModelArtifact, load_artifact, save_artifact
from core.errors import DeviceError
from core.runtime import reduced
from core.runtime.automatic import automatic_precision, why_not_reduced
from core.runtime.backends.backend import RawMaps
from core.runtime.backends.torch_backend import TorchBackend
from core.runtime.predictor import Predictor
from core.runtime.reduced import compare_precisions
from tests.helpers.models import inference_model, manifest, write_model
from tests.helpers.parts import disc

CPU = torch.device("cpu")
ALIKE = ComparisonEntry(device="cpu", precision="bf16", images=40, score_deviation=0.01)
OTHERWISE = ALIKE.model_copy(update={"objection": "Parts that get another verdict: 2 of 40."})
ELSEWHERE = ALIKE.model_copy(update={"device": "cuda"})


@pytest.fixture
def multiplies_bf16(monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("core.runtime.automatic", "core.runtime.reduced"):
        monkeypatch.setattr(f"{place}.preferred_precision", lambda _: "bf16")


@pytest.mark.usefixtures("multiplies_bf16")
@pytest.mark.parametrize(
    ("compared", "precision", "reason"),
    [
        ((ALIKE,), "bf16", ""),
        ((ELSEWHERE, ALIKE), "bf16", ""),
        ((OTHERWISE,), "fp32", "bf16 judges otherwise: Parts that get another verdict: 2 of 40."),
        ((ELSEWHERE,), "fp32", "bf16 was not compared with fp32 on cpu"),
        ((), "fp32", "bf16 was not compared with fp32 on cpu"),
    ],
)
def test_bf16_needs_a_comparison_on_the_devices_kind(
    compared: tuple[ComparisonEntry, ...], precision: str, reason: str, tmp_path: Path
) -> None:
    known = manifest().model_copy(update={"compared": compared})
    assert why_not_reduced(known, CPU).startswith(reason) and bool(reason) is (precision == "fp32")
    save_artifact(tmp_path / "model", known, inference_model().state_dict())
    artifact = load_artifact(tmp_path / "model")
    with Predictor(artifact, "cpu") as predictor:
        assert predictor.precision == automatic_precision(known, CPU) == precision
    with Predictor(artifact, "cpu", "bf16") as predictor:  # who names it gets it
        assert predictor.precision == "bf16"


@pytest.mark.usefixtures("multiplies_bf16")
def test_the_third_score_is_told_to_be_computed_in_fp32() -> None:
    entry = PuadEntry(weight=1.0, distance=QuantilesEntry(low=0.0, high=1.0))
    known = manifest().model_copy(update={"compared": (ALIKE,), "puad": entry})
    assert automatic_precision(known, CPU) == "fp32"
    assert "PUAD" in why_not_reduced(known, CPU)


def test_a_device_that_does_not_multiply_bf16_computes_in_fp32(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("core.runtime.automatic.preferred_precision", lambda _: "fp32")
    known = manifest().model_copy(update={"compared": (ALIKE,)})
    assert automatic_precision(known, CPU) == "fp32"
    monkeypatch.setattr("core.runtime.reduced.preferred_precision", lambda _: "fp32")
    nothing = ModelArtifact(Path("nowhere"), known, {})
    assert compare_precisions(nothing, CPU, [(disc(0), None)]) == ()


@pytest.fixture
def artifact(tmp_path: Path) -> ModelArtifact:
    return write_model(tmp_path / "model")


@pytest.mark.usefixtures("multiplies_bf16")
def test_a_network_that_rounding_hardly_moves_judges_alike(artifact: ModelArtifact) -> None:
    (entry,) = compare_precisions(artifact, CPU, [(disc(k), None) for k in range(3)])
    assert (entry.device, entry.precision, entry.images) == ("cpu", "bf16", 3)
    assert entry.objection == ""
    assert entry.score_deviation is not None and 0 < entry.score_deviation < 0.05


@pytest.mark.usefixtures("multiplies_bf16")
def test_where_bf16_judges_otherwise_it_is_written_down(
    artifact: ModelArtifact, monkeypatch: pytest.MonkeyPatch
) -> None:
    exact = TorchBackend.infer

    def shifted(own: TorchBackend, batch: Tensor, counted: Tensor | None = None) -> RawMaps:
        return exact(own, batch, counted) * (1000 if own.precision == "bf16" else 1)

    monkeypatch.setattr(TorchBackend, "infer", shifted)
    (entry,) = compare_precisions(artifact, CPU, [(disc(k), None) for k in range(3)])
    assert entry.objection
    known = artifact.manifest.model_copy(update={"compared": (entry,)})
    assert automatic_precision(known, CPU) == "fp32"


@pytest.mark.usefixtures("multiplies_bf16")
def test_a_comparison_that_fails_leaves_the_model_as_it_was(
    artifact: ModelArtifact, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(Predictor):
        def predict(self, *_: object, **__: object) -> object:  # type: ignore[override]
            if self.precision == "bf16":
                raise DeviceError("The device has too little memory.", "", "")
            return exact(self, *_, **__)  # type: ignore[arg-type]

    exact = Predictor.predict
    monkeypatch.setattr(reduced, "Predictor", Full)
    (entry,) = compare_precisions(replace(artifact), CPU, [(disc(0), None)])
    assert entry.objection == "The device has too little memory."
