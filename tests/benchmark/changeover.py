"""How long a changeover takes: from the request to the first part judged with the new recipe.

Usage: python -m tests.benchmark.changeover [--models MODEL MODEL] [--runs 20]
Two recipes on a simulated camera with a software trigger, judged on the CPU; each verdict triggers
the next part, so the line is always busy. Without --models, two small untrained networks.
"preloaded": the other recipe's model waits in memory; "not_preloaded": it is loaded from disk while
the old recipe goes on. Each with a camera that stays as it is, and with one that is closed and
opened. "part_s" is the time from the request to the first verdict with the new recipe, "active_s"
that to the new number being active, "part_alone_s" a part's median time from frame to verdict in
the same run. "not_judged" counts parts without a verdict; the last one of a run is the one that the
stop met. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from app.recipes.recipe import Recipe, SimulatedEntry
from app.recipes.store import RecipeFile, save_recipe
from app.station.bus import Stage
from app.station.line import InspectionLine
from app.station.result import InspectionResult
from app.station.station import Station
from camera.types import TriggerMode
from tests.helpers.models import write_model
from tests.helpers.station import PATIENCE_S, until


class Watch:
    """Notes when the first part of a recipe was judged."""

    def __init__(self, line: InspectionLine) -> None:
        self._line = line
        self._wanted = 0
        self._judged = threading.Event()
        self.parts = 0
        self.not_judged = 0
        self.latencies_s: list[float] = []
        line.bus.subscribe(Stage.OTHER, "benchmark", self._note)

    def _note(self, result: InspectionResult) -> None:
        self.parts += 1
        self.not_judged += result.score is None
        self.latencies_s.append(result.latency_ms / 1000)
        self._line.trigger()
        if result.runs_with.number == self._wanted and result.score is not None:
            self._judged.set()

    def measure(self, number: int) -> tuple[float, float]:
        """(active_s, part_s) of a changeover to ``number``."""
        self._judged.clear()
        self._wanted = number
        began = time.perf_counter()
        self._line.select_recipe(number)
        while self._line.snapshot().recipe_active != number:
            time.sleep(0.001)
        active = time.perf_counter() - began
        if not self._judged.wait(PATIENCE_S):
            raise TimeoutError("no part was judged with the new recipe")
        return active, time.perf_counter() - began


def write_recipes(folder: Path, models: Sequence[Path], other: bool) -> list[Path]:
    """``other``: the second recipe's camera has to be closed and opened."""
    paths = []
    for number, model in enumerate(models, 1):
        seed = number if other else 1
        recipe = Recipe(
            name=f"Part {number}",
            number=number,
            camera=SimulatedEntry(seed=seed, side=256, trigger=TriggerMode.SOFTWARE),
            model=str(model.resolve()),
            device="cpu",
        )
        paths.append(folder / f"{number}.json")
        save_recipe(RecipeFile(paths[-1], recipe))
    return paths


def run(paths: Sequence[Path], spare: int, runs: int) -> dict[str, object]:
    with Station.from_recipes(paths, spare_models=spare) as station:
        (line,) = station.lines
        watch = Watch(line)
        station.start()
        until(lambda: line.snapshot().state == "running", "the line to run")
        line.trigger()
        until(lambda: line.snapshot().triggers > 2, "the first parts")
        for number in (2, 1):  # both models have been in memory once, and the disk is warm
            watch.measure(number)
        times = []
        for index in range(runs):
            seen = watch.parts
            until(lambda seen=seen: watch.parts > seen + 2, "some parts")  # type: ignore[misc]
            times.append(watch.measure(2 - index % 2))
    snapshot = line.snapshot()
    if snapshot.pending or snapshot.triggers != sum(snapshot.counts.values()):
        raise AssertionError("the ledger does not reconcile")
    active, part = np.asarray(times).T
    return {
        "runs": runs,
        "active_s": _figures(active),
        "part_s": _figures(part),
        "part_alone_s": round(float(np.median(watch.latencies_s)), 4),
        "parts": watch.parts,
        "not_judged": watch.not_judged,
    }


def _figures(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> dict[str, float]:
    return {
        "median": round(float(np.median(values)), 4),
        "max": round(float(values.max()), 4),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, nargs=2)
    parser.add_argument("--runs", type=int, default=20)
    arguments = parser.parse_args()
    report: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        models = arguments.models or [
            write_model(root / f"model-{seed}", seed=seed).folder for seed in (1, 2)
        ]
        for camera, other in (("same_camera", False), ("camera_reopened", True)):
            for name, spare in (("preloaded", 1), ("not_preloaded", 0)):
                paths = write_recipes(root, models, other)
                report[f"{camera}_{name}"] = run(paths, spare, arguments.runs)
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
