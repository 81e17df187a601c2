"""Pictures of the live view in every state, for the guide and to look at.

Usage: python -m tests.helpers.live_pictures FOLDER [--all]
Without --all: 1280x800 in both themes; with it 1920x1080, 3840x2160 and German as well.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from app.paths import resources_folder
from app.station.snapshot import LineState, Severity
from app.ui.live.window import LiveWindow
from app.ui.theme import apply_theme
from app.ui.translation import install_translation
from camera.types import ConnectionState
from core.types import Verdict
from tests.helpers.fake_line import FakeLine

LOST = (
    "The camera 4103187720 is gone. No part is inspected. "
    "Check its cable and power; the line goes on by itself when it is back."
)
DARK = "The picture is too dark (brightness 9 % of 20 %). Check the lamp."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    sizes = [(1280, 800), (1920, 1080), (3840, 2160)] if arguments.all else [(1280, 800)]
    for language in ("en", "de") if arguments.all else ("en",):
        translator = install_translation(application, resources_folder(), language)
        for theme in ("light", "dark"):
            apply_theme(application, resources_folder(), theme)
            for size in sizes:
                for name, make in STATES.items():
                    file = f"{name}-{theme}-{size[0]}-{language}.png"
                    take(application, make(), size, arguments.folder / file)
        application.removeTranslator(translator)


def take(
    application: QApplication, lines: Sequence[FakeLine], size: tuple[int, int], file: Path
) -> None:
    """One picture."""
    window = LiveWindow(lines, resources_folder())
    window.resize(*size)
    window.show()
    for _ in range(3):
        window.refresh()
        application.processEvents()
    window.grab().save(str(file))
    window.close()
    window.deleteLater()
    application.processEvents()


def running() -> list[FakeLine]:
    line = FakeLine()
    for number in range(40):
        line.inspect(Verdict.NG if number in (12, 27) else Verdict.OK)
    return [line]


def rejected() -> list[FakeLine]:
    (line,) = running()
    line.inspect(Verdict.NG)
    return [line]


def cannot_judge() -> list[FakeLine]:
    (line,) = running()
    line.inspect(Verdict.UNCERTAIN)
    line.inspect(Verdict.CANNOT_JUDGE, DARK)
    return [line]


def camera_lost() -> list[FakeLine]:
    (line,) = running()
    line.state = replace(line.state, camera=ConnectionState.LOST)
    line.raise_alarm("camera", Severity.ALARM, LOST)
    line.raise_alarm("cpu", Severity.WARNING, "The line runs on the CPU: the GPU has failed.")
    return [line]


def several() -> list[FakeLine]:
    (good,), (bad,) = running(), rejected()
    lost, empty = FakeLine("Line 3", 5), FakeLine("Line 4", 6)
    bad.state = replace(bad.state, name="Line 2")
    lost.inspect(Verdict.OK)
    lost.state = replace(lost.state, camera=ConnectionState.LOST)
    lost.raise_alarm("camera", Severity.ALARM, LOST)
    stopped = replace(empty.state, state=LineState.STOPPED, camera=ConnectionState.DISCONNECTED)
    empty.state = stopped
    return [good, bad, lost, empty]


STATES: dict[str, Callable[[], list[FakeLine]]] = {
    "running": running,
    "rejected": rejected,
    "cannot-judge": cannot_judge,
    "camera-lost": camera_lost,
    "several": several,
}

if __name__ == "__main__":
    main()
