"""What a broker knows a station by."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from app.outputs.mqtt.client_name import NAME, client_name

NAMES = ("Station 1", "Line 1", "Broker")


def test_stations_of_one_name_differ_and_each_keeps_its_own(tmp_path: Path) -> None:
    one, other = (client_name(NAMES, tmp_path / folder) for folder in ("one", "other"))
    assert one.startswith("goodpart-Station_1-Line_1-Broker-")
    assert one != other
    assert client_name(NAMES, tmp_path / "one") == one


def test_a_copied_disk_makes_another_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = client_name(NAMES, tmp_path)
    monkeypatch.setattr(socket, "gethostname", lambda: "the copy")
    assert client_name(NAMES, tmp_path) != one


@pytest.mark.parametrize("damaged", [b"", b"\xff\xfe", b"../../x", b"0123"])
def test_a_damaged_mark_is_made_anew(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / NAME).write_bytes(damaged)
    made = client_name(NAMES, tmp_path)
    assert client_name(NAMES, tmp_path) == made
