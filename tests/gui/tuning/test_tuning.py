"""Sliders on stored scores."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.library.archive import FOLDER, ArchivedPart
from app.library.entries import Label
from app.library.product import ProductFolder
from app.recipes.recipe import Tuning
from app.recipes.store import load_recipe
from app.ui.tuning.texts import TuningTexts
from app.ui.tuning.tuning_model import Gallery, TuningModel
from app.ui.tuning.view import TuningView
from core.artifact.store import MANIFEST
from core.scoring.thresholds import RateInterval
from core.scoring.what_if import Outcome, Sides
from core.types import Verdict
from tests.helpers.models import write_whole_model
from tests.helpers.scored import judge_whole, scored_product


@pytest.fixture
def product(tmp_path: Path) -> ProductFolder:
    return scored_product(tmp_path / "flange")


@pytest.fixture
def view(qtbot: QtBot, product: ProductFolder) -> TuningView:
    def reason(parent: QWidget, title: str) -> str:
        return "too many rejects"

    made = TuningView(reason)
    qtbot.addWidget(made)
    made.resize(1080, 760)
    made.show()
    made.show_version(TuningModel(product, 1, "Ada"))
    return made


def slide(view: TuningView, value: float) -> None:
    """As a person moves the threshold's slider."""
    high = view.histogram.span[1]
    view.sliders.threshold.slider.setValue(round(value / high * 1000))


def cell(view: TuningView, is_good: bool, verdict: Verdict) -> str:
    return view.counts.cells[is_good, verdict].text()


def test_figures_of_few_good_parts_are_called_rough(view: TuningView) -> None:
    assert "good parts: 3." in view.rate.text()
    assert "the figures are rough." in view.rate.text()
    enough = Outcome(Sides(10, 0, 0), Sides(0, 0, 3), RateInterval(0.0, 0.1, 0.3))
    assert "rough" not in TuningTexts(view).rate(enough)


def test_counts_and_gallery_follow_the_slider(view: TuningView) -> None:
    assert cell(view, True, Verdict.NG) == "0"
    assert cell(view, False, Verdict.OK) == "▲ 1", "wrong, and not by its colour alone"
    assert len(view.gallery.captions) == 3, "the good parts, worst first"
    assert not view.apply.isEnabled()
    slide(view, 0.35)
    assert cell(view, True, Verdict.NG) == "▲ 1" and cell(view, False, Verdict.OK) == "0"
    assert view.apply.isEnabled()
    view.which.setCurrentIndex(view.which.findData(Gallery.CHANGED))
    assert len(view.gallery.captions) == 2
    assert "3" in view.rate.text()


def test_wrong_verdicts_have_a_sign_in_the_gallery(view: TuningView) -> None:
    view.which.setCurrentIndex(view.which.findData(Gallery.NEAREST_BAD))
    signs = [caption.startswith("▲ OK") for caption in view.gallery.captions]
    assert signs == [True, False, False], "a bad part that is called OK, before those found"
    slide(view, 0.35)
    view.which.setCurrentIndex(view.which.findData(Gallery.WORST_GOOD))
    signs = [caption.startswith("▲ NG") for caption in view.gallery.captions]
    assert signs == [True, False, False]
    view.histogram.band_dragged.emit(0.3)
    assert not any("▲" in caption for caption in view.gallery.captions), "unsure is not wrong"


def test_lines_in_the_histogram_are_dragged(view: TuningView) -> None:
    view.histogram.threshold_dragged.emit(0.7)
    assert view.model is not None and view.model.draft.image_threshold == pytest.approx(0.7)
    view.histogram.band_dragged.emit(0.35)
    assert view.model.draft.uncertain_band == pytest.approx(0.35)
    assert cell(view, True, Verdict.UNCERTAIN) == "1", "0.4 lies within 0.35 of 0.7, 0.3 does not"


def test_applying_is_recorded_and_can_be_taken_back(
    view: TuningView, product: ProductFolder
) -> None:
    slide(view, 0.42)
    view.apply.click()
    entry = product.versions.tunings.all()[0]
    assert (entry.by, entry.reason) == ("Ada", "too many rejects")
    assert entry.old.image_threshold is None
    assert entry.new.image_threshold == pytest.approx(0.42, abs=0.01)
    assert not view.apply.isEnabled()
    view.own.click()
    assert view.model is not None and view.model.draft.image_threshold == 0.5
    view.past.setCurrentIndex(1)
    view.past.activated.emit(1)
    assert view.model.draft.image_threshold == pytest.approx(0.42, abs=0.01)
    slide(view, 1.0)
    view.revert.click()
    assert view.model.draft.image_threshold == pytest.approx(0.42, abs=0.01)


