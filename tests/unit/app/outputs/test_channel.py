"""One output in isolation."""

from __future__ import annotations

import threading
import time

import pytest

from app.outputs import link
from app.outputs.driver import LineStatus
from app.outputs.errors import OutputError, PeerError, RefusedError
from app.outputs.inbox import Inbox, Waiting
from app.outputs.snapshot import OutputState, SignalValue
from core.types import Verdict
from tests.helpers.outputs import RunningChannel, ScriptedDriver, part, running
from tests.helpers.station import PATIENCE_S, until


class SlowToOpen(ScriptedDriver):
    """Opens when the test lets it."""

    def __init__(self) -> None:
        super().__init__()
        self.opens, self.may_open = threading.Event(), threading.Event()

    def open(self) -> None:
        self.opens.set()
        assert self.may_open.wait(PATIENCE_S)


def offer(made: RunningChannel, *triggers: int, age_s: float = 0.0) -> None:
    now_ns = time.monotonic_ns() - round(age_s * 1e9)
    for trigger in triggers:
        made.channel.receive(part(trigger), now_ns, now_ns)


def test_parts_are_sent_in_order_and_acknowledged() -> None:
    driver = ScriptedDriver()
    made = RunningChannel(driver)
    with running(made.channel):
        offer(made, 1, 2, 3)
        until(lambda: len(made.deliveries) == 3, "three deliveries")
    assert driver.sent == [1, 2, 3]
    first = made.deliveries[0]
    assert (first.trigger, first.attempts, first.problem) == (1, 1, "")
    assert first.decided_ns <= first.sent_ns <= first.acknowledged_ns
    assert made.alarms.heard == []
    assert driver.closed


def test_a_peer_that_is_away_is_an_alarm_and_gets_all_parts_when_it_is_back() -> None:
    driver = ScriptedDriver()
    driver.is_away = True
    made = RunningChannel(driver)
    with running(made.channel):
        offer(made, 1, 2)
        until(lambda: driver.opened > 2, "attempts")
        assert made.alarms.now == "The peer is away."
        assert made.channel.snapshot().waiting == 2
        assert not made.channel.snapshot().is_well
        driver.is_away = False
        until(lambda: driver.sent == [1, 2], "both parts")
    assert made.alarms.heard == ["The peer is away.", ""]


def test_a_failed_part_is_sent_again_over_a_new_connection() -> None:
    driver = ScriptedDriver()
    driver.errors = [OutputError("Connection lost."), OutputError("Connection lost.")]
    made = RunningChannel(driver)
    with running(made.channel):
        offer(made, 1)
        until(lambda: driver.sent == [1], "the part")
        until(lambda: bool(made.deliveries), "its delivery")
    assert driver.opened == 3
    assert made.deliveries[0].attempts == 3


def test_a_peer_that_does_not_answer_is_asked_again_over_the_same_connection() -> None:
    driver = ScriptedDriver()
    driver.errors = [PeerError("No acknowledgement.")]
    made = RunningChannel(driver)
    with running(made.channel):
        offer(made, 1)
        until(lambda: driver.sent == [1], "the part")
    assert driver.opened == 1
    assert made.alarms.heard == ["No acknowledgement.", ""]


def test_a_refused_part_is_given_up_and_the_next_one_goes() -> None:
    driver = ScriptedDriver()
    driver.errors = [RefusedError("Answer 422.")]
    made = RunningChannel(driver)
    with running(made.channel):
        offer(made, 1, 2)
        until(lambda: len(made.deliveries) == 2, "two ends")
    assert driver.sent == [2]
    assert [d.problem for d in made.deliveries] == ["Answer 422.", ""]
    assert made.alarms.undelivered == ["Part 1 did not get to PLC. Answer 422."]


def test_what_is_too_old_is_not_sent_and_not_silent() -> None:
    driver = ScriptedDriver()
    made = RunningChannel(driver, valid_ms=1000)
    with running(made.channel):
        offer(made, 1, age_s=5)
        offer(made, 2)
        until(lambda: len(made.deliveries) == 2, "two ends")
    assert driver.sent == [2]
    assert made.deliveries[0].problem == "It was too late to act on it."
    assert made.deliveries[0].acknowledged_ns == 0
    assert made.deliveries[0].latency_ms is None


def test_what_is_too_old_ends_while_the_peer_is_away() -> None:
    driver = ScriptedDriver()
    driver.is_away = True
    made = RunningChannel(driver, valid_ms=50)
    with running(made.channel):
        offer(made, 1)
        until(lambda: len(made.deliveries) == 1, "its end")
    assert made.deliveries[0].problem
    assert driver.sent == []


def test_a_full_queue_gives_the_oldest_up() -> None:
    driver = ScriptedDriver()
    driver.gate.clear()
    made = RunningChannel(driver, queue_length=2)
    with running(made.channel):
        offer(made, 1)
        assert driver.sending.wait(20)
        offer(made, 2, 3)
        assert [d.trigger for d in made.deliveries] == [2]
        driver.gate.set()
        until(lambda: driver.sent == [1, 3], "the others")


