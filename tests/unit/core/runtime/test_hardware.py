"""What tells machines apart."""

import ctypes
from types import SimpleNamespace
from typing import Any

import pytest
import torch

from core.runtime import hardware
from core.runtime.hardware import fingerprint

CUDA = torch.device("cuda:0")


class Nvml:
    """NVIDIA's library, as far as it is asked."""

    def __init__(self, version: bytes, fails: int = 0) -> None:
        self._version, self._fails, self.is_shut = version, fails, False

    def nvmlInit_v2(self) -> int:  # noqa: N802 - the library's name
        return 0

    def nvmlSystemGetDriverVersion(self, text: Any, size: int) -> int:  # noqa: ANN401, N802
        assert size > len(self._version)
        text.value = self._version
        return self._fails

    def nvmlShutdown(self) -> int:  # noqa: N802
        self.is_shut = True
        return 0


@pytest.fixture(autouse=True)
def gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = SimpleNamespace(name="G", major=9, minor=0, total_memory=1)
    monkeypatch.setattr(torch.cuda, "get_device_properties", lambda _: facts)


def _found(monkeypatch: pytest.MonkeyPatch, library: Nvml) -> dict[str, str]:
    monkeypatch.setattr(hardware.ctypes, "CDLL", lambda _: library)
    return fingerprint(CUDA)


def test_another_driver_is_another_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = Nvml(b"550.54.15"), Nvml(b"580.1")
    first, second = _found(monkeypatch, old), _found(monkeypatch, new)
    assert (first["driver"], second["driver"]) == ("550.54.15", "580.1")
    assert old.is_shut and new.is_shut
    assert "driver" not in fingerprint(torch.device("cpu"))


def test_a_driver_that_does_not_tell_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _found(monkeypatch, Nvml(b"x", fails=3))["driver"] == ""

    def absent(_: str) -> ctypes.CDLL:
        raise OSError("no such library")

    monkeypatch.setattr(hardware.ctypes, "CDLL", absent)
    assert fingerprint(CUDA)["driver"] == ""
