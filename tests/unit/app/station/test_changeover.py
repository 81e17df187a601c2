"""From one recipe to another while the line runs: nothing is lost, nothing is mixed up."""

from __future__ import annotations

import random
import threading
from pathlib import Path

import pytest

from app.library.challenges import ChallengeLog
from app.outputs.line_control import ControlledLine
from app.outputs.refusals import DONE, NOT_KNOWN, NOT_TO_BE_HAD
from app.recipes.recipe import (
    ChallengeEntry,
    ChallengePart,
    FolderEntry,
    SimulatedEntry,
)
from app.station import line_camera, switch
from app.station.challenge import Challenge, Phase
from camera.errors import CameraError, FeatureError
from camera.rendering.renderer import PartRenderer
from camera.simulated import SimulatedLine
from camera.types import TriggerMode
from core.errors import ArtifactError, DataError
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

SWITCHES = 200


def test_parts_before_the_switch_are_judged_with_the_old_recipe() -> None:
    source, first, second = two_recipes()
    with ChangingLine(first, second) as changing:
        changing.run()
        first.judge.gate.clear()
        for _ in range(3):
            source.send()
        until(lambda: changing.line.snapshot().pending == 3, "three parts on their way")
        changing.change_to(2)
        for _ in range(2):
            source.send()
        until(lambda: changing.line.snapshot().pending == 5, "five parts on their way")
        assert not first.judge.closed
        first.judge.gate.set()
        results = changing.until_recorded(5)
        assert [r.model for r in results] == ["model-1"] * 3 + ["model-2"] * 2
        assert [r.runs_with.version for r in results] == [10] * 3 + [20] * 2
        assert [r.runs_with.recipe for r in results] == ["Part 1"] * 3 + ["Part 2"] * 2
        until(lambda: first.judge.closed, "the old model to be released")
    changing.check_account()


@pytest.mark.parametrize("spare_models", [0, 1, 5])
def test_frames_and_switches_at_random_reconcile(spare_models: int) -> None:
    source = ScriptedSource()
    recipes = [ScriptedRecipe(n, source, queue_length=3) for n in (1, 2, 3)]
    with ChangingLine(*recipes, spare_models=spare_models) as changing:
        changing.run()
        over = threading.Event()

        def feed() -> None:
            chance = random.Random(spare_models)
            while not over.is_set():
                source.send(chance.choice((100, 250)), skip=int(chance.random() < 0.05))
                over.wait(0.0005)

        feeder = threading.Thread(target=feed)
        feeder.start()
        chance = random.Random(1)
        for _ in range(SWITCHES):
            changing.change_to(chance.choice((1, 2, 3)))
        over.set()
        feeder.join()
    changing.check_account()
    assert {r.runs_with.number for r in changing.recorded} == {1, 2, 3}
    for recipe in recipes:
        assert all(judge.closed for judge in recipe.judges)


def test_software_triggers_and_switches_without_waiting_reconcile() -> None:
    camera = SimulatedLine(PartRenderer(0, 128, 128), trigger=TriggerMode.SOFTWARE)
    recipes = [ScriptedRecipe(n, camera, software_trigger=True) for n in (1, 2)]
    with ChangingLine(*recipes, spare_models=2) as changing:
        changing.run()
        over = threading.Event()

        def trigger() -> None:
            while not over.is_set():
                changing.line.trigger()
                over.wait(0.001)

        trigger_thread = threading.Thread(target=trigger)
        trigger_thread.start()
        for switch in range(SWITCHES):
            changing.line.select_recipe(1 + switch % 2)
            if switch % 5 == 0:
                changing.until_active(1 + switch % 2)
        over.set()
        trigger_thread.join()
    changing.check_account()
    judged = [r for r in changing.recorded if r.verdict is Verdict.OK]
    assert {r.runs_with.number for r in judged} == {1, 2}


