"""Makes a line's outputs as its recipe says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from app.outputs.account import Alarms, OutputAccount
from app.outputs.channel import ChannelParts, OutputChannel
from app.outputs.driver import LineControl, OutputDriver
from app.outputs.line_control import LineCommands, RecipeNumbers, Triggered
from app.outputs.line_outputs import LineOutputs
from app.outputs.schedule import ByEncoder, ByTime, Schedule
from app.outputs.snapshot import Delivery
from app.recipes.output_entries import (
    DigitalEntry,
    FilesEntry,
    ModbusClientEntry,
    ModbusServerEntry,
    OutputEntry,
    WebhookEntry,
)
from app.recipes.store import RecipeFile
from app.store.record import LineIdentity
from camera.source import Configurable


class OutputLine(Triggered, Alarms, Protocol):
    """``app.station.line.InspectionLine``."""

    @property
    def camera(self) -> object: ...

    def report_control(self, sentence: str) -> None: ...


def make_outputs(
    file: RecipeFile,
    line: OutputLine,
    identity: LineIdentity,
    on_delivery: Callable[[Delivery], None],
    recipes: RecipeNumbers | None = None,
) -> LineOutputs | None:
    """None where the recipe has no output that is enabled. Opens nothing yet."""
    entries = [entry for entry in file.recipe.outputs if entry.enabled]
    if not entries:
        return None
    control = LineCommands(line, line.report_control, recipes)
    channels = [_channel(entry, file, line, control, on_delivery) for entry in entries]
    deadline_ns = round(file.recipe.deadline_ms * 1e6)
    return LineOutputs(identity, channels, control.take_serial, deadline_ns)


def _channel(
    entry: OutputEntry,
    file: RecipeFile,
    line: OutputLine,
    control: LineControl,
    on_delivery: Callable[[Delivery], None],
) -> OutputChannel:
    parts = ChannelParts(
        make_driver=lambda: make_driver(entry, file, control, lambda: line.camera),
        make_schedule=lambda: _schedule(entry, lambda: line.camera),
        status=control.status,
        passes=lambda part: entry.passes(part.verdict),
        queue_length=entry.queue_length,
        valid_ms=entry.valid_ms,
    )
    return OutputChannel(parts, OutputAccount(entry.name, entry.kind, line, on_delivery))


def make_driver(
    entry: OutputEntry,
    file: RecipeFile,
    control: LineControl,
    camera: Callable[[], object],
) -> OutputDriver:
    """Loads the library of its protocol. Called in the output's thread."""
    match entry:
        case DigitalEntry():
            from app.outputs.drivers.digital import DigitalDriver

            return DigitalDriver(entry, camera)
        case ModbusServerEntry():
            from app.outputs.drivers.modbus_server import ModbusServerDriver

            return ModbusServerDriver(entry, control)
        case ModbusClientEntry():
            from app.outputs.drivers.modbus_client import ModbusClientDriver

            return ModbusClientDriver(entry, control)
        case FilesEntry():
            from app.outputs.drivers.files import FilesDriver

            return FilesDriver(entry, file.place(entry.folder))
        case WebhookEntry():
            from app.outputs.drivers.webhook import WebhookDriver
            from app.secrets import open_secrets

            certificates = file.place(entry.certificates) if entry.certificates else None
            secret = entry.secret
            return WebhookDriver(
                entry, certificates, lambda: open_secrets().get(secret) if secret else ""
            )


def _schedule(entry: OutputEntry, camera: Callable[[], object]) -> Schedule:
    if not entry.delay_counts:
        return ByTime(entry.delay_ms)
    return ByEncoder(entry.delay_counts, lambda: _count(camera(), entry.encoder))


def _count(camera: object, feature: str) -> int | None:
    """Raises CameraError where the camera has no such counter."""
    if not isinstance(camera, Configurable):
        return None
    value = camera.read(feature).value
    return int(value) if isinstance(value, int | float) else None
