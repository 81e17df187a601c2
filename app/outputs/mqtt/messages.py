"""What the broker's clients read and may say. docs/opcua-mqtt.md describes it for them."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from app.outputs.driver import LineControl, LineStatus
from app.outputs.plain_names import plain
from app.outputs.refusals import DONE, NOT_KNOWN, NOT_UNDERSTOOD
from app.store.record import PartRecord

_log = logging.getLogger(__name__)

SCHEMA = 1
LARGEST_COMMAND = 4096
MOST_REGIONS = 100
"""A broker hangs up on what is too large for it, again and again: no later result would come."""
NONSENSE = "This is no command. It did nothing."


def topic_base(prefix: str, station: str, line: str) -> str:
    """``goodpart/Station_1/Line_1``: names as topics can have them."""
    return f"{prefix.strip('/')}/{plain(station)}/{plain(line)}"


def ident_of(part: PartRecord) -> str:
    """The same for a part that is sent again, and for no other."""
    return f"{part.run}/{part.trigger}"


def result_text(part: PartRecord, *, passes: bool, given_up: int) -> str:
    """``given_up`` results before this one had no room and will never come."""
    setup = part.setup
    return _text(
        id=ident_of(part),
        run=part.run,
        trigger=part.trigger,
        station=part.station,
        line=part.line,
        time=datetime.fromtimestamp(part.decided_us / 1e6, UTC).isoformat(timespec="milliseconds"),
        verdict=part.verdict.value,
        passes=passes,
        reason=part.reason,
        serial=part.serial,
        score=part.score,
        threshold=setup.threshold,
        recipe=setup.recipe,
        recipe_version=setup.recipe_version,
        model=setup.model,
        camera=setup.camera,
        regions=[
            dict(zip(("x", "y", "width", "height", "area_px"), box[:5], strict=True))
            | {"score": box[5]}
            for box in part.regions[:MOST_REGIONS]
        ],
        region_count=len(part.regions),
        gates=part.gates,
        latency_ms=part.latency_ms,
        late=part.late,
        challenge=part.challenge,
        given_up=given_up,
    )


def status_text(status: LineStatus) -> str:
    return _text(
        state="online",
        ready=status.ready,
        busy=status.busy,
        fault=status.fault,
        triggers=status.triggers,
    )


def offline_text() -> str:
    """The last will, too: who is not there judges nothing."""
    return _text(state="offline", ready=False, busy=False, fault=True)


def recipe_text(status: LineStatus) -> str:
    """``refused`` with its ``error`` is the last wish that can't be had, 0 while that holds."""
    return _text(
        requested=status.recipe_requested,
        active=status.recipe_active,
        refused=status.recipe_refused,
        error=status.refusal,
    )


def _text(**fields: object) -> str:
    return json.dumps({"schema": SCHEMA, **fields}, ensure_ascii=False)


class _Command(BaseModel):
    """``id`` is the sender's own; the answer bears it."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field("", max_length=100)


class Trigger(_Command):
    command: Literal["trigger"]


class SelectRecipe(_Command):
    command: Literal["select_recipe"]
    number: int = Field(ge=1, le=2**31 - 1)


class ExpectSerial(_Command):
    command: Literal["expect_serial"]
    serial: str = Field(min_length=1, max_length=200)


Command = Annotated[Trigger | SelectRecipe | ExpectSerial, Field(discriminator="command")]


def obey(payload: bytes, control: LineControl) -> str:
    """Do what a message says; one that says nothing known is logged and does nothing.

    The answer to it: ``error`` is a number of ``app.outputs.refusals``.
    """
    try:
        if len(payload) > LARGEST_COMMAND:
            raise ValueError(f"{len(payload)} bytes")
        command = TypeAdapter[Command](Command).validate_json(payload)
    except (ValidationError, ValueError) as refused:
        _log.warning("a command by MQTT was refused: %s", refused)
        return _text(command="", id="", error=NOT_UNDERSTOOD, reason=NONSENSE)
    error, reason = _done(command, control)
    return _text(command=command.command, id=command.id, error=error, reason=reason)


def _done(command: Command, control: LineControl) -> tuple[int, str]:
    match command:
        case Trigger():
            control.trigger()
        case SelectRecipe(number=number):
            if not control.select_recipe(number):
                return NOT_KNOWN, f"There is no recipe {number} on this line."
        case ExpectSerial(serial=serial):
            control.expect_serial(serial)
    return DONE, ""
