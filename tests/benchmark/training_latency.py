"""A running line's latency alone, beside a product's training, and beside one that yields nothing.

Usage: python -m tests.benchmark.training_latency PRODUCT [--parts 60]
The line runs PRODUCT's recipe (its live model, simulated camera) in this process. Beside it runs
`product train` on a copy of the product, which steps back behind every other process, then `train`
on the same pictures, which does not. Latency is from a frame's arrival to its verdict. Prints one
JSON object; milliseconds.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from app.paths import program_folder
from app.station.bus import Stage
from app.station.result import InspectionResult
from app.station.station import Station
from core.types import Verdict

MAIN = program_folder() / "main.py"
WARM_PARTS = 3
LEARNING = '"phase": "train"'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("product", type=Path)
    parser.add_argument("--parts", type=int, default=60)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy = folder / "product"
        shutil.copytree(arguments.product, copy)
        good = next((copy / "snapshots").iterdir()) / "good"
        yielding = ["product", "train", str(copy)]
        greedy = ["train", str(good), "--output", str(folder / "model")]
        report = {
            "alone": measured(arguments.product, arguments.parts),
            "beside product train": beside(yielding, arguments.product, arguments.parts),
            "beside train": beside(greedy, arguments.product, arguments.parts),
        }
    print(json.dumps(report, indent=1))


def beside(command: list[str], product: Path, parts: int) -> dict[str, float]:
    with training(command):
        return measured(product, parts)


@contextmanager
def training(command: list[str]) -> Iterator[None]:
    """Entered when its steps have begun."""
    process = subprocess.Popen(
        [sys.executable, str(MAIN), *command, "--progress", "json"],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    assert process.stderr is not None
    for line in process.stderr:
        if LEARNING in line:
            break
    reader = threading.Thread(target=process.stderr.read)  # a full pipe would stop it
    reader.start()
    try:
        yield
        assert process.poll() is None, "the training ended before the measurement"
    finally:
        process.kill()
        process.wait()
        reader.join()


def measured(product: Path, parts: int) -> dict[str, float]:
    results: list[InspectionResult] = []
    ended = threading.Semaphore(0)

    def take(result: InspectionResult) -> None:
        results.append(result)
        ended.release()

    with Station.from_recipes([product / "recipe.json"]) as station:
        station.lines[0].bus.subscribe(Stage.OTHER, "benchmark", take)
        station.start()
        for _ in range(parts + WARM_PARTS):
            assert ended.acquire(timeout=120)
    judged = [r for r in results[WARM_PARTS:] if r.verdict in (Verdict.OK, Verdict.NG)]
    latencies = [r.latency_ms for r in judged]
    return {
        "parts": len(latencies),
        "median": round(float(np.median(latencies)), 1),
        "p99": round(float(np.percentile(latencies, 99)), 1),
        "most": round(max(latencies), 1),
    }


if __name__ == "__main__":
    main()
