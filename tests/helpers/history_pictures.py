"""Pictures of the history in every state, for the guide and to look at.

Usage: python -m tests.helpers.history_pictures FOLDER [--all]
Without --all: 1280x800 and 1920x1080 in both themes; with it German as well.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLabel

from app.access.session import OpenSession
from app.paths import resources_folder
from app.store.parts import PartRow
from app.store.results_database import ResultsDatabase
from app.ui.access.gate import Gate
from app.ui.history.part_picture import PictureKind
from app.ui.history.sources import HistorySources
from app.ui.history.window import ResultsWindow
from app.ui.theme import apply_theme
from app.ui.translation import install_translation
from core.types import Verdict
from tests.helpers.recorded_parts import KEPT_EVERY, PicturesInFolder, fill, new_database

QUALITY = 80
PARTS = 30_000
PICTURED = 400
PATIENCE_S = 20.0


@dataclass
class Stage:
    """A window on a record."""

    application: QApplication
    window: ResultsWindow
    folder: Path

    def settle(self) -> None:
        """Until all answers are there."""
        end = time.monotonic() + PATIENCE_S
        history = self.window.history
        while time.monotonic() < end:
            self.application.processEvents()
            typing = history.list.filter.is_typing
            if not (typing or history.is_waiting or history.list.export.running):
                break
        self.application.processEvents()

    def first(self, verdict: Verdict) -> int:
        rows = self.window.history.list.model.rows
        return next(n for n, row in enumerate(rows) if row.verdict is verdict)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        take_all(arguments, Path(place))


def take_all(arguments: argparse.Namespace, place: Path) -> None:
    database = new_database(place)
    fill(database, PARTS, datetime.now().astimezone())
    pictures = PicturesInFolder(place / "pictures")
    pictures.keep(PARTS - PICTURED, PARTS)
    sources = HistorySources(database, pictures, kept_of=kept_of, outputs=outputs)
    application = QApplication([])
    for language in ("en", "de") if arguments.all else ("en",):
        translator = install_translation(application, resources_folder(), language)
        for theme in ("light", "dark"):
            apply_theme(application, resources_folder(), theme)
            for size in ((1280, 800), (1920, 1080)):
                for name in STATES:
                    file = f"{name}-{theme}-{size[0]}-{language}.jpg"
                    take(application, name, sources, size, arguments.folder / file, place)
        application.removeTranslator(translator)
    database.close()


def take(
    application: QApplication,
    name: str,
    sources: HistorySources,
    size: tuple[int, int],
    file: Path,
    place: Path,
) -> None:
    """One picture."""
    if name == "database-away":
        away = ResultsDatabase("postgresql://goodpart@/results?host=/nowhere")
        sources = replace(sources, record=away)
    statistics = QCoreApplication.translate("StatisticsView", "Statistics"), QLabel()
    gate = Gate(OpenSession("Kim"))
    window = ResultsWindow(sources, resources_folder(), place, gate, [statistics])
    window.resize(*size)
    window.show()
    stage = Stage(application, window, place)
    stage.settle()
    STATES[name](stage)
    if name != "exporting":
        stage.settle()
    window.grab().save(str(file), quality=QUALITY)
    window.close()
    window.shut_down()
    window.deleteLater()
    application.processEvents()


def kept_of(row: PartRow) -> int:
    return KEPT_EVERY if row.verdict is Verdict.OK else 1


def outputs(row: PartRow) -> tuple[str, ...]:
    word = "OK" if row.verdict is Verdict.OK else "NG"
    return (
        f"Reject gate: {word}, acknowledged after 14 ms",
        f"Modbus: {word}, acknowledged after 22 ms",
    )


def all_parts(stage: Stage) -> None: ...


def filtered(stage: Stage) -> None:
    bar = stage.window.history.list.filter
    for verdict in (Verdict.NG, Verdict.UNCERTAIN):
        bar.verdicts[verdict].click()
    bar.line.setCurrentIndex(bar.line.findData("Line 1"))
    bar.score_min.setText("0.38")


def of_a_range(stage: Stage) -> None:
    bar = stage.window.history.list.filter
    bar.period.setCurrentIndex(bar.period.count() - 1)
    bar.serial.setText("A4740*")


def nothing(stage: Stage) -> None:
    stage.window.history.list.filter.serial.setText("B1")


def rejected(stage: Stage) -> None:
    history = stage.window.history
    history.open_part(stage.first(Verdict.NG))


def original(stage: Stage) -> None:
    rejected(stage)
    stage.settle()
    controls = stage.window.history.part.controls
    controls.kinds[PictureKind.ORIGINAL].click()
    stage.settle()
    controls.closer.click()


def back_again(stage: Stage) -> None:
    stage.window.history.open_part(2)
    stage.settle()
    stage.window.history.show_list()


def not_kept(stage: Stage) -> None:
    rows = stage.window.history.list.model.rows
    place = next(n for n, r in enumerate(rows) if r.verdict is Verdict.OK and r.trigger % 10)
    stage.window.history.open_part(place)


def cannot_judge(stage: Stage) -> None:
    stage.window.history.open_part(stage.first(Verdict.CANNOT_JUDGE))


def corrected(stage: Stage) -> None:
    history = stage.window.history
    bad = [n for n, r in enumerate(history.list.model.rows) if r.verdict is Verdict.NG]
    said = sum(history.list.model.rows[n].correction is not None for n in bad)
    history.open_part(bad[said])
    stage.settle()
    history.part.correction.reason.setCurrentIndex(0)
    history.part.correction.good.click()


def exported(stage: Stage) -> None:
    bar = stage.window.history.list.exports
    bar.ask_file = lambda parent, title, proposal: proposal
    bar.csv.click()


def exporting(stage: Stage) -> None:
    bar = stage.window.history.list.exports
    bar.ask_file = lambda parent, title, proposal: proposal
    stage.window.history.list.filter.period.setCurrentIndex(5)
    stage.settle()
    bar.csv.click()
    end = time.monotonic() + PATIENCE_S
    while bar.bar.value() < PARTS // 4 and time.monotonic() < end:
        stage.application.processEvents()


def away(stage: Stage) -> None: ...


STATES: dict[str, Callable[[Stage], None]] = {
    "list": all_parts,
    "filtered": filtered,
    "range": of_a_range,
    "nothing": nothing,
    "part": rejected,
    "original": original,
    "not-kept": not_kept,
    "back": back_again,
    "cannot-judge": cannot_judge,
    "exported": exported,
    "exporting": exporting,
    "corrected": corrected,
    "database-away": away,
}

if __name__ == "__main__":
    main()
