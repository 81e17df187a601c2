"""All outputs of one line: fed from its bus, watched, started before it and closed after it."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from app.outputs.channel import OutputChannel
from app.outputs.snapshot import OutputSnapshot, SignalValue
from app.station.result import InspectionResult
from app.store.record import LineIdentity

LOOK_S = 0.5


class LineOutputs:
    """An OutputsFace. ``receive`` is a subscriber at Stage.OUTPUT and returns at once."""

    def __init__(self, identity: LineIdentity, channels: Sequence[OutputChannel]) -> None:
        self._identity, self._channels = identity, tuple(channels)
        self._closing = threading.Event()
        name = f"outputs-{identity.line}"
        self._watch = threading.Thread(target=self._look_after, name=name, daemon=True)

    def start(self) -> None:
        for channel in self._channels:
            channel.start()
        self._watch.start()

    def receive(self, result: InspectionResult) -> None:
        """In the thread that ended the part: one record for all."""
        part = self._identity.record(result)
        for channel in self._channels:
            channel.receive(part, result.arrived_ns, result.decided_ns)

    def snapshots(self) -> tuple[OutputSnapshot, ...]:
        return tuple(channel.snapshot() for channel in self._channels)

    def force(self, output: str, signal: str, value: SignalValue) -> None:
        for channel in self._channels:
            if channel.name == output:
                channel.order(lambda signalling: signalling.force(signal, value))

    def release(self) -> None:
        for channel in self._channels:
            channel.release()

    def close(self) -> None:
        """Ask all to end, then wait: one that hangs takes no time from another."""
        for channel in self._channels:
            channel.ask_close()
        for channel in self._channels:
            channel.join()
        self._closing.set()
        self._watch.join()

    def _look_after(self) -> None:
        while not self._closing.wait(LOOK_S):
            for channel in self._channels:
                channel.look_after()
