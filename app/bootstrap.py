"""Composition root of the window: builds in order, tears down in reverse."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.access.audit import NOT_RECORDED, Action, Audit
from app.access.station_access import open_session as open_access
from app.access.station_audit import os_user
from app.cli.interruption import Interruption
from app.library.entries import SampleEntry
from app.paths import documents_folder, program_folder, resources_folder
from app.recipes.setup import RecipeSetup
from app.ui.access.gate import Gate
from app.ui.capture.view import CaptureView
from app.ui.commands import CommandLine
from app.ui.first_window.window import FirstWindow
from app.ui.live.window import LiveWindow
from app.ui.product.commands import LiveProcess, ProductCommands
from app.ui.product.product_model import ProductModel
from app.ui.product.window import ProductWindow
from app.ui.review.review_model import Reviewed, ReviewModel
from app.ui.review.view import ReviewView
from app.ui.theme import apply_theme
from app.ui.translation import install_translation
from core.errors import GoodpartError


class DisplayError(GoodpartError):
    """There is no screen to open a window on."""

    exit_code = 9


def run_window(
    theme: str = "system",
    language: str = "system",
    demo: Sequence[str] | None = None,
    audit: Audit = NOT_RECORDED,
) -> int:
    """Open the window; returns the exit code when it was closed.

    With ``demo``, options of that command, the demo starts at once. Raises DisplayError.
    """
    resources = resources_folder()
    with _application(resources, theme, language) as application:
        window = FirstWindow(
            CommandLine(sys.executable, program_folder() / "main.py"),
            resources,
            documents_folder(),
            gate=Gate(open_access(audit, os_user()), audit),
        )
        window.show()
        if demo is not None:
            window.run_demo(demo)
        try:
            return application.exec()
        finally:
            window.shut_down()
            window.deleteLater()


def run_live(
    recipes: Sequence[Path],
    theme: str = "system",
    language: str = "system",
    *,
    full_screen: bool = False,
    by: str = "",
    database: str = "",
    audit: Audit = NOT_RECORDED,
) -> int:
    """Run the recipes' lines and show them until the window is closed.

    ``by`` acts where there is no access control. ``database`` for once another than the settings
    name. Raises DisplayError, RecipeError,
    SettingsError.
    """
    from app.library.line_labels import labels_of
    from app.station.recorded_line import RecordedLine
    from app.station.station import Station  # loads the engine, which takes seconds
    from app.store.recording import open_recording

    resources = resources_folder()
    with (
        _application(resources, theme, language) as application,
        Station.from_recipes(recipes, open_recording(database), audit) as station,
    ):
        gate = Gate(open_access(audit, by), audit)
        setups = {
            line.name: RecipeSetup(path, audit, gate.who)
            for line, path in zip(station.lines, recipes, strict=True)
        }
        lines = [RecordedLine(line, audit, gate.who) for line in station.lines]
        labels = {
            line.name: taker
            for line, path in zip(station.lines, recipes, strict=True)
            if (taker := labels_of(path, gate.who, audit)) is not None
        }
        window = LiveWindow(lines, resources, setups, labels=labels, gate=gate)
        if full_screen:
            window.showFullScreen()
        else:
            window.show()
        station.start()
        audit.note(gate.who(), Action.LINE_STARTED, ", ".join(line.name for line in lines))
        try:
            with Interruption(application.quit):
                return application.exec()
        finally:
            audit.note(gate.who(), Action.LINE_STOPPED, ", ".join(line.name for line in lines))
            window.shut_down()
            window.deleteLater()


def run_capture(
    product: Path,
    theme: str = "system",
    language: str = "system",
    audit: Audit = NOT_RECORDED,
    by: str = "",
) -> int:
    """Capture good parts of a product until the window is closed.

    Raises DisplayError, RecipeError, DataError.
    """
    from app.capture.product_session import open_session  # loads the engine, which takes seconds

    resources = resources_folder()
    with (
        _application(resources, theme, language) as application,
        open_session(product, audit=audit, who=lambda: by) as (name, session, setup),
    ):
        window = CaptureView(name, session, setup, resources)
        window.left.connect(window.close)
        window.show()
        try:
            with Interruption(application.quit):
                return application.exec()
        finally:
            window.shut_down()
            window.deleteLater()


def run_review(
    product: Reviewed,
    order: Sequence[SampleEntry],
    by: str,
    theme: str = "system",
    language: str = "system",
) -> int:
    """Show the pictures in that order until the window is closed. Raises DisplayError."""
    resources = resources_folder()
    with _application(resources, theme, language) as application:
        window = ReviewView(ReviewModel(product, order, by), resources)
        window.left.connect(window.close)
        window.showMaximized()
        try:
            with Interruption(application.quit):
                return application.exec()
        finally:
            window.deleteLater()


def run_product(
    folder: Path,
    by: str,
    theme: str = "system",
    language: str = "system",
    audit: Audit = NOT_RECORDED,
) -> int:
    """Take a product from good parts to a live model until the window is closed.

    Raises DisplayError, RecipeError, DataError.
    """
    from app.capture.product_session import open_session  # loads the engine, which takes seconds
    from app.library.challenges import ChallengeLog
    from app.library.inbox import VerdictInbox
    from app.library.product import ProductFolder
    from app.library.shadow import ShadowLog

    resources = resources_folder()
    command_line = CommandLine(sys.executable, program_folder() / "main.py")
    with _application(resources, theme, language) as application:
        gate = Gate(open_access(audit, by), audit)
        commands = ProductCommands(command_line, folder, gate.who, application)
        window = ProductWindow(
            ProductModel(ProductFolder(folder, audit)),
            commands,
            lambda label: open_session(folder, label, audit, gate.who),
            VerdictInbox(folder, audit),
            lambda number: ShadowLog(folder, number),
            ChallengeLog(folder).all,
            resources,
            gate,
        )
        live = LiveProcess(command_line, application)
        window.line_asked.connect(live.start)
        window.show()
        try:
            with Interruption(application.quit):
                return application.exec()
        finally:
            window.shut_down()
            live.shut_down()
            window.deleteLater()


@contextmanager
def _application(resources: Path, theme: str, language: str) -> Iterator[QApplication]:
    _need_display()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise TypeError("A Qt application without windows is running in this process.")
    application.setApplicationName("Goodpart")
    translator = install_translation(application, resources, language)
    apply_theme(application, resources, theme)
    try:
        yield application
    finally:
        application.removeTranslator(translator)


def _need_display() -> None:
    """Qt ends the whole process where there is no display; a sentence is better."""
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in wanted):
        raise DisplayError(
            "There is no display to open a window on.",
            "Nothing was started.",
            "Start it on a desktop, or name a command that runs in the terminal "
            "(demo --headless, train, evaluate, inspect; see --help).",
        )
