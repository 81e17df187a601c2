"""One model for two products: trained from one of them, judged, tuned and brought live in each."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.access.audit import NOT_RECORDED
from app.cli.command_line import main
from app.cli.progress import Progress
from app.library.entries import Label
from app.library.errors import LibraryError
from app.library.figures import figures_of
from app.library.jobs import Partner, TrainingJob
from app.library.joint import hand_over, open_partners
from app.library.product import ProductFolder, create_product
from app.library.scores import load_scores
from app.library.scoring import score_version
from app.library.transfer import export_version, import_version
from app.library.what_if import WhatIf, changed_pins
from app.recipes.recipe import SimulatedEntry, Tuning
from app.recipes.store import load_recipe
from app.station.judge import ModelJudge
from core.artifact.store import MANIFEST
from core.errors import ArtifactError, DataError, TrainingError
from core.types import Image, Verdict
from tests.helpers.models import write_model
from tests.helpers.parts import disc
from tests.helpers.trainings import finish

GOOD = 21
WORDS = (
    "--method", "stfpm", "--teacher", "random", "--image-size", "128", "--schedule", "demo",
    "--steps", "2", "--by", "Ada", "--json", "--progress", "none",
)  # fmt: skip


def nut(index: int) -> Image:
    """A square one, noisier than the flange."""
    image = disc(index)
    cv2.rectangle(image, (20, 20), (100, 100), (40, 90, 200), -1)
    noise = np.random.default_rng(index).normal(0, 12, image.shape)
    return (image + noise).clip(0, 255).astype(np.uint8)


def run(action: str, product: ProductFolder, *words: object, code: int = 0) -> None:
    assert main(["product", action, str(product.root), *map(str, words)]) == code


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Products flange and nut with a version each; not to be changed."""
    root = tmp_path_factory.mktemp("products")
    for name, make in (("flange", disc), ("nut", nut)):
        product = create_product(root / name, name.title(), SimulatedEntry())
        for index in range(GOOD):
            product.samples.add(make(index), Label.GOOD)
        bad = make(50).copy()
        bad[50:70, 50:70] = 255
        product.samples.add(bad, Label.BAD)
    run("train", ProductFolder(root / "flange"), "--with", root / "nut", *WORDS)
    return root


@pytest.fixture
def flange(trained: Path, tmp_path: Path) -> ProductFolder:
    shutil.copytree(trained, tmp_path / "products")
    return ProductFolder(tmp_path / "products" / "flange")


@pytest.fixture
def nuts(flange: ProductFolder) -> ProductFolder:
    return ProductFolder(flange.root.with_name("nut"))


def test_each_product_has_a_version_with_its_own_values(
    flange: ProductFolder, nuts: ProductFolder
) -> None:
    thresholds = []
    for product, name in ((flange, "flange"), (nuts, "nut")):
        (version,) = product.versions.all()
        assert version.product == name and version.created_by == "Ada"
        manifest = product.versions.manifest(version.number)
        assert manifest.image_threshold.value == version.figures["threshold"]
        assert manifest.training.snapshot.count == GOOD
        assert version.figures["good"] == len(manifest.training.held_out) == 2
        assert version.figures["bad"] == 1
        thresholds.append(version.figures["threshold"])
    assert thresholds[0] != thresholds[1]
    assert (flange.versions.model(1) / MANIFEST).read_bytes() == (
        nuts.versions.model(1) / MANIFEST
    ).read_bytes()


def test_the_gate_and_the_line_judge_by_the_products_own_threshold(
    flange: ProductFolder, nuts: ProductFolder
) -> None:
    for product in (flange, nuts):
        first = product.samples.all()[0]
        product.pins.pin(first, by="Ada")
        (result,) = product.replay(1)
        own = product.versions.manifest(1).image_threshold.value
        assert result.threshold == own
        score = result.score
        assert score is not None
        expected = Verdict.OK if score <= own else Verdict.NG
        assert result.verdict is expected
        run("activate", product, 1, "--reason", "first", code=0 if expected is Verdict.OK else 14)
        product.versions.activate(1, by="Ada", reason="first")
        recipe = load_recipe(product.recipe_path).recipe
        assert recipe.product == product.root.name
        judge = ModelJudge(
            product.versions.live_model(), tuning=recipe.tuning, product=recipe.product
        )
        judged = judge.judge(product.samples.image(first), None)
        judge.close()
        assert judged.threshold == own and judged.score == pytest.approx(score, rel=1e-3)


def test_scores_and_what_if_are_the_products_own(nuts: ProductFolder) -> None:
    table = load_scores(nuts.versions.scores(1))
    assert table is not None
    manifest = nuts.versions.manifest(1)
    assert table.values.image_threshold == manifest.image_threshold.value
    held_out = set(manifest.training.held_out)
    bad = {s.file for s in nuts.samples.labelled(Label.BAD)}
    assert set(table.parts) == held_out | bad and not table.unjudged
    what_if = WhatIf(table, nuts.samples.all())
    stored = sorted(float(s) for s in what_if.scores(table.values)[what_if.is_good])
    assert stored == pytest.approx(sorted(manifest.validation_scores), rel=0.1, abs=0.02)
    strict = table.values.with_tuning(Tuning(image_threshold=stored[0] - 1))
    assert what_if.outcome(strict).good.ng == 2
    first = nuts.samples.all()[0]
    nuts.pins.pin(first, by="Ada")
    again = finish(score_version(nuts, 1))
    assert set(again.parts) == set(table.parts) | {first.file}
    assert changed_pins(again, nuts.pins.all(), strict) == {first.file: Verdict.NG}
    assert figures_of(again, nuts.samples.all())["good"] == 2


