"""Runs a plan: every measurement of it, as one object that JSON can hold."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.benchmark.lines import LineRow, measure_lines
from app.benchmark.plan import BenchmarkPlan, GrowthPlan
from app.benchmark.stored_results import measure_questions
from core.benchmark.growth import measure_learning, measure_sizes
from core.benchmark.inference import REFERENCE, Inference, measure_inference
from core.benchmark.machine import describe_machine
from core.benchmark.starts import measure_starts
from core.benchmark.training import measure_training
from core.benchmark.untrained import write_untrained
from core.runtime.backends.backend import NAMES, Variant
from core.runtime.device import choose_device

SCHEMA = 1
SECTIONS = ("inference", "rates", "absent", "starts", "training", "station")
Report = dict[str, Any]
Tell = Callable[[str], None]


_PER_METHOD = 3
"""Verdicts, starts, the line."""


class _Numbered:
    """Says with each remark which measurement of how many it belongs to."""

    def __init__(self, tell: Tell, total: int) -> None:
        self._tell, self._total, self._number = tell, total, 0

    def begin(self) -> None:
        """The next measurement."""
        self._number += 1

    def tell(self, text: str) -> None:
        self._tell(f"measuring {self._number}/{self._total}, {text}")


def measure_speed(plan: BenchmarkPlan, command: str, tell: Tell) -> Iterator[Report]:
    """Verdicts, starts, training and the line: the report so far after each, "complete" at last.

    Raises GoodpartError.
    """
    report = _head(plan.device, plan.seconds, command)
    report |= {name: [] for name in SECTIONS}
    yield report
    trainings = [one for one in plan.trainings if one[0] in plan.methods]
    numbered = _Numbered(tell, _PER_METHOD * len(plan.methods) + len(trainings))
    with tempfile.TemporaryDirectory() as name:
        for method in plan.methods:
            for found in _of_method(plan, method, Path(name), numbered):
                for section, rows in found.items():
                    report[section] += _rows(rows)
                yield report
    for method, schedule in trainings:
        numbered.begin()
        numbered.tell(f"{method}: training steps of {schedule}")
        row = measure_training(method, schedule, plan.side, plan.device, plan.seconds)
        report["training"] += _rows([row])
        yield report
    yield report | {"complete": True}


def measure_growth(plan: GrowthPlan, command: str, tell: Tell) -> Iterator[Report]:
    """Only the plan's kinds: the report so far after each. Raises GoodpartError."""
    report = _head(plan.device, plan.seconds, command)
    yield report
    side, device, seconds = min(plan.sides), plan.device, plan.seconds
    numbered = _Numbered(tell, len(plan.kinds))
    tell = numbered.tell
    measures: dict[str, Callable[[], Sequence[object]]] = {
        "image-size": lambda: measure_sizes(plan.method, plan.sides, device, seconds, tell),
        "cameras": lambda: _cameras(plan, side, tell),
        "results": lambda: measure_questions(plan.results, seconds, tell),
        "training": lambda: measure_learning(
            plan.method, plan.schedule, side, plan.images, device, tell
        ),
    }
    for kind, measure in measures.items():
        if kind in plan.kinds:
            numbered.begin()
            report[kind] = _rows(measure())
            yield report
    yield report | {"complete": True}


def _of_method(
    plan: BenchmarkPlan, method: str, folder: Path, numbered: _Numbered
) -> Iterator[dict[str, Sequence[object]]]:
    """Sections of the report and their rows: ``_PER_METHOD`` numbers."""
    tell = numbered.tell
    numbered.begin()
    tell(f"{method}: a model that learned nothing")
    artifact = write_untrained(folder / method, method, plan.side)
    found = measure_inference(
        artifact, plan.device, plan.backends or NAMES, plan.batches, plan.seconds, tell
    )
    yield {"inference": found.rows, "rates": found.rates, "absent": found.absent}
    numbered.begin()
    starts = measure_starts(artifact, plan.device, _measured(found, plan), tell)
    yield {"starts": starts}
    numbered.begin()
    tell(f"{method}: a line with a simulated camera")
    yield {"station": [_line(folder, method, plan.side, 1, plan.device, plan.seconds)]}


def _cameras(plan: GrowthPlan, side: int, tell: Tell) -> list[LineRow]:
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_untrained(folder / plan.method, plan.method, side)
        for cameras in plan.cameras:
            tell(f"{cameras} cameras")
            rows.append(_line(folder, plan.method, side, cameras, plan.device, plan.seconds))
    return rows


def _head(device: str, seconds: float, command: str) -> Report:
    return {
        "schema": SCHEMA,
        "command": command,
        "seconds": seconds,
        "complete": False,
        **describe_machine(choose_device(device)),
    }


def _measured(found: Inference, plan: BenchmarkPlan) -> list[Variant]:
    """What starts are measured with, besides that of a model as it is."""
    rows = [row for row in found.rows if row.backend != REFERENCE and plan.every_start]
    return list(dict.fromkeys(Variant(row.backend, row.precision) for row in rows))


def _line(
    folder: Path, method: str, side: int, cameras: int, device: str, seconds: float
) -> LineRow:
    model = folder / method
    with tempfile.TemporaryDirectory(dir=folder) as recipes:
        return measure_lines(Path(recipes), model, method, side, cameras, device, seconds)


def _rows(rows: Sequence[Any]) -> list[dict[str, Any]]:
    """Each dataclass with its fields, a variant's two among its own."""
    plain = []
    for row in rows:
        fields = asdict(row)
        plain.append(fields | fields.pop("variant", {}))
    return plain
