"""What a recipe says of its outputs. docs/outputs.md explains each for users."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from core.types import Verdict

NOT_OK = tuple(verdict for verdict in Verdict if verdict is not Verdict.OK)
Port = Annotated[int, Field(ge=1, le=65535)]
Register = Annotated[int, Field(ge=0, le=65000)]
Host = Annotated[str, Field(min_length=1, max_length=253)]


class OutputBase(BaseModel):
    """What all kinds share.

    A part is sent at its trigger's time plus ``delay_ms``, or once the encoder has moved by
    ``delay_counts`` since; at once where both are 0. One that is older than ``valid_ms`` past that
    moment is not sent any more (None: never too old). ``rejects`` says which verdicts are a reject
    at this output; OK never is, and whatever was not judged (CANNOT_JUDGE, ERROR, TIMEOUT, MISSED)
    always is.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1, max_length=40)
    enabled: bool = True
    delay_ms: float = Field(default=0.0, ge=0, le=600_000)
    delay_counts: int = Field(default=0, ge=0)
    encoder: str = Field(default="EncoderValue", min_length=1)
    """The camera's feature that counts, for ``delay_counts``."""
    encoder_bits: int | None = Field(default=None, ge=8, le=63)
    """Width of a counter that begins again at 0; None: one that falls was reset."""
    valid_ms: float | None = Field(default=None, gt=0)
    rejects: tuple[Verdict, ...] = NOT_OK
    queue_length: int = Field(default=1000, ge=1, le=100_000)

    @model_validator(mode="after")
    def _can_tell_where_parts_are(self) -> Self:
        if self.encoder_bits is not None and self.delay_counts >= 2 ** (self.encoder_bits - 1):
            raise ValueError("delay_counts must be less than half of what encoder_bits can count")
        return self

    def passes(self, verdict: Verdict) -> bool:
        """Whether this output lets a part with that verdict pass."""
        if verdict is Verdict.OK:
            return True
        judged = verdict in (Verdict.NG, Verdict.UNCERTAIN)
        return judged and verdict not in self.rejects


class DigitalEntry(OutputBase):
    """A pulse on a line of the GenICam camera.

    ``active`` says which parts get it. With "pass", the default, a broken wire or a computer that
    is off lets nothing pass.
    """

    kind: Literal["digital"] = "digital"
    line: str = Field(default="Line1", min_length=1)
    user_output: str = Field(default="UserOutput1", min_length=1)
    pulse_ms: float = Field(default=50.0, ge=1, le=5000)
    active: Literal["pass", "reject"] = "pass"
    valid_ms: float | None = Field(default=200.0, gt=0)
    queue_length: int = Field(default=100, ge=1, le=100_000)


class ModbusBase(OutputBase):
    """The handshake of both directions. ``heartbeat_s``: None watches no heartbeat of the peer."""

    acknowledge: bool = True
    """Each result waits for the controller's Results Ack."""
    acknowledge_ms: float = Field(default=2000.0, ge=10, le=60_000)
    valid_ms: float | None = Field(default=10_000.0, gt=0)
    heartbeat_s: float | None = Field(default=None, ge=0.5, le=600)
    commands: bool = True
    """Trigger, recipe and serial number of the controller are obeyed."""


class ModbusServerEntry(ModbusBase):
    """The controller reads and writes our registers. Loopback unless told otherwise."""

    kind: Literal["modbus_server"] = "modbus_server"
    host: Host = "127.0.0.1"
    port: Port = 5020
    device: int = Field(default=1, ge=0, le=247)


class ModbusClientEntry(ModbusBase):
    """We write into the controller's registers: ours from ``base`` on, its from ``peer_base``."""

    kind: Literal["modbus_client"] = "modbus_client"
    host: Host
    port: Port = 502
    device: int = Field(default=1, ge=0, le=247)
    base: Register = 0
    peer_base: Register = 100
    timeout_s: float = Field(default=1.0, ge=0.05, le=30)


class FilesEntry(OutputBase):
    """Result files: a JSON file per part, a CSV file per day, or both. Relative to the recipe."""

    kind: Literal["files"] = "files"
    folder: str = Field(min_length=1)
    csv: bool = True
    json_per_part: bool = False
    queue_length: int = Field(default=10_000, ge=1, le=100_000)


class WebhookEntry(OutputBase):
    """A POST of JSON per part. ``secret`` names the key that signs it (``goodpart secrets``)."""

    kind: Literal["webhook"] = "webhook"
    url: str = Field(pattern=r"^https?://[^\s]+$", max_length=2000)
    secret: str = Field(default="", max_length=60)
    timeout_s: float = Field(default=5.0, ge=0.1, le=60)
    certificates: str = ""
    """A file of authorities for a plant's own certificates; "" for the system's."""
    queue_length: int = Field(default=10_000, ge=1, le=100_000)
