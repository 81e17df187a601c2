"""Time from verdict to the Modbus register and to the camera's digital output.

Usage: python -m tests.benchmark.output_latency [--parts 500]
Beside: the same while a webhook's server refuses every connection and an output hangs.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import threading
import time
from contextlib import ExitStack
from pathlib import Path

import numpy as np

from app.outputs.drivers.digital import DigitalDriver
from app.outputs.drivers.modbus_client import ModbusClientDriver
from app.outputs.drivers.webhook import WebhookDriver
from app.recipes.output_entries import DigitalEntry, ModbusClientEntry, WebhookEntry
from tests.helpers.gentl import SERIAL, camera
from tests.helpers.outputs import (
    RunningChannel,
    ScriptedControl,
    ScriptedDriver,
    free_port,
    part,
    running,
)
from tests.helpers.plc import Plc
from tests.helpers.station import until

PERIOD_S = 0.02


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parts", type=int, default=500)
    parts = parser.parse_args().parts
    print(json.dumps({"alone": measure(parts, False), "peers away": measure(parts, True)}))


def measure(parts: int, disturbed: bool) -> dict[str, dict[str, float]]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        plc = stack.enter_context(Plc())
        source, simulated = stack.enter_context(camera(folder))
        simulated.watch_outputs(SERIAL)
        source.start()
        entry = ModbusClientEntry(name="PLC", host="127.0.0.1", port=plc.port, acknowledge=False)
        made = RunningChannel(ModbusClientDriver(entry, ScriptedControl()))
        digital = DigitalEntry(name="Ejector", pulse_ms=1)
        ejector = RunningChannel(DigitalDriver(digital, lambda: source))
        channels = [made, ejector, *(others() if disturbed else ())]
        for running_channel in channels:
            stack.enter_context(running(running_channel.channel))
        until(lambda: made.channel.snapshot().is_well, "the controller")
        decided = offer(channels, parts)
        until(lambda: len(made.deliveries) == len(ejector.deliveries) == parts, "all parts")
        rises = [at for _, level, at in simulated.outputs(SERIAL) if level]
        register = [delivery.latency_ms or 0.0 for delivery in made.deliveries]
        pulses = [(rise - at) / 1e6 for rise, at in zip(rises, decided, strict=True)]
        return {"register": summary(register), "digital output": summary(pulses)}


def offer(channels: list[RunningChannel], parts: int) -> list[int]:
    pause, decided = threading.Event(), []
    for trigger in range(1, parts + 1):
        now_ns = time.monotonic_ns()
        decided.append(now_ns)
        for made in channels:
            made.channel.receive(part(trigger), now_ns, now_ns)
        pause.wait(PERIOD_S)
    return decided


def others() -> list[RunningChannel]:
    """A peer that refuses every connection, and an output that never comes back from its write."""
    url = f"http://127.0.0.1:{free_port()}/"
    away = RunningChannel(WebhookDriver(WebhookEntry(name="MES", url=url), None, lambda: ""))
    driver = ScriptedDriver()
    driver.gate.clear()
    return [away, RunningChannel(driver, name="Share")]


def summary(values: list[float]) -> dict[str, float]:
    median, p99 = np.percentile(values, (50, 99))
    return {"parts": len(values), "median_ms": round(median, 2), "p99_ms": round(p99, 2)}


if __name__ == "__main__":
    main()
