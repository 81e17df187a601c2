import numpy as np
import pytest

from camera.errors import CameraError, CameraLostError
from camera.rendering.renderer import PartRenderer
from camera.simulated import SimulatedLine
from camera.types import Frame, TriggerMode
from tests.helpers.clock import FakeClock

RENDERER = PartRenderer(0, 128, 128)


def line_at(rate_hz: float, clock: FakeClock, buffers: int = 8) -> SimulatedLine:
    return SimulatedLine(
        RENDERER, rate_hz=rate_hz, buffers=buffers, clock_ns=clock.now_ns, wait=clock.wait
    )


def fetched(line: SimulatedLine, timeout_s: float = 1.0) -> Frame:
    frame = line.fetch(timeout_s)
    assert frame is not None
    return frame


def test_the_truth_of_a_frame_is_kept_by_its_number() -> None:
    line = SimulatedLine(RENDERER, defect_rate=0.5, clock_ns=lambda: 17)
    line.start()
    for _ in range(6):
        frame = fetched(line)
        part = line.part(frame.frame_id)
        assert np.array_equal(part.image, frame.image)
        assert part.mask.any() == (part.kind is not None)
        assert frame.timestamp_ns == 17
        assert frame.received_ns == 17


def test_the_rate_of_defects_is_as_asked() -> None:
    def bad(rate: float) -> int:
        line = SimulatedLine(RENDERER, defect_rate=rate)
        return sum(line.part(i).kind is not None for i in range(40))

    assert bad(0.0) == 0
    assert bad(1.0) == 40
    assert 8 < bad(0.5) < 32


def test_parts_come_at_the_rate() -> None:
    clock = FakeClock(0)
    line = line_at(4.0, clock)
    line.start()
    frames = [fetched(line) for _ in range(4)]
    assert [f.timestamp_ns for f in frames] == [0, 250_000_000, 500_000_000, 750_000_000]
    assert [f.received_ns for f in frames] == [f.timestamp_ns for f in frames]
    assert clock.waits_s == [0.25] * 3


def test_a_part_that_is_not_there_in_time_is_not_lost() -> None:
    clock = FakeClock(0)
    line = line_at(1.0, clock)
    line.start()
    first = fetched(line)
    assert line.fetch(0.4) is None
    assert line.fetch(0.4) is None
    assert fetched(line, 0.4).frame_id == first.frame_id + 1


def test_who_fetches_late_finds_what_the_buffers_kept_and_a_gap() -> None:
    clock = FakeClock(0)
    line = line_at(10.0, clock, buffers=3)
    line.start()
    clock.advance(1.0)
    ids = [fetched(line).frame_id for _ in range(5)]
    assert ids == [0, 1, 2, 11, 12]


def test_triggers_beyond_the_buffers_leave_a_gap() -> None:
    line = SimulatedLine(RENDERER, trigger=TriggerMode.SOFTWARE, buffers=2)
    line.start()
    for _ in range(3):
        line.trigger()
    ids = [fetched(line).frame_id for _ in range(2)]
    line.trigger()
    assert [*ids, fetched(line).frame_id] == [0, 1, 3]


def test_frames_that_waited_when_it_was_unplugged_leave_a_gap() -> None:
    line = SimulatedLine(RENDERER, trigger=TriggerMode.SOFTWARE)
    line.start()
    for _ in range(3):
        line.trigger()
    assert fetched(line).frame_id == 0
    line.unplug()
    with pytest.raises(CameraLostError):
        line.trigger()
    line.replug()
    line.start()
    line.trigger()
    assert fetched(line).frame_id == 3


def test_a_cable_that_was_out_for_a_moment_is_a_loss() -> None:
    line = SimulatedLine(RENDERER)
    line.start()
    line.unplug()
    line.replug()
    with pytest.raises(CameraLostError):
        line.fetch(1.0)


def test_unplugging_it_before_the_start_is_no_loss_of_a_stream() -> None:
    line = SimulatedLine(RENDERER)
    line.unplug()
    with pytest.raises(CameraLostError):
        line.start()
    line.replug()
    line.start()
    assert fetched(line).frame_id == 0


def test_a_free_running_line_takes_no_trigger() -> None:
    line = SimulatedLine(RENDERER)
    line.start()
    with pytest.raises(CameraError, match="takes no trigger"):
        line.trigger()


def test_there_is_no_hardware_trigger() -> None:
    with pytest.raises(CameraError, match="hardware trigger"):
        SimulatedLine(RENDERER, trigger=TriggerMode.HARDWARE)


@pytest.mark.parametrize(("rate_hz", "buffers"), [(0.0, 8), (-1.0, 8), (float("nan"), 8), (5.0, 0)])
def test_nonsense_is_refused(rate_hz: float, buffers: int) -> None:
    with pytest.raises(ValueError, match="got"):
        SimulatedLine(RENDERER, rate_hz=rate_hz, buffers=buffers)
