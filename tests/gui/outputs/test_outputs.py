"""The outputs' test page: everything is seen, forced only when it may be, and always let go of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.access.audit import Action
from app.access.errors import AuditError
from app.access.roles import Permission
from app.access.session import Session
from app.outputs.snapshot import OutputSnapshot, OutputState, Signal
from app.paths import resources_folder
from app.station.snapshot import LineState
from app.ui.access.gate import Gate
from app.ui.live.window import LiveWindow
from app.ui.outputs.exchanges import ROW_PX, Column
from app.ui.outputs.signal_row import SignalRow
from app.ui.outputs.view import OutputsView
from app.ui.theme import apply_theme
from app.ui.widgets.fitted_label import FittedLabel
from tests.helpers.access import ADA, KIM, ListedAudit, MovedClock, session_of
from tests.helpers.fake_line import FakeLine
from tests.helpers.fake_outputs import (
    AWAY,
    FakeOutputs,
    broker,
    controller,
    deliveries,
    delivery,
    ejector,
    share,
)
from tests.helpers.live_pictures import changing, several

LEFT = Qt.MouseButton.LeftButton
PLC = "PLC cell 4"


class Bench:
    """A paused line with four outputs, watched by a window; Kim is logged in."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self._qtbot = qtbot
        self.audit, self.clock = ListedAudit(), MovedClock()
        self.session: Session = session_of(folder, self.audit, self.clock)
        self.answer: tuple[str, str] | None = None
        self.asked: list[Permission | None] = []
        self.outputs = FakeOutputs(controller(), ejector(), share(), broker())
        self.line = FakeLine()
        self.line.state = replace(self.line.state, state=LineState.PAUSED)
        self.session.log_in("Kim", KIM)
        self.gate = Gate(self.session, self.audit, ask=self._log_in)
        self.window = LiveWindow(
            [self.line], resources_folder(), gate=self.gate, outputs={"Line 1": self.outputs}
        )
        qtbot.addWidget(self.window)
        self.window.show()
        self.outputs.calls.clear()

    def _log_in(self, session: object, permission: Permission | None, parent: QWidget) -> bool:
        self.asked.append(permission)
        if self.answer is not None:
            self.session.log_in(*self.answer)
        return self.answer is not None

    def open(self) -> OutputsView:
        self.tap(self.window.views[0].outputs)
        self.window.refresh()
        page = self.window.testing
        assert page is not None
        return page

    def tap(self, widget: QWidget) -> None:
        self._qtbot.mouseClick(widget, LEFT)

    def become(self, state: LineState) -> None:
        self.line.state = replace(self.line.state, state=state)
        self.window.refresh()

    def force_pass(self) -> None:
        page = self.window.testing
        assert page is not None
        self.tap(row(page, "Pass").on)

    @property
    def forcings(self) -> list[tuple[str, Action, str, object, object, str]]:
        return [entry for entry in self.audit.entries if entry[1] is Action.OUTPUT_FORCED]


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Bench:
    return Bench(qtbot, tmp_path)


def row(page: OutputsView, name: str) -> SignalRow:
    return next(found for found in page.signals_of.rows if found.name.text() == name)


def cell(page: OutputsView, place: int, column: Column) -> str:
    model = page.exchanges.exchanges
    return str(model.data(model.index(place, column)))


def test_a_line_without_outputs_has_no_button(qtbot: QtBot) -> None:
    window = LiveWindow([FakeLine()], resources_folder())
    qtbot.addWidget(window)
    window.show()
    assert window.views[0].outputs.isHidden()


def test_every_output_is_listed_and_one_is_chosen(bench: Bench) -> None:
    bench.outputs.change("Plant", state=OutputState.AWAY, trouble=AWAY, waiting=38)
    page = bench.open()
    assert [card.name.full for card in page.cards] == [PLC, "Ejector", "Share", "Plant"]
    assert page.cards[0].kind.text() == "Modbus TCP server"
    assert page.cards[0].counts.text() == "0 waiting · 39 delivered · 1 given up"
    assert page.cards[0].lamp.text() == "●  Connected"
    assert page.cards[3].lamp.text() == "▲  Away"
    assert page.cards[3].lamp.property("level") == "warning"
    assert page.name.text() == PLC and page.trouble.isHidden()
    bench.tap(page.cards[3])
    assert page.name.text() == "Plant" and AWAY in page.trouble.text()
    assert "last seen" in page.signals_of.hint.text()
    bench.tap(page.cards[2])
    assert page.signals_of.rows == [] and "no signals" in page.signals_of.hint.text()


