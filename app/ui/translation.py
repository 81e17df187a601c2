"""The window's language."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator


def install_translation(
    application: QCoreApplication, resources: Path, language: str
) -> QTranslator:
    """Install the translation into ``language`` ("system", "en", "de") where there is one.

    English is the language of the sources. The caller keeps the translator alive.
    """
    locale = QLocale.system() if language == "system" else QLocale(language)
    QLocale.setDefault(locale)  # decimal comma or point
    translator = QTranslator(application)
    if translator.load(locale, "goodpart", "_", str(resources / "translations")):
        application.installTranslator(translator)
    return translator
