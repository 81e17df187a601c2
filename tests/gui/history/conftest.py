"""A record of thousands of parts, with pictures of the newest ones, and its window."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.access.audit import NOT_RECORDED
from app.access.session import OpenSession
from app.paths import resources_folder
from app.store.parts import PartRow
from app.store.results_database import ResultsDatabase
from app.ui.access.gate import Gate, ask_log_in
from app.ui.history.sources import HistorySources
from app.ui.history.window import ResultsWindow
from core.types import Verdict
from tests.helpers.recorded_parts import KEPT_EVERY, PicturesInFolder, fill, new_database

PARTS = 3000
MakeWindow = Callable[..., ResultsWindow]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the record and the pictures, made once."""
    folder = tmp_path_factory.mktemp("filled")
    made = new_database(folder)
    fill(made, PARTS, datetime.now(UTC))
    made.close()
    PicturesInFolder(folder / "pictures").keep(PARTS - 24, PARTS)
    return folder


@pytest.fixture
def database(filled: Path, tmp_path: Path) -> Iterator[ResultsDatabase]:
    """A copy of it."""
    shutil.copy(filled / "results.sqlite", tmp_path)
    copied = ResultsDatabase(f"sqlite:///{tmp_path / 'results.sqlite'}")
    yield copied
    copied.close()


@pytest.fixture
def pictures(filled: Path, tmp_path: Path) -> PicturesInFolder:
    shutil.copytree(filled / "pictures", tmp_path / "pictures")
    return PicturesInFolder(tmp_path / "pictures")


def kept_of(row: PartRow) -> int:
    return {Verdict.OK: KEPT_EVERY, Verdict.NG: 1}.get(row.verdict, 0)


def until_quiet(qtbot: QtBot, window: ResultsWindow) -> None:
    """All answers are there."""
    history = window.history
    qtbot.waitUntil(
        lambda: (
            not (history.is_waiting or history.list.filter.is_typing or history.list.export.running)
        ),
        timeout=20_000,
    )


@pytest.fixture
def make_window(
    qtbot: QtBot, database: ResultsDatabase, pictures: PicturesInFolder, tmp_path: Path
) -> Iterator[MakeWindow]:
    made: list[ResultsWindow] = []

    def make(**more: object) -> ResultsWindow:
        given: dict[str, object] = {
            "record": database,
            "pictures": pictures,
            "kept_of": kept_of,
        }
        pages = more.pop("pages", ())
        gate = Gate(
            more.pop("session", OpenSession("Kim")),  # type: ignore[arg-type]
            more.pop("audit", NOT_RECORDED),  # type: ignore[arg-type]
            ask=more.pop("ask", ask_log_in),  # type: ignore[arg-type]
        )
        sources = HistorySources(**{**given, **more})  # type: ignore[arg-type]
        window = ResultsWindow(sources, resources_folder(), tmp_path / "exports", gate, pages)  # type: ignore[arg-type]
        qtbot.addWidget(window)
        made.append(window)
        window.show()
        until_quiet(qtbot, window)
        return window

    yield make
    for window in made:
        window.shut_down()


@pytest.fixture
def window(make_window: MakeWindow) -> ResultsWindow:
    return make_window()
