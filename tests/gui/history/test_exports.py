"""What is filtered goes into files: whole, stopped, or failed with a sentence."""

from __future__ import annotations

import csv
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.access.audit import Action, Deed
from app.access.errors import AuditError
from app.access.roles import Permission, Role
from app.access.session import OpenSession, SessionState
from app.store.parts import PartFilter, PartRow
from app.store.results_database import ResultsDatabase
from app.ui.history.export_bar import ExportBar
from app.ui.history.window import ResultsWindow
from app.ui.widgets import asking
from app.ui.widgets.asking import ask_where_to_save
from core.types import Verdict
from tests.gui.history.conftest import MakeWindow, until_quiet
from tests.helpers.access import ListedAudit


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def accept(bar: ExportBar) -> list[Path]:
    """As proposed."""
    asked: list[Path] = []

    def ask(parent: object, title: str, proposal: Path) -> Path:
        asked.append(proposal)
        return proposal

    bar.ask_file = ask
    return asked


def test_what_is_filtered_is_exported(
    window: ResultsWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = window.history.list
    page.filter.verdicts[Verdict.NG].click()
    asked = accept(page.exports)
    qtbot.mouseClick(page.exports.csv, Qt.MouseButton.LeftButton)
    assert not page.exports.excel.isEnabled() and page.exports.stop_button.isVisible()
    until_quiet(qtbot, window)
    rows = read(asked[0])
    assert len(rows) == 248 and {row["verdict"] for row in rows} == {"NG"}
    assert ": 248." in page.exports.message.text() and page.exports.excel.isEnabled()
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    qtbot.mouseClick(page.exports.open_button, Qt.MouseButton.LeftButton)
    assert [Path(place) for place in opened] == [asked[0].parent]


def test_excel(window: ResultsWindow, qtbot: QtBot) -> None:
    bar = window.history.list.exports
    asked = accept(bar)
    qtbot.mouseClick(bar.excel, Qt.MouseButton.LeftButton)
    until_quiet(qtbot, window)
    assert asked[0].suffix == ".xlsx" and asked[0].stat().st_size > 50_000


def test_images_come_with_their_tables(window: ResultsWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = window.history.list
    page.exports.ask_folder = lambda parent, title: tmp_path / "stick"
    page.filter.serial.setText("A471399*")
    until_quiet(qtbot, window)
    qtbot.mouseClick(page.exports.images, Qt.MouseButton.LeftButton)
    until_quiet(qtbot, window)
    (folder,) = (tmp_path / "stick").iterdir()
    told = read(folder / "pictures.csv")
    assert {row["trigger"] for row in told} == {"2990", "2993"}, (
        "the tenth OK one, and one that could not be judged"
    )
    assert (folder / told[0]["original"]).is_file() and len(read(folder / "parts.csv")) == 10
    assert "Parts whose images are in" in page.exports.message.text()
    assert page.exports.message.text().endswith(": 2.")


def test_a_cancelled_question_exports_nothing(window: ResultsWindow, qtbot: QtBot) -> None:
    bar = window.history.list.exports
    bar.ask_file = lambda parent, title, proposal: None
    bar.ask_folder = lambda parent, title: None
    for button in (bar.csv, bar.images):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not window.history.list.export.running and not bar.message.text()


class Slow:
    """A record whose parts come until somebody stops them."""

    def __init__(self, database: ResultsDatabase) -> None:
        self._database = database
        self.go_on = threading.Event()

    def __getattr__(self, name: str) -> object:
        return getattr(self._database, name)

    def all(self, wanted: PartFilter) -> Iterator[PartRow]:
        for number, row in enumerate(self._database.all(wanted)):
            if number == 1001:
                assert self.go_on.wait(20)
            yield row


def test_an_export_shows_how_far_it_is_and_can_be_stopped(
    make_window: MakeWindow, database: ResultsDatabase, qtbot: QtBot
) -> None:
    record = Slow(database)
    window = make_window(record=record)
    bar = window.history.list.exports
    asked = accept(bar)
    qtbot.mouseClick(bar.csv, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar.bar.value() == 1000)
    assert bar.bar.maximum() == 3000
    qtbot.mouseClick(bar.stop_button, Qt.MouseButton.LeftButton)
    record.go_on.set()
    until_quiet(qtbot, window)
    assert "stopped" in bar.message.text() and list(asked[0].parent.iterdir()) == []
    assert bar.csv.isEnabled() and not bar.stop_button.isVisible()


def test_closing_the_window_stops_an_export(
    make_window: MakeWindow, database: ResultsDatabase, qtbot: QtBot
) -> None:
    record = Slow(database)
    window = make_window(record=record)
    bar = window.history.list.exports
    asked = accept(bar)
    qtbot.mouseClick(bar.csv, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar.bar.value() == 1000)
    window.history.list.export.stop()
    record.go_on.set()
    window.close()
    window.shut_down()
    assert list(asked[0].parent.iterdir()) == []


def test_a_place_that_can_not_be_written_is_a_sentence(
    window: ResultsWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    bar = window.history.list.exports
    bar.ask_file = lambda parent, title, proposal: tmp_path / "file" / "parts.csv"
    qtbot.mouseClick(bar.csv, Qt.MouseButton.LeftButton)
    until_quiet(qtbot, window)
    assert "could not be written" in bar.message.text() and not bar.open_button.isVisible()


class Watched(ListedAudit):
    """Knows who wrote into it."""

    def write(self, deed: Deed) -> None:
        super().write(deed)
        self.thread = threading.current_thread().name


def test_an_export_is_on_record_beside_the_gui_thread(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    audit = Watched()
    window = make_window(audit=audit)
    bar = window.history.list.exports
    asked = accept(bar)
    qtbot.mouseClick(bar.csv, Qt.MouseButton.LeftButton)
    until_quiet(qtbot, window)
    ((*told, reason),) = audit.entries
    assert told == ["Kim", Action.RESULTS_EXPORTED, "", "", str(asked[0])]
    assert reason.startswith("parts, since ") and reason.endswith(" UTC")
    assert audit.thread == "history export"


def test_a_failed_export_and_one_that_can_not_be_recorded(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    audit = Watched()
    window = make_window(audit=audit)
    bar = window.history.list.exports
    (tmp_path / "file").write_text("in the way")
    bar.ask_file = lambda parent, title, proposal: tmp_path / "file" / "parts.csv"
    qtbot.mouseClick(bar.csv, Qt.MouseButton.LeftButton)
    until_quiet(qtbot, window)
    assert audit.actions == [Action.RESULTS_EXPORTED, Action.EXPORT_FAILED]
    audit.error = AuditError("The audit log is full.")
    asked = accept(bar)
    qtbot.mouseClick(bar.csv, Qt.MouseButton.LeftButton)
    until_quiet(qtbot, window)
    assert "audit log is full" in bar.message.text() and not asked[0].exists()
    assert bar.csv.isEnabled() and not bar.bar.isVisible()


class Lapsing(OpenSession):
    """Somebody whose time runs out."""

    def __init__(self) -> None:
        super().__init__("Kim")
        self.is_in = True

    def state(self) -> SessionState:
        role = Role.ENGINEER if self.is_in else Role.OPERATOR
        return SessionState(is_on=True, name="Kim" if self.is_in else "", role=role)


def test_who_was_logged_out_while_the_dialog_was_open_exports_nothing(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    session, asked = Lapsing(), []

    def refuse(session: object, permission: object, parent: object) -> bool:
        asked.append(permission)
        return False

    window = make_window(session=session, ask=refuse)
    bar = window.history.list.exports

    def leave(*_: object) -> Path:
        session.is_in = False
        return tmp_path / "parts.csv"

    bar.ask_file = leave
    qtbot.mouseClick(bar.csv, Qt.MouseButton.LeftButton)
    until_quiet(qtbot, window)
    assert asked == [Permission.EXPORT] and not (tmp_path / "parts.csv").exists()
    bar.ask_folder = leave
    session.is_in = True
    qtbot.mouseClick(bar.images, Qt.MouseButton.LeftButton)
    until_quiet(qtbot, window)
    assert len(asked) == 2 and list(tmp_path.glob("parts*")) == []


@pytest.mark.parametrize("agrees", [True, False])
def test_a_name_that_gets_its_ending_afterwards_is_asked_about(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, agrees: bool
) -> None:
    parent, taken = QWidget(), tmp_path / "parts.csv"
    qtbot.addWidget(parent)
    taken.write_text("mine")
    chosen = {"name": str(tmp_path / "parts")}
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen["name"], ""))
    questions: list[str] = []

    def answer(parent: QWidget, title: str, question: str) -> bool:
        questions.append(question)
        return agrees

    monkeypatch.setattr(asking, "is_agreed", answer)
    assert ask_where_to_save(parent, "Export", taken) == (taken if agrees else None)
    assert "parts.csv" in questions[0]
    chosen["name"] = str(tmp_path / "new")
    assert ask_where_to_save(parent, "Export", taken) == tmp_path / "new.csv"
    chosen["name"] = str(taken)
    assert ask_where_to_save(parent, "Export", taken) == taken, "the system's dialog asked"
    assert len(questions) == 1
