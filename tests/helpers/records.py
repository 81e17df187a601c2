"""Made-up parts for the record."""

from __future__ import annotations

from datetime import UTC, datetime

from app.store.entries import DeliveryRecord, PictureRecord
from app.store.parts import PartRow
from app.store.pictures.policy import PictureKind
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


def picture(
    trigger: int, *, run: str = RUN, kind: PictureKind = PictureKind.ORIGINAL, path: str = ""
) -> PictureRecord:
    """A picture of that part."""
    path = path or f"{run}/{trigger}_{kind}.png"
    return PictureRecord(run=run, trigger=trigger, kind=kind, path=path, bytes=1000 + trigger)


def delivery(
    trigger: int, *, run: str = RUN, output: str = "PLC", **more: object
) -> DeliveryRecord:
    """That part, told to an output and acknowledged after 4 ms."""
    sent_us = 1_790_000_000_000_000 + trigger * 1_000_000
    values: dict[str, object] = {"sent_us": sent_us, "acknowledged_us": sent_us + 4000}
    return DeliveryRecord.model_validate(
        {"run": run, "trigger": trigger, "output": output, **values, **more}
    )


def row(trigger: int, **more: object) -> PartRow:
    """A part as the record tells it."""
    values: dict[str, object] = {
        "id": trigger,
        "decided_at": datetime(2026, 11, 23, 14, 0, 0, 123456, UTC),
        "station": "Station 1",
        "line": "Line 1",
        "trigger": trigger,
        "verdict": Verdict.OK,
        "reason": "",
        "serial": "",
        "recipe": "Flänsch",
        "recipe_version": 0,
        "model": "flange/1",
        "camera": "simulated",
        "score": 0.5,
        "local_score": 0.5,
        "global_score": None,
        "threshold": 0.4,
        "latency_ms": 12.5,
        "inference_ms": 10.0,
        "late": False,
        "challenge": "",
        "frame_id": None,
    }
    return PartRow(**{**values, **more})  # type: ignore[arg-type]
