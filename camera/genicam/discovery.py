"""Which GenICam cameras there are."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from camera.genicam.entry import run_discovery

VARIABLE = "GENICAM_GENTL64_PATH"
"""Folders of .cti files, set by the installers of drivers (GenTL standard)."""
LIMIT_S = 30.0


@dataclass(frozen=True, slots=True)
class CameraInfo:
    """A camera that answered. ``access`` is "free", or why it can't be opened now."""

    serial: str
    vendor: str
    model: str
    producer: Path
    access: str


@dataclass(frozen=True, slots=True)
class Discovery:
    """The cameras, and a sentence for each driver that failed."""

    cameras: tuple[CameraInfo, ...]
    problems: tuple[str, ...]


def producer_files(
    producers: Sequence[Path] = (), environment: Mapping[str, str] | None = None
) -> tuple[Path, ...]:
    """All .cti files, absolute, each once: of ``producers`` first, then of the variable."""
    named = (environment or {}).get(VARIABLE) or os.environ.get(VARIABLE, "")
    places = [*producers, *(Path(part) for part in named.split(os.pathsep) if part)]
    files: dict[Path, None] = {}
    for place in places:
        found = sorted(place.glob("*.cti")) if place.is_dir() else [place]
        files.update((file.resolve(), None) for file in found)
    return tuple(files)


def discover(
    producers: Sequence[Path] = (), environment: Mapping[str, str] | None = None
) -> Discovery:
    """Ask every driver, each in a process of its own: one that crashes or hangs hides no other."""
    cameras: list[CameraInfo] = []
    problems: list[str] = []
    for file in producer_files(producers, environment):
        found, failed = _ask(file, dict(environment or {}))
        problems += failed
        cameras += [CameraInfo(s, v, m, Path(p), a) for s, v, m, p, a in found]
    return Discovery(tuple(cameras), tuple(problems))


def _ask(
    file: Path, environment: Mapping[str, str]
) -> tuple[list[tuple[str, str, str, str, str]], list[str]]:
    if not file.is_file():
        return [], [f"The producer {file} does not exist."]
    context = multiprocessing.get_context("spawn")
    near, far = context.Pipe(duplex=False)
    with tempfile.TemporaryDirectory(prefix="goodpart-discovery-") as folder:
        process = context.Process(
            target=run_discovery, args=((str(file),), environment, far, Path(folder)), daemon=True
        )
        process.start()
        far.close()
        try:
            answer: tuple[list[tuple[str, str, str, str, str]], list[str]] = (
                near.recv() if near.poll(LIMIT_S) else ([], [f"The producer {file} hangs."])
            )
        except EOFError:
            answer = ([], [f"The producer {file} crashed."])
        finally:
            process.kill()
            process.join()
            process.close()
            near.close()
    return answer
