from app.station.exposures import MOST_LOST, Exposures, Lost


def test_frames_without_triggers_report_their_gaps() -> None:
    exposures = Exposures()
    assert exposures.arrive(5).lost == ()  # the first frame of a camera says nothing
    assert exposures.arrive(6).lost == ()
    assert exposures.arrive(9).lost == (Lost(7, None), Lost(8, None))


def test_a_camera_that_counts_anew_lost_nothing() -> None:
    exposures = Exposures()
    for frame_id in (100, 0, 1, 2 + MOST_LOST):
        assert exposures.arrive(frame_id).lost == ()


def test_triggers_get_their_frames_in_order() -> None:
    exposures = Exposures()
    exposures.arrive(0)
    exposures.expect(1)
    exposures.expect(2)
    assert exposures.arrive(1).trigger == 1
    assert exposures.arrive(2).trigger == 2
    assert exposures.arrive(3).trigger is None


def test_a_lost_frame_is_that_of_the_oldest_trigger() -> None:
    exposures = Exposures()
    exposures.arrive(0)
    for trigger in (1, 2, 3):
        exposures.expect(trigger)
    arrival = exposures.arrive(2)
    assert arrival.lost == (Lost(1, 1),)
    assert arrival.trigger == 2


def test_the_frame_of_a_trigger_whose_time_ran_out_is_stale() -> None:
    exposures = Exposures()
    exposures.expect(1)
    exposures.expect(2)
    assert exposures.run_out(1)
    assert not exposures.run_out(1)
    late = exposures.arrive(0)
    assert (late.trigger, late.stale) == (1, True)
    following = exposures.arrive(1)
    assert (following.trigger, following.stale) == (2, False)


def test_a_trigger_that_ended_is_not_missed_a_second_time() -> None:
    exposures = Exposures()
    exposures.arrive(0)
    exposures.expect(1)
    exposures.expect(2)
    exposures.run_out(1)
    arrival = exposures.arrive(2)
    assert (arrival.lost, arrival.trigger) == ((), 2)


def test_a_trigger_that_the_camera_ignored_shifts_nothing() -> None:
    exposures = Exposures()
    exposures.expect(1)
    exposures.run_out(1)
    exposures.expect(2)
    assert exposures.arrive(0).trigger == 2


def test_a_trigger_that_could_not_be_sent_waits_for_nothing() -> None:
    exposures = Exposures()
    exposures.expect(1)
    exposures.withdraw(1)
    assert exposures.arrive(0).trigger is None


def test_a_lost_camera_leaves_the_triggers_that_waited() -> None:
    exposures = Exposures()
    for trigger in (1, 2, 3):
        exposures.expect(trigger)
    exposures.run_out(1)
    assert exposures.restart() == (2, 3)
    assert exposures.arrive(50).trigger is None