def test_the_trigger_that_the_camera_has_is_judged_with_the_old_recipe_and_the_next_waits() -> None:
    source, first, second = two_recipes(software_trigger=True)
    source.answers_triggers = False
    with ChangingLine(first, second) as changing:
        changing.run()
        changing.line.trigger()
        until(lambda: source.triggers == 1, "the camera to have the trigger")
        changing.line.select_recipe(2)
        until(lambda: changing.line.snapshot().is_changing, "the changeover to begin")
        assert not ControlledLine(changing.line).status().ready
        changing.line.trigger()
        changing.line.trigger()
        source.answers_triggers = True
        source.send()
        first_part, second_part, third_part = changing.until_recorded(3)
        assert (first_part.model, first_part.runs_with.version) == ("model-1", 10)
        assert (second_part.model, second_part.runs_with.version) == ("model-2", 20)
        assert third_part.verdict is Verdict.MISSED
        assert "changeover" in third_part.reason
        assert source.triggers == 2
    changing.check_account()


def test_a_trigger_that_waits_for_a_camera_without_triggers_is_missed() -> None:
    source, first, second = two_recipes(software_trigger=True)
    second.software_trigger = False
    source.answers_triggers = False
    with ChangingLine(first, second) as changing:
        changing.run()
        changing.line.trigger()
        until(lambda: source.triggers == 1, "the camera to have the trigger")
        changing.line.select_recipe(2)
        until(lambda: changing.line.snapshot().is_changing, "the changeover to begin")
        changing.line.trigger()
        source.send()
        _, waited = changing.until_recorded(2)
        assert waited.verdict is Verdict.MISSED
        assert "takes no trigger" in waited.reason
        changing.until_active(2)
        source.send()
        assert changing.until_recorded(3)[2].model == "model-2"
    changing.check_account()


@pytest.mark.parametrize("what", ["error", "model_error"])
def test_a_recipe_that_cannot_be_loaded_leaves_the_old_one_running(what: str) -> None:
    source, first, second = two_recipes()
    with ChangingLine(first, second) as changing:
        changing.run()
        setattr(second, what, ArtifactError("The model is damaged.", "Nothing.", "Restore it."))
        changing.line.select_recipe(2)
        text = changing.until_alarm("recipe")
        assert text == "The model is damaged. The line goes on with recipe 1. Restore it."
        status = ControlledLine(changing.line).status()
        assert (status.recipe_refused, status.refusal) == (2, NOT_TO_BE_HAD)
        snapshot = changing.line.snapshot()
        assert (snapshot.recipe_requested, snapshot.recipe_active) == (1, 1)
        source.send()
        assert changing.until_recorded(1)[0].model == "model-1"
        setattr(second, what, None)
        changing.change_to(2)
        assert not any(a.key == "recipe" and a.active for a in changing.line.snapshot().alarms)
        source.send()
        assert changing.until_recorded(2)[1].model == "model-2"
    changing.check_account()


def test_a_number_that_no_recipe_has_is_an_alarm() -> None:
    _, first, second = two_recipes()
    with ChangingLine(first, second) as changing:
        changing.run()
        assert not changing.line.select_recipe(7)
        assert "no recipe 7" in changing.until_alarm("recipe")
        status = ControlledLine(changing.line).status()
        assert (status.recipe_refused, status.refusal) == (7, NOT_KNOWN)
        snapshot = changing.line.snapshot()
        assert (snapshot.recipe_requested, snapshot.recipe_active) == (1, 1)
        assert [choice.number for choice in snapshot.recipes] == [1, 2]
        assert changing.line.select_recipe(2)
        status = ControlledLine(changing.line).status()
        assert (status.recipe_refused, status.refusal) == (0, DONE)


def test_requested_and_active_differ_while_the_model_loads_and_the_newest_request_counts() -> None:
    source = ScriptedSource()
    loads, may_load = threading.Event(), threading.Event()

    def slow(judge: NamedJudge) -> None:
        loads.set()
        assert may_load.wait(PATIENCE_S)

    first, third = ScriptedRecipe(1, source), ScriptedRecipe(3, source)
    second = ScriptedRecipe(2, source, prepare_judge=slow)
    with ChangingLine(first, second, third) as changing:
        changing.run()
        changing.line.select_recipe(2)
        assert loads.wait(PATIENCE_S)
        status = ControlledLine(changing.line).status()
        assert (status.recipe_requested, status.recipe_active, status.ready) == (2, 1, True)
        source.send()
        assert changing.until_recorded(1)[0].model == "model-1"
        changing.line.select_recipe(3)
        may_load.set()
        changing.until_active(3)
        source.send()
        assert changing.until_recorded(2)[1].model == "model-3"
        until(lambda: second.judge.closed, "the model that nobody wants to be released")
    changing.check_account()


