"""Our own GenTL producer: simulated cameras that the whole GenICam path can be tried with.

It is C source in resources/gentl and is compiled where it is needed, since no file that fits
every machine could be shipped.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from camera.errors import CameraError

SOURCES = Path(__file__).resolve().parents[2] / "resources" / "gentl"
PRODUCER = "goodpart_producer.cti"
_COMPILERS = ("cc", "gcc", "clang")
_NODE_MAPS = ("goodpart_camera", "goodpart_module")
_FLAGS = (
    *("-std=c11", "-D_POSIX_C_SOURCE=200809L", "-Wall", "-Wextra", "-Werror", "-O2"),
    *("-fPIC", "-fvisibility=hidden", "-shared", "-pthread"),
)
_FAILURE_LINES = 3


def find_compiler() -> str | None:
    """The C compiler's path, None where there is none."""
    return next((path for name in _COMPILERS if (path := shutil.which(name))), None)


def build_producer(folder: Path, flags: Sequence[str] = ()) -> Path:
    """Compile the producer into ``folder``, unless it lies there already; returns the .cti file.

    Raises CameraError where there is no compiler, or where it fails.
    """
    producer = folder / PRODUCER
    if _is_current(producer):
        return producer
    compiler = find_compiler()
    if compiler is None:
        raise _refused(
            f"There is no C compiler ({', '.join(_COMPILERS)}).",
            "Install one: on Debian or Ubuntu, sudo apt-get install gcc libc6-dev.",
        )
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder, prefix="build-") as temporary:
        compiled = _compile(compiler, Path(temporary), flags)
        compiled.replace(producer)
    return producer


def _compile(compiler: str, folder: Path, flags: Sequence[str]) -> Path:
    for name in _NODE_MAPS:
        (folder / f"{name}_xml.h").write_text(_as_header(name), encoding="ascii")
    compiled = folder / PRODUCER
    sources = [str(source) for source in sorted(SOURCES.glob("*.c"))]
    ended = subprocess.run(
        [compiler, *_FLAGS, *flags, f"-I{folder}", f"-I{SOURCES}", "-o", str(compiled), *sources],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if ended.returncode != 0:
        said = " | ".join(ended.stderr.splitlines()[:_FAILURE_LINES])
        raise _refused(
            f"The compiler {compiler} failed with exit code {ended.returncode}: {said}.",
            "Repair the compiler, or report this with its words.",
        )
    return compiled


class SimulatedGenicam:
    """Simulated cameras and what happens to them: the producer looks for files in ``folder``.

    ``environment`` belongs into the process that loads the producer.
    """

    def __init__(self, folder: Path, serials: Sequence[str] = ("GP0001",)) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder.resolve()
        self.serials = tuple(serials)

    @property
    def environment(self) -> dict[str, str]:
        return {
            "GOODPART_GENTL_FOLDER": str(self._folder),
            "GOODPART_GENTL_DEVICES": ",".join(self.serials),
        }

    def unplug(self, serial: str) -> None:
        """Pull the cable, until ``replug``."""
        self._file(serial, "unplugged").touch()

    def replug(self, serial: str) -> None:
        self._file(serial, "unplugged").unlink(missing_ok=True)

    def crash(self, serial: str) -> None:
        """The producer's process dies at the next frame."""
        self._file(serial, "crash").touch()

    def incomplete(self, serial: str) -> None:
        """Half of the next frame is lost."""
        self._file(serial, "incomplete").touch()

    def skip(self, serial: str) -> None:
        """The next frame is lost on the wire."""
        self._file(serial, "skip").touch()

    def hardware_trigger(self, serial: str) -> None:
        """A pulse on Line0. One that comes before the camera has seen the last is lost with it."""
        self._file(serial, "line0").touch()

    def pad(self, serial: str, count: int) -> None:
        """Padding bytes behind every row, from the next opening on."""
        self._replace(self._file(serial, "padding"), str(count).encode("ascii"))

    def show(self, serial: str, raw_bytes: bytes) -> None:
        """Frames show ``raw_bytes``, when they are as many as an image has without padding."""
        self._replace(self._file(serial, "raw"), raw_bytes)

    def turn_encoder(self, serial: str, count: int) -> None:
        """The belt's encoder stands at ``count``."""
        self._replace(self._file(serial, "encoder"), str(count).encode("ascii"))

    def watch_outputs(self, serial: str) -> None:
        """From now on ``outputs`` knows what the user's outputs do."""
        self._file(serial, "outputs").touch()

    def outputs(self, serial: str) -> list[tuple[int, bool, int]]:
        """(output, level, monotonic ns) of every time that one was written."""
        text = self._file(serial, "outputs").read_text(encoding="ascii")
        rows = [line.split() for line in text.splitlines(keepends=True) if line.endswith("\n")]
        return [(int(output), level == "1", int(at_ns)) for output, level, at_ns in rows]

    def _replace(self, target: Path, content: bytes) -> None:
        """At once: the producer never sees half a file."""
        partial = target.with_name(f"{target.name}.new")
        partial.write_bytes(content)
        partial.replace(target)

    def _file(self, serial: str, suffix: str) -> Path:
        return self._folder / f"{serial}.{suffix}"


def _is_current(producer: Path) -> bool:
    if not producer.is_file():
        return False
    built = producer.stat().st_mtime
    return all(source.stat().st_mtime < built for source in SOURCES.iterdir())


def _as_header(name: str) -> str:
    content = (SOURCES / f"{name}.xml").read_bytes()
    values = ",".join(str(byte) for byte in content)
    return (
        f"static const unsigned char {name}_xml[] = {{{values}}};\n"
        f"static const size_t {name}_xml_len = {len(content)};\n"
    )


def _refused(what: str, remedy: str) -> CameraError:
    return CameraError(what, "The simulated GenICam camera can't be used here.", remedy)
