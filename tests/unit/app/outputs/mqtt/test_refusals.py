"""A broker that refuses what it gets."""

from __future__ import annotations

import json
import queue
from pathlib import Path

import pytest

from app.outputs.errors import PeerError
from app.outputs.mqtt.connection import Acknowledged, Connected, Event
from app.outputs.mqtt.driver import MqttOutput
from app.outputs.mqtt.messages import result_text
from app.outputs.mqtt.outbox import Outbox
from app.outputs.mqtt.refusal import (
    ALONE,
    ALONE_AFTER,
    CUTS,
    REFUSED,
    SOON_S,
    TRIES,
    TRIES_OF_ALL,
    RefusedFile,
    Suspicion,
)
from app.outputs.mqtt.segments import Letter
from app.recipes.fieldbus_entries import MqttEntry
from tests.helpers.line_control import READY, NotingControl
from tests.helpers.records import part


class Refusing:
    """A Connection whose broker is there and takes no result."""

    is_up = True

    def __init__(self, *takes: int) -> None:
        """``takes``: the parts that it takes all the same."""
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.results = 0
        self._number = 0
        self._takes = takes

    def publish(self, topic: str, text: str, *, retain: bool = False) -> int:
        self._number += 1
        if topic.endswith("/result"):
            self.results += 1
            is_taken = json.loads(text)["trigger"] in self._takes
            self.events.put(Acknowledged(self._number, "" if is_taken else "Not authorized"))
        return self._number

    def stop(self, farewell: tuple[str, str]) -> None: ...


def opened(folder: Path, broker: Refusing) -> MqttOutput:
    entry = MqttEntry(name="Broker", host="127.0.0.1")
    made = MqttOutput(entry, "Line 1", "Station 1", NotingControl(), str, folder)
    made._outbox, made._connection = Outbox(folder, 1_000_000), broker  # type: ignore[assignment]
    broker.events.put(Connected())
    return made


def complaint(made: MqttOutput) -> str:
    made._again_at_s = 0.0
    try:
        made.tick(READY)
    except PeerError as error:
        return str(error)
    return ""


def letter(number: int) -> Letter:
    return Letter(f"run/{number}", minor=False, payload="x" * 100)


def test_a_refused_result_is_sent_again_and_not_ten_times_a_second(tmp_path: Path) -> None:
    broker = Refusing()
    made = opened(tmp_path, broker)
    made.send(part(1))
    for _ in range(5):
        with pytest.raises(PeerError, match="Not authorized"):
            made.tick(READY)
    assert broker.results == 1
    made._again_at_s = 0.0
    with pytest.raises(PeerError):
        made.tick(READY)
    assert broker.results == 2
    made.close()


def test_a_picture_full_of_regions_makes_no_message_that_a_broker_may_refuse() -> None:
    box = (1000, 1000, 1000, 1000, 1_000_000, 0.123456789012345)
    said = result_text(part(1, regions=(box,) * 20_000), passes=False, given_up=0)
    assert len(said) < 20_000
    told = json.loads(said)
    assert (len(told["regions"]), told["region_count"]) == (100, 20_000)


def test_a_result_that_is_refused_for_good_is_put_aside_and_told(tmp_path: Path) -> None:
    made = opened(tmp_path, Refusing(2, 3))
    for trigger in (1, 2, 3):
        made.send(part(trigger))
    said = [complaint(made) for _ in range(2 * TRIES)]
    assert all("Not authorized" in each for each in said[: TRIES - 2])
    told = said[-1]
    assert "refused results for good: 1" in told and REFUSED in told
    assert made.unsent() == 0
    (line,) = (tmp_path / REFUSED).read_text(encoding="utf-8").splitlines()
    assert json.loads(line)[0] == f"{part(1).run}/1"
    (tmp_path / REFUSED).unlink()
    assert complaint(made) == "", "once a person has taken the file away"
    made.close()


def test_what_was_put_aside_is_told_after_a_restart_and_can_be_put_back(tmp_path: Path) -> None:
    made = opened(tmp_path, Refusing(2))
    made.send(part(1))
    made.send(part(2))
    for _ in range(2 * TRIES):
        complaint(made)
    made.close()
    again = opened(tmp_path, Refusing(1, 2))
    assert "refused results for good: 1" in complaint(again)
    again.close()
    (tmp_path / REFUSED).rename(tmp_path / "0.jsonl")
    broker = Refusing(1, 2)
    last = opened(tmp_path, broker)
    assert last.unsent() == 1
    assert complaint(last) == "" == complaint(last)
    assert (last.unsent(), broker.results) == (0, 1)
    last.close()


def test_where_the_broker_takes_none_they_wait_for_whoever_mends_it() -> None:
    suspicion = Suspicion()
    asked = [suspicion.refused(letter(1)) for _ in range(TRIES_OF_ALL)]
    assert asked.index(True) == TRIES_OF_ALL - 1


def test_one_that_a_new_result_is_refused_beside_does_not_wait_for_ever(tmp_path: Path) -> None:
    made = opened(tmp_path, Refusing())
    made.send(part(1))
    with pytest.raises(PeerError):
        made.tick(READY)
    first = made._again_at_s
    made.send(part(2))
    with pytest.raises(PeerError):
        made.tick(READY)
    assert made._again_at_s == first
    made.close()


def test_a_connection_that_ends_at_one_result_is_its_fault_in_the_end() -> None:
    suspicion = Suspicion()
    outcomes = []
    for _ in range(CUTS):
        suspicion.connected()
        outcomes.append(suspicion.cut(letter(1)))
    assert suspicion.is_to_blame(letter(1)) and not suspicion.is_to_blame(letter(2))
    assert [number + 1 for number, true in enumerate(outcomes) if true] == [ALONE_AFTER, CUTS]
    assert suspicion.one_by_one
    for number in range(2, 2 + ALONE):
        suspicion.taken(letter(number))
    assert not suspicion.one_by_one


def test_a_network_that_comes_and_goes_blames_nobody() -> None:
    suspicion = Suspicion()
    for number in range(20):
        suspicion.connected()
        assert not suspicion.cut(letter(number))
        assert not suspicion.cut(letter(number)), "a connection that was never made"
    for _ in range(20):
        suspicion.connected()
        assert not suspicion.cut(None)


def test_a_broker_that_hangs_until_the_connection_ends_blames_nobody() -> None:
    now = [0.0]
    suspicion = Suspicion(lambda: now[0])
    for _ in range(20):
        suspicion.connected()
        now[0] += SOON_S + 1
        assert not suspicion.cut(letter(1))
    assert not suspicion.is_to_blame(letter(1)) and not suspicion.one_by_one


def test_the_file_of_what_was_refused_is_bounded(tmp_path: Path) -> None:
    aside = RefusedFile(tmp_path, 1000)
    for number in range(100):
        aside.add(letter(number), "too large")
    assert (tmp_path / REFUSED).stat().st_size < 1300
    assert aside.number == 100