def test_other_recipes_models_are_loaded_before_as_far_as_there_is_room() -> None:
    source = ScriptedSource()
    recipes = [ScriptedRecipe(n, source) for n in (1, 2, 3, 4)]
    with ChangingLine(*recipes, spare_models=2) as changing:
        changing.run()
        until(lambda: bool(recipes[2].judges), "the third model")
        changing.change_to(3)
        changing.change_to(2)
        changing.change_to(1)
        assert [len(recipe.judges) for recipe in recipes[:3]] == [1, 1, 1]
        changing.change_to(4)
        until(lambda: recipes[2].judge.closed, "the longest unused model to go")
        assert not recipes[0].judge.closed


def test_a_model_that_cannot_be_loaded_before_is_told_before_anybody_asks_for_it() -> None:
    source, first, second = two_recipes()
    second.model_error = ArtifactError("The model is damaged.", "", "Restore it.")
    with ChangingLine(first, second, spare_models=1) as changing:
        changing.run()
        text = changing.until_alarm("preload:2")
        assert text == "The model is damaged. The line can't change over to recipe 2. Restore it."
        source.send()
        assert changing.until_recorded(1)[0].verdict is Verdict.OK


def test_another_camera_is_opened_and_the_old_one_released() -> None:
    left, right = ScriptedSource(), ScriptedSource()
    first = ScriptedRecipe(1, left, FolderEntry(folder="left"))
    second = ScriptedRecipe(2, right, FolderEntry(folder="right"))
    with ChangingLine(first, second) as changing:
        changing.run()
        left.send()
        changing.until_recorded(1)
        changing.change_to(2)
        assert (left.state, right.state) == ("disconnected", "streaming")
        right.send()
        assert changing.until_recorded(2)[1].model == "model-2"
        right.start_error = left.start_error = CameraError("It refuses.", "", "Look at it.")
        changing.line.select_recipe(1)
        assert "It refuses. The line goes on with recipe 2." in changing.until_alarm("recipe")
        right.send()
        assert changing.until_recorded(3)[2].model == "model-2"
    changing.check_account()


def test_the_same_camera_with_other_settings_that_refuses_goes_on_with_the_old_ones() -> None:
    old, new = ScriptedSource(), ScriptedSource()
    first = ScriptedRecipe(1, old, SimulatedEntry(seed=1))
    second = ScriptedRecipe(2, new, SimulatedEntry(seed=2))
    new.start_error = CameraError("It refuses.", "", "Look at it.")
    with ChangingLine(first, second) as changing:
        changing.run()
        changing.line.select_recipe(2)
        changing.until_alarm("recipe", "It refuses. The line goes on with recipe 1.")
        until(lambda: changing.line.snapshot().state == "running", "the line to go on")
        old.send()
        assert changing.until_recorded(1)[0].model == "model-1"
        new.start_error = None
        changing.change_to(2)
        new.send()
        assert changing.until_recorded(2)[1].model == "model-2"
    changing.check_account()


def test_the_active_recipe_chosen_again_takes_its_changes_and_only_those() -> None:
    source, first, second = two_recipes()
    with ChangingLine(first, second) as changing:
        changing.run()
        changing.line.select_recipe(1)
        first.changes = 1
        changing.line.select_recipe(1)
        until(lambda: changing.line.snapshot().recipe_version == 11, "the changed recipe")
        assert len(first.judges) == 1, "a change that leaves the model alone loads none"
        source.send()
        assert changing.until_recorded(1)[0].runs_with.version == 11
    changing.check_account()


