"""The measured choice of a backend: made, found, and distrusted."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
import torch

from app.recipes.recipe import Tuning
from app.station.judge import tuned
from core.artifact.manifest import Manifest, PuadEntry, QuantilesEntry
from core.artifact.store import ModelArtifact
from core.errors import DataError, DeviceError
from core.runtime import keeping, optimization, optimized
from core.runtime.agreement import agreement
from core.runtime.backends import packages
from core.runtime.backends.backend import Backend, Variant
from core.runtime.backends.opening import variant_for
from core.runtime.optimization import MEASURING, TRYING, optimise
from core.runtime.optimized import CHOICE, choice_folder, find_choice, model_sha256
from core.runtime.parts import Parts, parts_of
from core.runtime.predictor import Predictor
from tests.helpers.models import HEIGHT, WIDTH, write_model
from tests.helpers.parts import disc

CPU = torch.device("cpu")
PLAIN, FUSED, OPENVINO, INT8 = (
    Variant("torch-plain", "fp32"),
    Variant("torch", "fp32"),
    Variant("openvino", "fp32"),
    Variant("openvino", "int8"),
)
needs_openvino = pytest.mark.skipif(
    not (find_spec("openvino") and find_spec("nncf") and find_spec("onnxscript")),
    reason="openvino, nncf or onnxscript is not installed",
)


def _parts(count: int = 3) -> Parts:
    images = [disc(seed, HEIGHT, WIDTH) for seed in range(2 * count)]
    return Parts(images[:count], images[count:])


def _only(*accepted: str) -> Callable[[Predictor], str]:
    return lambda predictor: "" if predictor.backend in accepted else "Not wanted here."


@pytest.fixture(scope="module")
def optimised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model's folder with OpenVINO's choice beside it."""
    folder = tmp_path_factory.mktemp("optimised")
    artifact = write_model(folder / "model")
    optimise(artifact, _parts(), "cpu", _only("openvino"), variants=[PLAIN, OPENVINO])
    return folder


@pytest.fixture
def artifact(optimised: Path, tmp_path: Path) -> ModelArtifact:
    """A copy that a test may spoil."""
    shutil.copytree(optimised, tmp_path / "copy")
    return write_model(tmp_path / "copy" / "model")


@needs_openvino
def test_the_choice_is_used_where_it_was_made(artifact: ModelArtifact) -> None:
    image = disc(9, HEIGHT, WIDTH)
    with (
        Predictor(artifact, "cpu") as chosen,
        Predictor(artifact, "cpu", "fp32", backend="torch") as plain,
    ):
        assert (chosen.backend, chosen.precision) == ("openvino", "fp32")
        assert chosen.predict(image).score == pytest.approx(plain.predict(image).score, rel=1e-4)
    with Predictor(artifact, "cpu", "bf16") as other:
        assert other.backend == "torch"


@needs_openvino
def test_the_record_says_what_was_measured(artifact: ModelArtifact) -> None:
    found = find_choice(artifact.folder, artifact.manifest, CPU)
    assert found is not None
    plain, openvino = found.entry.candidates
    assert (plain.reason, plain.accepted) == ("Not wanted here.", False)
    assert openvino.accepted and openvino.median_ms is not None and openvino.rounds >= 5
    assert openvino.score_deviation is not None and openvino.score_deviation < 1e-4
    assert found.entry.versions.keys() == {"goodpart", "torch", "openvino"}
    assert (found.entry.good_parts, found.entry.made_up_defects) == (3, 3)


@needs_openvino
@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / CHOICE).write_text("{", encoding="utf-8"),
        lambda folder: (folder / CHOICE).unlink(),
        lambda folder: (folder / "network.onnx").write_bytes(b"no network"),
        lambda folder: (folder / "network.onnx").unlink(),
    ],
)
def test_a_damaged_choice_is_as_good_as_none(
    artifact: ModelArtifact, spoil: Callable[[Path], object]
) -> None:
    spoil(choice_folder(artifact.folder, artifact.manifest, CPU))
    assert find_choice(artifact.folder, artifact.manifest, CPU) is None
    with Predictor(artifact, "cpu") as predictor:
        assert predictor.backend == "torch"


