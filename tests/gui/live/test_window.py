"""The live view on lines whose every state is set by hand."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QStyle, QStyleOptionSlider
from pytestqt.qtbot import QtBot

from app.paths import resources_folder
from app.recipes.recipe import Recipe, Rectangle, SimulatedEntry
from app.recipes.setup import RecipeSetup
from app.recipes.store import RecipeFile, load_recipe, save_recipe
from app.station.snapshot import LineState, Severity
from app.ui.live.picture import MapKind
from app.ui.live.window import LiveWindow
from app.ui.theme import apply_theme
from camera.types import ConnectionState
from core.types import Verdict
from tests.helpers.fake_line import FakeLine

Open = Callable[..., LiveWindow]


@pytest.fixture
def open_window(qtbot: QtBot) -> Open:
    def make(lines: Sequence[FakeLine], setups: dict[str, RecipeSetup] | None = None) -> LiveWindow:
        window = LiveWindow(lines, resources_folder(), setups)
        qtbot.addWidget(window)
        window.show()
        return window

    return make


def test_the_newest_part_is_shown_with_verdict_score_and_picture(open_window: Open) -> None:
    line = FakeLine()
    window = open_window([line])
    view = window.views[0]
    assert view.banner.accessibleName() == "No part yet"
    for verdict in Verdict:
        line.inspect(verdict, "Because.")
        window.refresh()
        assert view.banner.verdict is verdict
        assert view.reason.text() == "Because."
    assert line.snapshot().triggers == len(Verdict)


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"camera": ConnectionState.LOST}, "Camera lost"),
        ({"state": LineState.FAILED, "reason": "The model is damaged."}, "Line failed"),
        ({"state": LineState.PAUSED}, "Not inspecting"),
        ({"state": LineState.STOPPED}, "Not inspecting"),
    ],
)
def test_no_ok_stays_on_the_screen_while_nothing_is_inspected(
    open_window: Open, change: dict[str, object], text: str
) -> None:
    line = FakeLine()
    line.inspect(Verdict.OK)
    window = open_window([line])
    assert window.views[0].banner.verdict is Verdict.OK
    line.state = replace(line.state, **change)  # type: ignore[arg-type]
    window.refresh()
    assert window.views[0].banner.verdict is None
    assert window.views[0].banner.accessibleName() == text


def test_buttons_ask_the_line_and_make_sense_in_its_state(qtbot: QtBot, open_window: Open) -> None:
    line = FakeLine()
    window = open_window([line])
    controls = window.views[0].controls
    for button in (controls.pause, controls.trigger, controls.start):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert controls.trigger.text() == "Trigger"
    line.state = replace(line.state, state=LineState.PAUSED)
    window.refresh()
    assert controls.trigger.text() == "One part", "a paused line inspects this one alone"
    qtbot.mouseClick(controls.pause, Qt.MouseButton.LeftButton)
    line.state = replace(line.state, state=LineState.STOPPED)
    window.refresh()
    assert not controls.pause.isEnabled()
    assert not controls.trigger.isEnabled()
    qtbot.mouseClick(controls.start, Qt.MouseButton.LeftButton)
    assert line.calls == ["pause", "trigger", "stop", "resume", "start"]


def test_freeze_holds_the_part_and_says_so(qtbot: QtBot, open_window: Open) -> None:
    line = FakeLine()
    line.inspect(Verdict.NG)
    window = open_window([line])
    view = window.views[0]
    qtbot.mouseClick(view.controls.freeze, Qt.MouseButton.LeftButton)
    line.inspect(Verdict.OK)
    window.refresh()
    assert view.banner.verdict is Verdict.NG
    assert "Part 1, held" in view.reason.text()
    qtbot.mouseClick(view.controls.freeze, Qt.MouseButton.LeftButton)
    assert view.banner.verdict is Verdict.OK


def test_a_rejected_part_is_enlarged_by_a_tap_and_leaves_when_it_was_seen(
    qtbot: QtBot, open_window: Open
) -> None:
    line = FakeLine()
    line.inspect(Verdict.NG)
    line.inspect(Verdict.OK)
    window = open_window([line])
    view = window.views[0]
    pinned = view.strip.buttons[0]
    assert pinned.result.verdict is Verdict.NG
    qtbot.mouseClick(pinned, Qt.MouseButton.LeftButton)
    assert view.banner.verdict is Verdict.NG
    qtbot.mouseClick(view.controls.freeze, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.strip.seen_button, Qt.MouseButton.LeftButton)
    assert not view.model.pinned
    assert view.banner.verdict is Verdict.OK


def test_alarms_that_come_one_after_the_other_are_all_seen(qtbot: QtBot, open_window: Open) -> None:
    line = FakeLine()
    window = open_window([line])
    alarms = window.views[0].alarms
    sentence = "The broker can't be reached: no connection yet. Results wait on disk."

    def is_read() -> bool:
        """The newest is whole in what shows, with all its words."""
        row = alarms.rows[0]
        needed = row.text.heightForWidth(row.text.width())
        return alarms.viewport().height() >= row.height() and row.text.height() >= needed

    for number in (1, 2):
        line.raise_alarm(f"output {number}", Severity.ALARM, sentence)
        window.refresh()
        assert len(alarms.rows) == number
        qtbot.waitUntil(is_read)
    window.resize(1400, 900)
    qtbot.waitUntil(is_read)


def test_alarms_are_listed_worst_first_and_acknowledged(qtbot: QtBot, open_window: Open) -> None:
    line = FakeLine()
    window = open_window([line])
    alarms = window.views[0].alarms
    assert not alarms.isVisible()
    line.raise_alarm("cpu", Severity.WARNING, "The line runs on the CPU.")
    line.raise_alarm("camera", Severity.ALARM, "The camera is gone.")
    window.refresh()
    assert alarms.isVisible()
    assert ["gone" in row.text.text() for row in alarms.rows] == [True, False]
    qtbot.mouseClick(alarms.rows[0].button, Qt.MouseButton.LeftButton)
    assert line.calls == ["acknowledge camera"]
    line.state = replace(line.state, alarms=())
    window.refresh()
    assert not alarms.isVisible()


def test_the_map_is_chosen(qtbot: QtBot, open_window: Open) -> None:
    line = FakeLine()
    line.inspect(Verdict.NG)
    maps = open_window([line]).views[0].maps
    for kind in MapKind:
        qtbot.mouseClick(maps.buttons[kind], Qt.MouseButton.LeftButton)
        assert maps.kind is kind


def test_the_pointer_tells_place_value_and_score(open_window: Open) -> None:
    line = FakeLine()
    line.inspect(Verdict.OK)
    window = open_window([line])
    view = window.views[0]
    view.image.pointed.emit((0.5, 0.25))
    shown = view.model.shown
    assert shown is not None and shown.image is not None
    red = shown.image[128, 256, 0]
    assert view.maps.pointer.text().startswith(f"x 256  y 128  value {red} ")
    view.image.pointed.emit(None)
    assert view.maps.pointer.text() == ""


def test_several_lines_are_tiles_and_one_is_enlarged(qtbot: QtBot, open_window: Open) -> None:
    lines = [FakeLine(f"Line {i}", i) for i in range(1, 4)]
    lines[1].inspect(Verdict.NG)
    window = open_window(lines)
    assert window.enlarged is None
    assert [tile.banner.verdict for tile in window.tiles] == [None, Verdict.NG, None]
    qtbot.mouseClick(window.tiles[1], Qt.MouseButton.LeftButton)
    assert window.enlarged is window.views[1]
    lines[1].inspect(Verdict.OK)
    window.refresh()
    assert window.views[1].banner.verdict is Verdict.OK
    qtbot.mouseClick(window.views[1].back, Qt.MouseButton.LeftButton)
    assert window.enlarged is None


def test_two_alarms_and_a_reason_fit_a_small_screen(qapp: QApplication, open_window: Open) -> None:
    apply_theme(qapp, resources_folder(), "light")
    try:
        line = FakeLine()
        line.raise_alarm("a", Severity.ALARM, "A sentence that is rather long. " * 5)
        line.raise_alarm("b", Severity.WARNING, "Another sentence that is rather long. " * 4)
        line.inspect(Verdict.CANNOT_JUDGE, "The picture is too dark. Check the light, please. " * 2)
        window = open_window([line])
        window.resize(1280, 800)
        for _ in range(3):
            window.refresh()
            qapp.processEvents()
        assert (window.width(), window.height()) == (1280, 800)
        view = window.views[0]
        worst = view.alarms.rows[0]
        assert view.alarms.viewport().height() >= worst.height()
        for label in (worst.text, view.reason):
            assert label.height() >= label.heightForWidth(label.width()), "nothing is cut off"
    finally:
        qapp.setStyleSheet("")


def recipe(folder: Path) -> Path:
    path = folder / "recipe.json"
    save_recipe(RecipeFile(path, Recipe(name="Part", camera=SimulatedEntry(), model="model")))
    return path


def test_setting_up_measures_focus_and_light_and_saves_region_and_reference(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    path = recipe(tmp_path)
    line = FakeLine()
    window = open_window([line], {line.name: RecipeSetup(path)})
    qtbot.mouseClick(window.views[0].setup, Qt.MouseButton.LeftButton)
    page = window.setup
    assert page is not None
    line.send_frame()
    window.refresh()
    assert page.bar.reading is not None
    assert page.bar.reading.value == page.bar.reading.maximum > 0
    assert page.histogram.histogram is not None
    qtbot.mouseClick(page.ghost, Qt.MouseButton.LeftButton)
    assert "no reference" in page.message.text()
    page.save_reference()
    assert load_recipe(path).recipe.reference == "recipe.reference.png"
    qtbot.mouseClick(page.ghost, Qt.MouseButton.LeftButton)
    assert page.ghost.isChecked()
    qtbot.mouseClick(page.grid, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.region, Qt.MouseButton.LeftButton)
    page.preview.show_region((10, 20, 200, 100))
    page.save_region()
    assert load_recipe(path).recipe.region == Rectangle(x=10, y=20, width=200, height=100)
    assert "next" in page.message.text() or "starts again" in page.message.text()
    page.left.emit()
    assert window.enlarged is window.views[0]


def test_a_region_never_leaves_the_picture(open_window: Open, tmp_path: Path) -> None:
    line = FakeLine()
    window = open_window([line], {line.name: RecipeSetup(recipe(tmp_path))})
    window.views[0].setup.click()
    page = window.setup
    assert page is not None
    line.send_frame()
    window.refresh()
    page.region.setChecked(True)
    page.preview.show_region((-50, 400, 5000, 5000))
    assert page.preview.region == (0, 400, 512, 112)


def test_a_recipe_that_is_gone_is_a_sentence_and_no_traceback(
    open_window: Open, tmp_path: Path
) -> None:
    path = recipe(tmp_path)
    line = FakeLine()
    window = open_window([line], {line.name: RecipeSetup(path)})
    window.views[0].setup.click()
    page = window.setup
    assert page is not None
    line.send_frame()
    window.refresh()
    page.region.setChecked(True)
    path.unlink()
    page.save.click()
    assert "can't be read" in page.message.text()


def test_the_saved_region_shows_and_only_a_button_of_its_own_forgets_it(
    open_window: Open, tmp_path: Path
) -> None:
    path = recipe(tmp_path)
    RecipeSetup(path).save_region(Rectangle(x=10, y=20, width=200, height=100))
    line = FakeLine()
    window = open_window([line], {line.name: RecipeSetup(path)})
    window.views[0].setup.click()
    page = window.setup
    assert page is not None
    page.save_region()
    assert load_recipe(path).recipe.region is not None, "nothing shows yet"
    line.send_frame()
    window.refresh()
    assert page.region.isChecked()
    assert page.preview.region == (10, 20, 200, 100)
    page.region.click()
    assert not page.save.isEnabled()
    page.save_region()
    assert load_recipe(path).recipe.region is not None
    page.forget_region()
    assert load_recipe(path).recipe.region is None


def test_the_results_are_asked_for(open_window: Open, qtbot: QtBot) -> None:
    window = open_window([FakeLine()])
    with qtbot.waitSignal(window.results_asked):
        qtbot.mouseClick(window.views[0].results, Qt.MouseButton.LeftButton)


def test_the_strip_is_empty_before_the_first_part(open_window: Open) -> None:
    strip = open_window([FakeLine()]).views[0].strip
    assert not strip.seen_button.isVisible() and not strip.buttons


def test_everything_that_is_touched_has_room_for_a_glove(
    qapp: QApplication, open_window: Open
) -> None:
    apply_theme(qapp, resources_folder(), "light")
    try:
        line = FakeLine()
        line.raise_alarm("a", Severity.ALARM, "A sentence.")
        line.inspect(Verdict.NG)
        window = open_window([line])
        window.resize(1280, 800)
        window.refresh()
        touched = [b for b in window.findChildren(QAbstractButton) if b.isVisible()]
        assert len(touched) > 10
        small = [b.text() for b in touched if min(b.width(), b.height()) < 44]
        assert not small
        opacity = window.views[0].maps.opacity
        handle = QStyle.SubControl.SC_SliderHandle
        option = QStyleOptionSlider()
        opacity.initStyleOption(option)
        box = opacity.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, handle, opacity
        )
        assert min(box.width(), box.height()) >= 40
    finally:
        qapp.setStyleSheet("")
