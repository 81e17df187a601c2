"""Makes a line's outputs as its recipes say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from app.outputs.account import GRACE_S, Alarms, OutputAccount
from app.outputs.active_outputs import ActiveOutputs, RecipeOutputs
from app.outputs.channel import ChannelParts, OutputChannel
from app.outputs.driver import LineControl, OutputDriver
from app.outputs.line_control import ControlledLine
from app.outputs.line_outputs import LineOutputs
from app.outputs.plain_names import plain
from app.outputs.schedule import ByEncoder, ByTime, Schedule
from app.outputs.snapshot import Delivery
from app.paths import data_folder
from app.recipes.fieldbus_entries import MqttEntry, OpcuaEntry
from app.recipes.output_entries import (
    DigitalEntry,
    FilesEntry,
    ModbusClientEntry,
    ModbusServerEntry,
    WebhookEntry,
)
from app.recipes.outputs import OutputEntry
from app.recipes.recipe import GenicamEntry
from app.recipes.store import RecipeFile
from app.station.snapshot import LineFace
from app.store.entries import DeliveryRecord
from app.store.record import LineIdentity
from camera.source import Configurable, Numbered


class OutputLine(LineFace, Alarms, Protocol):
    """``app.station.line.InspectionLine``."""

    @property
    def camera(self) -> object: ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an output's driver may need besides its entry."""

    file: RecipeFile
    line: OutputLine
    identity: LineIdentity
    control: LineControl
    recipes: Callable[[], Sequence[tuple[int, str]]]
    """Numbers and names of the line's recipes."""

    @property
    def camera(self) -> object:
        """What streams, where it is the recipe's own: parts of a recipe with another camera may be
        on their way still.
        """
        camera, entry = self.line.camera, self.file.recipe.camera
        if not isinstance(entry, GenicamEntry) or not isinstance(camera, Numbered):
            return None
        return camera if camera.serial == entry.serial else None

    def folder(self, output: str) -> Path:
        """Where that output keeps what must outlive the program."""
        return data_folder() / "outputs" / plain(self.identity.line) / plain(output)


def active_outputs(
    files: Sequence[RecipeFile],
    line: OutputLine,
    identity: LineIdentity,
    keep: Callable[[DeliveryRecord], None],
) -> ActiveOutputs | None:
    """For a line that begins with the first recipe; None where no recipe has an output.

    ``keep`` hears of every part at every output, in the output's thread. Opens nothing yet.
    """
    control = ControlledLine(line)
    numbers = [(file.recipe.number, file.recipe.name) for file in files]
    found = {}
    for file in files:
        around = Surroundings(file, line, identity, control, lambda: numbers)
        entries = [entry for entry in file.recipe.outputs if entry.enabled]
        if entries:
            key = (tuple(entries), file.path.resolve().parent, _camera_of(file, entries))
            found[file.recipe.number] = RecipeOutputs(
                key,
                partial(make_outputs, entries, around, lambda delivery: keep(_record(delivery))),
            )
    return ActiveOutputs(found, files[0].recipe.number) if found else None


def _camera_of(file: RecipeFile, entries: Sequence[OutputEntry]) -> str:
    """The camera that the outputs use, "" where they use none."""
    uses = any(isinstance(entry, DigitalEntry) or entry.delay_counts for entry in entries)
    return file.recipe.camera.name if uses else ""


def make_outputs(
    entries: Sequence[OutputEntry], around: Surroundings, on_delivery: Callable[[Delivery], None]
) -> LineOutputs:
    """Opens nothing yet."""
    channels = [_channel(entry, around, on_delivery) for entry in entries]
    return LineOutputs(around.identity, channels)


def _record(delivery: Delivery) -> DeliveryRecord:
    """As the store keeps it; one that was never sent has the time of its verdict."""
    return DeliveryRecord(
        run=delivery.run,
        trigger=delivery.trigger,
        output=delivery.output,
        sent_us=(delivery.sent_ns or delivery.decided_ns) // 1000,
        acknowledged_us=delivery.acknowledged_ns // 1000 or None,
        attempts=delivery.attempts,
        problem=delivery.problem,
    )


def _channel(
    entry: OutputEntry, around: Surroundings, on_delivery: Callable[[Delivery], None]
) -> OutputChannel:
    parts = ChannelParts(
        make_driver=lambda: make_driver(entry, around),
        make_schedule=lambda: _schedule(entry, lambda: around.camera),
        status=around.control.status,
        passes=lambda part: entry.passes(part.verdict),
        queue_length=entry.queue_length,
        valid_ms=entry.valid_ms,
    )
    account = OutputAccount(entry.name, entry.kind, around.line, on_delivery, GRACE_S)
    return OutputChannel(parts, account)


def make_driver(entry: OutputEntry, around: Surroundings) -> OutputDriver:
    """Loads the library of its protocol. Called in the output's thread."""
    place, control = around.file.place, around.control
    match entry:
        case DigitalEntry():
            from app.outputs.drivers.digital import DigitalDriver

            return DigitalDriver(entry, lambda: around.camera)
        case ModbusServerEntry():
            from app.outputs.drivers.modbus_server import ModbusServerDriver

            return ModbusServerDriver(entry, control)
        case ModbusClientEntry():
            from app.outputs.drivers.modbus_client import ModbusClientDriver

            return ModbusClientDriver(entry, control)
        case FilesEntry():
            from app.outputs.drivers.files import FilesDriver

            return FilesDriver(entry, place(entry.folder))
        case WebhookEntry():
            from app.outputs.drivers.webhook import WebhookDriver

            certificates = place(entry.certificates) if entry.certificates else None
            name = entry.secret
            return WebhookDriver(entry, certificates, lambda: _secret(name) if name else "")
        case OpcuaEntry() | MqttEntry():
            return _fieldbus(entry, around)


def _fieldbus(entry: OpcuaEntry | MqttEntry, around: Surroundings) -> OutputDriver:
    who = around.identity
    folder = around.folder(entry.name)
    if isinstance(entry, MqttEntry):
        from app.outputs.mqtt.driver import MqttOutput

        placed = entry.placed(around.file.place)
        return MqttOutput(placed, who.line, who.station, around.control, _secret, folder)
    from app.outputs.opcua.driver import OpcuaOutput

    return OpcuaOutput(
        entry, who.line, who.station, around.control, _secret, folder, around.recipes
    )


def _secret(name: str) -> str:
    """Raises SecretError."""
    from app.secrets import open_secrets

    return open_secrets().get(name)


def _schedule(entry: OutputEntry, camera: Callable[[], object]) -> Schedule:
    if not entry.delay_counts:
        return ByTime(entry.delay_ms)
    return ByEncoder(
        entry.delay_counts, lambda: _count(camera(), entry.encoder), bits=entry.encoder_bits
    )


def _count(camera: object, feature: str) -> int | None:
    """Raises CameraError where the camera has no such counter."""
    if not isinstance(camera, Configurable):
        return None
    value = camera.read(feature).value
    return int(value) if isinstance(value, int | float) else None