@needs_openvino
def test_other_weights_and_packages_make_it_void(
    artifact: ModelArtifact, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = write_model(artifact.folder, seed=1)
    assert find_choice(other.folder, other.manifest, CPU) is None
    assert find_choice(artifact.folder, artifact.manifest, CPU) is not None
    monkeypatch.setattr(optimized, "versions_of", lambda _: {"torch": "0", "openvino": "0"})
    assert find_choice(artifact.folder, artifact.manifest, CPU) is None


def test_another_version_of_the_program_makes_it_void(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    artifact = write_model(tmp_path / "model")
    optimise(artifact, _parts(1), "cpu", variants=[PLAIN])
    assert find_choice(artifact.folder, artifact.manifest, CPU) is not None
    real = packages.version
    monkeypatch.setattr(packages, "version", lambda p: "0.0" if p == "goodpart" else real(p))
    assert find_choice(artifact.folder, artifact.manifest, CPU) is None


def _with_snapshot(artifact: ModelArtifact, sha256: str) -> Manifest:
    training = artifact.manifest.training
    other = training.snapshot.model_copy(update={"sha256": sha256})
    return artifact.manifest.model_copy(
        update={"training": training.model_copy(update={"snapshot": other})}
    )


def test_each_product_of_a_model_has_a_choice_of_its_own(tmp_path: Path) -> None:
    artifact = write_model(tmp_path / "model")
    manifests = [_with_snapshot(artifact, digit * 64) for digit in "12"]
    nut, bolt = (replace(artifact, manifest=manifest) for manifest in manifests)
    optimise(nut, _parts(1), "cpu", variants=[PLAIN])
    assert find_choice(nut.folder, nut.manifest, CPU) is not None
    assert find_choice(bolt.folder, bolt.manifest, CPU) is None
    with Predictor(bolt, "cpu") as predictor:
        assert predictor.backend == "torch"
    optimise(bolt, _parts(1), "cpu", variants=[PLAIN])
    for product in (nut, bolt):
        assert find_choice(product.folder, product.manifest, CPU) is not None
    # Not even where it lies in the other's place.
    places = [choice_folder(p.folder, p.manifest, CPU) for p in (nut, bolt)]
    shutil.rmtree(places[1])
    places[0].rename(places[1])
    assert find_choice(bolt.folder, bolt.manifest, CPU) is None


def test_a_recipes_tuning_leaves_the_choice(tmp_path: Path) -> None:
    artifact = write_model(tmp_path / "model")
    optimise(artifact, _parts(1), "cpu", variants=[PLAIN])
    strict = tuned(
        artifact.manifest,
        Tuning(image_threshold=0.1, pixel_threshold=0.2, weight_local=0.3, uncertain_band=0.01),
    )
    assert find_choice(artifact.folder, strict, CPU) is not None


def test_another_row_of_puad_makes_it_another_model(tmp_path: Path) -> None:
    manifest = write_model(tmp_path / "model").manifest
    rows = [
        PuadEntry(weight=1.0, row=row, distance=QuantilesEntry(low=0.0, high=1.0)) for row in (0, 1)
    ]
    sums = {model_sha256(manifest.model_copy(update={"puad": row})) for row in (None, *rows)}
    assert len(sums) == 3


def test_a_choice_that_is_not_asked_for_is_logged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    artifact = write_model(tmp_path / "model")
    optimise(artifact, _parts(1), "cpu", variants=[PLAIN])
    known = variant_for(artifact.folder, artifact.manifest, CPU, "fp32")
    assert known == PLAIN and not caplog.records
    assert variant_for(artifact.folder, artifact.manifest, CPU, "bf16").backend == "torch"
    assert "it computes in fp32, and bf16 is asked for" in caplog.text
    monkeypatch.setattr(optimized, "computes_all", lambda *_: False)
    assert variant_for(artifact.folder, artifact.manifest, CPU).backend == "torch"
    assert "torch-plain can't compute the model's third score (PUAD)" in caplog.text


def test_choices_of_other_machines_alone_are_logged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    artifact = write_model(tmp_path / "model")
    assert find_choice(artifact.folder, artifact.manifest, CPU) is None
    assert not caplog.records
    optimise(artifact, _parts(1), "cpu", variants=[PLAIN])
    monkeypatch.setattr(optimized, "fingerprint", lambda _: {"processor": "another"})
    assert find_choice(artifact.folder, artifact.manifest, CPU) is None
    assert "only choices of other machines or products" in caplog.text


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: path.write_text("{", encoding="utf-8"), "choice.json is damaged, or of"),
        (lambda path: path.unlink(), "a file of it can't be read (No such file"),
        (
            lambda path: path.write_text(
                path.read_text(encoding="utf-8").replace('"torch-plain"', '"abacus"'),
                encoding="utf-8",
            ),
            "this program has no backend 'abacus'",
        ),
    ],
)
def test_the_log_says_in_words_why_a_choice_is_not_used(
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    spoil: Callable[[Path], object],
    words: str,
) -> None:
    artifact = write_model(tmp_path / "model")
    optimise(artifact, _parts(1), "cpu", variants=[PLAIN])
    spoil(choice_folder(artifact.folder, artifact.manifest, CPU) / CHOICE)
    assert find_choice(artifact.folder, artifact.manifest, CPU) is None
    (record,) = caplog.records
    assert words in record.getMessage()
    assert "pydantic" not in record.getMessage() and "\n" not in record.getMessage()


