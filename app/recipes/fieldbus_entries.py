"""What a recipe says of its OPC UA server and its MQTT broker. docs/opcua-mqtt.md explains them."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from app.recipes.output_entries import OutputBase

Port = Annotated[int, Field(ge=1, le=65535)]
Host = Annotated[str, Field(min_length=1, max_length=253, pattern=r"^[^\s/]+$")]
SecretName = Annotated[str, Field(max_length=60)]
Word = Annotated[str, Field(max_length=100)]
Topic = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^+#$\s][^+#\s]*$")]


class OpcuaEntry(OutputBase):
    """A server for the controller's client.

    ``encrypted`` offers Basic256Sha256 with SignAndEncrypt and nothing else. ``trusted_clients``
    lets in only clients whose certificate lies in the trust folder, ``user`` only those who know
    the password that ``password`` names among the secrets. Without either anybody on this computer
    comes in, and nobody from elsewhere.
    """

    kind: Literal["opcua"] = "opcua"
    host: Host = "127.0.0.1"
    port: Port = 4840
    encrypted: bool = False
    trusted_clients: bool = False
    user: Word = ""
    password: SecretName = ""
    commands: bool = True
    """Clients may trigger parts and select recipes."""
    results_kept: int = Field(default=100, ge=1, le=10_000)
    max_clients: int = Field(default=20, ge=1, le=200)

    @model_validator(mode="after")
    def _is_safe(self) -> Self:
        if bool(self.user) != bool(self.password):
            raise ValueError("user and password belong together")
        if (self.user or self.trusted_clients) and not self.encrypted:
            raise ValueError("a password or trusted clients need encrypted: true")
        if not is_loopback(self.host) and not (self.user or self.trusted_clients):
            raise ValueError(
                "beyond this computer an OPC UA server needs encrypted: true and a password or "
                "trusted_clients: true"
            )
        return self


class MqttEntry(OutputBase):
    """A broker that gets every result.

    ``outbox_mb`` bounds what waits on disk while the broker is away. Files are relative to the
    recipe's own, or absolute. ``password`` names a secret.
    """

    kind: Literal["mqtt"] = "mqtt"
    host: Host
    port: Port = 1883
    version: Literal["5", "3.1.1"] = "5"
    client_id: Word = ""
    """"" makes one of station, line and output, and what is this installation's own."""
    topic: Topic = "goodpart"
    tls: bool = False
    ca_file: str = ""
    """A file of authorities for a plant's own certificates; "" for the system's."""
    certificate_file: str = ""
    key_file: str = ""
    user: Word = ""
    password: SecretName = ""
    keepalive_s: int = Field(default=30, ge=5, le=600)
    queue_length: int = Field(default=10_000, ge=1, le=100_000)
    outbox_mb: float = Field(default=100.0, ge=0.05, le=10_000)
    commands: bool = False
    """The broker's clients may trigger parts and select recipes."""

    @model_validator(mode="after")
    def _is_safe(self) -> Self:
        if not self.tls and (self.ca_file or self.certificate_file or self.key_file):
            raise ValueError("certificates need tls: true")
        if bool(self.certificate_file) != bool(self.key_file):
            raise ValueError("certificate_file and key_file belong together")
        if self.password and not self.user:
            raise ValueError("a password needs a user")
        if not self.tls and not is_loopback(self.host) and (self.password or self.commands):
            raise ValueError("beyond this computer a password or commands need tls: true")
        return self

    def placed(self, place: Callable[[str], Path]) -> MqttEntry:
        """With its files where ``place`` says: a recipe's paths begin at its own folder."""
        names = ("ca_file", "certificate_file", "key_file")
        files = {name: str(place(getattr(self, name))) for name in names if getattr(self, name)}
        return self.model_copy(update=files)


def is_loopback(host: str) -> bool:
    """Whether only this computer's programs come there."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"
