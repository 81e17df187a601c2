from collections.abc import Iterator

import numpy as np
import pytest
import torch
from torch import Tensor

from core.artifact.manifest import PuadEntry
from core.artifact.store import ModelArtifact
from core.errors import DeviceError, ImageError
from core.runtime.backends.backend import RawMaps
from core.runtime.backends.torch_backend import TorchBackend
from core.runtime.latency import latency_of, measure_latency
from core.runtime.predictor import Predictor
from core.types import Image, Verdict
from tests.helpers.models import HEIGHT, WIDTH, inference_model, write_model
from tests.helpers.parts import disc


@pytest.fixture(scope="module")
def artifact(tmp_path_factory: pytest.TempPathFactory) -> ModelArtifact:
    return write_model(tmp_path_factory.mktemp("runtime") / "model")


@pytest.fixture
def predictor(artifact: ModelArtifact) -> Iterator[Predictor]:
    with Predictor(artifact, "cpu", "fp32") as result:
        yield result


def _answer(predictor: Predictor, monkeypatch: pytest.MonkeyPatch, value: float) -> None:
    """Let the network answer ``value`` everywhere."""

    def maps(batch: Tensor, counted: Tensor | None) -> np.ndarray:
        return np.full((len(batch), 2, 24, 26), value, np.float32)

    monkeypatch.setattr(predictor, "_infer", maps)


def test_scores_are_the_networks_maps_on_the_prepared_image(predictor: Predictor) -> None:
    image = disc(0, HEIGHT, WIDTH)
    with torch.inference_mode():
        batch = predictor._preprocessing.prepare(image)[None]
        raw = inference_model()(batch)[0].numpy()
    judged = predictor.predict(image)
    assert np.allclose(judged.maps.local, raw[0] / 10, atol=1e-4)
    assert np.allclose(judged.maps.combined, raw.mean(axis=0) / 10, atol=1e-4)
    assert judged.score == pytest.approx(raw.mean(axis=0).max() / 10, rel=1e-4)
    assert judged.local_score == pytest.approx(raw[0].max() / 10, rel=1e-4)
    assert judged.global_score == pytest.approx(raw[1].max() / 10, rel=1e-4)


