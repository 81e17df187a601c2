"""Pictures of the outputs' test page and of their lamp, for the guide and to look at.

Usage: python -m tests.helpers.outputs_pictures FOLDER [--png]
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from app.outputs.snapshot import OutputState
from app.paths import resources_folder
from app.station.snapshot import LineState, Severity
from app.ui.access.gate import Gate
from app.ui.live.window import LiveWindow
from app.ui.outputs.view import OutputsView
from app.ui.theme import apply_theme
from app.ui.translation import install_translation
from tests.helpers.access import KIM, ListedAudit, session_of
from tests.helpers.fake_outputs import AWAY, FakeOutputs, broker, controller, ejector, share
from tests.helpers.live_pictures import changing, rejected, setup_of, several

QUALITY = 80
SIZES = ((1280, 800), (1920, 1080))


class Scene:
    """A line with four outputs, and an engineer at it unless said otherwise."""

    def __init__(self, folder: Path, *, crowded: bool = False) -> None:
        self.outputs = FakeOutputs(controller(), ejector(), share(), broker())
        self.session = session_of(folder, ListedAudit())
        self.lines = changing() if crowded else rejected()
        self.line = self.lines[0]
        self.folder = folder

    def open(self, *, engineer: bool = True) -> LiveWindow:
        if engineer:
            self.session.log_in("Kim", KIM)
        else:
            self.session.log_out()
        setups = {self.line.name: setup_of(self.folder)}
        window = LiveWindow(
            self.lines,
            resources_folder(),
            setups,
            gate=Gate(self.session, ListedAudit()),
            outputs={self.line.name: self.outputs},
        )
        window.show()
        window.refresh()
        return window

    def page(self, *, engineer: bool = True) -> tuple[LiveWindow, OutputsView]:
        window = self.open(engineer=engineer)
        window.views[0].outputs.click()
        window.refresh()
        page = window.testing
        assert page is not None
        return window, page

    def pause(self) -> None:
        self.line.state = replace(self.line.state, state=LineState.PAUSED)


def live(scene: Scene) -> LiveWindow:
    return scene.open()


def live_crowded(scene: Scene) -> LiveWindow:
    """Everything that the head can hold, and something wrong with all of it."""
    scene.outputs.change("Plant", state=OutputState.AWAY, trouble=AWAY)
    scene.line.raise_alarm("output:Plant", Severity.WARNING, AWAY)
    return scene.open()


def live_forced(scene: Scene) -> LiveWindow:
    window = scene.open()
    scene.outputs.force("PLC cell 4", "Pass", True)
    return window


def operator(scene: Scene) -> LiveWindow:
    """May look; the line inspects."""
    return scene.page(engineer=False)[0]


def paused(scene: Scene) -> LiveWindow:
    scene.pause()
    return scene.page()[0]


def forced(scene: Scene) -> LiveWindow:
    scene.pause()
    window, page = scene.page()
    page.signals_of.rows[4].on.click()
    page.signals_of.rows[5].off.click()
    return window


def asked(scene: Scene) -> LiveWindow:
    """The line inspects: the danger is named first."""
    window, page = scene.page()
    page.signals_of.rows[4].on.click()
    return window


def away(scene: Scene) -> LiveWindow:
    scene.outputs = FakeOutputs(controller(), ejector(), share(), broker(away=True))
    window, page = scene.page()
    page.cards[3].click()
    return window


def files(scene: Scene) -> LiveWindow:
    """The part that it gave up is chosen."""
    window, page = scene.page()
    page.cards[2].click()
    page.exchanges.selectRow(40 - 12)
    page.exchanges.scrollTo(page.exchanges.exchanges.index(40 - 12, 0))
    return window


def tiles(scene: Scene) -> LiveWindow:
    """Four lines: at one a signal is forced, at another a broker and the camera are away."""
    scene.lines = several()
    others = [FakeOutputs(controller(), broker(away=number == 2)) for number in range(4)]
    named = {line.name: outputs for line, outputs in zip(scene.lines, others, strict=True)}
    window = LiveWindow(scene.lines, resources_folder(), outputs=named)
    window.show()
    others[1].force("PLC cell 4", "Pass", True)
    return window


STATES: dict[str, Callable[[Scene], LiveWindow]] = {
    "live": live,
    "live-crowded": live_crowded,
    "live-forced": live_forced,
    "operator": operator,
    "paused": paused,
    "forced": forced,
    "asked": asked,
    "away": away,
    "files": files,
    "tiles": tiles,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--png", action="store_true", help="without loss, to look at")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    install_translation(application, resources_folder(), "en")
    ending = ".png" if arguments.png else ".jpg"
    for theme in ("light", "dark"):
        apply_theme(application, resources_folder(), theme)
        for size in SIZES:
            for name in STATES:
                file = arguments.folder / f"{name}-{theme}-{size[0]}-en{ending}"
                with tempfile.TemporaryDirectory() as folder:
                    take(application, name, size, file, Path(folder))


def take(
    application: QApplication, name: str, size: tuple[int, int], file: Path, folder: Path
) -> None:
    """One picture."""
    window = STATES[name](Scene(folder, crowded=name == "live-crowded"))
    window.resize(*size)
    for _ in range(3):
        window.refresh()
        application.processEvents()
    if window.width() != size[0]:
        print(f"{file.name}: {window.width()} px wide")
    window.grab().save(str(file), quality=-1 if file.suffix == ".png" else QUALITY)
    window.close()
    window.deleteLater()
    application.processEvents()


if __name__ == "__main__":
    main()
