"""One part of the past, large: pictures, facts, steps, correction."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.library.entries import Label
from app.store.parts import PartFilter, PartRow
from app.store.results_database import ResultsDatabase
from app.ui.history.facts import PartFacts, number_text
from app.ui.history.part_picture import PictureKind
from app.ui.history.parts_model import PAGE, Column
from app.ui.history.window import ResultsWindow
from core.errors import DataError
from core.types import Verdict
from tests.gui.history.conftest import PARTS, MakeWindow, until_quiet
from tests.helpers.recorded_parts import PicturesInFolder
from tests.helpers.records import row


def open_part(qtbot: QtBot, window: ResultsWindow, place: int = 0) -> None:
    window.history.open_part(place)
    until_quiet(qtbot, window)


def trigger(window: ResultsWindow) -> int:
    assert window.history.part.row is not None
    return window.history.part.row.trigger


def test_a_tap_on_a_part_enlarges_it(window: ResultsWindow, qtbot: QtBot) -> None:
    table = window.history.list.table
    box = table.visualRect(table.model().index(1, Column.TIME))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert window.history.is_large and trigger(window) == PARTS - 1


def test_keys_and_buttons_step(window: ResultsWindow, qtbot: QtBot) -> None:
    view = window.history.part
    open_part(qtbot, window)
    assert not view.newer.isEnabled()
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert trigger(window) == PARTS - 2
    qtbot.mouseClick(view.newer, Qt.MouseButton.LeftButton)
    assert trigger(window) == PARTS - 1
    qtbot.mouseClick(view.older, Qt.MouseButton.LeftButton)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert trigger(window) == PARTS - 1
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not window.history.is_large
    assert window.history.list.table.currentIndex().row() == 1


def test_steps_go_on_behind_the_page(window: ResultsWindow, qtbot: QtBot) -> None:
    open_part(qtbot, window, PAGE - 1)
    assert len(window.history.list.model.rows) == 2 * PAGE
    qtbot.mouseClick(window.history.part.older, Qt.MouseButton.LeftButton)
    assert trigger(window) == PARTS - PAGE


def test_the_three_pictures_of_a_part(window: ResultsWindow, qtbot: QtBot) -> None:
    view = window.history.part
    open_part(qtbot, window)
    assert view.shown.kind is PictureKind.OVERLAY and view.image.isVisible()
    overlay = view.shown.picture
    qtbot.mouseClick(view.controls.kinds[PictureKind.ORIGINAL], Qt.MouseButton.LeftButton)
    until_quiet(qtbot, window)
    assert view.shown.kind is PictureKind.ORIGINAL
    assert overlay is not None and view.shown.picture is not None
    assert (overlay != view.shown.picture).any()
    before = view.image.visible_share
    qtbot.mouseClick(view.controls.closer, Qt.MouseButton.LeftButton)
    assert view.image.visible_share < before
    qtbot.mouseClick(view.controls.whole, Qt.MouseButton.LeftButton)
    assert view.image.visible_share == before


def test_a_part_without_a_picture_says_which_are_kept(window: ResultsWindow, qtbot: QtBot) -> None:
    view = window.history.part
    open_part(qtbot, window, 1)
    assert "No picture" in view.missing.text() and "every 10th" in view.missing.text()
    assert not view.image.isVisible() and not view.controls.isVisible()


def test_a_picture_that_is_gone_says_why(
    window: ResultsWindow, pictures: PicturesInFolder, qtbot: QtBot
) -> None:
    for path in pictures.folder.iterdir():
        path.unlink()
    rows = window.history.list.model.rows
    for verdict, why in ((Verdict.NG, "given up"), (Verdict.CANNOT_JUDGE, "keep no picture")):
        open_part(qtbot, window, [row.verdict for row in rows].index(verdict))
        assert why in window.history.part.missing.text()


def test_a_station_without_pictures_says_so(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(pictures=None)
    open_part(qtbot, window)
    assert "keeps no pictures" in window.history.part.missing.text()


def test_a_damaged_picture_is_told_and_the_others_can_be_seen(
    window: ResultsWindow, pictures: PicturesInFolder, qtbot: QtBot
) -> None:
    (pictures.folder / f"{PARTS}-over.png").write_bytes(b"no picture")
    view = window.history.part
    open_part(qtbot, window)
    assert f"{PARTS}-over.png" in view.missing.text() and not view.image.isVisible()
    qtbot.mouseClick(view.controls.kinds[PictureKind.HEAT_MAP], Qt.MouseButton.LeftButton)
    until_quiet(qtbot, window)
    assert view.image.isVisible()


def test_all_that_is_on_record_is_said(make_window: MakeWindow, qtbot: QtBot) -> None:
    def outputs(row: PartRow) -> Sequence[str]:
        return (f"Reject gate: {row.verdict}, acknowledged <after> 14 ms",)

    window = make_window(outputs=outputs)
    open_part(qtbot, window)
    text = window.history.part.facts.text
    for word in (
        "A4714000",
        "Brake disc · 2",
        "disc/1",
        "0.400",
        "48.2 ms",
        "Region 1",
        "655 px at x 232, y 205",
        "Sharpness",
        "acknowledged &lt;after&gt; 14 ms",
    ):
        assert word in text, word
    assert "Corrected" not in text


def test_a_correction_needs_a_reason_and_is_kept(
    window: ResultsWindow, database: ResultsDatabase, qtbot: QtBot
) -> None:
    view = window.history.part
    open_part(qtbot, window)
    qtbot.mouseClick(view.correction.good, Qt.MouseButton.LeftButton)
    assert "reason" in view.correction.message.text()
    assert view.row is not None and view.row.correction is None
    view.correction.reason.setCurrentText("Only dirt")
    qtbot.mouseClick(view.correction.good, Qt.MouseButton.LeftButton)
    until_quiet(qtbot, window)
    assert "Noted" in view.correction.message.text() and "Only dirt" in view.facts.text
    (row,) = database.page(PartFilter(), limit=1)
    assert row.correction is not None and row.verdict is Verdict.NG
    assert (row.correction.now, row.correction.reason, row.correction.by) == (
        Label.GOOD,
        "Only dirt",
        "Kim",
    )
    label = window.history.list.model.index(0, Column.LABEL).data()
    assert label == "Good\nKim", "the list shows it"
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert not view.correction.message.isVisible() and not view.correction.reason.currentText()


class Inbox:
    def __init__(self, error: DataError | None = None) -> None:
        self.taken: list[tuple[int, Path]] = []
        self._error = error

    def take(self, part: PartRow, picture: Path) -> bool:
        if self._error is not None:
            raise self._error
        self.taken.append((part.trigger, picture))
        return True


def test_a_corrected_part_with_a_picture_waits_to_be_learned(
    make_window: MakeWindow, pictures: PicturesInFolder, qtbot: QtBot
) -> None:
    inbox = Inbox()
    window = make_window(inbox=inbox)
    for place in (0, 1):  # the second one has no picture
        open_part(qtbot, window, place)
        window.history.part.correction.reason.setCurrentText("Only dirt")
        window.history.part.correction.bad.click()
        until_quiet(qtbot, window)
        until_quiet(qtbot, window)
    assert inbox.taken == [(PARTS, pictures.folder / f"{PARTS}-original.png")]


def test_a_correction_outlasts_its_window(
    make_window: MakeWindow, database: ResultsDatabase, qtbot: QtBot
) -> None:
    """Said while the picture is still being read, and the window closed at once."""
    inbox = Inbox()
    window = make_window(inbox=inbox)
    open_part(qtbot, window)
    view = window.history.part
    begun, go_on = threading.Event(), threading.Event()

    def wait() -> None:
        begun.set()
        assert go_on.wait(20)

    view._background.submit("busy", wait, lambda done: None, lambda error: None)
    assert begun.wait(20)
    view.correction.reason.setCurrentText("Only dirt")
    view.correction.bad.click()
    ending = threading.Timer(0.05, go_on.set)
    ending.start()
    window.close()
    window.shut_down()
    ending.join()
    (row, *_) = database.page(PartFilter())
    assert row.correction is not None and row.correction.reason == "Only dirt"
    assert [number for number, _ in inbox.taken] == [PARTS]


def test_what_fails_is_a_sentence(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(inbox=Inbox(DataError("The disk is full.")))
    open_part(qtbot, window)
    window.history.part.correction.reason.setCurrentText("Only dirt")
    window.history.part.correction.bad.click()
    qtbot.waitUntil(lambda: "disk is full" in window.history.part.correction.message.text())


def test_the_large_part_stays_while_the_list_changes(window: ResultsWindow, qtbot: QtBot) -> None:
    open_part(qtbot, window, 5)
    window.history.list.filter.verdicts[Verdict.NG].click()
    until_quiet(qtbot, window)
    assert trigger(window) == PARTS - 5, "an OK part, which the list does not hold any more"
    view = window.history.part
    assert view.older.isEnabled() and not view.newer.isEnabled()
    qtbot.mouseClick(view.older, Qt.MouseButton.LeftButton)
    assert trigger(window) == PARTS


def test_the_part_as_a_whole_is_told_of_models_that_judge_it() -> None:
    facts = PartFacts()
    assert "Part as a whole" not in dict(facts.of(row(1)))
    told = [name for name, _ in facts.of(row(1, puad_score=0.0))]
    assert told[told.index("Layout") + 1] == "Part as a whole"
    assert dict(facts.of(row(1, puad_score=0.25)))["Part as a whole"] == number_text(0.25)
