"""Outputs of a simulated camera that streams."""

from __future__ import annotations

from pathlib import Path

import pytest

from camera.errors import FeatureError
from camera.genicam.process import CameraProcess
from camera.source import Switchable
from tests.helpers.gentl import SERIAL, camera

ON = (("UserOutputSelector", "UserOutput1"), ("UserOutputValue", True))
OFF = (("UserOutputSelector", "UserOutput1"), ("UserOutputValue", False))


def test_an_output_is_switched_while_it_streams_and_rests_when_released(tmp_path: Path) -> None:
    with camera(tmp_path) as (source, simulated):
        simulated.watch_outputs(SERIAL)
        assert isinstance(source, Switchable)
        source.start()
        source.switch(ON, OFF)
        assert source.read("UserOutputValue").value is True
        source.stop()
        levels = [(output, level) for output, level, _ in simulated.outputs(SERIAL)]
    assert levels == [(1, True), (1, False)]


def test_what_was_switched_is_not_set_again_at_the_next_start(tmp_path: Path) -> None:
    with camera(tmp_path) as (source, simulated):
        source.start()
        source.switch(ON, OFF)
        simulated.watch_outputs(SERIAL)
        source.stop()
        source.start()
        levels = [level for _, level, _ in simulated.outputs(SERIAL)]
    assert levels == [False]


def test_a_switch_between_two_settings_leaves_each_at_its_own_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = CameraProcess.ask

    def with_another_thread(
        process: CameraProcess, verb: str, *arguments: object, within_s: float = 5.0
    ) -> object:
        answer = ask(process, verb, *arguments, within_s=within_s)
        if verb == "write":  # an output of another line is set up just then
            ask(process, "write", (("LineSelector", "Line0"),))
        return answer

    with camera(tmp_path) as (source, _):
        source.start()
        monkeypatch.setattr(CameraProcess, "ask", with_another_thread)
        source.write({"LineSelector": "Line1", "LineMode": "Output", "LineSource": "UserOutput1"})
        monkeypatch.undo()
        assert source.read("LineSelector").value == "Line0"
        source.write({"LineSelector": "Line1"})
        assert source.read("LineMode").value == "Output"
        assert source.read("LineSource").value == "UserOutput1"


def test_an_output_that_the_camera_lacks_is_refused(tmp_path: Path) -> None:
    with camera(tmp_path) as (source, _):
        source.start()
        with pytest.raises(FeatureError, match="UserOutputSelector"):
            source.switch((("UserOutputSelector", "UserOutput7"),), ())


def test_the_encoder_tells_where_the_belt_is(tmp_path: Path) -> None:
    with camera(tmp_path) as (source, simulated):
        simulated.turn_encoder(SERIAL, 41_000)
        source.start()
        assert source.read("EncoderValue").value == 41_000
