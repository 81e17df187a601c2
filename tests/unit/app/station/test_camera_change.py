"""Which camera settings a changeover writes, and what it does to a real GenICam camera."""

from __future__ import annotations

from pathlib import Path

from app.recipes.recipe import GenicamEntry
from app.station.camera_change import differing
from camera.genicam.settings import with_selectors
from tests.helpers.changeover import ChangingLine, ScriptedRecipe
from tests.helpers.gentl import SERIAL, camera


def test_only_what_differs_is_written_and_selectors_that_give_it_its_meaning() -> None:
    old = (("Width", 100), ("ExposureTime", 1.0), ("Gain", 2.0))
    assert differing(old, (("Width", 100), ("ExposureTime", 5.0), ("Gain", 2.0))) == [
        (("ExposureTime", 5.0),)
    ]
    assert differing(old, old) == []
    two = (
        ("LineSelector", "Line1"),
        ("LineMode", "Output"),
        ("LineSelector", "Line2"),
        ("LineMode", "Input"),
    )
    assert differing(two, (*two[:3], ("LineMode", "Output"))) == [
        (("LineSelector", "Line2"), ("LineMode", "Output")),
        (("LineSelector", "Line2"),),
    ]
    first = (two[0], ("LineMode", "Input"), *two[2:])
    assert differing(two, first) == [
        (("LineSelector", "Line1"), ("LineMode", "Input")),
        (("LineSelector", "Line2"),),
    ]


def test_a_value_goes_with_its_selectors_and_no_selector_twice() -> None:
    line, source = ("LineSelector", "Line1"), ("TriggerSelector", "FrameStart")
    mode, on = ("LineMode", "Output"), ("TriggerMode", "On")
    steps = list(with_selectors((("Width", 100), line, mode, source, on)))
    assert steps == [(("Width", 100),), (line, mode), (line, source, on)]
    assert list(with_selectors((*steps[1],))) == [(line, mode)], "done again it stays one step"
    assert list(with_selectors((mode, line))) == [(mode,), (line,)]


def test_a_genicam_camera_changes_its_exposure_as_it_streams(tmp_path: Path) -> None:
    entries = [
        GenicamEntry.model_validate(
            {
                "serial": SERIAL,
                "trigger": "software",
                "settings": {"Width": 160, "Height": 120, "ExposureTime": exposure},
            }
        )
        for exposure in (1000.0, 2000.0)
    ]
    with camera(tmp_path, settings=dict(entries[0].settings)) as (source, _):
        recipes = [
            ScriptedRecipe(number, source, entry, software_trigger=True)
            for number, entry in enumerate(entries, 1)
        ]
        with ChangingLine(*recipes) as changing:
            changing.run()
            for count, (number, exposure) in enumerate(((2, 2000.0), (1, 1000.0)), 1):
                changing.change_to(number)
                assert source.read("ExposureTime").value == exposure
                assert source.state == "streaming"
                changing.line.trigger()
                assert changing.until_recorded(count)[-1].model == f"model-{number}"
        changing.check_account()