def test_what_the_device_normalises_is_judged_alike(
    artifact: ModelArtifact, predictor: Predictor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on CUDA, where the images' normalisation is part of the recording."""
    alike: list[Image] = [disc(0, HEIGHT, WIDTH), disc(1, HEIGHT, WIDTH)]
    mixed: list[Image] = [alike[0], disc(1, 300, 200), alike[1][..., 0]]
    asked: list[tuple[torch.dtype, int]] = []
    infer = TorchBackend.infer_scaled

    def counting(backend: TorchBackend, scaled: Tensor) -> RawMaps:
        asked.append((scaled.dtype, len(scaled)))
        return infer(backend, scaled)

    monkeypatch.setattr(TorchBackend, "infer_scaled", counting)
    with Predictor(artifact, "cpu", "fp32") as other:
        monkeypatch.setattr(other.opened, "takes_scaled", True)
        for images in (alike, mixed, mixed[1:2]):
            found = [j.score for j in other.predict_batch(images)]
            assert found == pytest.approx([predictor.predict(i).score for i in images], rel=1e-3)
    assert asked == [(torch.uint8, 2), (torch.float32, 1)], "others are prepared here"


def test_a_batch_of_any_images_is_judged_as_each_alone(predictor: Predictor) -> None:
    images: list[Image] = [
        disc(0, HEIGHT, WIDTH),
        disc(1, 300, 200),
        disc(2, 140, 140)[..., 0],
        disc(3, HEIGHT, WIDTH).astype(np.uint16) * 257,
    ]
    together = predictor.predict_batch(images)
    alone = [predictor.predict(image) for image in images]
    assert [j.score for j in together] == pytest.approx([j.score for j in alone], rel=1e-3)
    assert predictor.predict_batch([]) == []


@pytest.mark.parametrize(("value", "verdict"), [(5.0, Verdict.OK), (15.0, Verdict.NG)])
def test_the_threshold_divides_ok_from_ng(
    value: float, verdict: Verdict, predictor: Predictor, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answer(predictor, monkeypatch, value)
    judged = predictor.predict(disc(0, 90, 70))
    assert judged.verdict is verdict
    assert len(judged.regions) == (verdict is Verdict.NG)
    if judged.regions:
        region = judged.regions[0]
        assert (region.x, region.y, region.width, region.height) == (0, 0, 70, 90)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_map_that_is_no_number_is_never_ok(
    value: float, predictor: Predictor, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answer(predictor, monkeypatch, value)
    judged = predictor.predict(disc(0))
    assert judged.verdict is Verdict.CANNOT_JUDGE
    assert judged.regions == ()


@pytest.mark.parametrize(
    "image", [np.zeros((40, 40, 4), np.uint8), np.zeros((40, 40)), np.zeros((0, 4), np.uint8)]
)
def test_what_is_no_image_is_refused(image: np.ndarray, predictor: Predictor) -> None:
    with pytest.raises(ImageError):
        predictor.predict(image)
    with pytest.raises(ImageError):
        predictor.predict_batch([disc(0), image])


def test_pixel_maps_have_the_images_size(predictor: Predictor) -> None:
    maps = predictor.pixel_maps(predictor.predict(disc(0, 200, 150)), (200, 150))
    assert maps.local.shape == maps.global_.shape == maps.combined.shape == (200, 150)


def test_out_of_memory_halves_the_batch_and_keeps_the_order(
    predictor: Predictor, monkeypatch: pytest.MonkeyPatch
) -> None:
    images = [disc(i, HEIGHT, WIDTH) for i in range(5)]
    expected = [j.score for j in predictor.predict_batch(images)]
    infer, sizes = predictor._infer, []

    def small_device(batch: Tensor, counted: Tensor | None) -> np.ndarray:
        sizes.append(len(batch))
        if len(batch) > 2:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return infer(batch, counted)

    monkeypatch.setattr(predictor, "_infer", small_device)
    scores = [j.score for j in predictor.predict_batch(images)]
    assert scores == pytest.approx(expected, rel=1e-3)
    assert sizes[0] == 5


def test_memory_that_never_suffices_is_a_sentence(
    predictor: Predictor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_memory(batch: Tensor, counted: Tensor | None) -> np.ndarray:
        raise torch.OutOfMemoryError("CUDA out of memory")

    monkeypatch.setattr(predictor, "_infer", no_memory)
    with pytest.raises(DeviceError, match="too little memory"):
        predictor.predict(disc(0))


def test_a_model_larger_than_the_device_is_a_sentence(
    artifact: ModelArtifact, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_memory(*_args: object, **_kwargs: object) -> None:
        raise torch.OutOfMemoryError("CUDA out of memory")

    monkeypatch.setattr(torch.nn.Module, "to", no_memory)
    with pytest.raises(DeviceError, match="too little memory"):
        Predictor(artifact, "cpu", "fp32")


def test_a_failing_device_is_a_sentence_and_other_errors_stay(
    predictor: Predictor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(error: Exception) -> None:
        def infer(batch: Tensor, counted: Tensor | None) -> np.ndarray:
            raise error

        monkeypatch.setattr(predictor, "_infer", infer)

    fail(torch.AcceleratorError("CUDA error: unspecified launch failure"))
    with pytest.raises(DeviceError, match="unspecified launch failure"):
        predictor.predict_batch([disc(0), disc(1)])
    fail(RuntimeError("shapes differ"))
    with pytest.raises(RuntimeError, match="shapes differ"):
        predictor.predict(disc(0))


def test_bf16_scores_are_close_to_fp32(artifact: ModelArtifact, predictor: Predictor) -> None:
    image = disc(0, HEIGHT, WIDTH)
    with Predictor(artifact, "cpu", "bf16") as reduced:
        assert reduced.precision == "bf16"
        assert reduced.predict(image).score == pytest.approx(
            predictor.predict(image).score, rel=0.05
        )


def test_a_closed_predictor_is_a_programming_error(predictor: Predictor) -> None:
    predictor.warm_up()
    predictor.close()
    with pytest.raises(RuntimeError, match="closed"):
        predictor.predict(disc(0))


def test_latency_counts_every_image_once(predictor: Predictor) -> None:
    measured = measure_latency(predictor, [disc(i, HEIGHT, WIDTH) for i in range(3)])
    assert measured.images == 3
    assert 0 < measured.median_ms <= measured.p99_ms
    assert latency_of([1.0, 3.0, 2.0]).median_ms == 2.0
    with pytest.raises(ValueError, match="No time"):
        latency_of([])


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")
def test_cuda_judges_as_the_cpu_does(artifact: ModelArtifact) -> None:
    images = [disc(i, HEIGHT, WIDTH) for i in range(4)]
    scores = []
    for device in ("cpu", "cuda"):
        with Predictor(artifact, device, "fp32") as predictor:
            scores.append([j.score for j in predictor.predict_batch(images)])
    assert scores[0] == pytest.approx(scores[1], rel=1e-2)


def test_a_missing_third_score_is_never_ok(
    predictor: Predictor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backend without PUAD's map must not pass parts that the score would have stopped."""
    _answer(predictor, monkeypatch, 0.0)
    counted = PuadEntry(row=0, weight=1.0, distance=predictor.manifest.normalization.local)
    predictor.manifest = predictor.manifest.model_copy(update={"puad": counted})
    assert predictor.predict(disc(0, HEIGHT, WIDTH)).verdict is Verdict.CANNOT_JUDGE
