from hypothesis import given, settings
from hypothesis import strategies as st

from camera.sensor import SimulatedSensor

PERIOD_NS = 100_000_000


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 5 * PERIOD_NS), max_size=30),
    st.integers(1, 4),
)
def test_every_exposure_is_taken_or_lost_and_none_twice(pauses: list[int], buffers: int) -> None:
    sensor = SimulatedSensor(free_running=True, rate_hz=10.0, buffers=buffers)
    sensor.begin(0)
    now, taken = 0, []
    for pause in pauses:
        now += pause
        exposure = sensor.take(now)
        if exposure is not None:
            taken.append(exposure)
    numbers = [exposure.number for exposure in taken]
    assert numbers == sorted(set(numbers))
    assert all(e.at_ns == e.number * PERIOD_NS <= now for e in taken)


def test_a_long_absence_costs_no_time() -> None:
    sensor = SimulatedSensor(free_running=True, rate_hz=1e9, buffers=2)
    sensor.begin(0)
    day_ns = 86_400_000_000_000
    sensor.take(day_ns)
    assert sensor.due_ns == day_ns + 1


def test_only_a_free_running_one_with_a_rate_is_due() -> None:
    for free_running, rate_hz in ((True, None), (False, 5.0), (False, None)):
        sensor = SimulatedSensor(free_running=free_running, rate_hz=rate_hz, buffers=1)
        assert sensor.due_ns is None
