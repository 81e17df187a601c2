from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
import torch

from core.artifact.store import ModelArtifact, load_artifact
from core.data.images import read_image
from core.data.layouts import Dataset, open_dataset
from core.data.preprocessing import Preprocessing
from core.errors import TrainingError
from core.models.efficientad.schedule import Schedule
from core.models.registry import build_inference_model
from core.models.tiled import Tiled
from core.models.tiling import Tiling
from core.runtime.backends.backend import Variant
from core.runtime.backends.opening import open_backend, open_prepared, prepare
from core.runtime.backends.tiled_backend import tiles_to_calibrate
from core.runtime.predictor import Predictor
from core.training.estimate import Pace, estimate
from core.training.fit import fit_and_save
from core.training.images import TileBank
from core.training.plans import plan_training
from core.training.spec import TrainingSpec
from core.types import Verdict
from tests.helpers.parts import disc, write_parts
from tests.helpers.trainings import finish

HEIGHT, WIDTH, TILE = 128, 208, 128
SPEC = TrainingSpec(
    schedule="demo",
    steps=3,
    height=HEIGHT,
    width=WIDTH,
    tile=TILE,
    teacher="random",
    device="cpu",
    penalty="none",
)
CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return open_dataset(write_parts(tmp_path_factory.mktemp("data"), 6))


