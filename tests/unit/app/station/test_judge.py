"""A real, untrained model behind the line."""

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from app.recipes.recipe import Tuning
from app.station import judge as judge_module
from app.station.judge import ModelJudge
from core.artifact.store import ModelArtifact, save_artifact
from core.errors import ArtifactError, DeviceError, ImageError
from core.runtime.backends import opening
from core.runtime.backends.backend import RawMaps, Variant
from core.runtime.backends.onnx_backend import OnnxBackend
from core.runtime.backends.torch_backend import TorchBackend
from core.runtime.optimization import optimise
from core.runtime.optimized import Prepared
from core.runtime.parts import Parts
from core.runtime.predictor import Predictor
from core.types import Image, Judgement, Mask, Verdict
from tests.helpers.models import (
    HEIGHT,
    WIDTH,
    write_model,
    write_model_of_several,
    write_whole_model,
)
from tests.helpers.parts import disc

PICTURE = np.full((150, 150, 3), 90, np.uint8)


class FailingGpu(Predictor):
    """Says that it is on the GPU, and fails as it is told."""

    fails_when_opened = False

    def __init__(
        self, artifact: ModelArtifact, device: str, precision: str, backend: str = "auto"
    ) -> None:
        super().__init__(artifact, "cpu", precision, backend=backend)
        if device != "cpu":
            self.device = torch.device("cuda:0")

    def warm_up(self) -> None:
        if self.fails_when_opened:
            self._fail()

    def predict(self, image: Image, ignored: Mask | None = None) -> Judgement:
        self._fail()
        return super().predict(image, ignored)

    def _fail(self) -> None:
        if self.device.type == "cuda":
            raise DeviceError("The device failed.", "Not judged.", "Check its driver.")


def test_the_recipes_thresholds_replace_the_models(tmp_path: Path) -> None:
    write_model(tmp_path / "model", threshold=1.0)
    opened = ModelJudge(tmp_path / "model", device="cpu")
    score = opened.judge(PICTURE, None).score
    assert (opened.pixel_threshold, opened.model_size) == (1.0, (HEIGHT, WIDTH))
    opened.close()
    strict = ModelJudge(
        tmp_path / "model",
        device="cpu",
        tuning=Tuning(image_threshold=score - 0.01, pixel_threshold=score - 0.01),
    )
    judgement = strict.judge(PICTURE, None)
    assert (judgement.verdict, judgement.threshold) == (Verdict.NG, score - 0.01)
    assert judgement.regions
    lenient = ModelJudge(
        tmp_path / "model", device="cpu", tuning=Tuning(image_threshold=score + 0.01)
    )
    assert lenient.judge(PICTURE, None).verdict is Verdict.OK
    strict.close()
    lenient.close()


def test_ignored_pixels_take_no_part(tmp_path: Path) -> None:
    write_model(tmp_path / "model")
    judge = ModelJudge(tmp_path / "model", device="cpu")
    picture = PICTURE.copy()
    picture[30:60, 30:60] = (255, 0, 0)
    around = np.zeros(picture.shape[:2], np.bool_)
    around[5:85, 5:85] = True
    free, masked = judge.judge(picture, None), judge.judge(picture, around)
    assert masked.score < free.score
    nothing = judge.judge(picture, np.ones_like(around))
    assert nothing.verdict is Verdict.CANNOT_JUDGE
    with pytest.raises(ValueError, match="mask"):
        judge.judge(picture, around[:-1])
    judge.close()


@pytest.mark.parametrize("when_opened", [True, False])
def test_a_gpu_that_fails_hands_over_to_the_processor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when_opened: bool
) -> None:
    write_model(tmp_path / "model")
    monkeypatch.setattr(judge_module, "Predictor", FailingGpu)
    monkeypatch.setattr(FailingGpu, "fails_when_opened", when_opened)
    sentences: list[str] = []
    judge = ModelJudge(tmp_path / "model", device="cuda", on_fallback=sentences.append)
    assert judge.device == ("cpu" if when_opened else "cuda:0")
    assert judge.judge(PICTURE, None).verdict in (Verdict.OK, Verdict.NG)
    assert judge.device == "cpu"
    assert len(sentences) == 1
    assert sentences[0].startswith("The device failed. The line goes on with the processor")
    judge.close()


