from hypothesis import given
from hypothesis import strategies as st

from app.station.exposures import MOST_LOST, OWED_NS, Exposures, Lost


def test_frames_without_triggers_report_their_gaps() -> None:
    exposures = Exposures()
    assert exposures.arrive(5).lost == ()  # the first frame of a camera says nothing
    assert exposures.arrive(6).lost == ()
    assert exposures.arrive(9).lost == (Lost(7, None), Lost(8, None))


def test_a_camera_that_counts_anew_lost_nothing() -> None:
    exposures = Exposures()
    for frame_id in (100, 0, 1, 2 + MOST_LOST):
        assert exposures.arrive(frame_id).lost == ()


def test_a_trigger_gets_its_frame_and_its_time() -> None:
    exposures = Exposures()
    exposures.arrive(0)
    assert exposures.expect(1, now_ns=70)
    arrival = exposures.arrive(1)
    assert (arrival.trigger, arrival.since_ns, arrival.stale) == (1, 70, False)
    assert exposures.expect(2, now_ns=80)
    assert exposures.arrive(2).trigger == 2
    assert exposures.arrive(3).trigger is None


def test_a_trigger_while_another_waits_has_no_place() -> None:
    exposures = Exposures()
    assert exposures.expect(1, 0)
    assert not exposures.expect(2, 10 * OWED_NS), "the first has not even ended"
    assert exposures.arrive(0).trigger == 1
    assert exposures.expect(3, 10 * OWED_NS)


def test_a_lost_frame_is_that_of_the_waiting_trigger() -> None:
    exposures = Exposures()
    exposures.arrive(0)
    exposures.expect(1, 0)
    arrival = exposures.arrive(3)
    assert arrival.lost == (Lost(1, 1), Lost(2, None))
    assert arrival.trigger is None, "which exposure frame 3 was is not known"


def test_the_late_frame_of_a_trigger_is_stale_and_no_other_triggers() -> None:
    exposures = Exposures()
    exposures.expect(1, 0)
    exposures.sent(1, 1)
    assert exposures.run_out(1, 10)
    assert not exposures.run_out(1, 11)
    assert not exposures.expect(2, 20), "a late frame 1 would be taken for that of trigger 2"
    late = exposures.arrive(0)
    assert (late.trigger, late.stale) == (1, True)
    assert exposures.expect(3, 30)
    assert (exposures.arrive(1).trigger) == 3


def test_a_trigger_that_ended_is_not_missed_a_second_time() -> None:
    exposures = Exposures()
    exposures.arrive(0)
    exposures.expect(1, 0)
    exposures.run_out(1, 10)
    assert exposures.arrive(2).lost == ()


def test_a_trigger_that_the_camera_ignored_gives_its_place_up_in_the_end() -> None:
    exposures = Exposures()
    exposures.expect(1, 0)
    exposures.sent(1, 1)
    exposures.run_out(1, 10)
    assert not exposures.expect(2, 9 + OWED_NS)
    assert exposures.expect(3, 10 + OWED_NS)
    assert exposures.arrive(0).trigger == 3


def test_a_trigger_on_its_way_to_the_camera_keeps_its_place() -> None:
    exposures = Exposures()
    exposures.expect(1, 0)
    exposures.run_out(1, 10)
    assert not exposures.expect(2, 100 * OWED_NS)
    exposures.sent(1, 100 * OWED_NS)
    assert not exposures.expect(3, 101 * OWED_NS - 1)
    assert exposures.expect(4, 101 * OWED_NS)


def test_a_trigger_that_could_not_be_sent_waits_for_nothing() -> None:
    exposures = Exposures()
    exposures.expect(1, 0)
    exposures.withdraw(1)
    assert exposures.arrive(0).trigger is None
    assert exposures.expect(2, 1)


def test_a_lost_camera_leaves_the_trigger_that_waited() -> None:
    exposures = Exposures()
    exposures.expect(1, 0)
    assert exposures.restart() == 1
    assert exposures.restart() is None
    exposures.expect(2, 1)
    exposures.run_out(2, 2)
    assert exposures.restart() is None, "it has its verdict"
    assert exposures.arrive(50).trigger is None


@given(st.lists(st.sampled_from(["trigger", "deadline", "frame"]), max_size=60))
def test_no_frame_is_paired_with_another_trigger(steps: list[str]) -> None:
    """A camera that answers every trigger, though perhaps late: within OWED_NS."""
    exposures, now_ns, trigger, frame_id = Exposures(), 0, 0, 0
    owed: int | None = None
    for step in steps:
        now_ns += 1_000
        if step == "trigger":
            trigger += 1
            if exposures.expect(trigger, now_ns):
                exposures.sent(trigger, now_ns)
                assert owed is None
                owed = trigger
        elif step == "deadline" and owed is not None:
            exposures.run_out(owed, now_ns)
        elif step == "frame" and owed is not None:
            assert exposures.arrive(frame_id).trigger == owed
            frame_id, owed = frame_id + 1, None
