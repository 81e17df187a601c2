"""Goes from an empty folder to a live model through the windows, as a new user does.

Usage: python -m tests.helpers.product_walk PICTURES [--good FOLDER --line FOLDER --bad FOLDER]
           [--parts 40] [--image-size 256] [--theme light] [--size 1280x800] [--language en]
Without folders it captures from the simulated line, pressing the space bar when a good part is
there; with them the line is a folder camera on --line and good and bad parts are imported. Every
click is a real one on a visible, enabled button. Where the gate refuses the model, the misjudged
parts are unpinned: three clicks more. Writes a picture of every step to PICTURES and prints
clicks and minutes per step as one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.access.session import OpenSession
from app.capture.product_session import open_session
from app.capture.session import CaptureSession
from app.library.challenges import ChallengeLog
from app.library.entries import Label
from app.library.inbox import VerdictInbox
from app.library.line_labels import LineLabels
from app.library.product import ProductFolder, create_product
from app.library.shadow import ShadowLog
from app.paths import program_folder, resources_folder
from app.recipes.recipe import CameraEntry, FolderEntry, SimulatedEntry
from app.recipes.setup import RecipeSetup
from app.station.station import Station
from app.ui.access.gate import Gate
from app.ui.commands import CommandLine
from app.ui.first_window.product_dialog import ProductDialog
from app.ui.first_window.window import FirstWindow
from app.ui.live.window import LiveWindow
from app.ui.product.commands import ProductCommands
from app.ui.product.import_bar import ImportBar
from app.ui.product.product_model import ProductModel, Step
from app.ui.product.window import ProductWindow
from app.ui.review.view import ReviewView
from app.ui.setup.view import SetupView
from app.ui.theme import apply_theme
from app.ui.translation import install_translation
from camera.types import Frame
from core.types import Verdict

QUALITY = 80
PATIENCE_S = 3600.0
REVIEWED = 6


class Seen(CaptureSession):
    """Remembers which frame a person sees."""

    number = -1

    def take_frame(self) -> Frame | None:
        frame = super().take_frame()
        if frame is not None:
            self.number = frame.frame_id
        return frame


class Walk:
    """Clicks, pictures and minutes."""

    def __init__(self, pictures: Path, suffix: str) -> None:
        self._pictures, self._suffix = pictures, suffix
        self.steps: list[dict[str, object]] = []
        self._clicks, self._began = 0, time.monotonic()

    def click(self, button: QPushButton) -> None:
        self.until(lambda: button.isVisible() and button.isEnabled(), button.text())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self._clicks += 1

    def answered(self, clicks: int) -> None:
        """A dialog that the walk answers itself."""
        self._clicks += clicks

    def shoot(self, window: QWidget, name: str) -> None:
        number = len(self.steps) + 1
        window.grab().save(
            str(self._pictures / f"{number}-{name}-{self._suffix}.jpg"), quality=QUALITY
        )

    def end_step(self, name: str) -> None:
        seconds = time.monotonic() - self._began
        self.steps.append({"step": name, "clicks": self._clicks, "minutes": round(seconds / 60, 2)})
        print(json.dumps(self.steps[-1]), file=sys.stderr)
        self._clicks, self._began = 0, time.monotonic()

    def until(self, holds: Callable[[], bool], what: str) -> None:
        loop, timer, end = QEventLoop(), QTimer(), time.monotonic() + PATIENCE_S
        timer.setInterval(30)
        timer.timeout.connect(lambda: loop.quit() if holds() or time.monotonic() > end else None)
        timer.start()
        if not holds():
            loop.exec()
        timer.stop()
        assert holds(), f"in vain: {what}"

    def rest(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        self.until(lambda: time.monotonic() >= end, "time")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pictures", type=Path)
    parser.add_argument("--good", type=Path)
    parser.add_argument("--bad", type=Path)
    parser.add_argument("--line", type=Path)
    parser.add_argument("--parts", type=int, default=40)
    parser.add_argument("--image-size", type=int, default=256)
    parser.add_argument("--theme", default="light")
    parser.add_argument("--language", default="en")
    parser.add_argument("--size", default="1280x800")
    arguments = parser.parse_args()
    arguments.pictures.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    install_translation(application, resources_folder(), arguments.language)
    apply_theme(application, resources_folder(), arguments.theme)
    width, height = map(int, arguments.size.split("x"))
    walk = Walk(arguments.pictures, f"{arguments.theme}-{width}-{arguments.language}")
    with tempfile.TemporaryDirectory() as name:
        product = begin(walk, Path(name), arguments)
        through_the_product(walk, product, arguments, (width, height))
        at_the_line(walk, product, (width, height))
        figures = product.versions.get(1).figures
    clicks = sum(int(str(step["clicks"])) for step in walk.steps)
    minutes = sum(float(str(step["minutes"])) for step in walk.steps)
    total = {"clicks": clicks, "minutes": round(minutes, 1), "figures": figures}
    print(json.dumps({"steps": walk.steps, **total}, indent=1))


def begin(walk: Walk, folder: Path, arguments: argparse.Namespace) -> ProductFolder:
    """The first window and its dialog."""
    line = CommandLine(sys.executable, program_folder() / "main.py")
    first = FirstWindow(line, resources_folder(), folder)
    first.show()
    walk.rest(0.3)
    walk.shoot(first, "first-window")
    walk.answered(1)  # the card, which would open the dialog and wait for its end
    dialog = ProductDialog(folder, first)
    dialog.show()
    dialog.name.setText("Flange" if arguments.line is None else "Screw")
    camera: CameraEntry = SimulatedEntry()
    if arguments.line is not None:
        dialog.camera.setCurrentIndex(1)
        dialog.which.setText(str(arguments.line))
        walk.answered(2)  # the kind of camera, its folder
        camera = FolderEntry(folder=str(arguments.line.resolve()), rate_hz=1.0, loop=True)
    walk.rest(0.2)
    walk.shoot(dialog, "product-dialog")
    walk.click(dialog.create_button)
    chosen = dialog.chosen
    assert chosen is not None
    walk.end_step("new product")
    first.shut_down()
    first.close()
    return create_product(chosen.folder, chosen.name, camera)


def through_the_product(
    walk: Walk, product: ProductFolder, arguments: argparse.Namespace, size: tuple[int, int]
) -> None:
    """All pages up to a live model."""
    sessions: list[Seen] = []

    @contextmanager
    def watched(label: Label) -> Iterator[tuple[str, CaptureSession, RecipeSetup]]:
        with open_session(product.root, label) as (name, session, setup):
            session.__class__ = Seen
            assert isinstance(session, Seen)
            sessions.append(session)
            yield name, session, setup

    command_line = CommandLine(sys.executable, program_folder() / "main.py")
    window = ProductWindow(
        ProductModel(product),
        ProductCommands(command_line, product.root, lambda: "Ada"),
        watched,
        VerdictInbox(product.root),
        lambda number: ShadowLog(product.root, number),
        ChallengeLog(product.root).all,
        resources_folder(),
        Gate(OpenSession("Ada")),
    )
    window.resize(*size)
    window.show()
    set_up_camera(walk, window)
    if arguments.good is None:
        press_space(walk, window, sessions, arguments.parts)
    else:
        import_folder(walk, window, arguments.good, "good parts")
        walk.click(window.steps.buttons[Step.REVIEW])
    review(walk, window)
    if arguments.bad is not None:
        import_folder(walk, window, arguments.bad, "bad parts")
    train(walk, window, arguments.image_size)
    go_live(walk, window)
    window.shut_down()
    window.close()


def set_up_camera(walk: Walk, window: ProductWindow) -> None:
    view = window._passing
    assert isinstance(view, SetupView)
    walk.until(lambda: view.save.isEnabled() or view._shown is not None, "a picture")
    walk.rest(2)
    reference = next(b for b in view.findChildren(QPushButton) if "reference" in b.text())
    walk.click(reference)
    walk.rest(0.3)
    walk.shoot(window, "camera")
    done = next(b for b in view.findChildren(QPushButton) if b.text() == "Done")
    walk.click(done)
    walk.end_step("camera")


def press_space(walk: Walk, window: ProductWindow, sessions: list[Seen], parts: int) -> None:
    """Whenever a new part is there."""
    bar = window._passing
    assert isinstance(bar, ImportBar)
    view, session, last = bar.capture, sessions[-1], -1
    walk.until(view.capture.isEnabled, "the camera")
    while window.model.product.samples.counts()[Label.GOOD] < parts:
        walk.until(lambda: session.number > last, "the next part")  # noqa: B023 - waits here
        last = session.number
        walk.click(view.capture)
        walk.until(lambda: not session.state().under_way, "the check")
        if last == 12:
            walk.shoot(window, "capture")
        window.model.refresh()
    walk.rest(0.3)
    walk.shoot(window, "captured")
    walk.click(view.done)
    walk.end_step("good parts")


def import_folder(walk: Walk, window: ProductWindow, folder: Path, name: str) -> None:
    bar = window._passing
    if not isinstance(bar, ImportBar):
        walk.click(window.steps.buttons[Step.BAD])
        bar = window._passing
    assert isinstance(bar, ImportBar)
    bar._choose = lambda parent, title: folder
    walk.shoot(window, name.replace(" ", "-"))
    walk.click(bar.folder)
    walk.answered(1)  # the folder
    walk.until(lambda: not window._commands.action, "the pictures")
    walk.shoot(window, name.replace(" ", "-") + "-taken")
    walk.end_step(name)


def review(walk: Walk, window: ProductWindow) -> None:
    walk.until(lambda: isinstance(window._passing, ReviewView), "the order")
    view = window._passing
    assert isinstance(view, ReviewView)
    walk.rest(0.3)
    walk.shoot(window, "review")
    for _ in range(REVIEWED):
        walk.click(view.accept)
    walk.end_step("review")


def train(walk: Walk, window: ProductWindow, image_size: int) -> None:
    walk.click(window.steps.buttons[Step.TRAIN])
    page = window.train
    walk.until(lambda: not window._commands.action, "the estimate")
    if page.choices.image_size.currentData() != image_size:
        page.choices.image_size.setCurrentIndex(page.choices.image_size.findData(image_size))
        walk.answered(2)  # the list, the size
        walk.until(lambda: not window._commands.action, "the estimate")
    walk.shoot(window, "train")
    walk.click(page.train)
    walk.until(lambda: page.preview.isVisible() or not window._commands.action, "the preview")
    walk.rest(5)
    walk.shoot(window, "training")
    walk.until(lambda: not window._commands.action, "the model")
    walk.shoot(window, "trained")
    assert window.model.newest == 1, page.hint.text()
    walk.end_step("train")


def go_live(walk: Walk, window: ProductWindow) -> None:
    walk.click(window.steps.buttons[Step.JUDGE])
    walk.until(lambda: not window._commands.action, "the scores")
    walk.rest(0.5)
    walk.shoot(window, "judge")
    walk.end_step("judge")
    walk.click(window.steps.buttons[Step.LIVE])
    page = window.live
    walk.click(page.pin)
    page._ask = lambda parent, question, proposal: proposal or "known weakness"
    activate(walk, window)
    if page.unpin.isVisible():
        walk.shoot(window, "refused")
        print(json.dumps(page.gallery.captions), file=sys.stderr)
        walk.click(page.unpin)
        walk.answered(2)
        activate(walk, window)
    walk.shoot(window, "live")
    assert window.model.live == 1, page.message.text()
    walk.end_step("go live")


def activate(walk: Walk, window: ProductWindow) -> None:
    walk.click(window.live.activate)
    walk.answered(2)  # the reason, the confirmation
    walk.until(lambda: not window._commands.action, "the gate")
    walk.rest(0.3)


def at_the_line(walk: Walk, product: ProductFolder, size: tuple[int, int]) -> None:
    with Station.from_recipes([product.recipe_path]) as station:
        labels = {station.lines[0].name: LineLabels(product.root, lambda: "Kim")}
        window = LiveWindow(
            station.lines, resources_folder(), labels=labels, gate=Gate(OpenSession("Kim"))
        )
        window.resize(*size)
        window.show()
        station.start()
        walk.answered(1)  # Run the line
        model = window.models[0]
        walk.until(lambda: any(r.verdict is Verdict.NG for r in model.recent), "a bad part")
        walk.until(lambda: len(model.recent) >= 20, "twenty parts")
        walk.shoot(window, "line")
        walk.end_step("the line")
        window.shut_down()
        window.close()


if __name__ == "__main__":
    main()
