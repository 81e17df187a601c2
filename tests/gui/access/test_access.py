"""Logging in by touch, what is locked, and who is logged in, in every window."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScroller, QWidget
from pytestqt.qtbot import QtBot

from app.access.audit import Action
from app.access.errors import AccessError
from app.access.roles import Permission, Role
from app.access.session import OpenSession, Session
from app.paths import resources_folder
from app.recipes.recipe import Recipe, Rectangle, SimulatedEntry
from app.recipes.setup import RecipeSetup
from app.recipes.store import RecipeFile, save_recipe
from app.ui.access.bar import AccessBar
from app.ui.access.gate import Gate
from app.ui.access.login_dialog import LoginDialog
from app.ui.commands import CommandLine
from app.ui.first_window.window import FirstWindow
from app.ui.live.window import LiveWindow
from app.ui.theme import apply_theme
from tests.helpers.access import ADA, KIM, ListedAudit, MovedClock, accounts_of, session_of
from tests.helpers.fake_line import FakeLine

PASSWORD = "a long password"


class Answers:
    """Stands for the dialog: logs in whoever it is told to, and counts how often it was asked."""

    def __init__(self) -> None:
        self.person: tuple[str, str] | None = None
        self.asked: list[Permission | None] = []

    def __call__(self, session: Session, permission: Permission | None, parent: QWidget) -> bool:
        self.asked.append(permission)
        if self.person is not None:
            session.log_in(*self.person)
        return self.person is not None


@pytest.fixture
def audit() -> ListedAudit:
    return ListedAudit()


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def session(tmp_path: Path, audit: ListedAudit, clock: MovedClock) -> Session:
    return session_of(tmp_path, audit, clock)


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def gate(qtbot: QtBot, session: Session, audit: ListedAudit, answers: Answers) -> Iterator[Gate]:
    made = Gate(session, audit, ask=answers)
    yield made


def open_live(qtbot: QtBot, gate: Gate, tmp_path: Path) -> LiveWindow:
    path = tmp_path / "recipe.json"
    save_recipe(RecipeFile(path, Recipe(name="Part", camera=SimulatedEntry(), model="model")))
    line = FakeLine()
    setup = RecipeSetup(path, gate.audit, gate.who)
    window = LiveWindow([line], resources_folder(), {line.name: setup}, gate=gate)
    qtbot.addWidget(window)
    window.show()
    return window


def bar_of(window: QWidget) -> AccessBar:
    (bar,) = window.findChildren(AccessBar)
    return bar


def open_dialog(
    qtbot: QtBot, session: Session, permission: Permission | None = None
) -> LoginDialog:
    dialog = LoginDialog(session, permission)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def type_pin(qtbot: QtBot, dialog: LoginDialog, digits: str) -> None:
    for digit in digits:
        qtbot.mouseClick(dialog.pad.keys[digit], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.enter, Qt.MouseButton.LeftButton)


def choose(dialog: LoginDialog, name: str) -> None:
    names = [dialog.people.item(row).text() for row in range(dialog.people.count())]
    dialog.people.setCurrentRow(next(i for i, text in enumerate(names) if name in text))


def test_a_pin_is_typed_by_touch(qtbot: QtBot, session: Session) -> None:
    dialog = open_dialog(qtbot, session)
    choose(dialog, "Kim")
    for key in ("1", "⌫", "2", "C"):
        qtbot.mouseClick(dialog.pad.keys[key], Qt.MouseButton.LeftButton)
    assert dialog.field.text() == ""
    type_pin(qtbot, dialog, KIM)
    assert dialog.result() == LoginDialog.DialogCode.Accepted
    assert session.state().name == "Kim"


def test_the_pad_has_room_for_gloves(qtbot: QtBot, session: Session) -> None:
    dialog = open_dialog(qtbot, session)
    assert all(min(k.width(), k.height()) >= 80 for k in dialog.pad.keys.values())
    assert dialog.sizeHint().height() <= 760 and dialog.sizeHint().width() <= 1200


def test_nobody_is_chosen_before_a_name_is_touched(
    qtbot: QtBot, session: Session, audit: ListedAudit
) -> None:
    dialog = open_dialog(qtbot, session)
    assert dialog.people.currentRow() == -1, "no name is marked"
    dialog.people.setFocus()
    assert dialog.person is None
    assert not dialog.field.isEnabled() and not dialog.pad.isEnabled()
    assert dialog.field.placeholderText() == "Touch your name."
    type_pin(qtbot, dialog, ADA)
    assert session.state().name == "" and Action.LOG_IN_FAILED not in audit.actions
    choose(dialog, "Ada")
    assert dialog.field.placeholderText() == "PIN"
    type_pin(qtbot, dialog, ADA)
    assert session.state().name == "Ada"


def test_no_key_is_cut_off_by_a_long_sentence(
    qapp: QApplication, qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(name: str, secret: str) -> None:
        raise AccessError(*["The list of users can't be used, as it was damaged on the disk."] * 3)

    monkeypatch.setattr(session, "log_in", fails)
    apply_theme(qapp, resources_folder(), "light")
    try:
        dialog = open_dialog(qtbot, session)
        choose(dialog, "Kim")
        type_pin(qtbot, dialog, KIM)
        qtbot.waitUntil(lambda: dialog.message.height() >= dialog.message.sizeHint().height())
        for key in dialog.pad.keys.values():
            assert key.geometry().bottom() < dialog.pad.height()
        assert dialog.pad.geometry().bottom() < dialog.message.geometry().top()
        assert dialog.message.heightForWidth(dialog.message.width()) <= dialog.message.height()
    finally:
        qapp.setStyleSheet("")


def test_names_are_scrolled_by_a_finger(qtbot: QtBot, session: Session) -> None:
    assert QScroller.hasScroller(open_dialog(qtbot, session).people.viewport())


def test_both_keys_of_the_dialog_are_alike(
    qtbot: QtBot, qapp: QApplication, session: Session
) -> None:
    apply_theme(qapp, resources_folder(), "light")
    try:
        dialog = open_dialog(qtbot, session)
        cancel, enter = dialog.cancel.geometry(), dialog.enter.geometry()
        assert (cancel.top(), cancel.size()) == (enter.top(), enter.size())
    finally:
        qapp.setStyleSheet("")


def test_a_wrong_pin_is_said_and_empties_the_field(qtbot: QtBot, session: Session) -> None:
    dialog = open_dialog(qtbot, session)
    choose(dialog, "Ada")
    type_pin(qtbot, dialog, "000001")
    assert "not right" in dialog.message.text()
    assert dialog.field.text() == "" and dialog.isVisible()
    type_pin(qtbot, dialog, ADA)
    assert session.state().role is Role.ADMINISTRATOR


def test_too_many_failures_are_counted_down(qtbot: QtBot, session: Session) -> None:
    dialog = open_dialog(qtbot, session)
    choose(dialog, "Ada")
    for _ in range(5):
        type_pin(qtbot, dialog, "000001")
    assert "Wait 0:30" in dialog.message.text()
    assert not dialog.enter.isEnabled()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    choose(dialog, "Kim")
    assert dialog.enter.isEnabled() and dialog.message.text() == ""
    type_pin(qtbot, dialog, KIM)
    assert session.state().name == "Kim"


def test_only_who_may_is_offered(qtbot: QtBot, session: Session) -> None:
    dialog = open_dialog(qtbot, session, Permission.USERS)
    assert dialog.people.count() == 1
    assert dialog.sentence.text() == "Administrators may do this."


def test_a_password_is_typed_on_the_keyboard(
    qtbot: QtBot, session: Session, tmp_path: Path, audit: ListedAudit
) -> None:
    accounts_of(tmp_path, audit).add("Lee", Role.ENGINEER, PASSWORD, by="Ada")
    dialog = open_dialog(qtbot, session)
    choose(dialog, "Lee")
    assert not dialog.pad.isEnabled() and dialog.password_hint.isVisible()
    qtbot.keyClicks(dialog.field, PASSWORD)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert session.state().name == "Lee"


def test_where_nobody_can_log_in_it_says_why(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    (tmp_path / "users.json").write_text("damaged")
    dialog = open_dialog(qtbot, session)
    assert "can't be used" in dialog.message.text()
    assert not dialog.enter.isEnabled()


def test_a_locked_action_asks_for_a_log_in_and_goes_on(
    qtbot: QtBot, gate: Gate, answers: Answers, tmp_path: Path, audit: ListedAudit
) -> None:
    window = open_live(qtbot, gate, tmp_path)
    button = window.views[0].setup
    assert button.toolTip() == "Engineers and administrators may do this."
    assert not button.icon().isNull(), "a lock"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert answers.asked == [Permission.SET_UP] and window.setup is None
    answers.person = ("Kim", KIM)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    page = window.setup
    assert page is not None
    assert button.toolTip() == "" and button.icon().isNull()
    setup = RecipeSetup(tmp_path / "recipe.json", gate.audit, gate.who)
    setup.save_region(Rectangle(x=1, y=2, width=30, height=40))
    assert audit.entries[-1][:2] == ("Kim", Action.RECIPE_CHANGED)


def test_operators_need_no_log_in_at_the_line(
    qtbot: QtBot, gate: Gate, answers: Answers, tmp_path: Path
) -> None:
    window = open_live(qtbot, gate, tmp_path)
    qtbot.mouseClick(window.views[0].controls.start, Qt.MouseButton.LeftButton)
    line = window.models[0].line
    assert isinstance(line, FakeLine) and line.calls == ["stop"]
    assert not answers.asked


def test_who_falls_back_leaves_the_set_up_page(
    qtbot: QtBot, gate: Gate, answers: Answers, tmp_path: Path, clock: MovedClock
) -> None:
    answers.person = ("Kim", KIM)
    window = open_live(qtbot, gate, tmp_path)
    window.views[0].setup.click()
    assert window.setup is not None
    clock.pass_by(601)
    gate.look()
    assert window.setup is None and window.enlarged is window.views[0]


def test_the_head_says_who_is_logged_in_and_one_tap_logs_out(
    qtbot: QtBot, gate: Gate, session: Session, answers: Answers, tmp_path: Path
) -> None:
    bar = bar_of(open_live(qtbot, gate, tmp_path))
    assert bar.badge.text() == "○  Operator" and not bar.leave.isVisible()
    answers.person = ("Ada", ADA)
    qtbot.mouseClick(bar.badge, Qt.MouseButton.LeftButton)
    assert bar.badge.text() == "★  Ada · Administrator" and bar.leave.isVisible()
    assert min(bar.badge.height(), bar.leave.height()) >= 48
    qtbot.mouseClick(bar.leave, Qt.MouseButton.LeftButton)
    assert session.state().name == ""
    assert bar.badge.text() == "○  Operator"


def test_the_end_is_counted_down(
    qtbot: QtBot, gate: Gate, session: Session, clock: MovedClock, tmp_path: Path
) -> None:
    bar = bar_of(open_live(qtbot, gate, tmp_path))
    session.log_in("Kim", KIM)
    gate.look()
    assert not bar.countdown.isVisible()
    clock.pass_by(557)
    gate.look()
    assert bar.countdown.isVisible() and bar.countdown.text() == "▲  Log-out in 0:43"


def test_whatever_is_touched_keeps_the_person_logged_in(
    qtbot: QtBot, gate: Gate, session: Session, clock: MovedClock, tmp_path: Path
) -> None:
    window = open_live(qtbot, gate, tmp_path)
    session.log_in("Kim", KIM)
    clock.pass_by(590)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 300))
    clock.pass_by(590)
    gate.look()
    assert gate.state.name == "Kim"


def keep_typing(gate: Gate, session: Session, clock: MovedClock, pauses_s: Sequence[float]) -> None:
    """Ten minutes but for a few seconds, with the keys that come then."""
    session.log_in("Kim", KIM)
    clock.pass_by(590)
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    for pause_s in pauses_s:
        clock.pass_by(pause_s)
        gate.eventFilter(gate, key)


def test_a_key_of_a_person_keeps_them_logged_in(
    qtbot: QtBot, session: Session, clock: MovedClock
) -> None:
    gate = Gate(session, ask=Answers(), clock=clock.monotonic)
    keep_typing(gate, session, clock, [0.0])
    qtbot.waitUntil(lambda: session.state().seconds_left == 600)
    gate.shut_down()


def test_a_scanner_that_types_keeps_nobody_logged_in(
    qtbot: QtBot, session: Session, clock: MovedClock
) -> None:
    gate = Gate(session, ask=Answers(), clock=clock.monotonic)
    keep_typing(gate, session, clock, [0.0] + [0.02] * 12)
    assert not gate._typed.isActive(), "nothing is counted later either"
    left = session.state().seconds_left
    assert left is not None and left < 11
    gate.shut_down()


def test_a_log_in_in_another_window_counts_here(
    qtbot: QtBot, gate: Gate, tmp_path: Path, audit: ListedAudit, clock: MovedClock
) -> None:
    window = open_live(qtbot, gate, tmp_path)
    session_of(tmp_path, audit, clock).log_in("Kim", KIM)
    with qtbot.waitSignal(gate.changed):
        pass
    assert "Kim" in bar_of(window).badge.text()


def test_without_access_control_the_window_says_so_and_locks_nothing(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_live(qtbot, Gate(OpenSession("jo")), tmp_path)
    bar = bar_of(window)
    assert "Access control is off" in bar.message.text() and not bar.badge.isVisible()
    window.views[0].setup.click()
    assert window.setup is not None


def test_a_recovery_can_not_be_overlooked(
    qtbot: QtBot, gate: Gate, tmp_path: Path, audit: ListedAudit, clock: MovedClock
) -> None:
    accounts_of(tmp_path, audit, clock).recover("Ada", "998877", by="station")
    bar = bar_of(open_live(qtbot, gate, tmp_path))
    gate.look()
    assert "Access was recovered" in bar.message.text()
    assert bar.message.property("level") == "warning"


def test_live_and_set_up_fit_a_small_screen(
    qapp: QApplication, qtbot: QtBot, gate: Gate, answers: Answers, tmp_path: Path
) -> None:
    apply_theme(qapp, resources_folder(), "light")
    try:
        answers.person = ("Kim", KIM)
        window = open_live(qtbot, gate, tmp_path)
        window.views[0].setup.click()
        window.refresh()
        assert window.minimumSizeHint().height() <= 800
        assert window.minimumSizeHint().width() <= 1280
    finally:
        qapp.setStyleSheet("")


def test_the_first_window_locks_products_and_not_the_line(
    qtbot: QtBot, gate: Gate, answers: Answers, tmp_path: Path
) -> None:
    asked: list[str] = []
    choose_nothing: Callable[..., None] = lambda *words: asked.append(str(words[-1]))  # noqa: E731
    window = FirstWindow(
        CommandLine("python", Path("main.py")),
        resources_folder(),
        tmp_path,
        choose_folder=choose_nothing,
        choose_recipe=choose_nothing,
        choose_product=choose_nothing,
        gate=gate,
    )
    qtbot.addWidget(window)
    window.show()
    view = window.start_view
    for card in (view.product, view.training, view.line):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert answers.asked == [Permission.PRODUCT] * 2
    assert asked == ["Recipe of the line"]
    answers.person = ("Kim", KIM)
    qtbot.mouseClick(view.training, Qt.MouseButton.LeftButton)
    assert asked[-1] == "Folder with images of good parts"
    assert "Kim" in bar_of(window).badge.text()
