"""What to train: every method in words, what it needs, and products that learn together."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.library.entries import Label
from app.library.product import ProductFolder, create_product
from app.library.teachers import Teachers
from app.recipes.recipe import SimulatedEntry
from app.ui.product.methods import METHODS
from app.ui.product.partners_dialog import PartnersDialog
from app.ui.product.product_model import OtherProduct, ProductModel
from app.ui.product.tiles_choice import TILE_PX
from app.ui.product.train_choices import SIZES, TrainChoices
from core.models.registry import EFFICIENTAD
from core.models.registry import METHODS as OF_THE_ENGINE
from core.models.tiling import tiling_for
from tests.helpers.scored import scored_product

PICTURE = np.full((64, 64, 3), 90, np.uint8)


@pytest.fixture
def product(tmp_path: Path) -> ProductFolder:
    made = scored_product(tmp_path / "products" / "flange")
    for name, count in (("Nut", 20), ("Bolt", 3)):
        other = create_product(made.root.with_name(name.lower()), name, SimulatedEntry())
        for number in range(count):
            other.samples.add(PICTURE + np.uint8(number), Label.GOOD)
    return made


class World:
    """The choices, on a computer whose weights a test sets."""

    def __init__(self, qtbot: QtBot, product: ProductFolder, folder: Path) -> None:
        self.teachers = Teachers("", False, folder)
        self.parent = QWidget()
        qtbot.addWidget(self.parent)
        self.choices = TrainChoices(ProductModel(product), self.parent, look=lambda: self.teachers)
        self.changes = 0
        self.choices.changed.connect(self._count)
        self.choices.enter()
        self.parent.show()

    def _count(self) -> None:
        self.changes += 1

    def choose(self, method: str) -> None:
        self.choices.method.setCurrentIndex(self.choices.method.findData(method))

    def learn_with(self, *folders: Path) -> None:
        self.choices._ask_partners = lambda parent, own, others, chosen: folders
        self.choices.choose_partners()


@pytest.fixture
def world(qtbot: QtBot, product: ProductFolder, tmp_path: Path) -> World:
    return World(qtbot, product, tmp_path / "weights")


def test_every_method_of_the_engine_is_offered_with_a_sentence(world: World) -> None:
    choices, said = world.choices, set()
    assert set(METHODS) == set(OF_THE_ENGINE)
    assert [choices.method.itemData(i) for i in range(choices.method.count())] == list(METHODS)
    for method in METHODS:
        world.choose(method)
        said.add(choices.sentence.text())
        assert choices.need.text()
        assert choices.method_words()[:2] == ("--method", method)
    assert len(said) == len(METHODS) and "" not in said
    assert world.changes == len(METHODS) - 1, "another method takes another time"


def test_the_recommended_method_is_chosen_and_says_why(world: World) -> None:
    assert world.choices.method.currentData() == "efficientad-s"
    assert "EfficientAD-S" in world.choices.advice.text()
    assert "measured" in world.choices.advice.text()


def test_without_weights_a_sentence_says_what_to_do(world: World) -> None:
    for method, teacher in (("stfpm", "embedded"), ("dcam", "embedded")):
        world.choose(method)
        assert "not on this computer" in world.choices.need.text()
        assert "own network" in world.choices.need.text()
        assert world.choices.give.isVisibleTo(world.parent) and world.choices.possible
        assert world.choices.method_words()[2:4] == ("--teacher", teacher)
    for method in ("fractalad", "efficientad-m"):
        world.choose(method)
        assert not world.choices.possible
        assert "not possible" in world.choices.schedule.box.itemText(0)
        assert "not on this computer" in world.choices.need.text()
    world.choose("efficientad-s")
    assert world.choices.possible and not world.choices.give.isVisibleTo(world.parent)


def test_given_weights_are_kept_and_used(world: World, tmp_path: Path) -> None:
    world.choose("fractalad")
    file = tmp_path / "downloaded.pth"
    file.write_bytes(b"weights")
    choices = world.choices
    choices._ask_weights = lambda parent, title: tmp_path / "notes.txt"
    choices.choose_weights()
    assert "no file of weights" in choices.need.text() and not choices.possible
    choices._ask_weights = lambda parent, title: file
    kept = tmp_path / "weights" / "resnet18.pth"
    world.teachers = Teachers(str(kept), False, tmp_path / "weights")
    choices.choose_weights()
    assert kept.read_bytes() == b"weights" and choices.possible
    assert choices.method_words()[2:4] == ("--teacher", str(kept))
    assert not choices.give.isVisibleTo(world.parent)


def test_products_learn_together_from_scratch(world: World, product: ProductFolder) -> None:
    nut = product.root.with_name("nut").resolve()
    choices = world.choices
    choices.start_from.setCurrentIndex(1)
    assert "--start" in choices.words()
    world.learn_with(nut)
    assert choices.words()[-4:] == ("--with", str(nut), "--schedule", "quick")
    assert "--start" not in choices.words()
    assert not choices.start_from.isVisibleTo(world.parent)
    assert choices.names.text() == "Nut" and world.changes == 1
    world.choose("fractalad")
    assert not choices.possible and "one product at a time" in choices.need.text()
    world.choose("dcam")
    assert choices.possible
    world.learn_with()
    assert "--with" not in choices.words() and choices.start_from.isVisibleTo(world.parent)


def test_a_product_that_has_gone_learns_no_more(world: World, product: ProductFolder) -> None:
    nut = product.root.with_name("nut").resolve()
    world.learn_with(nut)
    (nut / "recipe.json").unlink()
    world.choices.enter()
    assert world.choices.partners == ()


def test_only_products_with_enough_pictures_can_be_marked(
    qtbot: QtBot, product: ProductFolder
) -> None:
    others = ProductModel(product).others()
    assert [(other.name, other.good) for other in others] == [("Bolt", 3), ("Nut", 20)]
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = PartnersDialog("Flange", others, (), parent)
    bolt, nut = (dialog.boxes[other.folder] for other in others)
    assert not bolt.isEnabled() and "needed: 17" in bolt.text() and nut.isEnabled()
    nut.click()
    dialog.take.click()
    assert dialog.chosen == (others[1].folder,)
    again = PartnersDialog("Flange", others, dialog.chosen, parent)
    again.alone.click()
    assert again.chosen == ()


def test_no_other_product_is_said(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    none: list[OtherProduct] = []
    assert "no other product" in PartnersDialog("Flange", none, (), parent).sentence.text()


def test_only_the_patch_networks_learn_thoroughly(world: World) -> None:
    def schedules() -> list[str]:
        box = world.choices.schedule.box
        return [box.itemData(i) for i in range(box.count())]

    world.choose("efficientad-s")
    assert schedules() == ["quick", "standard", "thorough", "full"]
    world.choices.schedule.box.setCurrentIndex(2)
    world.choose("stfpm")
    assert schedules() == ["quick", "standard", "full"]
    assert world.choices.schedule.chosen == "quick"


def test_a_full_schedule_that_is_the_shorter_one_is_explained(world: World) -> None:
    choices = world.choices
    world.choose("stfpm")
    assert not choices.schedule.extent.isVisibleTo(world.parent)
    choices.show_seconds({"quick": 60.0, "standard": 240.0, "full": 120.0})
    assert choices.schedule.extent.isVisibleTo(world.parent)
    assert "shorter than Standard" in choices.schedule.extent.text()
    choices.show_seconds({"quick": 60.0, "standard": 240.0, "full": 600.0})
    assert not choices.schedule.extent.isVisibleTo(world.parent)


def test_the_part_as_a_whole_is_judged_only_where_it_is_asked_for(world: World) -> None:
    choices = world.choices
    assert not choices.whole.box.isChecked() and "--puad-weight" not in choices.words()
    choices.whole.box.click()
    assert choices.words()[-2:] == ("--puad-weight", "1")
    assert "--puad-weight" not in choices.method_words(), "an estimate knows no such word"
    assert world.changes == 0, "a training takes as long with it"


def test_only_methods_that_can_are_offered_the_part_as_a_whole(world: World) -> None:
    choices = world.choices
    choices.whole.box.click()
    for method in METHODS:
        world.choose(method)
        can = method in EFFICIENTAD
        assert choices.whole.isVisibleTo(world.parent) == can
        assert ("--puad-weight" in choices.words()) == can
    world.choose(METHODS[0])
    assert choices.whole.box.isChecked()


def test_large_pictures_may_be_seen_in_tiles(world: World) -> None:
    choices = world.choices
    assert not choices.tiles.isVisibleTo(world.parent)
    choices.image_size.setCurrentIndex(choices.image_size.findData(1024))
    assert choices.tiles.isVisibleTo(world.parent) and "--tile" not in choices.words()
    choices.whole.box.click()
    choices.tiles.box.click()
    words = choices.words()
    assert words[words.index("--tile") + 1] == "256"
    assert "--tile" in choices.method_words(), "the time that is shown must be that of the tiles"
    assert "--puad-weight" not in words, "a tile is not the part as a whole"
    choices.image_size.setCurrentIndex(choices.image_size.findData(256))
    assert "--tile" not in choices.words() and "--puad-weight" in choices.words()


def test_every_size_can_be_cut_into_tiles() -> None:
    for side in SIZES:
        if side > TILE_PX:
            assert tiling_for(side, side, TILE_PX).count > 1
