"""The OPC UA server of a line."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable, Coroutine
from pathlib import Path

from asyncua import ua
from asyncua.server.server import Server
from asyncua.ua.uaerrors import UaError

from app.outputs.driver import LineControl, LineStatus
from app.outputs.errors import OutputError
from app.outputs.opcua.loop_thread import LoopThread
from app.outputs.opcua.nodes import Nodes
from app.outputs.opcua.own_certificate import own_certificate
from app.outputs.opcua.security import Doorkeeper, GuardedServer, TrustFolder
from app.outputs.opcua.vision_system import Recipes, VisionSystem
from app.outputs.passwords import told
from app.outputs.plain_names import plain
from app.outputs.snapshot import Signal
from app.outputs.unforced import Unforced
from app.recipes.fieldbus_entries import OpcuaEntry
from app.store.record import PartRecord
from core.errors import first_line

NAMESPACE = "urn:goodpart:machine-vision:1"
START_S = 240.0
"""Building the standard's some 6,000 nodes is a second of work, and minutes of a busy computer."""
ANSWER_S = 5.0
STOP_S = 10.0


def no_recipes() -> Recipes:
    return ()


class OpcuaOutput(Unforced):
    """An OutputDriver, Signalling; clients are answered in a thread of its own."""

    def __init__(
        self,
        entry: OpcuaEntry,
        line: str,
        station: str,
        control: LineControl,
        secrets: Callable[[str], str],
        folder: Path,
        recipes: Callable[[], Recipes] = no_recipes,
    ) -> None:
        """``folder`` holds certificates; ``recipes`` tells numbers and names, at once."""
        self._entry, self._line, self._station = entry, line, station
        self._control, self._secrets, self._folder = control, secrets, folder
        self._recipes = recipes
        self._thread: LoopThread | None = None
        self._server: Server | None = None
        self._system: VisionSystem | None = None

    def open(self) -> None:
        """Listen; a second or two, on a busy computer up to START_S. Raises OutputError."""
        self.close()
        password = told(self._secrets, self._entry.password)
        self._thread = LoopThread(f"opcua-{self._entry.name}")
        self._thread.start()
        try:
            self._thread.call(self._start(password), START_S)
        except TimeoutError as error:
            raise OutputError(
                f"The OPC UA server was not ready within {START_S:.0f} s.",
                "The controller gets no results by OPC UA.",
                "It is started anew by itself; end other programs that keep this computer busy.",
            ) from error
        except (OSError, UaError) as error:
            where = f"{self._entry.host}:{self._entry.port}"
            raise OutputError(
                f"The OPC UA server can't listen at {where}: {first_line(error)}.",
                "The controller gets no results by OPC UA.",
                "End the program that uses this port, or choose another host or port.",
            ) from error

    def send(self, part: PartRecord) -> None:
        """Returns when clients can read it. Raises OutputError."""
        passes = self._entry.passes(part.verdict)
        self._call(self._opened().publish(part, passes=passes))

    def tick(self, status: LineStatus) -> None:
        """Raises OutputError."""
        self._call(self._opened().show(status, self._recipes()))

    def signals(self) -> tuple[Signal, ...]:
        shown = self._opened().shown()
        return tuple(Signal(name, value) for name, value in shown.items())

    def close(self) -> None:
        if self._thread is not None:
            with contextlib.suppress(OSError, UaError, TimeoutError):
                self._thread.call(self._stop(), STOP_S)
            self._thread.stop()
        self._thread = self._server = self._system = None

    def _opened(self) -> VisionSystem:
        if self._system is None:
            raise OutputError("The OPC UA server is not open.", "", "Start the line again.")
        return self._system

    def _call(self, work: Coroutine[object, object, None]) -> None:
        assert self._thread is not None
        try:
            self._thread.call(work, ANSWER_S)
        except (OSError, UaError, TimeoutError) as error:
            raise OutputError(
                f"The OPC UA server does not work: {first_line(error)}.",
                "The controller may not have this result.",
                "It is started anew by itself; if that does not help, start the station again.",
            ) from error

    async def _start(self, password: str) -> None:
        entry = self._entry
        uri = (
            f"urn:{plain(socket.gethostname())}:goodpart:{plain(self._station)}:{plain(self._line)}"
        )
        trust = TrustFolder(self._folder) if entry.trusted_clients else None
        doorkeeper = Doorkeeper(
            encrypted=entry.encrypted, trust=trust, user=entry.user, password=password
        )
        server = Server(iserver=GuardedServer(doorkeeper, entry.max_clients))
        server.name, server.manufacturer_name = "Goodpart", "Goodpart"
        server.product_uri = "urn:goodpart"
        await server.init()
        await server.set_application_uri(uri)
        server.set_endpoint(f"opc.tcp://{entry.host}:{entry.port}/goodpart")
        await self._secure(server, uri)
        nodes = Nodes(server, await server.register_namespace(NAMESPACE))
        system = VisionSystem(
            nodes, self._control, commands=entry.commands, kept=entry.results_kept
        )
        await system.build(self._station, self._line)
        await server.start()
        self._server, self._system = server, system

    async def _secure(self, server: Server, uri: str) -> None:
        policy = ua.SecurityPolicyType
        if self._entry.encrypted:
            certificate, key = own_certificate(self._folder, uri, self._entry.host)
            await server.load_certificate(certificate, "der")
            await server.load_private_key(key, format="pem")
            server.set_security_policy([policy.Basic256Sha256_SignAndEncrypt])
        else:
            server.set_security_policy([policy.NoSecurity])
        by_name = self._entry.user != ""
        server.set_identity_tokens(
            [ua.UserNameIdentityToken if by_name else ua.AnonymousIdentityToken]
        )

    async def _stop(self) -> None:
        if self._server is not None and self._system is not None:
            await self._system.end()
            await self._server.stop()
