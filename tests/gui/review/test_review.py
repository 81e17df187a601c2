"""Reviewing pictures by keyboard and by touch."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.library.entries import Label
from app.library.product import ProductFolder, create_product
from app.library.samples import SampleSet
from app.paths import resources_folder
from app.recipes.recipe import SimulatedEntry
from app.ui.review.review_model import ReviewModel
from app.ui.review.view import ReviewView
from app.ui.theme import apply_theme
from camera.rendering.renderer import PartRenderer
from core.types import Verdict


@pytest.fixture
def product(tmp_path: Path) -> ProductFolder:
    folder = create_product(tmp_path / "flange", "Flange", SimulatedEntry())
    made = folder.samples
    renderer = PartRenderer(3, 128, 128)
    for number in range(4):
        made.add(renderer.good(number), Label.GOOD, flags=("unlike",) if number == 2 else ())
    return folder


@pytest.fixture
def samples(product: ProductFolder) -> SampleSet:
    return product.samples


@pytest.fixture
def window(qtbot: QtBot, product: ProductFolder, samples: SampleSet) -> ReviewView:
    order = [samples.all()[n] for n in (2, 0, 3)]
    made = ReviewView(ReviewModel(product, order, "Ada"), resources_folder())
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def labels(samples: SampleSet) -> list[Label]:
    return [sample.label for sample in samples.all()]


def test_suspects_come_first_with_what_was_said_of_them(window: ReviewView) -> None:
    assert window.place.text() == "Picture 1 of 3, 0 decided"
    assert window.flags.text() == "unlike the others"
    assert not window.back.isEnabled()


def test_keys_decide_and_the_next_picture_comes(
    qtbot: QtBot, window: ReviewView, samples: SampleSet, tmp_path: Path
) -> None:
    for key in (Qt.Key.Key_B, Qt.Key.Key_A, Qt.Key.Key_D):
        qtbot.keyClick(window, key)
    assert labels(SampleSet(tmp_path / "flange")) == [
        Label.GOOD,
        Label.GOOD,
        Label.BAD,
        Label.DECLINED,
    ]
    assert samples.all()[2].labelled_by == "Ada"
    assert window.place.text() == "Picture 3 of 3, 3 decided"
    assert window.state.text() == "Declined"
    assert not window.next.isEnabled()


def test_a_decision_can_be_changed_by_going_back(
    qtbot: QtBot, window: ReviewView, samples: SampleSet
) -> None:
    qtbot.mouseClick(window.bad, Qt.MouseButton.LeftButton)
    qtbot.keyClick(window, Qt.Key.Key_Left)
    assert window.state.text() == "A bad part"
    qtbot.mouseClick(window.accept, Qt.MouseButton.LeftButton)
    assert labels(samples) == [Label.GOOD] * 4
    assert window.model.decided == 1


def test_a_picture_that_is_gone_is_a_sentence(
    qtbot: QtBot, window: ReviewView, samples: SampleSet
) -> None:
    samples.path(samples.all()[0]).unlink()
    qtbot.keyClick(window, Qt.Key.Key_Right)
    assert "000001.png" in window.message.text()
    qtbot.keyClick(window, Qt.Key.Key_Right)
    assert window.message.text() == ""


def test_a_pinned_picture_is_a_part_of_the_gate(
    qtbot: QtBot, window: ReviewView, product: ProductFolder
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_P)
    assert "pinned" in window.state.text()
    assert window.pin.text() == "Unpin (P)"
    assert [(p.file, p.expected) for p in product.pins.all()] == [("000003.png", Verdict.OK)]
    qtbot.keyClick(window, Qt.Key.Key_P)
    assert product.pins.all() == ()
    assert window.pin.text() == "Pin (P)"
    qtbot.keyClick(window, Qt.Key.Key_D)
    qtbot.keyClick(window, Qt.Key.Key_Left)
    qtbot.keyClick(window, Qt.Key.Key_P)
    assert "labelled declined" in window.message.text()


def test_nothing_to_review_says_so(
    qtbot: QtBot, product: ProductFolder, samples: SampleSet
) -> None:
    window = ReviewView(ReviewModel(product, [], "Ada"), resources_folder())
    qtbot.addWidget(window)
    assert "no picture" in window.place.text()
    assert not window.accept.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_A)
    assert labels(samples) == [Label.GOOD] * 4


def test_buttons_are_large_enough_for_gloves(
    qtbot: QtBot, qapp: QApplication, window: ReviewView
) -> None:
    apply_theme(qapp, resources_folder(), "light")
    qtbot.waitUntil(lambda: window.accept.height() >= 48)
    for button in (window.back, window.decline, window.bad, window.accept, window.next):
        assert min(button.width(), button.height()) >= 48
    assert window.image.width() > 600
    qapp.setStyleSheet("")


def test_what_is_pressed_picture_after_picture_is_large(
    window: ReviewView, qapp: QApplication
) -> None:
    apply_theme(qapp, resources_folder(), "light")
    for button in (window.decline, window.bad, window.accept, window.pin):
        assert button.sizeHint().height() >= 64
