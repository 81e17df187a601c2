from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import TypeGuard

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.paths import resources_folder
from app.ui.latency import latency_text
from app.ui.theme import DARK, LIGHT, apply_theme, filled
from app.ui.translation import install_translation
from app.ui.widgets.plot import Plot


@pytest.fixture
def plain_application(qapp: QApplication) -> Iterator[QApplication]:
    palette = qapp.palette()
    yield qapp
    qapp.setStyleSheet("")
    qapp.setPalette(palette)


def test_both_themes_know_every_colour_of_the_sheet() -> None:
    sheet = (resources_folder() / "styles" / "goodpart.qss").read_text(encoding="utf-8")
    names = set(re.findall(r"@([a-z_]+)", sheet))
    assert names <= set(LIGHT)
    assert set(LIGHT) == set(DARK)
    assert "@" not in filled(sheet, LIGHT)


def test_a_colour_without_a_name_is_refused() -> None:
    with pytest.raises(KeyError):
        filled("color: @nowhere;", LIGHT)


def luminance(colour: str) -> float:
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("text", ["text", "quiet"])
@pytest.mark.parametrize("ground", ["window", "surface", "raised"])
def test_text_can_be_read_on_every_ground(theme: dict[str, str], text: str, ground: str) -> None:
    light, dark = sorted((luminance(theme[text]), luminance(theme[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5  # WCAG 2.1, level AA


@pytest.mark.parametrize(("name", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_a_theme_reaches_palette_and_sheet(
    plain_application: QApplication, name: str, colours: dict[str, str]
) -> None:
    apply_theme(plain_application, resources_folder(), name)
    window = plain_application.palette().color(QPalette.ColorRole.Window)
    assert window == QColor(colours["window"])
    assert colours["surface"] in plain_application.styleSheet()


def test_german_is_installed_and_english_is_the_source(qapp: QApplication) -> None:
    german = install_translation(qapp, resources_folder(), "de")
    try:
        assert QCoreApplication.translate("StartView", "Run the demo") == "Demo starten"
    finally:
        qapp.removeTranslator(german)
    english = install_translation(qapp, resources_folder(), "en")
    assert english.isEmpty()
    assert QCoreApplication.translate("StartView", "Run the demo") == "Run the demo"


def test_translators_see_every_text() -> None:
    """Their tool reads nothing in an f-string, and the class around a text is its context."""
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in sorted((resources_folder().parent / "app").rglob("*.py"))
        for call in _hidden(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not hidden


def _hidden(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield from (call for call in ast.walk(node) if _asks(call, "tr", "translate"))
        elif _asks(node, "tr") and not _is_own(node.func.value):
            yield node


def _asks(node: ast.AST, *names: str) -> TypeGuard[ast.Call]:
    is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    return is_call and node.func.attr in names


def _is_own(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "self"


def test_an_axis_has_the_locales_decimal_mark(qtbot: QtBot) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    try:
        plot = Plot()
        qtbot.addWidget(plot)
        axis = plot.getAxis("left")
        assert axis.tickStrings([0.5, 1.0], 1, 0.5) == ["0,5", "1,0"]
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("median", "slow", "text"),
    [(None, None, "–"), (12.4, 999.0, "12 (999) ms"), (900.0, 2650.0, "0,90 (2,65) s")],
)
def test_long_latencies_are_told_in_seconds(
    median: float | None, slow: float | None, text: str
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    try:
        assert latency_text(median, slow) == text
    finally:
        QLocale.setDefault(before)