def test_tuning_one_product_leaves_the_other(flange: ProductFolder, nuts: ProductFolder) -> None:
    run("tune", flange, 1, "--image-threshold", "7.5", "--reason", "strict", "--progress", "none")
    flange.versions.activate(1, by="Ada", reason="go")
    nuts.versions.activate(1, by="Ada", reason="go")
    assert load_recipe(flange.recipe_path).recipe.image_threshold == 7.5
    assert load_recipe(nuts.recipe_path).recipe.image_threshold is None


def test_a_shadow_of_several_products_is_asked_for_its_own(flange: ProductFolder) -> None:
    number = flange.versions.next_number()
    write_model(flange.versions.model(number))
    flange.versions.add(number, by="Ada", snapshot="", figures={})
    flange.versions.activate(number, by="Ada", reason="of one product")
    assert load_recipe(flange.recipe_path).recipe.product == ""
    flange.versions.set_shadow(1, by="Ada")
    assert load_recipe(flange.recipe_path).recipe.product == "flange"
    ModelJudge(flange.versions.model(1), product="flange").close()


def test_an_exported_version_stays_that_products(
    flange: ProductFolder, nuts: ProductFolder, tmp_path: Path
) -> None:
    file = export_version(nuts.versions, 1, tmp_path / "nut.goodpart")
    number = import_version(flange.versions, file, "Ada")
    assert flange.versions.get(number).product == "nut"
    own = flange.versions.manifest(number).image_threshold.value
    assert own == nuts.versions.manifest(1).image_threshold.value


def _full_disk(*_: object) -> None:
    raise OSError(28, "No space left on device")


def _no_record(*_: object) -> None:
    raise DataError("The record could not be written.", "", "")


def test_going_on_after_a_crash_gives_no_version_twice(
    flange: ProductFolder, nuts: ProductFolder
) -> None:
    job = TrainingJob(
        number=1, method="stfpm", schedule="demo", steps=2, height=128, width=128,
        teacher="random", snapshot="x", by="Ada",
        partners=(Partner(folder=str(nuts.root), snapshot="x"),),
    )  # fmt: skip
    model = flange.versions.model(1)
    assert [(p.root, n) for p, n in hand_over(model, job, NOT_RECORDED)] == [(nuts.root, 1)]
    nuts.versions.delete(1)
    before = nuts.versions.next_number()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.library.joint.shutil.copytree", _full_disk)
        with pytest.raises(LibraryError, match="could not be copied"):
            hand_over(model, job, NOT_RECORDED)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.library.joint.model_name_of", lambda _: "washer")
        with pytest.raises(ArtifactError, match="washer"):
            hand_over(model, job, NOT_RECORDED)
    assert nuts.versions.next_number() == before, "what failed left no folder"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.library.versions.write_text", _no_record)
        with pytest.raises(DataError):
            hand_over(model, job, NOT_RECORDED)
    assert nuts.versions.next_number() == before + 1, "the audit names it already"
    assert not nuts.versions.model(before).exists()
    ((again, number),) = hand_over(model, job, NOT_RECORDED)
    assert [version.number for version in again.versions.all()] == [number]


class StopsWhen:
    """A progress view that sends Ctrl-C once, while pictures are judged and ``is_time`` says so."""

    def __init__(self, is_time: Callable[[], bool]) -> None:
        self._is_time, self._sent = is_time, False

    def __enter__(self) -> StopsWhen:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def show(self, progress: Progress) -> None:
        if progress.phase == "score" and not self._sent and self._is_time():
            self._sent = True
            signal.raise_signal(signal.SIGINT)


def test_a_stop_at_the_end_says_what_there_is(
    flange: ProductFolder,
    nuts: ProductFolder,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def stop_when(is_time: Callable[[], bool]) -> None:
        monkeypatch.setattr("app.cli.product_training.open_progress", lambda *_: StopsWhen(is_time))

    stop_when(lambda: True)
    run("train", flange, "--with", nuts.root, *WORDS, code=130)
    said = capsys.readouterr().err
    assert "it is version 2 of Nut." in said
    assert "no version of Flange yet" in said and "--resume" in said
    stop_when(lambda: len(flange.versions.all()) == 2)
    run("train", flange, "--resume", *WORDS, code=130)
    said = capsys.readouterr().err
    assert "Version 2 is there, not live, it is version 2 of Nut." in said
    assert f"`product scores {flange.root} 2`" in said and "--resume" not in said
    run("scores", flange, 2, "--progress", "none")


def test_the_weight_of_the_third_score_reaches_the_training(
    flange: ProductFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    code = TrainingError.exit_code
    run("train", flange, *WORDS, "--puad-weight", 1, code=code)
    assert "PUAD" in capsys.readouterr().out
    assert flange.versions.next_number() == 2, "what could not begin leaves nothing"
    run("train", flange, *WORDS, "--start", 1, code=LibraryError.exit_code)
    assert "serves several" in capsys.readouterr().out


def test_what_cannot_learn_together_is_refused(
    flange: ProductFolder, nuts: ProductFolder, tmp_path: Path
) -> None:
    with pytest.raises(LibraryError, match="with itself"):
        open_partners(flange, [flange.root], NOT_RECORDED)
    with pytest.raises(LibraryError, match="same name"):
        open_partners(flange, [nuts.root, nuts.root], NOT_RECORDED)
    poor = create_product(tmp_path / "washer", "Washer", SimulatedEntry())
    with pytest.raises(LibraryError, match="Washer has too few good pictures: 0"):
        open_partners(flange, [nuts.root, poor.root], NOT_RECORDED)
    with pytest.raises(ArtifactError, match="washer"):
        flange.versions.add(1, by="Ada", snapshot="", figures={}, product="washer")
