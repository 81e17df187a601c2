"""Opens the camera that a recipe names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.recipes.recipe import FolderEntry, GenicamEntry, SimulatedEntry, VideoEntry
from app.recipes.store import RecipeFile
from camera.errors import CameraError
from camera.reconnection import ConnectionEvent, ReconnectingSource
from camera.source import FrameSource


def open_source(
    file: RecipeFile, on_event: Callable[[ConnectionEvent], None]
) -> ReconnectingSource:
    """The recipe's camera, not started yet, that comes back by itself. Raises CameraError."""
    return ReconnectingSource(_source(file), on_event=on_event)


def what_is_missing(file: RecipeFile) -> str:
    """Why the recipe's folder or video file can't be played now, "" where it can.

    A connected camera isn't asked: that takes seconds, and it may serve a line.
    """
    match file.recipe.camera:
        case FolderEntry() | VideoEntry(video=str()):
            source = _source(file)
        case _:
            return ""
    try:
        source.start()
    except CameraError as error:
        return str(error)
    source.stop()
    return ""


def _source(file: RecipeFile) -> FrameSource:
    entry = file.recipe.camera
    match entry:
        case SimulatedEntry():
            return _simulated(entry)
        case FolderEntry():
            return _folder(entry, file.place(entry.folder))
        case VideoEntry():
            return _video(entry, file)
        case GenicamEntry():
            return _genicam(entry, [file.place(producer) for producer in entry.producers])


def _simulated(entry: SimulatedEntry) -> FrameSource:
    from camera.rendering.renderer import PartRenderer
    from camera.simulated import SimulatedLine

    return SimulatedLine(
        PartRenderer(entry.seed, entry.side, entry.side),
        defect_rate=entry.defect_rate,
        seed=entry.seed,
        rate_hz=entry.rate_hz,
        trigger=entry.trigger,
    )


def _folder(entry: FolderEntry, folder: Path) -> FrameSource:
    from camera.folder import FolderReplay

    return FolderReplay(
        folder, rate_hz=entry.rate_hz, original_timing=entry.original_timing, loop=entry.loop
    )


def _video(entry: VideoEntry, file: RecipeFile) -> FrameSource:
    from camera.video import VideoSource

    origin = entry.video if isinstance(entry.video, int) else file.place(entry.video)
    return VideoSource(
        origin, rate_hz=entry.rate_hz, original_timing=entry.original_timing, loop=entry.loop
    )


def _genicam(entry: GenicamEntry, producers: list[Path]) -> FrameSource:
    from camera.genicam.client import GenicamCamera

    return GenicamCamera(
        entry.serial,
        producers=producers,
        buffers=entry.buffers,
        settings=entry.settings,
        trigger=entry.trigger,
    )
