"""Composition root of the window: builds in order, tears down in reverse."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication

from app.paths import documents_folder, program_folder, resources_folder
from app.ui.commands import CommandLine
from app.ui.first_window.window import FirstWindow
from app.ui.theme import apply_theme
from app.ui.translation import install_translation


def run_window(theme: str = "system", language: str = "system") -> int:
    """Open the window; returns the exit code when it was closed."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise TypeError("A Qt application without windows is running in this process.")
    application.setApplicationName("Goodpart")
    resources = resources_folder()
    translator = install_translation(application, resources, language)
    apply_theme(application, resources, theme)
    window = FirstWindow(
        CommandLine(sys.executable, program_folder() / "main.py"), resources, documents_folder()
    )
    window.show()
    try:
        return application.exec()
    finally:
        window.shut_down()
        application.removeTranslator(translator)