def test_a_draft_is_tried_on_what_the_line_inspected(
    view: TuningView, product: ProductFolder
) -> None:
    view.source.which.setCurrentIndex(1)
    assert "no part" in view.rate.text()
    for trigger, score in enumerate((0.2, 0.42, 0.6), start=1):
        part = ArchivedPart(
            at=datetime.now(UTC) - timedelta(minutes=trigger),
            line="Line 1",
            trigger=trigger,
            model=product.versions.name(1),
            verdict=Verdict.OK,
            hull=((2 * score, 0.0),),
        )
        product.archive.add(part)
    view.source.which.setCurrentIndex(2)
    assert view.histogram.accessibleName() == "Scores of parts: 3", "nobody knows which are good"
    assert cell(view, True, Verdict.NG) == "1" and cell(view, False, Verdict.NG) == "1"
    slide(view, 0.4)
    assert cell(view, True, Verdict.NG) == "2" and cell(view, False, Verdict.NG) == "1"
    assert len(view.gallery.captions) == 1 and "part 2" in view.gallery.captions[0]
    view.source.which.setCurrentIndex(4)
    assert view.source.since.isVisible() and cell(view, True, Verdict.NG) == "2"
    view.source.since.setDateTime(view.source.since.dateTime().addDays(-9))
    view.source.until.setDateTime(view.source.until.dateTime().addDays(-8))
    assert "no part" in view.rate.text()
    view.source.which.setCurrentIndex(0)
    assert view.which.isVisible() and cell(view, True, Verdict.OK) == "3"


def test_a_pinned_part_that_would_change_refuses(view: TuningView, product: ProductFolder) -> None:
    product.pins.pin(product.samples.labelled(Label.GOOD)[2], by="Ada")  # scores 0.4
    slide(view, 0.3)
    view.apply.click()
    assert "Pinned parts with another verdict: 000003.png: NG" in view.message.text()
    assert product.versions.tunings.all() == ()


def test_without_a_reason_nothing_is_applied(qtbot: QtBot, product: ProductFolder) -> None:
    view = TuningView(lambda parent, title: "")
    qtbot.addWidget(view)
    view.show_version(TuningModel(product, 1, "Ada"))
    view.sliders.area.slider.setValue(500)
    view.apply.click()
    assert product.versions.tunings.all() == ()
    assert view.model is not None and view.model.draft.minimum_area_px > 100


def test_a_version_without_scores_says_so(qtbot: QtBot, product: ProductFolder) -> None:
    product.versions.scores(1).unlink()
    view = TuningView(lambda parent, title: "")
    qtbot.addWidget(view)
    view.show_version(TuningModel(product, 1, "Ada"))
    assert "no picture" in view.rate.text()
    assert not view.isEnabled()


THIRD = (0.0, 0.0, 0.3, 0.2, 0.0, 0.0)
"""Of the good parts, whose maps score 0.1, 0.3, 0.4, and of the bad ones: 0.45, 1.0, 1.5."""


def test_without_a_third_score_there_is_nothing_to_weigh(view: TuningView) -> None:
    assert view.sliders.weight.isVisibleTo(view) and not view.sliders.whole.isVisibleTo(view)


def weigh(view: TuningView, value: float) -> None:
    """As a person moves the slider of the part as a whole, which ends at 2."""
    view.sliders.whole.slider.setValue(round(value / 2 * 1000))


def test_everything_follows_the_weight_of_the_part_as_a_whole(
    view: TuningView, product: ProductFolder
) -> None:
    judge_whole(product, THIRD)
    product.versions.activate(1, by="Ada", reason="go")
    view.show_version(TuningModel(product, 1, "Ada"))
    assert view.sliders.whole.isVisibleTo(view)
    assert view.sliders.whole.value_label.text() == view.locale().toString(1.0, "f", 2)
    assert (cell(view, True, Verdict.NG), cell(view, False, Verdict.OK)) == ("▲ 1", "0")
    assert "0.700" in view.gallery.captions[0]
    weigh(view, 0.0)
    assert view.sliders.whole.value_label.text() == "off"
    assert (cell(view, True, Verdict.NG), cell(view, False, Verdict.OK)) == ("0", "▲ 1")
    assert "0.400" in view.gallery.captions[0] and view.apply.isEnabled()
    view.which.setCurrentIndex(view.which.findData(Gallery.CHANGED))
    assert len(view.gallery.captions) == 2
    weigh(view, 0.2)
    view.apply.click()
    assert product.versions.tunings.of(1).puad_weight == pytest.approx(0.2)
    assert load_recipe(product.recipe_path).recipe.puad_weight == pytest.approx(0.2)
    view.own.click()
    assert view.model is not None and view.model.draft.puad_weight == 1.0


