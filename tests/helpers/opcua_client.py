"""A client of asyncua's own, for tests that have no loop."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import TypeVar

from asyncua.client.client import Client
from asyncua.common.node import Node

from app.outputs.opcua.driver import NAMESPACE
from app.outputs.opcua.loop_thread import LoopThread
from tests.helpers.station import PATIENCE_S

T = TypeVar("T")


class Peer:
    """Reads, calls and subscribes by the nodes' paths."""

    def __init__(self, thread: LoopThread, client: Client) -> None:
        self._thread, self.client = thread, client
        self._index = 0

    def run(self, work: Coroutine[object, object, T]) -> T:
        return self._thread.call(work, PATIENCE_S)

    def connect(self) -> None:
        self.run(self.client.connect())
        self._index = self.run(self.client.get_namespace_index(NAMESPACE))

    def node(self, path: str) -> Node:
        return self.client.get_node(f"ns={self._index};s={path}")

    def read(self, path: str) -> object:
        return self.run(self.node(path).read_value())

    def call(self, path: str, *arguments: object) -> object:
        parent, _, _ = path.rpartition(".")
        return self.run(self.node(parent).call_method(self.node(path).nodeid, *arguments))

    def subscribe_events(self, path: str, handler: object) -> None:
        async def subscribe() -> None:
            subscription = await self.client.create_subscription(50, handler)
            kind = await self.client.nodes.base_event_type.get_child(
                f"{self._index}:ResultReadyEventType"
            )
            source = self.client.nodes.server if path == "Server" else self.node(path)
            await subscription.subscribe_events(source, kind)

        self.run(subscribe())


Prepare = Callable[[Client], Coroutine[object, object, None]]


async def as_it_is(client: Client) -> None:
    """Anonymous, without encryption."""


@contextmanager
def peer(port: int, prepare: Prepare = as_it_is) -> Iterator[Peer]:
    """Not connected yet."""
    thread = LoopThread("opcua-peer")
    thread.start()
    try:
        client = Client(f"opc.tcp://127.0.0.1:{port}/goodpart", timeout=PATIENCE_S)
        thread.call(prepare(client), PATIENCE_S)
        one = Peer(thread, client)
        try:
            yield one
        finally:
            thread.call(_leave(client), PATIENCE_S)
    finally:
        thread.stop()


async def _leave(client: Client) -> None:
    try:
        await client.disconnect()
    except (TimeoutError, OSError, RuntimeError):
        return
