"""Every backend that is installed gives torch's maps; what is not installed says so."""

import importlib
import subprocess
import sys
import threading
from importlib.util import find_spec

import numpy as np
import pytest
import torch
from torch import Tensor

from core.artifact.store import ModelArtifact
from core.errors import DeviceError
from core.models.efficientad.inference import EfficientAdInference
from core.runtime.backends import packages
from core.runtime.backends.backend import AUTO, takes_scaled
from core.runtime.backends.opening import known_variant, open_backend
from core.runtime.predictor import Predictor
from tests.helpers.models import HEIGHT, WIDTH, inference_model, manifest, write_model
from tests.helpers.parts import disc

CPU = torch.device("cpu")
ALL = [
    ("torch", "fp32", 1e-5),
    ("torch", "bf16", 2e-2),
    ("torch-plain", "bf16", 2e-2),
    ("onnx", "fp32", 1e-4),
    ("openvino", "fp32", 1e-4),
    ("openvino", "bf16", 2e-2),
]
PACKAGES = {"onnx": "onnxruntime", "openvino": "openvino"}


@pytest.fixture(scope="module")
def artifact(tmp_path_factory: pytest.TempPathFactory) -> ModelArtifact:
    return write_model(tmp_path_factory.mktemp("backends") / "model")


@pytest.fixture(scope="module")
def batch() -> Tensor:
    return torch.randn(2, 3, HEIGHT, WIDTH, generator=torch.Generator().manual_seed(3))


@pytest.mark.parametrize(("backend", "precision", "tolerance"), ALL)
def test_every_backend_gives_the_plain_graphs_maps(
    artifact: ModelArtifact, batch: Tensor, backend: str, precision: str, tolerance: float
) -> None:
    if backend in PACKAGES and not (find_spec(PACKAGES[backend]) and find_spec("onnxscript")):
        pytest.skip(f"{backend} is not installed")
    threads = set(threading.enumerate())
    with torch.inference_mode():
        expected = inference_model()(batch).numpy()
    opened = open_backend(artifact, CPU, backend, precision)
    assert (opened.name, opened.precision) == (backend, precision)
    maps = opened.infer(batch)
    again = opened.infer(batch.flip(0).to(memory_format=torch.channels_last))
    opened.close()
    assert (maps.dtype, maps.shape) == (np.float32, expected.shape)
    assert np.allclose(maps, expected, rtol=tolerance, atol=0)
    assert np.allclose(again[::-1], expected, rtol=tolerance, atol=0)
    with pytest.raises(RuntimeError, match="closed"):
        opened.infer(batch)
    assert set(threading.enumerate()) <= threads


def test_auto_is_torch_without_an_optimisation(artifact: ModelArtifact) -> None:
    with Predictor(artifact, "cpu") as predictor:
        assert predictor.backend == "torch"
        assert predictor.predict(disc(0)).score > 0


@pytest.mark.parametrize("backend", ["onnx", "openvino"])
def test_a_missing_package_is_a_sentence(
    artifact: ModelArtifact, monkeypatch: pytest.MonkeyPatch, backend: str
) -> None:
    load = importlib.import_module

    def without(name: str, package: str | None = None) -> object:
        if name in ("onnx", "onnxruntime", "openvino", "onnxscript"):
            raise ModuleNotFoundError(f"No module named {name!r}")
        return load(name, package)

    monkeypatch.setattr(packages.importlib, "import_module", without)
    with pytest.raises(DeviceError, match=rf"No module named .* Install goodpart\[{backend}\]"):
        Predictor(artifact, "cpu", backend=backend)


