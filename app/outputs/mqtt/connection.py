"""One client of one broker, made from a recipe's entry; its events as a queue."""

from __future__ import annotations

import queue
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass

from paho.mqtt.client import Client, MQTTMessage
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion
from paho.mqtt.reasoncodes import ReasonCode

from app.outputs.errors import OutputError
from app.recipes.fieldbus_entries import MqttEntry
from core.errors import first_line

CONNECT_S = 3.0
FAREWELL_S = 2.0
AHEAD = 200
"""Messages in the client's hands; of these it keeps 20 under way at the broker."""


@dataclass(frozen=True, slots=True)
class Connected:
    """The broker took us; ``problem`` says why not."""

    problem: str = ""


@dataclass(frozen=True, slots=True)
class Lost:
    """The connection is gone, or could not be made. The client tries again by itself."""

    problem: str


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The broker has the message of that number; ``problem`` says why it did not take it."""

    number: int
    problem: str = ""


Event = Connected | Lost | Acknowledged


class Connection:
    """The client's own thread talks to the broker; what it has to say waits in ``events``."""

    def __init__(
        self, entry: MqttEntry, client_id: str, secret: str, will: tuple[str, str]
    ) -> None:
        """``will``: topic and text that the broker publishes when we are gone."""
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._entry = entry
        version = MQTTProtocolVersion.MQTTv5 if entry.version == "5" else None
        self._client = Client(
            CallbackAPIVersion.VERSION2,
            client_id=client_id,
            protocol=version or MQTTProtocolVersion.MQTTv311,
        )
        self._client.connect_timeout = CONNECT_S
        self._client.reconnect_delay_set(1, 8)
        self._client.will_set(*will, qos=1, retain=True)
        if entry.user:
            self._client.username_pw_set(entry.user, secret or None)
        if entry.tls:
            self._client.tls_set_context(_context(entry))
        self._commands: tuple[str, Callable[[bytes], None]] | None = None
        self._gone = threading.Event()
        self._ends = False
        self._client.on_connect = self._on_connect
        self._client.on_connect_fail = self._on_connect_fail
        self._client.on_disconnect = self._on_disconnect
        self._client.on_publish = self._on_publish
        self._client.on_message = self._on_message

    def start(self, commands: tuple[str, Callable[[bytes], None]] | None) -> None:
        """Begin to connect. ``commands``: a topic, and who is told what comes there."""
        self._commands = commands
        self._client.connect_async(self._entry.host, self._entry.port, self._entry.keepalive_s)
        self._client.loop_start()

    @property
    def is_up(self) -> bool:
        return self._client.is_connected()

    def publish(self, topic: str, text: str, *, retain: bool = False) -> int:
        """Returns the number of its acknowledgement at once; what can't go now goes later."""
        return self._client.publish(topic, text.encode(), qos=1, retain=retain).mid

    def stop(self, farewell: tuple[str, str]) -> None:
        """Publish ``farewell`` (retained), go, and end the thread. Some seconds at most."""
        was_up = self.is_up
        if was_up:
            self._await_acknowledgement(self.publish(*farewell, retain=True))
        self._ends = True
        self._client.disconnect()
        link = self._client.socket()
        said_goodbye = was_up and self._gone.wait(FAREWELL_S)
        if isinstance(link, socket.socket) and not said_goodbye:
            _cut(link)  # a broker that does not read must not hold this thread
        self._client.loop_stop()
        self._client.on_connect = self._client.on_connect_fail = self._client.on_disconnect = None
        self._client.on_publish = self._client.on_message = None

    def _await_acknowledgement(self, number: int) -> None:
        others: list[Event] = []
        try:
            while True:
                event = self.events.get(timeout=FAREWELL_S)
                others.append(event)
                if isinstance(event, Lost) or event == Acknowledged(number):
                    break
        except queue.Empty:
            pass
        for event in others:
            self.events.put(event)

    def _on_connect(
        self,
        client: Client,
        userdata: object,
        flags: object,
        reason: ReasonCode,
        properties: object,
    ) -> None:
        if reason.is_failure:
            self.events.put(Connected(str(reason)))
            return
        self._gone.clear()
        if self._commands is not None:
            # At most once: a trigger that came twice would judge an empty place.
            client.subscribe(self._commands[0], qos=0)
        self.events.put(Connected())

    def _on_connect_fail(self, client: Client, userdata: object) -> None:
        self.events.put(Lost("no connection"))

    def _on_disconnect(
        self,
        client: Client,
        userdata: object,
        flags: object,
        reason: ReasonCode,
        properties: object,
    ) -> None:
        self._gone.set()
        if self._ends:
            return  # it was we who went
        self.events.put(Lost(str(reason)))

    def _on_publish(
        self, client: Client, userdata: object, number: int, reason: ReasonCode, properties: object
    ) -> None:
        self.events.put(Acknowledged(number, str(reason) if reason.is_failure else ""))

    def _on_message(self, client: Client, userdata: object, message: MQTTMessage) -> None:
        # What the broker kept from earlier is no command of now.
        if self._commands is not None and not message.retain:
            self._commands[1](bytes(message.payload))


def _cut(link: socket.socket) -> None:
    try:
        link.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


def _context(entry: MqttEntry) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=entry.ca_file or None)
        if entry.certificate_file:
            context.load_cert_chain(entry.certificate_file, entry.key_file)
    except (OSError, ssl.SSLError) as error:
        raise OutputError(
            f"A certificate of the MQTT output can't be read: {first_line(error)}.",
            "Results are not sent to the broker.",
            "Check ca_file, certificate_file and key_file of the output.",
        ) from error
    return context
