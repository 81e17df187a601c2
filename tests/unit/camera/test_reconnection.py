import threading
from collections.abc import Callable

import pytest

from camera.errors import CameraError, CameraLostError, NotStreamingError
from camera.reconnection import ConnectionEvent, ReconnectingSource
from camera.rendering.renderer import PartRenderer
from camera.simulated import SimulatedLine
from camera.source import FrameSource
from camera.types import ConnectionState, Frame, TriggerMode
from tests.helpers.clock import FakeClock

RENDERER = PartRenderer(0, 128, 128)


class Line(SimulatedLine):
    """Remembers when somebody tried to start it."""

    def __init__(self, clock: FakeClock, trigger: TriggerMode = TriggerMode.FREE_RUN) -> None:
        super().__init__(RENDERER, trigger=trigger, clock_ns=clock.now_ns, wait=clock.wait)
        self.clock = clock
        self.attempts_s: list[float] = []
        self.on_attempt: Callable[[], None] = lambda: None

    def start(self) -> None:
        self.attempts_s.append(self.clock.now_ns() / 1e9)
        self.on_attempt()
        super().start()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(0)


@pytest.fixture
def line(clock: FakeClock) -> Line:
    return Line(clock)


def wrapped(line: Line, seen: list[ConnectionEvent] | None = None) -> ReconnectingSource:
    return ReconnectingSource(
        line,
        first_wait_s=0.5,
        longest_wait_s=4.0,
        on_event=None if seen is None else seen.append,
        clock_ns=line.clock.now_ns,
        wait=line.clock.wait,
    )


def fetched(source: FrameSource) -> Frame:
    frame = source.fetch(1.0)
    assert frame is not None
    return frame


def test_a_loss_gives_no_frame_and_no_error(line: Line) -> None:
    source = wrapped(line)
    source.start()
    first = fetched(source)
    line.unplug()
    assert source.fetch(1.0) is None
    assert source.state is ConnectionState.LOST
    assert source.fetch(1.0) is None
    assert "unplugged" in source.trouble
    line.replug()
    assert [f.frame_id for f in (fetched(source), fetched(source))] == [
        first.frame_id + 1,
        first.frame_id + 2,
    ]
    assert source.state is ConnectionState.STREAMING
    assert source.trouble == ""


def test_the_waits_between_attempts_double_up_to_the_longest(line: Line) -> None:
    source = wrapped(line)
    source.start()
    line.attempts_s.clear()
    line.unplug()
    while line.clock.now_ns() < 20_000_000_000:
        assert source.fetch(0.3) is None
    assert line.attempts_s == pytest.approx([0.5, 1.5, 3.5, 7.5, 11.5, 15.5, 19.5])


def test_a_fetch_waits_no_longer_than_its_timeout(line: Line) -> None:
    source = wrapped(line)
    source.start()
    line.unplug()
    source.fetch(0.3)
    before = line.clock.now_ns()
    source.fetch(0.3)
    assert line.clock.now_ns() - before == 300_000_000


def test_the_waits_begin_anew_with_the_next_loss(line: Line) -> None:
    source = wrapped(line)
    source.start()
    for _ in range(2):
        line.unplug()
        line.attempts_s.clear()
        lost_s = line.clock.now_ns() / 1e9
        for _ in range(4):
            source.fetch(1.0)
        assert line.attempts_s[0] - lost_s == pytest.approx(0.5)
        line.replug()
        while source.fetch(1.0) is None:
            pass


def test_losses_and_returns_are_told_and_counted(line: Line) -> None:
    seen: list[ConnectionEvent] = []
    source = wrapped(line, seen)
    source.start()
    line.unplug()
    for _ in range(3):
        source.fetch(0.5)
    line.replug()
    while source.fetch(0.5) is None:
        pass
    lost, returned = seen
    assert source.events == (lost, returned)
    assert (source.losses, source.reconnections) == (1, 1)
    assert lost.state is ConnectionState.LOST
    assert "unplugged" in lost.reason
    assert returned.state is ConnectionState.STREAMING
    assert returned.attempts == 2
    assert returned.outage_ns == returned.at_ns - lost.at_ns == 1_500_000_000