def test_a_recipe_chosen_while_the_line_stands_is_what_it_starts_with() -> None:
    source, first, second = two_recipes()
    with ChangingLine(first, second) as changing:
        changing.line.select_recipe(2)
        assert changing.line.snapshot().recipe_active == 2
        changing.run()
        source.send()
        assert changing.until_recorded(1)[0].model == "model-2"
        assert not first.judges


def test_a_version_that_cannot_be_kept_stops_no_line() -> None:
    source, first, second = two_recipes()
    second.version_error = DataError("The disk is full.", "", "Free some.")
    with ChangingLine(first, second) as changing:
        changing.run()
        changing.change_to(2)
        assert "The disk is full." in changing.until_alarm("version")
        source.send()
        assert changing.until_recorded(1)[0].runs_with.version == 0


def test_a_serial_number_goes_to_the_next_part_alone() -> None:
    source, first, second = two_recipes()
    with ChangingLine(first, second) as changing:
        changing.run()
        changing.line.expect_serial(" A\0-1\n")
        changing.line.expect_serial("A-2")
        for _ in range(2):
            source.send()
        assert [r.serial for r in changing.until_recorded(2)] == ["A-2", ""]
        changing.line.expect_serial("A-3")
        source.send(skip=1)  # the lost picture was the next part's
        assert [r.serial for r in changing.until_recorded(4)][2:] == ["A-3", ""]


def test_a_barcode_selects_a_recipe_names_the_part_or_does_nothing() -> None:
    source, first, second = two_recipes()
    first.serial_code = r"SN(\d+)"
    second.select_code, second.serial_code = r"P2-\d+", r"P2-(?P<serial>\d+)"
    with ChangingLine(first, second) as changing:
        changing.run()
        assert changing.line.scan("SN0815\r")
        source.send()
        assert changing.until_recorded(1)[0].serial == "0815"
        assert not changing.line.scan("something")
        assert changing.line.scan("P2-77")
        changing.until_active(2)
        source.send()
        assert changing.until_recorded(2)[1].serial == "77"


def test_the_challenge_of_the_new_recipe_is_due_and_the_old_ones_is_not_told(
    tmp_path: Path,
) -> None:
    source, first, second = two_recipes()
    plan = ChallengeEntry(parts=(ChallengePart(name="master", expected="OK"),), blocks=True)
    second.open_challenge = lambda on_owed: Challenge(
        "Line 1", plan, ChallengeLog(tmp_path), on_owed
    )
    with ChangingLine(first, second) as changing:
        changing.run()
        assert changing.line.challenge is None
        source.send()
        assert changing.until_recorded(1)[0].verdict is Verdict.OK
        changing.change_to(2)
        challenge = changing.line.challenge
        assert challenge is not None
        assert challenge.state().phase is Phase.DUE
        source.send()
        assert changing.until_recorded(2)[1].verdict is Verdict.CANNOT_JUDGE
        challenge.begin("Kim")
        challenge.ready()
        changing.change_to(1)
        assert challenge.state().phase is Phase.DUE, "a known part that comes now would not count"
        assert not any(a.key == "challenge" and a.active for a in changing.line.snapshot().alarms)
        source.send()
        assert changing.until_recorded(3)[2].verdict is Verdict.OK
    changing.check_account()


def test_a_line_that_is_stopped_while_a_model_loads_ends_and_remembers_the_request() -> None:
    source = ScriptedSource()
    loads, may_load = threading.Event(), threading.Event()

    def slow(judge: NamedJudge) -> None:
        loads.set()
        assert may_load.wait(PATIENCE_S)

    first, second = ScriptedRecipe(1, source), ScriptedRecipe(2, source, prepare_judge=slow)
    with ChangingLine(first, second) as changing:
        changing.run()
        changing.line.select_recipe(2)
        assert loads.wait(PATIENCE_S)
        changing.line.stop()
        may_load.set()
        until(lambda: changing.line.snapshot().state == "stopped", "the line to stop")
        assert changing.line.snapshot().recipe_active == 2
        assert second.judge.closed


