"""Pictures of the statistics, for the guide and to look at.

Usage: python -m tests.helpers.statistics_pictures FOLDER [--all]
Without --all: 1280x800 and 1920x1080 in both themes; with it German as well.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.paths import resources_folder
from app.reports.record import RecordReports
from app.store.database import open_database
from app.store.part_store import PartStore
from app.ui.statistics.periods import Choice
from app.ui.statistics.view import StatisticsView
from app.ui.theme import apply_theme
from app.ui.translation import install_translation
from tests.helpers.made_up_shifts import BEGIN, STARTS, made_up_parts

QUALITY = 80
NOW = BEGIN + timedelta(hours=7, minutes=20)
STEP_MS = 20
MOST_STEPS = 500


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        reports = made_up_record(Path(folder))
        for language in ("en", "de") if arguments.all else ("en",):
            translator = install_translation(application, resources_folder(), language)
            for theme in ("light", "dark"):
                apply_theme(application, resources_folder(), theme)
                for size in ((1280, 800), (1920, 1080)):
                    for name in STATES:
                        file = f"{name}-{theme}-{size[0]}-{language}.jpg"
                        take(application, reports, name, size, arguments.folder / file)
            application.removeTranslator(translator)


def made_up_record(folder: Path) -> RecordReports:
    """Five days of two lines; on the last morning the lamp of line 1 begins to die."""
    engine = open_database(f"sqlite:///{folder / 'results.sqlite'}")
    since, until = BEGIN - timedelta(days=5), NOW
    hours = (until - since) / timedelta(hours=1)
    store = PartStore(engine)
    for number, line in enumerate(("Line 1", "Line 2")):
        drift = BEGIN + timedelta(hours=2) if line == "Line 1" else None
        store.add(
            list(
                made_up_parts(
                    since, hours, per_hour=240 - 60 * number, lines=(line,),
                    drift_from=drift, seed=number + 1,
                )
            )
        )  # fmt: skip
    return RecordReports(lambda: engine, "Station 1", STARTS)


def take(
    application: QApplication,
    reports: RecordReports,
    name: str,
    size: tuple[int, int],
    file: Path,
) -> None:
    """One picture."""
    view = StatisticsView(reports, Path("reports"), now=now_of(name))
    view.resize(*size)
    STATES[name](view)
    view.show()
    wait_for(view)
    view.grab().save(str(file), quality=QUALITY)
    view.close()
    view.shut_down()
    view.deleteLater()
    application.processEvents()


def wait_for(view: StatisticsView) -> None:
    """Until its figures are here."""
    for _ in range(MOST_STEPS):
        loop = QEventLoop()
        QTimer.singleShot(STEP_MS, loop.quit)
        loop.exec()
        if view.figures is not None:
            settle()
            return
    raise SystemExit("the figures did not come")


def settle() -> None:
    """Layouts follow the figures in rounds of their own."""
    for _ in range(3):
        QApplication.processEvents()


def now_of(name: str) -> Callable[[], datetime]:
    """The clock of a picture."""
    return lambda: NOW + timedelta(days=30 if name == "empty" else 0)


def shift(view: StatisticsView) -> None: ...


def why(view: StatisticsView) -> None:
    view.causes.why.click()
    view.bar.choices[Choice.LAST_SHIFT].click()


def week(view: StatisticsView) -> None:
    view.bar.choices[Choice.WEEK].click()


def chosen_range(view: StatisticsView) -> None:
    view.bar.choices[Choice.RANGE].click()
    view.bar.since.setDateTime(view.bar.since.dateTime().addDays(-2))


STATES: dict[str, Callable[[StatisticsView], None]] = {
    "shift": shift,
    "why": why,
    "week": week,
    "range": chosen_range,
    "empty": shift,
}

if __name__ == "__main__":
    main()
