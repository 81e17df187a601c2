"""What goes wrong around a changeover: the line stays on a recipe that it knows, and says why."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from app.recipes.recipe import ChallengeEntry, FolderEntry
from app.station import line_camera
from app.station.challenge import Challenge
from app.station.challenge_records import ChallengeRecord
from app.station.engines import Engines
from app.station.fitted import Fitting, NoRoomError
from app.station.selection import Selection
from app.station.slots import LineParts, RecipeSlot
from app.station.stored_check import JudgesTheLine
from camera.errors import CameraLostError
from core.errors import ArtifactError
from core.types import Verdict
from tests.helpers.changeover import (
    ChangingLine,
    NamedJudge,
    ScriptedRecipe,
    SettableSource,
    genicam,
    two_recipes,
)
from tests.helpers.station import PATIENCE_S, ScriptedSource, until


class Stored:
    """ChecksStored, KeepsChallenges: notes which judges are asked, and what they do just then."""

    def __init__(self) -> None:
        self.asked_while_judging: list[bool] = []

    def check(self, judge: JudgesTheLine) -> ChallengeRecord:
        assert isinstance(judge, NamedJudge)
        self.asked_while_judging.append(not judge.gate.is_set())
        return ChallengeRecord(datetime.now(UTC), "Line 1", "", judge.model, ())

    def add(self, record: ChallengeRecord) -> None: ...

    def all(self) -> tuple[ChallengeRecord, ...]:
        return ()

    def challenge(self, on_owed: Callable[[str], None]) -> Challenge:
        return Challenge("Line 1", ChallengeEntry(stored=True), self, on_owed, stored=self)


def test_a_judge_that_still_judges_parts_is_asked_nothing_by_another_thread() -> None:
    source, first, second = two_recipes()
    stored = Stored()
    first.open_challenge = stored.challenge
    with ChangingLine(first, second) as changing:
        changing.run()
        first.judge.gate.clear()
        source.send()
        until(lambda: changing.line.snapshot().pending == 1, "a part on its way")
        changing.change_to(2)
        changing.change_to(1)
        first.judge.gate.set()
        changing.until_recorded(1)
    assert stored.asked_while_judging == [False]


def test_a_camera_that_is_lost_while_it_is_set_stops_no_line() -> None:
    source = SettableSource()
    first = ScriptedRecipe(1, source, genicam(ExposureTime=100.0))
    second = ScriptedRecipe(2, source, genicam(ExposureTime=200.0))
    with ChangingLine(first, second) as changing:
        changing.run()
        source.plugged, source.refuses = False, CameraLostError("The camera is gone.")
        changing.line.select_recipe(2)
        assert "The line goes on with recipe 1." in changing.until_alarm("recipe")
        changing.until_alarm("camera")
        source.plugged, source.refuses = True, None
        until(lambda: changing.line.snapshot().state == "running", "the line to go on")
        source.send()
        assert changing.until_recorded(1)[0].model == "model-1"
        changing.change_to(2)
    changing.check_account()


def test_a_picture_that_was_on_its_way_while_the_settings_changed_is_not_judged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = SettableSource()
    source.flashes = False
    first = ScriptedRecipe(1, source, genicam(ExposureTime=100.0))
    second = ScriptedRecipe(2, source, genicam(ExposureTime=200.0))
    with ChangingLine(first, second) as changing:
        changing.run()
        monkeypatch.setattr(line_camera, "ON_ITS_WAY_S", 3600.0)
        changing.change_to(2)
        source.send()
        (between,) = changing.until_recorded(1)
        assert between.verdict is Verdict.CANNOT_JUDGE
        assert "settings changed" in between.reason
    changing.check_account()


def test_a_software_trigger_after_the_change_is_judged_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(line_camera, "ON_ITS_WAY_S", 3600.0)
    source = SettableSource()
    source.flashes = False
    first = ScriptedRecipe(1, source, genicam(ExposureTime=100.0), software_trigger=True)
    second = ScriptedRecipe(2, source, genicam(ExposureTime=200.0), software_trigger=True)
    with ChangingLine(first, second) as changing:
        changing.run()
        changing.change_to(2)
        changing.line.trigger()
        assert changing.until_recorded(1)[0].model == "model-2"
    changing.check_account()


def test_the_active_recipes_code_takes_back_what_was_asked_for_before() -> None:
    loads, may_load = threading.Event(), threading.Event()

    def slow(judge: NamedJudge) -> None:
        loads.set()
        assert may_load.wait(PATIENCE_S)

    source = ScriptedSource()
    first = ScriptedRecipe(1, source, select_code="ONE")
    second = ScriptedRecipe(2, source, select_code="TWO", prepare_judge=slow)
    with ChangingLine(first, second) as changing:
        changing.run()
        assert changing.line.scan("TWO")
        assert loads.wait(PATIENCE_S)
        assert changing.line.scan("ONE")
        may_load.set()
        until(lambda: second.judges and second.judge.closed, "the model that nobody wants to go")
        snapshot = changing.line.snapshot()
        assert (snapshot.recipe_requested, snapshot.recipe_active) == (1, 1)


def test_a_serial_number_that_came_with_another_recipe_waits_for_it() -> None:
    loads, may_load = threading.Event(), threading.Event()

    def slow(judge: NamedJudge) -> None:
        loads.set()
        assert may_load.wait(PATIENCE_S)

    source = ScriptedSource()
    first = ScriptedRecipe(1, source)
    second = ScriptedRecipe(2, source, select_code=r"T\d", serial_code=r"T(\d)", prepare_judge=slow)
    with ChangingLine(first, second) as changing:
        changing.run()
        assert changing.line.scan("T7")
        assert loads.wait(PATIENCE_S)
        source.send()
        assert changing.until_recorded(1)[0].serial == ""
        may_load.set()
        changing.until_active(2)
        source.send()
        assert changing.until_recorded(2)[1].serial == "7"
    changing.check_account()


def test_a_model_that_can_not_be_released_leaves_the_next_changeover_possible() -> None:
    source, first, second = two_recipes()

    def fail() -> None:
        raise RuntimeError("The device is gone.")

    with ChangingLine(first, second) as changing:
        changing.run()
        first.judge.close = fail  # type: ignore[method-assign]
        changing.change_to(2)
        changing.change_to(1)
        source.send()
        assert changing.until_recorded(1)[0].model == "model-1"
    changing.check_account()


def test_a_recipe_that_is_chosen_in_the_moment_in_which_the_line_ends_is_the_next() -> None:
    source, first, second = two_recipes()
    with ChangingLine(first, second) as changing:
        changing.run()
        selection = changing.line._selection
        settle, chosen = selection.settle, []

        def settle_and_choose() -> None:
            settle()
            if not chosen:
                chosen.append(True)
                changing.line.select_recipe(2)

        selection.settle = settle_and_choose  # type: ignore[method-assign]
        changing.line.stop()
        until(lambda: changing.line.snapshot().state == "stopped", "the line to stop")
        until(lambda: bool(chosen), "the choice")
        changing.line.start()
        changing.until_active(2)
        until(lambda: changing.line.snapshot().state == "running", "the line to run")
        source.send()
        assert changing.until_recorded(1)[0].model == "model-2"
    changing.check_account()


def test_a_line_is_ready_only_once_all_that_follows_its_recipe_is() -> None:
    _, first, second = two_recipes()
    ready: list[str] = []
    with ChangingLine(first, second) as changing:
        line = changing.line
        line.follow(lambda number: ready.append(line.snapshot().state))
        changing.run()
        assert ready == ["starting"]


def test_a_new_model_at_the_same_place_is_a_change() -> None:
    _, first, second = two_recipes()
    with ChangingLine(first, second) as changing:
        changing.run()
        first.engine = "trained anew"
        changing.line.select_recipe(1)
        until(lambda: len(first.judges) == 2, "the new model")
        until(lambda: first.judges[0].closed, "the old one to go")


def test_another_camera_that_streams_already_is_stopped_where_the_old_one_fails() -> None:
    class Stuck(ScriptedSource):
        def stop(self) -> None:
            super().stop()
            if not stopped:
                stopped.append(True)
                raise CameraLostError("It does not answer.")

    stopped: list[bool] = []
    left, right = Stuck(), ScriptedSource()
    first = ScriptedRecipe(1, left, FolderEntry(folder="left"))
    second = ScriptedRecipe(2, right, FolderEntry(folder="right"))
    with ChangingLine(first, second) as changing:
        changing.run()
        changing.line.select_recipe(2)
        until(lambda: bool(stopped), "the old camera to be closed")
    assert right.state == "disconnected"


def test_room_is_made_before_a_model_is_loaded() -> None:
    engines, order = Engines(spare=1), list[str]()

    class Noted(NamedJudge):
        def close(self) -> None:
            order.append(f"closed {self.model}")

    def loaded(number: int) -> NamedJudge:
        order.append(f"loaded model-{number}")
        return Noted(number)

    engines.take(1, lambda: loaded(1))
    engines.preload(2, lambda: loaded(2))
    engines.take(3, lambda: loaded(3))
    assert order == ["loaded model-1", "loaded model-2", "closed model-2", "loaded model-3"]


def test_a_model_that_is_wanted_now_does_not_wait_for_its_preload() -> None:
    engines, loads, may_load = Engines(spare=3), threading.Event(), threading.Event()
    behind, wanted = NamedJudge(1), NamedJudge(1)

    def slow() -> NamedJudge:
        loads.set()
        assert may_load.wait(PATIENCE_S)
        return behind

    preload = threading.Thread(target=engines.preload, args=(1, slow))
    preload.start()
    assert loads.wait(PATIENCE_S)
    assert engines.take(1, slow, lambda: wanted) is wanted
    may_load.set()
    preload.join()
    assert behind.closed and not wanted.closed
    engines.give_back(1, wanted)
    assert engines.take(1, slow) is wanted, "it is kept for the next time"
    engines.give_back(1, wanted)
    engines.close()


def test_where_there_is_no_room_for_both_the_preload_is_waited_for() -> None:
    engines, loads, may_load = Engines(spare=3), threading.Event(), threading.Event()
    behind = NamedJudge(1)

    def slow() -> NamedJudge:
        loads.set()
        assert may_load.wait(PATIENCE_S)
        return behind

    def no_room() -> NamedJudge:
        may_load.set()
        raise NoRoomError("There is no room.", "", "")

    preload = threading.Thread(target=engines.preload, args=(1, slow))
    preload.start()
    assert loads.wait(PATIENCE_S)
    assert engines.take(1, slow, no_room) is behind
    preload.join()
    assert not behind.closed


class SmallDevice:
    """Has room for ``room`` judges; more go to the processor."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.judges: list[NamedJudge] = []
        self.fallbacks: list[str] = []
        self.engines = Engines(spare=3)
        self.fitting = Fitting(
            self.engines, self.fallbacks.append, lambda event: None, lambda sentence: None
        )

    def open(self, number: int, on_fallback: Callable[[str], None]) -> NamedJudge:
        if sum(not judge.closed for judge in self.judges) >= self.room:
            on_fallback("The device is full.")
        self.judges.append(NamedJudge(number))
        return self.judges[-1]

    def recipe(self, number: int) -> ScriptedRecipe:
        made = ScriptedRecipe(number, ScriptedSource())
        made.open_judge = lambda on_fallback: self.open(number, on_fallback)
        return made

    def parts(self, number: int) -> LineParts:
        return self.recipe(number).slot().load()


