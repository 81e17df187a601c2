"""Fills docs/evaluation.md's table: trains and evaluates on data sets, one JSON line per run.

Usage: python -m tests.benchmark.evaluation_table DATA_FOLDER OUTPUT [--schedules quick ...]
DATA_FOLDER holds data sets in known layouts, one folder each. A run whose line is already in
OUTPUT/results.jsonl is not repeated, so an interrupted table goes on where it stood.
Nothing is chosen by the test split: the settings are those of the command line.
"""

from __future__ import annotations

import argparse
import itertools
import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DATASETS = ("mvtec_screw", "loco_juice_bottle", "magnetic_tile")


@dataclass(frozen=True)
class Run:
    """One row. ``limit`` 0 trains on all good images, ``steps`` 0 takes the schedule's own."""

    dataset: str
    method: str
    schedule: str
    teacher: str
    penalty: str
    limit: int
    image_size: str
    steps: int
    seed: int

    @property
    def name(self) -> str:
        penalty = Path(self.penalty).name
        return "-".join(
            str(v)
            for v in (
                *list(asdict(self).values())[:4],
                penalty,
                self.limit,
                self.image_size,
                self.steps,
                self.seed,
            )
        )


def main() -> int:
    arguments = _arguments()
    arguments.output.mkdir(parents=True, exist_ok=True)
    results = arguments.output / "results.jsonl"
    for run in _runs(arguments):
        if run.name not in {row["name"] for row in read_results(results)}:
            row = {"name": run.name} | asdict(run) | _measure(run, arguments)
            with results.open("a") as file:
                file.write(json.dumps(row) + "\n")
            print(json.dumps(row), flush=True)
    print(markdown(read_results(results)))
    return 0


def read_results(path: Path) -> list[dict[str, Any]]:
    """All rows measured so far."""
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def markdown(rows: list[dict[str, Any]]) -> str:
    """The table as it stands in docs/evaluation.md."""
    heads = ("data set", "teacher", "good images", "px", "schedule", "steps", "training min")
    figures = ("image AU-ROC", "AP", "AU-PRO 0.3", "pixel AU-ROC")
    counts = ("false rejects", "misses")
    lines = ["| " + " | ".join(heads + figures + counts) + " |", "|" + "---|" * 13]
    for r in sorted(rows, key=lambda r: (r["dataset"], r["teacher"], r["limit"], r["schedule"])):
        figures = [_percent(r[k]) for k in ("image_auroc", "image_ap", "aupro_30", "pixel_auroc")]
        cells = [
            r["dataset"],
            r["teacher"] + _penalty(r["penalty"]),
            r["limit"] or "all",
            r["image_size"],
            r["schedule"],
            r["trained_steps"],
            f"{r['train_seconds'] / 60:.1f}",
            *figures,
            f"{r['false_rejects']} of {r['n_good']}",
            f"{r['misses']} of {r['n_bad']}",
        ]
        lines.append("| " + " | ".join(str(c) for c in cells) + " |")
    return "\n".join(lines)


def _penalty(penalty: str) -> str:
    return "" if penalty == "generated" else f", penalty {Path(penalty).name}"


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _measure(run: Run, arguments: argparse.Namespace) -> dict[str, Any]:
    model = arguments.output / run.name
    data = arguments.data / run.dataset
    train = ["train", str(data), "--output", str(model), "--resume", "--overwrite", "--json"]
    for option in (
        "method",
        "schedule",
        "teacher",
        "penalty",
        "limit",
        "image_size",
        "seed",
        "steps",
    ):
        value = getattr(run, option)
        if value or option == "seed":  # 0 leaves limit and steps to their defaults
            train += ["--" + option.replace("_", "-"), str(value)]
    trained = _command(train)
    evaluated = _command(["evaluate", str(model), str(data), "--json"])
    return {
        "trained_steps": trained["steps"],
        "train_seconds": trained["train_seconds"],
    } | evaluated


def _command(words: list[str]) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "main.py", *words], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def _runs(arguments: argparse.Namespace) -> list[Run]:
    return [
        Run(
            dataset,
            arguments.method,
            schedule,
            teacher,
            penalty,
            limit,
            size,
            arguments.steps,
            seed,
        )
        for schedule, teacher, penalty, limit, size, seed, dataset in itertools.product(
            arguments.schedules,
            arguments.teachers,
            arguments.penalties,
            arguments.limits,
            arguments.image_sizes,
            arguments.seeds,
            arguments.datasets,
        )
    ]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--method", default="efficientad-s")
    parser.add_argument("--datasets", nargs="+", default=list(DATASETS))
    parser.add_argument("--schedules", nargs="+", default=["quick"])
    parser.add_argument("--teachers", nargs="+", default=["embedded"])
    parser.add_argument("--penalties", nargs="+", default=["generated"])
    parser.add_argument("--limits", nargs="+", type=int, default=[0])
    parser.add_argument("--image-sizes", nargs="+", default=["256"])
    parser.add_argument("--seeds", nargs="+", type=int, default=[0])
    parser.add_argument("--steps", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