@pytest.fixture(scope="module")
def artifact(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> ModelArtifact:
    folder = tmp_path_factory.mktemp("models") / "tiled"
    previews = []
    run = fit_and_save(SPEC, dataset, folder)
    for progress in run:
        previews += [cells.shape for _, cells in progress.preview]
    assert set(previews) == {(24, 44)}, "one map of the whole picture"
    return load_artifact(folder)


def test_a_model_in_tiles_gives_one_map_one_score_and_one_verdict(
    artifact: ModelArtifact,
) -> None:
    assert artifact.manifest.network["tile"] == TILE
    good = disc(3, HEIGHT, WIDTH)
    bad = good.copy()
    bad[50:66, 170:186] = (250, 20, 20)
    with Predictor(artifact, "cpu") as predictor:
        passed, found = predictor.predict_batch([good, bad])
        maps = [predictor.pixel_maps(one, (HEIGHT, WIDTH)).local for one in (passed, found)]
    assert found.maps.combined.shape == (24, 44)
    assert found.score > passed.score
    assert found.verdict is Verdict.NG
    row, column = np.unravel_index(int(np.abs(maps[1] - maps[0]).argmax()), (HEIGHT, WIDTH))
    assert 34 <= row <= 82
    assert 154 <= column <= 202


def test_what_is_ignored_does_not_count(artifact: ModelArtifact) -> None:
    good = disc(3, HEIGHT, WIDTH)
    bad = good.copy()
    bad[50:66, 170:186] = (250, 20, 20)
    ignored = np.zeros((HEIGHT, WIDTH), np.bool_)
    ignored[:, 130:] = True
    with Predictor(artifact, "cpu") as predictor:
        seen, unseen = predictor.predict(bad), predictor.predict(bad, ignored)
        assert unseen.score < seen.score
        assert unseen.score == predictor.predict(good, ignored).score


@pytest.mark.parametrize(
    ("backend", "package"),
    [("torch", "torch"), ("onnx", "onnxruntime"), ("openvino", "openvino")],
)
def test_every_backend_gives_the_maps_of_the_plain_graph(
    artifact: ModelArtifact, backend: str, package: str
) -> None:
    _skip_without(package)
    images = torch.randn(2, 3, HEIGHT, WIDTH, generator=torch.Generator().manual_seed(0))
    expected = open_backend(artifact, CPU, "torch-plain", "fp32").infer(images)
    opened = open_backend(artifact, CPU, backend, "fp32")
    maps = opened.infer(images)
    opened.close()
    assert maps.shape == expected.shape == (2, 2, 24, 44)
    assert np.abs(maps - expected).max() < 1e-3 * expected.max()


def test_int8_is_calibrated_with_tiles(artifact: ModelArtifact, tmp_path: Path) -> None:
    _skip_without("nncf")
    images = list(torch.randn(4, 3, HEIGHT, WIDTH, generator=torch.Generator().manual_seed(0)))
    variant = Variant("openvino", "int8")
    opened = open_prepared(artifact, CPU, variant, prepare(artifact, variant, tmp_path, images))
    maps = opened.infer(images[0][None])
    opened.close()
    assert maps.shape == (1, 2, 24, 44)
    assert np.isfinite(maps).all()


def test_the_fused_graph_is_that_of_the_tiles(artifact: ModelArtifact) -> None:
    manifest = artifact.manifest
    model = build_inference_model(manifest.method, manifest.network, artifact.tensors)
    assert isinstance(model, Tiled)
    image = Preprocessing(HEIGHT, WIDTH).prepare(disc(3, HEIGHT, WIDTH))[None]
    plain = open_backend(artifact, CPU, "torch-plain", "fp32").infer(image)
    with torch.inference_mode():
        maps = model(image).numpy()
    # Cells where both networks nearly agree are small differences of large numbers.
    assert maps == pytest.approx(plain, rel=1e-4, abs=1e-4 * float(plain.max()))


def test_a_start_has_the_same_tiles(
    artifact: ModelArtifact, dataset: Dataset, tmp_path: Path
) -> None:
    spec = replace(SPEC, start=str(artifact.folder), steps=1)
    again = finish(fit_and_save(spec, dataset, tmp_path / "again"))
    assert again.manifest.network == artifact.manifest.network
    with pytest.raises(TrainingError, match="other tiles"):
        next(fit_and_save(replace(spec, tile=0), dataset, tmp_path / "whole"))


def test_several_products_learn_in_tiles(dataset: Dataset, tmp_path: Path) -> None:
    both = {"a": dataset, "b": open_dataset(write_parts(tmp_path / "b", 6))}
    several = finish(fit_and_save(SPEC, both, tmp_path / "both"))
    image = read_image(dataset.train[0].path)
    with Predictor(several, "cpu", product="b") as predictor:
        assert predictor.predict(image).maps.combined.shape == (24, 44)


def test_all_tiles_of_all_pictures_are_learned() -> None:
    images = [torch.full((3, HEIGHT, WIDTH), float(k)) for k in range(3)]
    images[1][:, :, 200:] = 9.0
    bank = TileBank(images, Tiling(HEIGHT, WIDTH, TILE, 48))
    assert len(bank) == 6
    assert [float(tile[0, 0, -1]) for tile in bank] == [0, 0, 1, 9, 2, 2]
    assert {tile.shape for tile in bank} == {(3, TILE, TILE)}


def test_a_made_up_defect_is_among_the_tiles_that_calibrate() -> None:
    images = [torch.zeros(3, HEIGHT, WIDTH) for _ in range(4)]
    images[3][:, 60, 204] = 5.0
    tiles = tiles_to_calibrate(images, Tiling(HEIGHT, WIDTH, TILE, 48))
    assert [bool(tile.any()) for tile in tiles] == [False, False, False, True]


def test_good_and_defective_pictures_alike_calibrate_with_tiles_of_every_row() -> None:
    side, tiling = 512, Tiling(512, 512, TILE, 48)
    rows = torch.arange(side, dtype=torch.float32)[:, None].expand(3, side, side)
    tiles = tiles_to_calibrate([rows] * 40, tiling)
    for half in (tiles[:20], tiles[20:]):  # good ones come first, then those with a defect
        assert {int(tile[0, 0, 0]) for tile in half[1::2]} == set(tiling.rows)


def test_nonsense_is_refused_before_anything_is_read() -> None:
    with pytest.raises(TrainingError, match="larger than"):
        replace(SPEC, tile=256)
    with pytest.raises(TrainingError, match="PUAD"):
        replace(SPEC, puad_weight=1.0)


def test_the_start_sees_tiles_of_the_middle() -> None:
    assert Tiling(768, 1024, 256, 48).middle == 2 * 5 + 2
    assert Tiling(448, 448, 256, 48).middle == 3, "all four touch the middle"


def test_the_students_solution_takes_every_place_in_tiles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.models.efficientad.closed_form.GOOD_IMAGES", 1)
    monkeypatch.setattr("core.models.efficientad.closed_form.OF_EACH_PLACE", 1)
    assert SPEC.pieces == 2
    trainer = plan_training(SPEC).build(_tiles(pictures=4), CPU, "fp32")
    for _ in trainer.prepare():
        pass
    assert list(trainer.finish())[-1] == (3, 3), "a tile of either place, and the solution"


def test_no_tile_that_was_learned_chooses_the_epoch() -> None:
    spec = replace(SPEC, method="stfpm", teacher="embedded")
    tiles = _tiles(pictures=12)
    trainer = plan_training(spec).build(tiles, CPU, "fp32")
    learned = {tile for step in range(40) for tile in trainer.make_batch(step).indices}
    assert len(learned) == 20
    assert len({tile // SPEC.pieces for tile in learned}) == 10


def _tiles(pictures: int) -> list[torch.Tensor]:
    generator = torch.Generator().manual_seed(0)
    tiles = pictures * SPEC.pieces
    return [torch.randn((3, TILE, TILE), generator=generator) for _ in range(tiles)]


def test_a_run_in_tiles_is_another_than_one_without() -> None:
    whole = replace(SPEC, tile=0)
    assert whole.fingerprint("data", "teacher", {}) != SPEC.fingerprint("data", "teacher", {})


def test_the_estimate_counts_tiles(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[TrainingSpec] = []

    def pace(spec: TrainingSpec, schedule: Schedule, solved: int) -> Pace:
        measured.append(spec)
        return Pace(picture_s=1.0, step_s=1.0, solved_s=1.0, solution_s=1.0, held=900)

    monkeypatch.setattr("core.training.estimate.measure_pace", pace)
    whole = replace(SPEC, width=TILE, tile=0)
    assert estimate(SPEC, 10, ("quick",)) == estimate(whole, 20, ("quick",))
    assert {spec.network_input for spec in measured} == {(TILE, TILE)}


def _skip_without(package: str) -> None:
    """Without importing it: only the program's own import is mute."""
    if find_spec(package) is None:
        pytest.skip(f"{package} is not installed")