class BrokenLibrary(OnnxBackend):
    """Computes as often as it is told, then fails with an error of its own kind."""

    left = 0
    closed = 0

    def __init__(self) -> None:
        pass

    def infer(self, batch: Tensor, counted: Tensor | None = None) -> RawMaps:
        if type(self).left == 0:
            raise KeyError("a library's own error")
        type(self).left -= 1
        return np.ones((len(batch), 2, 16, 17), np.float32)

    def close(self) -> None:
        type(self).closed += 1
        raise KeyError("can't even end")


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A model for which BrokenLibrary is the measured choice."""
    artifact = write_model(tmp_path / "model")
    parts = Parts([disc(0, HEIGHT, WIDTH)], [disc(1, HEIGHT, WIDTH)])
    choice = optimise(artifact, parts, "cpu", variants=[Variant("torch", "fp32")])
    entry = choice.model_copy(update={"backend": "onnx"})
    found = Prepared(entry, tmp_path / "network.onnx")
    monkeypatch.setattr(opening, "find_choice", lambda *_: found)
    monkeypatch.setattr(opening, "OnnxBackend", lambda _: BrokenLibrary())
    monkeypatch.setattr(BrokenLibrary, "closed", 0)
    return artifact.folder


def test_a_choice_that_opens_and_cannot_compute_is_not_used(
    chosen: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(BrokenLibrary, "left", 0)
    judge = ModelJudge(chosen, device="cpu")
    assert judge.engine.startswith("torch ")
    assert judge.judge(PICTURE, None).verdict is Verdict.OK
    assert BrokenLibrary.closed == 1 and "a library's own error" in caplog.text
    judge.close()


def test_a_backend_that_fails_on_the_line_hands_over_to_torch(
    chosen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BrokenLibrary, "left", 3)  # two to warm up
    sentences: list[str] = []
    judge = ModelJudge(chosen, device="cpu", on_fallback=sentences.append)
    assert judge.engine == "onnx fp32"
    assert judge.judge(PICTURE, None).regions == ()
    with pytest.raises(ImageError):  # a picture's fault is not the backend's
        judge.judge(np.zeros((4, 4, 7), np.uint8), None)
    assert judge.engine == "onnx fp32" and not sentences
    assert judge.judge(PICTURE, None).verdict is Verdict.OK
    assert judge.engine.startswith("torch ") and judge.device == "cpu"
    (sentence,) = sentences
    assert sentence.startswith("The backend onnx failed: ")
    assert "goes on with torch" in sentence and "model optimize" in sentence
    judge.close()


def test_what_torch_itself_cannot_compute_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_model(tmp_path / "model")
    judge = ModelJudge(tmp_path / "model", device="cpu")
    monkeypatch.setattr(
        TorchBackend, "infer", lambda *_: (_ for _ in ()).throw(RuntimeError("no such kernel"))
    )
    with pytest.raises(DeviceError, match="torch failed: no such kernel"):
        judge.judge(PICTURE, None)
    judge.close()

    def fail(*_: object) -> None:
        raise RuntimeError("no recording")

    monkeypatch.setattr(TorchBackend, "__init__", fail)
    with pytest.raises(DeviceError, match="torch failed: no recording"):
        ModelJudge(tmp_path / "model", device="cpu")


def test_a_damaged_model_is_refused(tmp_path: Path) -> None:
    write_model(tmp_path / "model")
    weights = next((tmp_path / "model").glob("*.safetensors"))
    content = bytearray(weights.read_bytes())
    content[-1] ^= 0xFF
    weights.write_bytes(content)
    with pytest.raises(ArtifactError):
        ModelJudge(tmp_path / "model", device="cpu")


def test_a_model_of_several_products_judges_by_the_thresholds_of_the_recipes(
    tmp_path: Path,
) -> None:
    write_model_of_several(tmp_path / "model", {"nut": 0.25, "bolt": 0.75})
    for name, threshold in (("nut", 0.25), ("bolt", 0.75)):
        judge = ModelJudge(tmp_path / "model", device="cpu", product=name)
        assert judge.judge(PICTURE, None).threshold == threshold
        judge.close()
    with pytest.raises(ArtifactError, match="bolt, nut"):
        ModelJudge(tmp_path / "model", device="cpu")


def test_a_third_score_is_weighed_by_the_recipe(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    write_whole_model(folder, weight=0.5)
    scores = {}
    for weight in (None, 0.0, 2.0):
        judge = ModelJudge(
            folder, device="cpu", precision="fp32", tuning=Tuning(puad_weight=weight)
        )
        judged = judge.judge(PICTURE, None)
        scores[weight] = judged.score
        if weight == 0.0:
            assert (judged.puad_score, judged.lift) == (None, 0.0)
        else:
            assert judged.puad_score is not None
            assert judged.lift == pytest.approx((weight or 0.5) * judged.puad_score)
        judge.close()
    lift = scores[None] - scores[0.0]
    assert lift > 0 and scores[2.0] - scores[0.0] == pytest.approx(4 * lift, rel=1e-3)


def test_a_weight_of_what_the_model_lacks_starts_no_line(tmp_path: Path) -> None:
    write_model(tmp_path / "model")
    with pytest.raises(ArtifactError, match="third score"):
        ModelJudge(tmp_path / "model", device="cpu", tuning=Tuning(puad_weight=0.5))
    plain = ModelJudge(tmp_path / "model", device="cpu", tuning=Tuning(puad_weight=0.0))
    assert plain.judge(PICTURE, None).puad_score is None
    plain.close()


def test_a_picture_that_the_model_would_see_distorted_is_not_judged(tmp_path: Path) -> None:
    artifact = write_model(tmp_path / "model")
    training = artifact.manifest.training.model_copy(update={"sizes": ((150, 150), (75, 80))})
    manifest = artifact.manifest.model_copy(update={"training": training})
    save_artifact(artifact.folder, manifest, artifact.tensors, overwrite=True)
    judge = ModelJudge(artifact.folder, device="cpu")
    with pytest.raises(ImageError, match="300 x 150 px: wider or narrower"):
        judge.judge(np.full((150, 300, 3), 90, np.uint8), None)
    for height, width in ((150, 150), (300, 300), (150, 158)):
        picture = np.full((height, width, 3), 90, np.uint8)
        assert judge.judge(picture, None).verdict in (Verdict.OK, Verdict.NG)
    judge.close()
