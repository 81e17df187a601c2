"""How a run of ``station`` ended: what outputs still owe, and whether any part was judged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from app.station.snapshot import LineState
from core.types import Verdict

if TYPE_CHECKING:
    from app.outputs.snapshot import OutputSnapshot
    from app.station.snapshot import LineSnapshot

JUDGED = (Verdict.OK, Verdict.NG, Verdict.UNCERTAIN)


def sums_of(outputs: Iterable[OutputSnapshot]) -> list[dict[str, object]]:
    """By output, also where it was opened several times: each recipe has its own."""
    sums: dict[str, dict[str, object]] = {}
    for one in outputs:
        before = sums.get(one.name, {})
        sums[one.name] = {
            "output": one.name,
            "kind": one.kind,
            "delivered": _number(before, "delivered") + one.delivered,
            "not_delivered": _number(before, "not_delivered") + one.given_up,
            "kept_for_next_start": one.left,
        }
    return list(sums.values())


def debts(line: str, sums: Iterable[Mapping[str, object]]) -> list[str]:
    """What outputs did not get rid of, in sentences."""
    told = []
    for one in sums:
        lost, kept = _number(one, "not_delivered"), _number(one, "kept_for_next_start")
        if lost:
            told.append(
                f"{line}: {_parts(lost)} did not get to the output {one['output']}. "
                "The record says which."
            )
        if kept:
            told.append(
                f"{line}: {_parts(kept)} left on disk for the output {one['output']}, "
                "to be sent at the next start."
            )
    return told


def nothing_judged(
    snapshot: LineSnapshot, without_camera: Collection[str], reason: str, cut_off: int = 0
) -> str:
    """Why the line was of no use, "" where it was: it judged a part, or none came.

    ``without_camera`` names lines whose camera never came; ``reason`` is the newest part's. A line
    that failed has said why. Of ``cut_off`` parts only the end of the run kept it.
    """
    if snapshot.state is LineState.FAILED:
        return ""
    if snapshot.name in without_camera and not snapshot.triggers:
        alarm = camera_alarm(snapshot)
        if not alarm:
            return f"{snapshot.name}: it was ended before its start was over, no part was judged."
        return f"{snapshot.name}: its camera never came, no part was judged. {alarm}"
    judged = sum(snapshot.counts.get(verdict, 0) for verdict in JUDGED)
    tried = snapshot.triggers - cut_off
    if judged or tried <= 0:
        return ""
    return f"{snapshot.name}: none of {_parts(tried)} could be judged. {reason}"


def camera_alarm(snapshot: LineSnapshot) -> str:
    """What the line says of its camera, also where it is over; "" where it says nothing."""
    return next((alarm.text for alarm in snapshot.alarms if alarm.key == "camera"), "")


def _number(values: Mapping[str, object], name: str) -> int:
    value = values.get(name, 0)
    return value if isinstance(value, int) else 0


def _parts(count: int) -> str:
    return "1 part" if count == 1 else f"{count} parts"
