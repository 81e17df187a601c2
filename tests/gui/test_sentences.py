"""What lines and cameras say is said in the window's language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from app.paths import resources_folder
from app.station.run import LineRun  # noqa: F401 - loads what speaks
from app.ui.sentence_catalog import SENTENCES
from app.ui.sentences import translated
from app.ui.translation import install_translation
from tests.helpers import sentence_catalog


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    translator = install_translation(qapp, resources_folder(), "de")
    yield
    qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def test_the_catalogue_holds_what_is_said_today() -> None:
    written = sentence_catalog.CATALOG.read_text(encoding="utf-8")
    assert set(map(str, SENTENCES)) == set(sentence_catalog.collect()), (
        "run python -m tests.helpers.sentence_catalog, then lupdate, and translate"
    )
    assert "QT_TRANSLATE_NOOP" in written


@pytest.mark.usefixtures("german")
def test_every_sentence_is_translated() -> None:
    same = [s for s in map(str, SENTENCES) if translated(s) == s]
    assert not same


@pytest.mark.usefixtures("german")
def test_values_and_several_sentences_pass() -> None:
    assert translated(
        "The camera 4103187720 is gone. No part is inspected. "
        "Check its cable and power; the line goes on by itself when it is back."
    ) == (
        "Die Kamera 4103187720 ist weg. Es wird kein Teil geprüft. "
        "Prüfen Sie Kabel und Strom; die Linie läuft von selbst weiter, sobald sie zurück ist."
    )
    assert translated(
        "A part was missed. The inspection is slower than the line; parts that wait for it: 8."
    ) == ("Ein Teil wurde verpasst. Die Prüfung ist langsamer als die Linie; wartende Teile: 8.")
    assert translated("The picture is too dark (9%). Check the light and the exposure.").endswith(
        "(9%). Prüfen Sie Licht und Belichtung."
    )


@pytest.mark.usefixtures("german")
def test_what_is_not_known_stays_as_it_is() -> None:
    unknown = "Nobody ever said this before. It has 2.5 parts."
    assert translated(unknown) == unknown
    assert translated("") == ""


def test_english_stays_english(qapp: QApplication) -> None:
    text = "The camera 1 is gone. No part is inspected."
    assert translated(text) == text