def test_a_model_that_has_no_room_on_the_device_is_not_preloaded_elsewhere() -> None:
    device = SmallDevice(room=1)
    device.fitting.fit(device.recipe(1).slot(), device.parts(1))
    with pytest.raises(Exception, match="room"):
        device.fitting.preload(device.recipe(2).slot())
    assert [judge.model for judge in device.judges] == ["model-1"]
    assert device.fallbacks == []


def test_models_that_nobody_uses_make_room_for_the_one_that_is_wanted() -> None:
    device = SmallDevice(room=2)
    device.fitting.fit(device.recipe(1).slot(), device.parts(1))
    device.fitting.preload(device.recipe(2).slot())
    device.fitting.fit(device.recipe(3).slot(), device.parts(3))
    assert device.fallbacks == []
    assert [judge.closed for judge in device.judges] == [False, True, False]
    device.fitting.fit(device.recipe(4).slot(), device.parts(4))
    assert device.fallbacks == ["The device is full."]


def test_pictures_of_the_other_camera_from_before_the_changeover_are_no_parts() -> None:
    """Its buffers may be full by then, and what did not fit is not missed either."""

    class Fills(Stored):
        def check(self, judge: JudgesTheLine) -> ChallengeRecord:
            if judge.model == "model-2":
                right.send(250)
                right.send(250)
            return super().check(judge)

    left, right = ScriptedSource(), ScriptedSource()
    first = ScriptedRecipe(1, left, FolderEntry(folder="left"))
    second = ScriptedRecipe(2, right, FolderEntry(folder="right"), open_challenge=Fills().challenge)
    with ChangingLine(first, second) as changing:
        changing.run()
        changing.change_to(2)
        right.send(100, skip=7)
        (only,) = changing.until_recorded(1)
        assert (only.trigger, only.verdict, only.model) == (1, Verdict.OK, "model-2")
    changing.check_account()
    assert len(changing.recorded) == 1