def test_frames_lost_in_between_stay_a_gap(clock: FakeClock) -> None:
    line = Line(clock, TriggerMode.SOFTWARE)
    source = wrapped(line)
    source.start()
    for _ in range(3):
        source.trigger()
    first = fetched(source).frame_id
    line.unplug()
    assert source.fetch(0.1) is None
    with pytest.raises(CameraLostError):
        source.trigger()
    line.replug()
    assert source.fetch(1.0) is None
    source.trigger()
    assert fetched(source).frame_id == first + 3


def test_a_camera_absent_from_the_beginning_is_an_error(line: Line) -> None:
    source = wrapped(line)
    line.unplug()
    with pytest.raises(CameraLostError):
        source.start()
    assert source.state is ConnectionState.DISCONNECTED
    assert source.losses == 0


def test_starting_it_by_hand_is_a_return(line: Line) -> None:
    source = wrapped(line)
    source.start()
    line.unplug()
    source.fetch(0.1)
    with pytest.raises(CameraLostError):
        source.start()
    assert source.state is ConnectionState.LOST
    line.replug()
    source.start()
    assert source.state is ConnectionState.STREAMING
    assert [event.state for event in source.events] == [
        ConnectionState.LOST,
        ConnectionState.STREAMING,
    ]


def test_stopping_ends_the_attempts(line: Line) -> None:
    source = wrapped(line)
    source.start()
    line.unplug()
    source.fetch(0.1)
    source.stop()
    assert source.state is ConnectionState.DISCONNECTED
    attempts = len(line.attempts_s)
    with pytest.raises(NotStreamingError):
        source.fetch(5.0)
    assert len(line.attempts_s) == attempts


def test_stopping_during_an_attempt_leaves_it_stopped(line: Line) -> None:
    source = wrapped(line)
    source.start()
    line.unplug()
    source.fetch(0.1)
    line.replug()
    line.on_attempt = source.stop
    assert source.fetch(1.0) is None
    assert line.state is ConnectionState.DISCONNECTED
    assert source.reconnections == 0


def test_stopping_wakes_a_fetch_that_waits_for_the_next_attempt() -> None:
    line = SimulatedLine(RENDERER)
    waiting = threading.Event()

    def wait(condition: threading.Condition, timeout_s: float) -> None:
        waiting.set()
        condition.wait(timeout_s)

    source = ReconnectingSource(line, first_wait_s=1000.0, longest_wait_s=1000.0, wait=wait)
    source.start()
    line.unplug()
    source.fetch(0.0)
    fetches: list[Frame | None] = []
    thread = threading.Thread(target=lambda: fetches.append(source.fetch(1000.0)))
    thread.start()
    assert waiting.wait(20.0)
    source.stop()
    thread.join(20.0)
    assert fetches == [None]


def test_only_a_triggered_source_is_triggered() -> None:
    class Silent:
        state = ConnectionState.STREAMING

        def start(self) -> None: ...

        def stop(self) -> None: ...

        def fetch(self, timeout_s: float) -> None: ...

    source = ReconnectingSource(Silent())
    with pytest.raises(CameraError, match="no software trigger"):
        source.trigger()


@pytest.mark.parametrize(("first_wait_s", "longest_wait_s"), [(0.0, 1.0), (2.0, 1.0)])
def test_waits_that_do_not_grow_are_refused(first_wait_s: float, longest_wait_s: float) -> None:
    with pytest.raises(ValueError, match="Waits"):
        ReconnectingSource(
            SimulatedLine(RENDERER), first_wait_s=first_wait_s, longest_wait_s=longest_wait_s
        )
