"""pymodbus's server with limits, and without a traceback for what strangers send."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from pymodbus.constants import ExcCodes
from pymodbus.server import ModbusTcpServer
from pymodbus.server.requesthandler import ServerRequestHandler
from pymodbus.simulator import SimDevice
from pymodbus.simulator.simcore import SimCore

_log = logging.getLogger(__name__)

MOST_CONNECTIONS = 32
IDLE_S = 10.0
"""A connection that said nothing for so long makes room for a new one."""


class LimitedServer(ModbusTcpServer):
    """At most MOST_CONNECTIONS at a time.

    Where there are as many, the one that has said nothing for longest has to go, as the guide of
    the protocol recommends: a controller that lost its power never closes its connection. One that
    is in use stays, and the new one is closed instead.
    """

    def __init__(
        self,
        device: SimDevice,
        address: tuple[str, int],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(device, address=address)
        self.context = _KnownDevices(device)
        self.clock = clock

    def callback_new_connection(self) -> _Connection:
        """Called for each, before it is one of ``active_connections``."""
        return _Connection(self, takes_part=self._make_room())

    def _make_room(self) -> bool:
        others = [
            each for each in self.active_connections.values() if isinstance(each, _Connection)
        ]
        if len(others) < MOST_CONNECTIONS:
            return True
        first = min(others, key=lambda each: each.used_at)
        if self.clock() - first.used_at < IDLE_S:
            _log.warning("a Modbus connection was refused: there are %d", len(others))
            return False
        first.close()
        return True


class _Connection(ServerRequestHandler):
    """One of a client's. ``used_at``: when it last said something."""

    def __init__(self, owner: LimitedServer, *, takes_part: bool) -> None:
        super().__init__(owner, None, None, None)  # type: ignore[no-untyped-call]
        self._clock, self._takes_part = owner.clock, takes_part
        self.used_at = owner.clock()

    def callback_connected(self) -> None:
        super().callback_connected()
        if not self._takes_part:
            self.close()

    def callback_data(self, data: bytes, addr: tuple[object, ...] | None = None) -> int:
        self.used_at = self._clock()
        return int(super().callback_data(data, addr))


class _KnownDevices(SimCore):
    """Answers for another unit as a gateway does that can't reach it."""

    async def async_getValues(  # noqa: N802 - pymodbus's name
        self, device_id: int, func_code: int, address: int, count: int = 1
    ) -> list[int] | list[bool] | ExcCodes:
        if not self._knows(device_id):
            return ExcCodes.GATEWAY_NO_RESPONSE
        return await super().async_getValues(device_id, func_code, address, count)

    async def async_setValues(  # noqa: N802 - pymodbus's name
        self, device_id: int, func_code: int, address: int, values: list[int] | list[bool]
    ) -> ExcCodes | None:
        if not self._knows(device_id):
            return ExcCodes.GATEWAY_NO_RESPONSE
        return await super().async_setValues(device_id, func_code, address, values)

    def _knows(self, device_id: int) -> bool:
        """Device 0 stands for all."""
        return device_id in self.devices or 0 in self.devices
