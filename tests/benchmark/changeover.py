"""How long a changeover takes: from the request to the first part judged with the new recipe.

Usage: python -m tests.benchmark.changeover [--models MODEL MODEL] [--runs 20] [--rate 20]
Two recipes on a simulated camera that runs freely at ``rate`` pictures a second, judged on the
CPU. Without --models, two small untrained networks. "preloaded": the other recipe's model waits in
memory; "not_preloaded": it is loaded from disk while the old recipe goes on. Each with the camera
as it stays, and with one that is closed and opened. "part_s" is the time from the request to the
first verdict with the new recipe (the wait for a picture included), "active_s" that to the new
number being active. Parts that were judged, and by which recipe, are counted up at the end. Prints
one JSON object.
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
from tests.helpers.models import write_model
from tests.helpers.station import PATIENCE_S, until


class Watch:
    """Notes when the first part of a recipe was judged."""

    def __init__(self, line: InspectionLine) -> None:
        self._line = line
        self._wanted = 0
        self._judged = threading.Event()
        self.parts = 0
        self.wrong = 0
        line.bus.subscribe(Stage.OUTPUT, "benchmark", self._note)

    def _note(self, result: InspectionResult) -> None:
        self.parts += 1
        self.wrong += result.score is None
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


def write_recipes(folder: Path, models: Sequence[Path], rate: float, other: bool) -> list[Path]:
    """``other``: the second recipe's camera has to be closed and opened."""
    paths = []
    for number, model in enumerate(models, 1):
        seed = number if other else 1
        recipe = Recipe(
            name=f"Part {number}",
            number=number,
            camera=SimulatedEntry(seed=seed, side=256, rate_hz=rate),
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
        until(lambda: line.snapshot().triggers > 2, "the first parts")
        for number in (2, 1):  # both models have been in memory once, and the disk is warm
            watch.measure(number)
        times = []
        for index in range(runs):
            seen = watch.parts
            until(lambda seen=seen: watch.parts > seen + 3, "some parts")  # type: ignore[misc]
            times.append(watch.measure(2 - index % 2))
    snapshot = line.snapshot()
    if snapshot.pending or snapshot.triggers != sum(snapshot.counts.values()):
        raise AssertionError("the ledger does not reconcile")
    active, part = np.asarray(times).T
    return {
        "runs": runs,
        "active_s": _figures(active),
        "part_s": _figures(part),
        "parts": watch.parts,
        "not_judged": watch.wrong,
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
    parser.add_argument("--rate", type=float, default=20.0)
    arguments = parser.parse_args()
    report: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        models = arguments.models or [
            write_model(root / f"model-{seed}", seed=seed).folder for seed in (1, 2)
        ]
        for camera, other in (("same_camera", False), ("camera_reopened", True)):
            for name, spare in (("preloaded", 1), ("not_preloaded", 0)):
                paths = write_recipes(root, models, arguments.rate, other)
                report[f"{camera}_{name}"] = run(paths, spare, arguments.runs)
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
