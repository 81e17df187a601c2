"""The window of a product, its commands answered by a stand-in."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.access.session import OpenSession
from app.capture.coverage import coverage
from app.capture.state import CaptureState
from app.library.challenges import ChallengeLog
from app.library.entries import PREVIEW, Label
from app.library.inbox import VerdictInbox
from app.library.jobs import TrainingJob, begin_job
from app.library.product import ProductFolder, create_product
from app.library.scores import ScoreTable, load_scores
from app.library.shadow import ShadowLog
from app.paths import resources_folder
from app.recipes.recipe import Polygon, SimulatedEntry
from app.recipes.setup import RecipeSetup
from app.ui.access.gate import Gate
from app.ui.commands import CommandLine, StepReport
from app.ui.product.commands import ProductCommands
from app.ui.product.import_bar import ImportBar
from app.ui.product.product_model import ProductModel, Step
from app.ui.product.window import ProductWindow
from app.ui.review.view import ReviewView
from app.ui.setup.view import SetupView
from camera.types import Frame
from core.types import Verdict
from tests.helpers.scored import VALUES, add_version, scored_product

FAKE = Path(__file__).parent.parent.parent / "helpers" / "fake_product.py"
REPORT = StepReport("train", 4, 10, 2.5, 60.0)
PICTURE = np.full((100, 120, 3), 90, np.uint8)


class Session:
    """One frame, and a state that is ready."""

    def __init__(self) -> None:
        self.frames = [Frame(PICTURE, 1, 0, "RGB8", "simulated")]

    def capture(self) -> None: ...

    def take_by_itself(self, on: bool) -> None: ...

    def undo(self) -> None: ...

    def take_frame(self) -> Frame | None:
        return self.frames.pop() if self.frames else None

    def state(self) -> CaptureState:
        return CaptureState(is_ready=True, coverage=coverage(3, ()))


class World:
    """The window and everything that it holds on to."""

    def __init__(self, qtbot: QtBot, product: ProductFolder) -> None:
        self.qtbot, self.product = qtbot, product
        self.opened: list[Label] = []
        self.open_now = 0
        self.answer()
        line = CommandLine(sys.executable, FAKE)
        self.window = ProductWindow(
            ProductModel(product),
            ProductCommands(line, product.root, lambda: "Ada"),
            self.session,
            VerdictInbox(product.root),
            lambda number: ShadowLog(product.root, number),
            ChallengeLog(product.root).all,
            resources_folder(),
            Gate(OpenSession("Ada")),
        )
        qtbot.addWidget(self.window, before_close_func=lambda window: window.shut_down())
        self.window.show()

    @contextmanager
    def session(self, label: Label) -> Iterator[tuple[str, Session, RecipeSetup]]:
        self.opened.append(label)
        self.open_now += 1
        yield "Flange", Session(), RecipeSetup(self.product.recipe_path)
        self.open_now -= 1

    def answer(self, **answers: dict[str, Any]) -> None:
        text = json.dumps(answers)
        (self.product.root / "answers.json").write_text(text, encoding="utf-8")

    @property
    def asked(self) -> list[str]:
        path = self.product.root / "asked.txt"
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []

    def go(self, step: Step) -> None:
        self.qtbot.mouseClick(self.window.steps.buttons[step], Qt.MouseButton.LeftButton)
        self.done()

    def done(self) -> None:
        self.qtbot.waitUntil(lambda: not self.window._commands.action, timeout=20_000)

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=20_000)


@pytest.fixture
def product(tmp_path: Path) -> ProductFolder:
    return scored_product(tmp_path / "flange")


@pytest.fixture
def world(qtbot: QtBot, product: ProductFolder) -> World:
    return World(qtbot, product)


def test_every_step_shows_a_page_and_the_camera_is_held_only_by_those_that_need_it(
    world: World,
) -> None:
    held = {Step.CAMERA, Step.CAPTURE, Step.BAD}
    for step in Step:
        world.go(step)
        assert world.window.current is step
        assert world.window.steps.buttons[step].isChecked()
        assert world.open_now == (1 if step in held else 0)
    assert Label.BAD in world.opened and Label.GOOD in world.opened


def test_masks_and_region_are_set_before_there_is_a_line(world: World) -> None:
    world.go(Step.CAMERA)
    view = world.window._passing
    assert isinstance(view, SetupView)
    view.refresh()
    view.preview.add_mask()
    view.save_masks()
    saved = RecipeSetup(world.product.recipe_path).ignore()
    assert len(saved) == 1 and isinstance(saved[0], Polygon)
    xs = [x for x, _ in saved[0].points]
    assert 40 < min(xs) < 60 < max(xs) < 80, "a square in the middle"
    view.save_reference()
    assert RecipeSetup(world.product.recipe_path).reference() is not None


def test_pictures_come_from_a_folder_while_the_camera_is_released(
    world: World, tmp_path: Path
) -> None:
    sizes = {"usual": size(640, 480), "others": [size(320, 240) | {"count": 2}]}
    world.answer(add={"taken": 7, "flagged": 1, "refused": 2, "sizes": sizes})
    world.go(Step.BAD)
    bar = world.window._passing
    assert isinstance(bar, ImportBar)
    bar._choose = lambda parent, title: tmp_path
    bar.folder.click()
    assert world.open_now == 0
    world.done()
    assert f"add {tmp_path} --label bad --by Ada --json --progress json" in world.asked
    assert "7 taken" in world.window.instead.sentence.text()
    assert "for their size: 320 x 240 px in colour (2)." in world.window.instead.sentence.text()


def size(width: int, height: int, *, colour: bool = True) -> dict[str, object]:
    return {"width_px": width, "height_px": height, "colour": colour}


@pytest.fixture
def other_language(qapp: QApplication) -> Iterator[None]:
    """Says the words for sizes in another order."""
    translator = Otherwise()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


class Otherwise(QTranslator):
    SAID: ClassVar = {
        "{0} x {1} px in colour": "farbig, {0} mal {1}",
        "{0} x {1} px in grey": "grau, {0} mal {1}",
        "{0} and {1} more": "{0}, {1} weitere",
    }

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return self.SAID.get(text, text) if context == "RemarkTexts" else text


@pytest.mark.usefixtures("other_language")
def test_refused_sizes_are_told_in_the_windows_language(world: World) -> None:
    others = [size(640, 480) | {"count": 2}, size(80, 60, colour=False) | {"count": 1}]
    others += [size(10, height, colour=False) | {"count": 1} for height in (10, 11, 12, 13)]
    sizes = {"usual": size(1280, 1024, colour=False), "others": others}
    world.window._end_import(0, {"taken": 0, "flagged": 0, "refused": 7, "sizes": sizes})
    said = world.window.instead.sentence.text()
    assert "size: farbig, 640 mal 480 (2), grau, 80 mal 60 (1)," in said
    assert "1 weitere. " in said and said.endswith("are grau, 1280 mal 1024.")
    assert "px" not in said and " more" not in said


def test_the_review_shows_suspects_first(world: World) -> None:
    files = [sample.file for sample in world.product.samples.labelled(Label.GOOD)]
    order = [{"file": files[2], "score": 3.0}, {"file": files[0], "score": 1.0}]
    world.answer(review={"suspects": order})
    world.go(Step.REVIEW)
    view = world.window._passing
    assert isinstance(view, ReviewView)
    assert view.model.sample is not None and view.model.sample.file == files[2]
    view.bad.click()
    assert world.product.samples.counts()[Label.BAD] == 4
    assert "4" in world.window.steps.facts.text() or world.window.model.bad == 4


def test_training_waits_for_enough_good_parts(world: World) -> None:
    world.go(Step.TRAIN)
    assert not world.window.train.train.isEnabled()
    assert "17" in world.window.train.state.text()


def enough(world: World) -> None:
    for number in range(17):
        world.product.samples.add(PICTURE + np.uint8(number), Label.GOOD)


def test_a_training_shows_its_steps_and_ends_with_a_version(world: World) -> None:
    enough(world)
    figures = {
        "false_reject_rate": 0.1,
        "false_reject_rate_low": 0.0,
        "false_reject_rate_high": 0.4,
        "threshold_images": 5,
    }
    world.answer(estimate={"seconds": {"quick": 300.0, "standard": 7300.0}}, train=figures)
    world.go(Step.TRAIN)
    page = world.window.train
    assert "5 min" in page.choices.schedule.box.itemText(
        0
    ) and "2 h" in page.choices.schedule.box.itemText(1)
    page.choices.start_from.setCurrentIndex(1)
    page.train.click()
    world.done()
    assert page.chart.points["autoencoder"] == ([3], [0.5])
    assert "10.0 %" in page.hint.text()
    words = next(line for line in world.asked if line.startswith("train"))
    assert "--schedule update" in words and "--start 1" in words and "--image-size 256" in words


def test_products_that_learn_together_are_named_with_their_thresholds(world: World) -> None:
    enough(world)
    nut = create_product(world.product.root.with_name("nut-8"), "Nut", SimulatedEntry())
    for number in range(20):
        nut.samples.add(PICTURE + np.uint8(number), Label.GOOD)
    own = {"number": 2, "threshold": 0.5, "false_reject_rate": 0.1, "threshold_images": 5}
    world.answer(train={**own, "partners": {"nut-8": {**own, "number": 1, "threshold": 0.75}}})
    world.go(Step.TRAIN)
    page = world.window.train
    page.choices._ask_partners = lambda parent, name, others, chosen: (others[0].folder,)
    page.choices.together.click()
    world.done()
    page.train.click()
    world.done()
    for action in ("estimate", "train"):
        words = [line for line in world.asked if line.startswith(action)][-1]
        assert f"--with {nut.root.resolve()}" in words
    flange, partner = page.hint.text().splitlines()
    assert "Flange: version 2, threshold 0.500" in flange and "10.0 %" in flange
    assert "Nut: version 1, threshold 0.750" in partner


def test_a_training_is_stopped_and_gone_on_with(world: World) -> None:
    enough(world)
    world.answer(train={"wait": True})
    world.go(Step.TRAIN)
    page = world.window.train
    page.train.click()
    world.until(lambda: page.chart.points != {})
    job = TrainingJob(
        number=2, method="efficientad-s", schedule="quick", steps=0, height=256, width=256,
        teacher="embedded", snapshot="x", by="Ada",
    )  # fmt: skip
    taken = begin_job(world.product.versions, job)
    dead = taken.model_copy(update={"process_started": 1.0})
    path = world.product.versions.model(2).with_name("job.json")
    path.write_text(dead.model_dump_json(), encoding="utf-8")
    page.stop.click()
    world.window._commands.progressed.emit(REPORT)  # a step that was under way
    assert page.state.text() == "Stopping after this step ..." and not page.stop.isEnabled()
    world.done()
    assert page.resume.isVisible() and not page.train.isEnabled()
    assert page.state.text() == "A training was interrupted."
    assert page.bar.isHidden() and page.chart.isHidden()
    world.answer(train={})
    page.resume.click()
    world.done()
    assert any(line.startswith("train --resume") for line in world.asked)


def test_a_training_stopped_before_it_kept_anything_leaves_nothing_to_see(world: World) -> None:
    enough(world)
    world.answer(train={"wait": True})
    world.go(Step.TRAIN)
    page = world.window.train
    for _ in range(2):
        page.train.click()
        assert page.stop.isEnabled(), "the second training can be stopped as soon as the first"
        world.until(lambda: page.chart.points != {})
        assert page.bar.isVisible()
        page.stop.click()
        world.done()
        assert page.state.text() == "Good pictures: 20" and page.train.isEnabled()
        assert page.bar.isHidden() and page.chart.isHidden()


def test_no_page_tells_the_steps_of_what_has_ended(world: World) -> None:
    enough(world)
    world.answer(train={"wait": True})
    world.go(Step.TRAIN)
    world.window.train.train.click()
    world.until(lambda: world.window.train.chart.points != {})
    world.qtbot.mouseClick(world.window.steps.buttons[Step.REVIEW], Qt.MouseButton.LeftButton)
    assert "Something else runs" in world.window.instead.sentence.text()
    assert "Learning" in world.window.instead.progress.text(), "what else runs, and how long"
    world.window._commands.stop()
    world.done()
    assert not world.window.instead.progress.text()
    world.answer(review={"wait": True})
    world.qtbot.mouseClick(world.window.steps.buttons[Step.REVIEW], Qt.MouseButton.LeftButton)
    world.until(lambda: bool(world.window.instead.progress.text()))
    world.window._commands.dispense()
    assert not world.window.instead.progress.text()


def test_the_preview_of_a_training_before_is_not_shown_as_the_present_ones(world: World) -> None:
    enough(world)
    before = world.product.versions.model(1).with_name(PREVIEW)
    QPixmap(8, 8).save(str(before))
    world.answer(train={"wait": True})
    world.go(Step.TRAIN)
    page = world.window.train
    page.train.click()
    world.until(lambda: page.chart.points != {})
    assert page.preview.isHidden() and not page.preview_title.text()
    now = world.product.versions.model(2).with_name(PREVIEW)
    now.parent.mkdir()
    QPixmap(8, 8).save(str(now))
    world.window._commands.progressed.emit(REPORT)
    assert page.preview.isVisible()
    page.stop.click()
    world.done()
    assert page.preview.isHidden()


def test_what_training_still_needs_is_said_anew_when_one_comes_back(world: World) -> None:
    world.go(Step.TRAIN)
    page = world.window.train
    assert page.state.text() == "Good pictures still needed: 17"
    enough(world)
    world.go(Step.MODELS)
    world.go(Step.TRAIN)
    assert page.state.text() == "Good pictures: 20" and page.train.isEnabled()


def test_going_live_needs_pins_a_reason_and_the_gate(world: World) -> None:
    world.go(Step.LIVE)
    page = world.window.live
    assert not page.activate.isEnabled()
    page.pin.click()
    assert len(world.product.pins.all()) == 6
    reasons = iter(["", "better", "glare", "better"])
    page._ask = lambda parent, question, proposal: next(reasons)
    page.activate.click()
    assert not any(line.startswith("activate") for line in world.asked), "no reason, no change"
    pin = world.product.pins.all()[0]
    row = {"file": pin.file, "expected": "OK", "verdict": "NG"}
    world.answer(activate={"code": 14, "activated": False, "pins": [row]})
    page.activate.click()
    world.done()
    assert "Refused" in page.message.text()
    assert sum(caption.startswith("▲") for caption in page.gallery.captions) == 1
    assert any("NG" in caption for caption in page.gallery.captions)
    page.unpin.click()
    assert len(world.product.pins.all()) == 5 and not page.unpin.isVisible()
    assert world.product.pins.changes()[-1].reason == "glare", "who, and why, is kept"
    pin = world.product.pins.all()[0]
    row = {"file": pin.file, "expected": "OK", "verdict": "OK"}
    world.answer(activate={"activated": True, "pins": [row]})
    page.activate.click()
    world.done()
    assert "Live" in page.message.text()


def test_undo_needs_somebody_before(world: World) -> None:
    world.go(Step.LIVE)
    page = world.window.live
    assert not page.undo.isEnabled() and not page.line.isEnabled()
    table = load_scores(world.product.versions.scores(1))
    assert table is not None
    add_version(world.product, 2, table)
    for number in (1, 2):
        world.product.versions.activate(number, by="Ada", reason="go")
    page.enter()
    assert page.line.isEnabled()
    world.answer(undo={"live": 1})
    page.undo.click()
    world.done()
    assert "1" in page.message.text()


def test_versions_are_listed_noted_compared_and_exported(world: World, tmp_path: Path) -> None:
    table = load_scores(world.product.versions.scores(1))
    assert table is not None
    stricter = VALUES.model_copy(update={"image_threshold": 0.35})
    add_version(world.product, 2, ScoreTable(stricter, table.parts, {}))
    world.go(Step.MODELS)
    page = world.window.models
    assert page.table.rowCount() == 2
    page.table.item(0, 6).setText("for the new lamp")
    assert world.product.versions.get(2).notes == "for the new lamp"
    page.table.selectAll()
    assert page.compare.isEnabled() and not page.judge.isEnabled()
    page.compare.click()
    world.done()
    assert "2 of 6" in page.message.text() and len(page.gallery.captions) == 2
    captions = "\n".join(page.gallery.captions)
    assert captions.count("▲ NG") == 1, "the stricter version rejects a good part"
    assert captions.count("▲ OK") == 1, "the other one misses a bad part"
    page.table.clearSelection()
    page.table.selectRow(0)
    page._choose = lambda parent, save: tmp_path / "mine"
    (tmp_path / "mine.goodpart").write_text("in the way")
    page._agree = lambda parent, question: False
    page.export.click()
    assert not any(line.startswith("export") for line in world.asked), "nobody was asked about it"
    page._agree = lambda parent, question: "mine.goodpart" in question
    page.export.click()
    world.done()
    assert any(line.startswith(f"export 2 {tmp_path / 'mine.goodpart'}") for line in world.asked)
    page.judge.click()
    world.done()
    assert world.window.current is Step.JUDGE
    assert world.window.tuning.model is not None and world.window.tuning.model.number == 2


def test_labels_from_the_line_are_accepted_and_trained_on(world: World) -> None:
    inbox = VerdictInbox(world.product.root)
    for label in (Label.GOOD, Label.BAD):
        inbox.put(PICTURE, label, by="Kim", verdict=Verdict.NG, trigger=4)
    world.go(Step.VERDICTS)
    page = world.window.inbox
    assert "Kim" in page.said.text()
    assert not page.train.isVisible()
    page.accept.click()
    page.decline.click()
    assert world.product.samples.counts()[Label.GOOD] == 4
    assert not page.accept.isEnabled()
    page.train.click()
    assert world.window.current is Step.TRAIN
    assert world.window.train.choices.start_from.currentData() == 1


def test_a_second_person_is_demanded_by_a_tick(world: World) -> None:
    inbox = VerdictInbox(world.product.root)
    inbox.put(PICTURE, Label.GOOD, by="Ada", verdict=Verdict.NG)
    world.go(Step.VERDICTS)
    page = world.window.inbox
    page.second.click()
    page.accept.click()
    assert "second person" in page.message.text() and len(inbox.all()) == 1


def test_leaving_a_page_ends_what_only_computes(world: World) -> None:
    world.answer(review={"wait": True})
    buttons = world.window.steps.buttons
    world.qtbot.mouseClick(buttons[Step.REVIEW], Qt.MouseButton.LeftButton)
    world.until(lambda: any(line.startswith("review") for line in world.asked))
    world.go(Step.MODELS)
    assert world.window.current is Step.MODELS


def test_f11_fills_the_screen_and_back(world: World) -> None:
    for full in (True, False):
        world.qtbot.keyClick(world.window, Qt.Key.Key_F11)
        assert world.window.isFullScreen() is full
