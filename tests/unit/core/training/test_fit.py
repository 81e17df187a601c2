import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.artifact.products import calibrated_for
from core.artifact.store import load_artifact
from core.data.images import read_image
from core.data.layouts import Dataset, open_dataset
from core.errors import ArtifactError, TrainingError
from core.models.efficientad.schedule import SCHEDULES
from core.runtime.predictor import Predictor
from core.training.fit import checkpoint_folder, fit_and_save
from core.training.spec import TrainingSpec
from core.types import Map
from tests.helpers.parts import disc, write_parts
from tests.helpers.trainings import finish

SPEC = TrainingSpec(
    schedule="demo", steps=3, height=128, width=136, teacher="random", device="cpu", penalty="none"
)


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    return open_dataset(write_parts(tmp_path / "data", 6))


def test_a_model_comes_whole_with_its_history(dataset: Dataset, tmp_path: Path) -> None:
    artifact = finish(fit_and_save(SPEC, dataset, tmp_path / "model"))
    manifest = artifact.manifest
    assert manifest.training.steps == 3
    assert manifest.training.snapshot.count == 6
    assert len(manifest.validation_scores) == 1
    assert manifest.image_threshold.warning
    assert not checkpoint_folder(tmp_path / "model").exists()
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_another_process_scores_the_same(dataset: Dataset, tmp_path: Path) -> None:
    """Teacher statistics, quantiles and weights all travel with the model."""
    artifact = finish(fit_and_save(SPEC, dataset, tmp_path / "model"))
    image = dataset.train[0].path
    with Predictor(artifact, "cpu") as predictor:
        here = predictor.predict(read_image(image)).score
    program = (
        "import sys; from pathlib import Path;"
        "from core.artifact.store import load_artifact;"
        "from core.data.images import read_image;"
        "from core.runtime.predictor import Predictor;"
        "p = Predictor(load_artifact(Path(sys.argv[1])), 'cpu');"
        "print(repr(p.predict(read_image(Path(sys.argv[2]))).score))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "model"), str(image)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert float(done.stdout) == pytest.approx(here, rel=1e-5)


def test_a_cancelled_run_resumes_to_the_same_model(dataset: Dataset, tmp_path: Path) -> None:
    whole = finish(fit_and_save(SPEC, dataset, tmp_path / "whole"))
    run = fit_and_save(SPEC, dataset, tmp_path / "model")
    for progress in run:
        if progress.phase == "train" and progress.step == 2:
            break
    run.close()
    assert not (tmp_path / "model").exists()
    resumed = finish(fit_and_save(SPEC, dataset, tmp_path / "model", resume=True))
    for name, tensor in whole.tensors.items():
        assert tensor.equal(resumed.tensors[name]), name
    assert resumed.manifest.image_threshold == whole.manifest.image_threshold


def test_resuming_with_other_settings_is_refused(dataset: Dataset, tmp_path: Path) -> None:
    run = fit_and_save(SPEC, dataset, tmp_path / "model")
    for progress in run:
        if progress.phase == "train":
            break
    run.close()
    other = TrainingSpec(
        schedule="demo", steps=4, height=128, width=136, teacher="random", penalty="none"
    )
    with pytest.raises(TrainingError, match="other settings"):
        next(fit_and_save(other, dataset, tmp_path / "model", resume=True))


def test_resuming_a_schedule_that_meant_something_else_is_refused(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = fit_and_save(SPEC, dataset, tmp_path / "model")
    for progress in run:
        if progress.phase == "train":
            break
    run.close()
    monkeypatch.setitem(SCHEDULES, "demo", replace(SCHEDULES["demo"], views=7))
    with pytest.raises(TrainingError, match="other settings"):
        next(fit_and_save(SPEC, dataset, tmp_path / "model", resume=True))


def test_an_existing_model_is_kept_unless_told_otherwise(dataset: Dataset, tmp_path: Path) -> None:
    first = finish(fit_and_save(SPEC, dataset, tmp_path / "model"))
    with pytest.raises(ArtifactError, match="already"):
        next(fit_and_save(SPEC, dataset, tmp_path / "model"))
    assert load_artifact(tmp_path / "model").manifest == first.manifest
    finish(fit_and_save(SPEC, dataset, tmp_path / "model", overwrite=True))


def test_a_defect_at_the_very_border_raises_the_outermost_cells(
    dataset: Dataset, tmp_path: Path
) -> None:
    """No zero padding hides it: the cells that see it answer, and the pixels beyond follow."""
    artifact = finish(fit_and_save(SPEC, dataset, tmp_path / "model"))
    good = disc(3, 128, 136)
    bad = good.copy()
    bad[40:56, :10] = (250, 20, 20)
    with Predictor(artifact, "cpu") as predictor:
        maps = [predictor.pixel_maps(predictor.predict(i), (128, 136)).local for i in (good, bad)]
    change = np.abs(maps[1] - maps[0])
    row, column = np.unravel_index(int(change.argmax()), change.shape)
    assert column <= 17
    assert 24 <= row <= 72
    assert change[44:52, 0].min() > 0


def test_a_training_starts_from_a_model_and_keeps_its_held_out_images(
    dataset: Dataset, tmp_path: Path
) -> None:
    spec = replace(SPEC, teacher="embedded")  # the same whatever the seed
    first = finish(fit_and_save(spec, dataset, tmp_path / "first"))
    again = replace(spec, start=str(tmp_path / "first"), steps=1, seed=5)
    second = finish(fit_and_save(again, dataset, tmp_path / "second"))
    scratch = finish(fit_and_save(replace(again, start=""), dataset, tmp_path / "scratch"))
    held_out = first.manifest.training.held_out
    assert held_out and second.manifest.training.held_out == held_out
    assert scratch.manifest.training.held_out != held_out, "another seed holds out another one"
    name = max(
        (n for n in first.tensors if n.startswith("autoencoder")),
        key=lambda n: first.tensors[n].numel(),
    )
    far, near = (
        float((model.tensors[name] - first.tensors[name]).abs().mean())
        for model in (scratch, second)
    )
    assert near < far / 5


def test_only_a_model_of_the_same_method_and_size_is_a_start(
    dataset: Dataset, tmp_path: Path
) -> None:
    finish(fit_and_save(SPEC, dataset, tmp_path / "first"))
    other = replace(SPEC, start=str(tmp_path / "first"), width=128)
    with pytest.raises(TrainingError, match="another method or image size"):
        finish(fit_and_save(other, dataset, tmp_path / "second"))
    stranger = replace(SPEC, start=str(tmp_path / "first"), teacher="random", seed=SPEC.seed + 1)
    with pytest.raises(TrainingError, match="another teacher"):
        finish(fit_and_save(stranger, dataset, tmp_path / "second"))


def test_a_preview_shows_held_out_images_with_their_maps(dataset: Dataset, tmp_path: Path) -> None:
    looks: list[tuple[Path, Map]] = []
    run = fit_and_save(SPEC, dataset, tmp_path / "model")
    while True:
        try:
            looks += next(run).preview
        except StopIteration as stop:
            held_out = stop.value.manifest.training.held_out
            break
    assert looks and all(path.name in held_out for path, _ in looks)
    assert all(cells.ndim == 2 and np.isfinite(cells).all() for _, cells in looks)


def test_bf16_is_compared_with_fp32_before_the_model_is_published(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.runtime.reduced.preferred_precision", lambda _: "bf16")
    ignored = np.zeros((64, 64), np.bool_)  # of any size
    ignored[:8] = True
    artifact = finish(fit_and_save(SPEC, dataset, tmp_path / "model", ignored=ignored))
    (entry,) = artifact.manifest.compared
    held_out = len(artifact.manifest.training.held_out)
    assert (entry.device, entry.precision, entry.images) == ("cpu", "bf16", 2 * held_out)


def test_each_of_several_products_is_compared_on_its_own_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.runtime.reduced.preferred_precision", lambda _: "bf16")
    counts = {"few": 6, "many": 16}
    datasets = {
        name: open_dataset(write_parts(tmp_path / name, count)) for name, count in counts.items()
    }
    manifest = finish(fit_and_save(SPEC, datasets, tmp_path / "model")).manifest
    assert manifest.compared == ()
    compared = {name: own.compared[0].images for name, own in manifest.products.items()}
    assert compared == {n: 2 * len(own.held_out) for n, own in manifest.products.items()}
    assert compared["few"] < compared["many"]
    assert calibrated_for(manifest, "many").compared == manifest.products["many"].compared