def test_what_waits_when_the_station_stops_is_reported() -> None:
    driver = ScriptedDriver()
    driver.is_away = True
    made = RunningChannel(driver)
    with running(made.channel):
        offer(made, 1, 2)
    assert [d.problem for d in made.deliveries] == ["The station was stopped first."] * 2
    assert made.channel.snapshot().state is OutputState.OFF


def test_one_that_hangs_delays_no_other() -> None:
    hung, well = ScriptedDriver(), ScriptedDriver()
    hung.gate.clear()
    first, second = RunningChannel(hung), RunningChannel(well)
    with running(first.channel), running(second.channel):
        offer(first, 1)
        assert hung.sending.wait(20)
        offer(first, 2)
        offer(second, 1, 2)
        until(lambda: well.sent == [1, 2], "the other's parts")
        assert hung.sent == []
        hung.gate.set()


def test_an_unexpected_error_does_not_end_the_output() -> None:
    driver = ScriptedDriver()
    driver.errors = [KeyError("surprise")]
    made = RunningChannel(driver)
    with running(made.channel):
        offer(made, 1)
        until(lambda: driver.sent == [1], "the part")
    assert "KeyError" in made.alarms.heard[0]


def test_signals_show_and_are_forced() -> None:
    driver = ScriptedDriver()
    made = RunningChannel(driver)
    with running(made.channel) as channel:
        until(lambda: bool(channel.snapshot().signals), "signals")
        channel.order(lambda signalling: signalling.force("Pass", True))
        until(lambda: channel.snapshot().is_forced, "the forced signal")
        channel.order(lambda signalling: signalling.release())
        until(lambda: not channel.snapshot().is_forced, "its release")
    assert channel.snapshot().signals[0].since_ns > 0


def test_the_last_hundred_exchanges_are_kept_newest_first() -> None:
    made = RunningChannel(ScriptedDriver(), queue_length=200)
    with running(made.channel):
        offer(made, *range(1, 121))
        until(lambda: len(made.deliveries) == 120, "all")
        snapshot = made.channel.snapshot()
    assert [d.trigger for d in snapshot.deliveries] == list(range(120, 20, -1))
    assert snapshot.delivered == 120


def test_a_delayed_part_is_not_sent_before_its_time() -> None:
    driver = ScriptedDriver()
    made = RunningChannel(driver, delay_ms=3_600_000)
    with running(made.channel) as channel:
        offer(made, 1, 2)
        until(lambda: driver.ticks > 2, "ticks")
        assert channel.snapshot().waiting == 2
        assert driver.sent == []
    assert {d.problem for d in made.deliveries} == {"The station was stopped first."}


def test_not_judged_is_told_as_reject() -> None:
    made = RunningChannel(ScriptedDriver())
    with running(made.channel) as channel:
        now_ns = time.monotonic_ns()
        channel.receive(part(1, Verdict.TIMEOUT), now_ns, now_ns)
        until(lambda: bool(made.deliveries), "its end")
    assert made.deliveries[0].sent == "reject (TIMEOUT)"
    assert not made.deliveries[0].passes


def test_a_slow_output_is_well_again_once_it_has_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link, "SLOW_S", 0.0)
    driver = ScriptedDriver()
    driver.gate.clear()
    made = RunningChannel(driver)
    with running(made.channel):
        offer(made, 1)
        assert driver.sending.wait(PATIENCE_S)
        made.channel.look_after()
        assert made.channel.snapshot().state is OutputState.SLOW
        assert "does not answer" in made.alarms.now
        driver.gate.set()
        until(lambda: made.channel.snapshot().is_well, "its answer")
        assert made.channel.snapshot().state is OutputState.OPEN
    assert made.alarms.now == ""


def test_an_output_that_comes_within_the_grace_of_its_start_is_no_alarm() -> None:
    driver = ScriptedDriver()
    driver.is_away = True
    made = RunningChannel(driver, grace_s=3600)
    with running(made.channel):
        until(lambda: driver.opened > 2, "attempts")
        assert made.channel.snapshot().state is OutputState.OPENING
        driver.is_away = False
        until(lambda: made.channel.snapshot().state is OutputState.OPEN, "the peer")
    assert made.alarms.heard == []


def test_an_output_that_is_away_is_an_alarm_when_the_grace_ends() -> None:
    driver = ScriptedDriver()
    driver.is_away = True
    made = RunningChannel(driver, grace_s=0.05)
    with running(made.channel):
        until(lambda: driver.opened > 1, "attempts")

        def told() -> bool:
            made.channel.look_after()
            return made.alarms.now == "The peer is away."

        until(told, "the alarm")
        assert made.channel.snapshot().state is OutputState.AWAY


