"""Sliders on stored scores."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.library.entries import Label
from app.library.product import ProductFolder
from app.ui.tuning.tuning_model import Gallery, TuningModel
from app.ui.tuning.view import TuningView
from core.types import Verdict
from tests.helpers.scored import scored_product


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
    view.threshold.slider.setValue(round(value / high * 1000))


def cell(view: TuningView, is_good: bool, verdict: Verdict) -> str:
    return view.counts.cells[is_good, verdict].text()


def test_counts_and_gallery_follow_the_slider(view: TuningView) -> None:
    assert cell(view, True, Verdict.NG) == "0" and cell(view, False, Verdict.OK) == "1"
    assert len(view.gallery.captions) == 3, "the good parts, worst first"
    assert not view.apply.isEnabled()
    slide(view, 0.35)
    assert cell(view, True, Verdict.NG) == "1" and cell(view, False, Verdict.OK) == "0"
    assert view.apply.isEnabled()
    view.which.setCurrentIndex(view.which.findData(Gallery.CHANGED))
    assert len(view.gallery.captions) == 2
    assert "3" in view.rate.text()


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


def test_a_pinned_part_that_would_change_refuses(view: TuningView, product: ProductFolder) -> None:
    product.pin(product.samples.labelled(Label.GOOD)[2])  # scores 0.4
    slide(view, 0.3)
    view.apply.click()
    assert "pinned" in view.message.text()
    assert product.versions.tunings.all() == ()


def test_without_a_reason_nothing_is_applied(qtbot: QtBot, product: ProductFolder) -> None:
    view = TuningView(lambda parent, title: "")
    qtbot.addWidget(view)
    view.show_version(TuningModel(product, 1, "Ada"))
    view.area.slider.setValue(500)
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