def test_everything_is_closed_before_the_choice_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Backend] = []
    real = (optimization.open_prepared, keeping.publish)

    def note(
        artifact: ModelArtifact, device: torch.device, variant: Variant, network: Path | None
    ) -> Backend:
        opened.append(real[0](artifact, device, variant, network))
        return opened[-1]

    def publish(staged: Path, folder: Path) -> None:
        for backend in opened:
            with pytest.raises(RuntimeError, match="closed"):
                backend.infer(torch.zeros(1, 3, HEIGHT, WIDTH))
        real[1](staged, folder)

    monkeypatch.setattr(optimization, "open_prepared", note)
    monkeypatch.setattr(keeping, "publish", publish)
    optimise(write_model(tmp_path / "model"), _parts(1), "cpu", variants=[PLAIN, FUSED])
    assert len(opened) == 2


def test_a_second_optimisation_leaves_the_first_alone(tmp_path: Path) -> None:
    artifact = write_model(tmp_path / "model")

    def again(_: Predictor) -> str:
        with pytest.raises(DeviceError, match="is being optimised already"):
            optimise(artifact, _parts(1), "cpu", variants=[PLAIN])
        return ""

    first = optimise(artifact, _parts(1), "cpu", again, variants=[PLAIN])
    assert find_choice(artifact.folder, artifact.manifest, CPU) is not None
    second = optimise(artifact, _parts(1), "cpu", variants=[PLAIN])  # the lock is free again
    assert first.model_sha256 == second.model_sha256


@needs_openvino
def test_another_machine_measures_for_itself(
    artifact: ModelArtifact, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = choice_folder(artifact.folder, artifact.manifest, CPU)
    monkeypatch.setattr(optimized, "fingerprint", lambda _: {"processor": "another"})
    there = choice_folder(artifact.folder, artifact.manifest, CPU)
    assert here != there
    assert find_choice(artifact.folder, artifact.manifest, CPU) is None
    here.rename(there)  # not even where it lies in that machine's place
    assert find_choice(artifact.folder, artifact.manifest, CPU) is None


def test_what_is_refused_everywhere_leaves_the_model_as_it_was(tmp_path: Path) -> None:
    artifact = write_model(tmp_path / "model")
    said: list[str] = []
    with pytest.raises(DeviceError, match="as before"):
        optimise(artifact, _parts(1), "cpu", _only(), said.append, [PLAIN])
    assert "Refused torch-plain fp32: Not wanted here." in said
    assert find_choice(artifact.folder, artifact.manifest, CPU) is None
    assert not [p for p in (tmp_path / "model.optimized").iterdir() if p.suffix != ".lock"]
    with pytest.raises(DataError, match="no good part"):
        optimise(artifact, Parts([], []), "cpu")


@needs_openvino
def test_int8_is_made_of_the_parts_and_its_loss_is_stated(tmp_path: Path) -> None:
    artifact = write_model(tmp_path / "model")
    entry = optimise(artifact, _parts(), "cpu", variants=[PLAIN, INT8])
    int8 = entry.candidates[1]
    assert int8.score_deviation is not None and int8.score_deviation > 1e-5
    assert int8.median_ms is not None
    lies = {p.name for p in choice_folder(artifact.folder, artifact.manifest, CPU).iterdir()}
    assert lies == {CHOICE, *entry.files}


def test_parts_that_were_held_out_are_compared_and_the_others_calibrate(tmp_path: Path) -> None:
    from core.data.images import write_image

    for number in range(4):
        write_image(tmp_path / "good" / f"{number}.png", disc(number, 64, 64))
    parts = parts_of(tmp_path, ["2.png"])
    assert (len(parts.held_out), len(parts.others)) == (1, 3)
    assert np.array_equal(parts.held_out[0], disc(2, 64, 64))
    assert len(parts_of(tmp_path, ["unknown.png"]).held_out) == 4


def test_another_verdict_or_score_is_no_agreement(tmp_path: Path) -> None:
    with Predictor(write_model(tmp_path / "model"), "cpu", "fp32") as predictor:
        first = [predictor.predict(disc(seed, HEIGHT, WIDTH)) for seed in range(3)]
    assert agreement(first, first).objection() == ""
    from core.types import Verdict

    turned = [replace(first[0], verdict=Verdict.NG), *first[1:]]
    assert "verdict: 1 of 3." in agreement(first, turned).objection()
    moved = [replace(first[0], score=first[0].score + 0.2), *first[1:]]
    assert "score deviates" in agreement(first, moved).objection()
    broken = [replace(first[0], score=float("nan")), *first[1:]]
    assert agreement(first, broken).objection()


def test_it_says_how_far_it_is(tmp_path: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    artifact = write_model(tmp_path / "model")
    optimise(
        artifact,
        _parts(1),
        "cpu",
        variants=[PLAIN, FUSED],
        on_step=lambda *step: steps.append(step),
    )
    assert steps[:2] == [(TRYING, 1, 2), (TRYING, 2, 2)]
    measured = [done for name, done, _ in steps[2:] if name == MEASURING]
    assert measured == list(range(1, len(steps) - 1))
