"""All kinds of outputs that a recipe may name."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.recipes.fieldbus_entries import MqttEntry, OpcuaEntry
from app.recipes.output_entries import (
    DigitalEntry,
    FilesEntry,
    ModbusClientEntry,
    ModbusServerEntry,
    WebhookEntry,
)

OutputEntry = Annotated[
    DigitalEntry
    | ModbusServerEntry
    | ModbusClientEntry
    | FilesEntry
    | WebhookEntry
    | OpcuaEntry
    | MqttEntry,
    Field(discriminator="kind"),
]