def test_a_part_that_can_not_be_sent_is_an_alarm_within_the_grace_too() -> None:
    driver = ScriptedDriver()
    driver.errors = [PeerError("No acknowledgement.")]
    made = RunningChannel(driver, grace_s=3600)
    with running(made.channel):
        offer(made, 1)
        until(lambda: driver.sent == [1], "the part")
    assert made.alarms.heard == ["No acknowledgement.", ""]


def test_an_output_that_takes_long_to_start_says_so_and_blames_no_other_side(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(link, "SLOW_S", 0.0)
    driver = SlowToOpen()
    made = RunningChannel(driver)
    with running(made.channel):
        assert driver.opens.wait(PATIENCE_S)
        made.channel.look_after()
        assert made.alarms.heard == [], "opening may take longer than an answer"
        monkeypatch.setattr(link, "SLOW_OPENING_S", 0.0)
        made.channel.look_after()
        assert "takes long to start" in made.alarms.now
        driver.may_open.set()
        until(lambda: made.channel.snapshot().is_well, "it is open")
    assert made.alarms.now == ""


def test_a_station_that_ends_right_after_its_start_still_sends_what_waits() -> None:
    driver = SlowToOpen()
    made = RunningChannel(driver, close_s=0.0, start_s=3600)
    made.channel.start()
    offer(made, 1, 2)
    assert driver.opens.wait(PATIENCE_S)
    made.channel.ask_close()
    driver.may_open.set()
    made.channel.join()
    assert driver.sent == [1, 2]
    assert made.alarms.undelivered == []


def test_what_lies_on_disk_has_time_to_go_and_what_stays_is_told() -> None:
    class Outbox(ScriptedDriver):
        left = 3

        def unsent(self) -> int:
            return self.left

        def can_send(self) -> bool:
            return self.left > 1

        def tick(self, status: LineStatus) -> None:
            super().tick(status)
            self.left = max(1, self.left - 1)

    driver = Outbox()
    made = RunningChannel(driver)
    with running(made.channel):
        until(lambda: made.channel.snapshot().is_well, "it is open")
        driver.left = 3
    assert made.channel.snapshot().left == 1


def test_what_a_person_orders_does_not_wait_behind_parts() -> None:
    sent_before: list[int] = []

    class Remembering(ScriptedDriver):
        def release(self) -> None:
            sent_before.extend(self.sent)

    driver = Remembering()
    driver.gate.clear()
    made = RunningChannel(driver)
    with running(made.channel):
        offer(made, 1, 2, 3)
        assert driver.sending.wait(PATIENCE_S)
        made.channel.order(lambda signalling: signalling.release())
        driver.gate.set()
        until(lambda: len(driver.sent) == 3, "all parts")
    assert sent_before == [1]


def test_a_part_of_an_output_that_is_closed_at_once_is_sent_all_the_same() -> None:
    driver = ScriptedDriver()
    made = RunningChannel(driver)
    offer(made, 1)
    made.channel.ask_close()
    made.channel.start()
    made.channel.join()
    assert driver.sent == [1] and driver.closed
    assert made.alarms.undelivered == []


def test_a_part_whose_verdict_came_first_holds_up_none_that_was_before_it_on_the_belt() -> None:
    """Else the first one's pulse comes when the second, which was missed, is at the gate."""
    driver = ScriptedDriver()
    made = RunningChannel(driver, delay_ms=60_000)
    now_ns = time.monotonic_ns()
    with running(made.channel):
        made.channel.receive(part(2, Verdict.MISSED), now_ns, now_ns)
        # The place of the first is there now, that of the second in a minute.
        made.channel.receive(part(1), now_ns - 60_000_000_000, now_ns)
        until(lambda: driver.sent == [1], "the first part's pulse")


def test_what_is_under_way_is_ended_once_whoever_comes_before_it() -> None:
    driver = ScriptedDriver()
    driver.gate.clear()
    made = RunningChannel(driver)
    with running(made.channel):
        offer(made, 2)
        assert driver.sending.wait(PATIENCE_S)
        offer(made, 1, age_s=1)
        driver.gate.set()
        until(lambda: len(made.deliveries) == 2, "both")
    assert driver.sent == [2, 1]


def test_what_was_forced_in_vain_is_not_forced_once_its_release_was_asked_for() -> None:
    class Noting(ScriptedDriver):
        def force(self, name: str, value: SignalValue) -> None:
            forced.append(name)
            super().force(name, value)

        def release(self) -> None:
            released.append(True)
            super().release()

    forced: list[str] = []
    released: list[bool] = []
    driver = Noting()
    driver.is_away = True
    made = RunningChannel(driver)
    with running(made.channel) as channel:
        channel.order(lambda signalling: signalling.force("Pass", True))
        channel.release()
        driver.is_away = False
        until(lambda: bool(released), "the release")
    assert forced == []


def test_what_made_room_is_not_kept_while_its_driver_hangs() -> None:
    inbox = Inbox(2)
    for trigger in range(100):
        inbox.put(Waiting(part(trigger), True, trigger, trigger))
    assert [waiting.part.trigger for waiting in inbox.not_scheduled()] == [98, 99]
