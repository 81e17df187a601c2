"""PUAD's score from a training to a judgement."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from core.artifact.manifest import content_sha256
from core.artifact.store import MANIFEST, ModelArtifact, load_artifact
from core.data.images import read_image
from core.data.layouts import Dataset, open_dataset
from core.errors import ArtifactError, TrainingError
from core.models.efficientad.puad import MEAN, WHITENING
from core.runtime.predictor import Predictor
from core.scoring.normalization import QuantileNormalization
from core.training.fit import fit_and_save
from core.training.spec import TrainingSpec
from core.types import Verdict
from tests.helpers.parts import disc, write_parts
from tests.helpers.trainings import finish

SPEC = TrainingSpec(
    schedule="demo",
    steps=2,
    height=128,
    width=136,
    teacher="random",
    device="cpu",
    penalty="none",
    puad_weight=0.5,
)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return open_dataset(write_parts(tmp_path_factory.mktemp("data") / "discs", 12))


@pytest.fixture(scope="module")
def artifact(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> ModelArtifact:
    return finish(fit_and_save(SPEC, dataset, tmp_path_factory.mktemp("model") / "model"))


def test_the_score_is_the_maps_and_the_weighted_distance(artifact: ModelArtifact) -> None:
    with Predictor(artifact, "cpu", "fp32") as predictor:
        judged = predictor.predict(disc(3))
    assert judged.puad_score is not None
    assert judged.lift == pytest.approx(0.5 * judged.puad_score)
    assert judged.score == pytest.approx(float(judged.maps.combined.max()) + judged.lift)


def test_held_out_images_set_its_scale_and_the_threshold(
    artifact: ModelArtifact, dataset: Dataset
) -> None:
    """Their mean is 0, and their spread that of the maps' scores; the model's scores hold both."""
    held_out = [s.path for s in dataset.train if s.path.name in artifact.manifest.training.held_out]
    with Predictor(artifact, "cpu", "fp32") as predictor:
        judged = [predictor.predict(read_image(path)) for path in held_out]
    own = [j.puad_score for j in judged if j.puad_score is not None]
    assert len(own) == len(held_out)
    assert np.mean(own) == pytest.approx(0, abs=1e-3)
    assert sorted(j.score for j in judged) == pytest.approx(
        sorted(artifact.manifest.validation_scores), rel=1e-3, abs=1e-4
    )


def test_a_batch_is_judged_as_each_alone(artifact: ModelArtifact) -> None:
    images = [disc(0, 128, 136), disc(1, 300, 200), disc(2, 140, 140)[..., 0]]
    with Predictor(artifact, "cpu", "fp32") as predictor:
        together = [j.puad_score for j in predictor.predict_batch(images)]
        alone = [predictor.predict(image).puad_score for image in images]
    assert together == pytest.approx(alone, rel=1e-3, abs=1e-4)


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")
def test_cuda_scores_as_the_cpu(artifact: ModelArtifact) -> None:
    mask = np.eye(128, dtype=np.bool_)
    scores = []
    for device in ("cpu", "cuda"):
        with Predictor(artifact, device, "fp32") as predictor:
            both = (predictor.predict(disc(3)), predictor.predict(disc(3), mask))
            scores.append([judged.puad_score for judged in both])
    assert scores[1] == pytest.approx(scores[0], rel=1e-2, abs=1e-2)


def test_the_same_training_gives_the_same_tensors(
    artifact: ModelArtifact, dataset: Dataset, tmp_path: Path
) -> None:
    again = finish(fit_and_save(SPEC, dataset, tmp_path / "again"))
    for name in (MEAN, WHITENING):
        assert torch.equal(again.tensors[name], artifact.tensors[name])
    assert again.manifest.puad == artifact.manifest.puad


def test_without_a_weight_nothing_of_it_is_there(
    artifact: ModelArtifact, dataset: Dataset, tmp_path: Path
) -> None:
    plain = finish(fit_and_save(replace(SPEC, puad_weight=0), dataset, tmp_path / "plain"))
    assert plain.manifest.puad is None
    assert not {MEAN, WHITENING} & plain.tensors.keys()
    assert plain.tensors.keys() == artifact.tensors.keys() - {MEAN, WHITENING}
    with Predictor(plain, "cpu", "fp32") as predictor:
        judged = predictor.predict(disc(3))
    assert judged.puad_score is None and judged.lift == 0
    entry = artifact.manifest.puad
    assert entry is not None
    unweighted = artifact.manifest.model_copy(
        update={"puad": entry.model_copy(update={"weight": 0.0})}
    )
    with Predictor(replace(artifact, manifest=unweighted), "cpu", "fp32") as predictor:
        assert predictor.predict(disc(3)).score == pytest.approx(judged.score, rel=1e-4)


def test_a_part_of_which_nothing_is_looked_at_is_never_ok(artifact: ModelArtifact) -> None:
    with Predictor(artifact, "cpu", "fp32") as predictor:
        judged = predictor.predict(disc(3), np.ones((128, 128), np.bool_))
        masked = predictor.predict(disc(3), np.eye(128, dtype=np.bool_))
    assert judged.verdict is Verdict.CANNOT_JUDGE
    assert masked.puad_score is not None and np.isfinite(masked.score)


def test_each_of_several_products_has_its_own(dataset: Dataset, tmp_path: Path) -> None:
    noisy = open_dataset(write_parts(tmp_path / "small", 5, 90, 90))
    both = {"discs": dataset, "small": noisy}
    artifact = finish(fit_and_save(SPEC, both, tmp_path / "model"))
    assert artifact.tensors[MEAN].shape == (3, 768)
    entries = [own.puad for own in artifact.manifest.products.values()]
    assert sorted(e.row for e in entries if e is not None) == [1, 2]
    scores = []
    for name in both:
        with Predictor(artifact, "cpu", "fp32", product=name) as predictor:
            scores.append(predictor.predict(disc(1)).puad_score)
    assert scores[0] != scores[1]


def test_two_good_images_are_enough(tmp_path: Path) -> None:
    few = open_dataset(write_parts(tmp_path / "few", 2))
    artifact = finish(fit_and_save(SPEC, few, tmp_path / "model"))
    with Predictor(artifact, "cpu", "fp32") as predictor:
        assert np.isfinite(predictor.predict(disc(9)).score)


def test_other_methods_and_impossible_weights_are_refused(dataset: Dataset, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="stfpm has none"):
        next(fit_and_save(replace(SPEC, method="stfpm"), dataset, tmp_path / "model"))
    for weight in (-1.0, float("nan"), float("inf")):
        with pytest.raises(TrainingError, match="weight"):
            replace(SPEC, puad_weight=weight)


def test_a_model_of_an_older_program_loads_and_judges(dataset: Dataset, tmp_path: Path) -> None:
    plain = finish(fit_and_save(replace(SPEC, puad_weight=0), dataset, tmp_path / "model"))
    path = tmp_path / "model" / MANIFEST
    old = json.loads(path.read_text())
    del old["puad"]
    old["schema_version"] = 2
    old["content_sha256"] = content_sha256(old)
    path.write_text(json.dumps(old))
    loaded = load_artifact(tmp_path / "model")
    assert loaded.manifest.model_copy(update={"content_sha256": ""}) == plain.manifest.model_copy(
        update={"content_sha256": ""}
    )
    with Predictor(loaded, "cpu") as predictor:
        assert np.isfinite(predictor.predict(disc(1)).score)


def test_a_model_that_lost_its_tensors_is_refused(artifact: ModelArtifact, tmp_path: Path) -> None:
    without = {k: v for k, v in artifact.tensors.items() if k != WHITENING}
    with pytest.raises(ArtifactError, match="do not fit"):
        Predictor(replace(artifact, tensors=without), "cpu")


def test_a_single_number_is_normalised_as_a_map_is() -> None:
    rule = QuantileNormalization(2.0, 7.0)
    assert rule.value(4.5) == pytest.approx(float(rule.apply(np.array([4.5], np.float32))[0]))
