"""Stored scores: on disk and back, and what other settings would do."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.library.comparison import compare
from app.library.entries import Label, PinEntry
from app.library.figures import figures_of
from app.library.scores import ScoreTable, load_scores, save_scores
from app.library.what_if import WhatIf, changed_pins, regions_under, verdict_under
from app.recipes.recipe import Tuning
from core.types import Verdict
from tests.helpers.scored import VALUES, part, scored_product


def test_scores_come_back_as_they_were(tmp_path: Path) -> None:
    table = ScoreTable(
        VALUES,
        {"a.png": part("a.png", 1.0, 0.5), "b.png": part("b.png", 0.2, 2.0, learned=True)},
        {"c.png": Verdict.CANNOT_JUDGE},
    )
    save_scores(tmp_path / "scores.npz", table)
    found = load_scores(tmp_path / "scores.npz")
    assert found is not None
    assert found.values == VALUES and found.unjudged == table.unjudged
    assert found.parts["b.png"].is_learned and not found.parts["a.png"].is_learned
    for file, before in table.parts.items():
        np.testing.assert_array_equal(found.parts[file].hull, before.hull)
        np.testing.assert_array_equal(found.parts[file].local, before.local)


def test_an_empty_table_comes_back_and_a_damaged_one_is_none(tmp_path: Path) -> None:
    path = tmp_path / "scores.npz"
    assert load_scores(path) is None
    save_scores(path, ScoreTable(VALUES, {}, {}))
    found = load_scores(path)
    assert found is not None and found.parts == {}
    path.write_bytes(path.read_bytes()[:-40])
    assert load_scores(path) is None


@pytest.mark.parametrize("weight", [0.0, 0.3, 1.0])
def test_a_score_is_the_maximum_of_the_combined_map(weight: float) -> None:
    one = part("a.png", 1.0, 0.5)
    assert one.score(VALUES.with_tuning(Tuning(weight_local=weight))) == pytest.approx(
        float(one.maps(weight).combined.max()), rel=1e-3
    )


def test_what_was_learned_or_declined_does_not_count(tmp_path: Path) -> None:
    product = scored_product(tmp_path / "p")
    table = load_scores(product.versions.scores(1))
    assert table is not None
    first = product.samples.all()[0]
    table.parts[first.file] = part(first.file, 0.2, 0.1, learned=True)
    product.samples.label(product.samples.all()[1], Label.DECLINED)
    assert len(WhatIf(table, product.samples.all()).rows) == 4


def test_outcome_sides_and_order(tmp_path: Path) -> None:
    product = scored_product(tmp_path / "p")
    table = load_scores(product.versions.scores(1))
    assert table is not None
    what_if = WhatIf(table, product.samples.all())
    now = what_if.outcome(VALUES)
    assert (now.good.ok, now.good.ng, now.bad.ok, now.bad.ng) == (3, 0, 1, 2)
    lower = VALUES.with_tuning(Tuning(image_threshold=0.35))
    then = what_if.outcome(lower)
    assert (then.good.ng, then.bad.ok) == (1, 0)
    changed = what_if.changed(VALUES, lower)
    assert [row.part.score(VALUES) for row in changed] == pytest.approx([0.4, 0.45], abs=1e-6)
    assert what_if.worst_good(VALUES)[0].part.score(VALUES) == pytest.approx(0.4)
    assert what_if.nearest_bad(VALUES)[0].part.score(VALUES) == pytest.approx(0.45)
    assert figures_of(table, product.samples.all()) == {
        "good": 3, "good_rejected": 0, "bad": 3, "bad_missed": 1, "auroc": 1.0,
    }  # fmt: skip


def test_the_band_makes_uncertain_and_a_pin_must_not_change() -> None:
    one = part("a.png", 0.9, 0.1)
    assert verdict_under(one, VALUES) is Verdict.OK
    banded = VALUES.with_tuning(Tuning(uncertain_band=0.1))
    assert verdict_under(one, banded) is Verdict.UNCERTAIN
    table = ScoreTable(VALUES, {"a.png": one}, {})
    pins = [PinEntry(file="a.png", expected=Verdict.OK), PinEntry(file="b", expected=Verdict.NG)]
    assert changed_pins(table, pins, VALUES) == {"b": Verdict.CANNOT_JUDGE}
    assert changed_pins(table, pins, banded)["a.png"] is Verdict.UNCERTAIN


def test_small_spots_are_not_marked() -> None:
    one = part("a.png", 4.0, 0.0)
    _, marked = regions_under(one, VALUES, (128, 128))
    assert len(marked) == 1
    large = VALUES.with_tuning(Tuning(minimum_area_px=marked[0].area_px + 1))
    assert regions_under(one, large, (128, 128))[1] == ()


def test_two_versions_side_by_side(tmp_path: Path) -> None:
    product = scored_product(tmp_path / "p")
    table = load_scores(product.versions.scores(1))
    assert table is not None
    stricter = Tuning(image_threshold=0.35)
    rows = compare([table, table], [Tuning(), stricter], product.samples.all())
    assert len(rows) == 6
    assert [row.differs for row in rows] == [True, True, False, False, False, False]
    assert rows[0].verdicts == (Verdict.OK, Verdict.NG)
