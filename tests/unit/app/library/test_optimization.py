"""A product's parts choose how its model runs, and its pinned parts guard it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from app.cli import command_line
from app.library.entries import Label
from app.library.optimization import (
    PinnedParts,
    good_parts,
    optimisation_here,
    product_of,
    served_product,
)
from app.library.product import ProductFolder
from app.library.scores import ScoreTable, load_scores
from app.library.scoring import score_version
from app.library.versions import RECORD
from app.recipes.recipe import Tuning
from app.recipes.store import RecipeFile, save_recipe
from app.station.judge import ModelJudge
from core.artifact.products import for_product
from core.artifact.store import load_artifact, save_artifact
from core.runtime import optimization
from core.runtime.backends.backend import Variant
from core.runtime.optimized import CHOICE, choice_folder, find_choice
from core.runtime.predictor import Predictor
from core.types import Image, Judgement, Mask
from tests.helpers.models import inference_model, write_model_of_several, write_whole_model
from tests.helpers.scored import VALUES, add_version, scored_product

PLAIN, FUSED = Variant("torch-plain", "fp32"), Variant("torch", "fp32")
NOT_USED = "not used: it was found"
THIRD = "model's third score (PUAD)"


@pytest.fixture
def product(tmp_path: Path) -> ProductFolder:
    made = scored_product(tmp_path / "p")
    for value in (40, 200):
        made.samples.add(np.full((64, 64, 3), value, np.uint8), Label.GOOD)
    return made


def test_a_versions_model_knows_its_product(product: ProductFolder, tmp_path: Path) -> None:
    found = product_of(product.versions.model(1))
    assert found is not None
    assert (found[0].root, found[1]) == (product.root.resolve(), 1)
    assert product_of(tmp_path) is None


def test_held_out_parts_are_compared_and_the_other_good_ones_calibrate(
    product: ProductFolder,
) -> None:
    good = [s.file for s in product.samples.all() if s.label is Label.GOOD]
    parts = good_parts(product, good[:2], 10)
    assert (len(parts.held_out), len(parts.others)) == (2, len(good) - 2)
    assert len(good_parts(product, (), 3).held_out) == 3


def test_a_pinned_part_with_another_verdict_refuses_the_backend(product: ProductFolder) -> None:
    artifact = load_artifact(product.versions.model(1))
    good, bad = (
        next(s for s in product.samples.all() if s.label is label)
        for label in (Label.GOOD, Label.BAD)
    )
    with Predictor(artifact, "cpu", "fp32", backend="torch") as predictor:
        assert PinnedParts(product, 1, "").objection(predictor) == ""  # nothing is pinned
        product.pins.pin(good, by="Ada")
        assert PinnedParts(product, 1, "").objection(predictor) == ""
        product.pins.pin(bad, by="Ada")  # the untrained network takes all for good
        assert bad.file in PinnedParts(product, 1, "").objection(predictor)
        assert predictor.predict(np.zeros((64, 64), np.uint8)).score > 0  # it stays open


def test_the_command_keeps_a_choice_and_the_scores_follow_it(
    product: ProductFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(optimization, "candidates_for", lambda _: [PLAIN, FUSED])
    model = product.versions.model(1)
    assert command_line.main(["model", "optimize", str(model), "--device", "cpu", "--json"]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert [c["accepted"] for c in told["candidates"]] == [True, True]
    with Predictor(load_artifact(model), "cpu") as predictor:
        assert (predictor.backend, predictor.precision) == (told["backend"], "fp32")
    add_version(product, 2, ScoreTable(VALUES, {}, {}))
    for number in (1, 2):
        list(score_version(product, number))
    first, second = (load_scores(product.versions.scores(n)) for n in (1, 2))
    assert first is not None and second is not None
    assert first.values.engine == f"{told['backend']} fp32"
    assert second.values.engine.startswith("torch ")


@pytest.fixture
def joint(product: ProductFolder) -> ProductFolder:
    """Version 2 is of nut and bolt, recorded for bolt, and not live; the recipe knows neither."""
    folder = product.versions.model(2)
    write_model_of_several(folder, {"nut": 0.25, "bolt": 0.75})
    manifest = load_artifact(folder).manifest
    held_out = [s.file for s in product.samples.all() if s.label is Label.GOOD][:2]
    bolt = manifest.products["bolt"].model_copy(update={"held_out": tuple(held_out)})
    several = {**manifest.products, "bolt": bolt}
    changed = manifest.model_copy(update={"products": several})
    save_artifact(folder, changed, inference_model().state_dict(), overwrite=True)
    product.versions.add(2, by="Ada", snapshot="", figures={"auroc": 0.9}, product="bolt")
    return product


def test_a_joint_version_that_is_not_live_is_optimised_for_its_own_product(
    joint: ProductFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(optimization, "candidates_for", lambda _: [FUSED])
    joint.pins.pin(joint.samples.all()[0], by="Ada")
    model = joint.versions.model(2)
    assert command_line.main(["model", "optimize", str(model), "--device", "cpu", "--json"]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert told["good_parts"] == 2  # those that bolt held out, not all five
    artifact, cpu = load_artifact(model), torch.device("cpu")
    found = {
        name: find_choice(model, for_product(artifact, name).manifest, cpu) is not None
        for name in ("nut", "bolt")
    }
    assert found == {"nut": False, "bolt": True}


def test_another_product_than_the_versions_is_refused(
    joint: ProductFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["model", "optimize", str(joint.versions.model(2)), "--product", "nut", "--json"]
    assert command_line.main(words) == 3
    error = json.loads(capsys.readouterr().out.splitlines()[-1])["error"]
    assert "belongs to the product 'bolt', not to 'nut'" in error
    assert served_product(joint, 1, "any") in ("", "any")  # a model of one serves any name


def _always(variant: Variant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.library.scoring.variant_for", lambda *_: variant)


def test_the_scores_name_what_judged_and_not_what_was_to_judge(
    product: ProductFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    _always(Variant("openvino", "int8"), monkeypatch)  # it can't be opened
    list(score_version(product, 1))
    table = load_scores(product.versions.scores(1))
    assert table is not None and table.values.engine.startswith("torch ")
    monkeypatch.setattr(Predictor, "predict", None)
    assert list(score_version(product, 1)) == []  # what is kept is not judged again


def test_an_engine_that_fails_on_the_way_leaves_no_scores_of_two(
    product: ProductFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    engines = iter(["onnx fp32", "onnx fp32", "torch fp32"])
    now = {"engine": "onnx fp32"}
    real = ModelJudge.judge

    def judge(self: ModelJudge, image: Image, ignored: Mask | None) -> Judgement:
        now["engine"] = next(engines, "torch fp32")
        return real(self, image, ignored)

    monkeypatch.setattr(ModelJudge, "engine", property(lambda _: now["engine"]))
    monkeypatch.setattr(ModelJudge, "judge", judge)
    steps = list(score_version(product, 1))
    table = load_scores(product.versions.scores(1))
    assert table is not None and table.values.engine == "torch fp32"
    assert len(steps) == 2 * len(table.parts)  # all were judged again


def test_a_model_from_elsewhere_needs_data(
    product: ProductFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    product.versions.model(1).rename(tmp_path / "model")
    assert command_line.main(["model", "optimize", str(tmp_path / "model"), "--json"]) == 3
    assert "--data" in json.loads(capsys.readouterr().out.splitlines()[-1])["error"]


@pytest.fixture
def on_the_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.library.optimization.choose_device", lambda _: torch.device("cpu"))


@pytest.mark.usefixtures("on_the_processor")
def test_model_show_says_whether_an_optimisation_is_used_or_why_not(
    product: ProductFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    model = product.versions.model(1)

    def shown() -> str:
        assert command_line.main(["model", "show", str(model), "--json"]) == 0
        told = capsys.readouterr().out
        optimisation = str(json.loads(told.splitlines()[-1])["optimisation"])
        assert optimisation in told.rsplit("\n", 2)[0]
        return optimisation

    assert shown().startswith("none, torch runs the model")
    artifact = load_artifact(model)
    optimization.optimise(artifact, good_parts(product, (), 2), "cpu", variants=[PLAIN])
    assert shown().startswith("torch-plain fp32, of 20")
    place = choice_folder(model, artifact.manifest, torch.device("cpu")) / CHOICE
    place.write_text("{", encoding="utf-8")
    assert shown().startswith("not used: choice.json is damaged")


def test_a_model_of_several_products_has_an_optimisation_for_each(tmp_path: Path) -> None:
    model = write_model_of_several(tmp_path / "model", {"nut": 1.0, "bolt": 2.0}).folder
    assert optimisation_here(model).startswith("not known")
    assert optimisation_here(model, "nut").startswith("none")


@pytest.mark.usefixtures("on_the_processor")
def test_model_show_asks_as_the_line_of_the_recipe_does(product: ProductFolder) -> None:
    model = product.versions.model(1)
    optimization.optimise(load_artifact(model), good_parts(product, (), 2), "cpu", variants=[PLAIN])
    assert optimisation_here(model).startswith("torch-plain fp32, of 20")
    _change_recipe(product, precision="bf16")
    told = optimisation_here(model)
    assert (
        told == "not used: it computes in fp32, and bf16 is asked for; torch runs the model in bf16"
    )


def test_model_show_names_the_recipes_device(product: ProductFolder) -> None:
    _change_recipe(product, device="abacus")
    assert "abacus" in optimisation_here(product.versions.model(1))


def test_model_show_shows_a_model_whose_product_can_tell_nothing(
    product: ProductFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    model = product.versions.model(1)
    (model.parent / RECORD).unlink()
    assert optimisation_here(model) == "not known: There is no version 1."
    product.recipe_path.write_text("{", encoding="utf-8")
    assert command_line.main(["model", "show", str(model), "--json"]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert told["optimisation"].startswith("not known: ") and told["method"] == "efficientad-s"


@pytest.mark.usefixtures("on_the_processor")
def test_a_line_without_the_third_score_is_told_why_and_helped(
    product: ProductFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(optimization, "candidates_for", lambda _: [PLAIN])
    model = product.versions.model(1)
    write_whole_model(model)

    def optimised() -> str:
        words = ["model", "optimize", str(model), "--device", "cpu"]
        assert command_line.main(words) == 0
        return capsys.readouterr().err

    def weighed(weight: float) -> str:
        product.versions.tune(1, Tuning(puad_weight=weight), by="Ada", reason="test")
        return optimisation_here(model)

    assert "with the third score" in optimised()
    assert weighed(0.5).startswith("torch-plain fp32, of 20"), "any weight above 0 is alike"
    assert weighed(0.0).startswith(
        f"{NOT_USED} with the {THIRD}, which does not count here (weight 0); torch runs"
    )
    assert "optimising without it" in optimised()
    assert weighed(0.0).startswith("torch-plain fp32, of 20")
    assert weighed(1.0).startswith(f"{NOT_USED} without the {THIRD}, which counts here; torch")


def _change_recipe(product: ProductFolder, **changes: str) -> None:
    changed = product.recipe.model_copy(update=changes)
    save_recipe(RecipeFile(product.recipe_path, changed))