def test_a_serial_number_of_a_recipe_that_is_refused_names_no_later_part() -> None:
    source, first, second = two_recipes()
    second.select_code, second.serial_code = r"T\d", r"T(\d)"
    second.error = ArtifactError("The recipe is damaged.", "", "Restore it.")
    with ChangingLine(first, second) as changing:
        changing.run()
        assert changing.line.scan("T7")
        changing.until_alarm("recipe")
        second.error = None
        changing.change_to(2)
        source.send()
        assert changing.until_recorded(1)[0].serial == ""
    changing.check_account()


def test_stored_parts_are_judged_though_the_recipe_before_has_the_same_model() -> None:
    _, first, second = two_recipes()
    first.engine = second.engine = "the same"
    stored = Stored()
    second.open_challenge = stored.challenge
    with ChangingLine(first, second) as changing:
        changing.run()
        first.judge.gate.clear()
        changing.change_to(2)
        assert stored.asked_while_judging == [False]
        assert second.judge.closed
        changing.change_to(1)
        changing.change_to(2)
        assert len(stored.asked_while_judging) == 1
        assert len(first.judges) == 1


def test_the_serial_number_of_a_trigger_that_came_to_nothing_names_no_later_part() -> None:
    source, first, second = two_recipes()
    with ChangingLine(first, second) as changing:
        changing.line.expect_serial("too early")
        changing.line.trigger()
        changing.run()
        source.send()
        assert changing.until_recorded(1)[0].serial == ""
    changing.check_account()


