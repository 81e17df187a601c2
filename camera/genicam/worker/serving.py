"""Serves one camera's requests, and lists all cameras.

harvesters holds the interpreter's lock while it waits for a frame and leaks memory with every
camera it opens, and a driver may crash: all that stays in this process. docs/decisions/0007.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Any

from camera.errors import CameraError, CameraLostError, FeatureError
from camera.genicam.messages import CameraOrder, LostNote, Reply, Request
from camera.genicam.worker.acquisition import (
    DRIVER_ERRORS,
    Camera,
    open_producer,
    problems_of,
    words_of,
)
from camera.genicam.worker.node_map import GONE


def serve(order: CameraOrder, commands: Connection, frames: Connection) -> None:
    """Answer commands and deliver frames until ``end``, a loss, or a closed pipe."""
    camera = Camera(order)
    try:
        while _answer(camera, commands):
            note = camera.next_frame()
            if note is not None:
                frames.send(note)
    except CameraLostError as error:
        with suppress(OSError):
            frames.send(LostNote(_sentences(error)))
    except (EOFError, OSError):
        pass  # the other side has ended, so there is nobody to tell
    except Exception as error:  # noqa: BLE001 - the process's boundary: told to the other side
        with suppress(OSError):
            frames.send(LostNote(_sentences(error)))
    finally:
        camera.close()


def list_cameras(producers: tuple[str, ...]) -> tuple[list[tuple[str, ...]], list[str]]:
    """((serial, vendor, model, producer, access) of every camera, sentences of what failed)."""
    cameras, problems = [], []
    for producer in producers:
        try:
            with _harvester(producer) as harvester:
                cameras += _facts(harvester.device_info_list, producer)
                problems += problems_of(harvester, producer)
        except DRIVER_ERRORS as error:
            problems.append(f"The producer {producer} failed: {str(error).splitlines()[0]}.")
    return cameras, problems


def _facts(infos: Any, producer: str) -> list[tuple[str, ...]]:  # noqa: ANN401
    """Some drivers have no serial numbers that tell cameras apart: then the identifier does."""
    known = [info.property_dict for info in infos]
    serials = [str(facts.get("serial_number") or "") for facts in known]
    rows: list[tuple[str, ...]] = []
    for facts, serial in zip(known, serials, strict=True):
        name = serial if serial and serials.count(serial) == 1 else str(facts.get("id_") or "")
        free = facts.get("access_status") in (1, 2)
        access = "free" if free else "in use or not accessible"
        rows.append((name, str(facts.get("vendor")), str(facts.get("model")), producer, access))
    return rows


def _answer(camera: Camera, commands: Connection) -> bool:
    """Serve the requests that wait; False to end."""
    while commands.poll(0 if camera.is_streaming else 0.05):
        request: Request = commands.recv()
        if request.verb == "end":
            commands.send(Reply())
            return False
        commands.send(_reply(camera, request))
    return True


def _reply(camera: Camera, request: Request) -> Reply:
    try:
        return Reply(getattr(camera, request.verb)(*request.arguments))
    except CameraError as error:
        kind = {CameraLostError: "lost", FeatureError: "feature"}.get(type(error), "camera")
        return Reply(kind=kind, sentences=_sentences(error))
    except GONE as error:
        return Reply(kind="lost", sentences=_sentences(error))
    except Exception as error:  # noqa: BLE001 - the process's boundary: told to the other side
        return Reply(kind="camera", sentences=_sentences(error))


def _sentences(error: Exception) -> tuple[str, ...]:
    if isinstance(error, CameraError):
        return error.what, error.meaning, error.remedy
    return (
        words_of(error),
        "No part is inspected.",
        "Start the line again; if it happens again, check the camera and its driver.",
    )


@contextmanager
def _harvester(producer: str) -> Iterator[Any]:
    harvester = open_producer(producer)
    try:
        yield harvester
    finally:
        with suppress(*DRIVER_ERRORS):
            harvester.reset()