def test_signals_are_seen_live(bench: Bench) -> None:
    page = bench.open()
    shown = row(page, "Pass")
    assert shown.lamp.text() == "●  ON" and shown.direction.text() == "→ out"
    assert row(page, "Results Ack").direction.text() == "← in"
    assert row(page, "Serial number").lamp.text() == "SN-0815"
    assert row(page, "Heartbeat").on.isHidden() and row(page, "Results Ack").on.isHidden()
    names = [signal.name for signal in controller().signals]
    changed = [replace(s, value=False) if s.name == "Pass" else s for s in controller().signals]
    bench.outputs.change(PLC, signals=tuple(changed))
    bench.window.refresh()
    assert shown.lamp.text() == "○  OFF"
    assert len(page.signals_of.rows) == len(names)
    assert not bench.outputs.calls, "looking changes nothing"


def test_a_signal_is_forced_on_record_while_the_line_is_paused(bench: Bench) -> None:
    page = bench.open()
    bench.tap(row(page, "Fault").on)
    bench.tap(row(page, "Pass").off)
    assert bench.outputs.calls == [(PLC, "Fault", True), (PLC, "Pass", False)]
    assert bench.forcings == [
        ("Kim", Action.OUTPUT_FORCED, f"Line 1: {PLC}: Fault", False, True, ""),
        ("Kim", Action.OUTPUT_FORCED, f"Line 1: {PLC}: Pass", True, False, ""),
    ]
    lamp = row(page, "Fault").lamp
    assert lamp.text() == "▲  ON, forced" and lamp.property("level") == "warning"
    assert f"Forced by hand: {PLC} · Fault ON, {PLC} · Pass OFF." in page.notice.text.text()
    assert page.cards[0].lamp.text() == "▲  Forced"
    bench.tap(page.notice.release)
    assert bench.outputs.forced == []
    assert bench.forcings[-1][3:] == (False, "released", "by hand")
    assert not page.notice.release.isEnabled()


def test_what_can_not_be_recorded_is_not_forced(bench: Bench) -> None:
    page = bench.open()
    bench.audit.error = AuditError("The disk is full.", "Nothing was changed.", "Make room.")
    bench.force_pass()
    assert bench.outputs.calls == []
    assert "The disk is full." in page.notice.text.text()
    bench.audit.error = None
    bench.force_pass()
    assert bench.outputs.forced == ["Pass"]
    assert "disk" not in page.notice.text.text()


@pytest.mark.parametrize("state", [LineState.RUNNING, LineState.STARTING, LineState.STOPPING])
def test_a_line_at_work_is_asked_about_first(bench: Bench, state: LineState) -> None:
    bench.become(state)
    page = bench.open()
    bench.force_pass()
    assert bench.outputs.calls == [] and bench.forcings == []
    assert "a forced signal can let a bad part pass" in page.notice.text.text()
    assert page.notice.property("level") == "warning"
    bench.tap(page.notice.cancel)
    assert bench.outputs.calls == [] and page.notice.confirm.isHidden()
    bench.force_pass()
    bench.tap(page.notice.confirm)
    bench.window.refresh()
    assert bench.outputs.calls == [(PLC, "Pass", True)]
    assert page.notice.confirm.isHidden()


def test_a_part_on_its_way_counts_as_inspecting(bench: Bench) -> None:
    bench.line.state = replace(bench.line.state, pending=1)
    page = bench.open()
    bench.force_pass()
    assert bench.outputs.calls == [] and page.notice.confirm.isVisible()


def test_what_was_forced_at_rest_is_released_when_the_line_inspects(bench: Bench) -> None:
    page = bench.open()
    bench.force_pass()
    bench.line.state = replace(bench.line.state, state=LineState.RUNNING)
    bench.window.refresh(whole=False)
    assert bench.outputs.forced == []
    assert "The line began to inspect" in page.notice.text.text()
    assert bench.forcings[-1][4:] == ("released", "the line began to inspect")


def test_a_confirmation_holds_until_the_line_has_rested(bench: Bench) -> None:
    bench.become(LineState.RUNNING)
    page = bench.open()
    bench.force_pass()
    bench.tap(page.notice.confirm)
    bench.window.refresh()
    assert bench.outputs.forced == ["Pass"]
    bench.become(LineState.PAUSED)
    assert bench.outputs.forced == ["Pass"]
    bench.become(LineState.RUNNING)
    assert bench.outputs.forced == []


def test_a_question_of_a_line_that_comes_to_rest_is_withdrawn(bench: Bench) -> None:
    bench.become(LineState.RUNNING)
    page = bench.open()
    bench.force_pass()
    bench.become(LineState.PAUSED)
    assert page.notice.confirm.isHidden() and bench.outputs.calls == []


