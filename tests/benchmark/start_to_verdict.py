"""From a process's start to its first verdict, with the choice beside a model and without it.

Usage: python -m tests.benchmark.start_to_verdict MODEL PICTURE [--runs 10]
MODEL was optimised (`model optimize`); a copy without the choice takes turns with it. "engine"
loads the model and judges as a line does; "inspect" is the whole command. Prints medians, extremes
and one JSON line.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from core.benchmark.first_verdict import measure_start

PROGRAM = Path(__file__).resolve().parents[2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("picture", type=Path)
    parser.add_argument("--runs", type=int, default=10)
    arguments = parser.parse_args()
    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "model"
        shutil.copytree(arguments.model, plain)
        for _ in range(arguments.runs + 1):
            for kept, model in ((True, arguments.model), (False, plain)):
                start = measure_start(model, "model", "cpu", kept=kept)
                if start is None:
                    sys.exit(f"{model} gave no verdict")
                name = f"{start.backend} {start.precision}"
                times.setdefault(f"engine, {name}", []).append(start.first_verdict_s)
                times.setdefault(f"of it imports, {name}", []).append(start.imports_s)
                took = inspected(model, arguments.picture, Path(folder) / "results")
                times.setdefault(f"inspect, {name}", []).append(took)
    for name, values in times.items():
        counted = values[1:]  # the first reads files that are not in memory yet
        median, most = statistics.median(counted), max(counted)
        print(f"{name:<34} median {median:.2f} s, most {most:.2f} s, {len(counted)} runs")
    print(json.dumps(times))


def inspected(model: Path, picture: Path, output: Path) -> float:
    """Seconds of the whole command, its end included."""
    command = [sys.executable, "main.py", "inspect", str(model), str(picture)]
    command += ["--output", str(output), "--device", "cpu"]
    began = time.perf_counter()
    done = subprocess.run(command, cwd=PROGRAM, capture_output=True, text=True, check=False)
    if "not judged" not in done.stdout or "1 not judged" in done.stdout:
        sys.exit(f"{model} was not used: {done.stdout}{done.stderr}")
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