@pytest.mark.parametrize(
    ("device", "backend", "precision", "says"),
    [
        ("cpu", "abacus", AUTO, "There is no backend 'abacus'"),
        ("cpu", "torch", "fp16", "no precision 'fp16' with the backend torch"),
        ("cpu", "onnx", "bf16", "no precision 'bf16' with the backend onnx"),
        ("cpu", "tensorrt", "fp16", "Use another backend"),
        ("cuda", "openvino", AUTO, "Use another backend"),
    ],
)
def test_what_is_not_offered_is_refused(
    device: str, backend: str, precision: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.runtime.automatic.preferred_precision", lambda _: "fp32")
    with pytest.raises(DeviceError, match=says):
        known_variant(torch.device(device), backend, precision, manifest())


def test_int8_wants_parts_to_be_calibrated_with(artifact: ModelArtifact) -> None:
    with pytest.raises(DeviceError, match="calibrated with good parts"):
        Predictor(artifact, "cpu", "int8", backend="openvino")


def test_methods_without_a_fused_graph_run_as_they_are(batch: Tensor) -> None:
    from core.runtime.backends.torch_backend import fused

    assert not isinstance(fused(inference_model()), EfficientAdInference)
    other = torch.nn.Conv2d(3, 1, 1)
    assert fused(other) is other


@pytest.mark.skipif(not find_spec("openvino"), reason="openvino is not installed")
def test_no_package_reports_its_use_to_its_makers() -> None:
    """In a process of its own: here other tests may have imported them."""
    code = (
        "import sys, threading\n"
        "from core.runtime.backends.packages import optional\n"
        "optional('openvino', 'openvino')\n"
        "loaded = [n for n, m in sys.modules.items() if 'openvino_telemetry' in n and m]\n"
        "assert not loaded, loaded\n"
        "assert threading.active_count() == 1\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.skipif(
    not (find_spec("onnxruntime") and find_spec("onnxscript")), reason="onnx is not installed"
)
def test_onnx_runtime_is_told_not_to_report_before_it_opens_anything(
    artifact: ModelArtifact, monkeypatch: pytest.MonkeyPatch
) -> None:
    import onnxruntime

    events: list[str] = []
    session = onnxruntime.InferenceSession

    def opened(*arguments: object, **options: object) -> object:
        events.append("session")
        return session(*arguments, **options)

    monkeypatch.setattr(onnxruntime, "disable_telemetry_events", lambda: events.append("mute"))
    monkeypatch.setattr(onnxruntime, "InferenceSession", opened)
    open_backend(artifact, CPU, "onnx").close()
    assert events == ["mute", "session"]


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")
@pytest.mark.parametrize("precision", ["fp32", "fp16", "bf16"])
def test_recorded_graphs_on_cuda_give_the_plain_graphs_maps(
    artifact: ModelArtifact, precision: str
) -> None:
    images = torch.randn(70, 3, HEIGHT, WIDTH, generator=torch.Generator().manual_seed(3))
    with torch.inference_mode():
        expected = inference_model()(images).numpy()
    opened = open_backend(artifact, torch.device("cuda:0"), "torch", precision)
    for count in (1, 3, 70, 1):  # 70 goes in pieces
        maps = opened.infer(images[:count])
        assert np.allclose(maps, expected[:count], rtol=2e-2, atol=0)
    opened.close()


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")
def test_recorded_normalisation_on_cuda_gives_the_same_scores(artifact: ModelArtifact) -> None:
    pictures = [disc(seed, HEIGHT, WIDTH) for seed in range(3)]
    pictures += [disc(3, 300, 200), disc(4, HEIGHT, WIDTH)[..., 0]]
    with Predictor(artifact, "cpu", "fp32") as plain, Predictor(artifact, "cuda", "fp32") as other:
        assert takes_scaled(other.opened)
        expected = [plain.predict(picture).score for picture in pictures]
        found = [other.predict(picture).score for picture in pictures]
        together = [judged.score for judged in other.predict_batch(pictures[:3])]
    assert found == pytest.approx(expected, rel=2e-2)
    assert together == pytest.approx(expected[:3], rel=2e-2)


@pytest.mark.parametrize("name", ["onnx", "openvino"])
def test_an_exported_graph_never_leaves_a_third_score_out(
    name: str, artifact: ModelArtifact, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(artifact.manifest), "puad_row", 0)
    with pytest.raises(DeviceError, match="PUAD"):
        open_backend(artifact, CPU, name, "fp32")
