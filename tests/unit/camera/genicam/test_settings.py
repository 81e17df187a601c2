from __future__ import annotations

from camera.errors import FeatureError
from camera.genicam.messages import CameraOrder
from camera.genicam.settings import RememberedSettings, in_steps
from camera.genicam.worker.triggering import set_trigger
from camera.types import Feature, FeatureValue, TriggerMode


def applied(*settings: tuple[str, FeatureValue]) -> dict[tuple[str, FeatureValue], FeatureValue]:
    """What a camera with a LineSelector holds after them: by name and selected line."""
    line: FeatureValue = "Line0"
    held: dict[tuple[str, FeatureValue], FeatureValue] = {}
    for name, value in settings:
        if name == "LineSelector":
            line = value
        else:
            held[name, line if name.startswith("Line") else ""] = value
    return held


STROBE = (("LineSelector", "Line1"), ("LineMode", "Output"), ("LineSource", "ExposureActive"))
INPUT = (("LineSelector", "Line0"), ("LineMode", "Input"), ("LineDebouncerTime", 10.0))


def test_each_line_keeps_its_own_values() -> None:
    remembered = RememberedSettings([("ExposureTime", 100.0), *STROBE, *INPUT])
    assert applied(*remembered.all()) == applied(("ExposureTime", 100.0), *STROBE, *INPUT)
    assert remembered.all()[-1] == ("LineDebouncerTime", 10.0)


def test_a_later_value_replaces_that_of_its_own_line_only() -> None:
    remembered = RememberedSettings([*STROBE, *INPUT])
    remembered.note(("LineSelector", "Line1"), ("LineMode", "Input"))
    wanted = applied(*STROBE, *INPUT) | {("LineMode", "Line1"): "Input"}
    assert applied(*remembered.all()) == wanted
    assert sum(name == "LineMode" for name, _ in remembered.all()) == 2


def test_the_selector_ends_where_it_stood() -> None:
    remembered = RememberedSettings([*STROBE, ("LineSelector", "Line0")])
    assert remembered.all()[-1] == ("LineSelector", "Line0")


def test_a_loaded_preset_forgets_what_was_set_before() -> None:
    remembered = RememberedSettings([*STROBE, ("UserSetSelector", "UserSet1"), ("Gain", 3.0)])
    remembered.forget_all_but("UserSetSelector")
    assert remembered.all() == (("UserSetSelector", "UserSet1"),)


def test_offsets_go_to_nought_before_a_size_grows() -> None:
    assert in_steps({"Width": 100, "OffsetX": 8}) == (
        ("OffsetX", 0),
        ("Width", 100),
        ("OffsetX", 8),
    )
    assert in_steps({"Width": 100}) == (("Width", 100),)


class SelectedTriggers:
    """A camera with a mode per trigger; AcquisitionEnd has none."""

    def __init__(self, **modes: str) -> None:
        self.modes, self.selected, self.source = modes, "AcquisitionStart", "Line0"

    def has(self, name: str) -> bool:
        return True

    def read(self, name: str) -> Feature:
        value = self.selected if name == "TriggerSelector" else self.source
        return Feature(name, "enumeration", value, True, True, entries=(*self.modes, "Odd"))

    def write(self, name: str, value: FeatureValue) -> object:
        if name == "TriggerSelector":
            self.selected = str(value)
        elif name == "TriggerSource":
            self.source = str(value)
        elif self.selected == "Odd":
            raise FeatureError("TriggerMode is locked.")
        else:
            self.modes[self.selected] = str(value)
        return value


def order(trigger: TriggerMode | None, *settings: tuple[str, FeatureValue]) -> CameraOrder:
    return CameraOrder("1", (), trigger, settings, {}, 8)


def test_free_run_waits_for_no_trigger_at_all() -> None:
    camera = SelectedTriggers(AcquisitionStart="On", FrameStart="On")
    set_trigger(camera, order(TriggerMode.FREE_RUN))
    assert camera.modes == {"AcquisitionStart": "Off", "FrameStart": "Off"}


def test_a_software_trigger_starts_frames_and_nothing_else_is_waited_for() -> None:
    camera = SelectedTriggers(AcquisitionStart="On", FrameStart="Off")
    set_trigger(camera, order(TriggerMode.SOFTWARE))
    assert camera.modes == {"AcquisitionStart": "Off", "FrameStart": "On"}
    assert (camera.selected, camera.source) == ("FrameStart", "Software")


def test_a_trigger_that_the_recipe_names_stays() -> None:
    camera = SelectedTriggers(AcquisitionStart="On", FrameStart="Off")
    set_trigger(camera, order(TriggerMode.HARDWARE, ("TriggerSelector", "AcquisitionStart")))
    assert camera.modes == {"AcquisitionStart": "On", "FrameStart": "On"}


def test_looking_changes_no_trigger() -> None:
    camera = SelectedTriggers(AcquisitionStart="On", FrameStart="On")
    set_trigger(camera, order(None))
    assert camera.modes == {"AcquisitionStart": "On", "FrameStart": "On"}
