"""A controller that holds registers: pymodbus's own server."""

from __future__ import annotations

import asyncio
import threading

from pymodbus.server import ModbusTcpServer
from pymodbus.simulator import DataType, SimData, SimDevice

from tests.helpers.outputs import free_port
from tests.helpers.station import PATIENCE_S


class Plc:
    """Its registers 0 to 199, seen and set by the test. A context manager."""

    def __init__(self, port: int = 0) -> None:
        self.port = port or free_port()
        self._held = [0] * 200
        self._asked: dict[int, int] = {}
        self._loop = asyncio.new_event_loop()
        self._listening = threading.Event()
        self._stop = asyncio.Event()
        self._thread = threading.Thread(target=self._live, name="plc")

    def __enter__(self) -> Plc:
        self._thread.start()
        assert self._listening.wait(PATIENCE_S)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def words(self, base: int) -> list[int]:
        return self._held[base : base + 32]

    def ask(self, *words: int, base: int = 100) -> None:
        self._asked = {base + place: word for place, word in enumerate(words)}

    def _live(self) -> None:
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        block = SimData(0, values=self._held, datatype=DataType.REGISTERS)
        server = ModbusTcpServer(
            SimDevice(id=1, simdata=[block], action=self._access),
            address=("127.0.0.1", self.port),
        )
        await server.serve_forever(background=True)
        self._listening.set()
        await self._stop.wait()
        await server.shutdown()  # type: ignore[no-untyped-call]
        await asyncio.sleep(0)

    async def _access(
        self,
        function: int,
        start: int,
        address: int,
        count: int,
        registers: list[int],
        values: list[int] | list[bool] | None,
    ) -> None:
        for place, word in self._asked.items():
            registers[place] = word
        if values is not None:
            registers[address : address + count] = [int(value) for value in values]
        self._held = registers[:200]