def test_only_who_may_forces_and_looking_is_free(bench: Bench) -> None:
    bench.session.log_out()
    bench.gate.look()
    page = bench.open()
    button = row(page, "Pass").on
    assert button.isEnabled() and not button.icon().isNull(), "a lock"
    bench.tap(button)
    assert bench.asked == [Permission.TEST_OUTPUTS] and bench.outputs.forced == []
    bench.answer = ("Kim", KIM)
    bench.tap(button)
    assert bench.outputs.forced == ["Pass"] and button.icon().isNull()


Leave = Callable[[Bench, OutputsView], object]


def fall_back(bench: Bench, page: OutputsView) -> None:
    bench.clock.pass_by(601)
    bench.gate.look()


def another_person(bench: Bench, page: OutputsView) -> None:
    bench.session.log_in("Ada", ADA)
    bench.gate.look()


@pytest.mark.parametrize(
    "leave",
    [
        lambda bench, page: bench.tap(page.done),
        lambda bench, page: bench.window.show_overview(),
        lambda bench, page: bench.gate.log_out(),
        fall_back,
        another_person,
        lambda bench, page: bench.window.close(),
        lambda bench, page: bench.window.shut_down(),
    ],
    ids=["done", "other page", "log-out", "fall-back", "another person", "close", "shut-down"],
)
def test_everything_is_released_whoever_and_whatever_leaves(bench: Bench, leave: Leave) -> None:
    page = bench.open()
    bench.force_pass()
    assert bench.outputs.forced == ["Pass"]
    leave(bench, page)
    assert bench.outputs.forced == []
    assert bench.forcings[-1][4] == "released"


def test_an_output_that_is_away_can_not_be_forced(bench: Bench) -> None:
    page = bench.open()
    bench.outputs.change(PLC, state=OutputState.AWAY)
    bench.force_pass()
    assert bench.outputs.calls == [] and bench.forcings == []
    assert "not connected any more" in page.notice.text.text()
    bench.window.refresh()
    assert not row(page, "Pass").on.isEnabled()


def test_numbers_and_texts_are_typed(qtbot: QtBot, bench: Bench) -> None:
    signals = (Signal("Speed", 3, can_force=True), Signal("Text", "a", can_force=True))
    bench.outputs.now = (OutputSnapshot("Drive", "other", OutputState.OPEN, signals=signals),)
    page = bench.open()
    speed, text = page.signals_of.rows
    assert speed.on.isHidden() and speed.field.isVisible()
    qtbot.keyClicks(speed.field, "fast")
    bench.tap(speed.hold)
    assert "whole number" in page.notice.text.text() and bench.outputs.calls == []
    speed.field.clear()
    qtbot.keyClicks(speed.field, "12")
    bench.window.refresh()
    assert speed.field.text() == "12", "a look takes nothing away"
    bench.tap(speed.hold)
    qtbot.keyClicks(text.field, "stop")
    qtbot.keyClick(text.field, Qt.Key.Key_Return)
    assert bench.outputs.calls == [("Drive", "Speed", 12), ("Drive", "Text", "stop")]


def test_exchanges_tell_what_became_of_each_part(bench: Bench) -> None:
    page = bench.open()
    assert page.exchanges.exchanges.rowCount() == 40
    assert cell(page, 0, Column.PART) == "40"
    assert cell(page, 0, Column.ANSWER) == "✓ Pass"
    assert cell(page, 0, Column.LATENCY) == "4.0"
    rejected, given_up = 40 - 35, 40 - 12
    assert cell(page, rejected, Column.ANSWER) == "✕ Reject"
    assert cell(page, rejected, Column.SENT) == "NG"
    assert cell(page, given_up, Column.ACKNOWLEDGED) == "–"
    assert cell(page, given_up, Column.ATTEMPTS) == "3"
    assert cell(page, given_up, Column.PROBLEM) == "▲ It was too late to act on it."
    page.exchanges.selectRow(given_up)
    assert page.problem.text() == "Part 12: It was too late to act on it."
    page.exchanges.selectRow(rejected)
    assert page.problem.text() == ""


def test_new_exchanges_leave_selection_and_place(bench: Bench) -> None:
    page = bench.open()
    table = page.exchanges
    QApplication.processEvents()
    table.selectRow(10)
    table.verticalScrollBar().setValue(8 * ROW_PX)
    top = cell(page, table.rowAt(1), Column.PART)
    bench.outputs.change(PLC, deliveries=(delivery(PLC, 41), *deliveries(PLC, 40))[:40])
    bench.window.refresh()
    QApplication.processEvents()
    assert page.exchanges.exchanges.rowCount() == 40
    assert cell(page, 0, Column.PART) == "41"
    (chosen,) = table.selectionModel().selectedRows()
    assert cell(page, chosen.row(), Column.PART) == "30"
    assert cell(page, table.rowAt(1), Column.PART) == top


