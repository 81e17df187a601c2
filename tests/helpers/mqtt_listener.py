"""A client that notes what a broker tells it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from paho.mqtt.client import Client, MQTTMessage
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion

from tests.helpers.station import PATIENCE_S


class Listener:
    """Hears all topics. ``heard`` in the order of arrival."""

    def __init__(self, port: int, prepare: Callable[[Client], None] = lambda client: None) -> None:
        self.heard: list[tuple[str, Any]] = []
        self._ready = threading.Event()
        self._client = Client(CallbackAPIVersion.VERSION2, protocol=MQTTProtocolVersion.MQTTv5)
        self._client.reconnect_delay_set(1, 1)
        prepare(self._client)
        self._client.on_connect = lambda client, *_: client.subscribe("#", qos=1)
        self._client.on_subscribe = lambda *_: self._ready.set()
        self._client.on_message = self._note
        self._client.connect("127.0.0.1", port)
        self._client.loop_start()
        assert self._ready.wait(PATIENCE_S), "the listener never got its subscription"

    def on(self, ending: str) -> list[Any]:
        return [payload for topic, payload in self.heard if topic.endswith(ending)]

    def triggers(self) -> list[int]:
        return [payload["trigger"] for payload in self.on("/result")]

    def say(self, topic: str, payload: object, *, retain: bool = False) -> None:
        text = payload if isinstance(payload, str) else json.dumps(payload)
        self._client.publish(topic, text, qos=1, retain=retain).wait_for_publish(PATIENCE_S)

    def close(self) -> None:
        self._client.disconnect()
        self._client.loop_stop()

    def _note(self, client: Client, userdata: object, message: MQTTMessage) -> None:
        if not message.topic.endswith("/command"):
            self.heard.append((message.topic, json.loads(message.payload)))


@contextmanager
def listening(
    port: int, prepare: Callable[[Client], None] = lambda client: None
) -> Iterator[Listener]:
    listener = Listener(port, prepare)
    try:
        yield listener
    finally:
        listener.close()
