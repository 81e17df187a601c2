"""The simulated producer behind harvesters, which runs in a process of its own: it may crash."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from camera.errors import CameraError
from camera.genicam import simulator
from camera.genicam.simulator import SimulatedGenicam, build_producer, find_compiler

ROOT = Path(__file__).resolve().parents[4]
LIMIT_S = 120.0

PREAMBLE = """
import sys, warnings
from pathlib import Path
import numpy as np
from genicam import genapi, gentl
from harvesters.core import Callback, Harvester
from camera.genicam.simulator import SimulatedGenicam

warnings.simplefilter("error")
simulated = SimulatedGenicam(Path(sys.argv[2]), ("GP0001", "GP0002"))
harvester = Harvester()
harvester.add_file(sys.argv[1])

def serials():
    harvester.update()
    return [info.serial_number for info in harvester.device_info_list]

def opened(**settings):
    serials()
    acquirer = harvester.create({"serial_number": "GP0001"})
    for name, value in {"Width": 64, "Height": 32, **settings}.items():
        getattr(acquirer.remote_device.node_map, name).value = value
    acquirer.num_buffers = 8
    return acquirer, acquirer.remote_device.node_map

def triggered(source="Software", **settings):
    return opened(TriggerSource=source, TriggerMode="On", **settings)

class Frame:
    def __init__(self, buffer):
        self.id, self.padding = buffer.frame_id, buffer.padding_x
        self.width, self.height = buffer.width, buffer.height
        self.bytes = np.frombuffer(buffer.raw_buffer, np.uint8).copy()
        self.filled = buffer.size_filled
        buffer.parent.queue_buffer(buffer)

    def rows(self, row_bytes):
        stride = row_bytes + self.padding
        return self.bytes[:stride * self.height].reshape(self.height, stride)[:, :row_bytes]

def frame(acquirer, limit=20.0):
    buffer = acquirer.try_fetch(timeout=limit, is_raw=True)
    assert buffer is not None, "no frame in time"
    return Frame(buffer)

def pattern(frame, modulus=256):
    x, y = np.arange(frame.width), np.arange(frame.height)[:, None]
    return (x + y + frame.id) % modulus

def refuses(error, action):
    try:
        action()
    except error:
        return
    raise AssertionError(f"not refused with {error}")

class Count(Callback):
    seen = 0
    def emit(self, context=None):
        Count.seen += 1
