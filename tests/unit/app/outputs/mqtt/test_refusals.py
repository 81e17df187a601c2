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
from app.recipes.fieldbus_entries import MqttEntry
from tests.helpers.line_control import READY, NotingControl
from tests.helpers.records import part


class Refusing:
    """A Connection whose broker is there and takes no result."""

    is_up = True

    def __init__(self) -> None:
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.results = 0
        self._number = 0

    def publish(self, topic: str, text: str, *, retain: bool = False) -> int:
        self._number += 1
        if topic.endswith("/result"):
            self.results += 1
            self.events.put(Acknowledged(self._number, "Not authorized"))
        return self._number

    def stop(self, farewell: tuple[str, str]) -> None: ...


def test_a_refused_result_is_sent_again_and_not_ten_times_a_second(tmp_path: Path) -> None:
    entry = MqttEntry(name="Broker", host="127.0.0.1")
    made = MqttOutput(entry, "Line 1", "Station 1", NotingControl(), str, tmp_path)
    broker = Refusing()
    made._outbox, made._connection = Outbox(tmp_path, 1_000_000), broker  # type: ignore[assignment]
    broker.events.put(Connected())
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
