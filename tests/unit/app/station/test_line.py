"""A whole line with scripted camera and engine: nothing is lost, nothing waits for another."""

from collections import Counter

import numpy as np
import pytest

from app.recipes.recipe import GateLimits, Rectangle
from app.station.bus import Stage
from app.station.preparation import Preparation
from app.station.snapshot import LineState
from camera.errors import CameraError
from core.errors import ArtifactError, DeviceError, ImageError
from core.types import Verdict
from tests.helpers.station import PATIENCE_S, ScriptedLine, until


def test_every_frame_gets_its_verdict_in_order() -> None:
    with ScriptedLine(queue_length=10) as scripted:
        scripted.run()
        for value in (10, 250, 20, 240):
            scripted.source.send(value)
        results = scripted.until_recorded(4)
        assert [r.verdict for r in results] == [Verdict.OK, Verdict.NG, Verdict.OK, Verdict.NG]
        assert [r.trigger for r in results] == [1, 2, 3, 4]
        assert scripted.announced == results
        assert all(r.decided_ns >= r.arrived_ns > 0 for r in results)
        snapshot = scripted.line.snapshot()
        assert snapshot.counts == {Verdict.OK: 2, Verdict.NG: 2}
        assert (snapshot.triggers, snapshot.pending, snapshot.yield_rate) == (4, 0, 0.5)
        assert snapshot.latency_median_ms is not None
        assert snapshot.latency_median_ms <= (snapshot.latency_p99_ms or 0)
    assert scripted.judge.closed
    assert scripted.line.snapshot().state is LineState.STOPPED


def test_a_slow_engine_misses_parts_and_says_so_but_never_queues_more() -> None:
    with ScriptedLine(queue_length=2) as scripted:
        scripted.judge.gate.clear()
        scripted.run()
        scripted.source.send()
        assert scripted.judge.judging.acquire(timeout=20)  # the first is with the engine
        for _ in range(5):
            scripted.source.send()
        missed = scripted.until_recorded(3)
        assert [r.verdict for r in missed] == [Verdict.MISSED] * 3
        assert [r.trigger for r in missed] == [4, 5, 6]
        assert "slower than the line" in missed[0].reason
        assert scripted.line.snapshot().pending == 3
        scripted.judge.gate.set()
        results = scripted.until_recorded(6)
        assert Counter(r.verdict for r in results) == {Verdict.MISSED: 3, Verdict.OK: 3}
        alarms = {alarm.key: alarm for alarm in scripted.line.snapshot().alarms}
        assert alarms["missed"].count == 3


def test_a_gap_in_the_frame_ids_is_missed_parts() -> None:
    with ScriptedLine() as scripted:
        scripted.run()
        scripted.source.send()
        scripted.source.send(skip=2)
        results = sorted(scripted.until_recorded(4), key=lambda r: r.trigger)
        assert [r.verdict for r in results] == ["OK", "MISSED", "MISSED", "OK"]
        assert [r.frame_id for r in results] == [0, 1, 2, 3]


def test_a_late_verdict_is_a_timeout_for_the_outputs_and_still_recorded() -> None:
    with ScriptedLine(deadline_s=0.05) as scripted:
        scripted.judge.gate.clear()
        scripted.run()
        scripted.source.send(250)
        until(lambda: bool(scripted.announced), "the outputs to hear of the timeout")
        assert scripted.announced[0].verdict is Verdict.TIMEOUT
        assert not scripted.recorded
        scripted.judge.gate.set()
        (result,) = scripted.until_recorded(1)
        assert (result.verdict, result.late) == (Verdict.TIMEOUT, True)
        assert result.score == pytest.approx(250 / 255)
        assert "NG came after the deadline" in result.reason
        assert len(scripted.announced) == 1
        assert scripted.line.snapshot().counts == {Verdict.TIMEOUT: 1}


def test_a_part_whose_time_is_over_is_not_judged_so_that_the_next_is_in_time() -> None:
    with ScriptedLine(deadline_s=0.05) as scripted:
        scripted.judge.gate.clear()
        scripted.run()
        scripted.source.send()
        scripted.source.send()
        until(lambda: len(scripted.announced) == 2, "both timeouts")
        scripted.judge.gate.set()
        first, second = scripted.until_recorded(2)
        assert first.score is not None
        assert second.score is None
        assert second.image is not None  # what it looked like is kept
        assert second.verdict is Verdict.TIMEOUT