"""

ENDING = """
acquirer.stop()
acquirer.destroy()
harvester.reset()
"""


@pytest.fixture(scope="session")
def producer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if find_compiler() is None:
        pytest.skip("NO C COMPILER: the simulated GenICam cameras are NOT tested. Install gcc.")
    return build_producer(tmp_path_factory.mktemp("producer"))


class Host:
    """A process with harvesters, and a hand on the cables."""

    def __init__(self, producer: Path, folder: Path) -> None:
        self.simulated = SimulatedGenicam(folder / "faults", ("GP0001", "GP0002"))
        self._arguments = (str(producer), str(folder / "faults"))
        temporary = folder / "temporary"
        temporary.mkdir()
        self._environment = {
            **os.environ,
            **self.simulated.environment,
            "PYTHONPATH": str(ROOT),
            "TMPDIR": str(temporary),
        }

    def ends_with(self, script: str) -> int:
        """The exit code; what the process said goes to pytest's captured output."""
        ended = subprocess.run(
            [sys.executable, "-c", PREAMBLE + dedent(script), *self._arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=LIMIT_S,
            check=False,
        )
        print(ended.stdout, ended.stderr)
        return ended.returncode

    def runs(self, script: str) -> None:
        assert self.ends_with(script) == 0

    def streams(self, script: str) -> None:
        """``runs``, with the stream of ``acquirer`` and all else closed at the end."""
        self.runs(dedent(script) + ENDING)


@pytest.fixture
def host(producer: Path, tmp_path: Path) -> Host:
    return Host(producer, tmp_path)


def test_cameras_are_listed_and_opened_by_serial_number(host: Host) -> None:
    host.runs("""
        assert serials() == ["GP0001", "GP0002"]
        info = harvester.device_info_list[1]
        assert (info.vendor, info.model, info.id_) == ("Goodpart", "SimulatedCamera", "GP0002")
        acquirer = harvester.create({"serial_number": "GP0002"})
        nodes = acquirer.remote_device.node_map
        assert nodes.DeviceSerialNumber.value == "GP0002"
        assert nodes.DeviceVendorName.value == "Goodpart"
        assert (nodes.Width.value, nodes.Height.value) == (640, 480)
        assert (nodes.SensorWidth.value, nodes.SensorHeight.value) == (4096, 3072)
        assert 0 < nodes.DeviceTemperature.value < 100
        refuses(gentl.ResourceInUseException, lambda: harvester.create(1))
        harvester.create({"serial_number": "GP0001"}).destroy()
        acquirer.destroy()
        harvester.create({"serial_number": "GP0002"}).destroy()
        harvester.reset()
        """)


def test_values_are_kept_within_their_limits(host: Host) -> None:
    host.runs(
        """
        acquirer, nodes = opened()
        nodes.ExposureTime.value = 2500.0
        nodes.Gain.value = 6.5
        assert (nodes.ExposureTime.value, nodes.Gain.value) == (2500.0, 6.5)
        assert (nodes.ExposureTime.min, nodes.ExposureTime.max) == (10.0, 1e6)
        assert (nodes.Gain.max, nodes.Width.inc, nodes.Height.inc) == (24.0, 8, 2)
        nodes.OffsetX.value = 4096 - 64
        assert nodes.Width.max == 64
        for name, value in (("ExposureTime", 9.0), ("Gain", 24.5), ("Width", 72), ("Width", 60)):
            def write():
                getattr(nodes, name).value = value
            refuses(genapi.OutOfRangeException, write)
        def unknown():
            nodes.PixelFormat.value = "Mono16"
        refuses(genapi.InvalidArgumentException, unknown)
        port = acquirer.remote_device.port
        refuses(gentl.InvalidValueException, lambda: port.write(0x100, (70).to_bytes(4, "little")))
        refuses(gentl.InvalidAddressException, lambda: port.write(0x110, bytes(4)))
        refuses(gentl.InvalidAddressException, lambda: port.read(0x1000, 4))
        acquirer.destroy()
        harvester.reset()
        """
    )


def test_lines_outputs_and_sets_keep_what_they_are_told(host: Host) -> None:
    host.runs(
        """
        acquirer, nodes = opened()
        nodes.LineSelector.value = "Line1"
        nodes.LineMode.value, nodes.LineSource.value = "Output", "ExposureActive"
        nodes.LineInverter.value = True
        nodes.LineSelector.value = "Line0"
        assert (nodes.LineMode.value, nodes.LineSource.value) == ("Input", "Off")
        nodes.LineSelector.value = "Line1"
        assert (nodes.LineMode.value, nodes.LineInverter.value) == ("Output", True)
        nodes.UserOutputValue.value = True
        assert nodes.UserOutputValue.value is True
        nodes.ExposureTime.value = 777.0
        nodes.UserSetSelector.value = "UserSet1"
        nodes.UserSetSave.execute()
        nodes.UserSetSelector.value = "Default"
        refuses(gentl.AccessDeniedException, nodes.UserSetSave.execute)
        nodes.UserSetLoad.execute()
        assert (nodes.ExposureTime.value, nodes.Width.value) == (1000.0, 640)
        nodes.UserSetSelector.value = "UserSet1"
        nodes.UserSetLoad.execute()
        assert (nodes.ExposureTime.value, nodes.Width.value) == (777.0, 64)
        acquirer.destroy()
        harvester.reset()
        """
    )


def test_what_shapes_the_frame_is_locked_while_the_camera_acquires(host: Host) -> None:
    host.runs(
        """
        acquirer, nodes = triggered()
        acquirer.start()
        for name, value in (("Width", 128), ("PixelFormat", "Mono12"), ("ChunkModeActive", True)):
            def write():
                getattr(nodes, name).value = value
            refuses((genapi.AccessException, gentl.AccessDeniedException), write)
        width = (128).to_bytes(4, "little")
        port = acquirer.remote_device.port
        refuses(gentl.AccessDeniedException, lambda: port.write(0x100, width))
        nodes.ExposureTime.value = 300.0
        acquirer.stop()
        nodes.Width.value = 128
        acquirer.destroy()
        harvester.reset()
        """
    )


PACKING = {
    "Mono8": "rows(w), pattern(f)",
    "BayerRG8": "rows(w), pattern(f)",
    "Mono10": "rows(2 * w).copy().view('<u2'), pattern(f, 1024)",
    "Mono12": "rows(2 * w).copy().view('<u2'), pattern(f, 4096)",
    "Mono10p": "rows(w * 5 // 4), packed(pattern(f, 1024), 10)",
    "Mono12p": "rows(w * 3 // 2), packed(pattern(f, 4096), 12)",
    "Mono12Packed": "rows(w * 3 // 2), packed_gev(pattern(f, 4096))",
    "RGB8": "rows(3 * w).reshape(h, w, 3), colours(f)",
    "BGR8": "rows(3 * w).reshape(h, w, 3)[..., ::-1], colours(f)",
    "YCbCr422_8": "rows(2 * w)[:, ::2], pattern(f)",
}


@pytest.mark.parametrize("padding", [0, 24])
def test_every_pixel_of_every_format_is_the_pattern(host: Host, padding: int) -> None:
    host.simulated.pad("GP0001", padding)
    cases = ", ".join(f"{name!r}: lambda f, w, h: (f.{case})" for name, case in PACKING.items())
    host.runs(
        f"""
        def packed(values, bits):
            digits = values[..., None] >> np.arange(bits) & 1
            return np.packbits(digits.reshape(len(values), -1), axis=1, bitorder="little")

        def packed_gev(values):
            first, second = values[:, ::2], values[:, 1::2]
            both = np.stack((first >> 4, first & 15 | (second & 15) << 4, second >> 4), axis=-1)
            return both.reshape(len(values), -1)

        def colours(frame):
            return (pattern(frame)[..., None] + np.arange(3)) % 256

        for name, case in {{{cases}}}.items():
            acquirer, nodes = triggered(PixelFormat=name)
            row = nodes.PayloadSize.value // 32 - {padding}
            acquirer.start()
            for number in range(3):
                nodes.TriggerSoftware.execute()
                f = frame(acquirer)
                assert (f.id, f.padding, f.width, f.height) == (number, {padding}, 64, 32)
                assert f.filled == 32 * (row + {padding})
                found, wanted = case(f, 64, 32)
                assert found.shape == wanted.shape and np.array_equal(found, wanted), name
            assert acquirer.try_fetch(timeout=0.05, is_raw=True) is None
            acquirer.stop()
            acquirer.destroy()
        harvester.reset()
        """
    )


def test_free_run_counts_frames_and_loses_none_that_finds_a_buffer(host: Host) -> None:
    host.streams(
        """
        acquirer, nodes = opened(AcquisitionFrameRate=200.0)
        acquirer.start()
        frames = [frame(acquirer) for _ in range(40)]
        for f in frames:
            assert np.array_equal(f.rows(64), pattern(f))
        lost = nodes.StreamLostFrameCount.value
        ids = [f.id for f in frames]
        assert ids == sorted(set(ids)) and ids[-1] - ids[0] - 39 <= lost
        """
    )


def test_a_frame_without_a_buffer_is_counted_and_leaves_a_gap(host: Host) -> None:
    host.streams(
        """
        acquirer, nodes = opened(AcquisitionFrameRate=500.0)
        acquirer.start()
        while nodes.StreamLostFrameCount.value < 5:
            pass
        ids = [frame(acquirer).id for _ in range(12)]
        assert ids[:8] == list(range(8)) and ids[-1] > 12
        assert acquirer.data_streams[0].num_underrun >= 5
        """
    )


def test_line0_exposes_a_frame_for_each_pulse(host: Host) -> None:
    host.streams(
        """
        acquirer, nodes = triggered("Line0")
        acquirer.start()
        refuses(gentl.AccessDeniedException, nodes.TriggerSoftware.execute)
        for number in range(3):
            simulated.hardware_trigger("GP0001")
            assert frame(acquirer).id == number
        """
    )


def test_an_incomplete_and_a_skipped_frame_leave_gaps(host: Host) -> None:
    host.streams(
        """
        acquirer, nodes = triggered()
        acquirer.add_callback(acquirer.Events.INCOMPLETE_BUFFER, Count())
        acquirer.start()
        simulated.incomplete("GP0001")
        nodes.TriggerSoftware.execute()
        while Count.seen == 0:
            assert acquirer.try_fetch(timeout=0.1, is_raw=True) is None
        nodes.TriggerSoftware.execute()
        assert frame(acquirer).id == 1
        simulated.skip("GP0001")
        nodes.TriggerSoftware.execute()
        f = frame(acquirer)
        assert f.id == 3 and np.array_equal(f.rows(64), pattern(f))
        """
    )


def test_a_picture_is_shown_where_its_size_fits(host: Host) -> None:
    host.simulated.pad("GP0001", 8)
    host.streams(
        """
        picture = np.arange(64 * 32, dtype=np.uint32).astype(np.uint8) ^ 0x55
        acquirer, nodes = triggered()
        acquirer.start()
        simulated.show("GP0001", picture.tobytes())
        nodes.TriggerSoftware.execute()
        assert np.array_equal(frame(acquirer).rows(64).reshape(-1), picture)
        simulated.show("GP0001", picture.tobytes() + b"x")
        nodes.TriggerSoftware.execute()
        f = frame(acquirer)
        assert np.array_equal(f.rows(64), pattern(f))
        """
    )


def test_chunks_tell_of_their_own_frame(host: Host) -> None:
    host.streams(
        """
        acquirer, nodes = triggered()
        plain = nodes.PayloadSize.value
        nodes.ChunkModeActive.value = True
        assert nodes.PayloadSize.value > plain
        for name in ("FrameID", "Timestamp", "ExposureTime"):
            nodes.ChunkSelector.value = name
            nodes.ChunkEnable.value = True
        acquirer.start()
        for number, exposure in enumerate((500.0, 1500.0)):
            nodes.ExposureTime.value = exposure
            nodes.TriggerSoftware.execute()
            with acquirer.fetch(timeout=20) as buffer:
                assert nodes.ChunkFrameID.value == number
                assert nodes.ChunkTimestamp.value == buffer.timestamp_ns > 0
                assert nodes.ChunkExposureTime.value == exposure
        """
    )


def test_an_unplugged_camera_is_silent_and_comes_back(host: Host) -> None:
    host.streams(
        """
        acquirer, nodes = opened(AcquisitionFrameRate=100.0)
        acquirer.start()
        frame(acquirer)
        simulated.unplug("GP0001")
        refuses(gentl.IoException, lambda: nodes.Width.value)
        assert acquirer.device.module.access_status == 3
        while acquirer.try_fetch(timeout=0.2, is_raw=True) is not None:
            pass
        # Ends the stream first: stop() writes to the camera before it, and that fails.
        acquirer.data_streams[0].stop_acquisition(gentl.ACQ_STOP_FLAGS_LIST.ACQ_STOP_FLAGS_KILL)
        refuses(gentl.IoException, acquirer.stop)
        acquirer.destroy()
        assert serials() == ["GP0002"]
        simulated.replug("GP0001")
        acquirer, nodes = triggered()
        acquirer.start()
        nodes.TriggerSoftware.execute()
        assert frame(acquirer).id == 0
        """
    )


def test_a_crash_ends_the_process(host: Host) -> None:
    crashed = host.ends_with(
        """
        acquirer, nodes = triggered()
        acquirer.start()
        simulated.crash("GP0001")
        nodes.TriggerSoftware.execute()
        acquirer.try_fetch(timeout=20)
        """
    )
    assert crashed == -signal.SIGSEGV
    host.runs("assert serials() == ['GP0001', 'GP0002']\nharvester.reset()")


def test_misuse_of_the_interface_is_refused(host: Host) -> None:
    host.runs(
        """
        import ctypes
        gc, null = ctypes.CDLL(sys.argv[1]), ctypes.c_void_p()

        def call(name, *arguments):
            code = getattr(gc, name)(*arguments)
            return gentl.GC_ERROR_LIST(code).name.removeprefix("GC_ERR_")

        def handle(name, *arguments):
            opened = ctypes.c_void_p()
            assert call(name, *arguments, ctypes.byref(opened)) == "SUCCESS"
            return opened

        opened = ctypes.byref(ctypes.c_void_p())
        assert call("TLOpen", opened) == "NOT_INITIALIZED"
        assert call("GCInitLib") == "SUCCESS"
        assert call("GCInitLib") == "RESOURCE_IN_USE"
        system = handle("TLOpen")
        assert call("TLOpen", opened) == "RESOURCE_IN_USE"
        assert call("TLOpenInterface", null, b"interface0", opened) == "INVALID_HANDLE"
        assert call("TLOpenInterface", system, b"other", opened) == "INVALID_ID"
        interface = handle("TLOpenInterface", system, b"interface0")
        assert call("IFClose", system) == "INVALID_HANDLE"
        device = handle("IFOpenDevice", interface, b"GP0001", 4)
        stream = handle("DevOpenDataStream", device, b"stream0")
        memory = ctypes.create_string_buffer(640 * 480)
        size = ctypes.c_size_t(len(memory))
        buffer = handle("DSAnnounceBuffer", stream, memory, size, null)
        assert call("DSQueueBuffer", stream, system) == "INVALID_BUFFER"
        assert call("DSQueueBuffer", stream, buffer) == "SUCCESS"
        assert call("DSQueueBuffer", stream, buffer) == "RESOURCE_IN_USE"
        assert call("DSRevokeBuffer", stream, buffer, null, null) == "BUSY"
        words, room, code = ctypes.create_string_buffer(99), ctypes.c_size_t(99), ctypes.c_int32()
        call("GCGetLastError", ctypes.byref(code), words, ctypes.byref(room))
        assert code.value == -1022 and b"queue" in words.value
        event = handle("GCRegisterEvent", stream, 1)
        data, length = ctypes.create_string_buffer(16), ctypes.byref(ctypes.c_size_t(16))
        assert call("EventGetData", event, data, length, ctypes.c_uint64(1)) == "TIMEOUT"
        assert call("EventKill", event) == "SUCCESS"
        assert call("EventGetData", event, data, length, ctypes.c_uint64(2**64 - 1)) == "ABORT"
        assert call("DSFlushQueue", stream, 4) == "SUCCESS"
        assert call("DSStartAcquisition", stream, 0, ctypes.c_uint64(2**64 - 1)) == "SUCCESS"
        assert call("DSRevokeBuffer", stream, buffer, null, null) == "BUSY"
        assert call("DSStopAcquisition", stream, 0) == "SUCCESS"
        assert call("DSRevokeBuffer", stream, buffer, null, null) == "SUCCESS"
        assert call("TLClose", system) == "SUCCESS"
        for name, stale in (("DSClose", stream), ("DevClose", device), ("IFClose", interface)):
            assert call(name, stale) == "INVALID_HANDLE"
        assert call("GCCloseLib") == "SUCCESS"
        assert call("GCCloseLib") == "NOT_INITIALIZED"
        """
    )


def test_error_numbers_are_the_standards(host: Host) -> None:
    header = (simulator.SOURCES / "gentl.h").read_text(encoding="utf-8")
    numbers = dict(re.findall(r"GC_(\w+) = (-?\d+)", header))
    assert len(numbers) > 15
    host.runs(f"""
        for name, number in {numbers}.items():
            assert gentl.GC_ERROR_LIST[f"GC_ERR_{{name}}"] == int(number), name
        """)


def test_a_current_build_is_used_again(producer: Path) -> None:
    built = producer.stat()
    assert build_producer(producer.parent) == producer
    assert producer.stat() == built
    assert list(producer.parent.iterdir()) == [producer]


def test_without_a_compiler_the_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(CameraError) as caught:
        build_producer(tmp_path)
    assert "no C compiler" in caught.value.what
    assert caught.value.meaning and "gcc" in caught.value.remedy


def test_a_failing_compiler_is_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiler = tmp_path / "cc"
    compiler.write_text("#!/bin/sh\necho no room left >&2\nexit 3\n", encoding="ascii")
    compiler.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(compiler))
    with pytest.raises(CameraError, match="exit code 3: no room left"):
        build_producer(tmp_path / "build")
    assert list((tmp_path / "build").iterdir()) == []
