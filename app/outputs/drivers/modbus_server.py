"""Modbus TCP: the controller reads and writes our registers."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable

from pymodbus.constants import ExcCodes
from pymodbus.simulator import DataType, SimData, SimDevice

from app.outputs.driver import LineControl, LineStatus
from app.outputs.drivers.handshake import Handshake, not_acknowledged
from app.outputs.drivers.modbus_listener import LimitedServer
from app.outputs.drivers.registers import (
    CONTROLLER_WORDS,
    PEER_BASE,
    STATION_WORDS,
    ControllerWords,
)
from app.outputs.errors import OutputError
from app.outputs.snapshot import Signal, SignalValue
from app.recipes.output_entries import ModbusServerEntry
from app.store.record import PartRecord

LISTEN_S = 5.0
BEAT_S = 0.1
WORDS = frozenset({3, 4, 6, 16, 23})
"""Functions of the protocol that read and write words."""


class ModbusServerDriver:
    """An OutputDriver, Signalling. Its peers are answered in a thread of its own."""

    def __init__(self, entry: ModbusServerEntry, control: LineControl) -> None:
        self._entry = entry
        self._handshake = Handshake(control, commands=entry.commands, acknowledge=entry.acknowledge)
        self._server: _Server | None = None

    @property
    def port(self) -> int:
        return self._entry.port

    def open(self) -> None:
        self.close()
        self._handshake.begin(ControllerWords())
        self._handshake.refresh()
        entry = self._entry
        self._server = _Server((entry.host, entry.port), entry.device, self._handshake)
        self._server.start()

    def send(self, part: PartRecord) -> None:
        handshake, entry = self._handshake, self._entry
        handshake.refresh()
        if not entry.acknowledge:
            handshake.show(part, entry.passes(part.verdict))
            return
        end = time.monotonic() + entry.acknowledge_ms / 1000
        self._await(lambda: not handshake.acknowledged, end, part)  # of the part before
        handshake.show(part, entry.passes(part.verdict))
        try:
            self._await(lambda: handshake.acknowledged, end, part)
        finally:
            handshake.withdraw()

    def tick(self, status: LineStatus) -> None:
        if self._server is None or not self._server.is_alive:
            raise OutputError(
                "The Modbus server has ended.",
                "The controller gets no results.",
                "It starts again by itself.",
            )
        self._handshake.refresh(status)
        self._handshake.check_heartbeat(self._entry.heartbeat_s)

    def close(self) -> None:
        self._handshake.safe()
        server, self._server = self._server, None
        if server is not None:
            server.close()

    def signals(self) -> tuple[Signal, ...]:
        return self._handshake.signals()

    def force(self, name: str, value: SignalValue) -> None:
        self._handshake.force(name, value)

    def release(self) -> None:
        self._handshake.release()

    def _await(self, condition: Callable[[], bool], end: float, part: PartRecord) -> None:
        """Status and heartbeat go on meanwhile."""
        changed = self._handshake.changed
        while True:
            with changed:
                if changed.wait_for(condition, min(BEAT_S, max(0.0, end - time.monotonic()))):
                    return
            if time.monotonic() >= end:
                raise not_acknowledged(part)
            self._handshake.refresh()


class _Server:
    """Listens from ``start`` to ``close``, in an event loop of its own."""

    def __init__(self, address: tuple[str, int], device: int, handshake: Handshake) -> None:
        self._address, self._device, self._handshake = address, device, handshake
        self._loop = asyncio.new_event_loop()
        self._listening = threading.Event()
        self._stop: asyncio.Event | None = None
        self._failure: Exception | None = None
        name = f"modbus-{address[1]}"
        self._thread = threading.Thread(target=self._live, name=name, daemon=True)

    @property
    def is_alive(self) -> bool:
        return self._thread.is_alive()

    def start(self) -> None:
        """Raises OutputError where it can't listen."""
        self._thread.start()
        self._listening.wait(LISTEN_S)
        if self._failure is not None or not self._listening.is_set():
            host, port = self._address
            self.close()
            raise OutputError(
                f"The Modbus server can't listen at {host}, port {port}.",
                "The controller gets no results from it.",
                "Check the address and that no other program has the port; ports below 1024 need "
                "rights of their own.",
            ) from self._failure

    def close(self) -> None:
        with contextlib.suppress(RuntimeError):  # it has ended already
            self._loop.call_soon_threadsafe(self._end)
        self._thread.join()

    def _end(self) -> None:
        if self._stop is not None:
            self._stop.set()

    def _live(self) -> None:
        try:
            self._loop.run_until_complete(self._serve())
        except Exception as error:  # noqa: BLE001 - the thread's boundary; ``start`` reports it
            self._failure = error
        finally:
            self._listening.set()
            self._loop.close()

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        server = LimitedServer(
            SimDevice(
                id=self._device,
                simdata=[
                    _block(0, STATION_WORDS, readonly=True),
                    _block(PEER_BASE, CONTROLLER_WORDS),
                ],
                action=self._access,
            ),
            self._address,
        )
        await server.serve_forever(background=True)
        self._listening.set()
        try:
            await self._stop.wait()
        finally:
            await server.shutdown()  # type: ignore[no-untyped-call]
            await asyncio.sleep(0)  # connections close in the loop's next turn

    async def _access(
        self,
        function: int,
        start: int,
        address: int,
        count: int,
        registers: list[int],
        values: list[int] | list[bool] | None,
    ) -> ExcCodes | None:
        """Every reading shows this moment; a writing is acted on at once.

        Bits have no addresses here: one that is written would be taken for a word.
        """
        if function not in WORDS:
            return ExcCodes.ILLEGAL_FUNCTION
        registers[:STATION_WORDS] = self._handshake.words()
        if values is not None:
            place = PEER_BASE - start
            asked = registers[place : place + CONTROLLER_WORDS]
            offset = address - PEER_BASE
            asked[offset : offset + count] = [int(value) for value in values]
            self._handshake.take(ControllerWords.decoded(asked))
        return None


def _block(address: int, words: int, *, readonly: bool = False) -> SimData:
    zeros = [0] * words
    return SimData(address, values=zeros, datatype=DataType.REGISTERS, readonly=readonly)
