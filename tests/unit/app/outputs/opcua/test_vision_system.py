"""The address space's methods, without a server."""

from __future__ import annotations

import asyncio
from typing import cast

from asyncua import ua

from app.outputs.opcua.nodes import Nodes
from app.outputs.opcua.result_management import ResultManagement
from app.outputs.opcua.vision_system import VisionSystem
from tests.helpers.line_control import NotingControl


class Slow:
    """Results whose nodes take a turn of the loop to be written."""

    async def withhold(self) -> None:
        await asyncio.sleep(0)


class Noting(NotingControl):
    """Each trigger with the serial number that it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._serial = ""

    def expect_serial(self, serial: str) -> None:
        self._serial = serial

    def trigger(self) -> None:
        self.parts.append(self._serial)
        self._serial = ""


def test_two_jobs_at_once_keep_their_parts_apart() -> None:
    control = Noting()
    system = VisionSystem(cast(Nodes, None), control, commands=True, kept=10)
    system._results = cast(ResultManagement, Slow())

    async def both() -> None:
        parent = ua.NodeId()
        await asyncio.gather(
            *(system.start_single_job(parent, "", name, "", "") for name in ("A", "B"))
        )

    asyncio.run(both())
    assert control.parts == ["A", "B"]