def test_a_lost_camera_is_an_alarm_and_so_is_its_return() -> None:
    with ScriptedLine() as scripted:
        scripted.run()
        scripted.source.lose()
        until(lambda: bool(scripted.line.snapshot().alarms), "the alarm")
        (alarm,) = scripted.line.snapshot().alarms
        assert (alarm.key, alarm.active, alarm.severity) == ("camera", True, "alarm")
        assert scripted.line.snapshot().camera == "lost"
        scripted.source.plugged = True
        until(lambda: scripted.line.snapshot().camera == "streaming", "the return")
        until(lambda: not scripted.line.snapshot().alarms[0].active, "the alarm's end")
        assert "is back" in scripted.line.snapshot().alarms[0].text
        scripted.line.acknowledge("camera")
        assert scripted.line.snapshot().alarms == ()
        scripted.source.send()
        scripted.until_recorded(1)


def test_a_camera_that_is_not_there_yet_is_waited_for() -> None:
    with ScriptedLine() as scripted:
        scripted.source.plugged = False
        scripted.line.start()
        until(lambda: bool(scripted.line.snapshot().alarms), "the alarm")
        assert scripted.line.snapshot().state is LineState.STARTING
        scripted.source.plugged = True
        scripted.until_state("running")
        assert not scripted.line.snapshot().alarms[0].active


def test_a_line_stopped_while_it_waits_for_its_camera_stops() -> None:
    with ScriptedLine() as scripted:
        scripted.source.plugged = False
        scripted.line.start()
        until(lambda: bool(scripted.line.snapshot().alarms), "the alarm")
    assert scripted.line.snapshot().state is LineState.STOPPED


@pytest.mark.parametrize("where", ["model", "camera"])
def test_a_line_that_fails_says_why_and_another_goes_on(where: str) -> None:
    with ScriptedLine("bad") as bad, ScriptedLine("good") as good:
        if where == "model":
            bad.model_error = ArtifactError("The model is damaged.", "It can't run.", "Restore it.")
        else:
            bad.source.broken = CameraError("The camera's settings are wrong.")
        good.run()
        bad.line.start()
        bad.until_state("failed")
        assert bad.line.snapshot().reason.startswith("The ")
        good.source.send()
        good.until_recorded(1)
        assert good.line.snapshot().state is LineState.RUNNING
        bad.model_error, bad.source.broken = None, None
        bad.run()  # and it can be started again
        bad.source.send()
        bad.until_recorded(1)


@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (ImageError("The picture is empty."), Verdict.CANNOT_JUDGE),
        (DeviceError("The device failed."), Verdict.ERROR),
        (RuntimeError("boom"), Verdict.ERROR),
    ],
)
def test_an_engine_that_fails_gives_a_verdict_that_is_not_ok(
    error: Exception, verdict: Verdict
) -> None:
    with ScriptedLine() as scripted:
        scripted.judge.error = error
        scripted.run()
        scripted.source.send()
        (result,) = scripted.until_recorded(1)
        assert (result.verdict, result.score) == (verdict, None)
        assert result.reason
        scripted.judge.error = None
        scripted.source.send()
        assert scripted.until_recorded(2)[1].verdict is Verdict.OK


def test_the_third_score_is_that_of_the_judgement_and_else_none() -> None:
    with ScriptedLine() as scripted:
        scripted.run()
        for puad, count in ((None, 1), (0.0, 2), (0.25, 3)):
            scripted.judge.puad_score = puad
            scripted.source.send()
            scripted.until_recorded(count)
        scripted.judge.error = ImageError("Not a picture.")
        scripted.source.send()
        found = [result.puad_score for result in scripted.until_recorded(4)]
        assert found == [None, 0.0, 0.25, None], "0 is a score as any other"


