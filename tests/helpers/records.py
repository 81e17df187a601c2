"""Made-up parts for the record."""

from __future__ import annotations

from app.store.record import PartRecord, Setup
from core.types import Verdict

RUN = "0b5c9d3e-0000-4000-8000-000000000001"
SETUP = Setup(camera="simulated", recipe="Flange", model="flange/1", threshold=0.4)


def part(
    trigger: int, *, run: str = RUN, verdict: Verdict = Verdict.OK, **more: object
) -> PartRecord:
    """The part of that trigger, a second after the one before."""
    values: dict[str, object] = {
        "run": run,
        "station": "Station 1",
        "line": "Line 1",
        "trigger": trigger,
        "decided_us": 1_790_000_000_000_000 + trigger * 1_000_000,
        "verdict": verdict,
        "setup": SETUP,
        "score": 0.1,
        "regions": ((1, 2, 3, 4, 5, 0.5),) if verdict is Verdict.NG else (),
        "gates": {"brightness": 0.4},
        "latency_ms": 12.5,
    }
    return PartRecord.model_validate({**values, **more})