def test_the_newest_stay_in_sight_at_the_top(bench: Bench) -> None:
    page = bench.open()
    bench.outputs.change(PLC, deliveries=(delivery(PLC, 41), *deliveries(PLC, 40)))
    bench.window.refresh()
    assert page.exchanges.verticalScrollBar().value() == 0
    assert cell(page, 0, Column.PART) == "41"


def test_a_recipe_with_other_outputs_shows_those(bench: Bench) -> None:
    page = bench.open()
    bench.outputs.now = ()
    bench.window.refresh()
    assert page.cards == [] and "has no outputs" in page.trouble.text()
    bench.outputs.now = (share(),)
    bench.window.refresh()
    assert page.name.text() == "Share" and len(page.cards) == 1


def test_the_lamp_in_the_live_view_is_grey_until_abnormal(bench: Bench) -> None:
    lamp = bench.window.views[0].outputs
    assert lamp.text() == "●  Outputs" and lamp.property("level") == "calm"
    for change, text in (
        ({"trouble": AWAY}, "▲  Outputs: 1 in trouble"),
        ({"state": OutputState.SLOW}, "▲  Outputs: 1 slow"),
        ({"state": OutputState.AWAY}, "▲  Outputs: 1 away"),
    ):
        bench.outputs.change("Plant", **change)
        bench.window.refresh()
        assert lamp.text() == text and lamp.property("level") == "warning"
    bench.outputs.force(PLC, "Pass", True)
    bench.window.refresh()
    assert lamp.text() == "▲  Outputs: forced"


def test_a_tile_warns_of_outputs_and_is_silent_while_they_are_well(qtbot: QtBot) -> None:
    outputs = FakeOutputs(controller())
    lines = [FakeLine("Line 1"), FakeLine("Line 2", 4)]
    window = LiveWindow(lines, resources_folder(), outputs={"Line 2": outputs})
    qtbot.addWidget(window)
    window.show()
    assert window.tiles[1].outputs.isHidden()
    outputs.force(PLC, "Pass", True)
    window.refresh()
    assert window.tiles[0].outputs.isHidden()
    assert window.tiles[1].outputs.text() == "▲  Forced"
    outputs.release()
    outputs.change(PLC, state=OutputState.AWAY)
    window.refresh()
    assert window.tiles[1].outputs.text() == "▲  Outputs"


@pytest.mark.parametrize("crowded", [False, True])
def test_head_and_page_fit_a_small_screen(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, crowded: bool
) -> None:
    apply_theme(qapp, resources_folder(), "light")
    try:
        bench = Bench(qtbot, tmp_path)
        if crowded:
            (line,) = changing()
            bench.line.state = replace(line.state, state=LineState.PAUSED)
            bench.line.challenge = line.challenge
        bench.outputs.change("Plant", state=OutputState.AWAY, trouble=AWAY)
        bench.window.refresh()
        assert bench.window.minimumSizeHint().width() <= 1280
        assert bench.window.minimumSizeHint().height() <= 800
        page = bench.open()
        bench.force_pass()
        bench.window.refresh()
        assert bench.window.minimumSizeHint().width() <= 1280
        assert bench.window.minimumSizeHint().height() <= 800
        shown = row(page, "Pass")
        assert min(b.height() for b in (shown.on, shown.off, page.notice.release)) >= 48
    finally:
        qapp.setStyleSheet("")


def test_tiles_of_troubled_lines_fit_a_small_screen(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, resources_folder(), "light")
    try:
        lines = several()
        outputs = {line.name: FakeOutputs(broker(away=True)) for line in lines}
        window = LiveWindow(lines, resources_folder(), outputs=outputs)
        qtbot.addWidget(window)
        window.show()
        assert all(tile.outputs.isVisible() for tile in window.tiles)
        assert window.minimumSizeHint().width() <= 1280
        assert window.minimumSizeHint().height() <= 800
        window.enlarge(2)
        assert window.minimumSizeHint().width() <= 1280
    finally:
        qapp.setStyleSheet("")


def test_a_fitted_text_asks_for_no_room_and_ends_in_an_ellipsis(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = FittedLabel(window)
    window.show()
    text = "A name that is rather long"
    label.show_text(text)
    label.resize(80, 30)
    assert label.text().endswith("…") and label.toolTip() == label.full == text
    label.resize(600, 30)
    assert label.text() == text