def test_a_picture_that_no_gate_lets_through_is_not_judged() -> None:
    preparation = Preparation(gates=GateLimits(brightness_min=0.2))
    with ScriptedLine(preparation=preparation) as scripted:
        scripted.run()
        scripted.source.send(5)
        (result,) = scripted.until_recorded(1)
        assert result.verdict is Verdict.CANNOT_JUDGE
        assert "too dark" in result.reason
        assert result.gates["brightness"] == pytest.approx(5 / 255, abs=1e-6)
        assert not scripted.judge.judging.acquire(blocking=False)


def test_a_paused_line_shows_frames_and_counts_none() -> None:
    with ScriptedLine() as scripted:
        scripted.run()
        scripted.line.pause()
        scripted.until_state("paused")
        scripted.source.send()
        until(lambda: scripted.line.take_frame() is not None, "the frame for the view")
        assert scripted.line.snapshot().triggers == 0
        scripted.line.trigger()  # by hand: the next frame is inspected
        scripted.source.send()
        scripted.until_recorded(1)
        until(lambda: scripted.line.take_frame() is not None, "the frame for the view")
        scripted.source.send(skip=1)
        until(lambda: scripted.line.take_frame() is not None, "the frame for the view")
        scripted.line.resume()
        scripted.source.send()
        assert [r.verdict for r in scripted.until_recorded(2)] == [Verdict.OK, Verdict.OK]


def test_parts_that_wait_when_the_line_stops_are_missed_not_forgotten() -> None:
    with ScriptedLine() as scripted:
        scripted.judge.gate.clear()
        scripted.run()
        for _ in range(3):
            scripted.source.send()
        until(lambda: scripted.line.snapshot().pending == 3, "three parts under way")
        assert scripted.judge.judging.acquire(timeout=PATIENCE_S)
        scripted.line.stop()
        scripted.judge.gate.set()
        scripted.until_state("stopped")
        results = scripted.until_recorded(3)
        assert results[0].verdict is Verdict.OK  # was being judged
        assert [r.verdict for r in results[1:]] == [Verdict.MISSED, Verdict.MISSED]
        assert scripted.line.snapshot().pending == 0


def test_stop_and_start_at_once_runs_again() -> None:
    with ScriptedLine() as scripted:
        scripted.run()
        scripted.line.stop()
        scripted.line.start()
        scripted.until_state("running")
        scripted.source.send()
        assert scripted.until_recorded(1)[0].verdict is Verdict.OK


def test_a_software_trigger_takes_one_picture() -> None:
    with ScriptedLine(software_trigger=True) as scripted:
        scripted.run()
        for count in (1, 2):
            scripted.line.trigger()
            assert scripted.until_recorded(count)[-1].trigger == count
        assert scripted.source.triggers == 2


def test_a_trigger_without_a_picture_is_missed_and_its_late_frame_is_not_the_next_part() -> None:
    with ScriptedLine(software_trigger=True, deadline_s=0.05) as scripted:
        scripted.source.answers_triggers = False
        scripted.run()
        scripted.line.trigger()
        (missed,) = scripted.until_recorded(1)
        assert (missed.verdict, missed.trigger) == (Verdict.MISSED, 1)
        scripted.line.trigger()  # the picture of the first may still come, and be good
        second = scripted.until_recorded(2)[1]
        assert (second.verdict, second.trigger) == (Verdict.MISSED, 2)
        assert "still owed" in second.reason
        scripted.source.send()
        until(lambda: scripted.line.take_frame() is not None, "the late frame for the view")
        assert scripted.line.snapshot().triggers == 2
        scripted.source.answers_triggers = True
        scripted.line.trigger()
        assert scripted.until_recorded(3)[2].verdict is Verdict.OK


def test_a_picture_that_nobody_asked_for_is_no_part_of_a_triggered_line() -> None:
    with ScriptedLine(software_trigger=True) as scripted:
        scripted.run()
        scripted.source.send()
        until(lambda: bool(scripted.line.snapshot().alarms), "the alarm")
        (alarm,) = scripted.line.snapshot().alarms
        assert alarm.key == "stray"
        assert scripted.line.snapshot().triggers == 0


