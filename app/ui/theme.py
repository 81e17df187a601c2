"""Light and dark: one style sheet of our own, filled with a theme's colours.

Grey until abnormal (ISA-101): colours of alarm are not in here, they belong to verdicts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

LIGHT: Mapping[str, str] = {
    "window": "#eceef0",
    "surface": "#ffffff",
    "raised": "#f5f6f7",
    "line": "#c3c8cd",
    "text": "#1c2126",
    "quiet": "#57606a",
    "accent": "#2f5d8a",
    "on_accent": "#ffffff",
    "tick": "tick-light.svg",
    "down": "down-light.svg",
}
DARK: Mapping[str, str] = {
    "window": "#17191c",
    "surface": "#22262a",
    "raised": "#2b3035",
    "line": "#454c53",
    "text": "#e8eaec",
    "quiet": "#a3acb5",
    "accent": "#8fb8de",
    "on_accent": "#10161c",
    "tick": "tick-dark.svg",
    "down": "down-dark.svg",
}

ICONS = ("tick", "down")
"""Names of files in either theme."""


def apply_theme(application: QApplication, resources: Path, theme: str) -> None:
    """``theme``: "light", "dark", or "system", which follows the desktop while the window runs."""
    application.setStyle("Fusion")
    sheet = (resources / "styles" / "goodpart.qss").read_text(encoding="utf-8")
    for icon in ICONS:
        sheet = sheet.replace(f"@{icon}", f"{(resources / 'icons').as_posix()}/@{icon}")
    hints = application.styleHints()
    if theme == "system":
        hints.colorSchemeChanged.connect(lambda scheme: _apply(application, sheet, scheme))
        _apply(application, sheet, hints.colorScheme())
        return
    dark = theme == "dark"
    _apply(application, sheet, Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)


def _apply(application: QApplication, sheet: str, scheme: Qt.ColorScheme) -> None:
    colours = DARK if scheme == Qt.ColorScheme.Dark else LIGHT
    application.setPalette(palette(colours))
    application.setStyleSheet(filled(sheet, colours))


def filled(sheet: str, colours: Mapping[str, str]) -> str:
    """``sheet`` with every ``@name`` replaced. Raises KeyError for a name without a colour."""
    return re.sub(r"@([a-z_]+)", lambda match: colours[match[1]], sheet)


def palette(colours: Mapping[str, str]) -> QPalette:
    """What the style sheet does not reach: dialogs, selections, disabled text."""
    result = QPalette(QColor(colours["window"]))
    roles = {
        QPalette.ColorRole.Window: "window",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "raised",
        QPalette.ColorRole.Button: "raised",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.PlaceholderText: "quiet",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on_accent",
    }
    for role, name in roles.items():
        result.setColor(role, QColor(colours[name]))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours["quiet"]))
    return result
