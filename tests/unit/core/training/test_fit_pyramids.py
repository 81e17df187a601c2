"""The pyramid methods and several products, from a data set to a judging model."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch

from core.artifact.products import for_product
from core.artifact.store import load_artifact, read_manifest
from core.data.images import read_image, write_image
from core.data.layouts import Dataset, open_dataset
from core.data.preprocessing import Preprocessing
from core.errors import ArtifactError, TrainingError
from core.models.pyramid.inference import PyramidInference
from core.models.registry import build_inference_model
from core.runtime.predictor import Predictor
from core.training.estimate import estimate
from core.training.fit import fit_and_save
from core.training.spec import TrainingSpec
from tests.helpers.parts import disc, write_parts
from tests.helpers.trainings import finish

SPEC = TrainingSpec(
    method="stfpm",
    schedule="demo",
    steps=3,
    height=128,
    width=136,
    teacher="random",
    device="cpu",
)


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    return open_dataset(write_parts(tmp_path / "discs", 7))


def _squares(folder: Path) -> Path:
    for index in range(6):
        image = disc(index)
        cv2.rectangle(image, (20, 20), (100, 100), (40, 90, 200), -1)
        write_image(folder / "good" / f"{index:03d}.png", image)
    return folder


@pytest.mark.parametrize("method", ["stfpm", "dcam"])
@pytest.mark.parametrize("teacher", ["random", "embedded"])
def test_a_model_comes_back_whole_and_judges_as_its_network(
    method: str, teacher: str, dataset: Dataset, tmp_path: Path
) -> None:
    spec = replace(SPEC, method=method, teacher=teacher)
    artifact = finish(fit_and_save(spec, dataset, tmp_path / "model"))
    manifest = artifact.manifest
    assert manifest.method == method and manifest.teacher.sha256
    assert manifest.network["backbone"] == ("pdn-s" if teacher == "embedded" else "resnet18")
    image = read_image(dataset.train[0].path)
    model = PyramidInference.from_tensors(manifest.network, artifact.tensors)
    prepared = Preprocessing(**manifest.preprocessing.model_dump()).prepare(image)
    with torch.no_grad():
        raw = model(prepared[None])[0, 0].numpy()
    with Predictor(load_artifact(tmp_path / "model"), "cpu", "fp32") as predictor:
        judgement = predictor.predict(image)
        pixels = predictor.pixel_maps(judgement, (128, 128))
    entry = manifest.normalization.local
    expected = (raw - entry.low) * 0.1 / (entry.high - entry.low)
    np.testing.assert_allclose(judgement.maps.combined, expected, rtol=1e-3, atol=1e-3)
    assert judgement.score == pytest.approx(judgement.local_score)
    assert pixels.combined.shape == (128, 128)


def test_a_model_with_a_head_judges_as_its_network(dataset: Dataset, tmp_path: Path) -> None:
    spec = replace(SPEC, method="fractalad", steps=2)
    artifact = finish(fit_and_save(spec, dataset, tmp_path / "model"))
    manifest = artifact.manifest
    model = build_inference_model("fractalad", manifest.network, artifact.tensors)
    image = read_image(dataset.train[0].path)
    prepared = Preprocessing(**manifest.preprocessing.model_dump()).prepare(image)
    with torch.no_grad():
        raw = model(prepared[None])[0, 0].numpy()
    with Predictor(load_artifact(tmp_path / "model"), "cpu", "fp32") as predictor:
        combined = predictor.predict(image).maps.combined
    entry = manifest.normalization.local
    expected = (raw - entry.low) * 0.1 / (entry.high - entry.low)
    np.testing.assert_allclose(combined, expected, rtol=1e-3, atol=1e-3)


@pytest.mark.parametrize("method", ["stfpm", "dcam", "fractalad"])
def test_a_cancelled_run_resumes_to_the_same_model(
    method: str, dataset: Dataset, tmp_path: Path
) -> None:
    spec = replace(SPEC, method=method, steps=4)
    whole = finish(fit_and_save(spec, dataset, tmp_path / "whole"))
    run = fit_and_save(spec, dataset, tmp_path / "model")
    for progress in run:
        if progress.phase == "train" and progress.step == 2:
            break
    run.close()
    resumed = finish(fit_and_save(spec, dataset, tmp_path / "model", resume=True))
    for name, tensor in whole.tensors.items():
        assert tensor.equal(resumed.tensors[name]), name


def test_a_training_starts_from_a_student(dataset: Dataset, tmp_path: Path) -> None:
    first = finish(fit_and_save(SPEC, dataset, tmp_path / "first"))
    again = replace(SPEC, schedule="update", steps=1, start=str(tmp_path / "first"), seed=0)
    second = finish(fit_and_save(again, dataset, tmp_path / "second"))
    anew = replace(again, schedule="demo", start="", seed=9)
    scratch = finish(fit_and_save(anew, dataset, tmp_path / "third"))
    name = "student.network.layer1.0.conv1.weight"
    near, far = (
        float((m.tensors[name] - first.tensors[name]).abs().mean()) for m in (second, scratch)
    )
    assert near < far / 5
    other = replace(again, method="dcam")
    with pytest.raises(TrainingError, match="another method"):
        finish(fit_and_save(other, dataset, tmp_path / "fourth"))


@pytest.mark.parametrize("method", ["dcam", "stfpm", "efficientad-s"])
def test_several_products_share_a_model_and_have_their_own_thresholds(
    method: str, dataset: Dataset, tmp_path: Path
) -> None:
    datasets = {"discs": dataset, "squares": open_dataset(_squares(tmp_path / "squares"))}
    spec = replace(SPEC, method=method, penalty="none")
    artifact = finish(fit_and_save(spec, datasets, tmp_path / "model"))
    products = read_manifest(tmp_path / "model").products
    assert set(products) == {"discs", "squares"}
    assert products["discs"].snapshot.count == 7
    assert products["discs"].image_threshold != products["squares"].image_threshold
    assert len(artifact.manifest.validation_scores) == 2
    for name, own in products.items():
        with Predictor(for_product(artifact, name), "cpu") as predictor:
            assert predictor.manifest.image_threshold == own.image_threshold
            assert predictor.manifest.normalization == own.normalization
    scores = []
    for name in products:
        with Predictor(artifact, "cpu", product=name) as predictor:
            scores.append(predictor.predict(disc(1)).score)
    assert scores[0] != scores[1], "each product has a normalisation of its own"


def test_what_is_ignored_of_one_product_is_looked_at_in_the_others(
    dataset: Dataset, tmp_path: Path
) -> None:
    datasets = {"discs": dataset, "squares": open_dataset(_squares(tmp_path / "squares"))}
    mask = np.zeros((128, 128), np.bool_)
    mask[:, :64] = True
    plain = finish(fit_and_save(SPEC, datasets, tmp_path / "plain")).manifest.products
    masked = finish(
        fit_and_save(SPEC, datasets, tmp_path / "masked", ignored={"discs": mask})
    ).manifest.products
    assert masked["squares"] == plain["squares"]
    assert masked["discs"].normalization != plain["discs"].normalization
    for name, own in plain.items():
        held_out = {path.name for path in (datasets[name].root / "good").iterdir()}
        assert own.held_out and set(own.held_out) <= held_out


def test_a_product_must_be_named_and_known(dataset: Dataset, tmp_path: Path) -> None:
    datasets = {"discs": dataset, "squares": open_dataset(_squares(tmp_path / "squares"))}
    artifact = finish(fit_and_save(SPEC, datasets, tmp_path / "model"))
    with pytest.raises(ArtifactError, match="discs, squares"):
        Predictor(artifact, "cpu")
    with pytest.raises(ArtifactError, match="nuts"):
        for_product(artifact, "nuts")
    single = finish(fit_and_save(SPEC, dataset, tmp_path / "single"))
    assert for_product(single, "anything").manifest == single.manifest
    started = replace(SPEC, start=str(tmp_path / "single"))
    with pytest.raises(TrainingError, match="several products"):
        finish(fit_and_save(started, datasets, tmp_path / "other"))


def test_how_long_a_pyramid_takes_is_measured() -> None:
    seconds = estimate(SPEC, 30, ("quick", "standard", "full"))
    assert 0 < seconds["quick"] < seconds["standard"]
    assert seconds["full"] > 0
