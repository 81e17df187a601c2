"""Modbus TCP: we write into the controller's registers and read what it asks."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from pymodbus.client import ModbusTcpClient
from pymodbus.exceptions import ModbusException

from app.outputs.driver import LineControl, LineStatus
from app.outputs.drivers.handshake import Handshake, not_acknowledged
from app.outputs.drivers.registers import CONTROLLER_WORDS, ControllerWords
from app.outputs.errors import OutputError
from app.outputs.snapshot import Signal, SignalValue
from app.recipes.output_entries import ModbusClientEntry
from app.store.record import PartRecord

POLL_S = 0.005
BEAT_S = 0.1


class ModbusClientDriver:
    """An OutputDriver, Signalling. A trigger is seen at the next tick: a server sees it at once."""

    def __init__(self, entry: ModbusClientEntry, control: LineControl) -> None:
        self._entry = entry
        self._handshake = Handshake(control, commands=entry.commands, acknowledge=entry.acknowledge)
        self._client: ModbusTcpClient | None = None
        # The library reports each lost connection as an error of its own; ours says it better.
        logging.getLogger("pymodbus.logging").setLevel(logging.CRITICAL)

    def open(self) -> None:
        self._hang_up()
        entry = self._entry
        client = ModbusTcpClient(
            entry.host, port=entry.port, timeout=entry.timeout_s, retries=0, reconnect_delay=0
        )
        if not client.connect():  # type: ignore[no-untyped-call]
            client.close()  # type: ignore[no-untyped-call]
            raise _away(entry, "no connection")
        self._client = client
        self._handshake.begin(self._read())
        self._handshake.refresh()
        self._write()

    def send(self, part: PartRecord) -> None:
        handshake, entry = self._handshake, self._entry
        handshake.refresh()
        if not entry.acknowledge:
            handshake.show(part, entry.passes(part.verdict))
            self._write()
            return
        end = time.monotonic() + entry.acknowledge_ms / 1000
        self._await(lambda: not handshake.acknowledged, end, part)  # of the part before
        handshake.show(part, entry.passes(part.verdict))
        try:
            self._write()
            self._await(lambda: handshake.acknowledged, end, part)
        finally:
            handshake.withdraw()
        self._write()

    def tick(self, status: LineStatus) -> None:
        self._handshake.refresh(status)
        self._write()
        self._handshake.take(self._read())
        self._handshake.check_heartbeat(self._entry.heartbeat_s)

    def close(self) -> None:
        self._handshake.safe()
        if self._client is not None:
            try:
                self._write()
            except OutputError:
                logging.getLogger(__name__).warning("%s was left as it was", self._entry.host)
        self._hang_up()

    def signals(self) -> tuple[Signal, ...]:
        return self._handshake.signals()

    def force(self, name: str, value: SignalValue) -> None:
        self._handshake.force(name, value)

    def release(self) -> None:
        self._handshake.release()

    def _await(self, condition: Callable[[], bool], end: float, part: PartRecord) -> None:
        beat_at = time.monotonic() + BEAT_S
        while not condition():
            now = time.monotonic()
            if now >= end:
                self._handshake.withdraw()
                self._write()
                raise not_acknowledged(part)
            if now >= beat_at:
                beat_at = now + BEAT_S
                self._handshake.refresh()
                self._write()
            with self._handshake.changed:
                self._handshake.changed.wait(POLL_S)
            self._handshake.take(self._read())

    def _write(self) -> None:
        entry = self._entry
        words = self._handshake.words()
        self._asked(lambda c: c.write_registers(entry.base, words, device_id=entry.device))

    def _read(self) -> ControllerWords:
        entry = self._entry
        reply = self._asked(
            lambda c: c.read_holding_registers(
                entry.peer_base, count=CONTROLLER_WORDS, device_id=entry.device
            )
        )
        return ControllerWords.decoded(reply.registers)

    def _asked(self, request: Callable[[ModbusTcpClient], Any]) -> Any:  # noqa: ANN401
        if self._client is None:
            raise _away(self._entry, "no connection")
        try:
            reply = request(self._client)
        except (ModbusException, OSError) as error:
            raise _away(self._entry, str(error)) from error
        if reply.isError():
            raise OutputError(
                f"The controller {self._entry.host} refuses the registers ({reply}).",
                "It gets no results.",
                "Check the register addresses in the recipe and in the controller.",
            )
        return reply

    def _hang_up(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            client.close()  # type: ignore[no-untyped-call]


def _away(entry: ModbusClientEntry, reason: str) -> OutputError:
    return OutputError(
        f"The controller {entry.host}, port {entry.port}, does not answer: {reason}.",
        "It gets no results; what was not confirmed is sent again.",
        "Check the network, the address and the controller.",
    )
