"""From a program's start to its first verdict, and the memory that takes: in a fresh process."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

_PROGRAM = Path(__file__).resolve().parents[2]
_MARK = "first verdict: "


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds from the process's start; MB are millions of bytes."""

    method: str
    kept: bool
    """A choice lay beside the model, as ``model optimize`` leaves it."""
    backend: str
    precision: str
    first_verdict_s: float
    imports_s: float
    open_s: float
    judge_s: float
    peak_mb: float
    """Of the process's memory, opening included."""
    resident_mb: float
    """After the first verdict."""
    device_mb: float | None
    """Of a GPU's memory, whoever asked for it there meanwhile; None on a CPU."""


def measure_start(folder: Path, method: str, device: str, *, kept: bool) -> Start | None:
    """Run a process that loads the model at ``folder`` as a line does and judges one picture.

    None where it ended without a verdict.
    """
    command = [sys.executable, "-m", __name__, str(folder.resolve()), device]
    began = time.perf_counter()
    with subprocess.Popen(
        command, cwd=_PROGRAM, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        line = next((line for line in process.stdout if line.startswith(_MARK)), None)
        took = time.perf_counter() - began
    if line is None:
        return None
    return Start(method, kept, first_verdict_s=took, **json.loads(line.removeprefix(_MARK)))


def main() -> None:
    """In that process: tell the times and the memory as JSON."""
    began = time.perf_counter()
    import numpy as np
    import torch

    from core.artifact.store import load_artifact
    from core.runtime.predictor import Predictor

    imported = time.perf_counter()
    folder, device = sys.argv[1:]
    artifact = load_artifact(Path(folder))
    on_cuda = device.startswith("cuda") or (device == "auto" and torch.cuda.is_available())
    free = torch.cuda.mem_get_info()[0] if on_cuda else 0
    with Predictor(artifact, device) as predictor:
        opened = time.perf_counter()
        predictor.predict(np.full((*predictor.input_size, 3), 128, np.uint8))
        judged = time.perf_counter()
        facts = {
            "backend": predictor.backend,
            "precision": predictor.precision,
            "imports_s": imported - began,
            "open_s": opened - imported,
            "judge_s": judged - opened,
            "device_mb": (free - torch.cuda.mem_get_info()[0]) / 1e6 if on_cuda else None,
        }
        print(_MARK + json.dumps(facts | _memory()), flush=True)


def _memory() -> dict[str, float]:
    """Of this process, in millions of bytes."""
    import psutil

    used = psutil.Process().memory_info()
    if sys.platform == "win32":
        peak = used.peak_wset
    else:
        import resource

        unit = 1 if sys.platform == "darwin" else 1024
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    return {"peak_mb": peak / 1e6, "resident_mb": used.rss / 1e6}


if __name__ == "__main__":
    main()