def test_a_pinned_part_that_the_weight_would_change_refuses(
    view: TuningView, product: ProductFolder
) -> None:
    judge_whole(product, THIRD)
    product.pins.pin(product.samples.labelled(Label.BAD)[0], by="Ada")
    view.show_version(TuningModel(product, 1, "Ada"))
    weigh(view, 0.0)
    view.apply.click()
    assert (
        "Pinned parts with another verdict: 000004.png: OK" in view.message.text()
        and product.versions.tunings.all() == ()
    )


def test_parts_of_the_line_that_were_not_judged_as_a_whole_are_left_out(
    view: TuningView, product: ProductFolder
) -> None:
    judge_whole(product, THIRD)
    view.show_version(TuningModel(product, 1, "Ada"))
    for trigger, third in enumerate((0.3, 0.0, None), start=1):
        product.archive.add(
            ArchivedPart(
                at=datetime.now(UTC) - timedelta(minutes=trigger),
                line="Line 1",
                trigger=trigger,
                model=product.versions.name(1),
                verdict=Verdict.OK,
                hull=((0.8, 0.0),),
                puad_score=third,
            )
        )
    view.source.which.setCurrentIndex(2)
    assert (cell(view, True, Verdict.OK), cell(view, True, Verdict.NG)) == ("1", "1")
    assert "Parts left out: 1 of 3." in view.rate.text()
    weigh(view, 0.0)
    assert (cell(view, True, Verdict.OK), cell(view, False, Verdict.NG)) == ("2", "1")
    assert "left out" in view.rate.text(), "as it is, they count"
    product.versions.tune(1, Tuning(puad_weight=0.0), by="Ada", reason="off")
    view.refresh()
    assert cell(view, True, Verdict.OK) == "3" and "left out" not in view.rate.text()


def inspected(product: ProductFolder, trigger: int, local: float, third: float | None) -> None:
    """By the line, some minutes ago."""
    product.archive.add(
        ArchivedPart(
            at=datetime.now(UTC) - timedelta(minutes=trigger), line="Line 1", trigger=trigger,
            model=product.versions.name(1), verdict=Verdict.OK, hull=((local, 0.0),),
            puad_score=third,
        )
    )  # fmt: skip


def archived_by_an_older_program(product: ProductFolder) -> None:
    """What lies there now: it had no field for a third score."""
    for path in (product.root / FOLDER).glob("*.jsonl"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(',"puad_score":null', ""), encoding="utf-8")


def test_with_the_weight_off_parts_of_an_older_program_are_left_out(
    view: TuningView, product: ProductFolder
) -> None:
    judge_whole(product, THIRD)
    inspected(product, 1, 0.8 + 2 * 0.3, None)
    archived_by_an_older_program(product)
    inspected(product, 2, 0.8, 0.3)
    inspected(product, 3, 0.6, None)
    product.versions.tune(1, Tuning(puad_weight=0.0), by="Ada", reason="off")
    view.show_version(TuningModel(product, 1, "Ada"))
    view.source.which.setCurrentIndex(2)
    assert (cell(view, False, Verdict.OK), cell(view, False, Verdict.NG)) == ("2", "0")
    assert "Parts left out: 1 of 3." in view.rate.text()


def test_old_scores_of_a_version_with_a_third_score_show_nothing_of_the_line(
    view: TuningView, product: ProductFolder
) -> None:
    write_whole_model(product.versions.model(1))
    inspected(product, 1, 0.8, 0.3)
    view.source.which.setCurrentIndex(2)
    assert {label.text() for label in view.counts.cells.values()} == {"–"}
    assert "can't be looked at now" in view.rate.text() and "judged again" in view.rate.text()
    slide(view, 0.3)
    assert {label.text() for label in view.counts.cells.values()} == {"–"}
    assert view.gallery.captions == []
    view.source.which.setCurrentIndex(0)
    assert cell(view, True, Verdict.OK) != "–"
    judge_whole(product, THIRD)
    view.show_version(TuningModel(product, 1, "Ada"))
    view.source.which.setCurrentIndex(2)
    assert (cell(view, True, Verdict.NG), cell(view, False, Verdict.NG)) == ("1", "1")


def test_a_model_that_cannot_be_read_is_told(view: TuningView, product: ProductFolder) -> None:
    (product.versions.model(1) / MANIFEST).write_text("{", encoding="utf-8")
    view.source.which.setCurrentIndex(2)
    assert view.source.which.currentIndex() == 0 and view.which.isVisible()
    assert view.message.text()
