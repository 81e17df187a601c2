"""Time from a line's verdict to the Modbus register and to the camera's digital output.

Usage: python -m tests.benchmark.output_latency [--parts 500]
A line on the simulated GenICam camera, judged by its pixels without a network, with its record in
SQLite and its outputs as a recipe names them. Once alone; once while the MQTT broker and a
webhook's server refuse every connection, another webhook's server takes connections and never
answers, and another program holds the database locked all the time. The register counts when the
controller has confirmed it, the digital output when it rises in the camera. Prints one JSON
object; milliseconds.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from app.outputs.factory import Surroundings, make_outputs
from app.outputs.line_control import ControlledLine
from app.outputs.snapshot import Delivery, OutputSnapshot
from app.recipes.store import RecipeFile, load_recipe
from app.station.bus import Stage
from app.station.line import InspectionLine
from app.station.preparation import Preparation
from app.station.slots import LineParts, fixed_recipe
from app.store.recording import Recording
from camera.reconnection import ReconnectingSource
from tests.helpers.gentl import SERIAL, camera
from tests.helpers.line_measurement import PatternJudge
from tests.helpers.outputs import free_port
from tests.helpers.plc import Plc
from tests.helpers.station import until

WIDTH, HEIGHT = 640, 480
PERIOD_S = 0.02
PLC, EJECTOR, BROKER, MES, SILENT = "PLC", "Ejector", "Broker", "MES", "Silent"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parts", type=int, default=500)
    parts = parser.parse_args().parts
    report = {"alone": measure(parts, False), "disturbed": measure(parts, True)}
    print(json.dumps(report, indent=1))


def measure(parts: int, disturbed: bool) -> dict[str, object]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        os.environ["GOODPART_HOME"] = str(folder / "home")
        plc = stack.enter_context(Plc())
        size = {"Width": WIDTH, "Height": HEIGHT}
        source, simulated = stack.enter_context(camera(folder, settings=size))
        simulated.watch_outputs(SERIAL)
        silent = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        file = recipe(folder, plc.port, silent.getsockname()[1], disturbed)
        line = InspectionLine("Line 1", fixed_recipe("Latency", parts_of(source)))
        database = folder / "results.sqlite"
        recording = Recording(f"sqlite:///{database}", folder, "Station")
        told: list[Delivery] = []
        identity = recording.attach(line, file.recipe)
        around = Surroundings(file, line, identity, ControlledLine(line), tuple)
        outputs = make_outputs(file.recipe.outputs, around, told.append)
        line.bus.subscribe(Stage.OUTPUT, "outputs", outputs.receive)
        decided: list[int] = []
        line.bus.subscribe(Stage.OTHER, "benchmark", lambda r: decided.append(r.decided_ns))
        recording.start()
        stack.callback(recording.close)
        outputs.start()
        stack.callback(outputs.close)
        line.start()
        stack.callback(line.close)
        until(lambda: line.snapshot().state == "running", "the line")

        def watched() -> dict[str, OutputSnapshot]:
            return {one.name: one for one in outputs.snapshots()}

        until(lambda: watched()[PLC].is_well and watched()[EJECTOR].is_well, "both outputs")
        if disturbed:
            until(database.exists, "the database")
            stack.enter_context(locked(database))
        shoot(line, parts, decided)
        for name in (PLC, EJECTOR):
            until(lambda name=name: watched()[name].delivered == parts, name)
        registers = [d.latency_ms for d in told if d.output == PLC and d.latency_ms is not None]
        rises = [at for _, level, at in simulated.outputs(SERIAL) if level]
        pulses = [(rise - at) / 1e6 for rise, at in zip(rises, decided, strict=True)]
        return {
            "register": summary(registers),
            "digital output": summary(pulses),
            "line: arrival to verdict": summary([r.latency_ms for r in line.results_after(0)]),
            "states": {name: str(one.state) for name, one in watched().items()},
        }


def parts_of(source: Any) -> LineParts:  # noqa: ANN401 - a GenicamCamera
    return LineParts(
        open_judge=lambda _: PatternJudge(HEIGHT, WIDTH),
        open_source=lambda on_event: ReconnectingSource(source, on_event=on_event),
        open_preparation=Preparation,
        deadline_ns=10_000_000_000,
        queue_length=8,
        software_trigger=True,
    )


def recipe(folder: Path, port: int, silent_port: int, disturbed: bool) -> RecipeFile:
    outputs: list[dict[str, object]] = [
        {"kind": "modbus_client", "name": PLC, "host": "127.0.0.1", "port": port,
         "acknowledge": False},
        {"kind": "digital", "name": EJECTOR, "pulse_ms": 1},
    ]  # fmt: skip
    if disturbed:
        away = f"http://127.0.0.1:{free_port()}/"
        outputs += [
            {"kind": "mqtt", "name": BROKER, "host": "127.0.0.1", "port": free_port()},
            {"kind": "webhook", "name": MES, "url": away},
            {"kind": "webhook", "name": SILENT, "url": f"http://127.0.0.1:{silent_port}/"},
        ]
    path = folder / "recipe.json"
    genicam = {"kind": "genicam", "serial": SERIAL}
    content = {"name": "Latency", "camera": genicam, "model": "none", "outputs": outputs}
    path.write_text(json.dumps(content), encoding="utf-8")
    return load_recipe(path)


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """As another program that never ends its transaction."""
    connection = sqlite3.connect(database, isolation_level=None, timeout=30)
    connection.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        connection.rollback()
        connection.close()


def shoot(line: InspectionLine, parts: int, decided: list[int]) -> None:
    pause = threading.Event()
    for number in range(1, parts + 1):
        line.trigger()
        until(lambda number=number: len(decided) >= number, "a verdict")
        pause.wait(PERIOD_S)


def summary(values: list[float]) -> dict[str, float]:
    median, p99 = np.percentile(values, (50, 99))
    return {"parts": len(values), "median_ms": round(median, 2), "p99_ms": round(p99, 2)}


if __name__ == "__main__":
    main()
