from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from app.recipes.fieldbus_entries import MqttEntry, OpcuaEntry, is_loopback
from core.types import Verdict

OPEN_SERVER = {"name": "PLC"}
LOCKED = {"encrypted": True, "user": "plc", "password": "plc"}


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"host": "localhost"},
        {"host": "::1"},
        LOCKED,
        {"host": "0.0.0.0", **LOCKED},
        {"host": "192.168.0.5", "encrypted": True, "trusted_clients": True},
    ],
)
def test_a_safe_server_is_taken(more: dict[str, object]) -> None:
    OpcuaEntry.model_validate({**OPEN_SERVER, **more})


@pytest.mark.parametrize(
    "more",
    [
        {"host": "0.0.0.0"},
        {"host": "plc.plant"},
        {"host": "::"},
        {"host": "0.0.0.0", "encrypted": True},
        {"user": "plc", "password": "plc"},
        {"trusted_clients": True},
        {"encrypted": True, "user": "plc"},
        {"encrypted": True, "password": "plc"},
        {"port": 0},
        {"unknown": 1},
    ],
)
def test_an_unsafe_or_senseless_server_is_refused(more: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        OpcuaEntry.model_validate({**OPEN_SERVER, **more})


@pytest.mark.parametrize(
    "more",
    [
        {"host": "127.0.0.1", "user": "line", "password": "broker", "commands": True},
        {"host": "broker.plant"},
        {"host": "broker.plant", "user": "line"},
        {"host": "broker.plant", "tls": True, "user": "line", "password": "broker"},
        {"host": "broker.plant", "tls": True, "commands": True},
        {"host": "broker.plant", "topic": "plant/hall 1".replace(" ", "_")},
    ],
)
def test_a_safe_broker_is_taken(more: dict[str, object]) -> None:
    MqttEntry.model_validate({"name": "Broker", **more})


@pytest.mark.parametrize(
    "more",
    [
        {"host": "broker.plant", "user": "line", "password": "broker"},
        {"host": "broker.plant", "commands": True},
        {"host": "127.0.0.1", "password": "broker"},
        {"host": "127.0.0.1", "ca_file": "ca.pem"},
        {"host": "127.0.0.1", "tls": True, "certificate_file": "own.pem"},
        {"host": "127.0.0.1", "topic": "plant/#"},
        {"host": "127.0.0.1", "topic": "$SYS"},
        {"host": "127.0.0.1", "outbox_mb": 0},
        {"host": "127.0.0.1/x"},
        {"host": ""},
    ],
)
def test_an_unsafe_or_senseless_broker_is_refused(more: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        MqttEntry.model_validate({"name": "Broker", **more})


def test_files_begin_at_the_recipe(tmp_path: Path) -> None:
    entry = MqttEntry(name="Broker", host="broker.plant", tls=True, ca_file="ca.pem")
    placed = entry.placed(lambda text: tmp_path / text)
    assert (placed.ca_file, placed.key_file) == (str(tmp_path / "ca.pem"), "")


@pytest.mark.parametrize(
    ("host", "here"),
    [("127.0.0.1", True), ("127.8.0.1", True), ("[::1]", True), ("0.0.0.0", False), ("x", False)],
)
def test_which_hosts_are_this_computer(host: str, here: bool) -> None:
    assert is_loopback(host) is here


def test_only_ok_passes() -> None:
    entry = OpcuaEntry(name="PLC")
    assert [verdict for verdict in Verdict if entry.passes(verdict)] == [Verdict.OK]