def test_a_trigger_is_counted_and_timed_from_when_it_was_given() -> None:
    with ScriptedLine(software_trigger=True, deadline_s=0.05) as scripted:
        scripted.source.taking_triggers.clear()  # the camera takes long to answer
        scripted.run()
        scripted.line.trigger()
        scripted.line.trigger()
        results = scripted.until_recorded(2)
        assert sorted(r.trigger for r in results) == [1, 2]
        assert {r.verdict for r in results} == {Verdict.MISSED}
        scripted.source.taking_triggers.set()
        until(lambda: scripted.line.take_frame() is not None, "the late frame for the view")
        assert scripted.line.snapshot().triggers == 2


def test_a_camera_that_fails_in_an_unknown_way_is_an_error_result_in_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with ScriptedLine(software_trigger=True) as scripted:
        scripted.source.trigger_error = ValueError("odd")
        scripted.run()
        scripted.line.trigger()
        (result,) = scripted.until_recorded(1)
        assert result.verdict is Verdict.ERROR
        assert "ValueError: odd" in result.reason
    assert "odd" in caplog.text


def test_a_return_that_fails_for_another_reason_says_so() -> None:
    with ScriptedLine() as scripted:
        scripted.run()
        scripted.source.start_error = CameraError("ExposureTime was refused.")
        scripted.source.lose()
        until(
            lambda: any("refused" in a.text for a in scripted.line.snapshot().alarms),
            "the new words",
        )
        (alarm,) = scripted.line.snapshot().alarms
        assert (alarm.key, alarm.active, alarm.count) == ("camera", True, 1)


def test_a_line_that_stopped_has_no_camera_to_alarm_about() -> None:
    with ScriptedLine() as scripted:
        scripted.run()
        scripted.source.lose()
        until(lambda: bool(scripted.line.snapshot().alarms), "the alarm")
        scripted.line.stop()
        scripted.until_state("stopped")
        assert not scripted.line.snapshot().alarms[0].active


def test_a_line_that_stops_says_so_at_once() -> None:
    with ScriptedLine() as scripted:
        scripted.judge.gate.clear()
        scripted.run()
        scripted.source.send()
        assert scripted.judge.judging.acquire(timeout=PATIENCE_S)
        scripted.line.stop()
        scripted.line.pause()
        assert scripted.line.snapshot().state is LineState.STOPPING
        scripted.judge.gate.set()
        scripted.until_state("stopped")


def test_triggering_a_lost_camera_is_an_error_result() -> None:
    with ScriptedLine(software_trigger=True) as scripted:
        scripted.run()
        scripted.source.lose()
        until(lambda: scripted.line.snapshot().camera == "lost", "the loss")
        scripted.line.trigger()
        (result,) = scripted.until_recorded(1)
        assert result.verdict is Verdict.ERROR
        assert "away" in result.reason


def test_a_subscriber_that_fails_is_an_alarm_and_hurts_nobody() -> None:
    def broken(_: object) -> None:
        raise OSError("disk full")

    with ScriptedLine() as scripted:
        scripted.line.bus.subscribe(Stage.OUTPUT, "light tower", broken)
        scripted.run()
        scripted.source.send()
        scripted.until_recorded(1)
        (alarm,) = scripted.line.snapshot().alarms
        assert alarm.key == "subscriber:light tower"
        assert "disk full" in alarm.text


def test_the_view_gets_what_ended_since_it_last_looked() -> None:
    with ScriptedLine() as scripted:
        scripted.run()
        for _ in range(3):
            scripted.source.send()
        scripted.until_recorded(3)
        until(lambda: len(scripted.line.results_after(0)) == 3, "three results")
        assert [r.trigger for r in scripted.line.results_after(1)] == [2, 3]
        assert scripted.line.results_after(3) == ()
        scripted.line.reset_counters()
        assert scripted.line.snapshot().triggers == 0
        scripted.source.send()
        assert scripted.until_recorded(4)[3].trigger == 4  # numbers go on


def test_a_picture_of_another_size_can_not_be_judged() -> None:
    preparation = Preparation(region=Rectangle(x=20, y=20, width=16, height=16))
    prepared = preparation.prepare(np.zeros((32, 32), np.uint8))
    assert "only 32x32 pixels" in prepared.fault