def test_a_recipe_that_is_chosen_back_while_its_parts_wait_shares_the_model() -> None:
    source, first, second = two_recipes()
    with ChangingLine(first, second) as changing:
        changing.run()
        first.judge.gate.clear()
        source.send()
        until(lambda: changing.line.snapshot().pending == 1, "a part on its way")
        sent = 1
        for number in (2, 1, 2, 1):
            changing.change_to(number)
            sent += 1
            source.send()
            until(lambda n=sent: changing.line.snapshot().pending == n, "it")  # type: ignore[misc]
        assert len(first.judges) == 1
        first.judge.gate.set()
        results = changing.until_recorded(5)
        assert [r.runs_with.number for r in results] == [1, 2, 1, 2, 1]
    changing.check_account()


def test_settings_are_set_without_closing_the_camera_and_no_part_is_judged_between_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(line_camera, "ON_ITS_WAY_S", 0.0)
    source = SettableSource()
    first = ScriptedRecipe(1, source, genicam(ExposureTime=100.0))
    second = ScriptedRecipe(2, source, genicam(ExposureTime=200.0))
    with ChangingLine(first, second) as changing:
        changing.run()
        source.send()
        changing.until_recorded(1)
        changing.change_to(2)
        between = changing.until_recorded(2)[1]
        assert between.verdict is Verdict.CANNOT_JUDGE
        assert "settings changed" in between.reason
        source.send()
        assert changing.until_recorded(3)[2].model == "model-2"
        assert source.written == [("ExposureTime", 200.0)]
        assert source.stops == 0
    changing.check_account()


def test_a_setting_that_a_streaming_camera_refuses_is_set_by_opening_it_anew() -> None:
    source, anew = SettableSource(), SettableSource()
    first = ScriptedRecipe(1, source, genicam(Width=100.0))
    second = ScriptedRecipe(2, anew, genicam(Width=200.0))
    source.refuses = FeatureError("Width is locked.")
    with ChangingLine(first, second) as changing:
        changing.run()
        changing.change_to(2)
        assert (source.state, anew.state) == ("disconnected", "streaming")
        anew.send()
        assert changing.until_recorded(1)[0].model == "model-2"
    changing.check_account()


def test_a_recipe_that_leaves_a_setting_of_the_old_one_open_is_refused() -> None:
    source = SettableSource()
    first = ScriptedRecipe(1, source, genicam(ExposureTime=100.0, Gain=2.0))
    second = ScriptedRecipe(2, source, genicam(ExposureTime=200.0))
    with ChangingLine(first, second) as changing:
        changing.run()
        changing.line.select_recipe(2)
        text = changing.until_alarm("recipe")
        assert "Gain" in text
        assert "The line goes on with recipe 1." in text
        assert not source.written


def test_a_camera_that_is_away_is_not_changed() -> None:
    source = ScriptedSource()
    first = ScriptedRecipe(1, source, SimulatedEntry(seed=1))
    second = ScriptedRecipe(2, source, SimulatedEntry(seed=2))
    with ChangingLine(first, second) as changing:
        changing.run()
        source.lose()
        until(lambda: changing.line.snapshot().camera == "lost", "the loss")
        changing.line.select_recipe(2)
        assert "The camera is away." in changing.until_alarm("recipe")
        source.plugged = True
        until(lambda: changing.line.snapshot().camera == "streaming", "its return")
        changing.change_to(2)
    changing.check_account()


def test_a_picture_that_does_not_come_holds_no_changeover_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(switch, "SETTLE_S", 0.05)
    source, first, second = two_recipes(software_trigger=True)
    source.answers_triggers = False
    with ChangingLine(first, second) as changing:
        changing.run()
        changing.line.trigger()
        until(lambda: source.triggers == 1, "the camera to have the trigger")
        changing.change_to(2)
        (missed,) = changing.until_recorded(1)
        assert (missed.verdict, missed.runs_with.number) == (Verdict.MISSED, 1)
        assert "before the changeover" in missed.reason
        source.send()  # the old trigger's, too late: it must not be taken for another's
        source.answers_triggers = True
        until(lambda: _judged_after_trigger(changing), "a part of the new recipe")
    changing.check_account()


def _judged_after_trigger(changing: ChangingLine) -> bool:
    changing.line.trigger()
    return any(r.model == "model-2" for r in changing.recorded)
