"""Results, status and recipe of a line at an MQTT broker."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable
from pathlib import Path

from app.outputs.driver import LineControl, LineStatus
from app.outputs.errors import OutputError
from app.outputs.mqtt import complaints
from app.outputs.mqtt.client_name import client_name
from app.outputs.mqtt.connection import AHEAD, Acknowledged, Connected, Connection, Lost
from app.outputs.mqtt.messages import (
    ident_of,
    obey,
    offline_text,
    recipe_text,
    result_text,
    status_text,
    topic_base,
)
from app.outputs.mqtt.outbox import Outbox
from app.outputs.mqtt.refusal import RefusedFile, Suspicion
from app.outputs.mqtt.segments import Letter
from app.outputs.passwords import told
from app.outputs.snapshot import Signal
from app.outputs.unforced import Unforced
from app.recipes.fieldbus_entries import MqttEntry
from app.store.record import PartRecord
from core.errors import DataError

NOT_YET = "no connection yet"
KEEP_PLACE_S = 2.0
"""What a killed program had acknowledged in that time is sent again."""
REFUSED_AGAIN_S = 5.0
"""A broker that refuses what it gets must not be flooded with it."""


class MqttOutput(Unforced):
    """An OutputDriver, Signalling, Storing. A broker that is away is an alarm, no delay."""

    def __init__(
        self,
        entry: MqttEntry,
        line: str,
        station: str,
        control: LineControl,
        secrets: Callable[[str], str],
        folder: Path,
    ) -> None:
        """``secrets`` gives a secret by its name and raises GoodpartError where there is none."""
        self._entry, self._control, self._secrets, self._folder = entry, control, secrets, folder
        self._base = topic_base(entry.topic, station, line)
        self._where = f"{entry.host}:{entry.port}"
        self._names = (station, line, entry.name)
        self._outbox: Outbox | None = None
        self._connection: Connection | None = None
        self._aside = RefusedFile(folder, int(entry.outbox_mb * 1e6))
        self._suspicion = Suspicion()
        self._begins_anew = False
        self._under_way: dict[int, Letter] = {}
        self._said: dict[str, str] = {}
        self._problem = NOT_YET
        self._refused: dict[str, str] = {}
        self._given_up = 0
        self._place_kept_s = self._again_at_s = 0.0
        self._unsent = 0

    def open(self) -> None:
        """Take the outbox over and begin to connect. Raises OutputError for what is set up wrong.

        A broker that is away raises nothing here: results have their place on disk.
        """
        self.close()
        secret = told(self._secrets, self._entry.password)
        will = (f"{self._base}/status", offline_text())
        try:
            client_id = self._entry.client_id or client_name(self._names, self._folder)
        except (DataError, OSError) as error:
            raise complaints.disk(error) from error
        self._connection = Connection(self._entry, client_id, secret, will)
        self._outbox = Outbox(self._folder, int(self._entry.outbox_mb * 1e6))
        connection = self._connection

        def answer(payload: bytes) -> None:
            connection.publish(f"{self._base}/answer", obey(payload, self._control))

        commands = (f"{self._base}/command", answer)
        connection.start(commands if self._entry.commands else None)

    def send(self, part: PartRecord) -> None:
        """Returns when the part is on disk. Raises OutputError where the disk does not take it."""
        outbox, _ = self._opened()
        passes = self._entry.passes(part.verdict)
        try:
            size = len(result_text(part, passes=passes, given_up=0).encode())
            given_up = outbox.make_room(2 * size)
            text = result_text(part, passes=passes, given_up=given_up)
            outbox.append(Letter(ident_of(part), part.passes, text))
        except (DataError, OSError) as error:
            raise complaints.disk(error) from error
        self._given_up += given_up
        self._exchange()

    def tick(self, status: LineStatus) -> None:
        """Raises PeerError while the broker is away, results were given up or put aside.

        OutputError where the client must forget what it has under way.
        """
        outbox, connection = self._opened()
        self._exchange()
        if self._begins_anew:
            raise complaints.cut(self._where)
        if connection.is_up:
            self._say("status", status_text(status))
            self._say("recipe", recipe_text(status))
        if not outbox.waiting:
            self._given_up = 0
        self._complain(outbox.waiting)

    def signals(self) -> tuple[Signal, ...]:
        outbox, connection = self._opened()
        return (
            Signal("Connected", connection.is_up, incoming=True),
            Signal("Waiting", outbox.waiting),
            Signal("GivenUp", self._given_up),
            Signal("Status", self._said.get("status", "")),
            Signal("Recipe", self._said.get("recipe", "")),
        )

    def unsent(self) -> int:
        return self._unsent if self._outbox is None else self._outbox.waiting

    def can_send(self) -> bool:
        """A first attempt is not over as long as nothing was heard of it."""
        if self._outbox is None or self._connection is None or not self._outbox.waiting:
            return False
        return self._connection.is_up or self._problem == NOT_YET

    def close(self) -> None:
        if self._connection is not None:
            self._connection.stop((f"{self._base}/status", offline_text()))
        if self._outbox is not None:
            try:
                self._exchange(publish=False)
                self._outbox.keep_place()
            except (OutputError, DataError):
                pass  # they are sent again
            self._unsent = self._outbox.waiting
            self._outbox.close()
        self._connection = self._outbox = None
        self._under_way.clear()
        self._said.clear()
        self._begins_anew = False
        self._refused.clear()
        self._problem = NOT_YET

    def _opened(self) -> tuple[Outbox, Connection]:
        if self._outbox is None or self._connection is None:
            raise OutputError("The MQTT output is not open.", "", "Start the line again.")
        return self._outbox, self._connection

    def _exchange(self, *, publish: bool = True) -> None:
        """Take in what the broker said, hand on what waits. Raises OutputError."""
        outbox, connection = self._opened()
        try:
            while True:
                self._take_in(connection.events.get_nowait(), outbox)
        except queue.Empty:
            pass
        except (DataError, OSError) as error:
            raise complaints.disk(error) from error
        try:
            if publish:
                self._hand_on(outbox, connection)
                if time.monotonic() - self._place_kept_s > KEEP_PLACE_S:
                    self._place_kept_s = time.monotonic()
                    outbox.keep_place()
        except (DataError, OSError) as error:
            raise complaints.disk(error) from error

    def _take_in(self, event: Connected | Lost | Acknowledged, outbox: Outbox) -> None:
        match event:
            case Acknowledged(number, problem):
                letter = self._under_way.pop(number, None)
                if letter is not None:
                    self._answered(number, letter, problem, outbox)
            case Connected(problem):
                self._problem = problem
                self._said.clear()
                if not problem:
                    self._suspicion.connected()
            case Lost(problem):
                if self._problem in ("", NOT_YET):  # why it was refused says more
                    self._problem = problem
                self._cut(problem, outbox)

    def _answered(self, number: int, letter: Letter, problem: str, outbox: Outbox) -> None:
        self._refused.pop(letter.ident, None)
        if not problem:
            self._suspicion.taken(letter)
            outbox.confirm(letter.ident)
        elif self._suspicion.refused(letter):
            self._put_aside(letter, problem, outbox)
        else:
            self._refused[letter.ident] = problem
            self._under_way[-number] = letter  # handed on again, not at once
            if time.monotonic() >= self._again_at_s:
                self._again_at_s = time.monotonic() + REFUSED_AGAIN_S

    def _cut(self, problem: str, outbox: Outbox) -> None:
        """Some brokers refuse a message by hanging up, and the client would repeat it for ever."""
        if self._begins_anew:
            return
        first = next((letter for number, letter in self._under_way.items() if number > 0), None)
        if not self._suspicion.cut(first):
            return
        self._begins_anew = True
        if first is not None and self._suspicion.is_to_blame(first):
            self._put_aside(first, problem, outbox)

    def _put_aside(self, letter: Letter, why: str, outbox: Outbox) -> None:
        """On disk first, then out of the outbox. Raises DataError, OSError."""
        self._aside.add(letter, why)
        outbox.confirm(letter.ident)

    def _hand_on(self, outbox: Outbox, connection: Connection) -> None:
        """The client repeats what was under way when a connection was lost, so each goes once."""
        if not connection.is_up or self._begins_anew:
            return
        topic = f"{self._base}/result"
        is_time = time.monotonic() >= self._again_at_s
        for number in [number for number in self._under_way if number < 0 and is_time]:
            letter = self._under_way.pop(number)
            self._under_way[connection.publish(topic, letter.payload)] = letter
        ahead = 1 if self._suspicion.one_by_one else AHEAD
        while len(self._under_way) < ahead and (next_one := outbox.take()) is not None:
            self._under_way[connection.publish(topic, next_one.payload)] = next_one

    def _say(self, topic: str, text: str) -> None:
        """Retained, when it changed."""
        _, connection = self._opened()
        if self._said.get(topic) != text:
            connection.publish(f"{self._base}/{topic}", text, retain=True)
            self._said[topic] = text

    def _complain(self, waiting: int) -> None:
        if self._given_up:
            raise complaints.given_up(self._given_up, self._where)
        said = self._problem or next(iter(self._refused.values()), "")
        if said:
            raise complaints.not_taken(said, waiting, self._where)
        if self._aside.number:
            raise complaints.put_aside(self._aside.number, self._aside.path, self._where)
