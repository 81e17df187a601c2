"""Composition root of the window: builds in order, tears down in reverse."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.access.audit import NOT_RECORDED, Action, Audit
from app.access.station_access import open_session as open_access
from app.access.station_audit import os_user
from app.cli.interruption import Interruption
from app.library.entries import SampleEntry
from app.paths import documents_folder, program_folder, resources_folder, settings_file
from app.recipes.setup import RecipeSetup
from app.settings import load_settings
from app.station.snapshot import LineFace
from app.ui.access.gate import Gate
from app.ui.capture.view import CaptureView
from app.ui.commands import CommandLine, WindowProcess
from app.ui.display import need_display
from app.ui.first_window.window import FirstWindow
from app.ui.history.sources import HistorySources
from app.ui.history.window import ResultsWindow
from app.ui.live.window import LiveWindow
from app.ui.product.commands import ProductCommands
from app.ui.product.product_model import ProductModel
from app.ui.product.window import ProductWindow
from app.ui.review.review_model import Reviewed, ReviewModel
from app.ui.review.view import ReviewView
from app.ui.statistics.view import StatisticsView
from app.ui.theme import apply_theme
from app.ui.translation import install_translation

WAKING_MS = 200


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
            _command_line(),
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

    Recipes that name one line are those that it can change over to. ``by`` acts where there is no
    access control. ``database`` for once another than the settings name. Raises DisplayError,
    RecipeError, SettingsError.
    """
    from app.library.line_labels import labels_of_line
    from app.reports.at_shift_end import shift_reports
    from app.station.recorded_line import RecordedLine
    from app.station.station import Station  # loads the engine, which takes seconds
    from app.store.recording import open_recording

    resources = resources_folder()
    spare = load_settings(settings_file()).spare_models
    recording = open_recording(database)
    with (
        _application(resources, theme, language) as application,
        Station.from_recipes(recipes, recording, spare, audit) as station,
        shift_reports(station.lines, database, lambda: recording.is_caught_up),
    ):
        gate = Gate(open_access(audit, by), audit)
        setups = {
            line.name: _setup_of(line, station.recipes[line.name], gate) for line in station.lines
        }
        lines = [RecordedLine(line, audit, gate.who) for line in station.lines]
        labels = {
            name: taker
            for name, files in station.recipes.items()
            if (taker := labels_of_line(files, gate.who, audit)) is not None
        }
        window = LiveWindow(
            lines, resources, setups, labels=labels, gate=gate, outputs=station.outputs
        )
        results = WindowProcess(_command_line(), application)
        window.results_asked.connect(
            lambda: results.start(_results_command(theme, language, database, by))
        )
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
            results.shut_down()
            window.deleteLater()


def run_results(
    theme: str = "system",
    language: str = "system",
    *,
    database: str = "",
    by: str = "",
    audit: Audit = NOT_RECORDED,
) -> int:
    """Show what the station recorded of its parts until the window is closed.

    ``database`` for once another than the settings name. ``by`` acts where there is no access
    control. Raises DisplayError, SettingsError.
    """
    from app.library.recorded_labels import RecordedLabels
    from app.reports.record import RecordReports, best_picture, waits_for
    from app.store.pictures.index import PictureIndex
    from app.store.pictures.policy import group_of
    from app.store.results_database import ResultsDatabase

    settings = load_settings(settings_file())
    record = ResultsDatabase(database or settings.database_url)
    pictures = PictureIndex(lambda: record.engine, settings.picture_folder)
    documents, resources = documents_folder(), resources_folder()
    sources = HistorySources(
        record,
        pictures,
        lambda row: settings.pictures.every[group_of(row.verdict, known=bool(row.challenge))],
        lambda row: [str(delivery) for delivery in row.deliveries],
        RecordedLabels(documents / "products"),
        settings.shifts,
    )
    reports = RecordReports(
        lambda: record.engine,
        settings.station_name,
        settings.shifts,
        best_picture(pictures),
        waits_for(database),
    )
    with _application(resources, theme, language) as application:
        gate = Gate(open_access(audit, by), audit)
        statistics = StatisticsView(reports, settings.report_folder, gate=gate)
        pages = [(statistics.windowTitle(), statistics)]
        window = ResultsWindow(sources, resources, documents / "exports", gate, pages)
        window.show()
        waking = QTimer(window)  # Python takes a signal only when it runs
        waking.timeout.connect(lambda: None)
        waking.start(WAKING_MS)
        try:
            with Interruption(application.quit):
                return application.exec()
        finally:
            window.shut_down()
            statistics.shut_down()
            record.close()
            window.deleteLater()


def _setup_of(line: LineFace, recipes: Mapping[int, Path], gate: Gate) -> RecipeSetup:
    """Always of the recipe that is active."""
    return RecipeSetup(lambda: recipes[line.snapshot().recipe_active], gate.audit, gate.who)


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
    from app.library.inbox import VerdictInbox
    from app.library.product import ProductFolder
    from app.library.shadow import ShadowLog
    from app.library.stored_parts import all_challenges

    resources = resources_folder()
    command_line = _command_line()
    with _application(resources, theme, language) as application:
        gate = Gate(open_access(audit, by), audit)
        commands = ProductCommands(command_line, folder, gate.who, application)
        window = ProductWindow(
            ProductModel(ProductFolder(folder, audit)),
            commands,
            lambda label: open_session(folder, label, audit, gate.who),
            VerdictInbox(folder, audit),
            lambda number: ShadowLog(folder, number),
            lambda: all_challenges(folder, ""),
            resources,
            gate,
        )
        live = WindowProcess(command_line, application)
        window.line_asked.connect(lambda recipe: live.start(["live", "--recipe", str(recipe)]))
        window.show()
        try:
            with Interruption(application.quit):
                return application.exec()
        finally:
            window.shut_down()
            live.shut_down()
            window.deleteLater()


def _command_line() -> CommandLine:
    return CommandLine(sys.executable, program_folder() / "main.py")


def _results_command(theme: str, language: str, database: str, by: str) -> list[str]:
    """As the live view was started itself."""
    words = ["--theme", theme, "--language", language, "results", "show", "--by", by]
    return [*words, "--database", database] if database else words


@contextmanager
def _application(resources: Path, theme: str, language: str) -> Iterator[QApplication]:
    need_display()
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
