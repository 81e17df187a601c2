"""The way of a rendered part through a camera."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.demo.spec import DemoSpec
from camera.errors import CameraError
from camera.types import TriggerMode
from core.types import Image

if TYPE_CHECKING:
    from camera.genicam.client import GenicamCamera
    from camera.genicam.simulator import SimulatedGenicam

SERIAL = "GP0001"
PATIENCE_S = 10.0


class Expose(Protocol):
    """Takes the picture of a part."""

    def __call__(self, part: Image) -> Image: ...


@contextmanager
def open_exposure(camera: str, spec: DemoSpec) -> Iterator[Expose]:
    """``camera`` is "simulated" (the rendered picture itself) or "genicam". Raises CameraError."""
    if camera == "genicam":
        with _through_genicam(spec) as expose:
            yield expose
    else:
        yield lambda part: part


@contextmanager
def _through_genicam(spec: DemoSpec) -> Iterator[Expose]:
    """Every part lies before our GenTL producer's camera, which is triggered by software."""
    from camera.genicam.client import GenicamCamera
    from camera.genicam.simulator import SimulatedGenicam, build_producer

    with tempfile.TemporaryDirectory(prefix="goodpart-demo-") as folder:
        scene = SimulatedGenicam(Path(folder) / "scene", (SERIAL,))
        source = GenicamCamera(
            SERIAL,
            producers=[build_producer(Path(folder) / "producer")],
            settings={"PixelFormat": "RGB8", "Width": spec.side, "Height": spec.side},
            trigger=TriggerMode.SOFTWARE,
            environment=scene.environment,
        )
        source.start()
        try:
            yield lambda part: _take(part, scene, source)
        finally:
            source.stop()


def _take(part: Image, scene: SimulatedGenicam, source: GenicamCamera) -> Image:
    scene.show(SERIAL, part.tobytes())
    source.trigger()
    frame = source.fetch(PATIENCE_S)
    if frame is None:
        raise CameraError(
            "The simulated GenICam camera sent no picture.",
            "The demo stopped.",
            "Run it again; without --camera genicam it needs no driver.",
        )
    return frame.image