def test_no_picture_waits_while_stored_parts_are_judged_at_the_start() -> None:
    class Looks(Stored):
        def check(self, judge: JudgesTheLine) -> ChallengeRecord:
            states.append(source.state)
            return super().check(judge)

    states: list[str] = []
    source, first, second = two_recipes()
    first.open_challenge = Looks().challenge
    with ChangingLine(first, second) as changing:
        changing.run()
        assert states == ["disconnected"]


def test_parts_whose_pictures_were_lost_have_times_between_the_others() -> None:
    source, first, second = two_recipes()
    with ChangingLine(first, second) as changing:
        changing.run()
        source.send()
        changing.until_recorded(1)
        source.send(skip=3)
        times = [result.arrived_ns for result in changing.until_recorded(5)]
        gaps = [after - before for before, after in pairwise(times)]
        assert min(gaps) > 0
        assert max(gaps) - min(gaps) <= 2


def absent_and_present() -> tuple[ScriptedSource, ScriptedRecipe, ScriptedRecipe]:
    absent, present = ScriptedSource(), ScriptedSource()
    absent.plugged = False
    first = ScriptedRecipe(1, absent, FolderEntry(folder="left"))
    return present, first, ScriptedRecipe(2, present, FolderEntry(folder="right"))


def test_a_line_that_waits_for_its_first_camera_changes_to_a_recipe_whose_camera_is_there() -> None:
    present, first, second = absent_and_present()
    with ChangingLine(first, second) as changing:
        changing.line.start()
        changing.until_alarm("camera")
        changing.line.select_recipe(2)
        until(lambda: changing.line.snapshot().state == "running", "the line to run")
        changing.until_active(2)
        present.send()
        assert changing.until_recorded(1)[0].model == "model-2"
        assert first.judge.closed
        assert not any(a.active for a in changing.line.snapshot().alarms)
    changing.check_account()


def test_a_line_that_waits_for_its_first_camera_keeps_its_recipe_where_the_other_fails() -> None:
    _, first, second = absent_and_present()
    assert isinstance(first.source, ScriptedSource)
    second.model_error = ArtifactError("The model is damaged.", "", "")
    with ChangingLine(first, second) as changing:
        changing.line.start()
        changing.until_alarm("camera")
        changing.line.select_recipe(2)
        assert "The line goes on with recipe 1." in changing.until_alarm("recipe")
        assert changing.line.snapshot().recipe_refused == 2
        second.model_error = None
        first.source.plugged = True
        until(lambda: changing.line.snapshot().state == "running", "the line to run")
        first.source.send()
        assert changing.until_recorded(1)[0].model == "model-1"
        assert changing.line.snapshot().recipe_active == 1
    changing.check_account()


def test_a_request_that_is_taken_back_at_once_stops_no_line_that_waits_for_its_first_camera(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wanted = Selection.wanted.fget
    assert wanted is not None
    _, first, second = absent_and_present()
    assert isinstance(first.source, ScriptedSource)
    with ChangingLine(first, second) as changing:

        def taken_back(selection: Selection) -> RecipeSlot | None:
            found = wanted(selection)
            if found is not None:
                changing.line.select_recipe(1)
            return found

        monkeypatch.setattr(Selection, "wanted", property(taken_back))
        changing.line.start()
        changing.until_alarm("camera")
        changing.line.select_recipe(2)
        until(lambda: changing.line.snapshot().recipe_requested == 1, "the line to see it")
        first.source.plugged = True
        until(lambda: changing.line.snapshot().state == "running", "the line to run")
        first.source.send()
        assert changing.until_recorded(1)[0].model == "model-1"
    changing.check_account()
