"""Weights of the third score (PUAD's) on what was judged, and what a line then does with them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from app.library.archive import FOLDER, Archive, ArchivedPart, Archiving
from app.library.entries import PinEntry
from app.library.masks import ignored_of
from app.library.product import ProductFolder
from app.library.scores import ModelValues, ScoreTable, load_scores, save_scores
from app.library.scoring import score_version
from app.library.what_if import LineWhatIf, WhatIf, changed_pins, verdict_under
from app.recipes.recipe import Tuning
from app.recipes.store import load_recipe, save_recipe
from app.station.judge import ModelJudge
from app.station.result import InspectionResult
from core.types import AnomalyMaps, Verdict
from tests.helpers.models import write_whole_model
from tests.helpers.scored import VALUES, judge_whole, part, scored_product

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
WHOLE = VALUES.model_copy(update={"puad_weight": 1.0})


def weighing(weight: float, values: ModelValues = WHOLE) -> ModelValues:
    return values.with_tuning(Tuning(puad_weight=weight))


@pytest.fixture
def product(tmp_path: Path) -> ProductFolder:
    return scored_product(tmp_path / "flange")


def test_third_scores_come_back_as_they_were(tmp_path: Path) -> None:
    pair = {"a": part("a", 1.0, 0.5, third=-0.123456789), "b": part("b", 0.2, 2.0, third=0.0)}
    save_scores(tmp_path / "scores.npz", ScoreTable(WHOLE, pair, {}))
    found = load_scores(tmp_path / "scores.npz")
    assert found is not None and found.values == WHOLE
    assert [p.puad_score for p in found.parts.values()] == [-0.123456789, 0.0]


def rewritten_by_an_older_program(path: Path) -> None:
    """What that version weighs lies within the hulls: at any weight of the maps the same more."""
    table = load_scores(path)
    assert table is not None
    with np.load(path, allow_pickle=False) as stored:
        content = dict(stored)
    weighed = (table.values.puad_weight or 0.0) * np.nan_to_num(content.pop("puad"))
    content["points"] = content["points"] + np.repeat(weighed, content["lengths"])[:, None]
    values = re.sub(',"puad_weight":[^,}]*', "", str(content["values"]))
    assert "puad" not in values
    np.savez_compressed(path, **{**content, "values": np.array(values)})  # type: ignore[arg-type]


def test_scores_of_an_older_program_are_read_and_their_third_score_is_not_weighed(
    product: ProductFolder,
) -> None:
    path = product.versions.scores(1)
    before = load_scores(path)
    rewritten_by_an_older_program(path)
    found = load_scores(path)
    assert found is not None and before is not None and found.values.puad_weight is None
    assert weighing(2.0, found.values) == found.values, "what it holds has no weight of its own"
    rows = WhatIf(found, product.samples.all())
    expected = WhatIf(before, product.samples.all()).scores(before.values)
    assert rows.scores(weighing(2.0, found.values)).tolist() == expected.tolist()


def test_scores_of_an_older_program_have_the_third_score_within_them(
    judged: ProductFolder,
) -> None:
    path = judged.versions.scores(1)
    before = load_scores(path)
    rewritten_by_an_older_program(path)
    found = load_scores(path)
    assert found is not None and before is not None and found.values.puad_weight is None
    without = before.values.with_tuning(Tuning(puad_weight=0.0))
    for file, kept in found.parts.items():
        expected = before.parts[file].score(before.values)
        assert expected > before.parts[file].score(without) + 1e-4
        for values in (found.values, weighing(2.0, found.values)):
            assert kept.score(values) == pytest.approx(expected, rel=1e-5)
    assert len(list(score_version(judged, 1))) == len(before.parts)
    again = load_scores(path)
    assert again is not None and again.values == before.values
    assert {p.file: p.puad_score for p in again.parts.values()} == {
        p.file: pytest.approx(p.puad_score) for p in before.parts.values()
    }


def test_a_file_that_lacks_what_its_version_weighs_is_judged_again(tmp_path: Path) -> None:
    path = tmp_path / "scores.npz"
    save_scores(path, ScoreTable(WHOLE, {"a": part("a", 1.0, 0.5, third=0.1)}, {}))
    with np.load(path, allow_pickle=False) as stored:
        content = {name: stored[name] for name in stored if name != "puad"}
    np.savez_compressed(path, **content)  # type: ignore[arg-type]
    assert load_scores(path) is None


@pytest.mark.parametrize(("weight", "expected"), [(0.0, 0.4), (0.5, 0.55), (2.0, 1.0)])
def test_one_part_and_all_of_them_agree(
    product: ProductFolder, weight: float, expected: float
) -> None:
    judge_whole(product, [0.0, 0.0, 0.3, 0.0, 0.0, 0.0])
    table = load_scores(product.versions.scores(1))
    assert table is not None
    rows = WhatIf(table, product.samples.all())
    values = weighing(weight, table.values)
    assert rows.rows[2].part.score(values) == pytest.approx(expected, abs=1e-6)
    assert rows.scores(values)[2] == pytest.approx(expected, abs=1e-6)
    assert rows.outcome(values).good.ng == int(expected > 0.5)
    assert verdict_under(rows.rows[2].part, values) is (
        Verdict.NG if expected > 0.5 else Verdict.OK
    )
    changed = rows.changed(weighing(0.0, table.values), values)
    assert [row.part.file for row in changed] == [rows.rows[2].part.file] * int(expected > 0.5)


def test_a_pin_that_the_weight_would_change_is_named() -> None:
    table = ScoreTable(WHOLE, {"a": part("a", 0.6, 0.0, third=0.3)}, {})
    pins = [PinEntry(file="a", expected=Verdict.NG)]
    assert changed_pins(table, pins, table.values) == {}
    assert changed_pins(table, pins, weighing(0.0)) == {"a": Verdict.OK}


@pytest.fixture
def judged(product: ProductFolder) -> ProductFolder:
    """Version 1 is a real, untrained network with that score; it has judged the pictures."""
    file = load_recipe(product.recipe_path)
    own = {"precision": "fp32", "device": "cpu"}
    save_recipe(type(file)(file.path, file.recipe.model_copy(update=own)))
    write_whole_model(product.versions.model(1), weight=0.5)
    list(score_version(product, 1))
    return product


@pytest.mark.parametrize("weight", [None, 0.0, 0.25, 2.0])
def test_what_is_tuned_is_what_the_line_then_does(
    judged: ProductFolder, weight: float | None
) -> None:
    table = load_scores(judged.versions.scores(1))
    assert table is not None and table.values.puad_weight == 0.5
    tuning = Tuning(puad_weight=weight)
    judged.versions.activate(1, by="Ada", reason="go")
    judged.versions.tune(1, tuning, by="Ada", reason="the level matters more")
    recipe = load_recipe(judged.recipe_path).recipe
    assert recipe.puad_weight == weight
    line = ModelJudge(
        judged.versions.model(1), device="cpu", precision="fp32", tuning=recipe.tuning
    )
    for sample in judged.samples.all():
        image = judged.samples.image(sample)
        found = line.judge(image, ignored_of(judged.recipe, (image.shape[0], image.shape[1])))
        stored = table.parts[sample.file]
        expected = stored.score(table.values.with_tuning(tuning))
        assert found.score == pytest.approx(expected, rel=1e-4)
        assert found.puad_score == (None if weight == 0 else pytest.approx(stored.puad_score))
    line.close()


def test_scores_of_before_are_judged_again_for_a_version_that_has_it(
    judged: ProductFolder,
) -> None:
    path = judged.versions.scores(1)
    table = load_scores(path)
    assert table is not None
    older = table.values.model_copy(update={"puad_weight": None})
    save_scores(path, ScoreTable(older, table.parts, {}))
    assert len(list(score_version(judged, 1))) == len(table.parts)
    again = load_scores(path)
    assert again is not None and again.values == table.values


def archived(trigger: int, local: float, third: float | None) -> ArchivedPart:
    return ArchivedPart(
        at=NOW - timedelta(minutes=trigger), line="Line 1", trigger=trigger, model="flange/1",
        verdict=Verdict.OK, hull=((local, 0.0),), puad_score=third,
    )  # fmt: skip


def test_of_a_line_only_parts_count_whose_third_score_is_known() -> None:
    parts = [archived(1, 0.8, 0.3), archived(2, 0.8, None), archived(3, 0.2, 0.0)]
    off, on = LineWhatIf(parts), LineWhatIf(parts, third=True)
    assert (off.left_out, on.left_out) == (0, 1)
    assert off.scores(weighing(0.0)) == pytest.approx([0.4, 0.4, 0.1])
    assert on.scores(weighing(1.0)) == pytest.approx([0.7, 0.1])
    ((changed, score),) = on.changed(weighing(0.0), weighing(1.0))
    assert changed.trigger == 1 and score == pytest.approx(0.7)


def test_a_lines_third_scores_are_kept(tmp_path: Path) -> None:
    archive, cells = Archive(tmp_path), np.full((4, 4), 0.25, np.float32)
    archiving = Archiving(archive, pytest.fail)
    archiving.start()
    for trigger, third in ((1, None), (2, 0.1234567), (3, 0.0)):
        archiving.receive(
            InspectionResult(
                "Line 1", trigger, Verdict.OK, maps=AnomalyMaps(cells, cells, cells), score=0.4,
                puad_score=third, model="flange/1",
            )
        )  # fmt: skip
    archiving.close()
    now = datetime.now(UTC)
    found = archive.between(now - timedelta(minutes=5), now + timedelta(minutes=5), "flange/1")
    assert [p.puad_score for p in found] == [None, 0.12346, 0.0]
    assert LineWhatIf(found, third=True).scores(weighing(1.0)) == pytest.approx([0.37346, 0.25])


def test_a_line_of_an_older_program_is_read(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.add(archived(1, 0.8, None))
    path = next((tmp_path / FOLDER).glob("*.jsonl"))
    older = path.read_text(encoding="utf-8").replace(',"puad_score":null', "")
    assert "puad" not in older
    path.write_text(older, encoding="utf-8")
    (found,) = archive.between(NOW - timedelta(hours=1), NOW, "flange/1")
    assert found.puad_score is None and not found.is_apart
    assert LineWhatIf([found]).scores(VALUES) == pytest.approx([0.4])


def test_of_a_version_with_a_third_score_parts_of_an_older_program_never_count(
    tmp_path: Path,
) -> None:
    archive = Archive(tmp_path)
    archive.add(archived(3, 0.8 + 2 * 0.3, None))  # 0.4 of the maps, 0.3 of the part as a whole
    path = next((tmp_path / FOLDER).glob("*.jsonl"))
    older = path.read_text(encoding="utf-8").replace(',"puad_score":null', "")
    path.write_text(older, encoding="utf-8")
    archive.add(archived(2, 0.6, None))  # tuned off then
    archive.add(archived(1, 0.8, 0.3))
    parts = archive.between(NOW - timedelta(hours=1), NOW, "flange/1")
    assert [part.is_apart for part in parts] == [False, True, True]
    off, on = LineWhatIf(parts, whole=True), LineWhatIf(parts, whole=True, third=True)
    assert (off.left_out, on.left_out) == (1, 2)
    assert off.scores(weighing(0.0)) == pytest.approx([0.3, 0.4])
    assert on.scores(weighing(1.0)) == pytest.approx([0.7])
