"""A report of a benchmark as tables for people, in Markdown, which terminals show as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_NONE = "–"
_SPEED: dict[str, dict[str, str]] = {
    "inference": {
        "method": "method",
        "backend": "backend",
        "precision": "precision",
        "batch": "batch",
        "median_ms": "median ms",
        "p99_ms": "99 % ms",
        "runs": "runs",
        "images_per_s": "images/s",
        "ratio": "times the eager forward",
        "floor_ms": "floor ms",
        "difference": "map differs by",
    },
    "rates": {
        "method": "network",
        "precision": "precision",
        "convolution": "convolution Gop/s",
        "matrix": "matrix Gop/s",
        "shape": "convolution's shape",
    },
    "starts": {
        "method": "method",
        "kept": "optimised",
        "backend": "backend",
        "precision": "precision",
        "first_verdict_s": "start to first verdict s",
        "open_s": "of it opening s",
        "peak_mb": "peak memory MB",
        "resident_mb": "then MB",
        "device_mb": "on the GPU MB",
    },
    "training": {
        "method": "method",
        "schedule": "schedule",
        "precision": "precision",
        "batch": "batch",
        "median_ms": "step ms",
        "p99_ms": "99 % ms",
        "runs": "steps",
        "steps_per_s": "steps/s",
        "prepare_s": "before step 0 s",
        "peak_device_mb": "on the GPU MB",
    },
    "station": {
        "method": "method",
        "median_ms": "frame to verdict ms",
        "p99_ms": "99 % ms",
        "beyond_ms": "beyond the judge ms",
        "parts": "parts",
        "parts_per_s": "parts/s",
    },
    "absent": {
        "method": "method",
        "backend": "not measured",
        "precision": "precision",
        "reason": "why",
    },
}
_GROWTH: dict[str, dict[str, str]] = {
    "image-size": {
        "side": "picture's side px",
        "tiles": "tiles",
        "median_ms": "median ms",
        "p99_ms": "99 % ms",
        "runs": "runs",
        "reason": "why not",
    },
    "cameras": {
        "cameras": "cameras",
        "parts_per_s": "parts/s together",
        "median_ms": "frame to verdict ms",
        "p99_ms": "99 % ms",
        "parts": "parts",
    },
    "results": {
        "question": "question",
        "parts": "stored results",
        "median_ms": "median ms",
        "p99_ms": "99 % ms",
        "runs": "runs",
    },
    "training": {
        "images": "pictures",
        "check_s": "checking s",
        "statistics_s": "statistics s",
        "step_ms": "step ms",
        "finish_s": "finish s",
    },
}


def speed_tables(report: Mapping[str, Any]) -> str:
    """Of ``measure_speed``."""
    return _tables(report, _SPEED)


def growth_tables(report: Mapping[str, Any]) -> str:
    """Of ``measure_growth``."""
    return _tables(report, _GROWTH)


def _tables(report: Mapping[str, Any], columns: Mapping[str, Mapping[str, str]]) -> str:
    hardware = report["hardware"]
    where = hardware.get("gpu") or hardware["processor"]
    busy = report["busy"]["load_per_core"]
    head = f"{where}, {hardware['threads']} threads, {report['date_utc']}, load per core {busy}"
    parts = [_grid(own, report[name]) for name, own in columns.items() if report.get(name)]
    return "\n\n".join([head, *parts])


def _grid(columns: Mapping[str, str], rows: Sequence[Mapping[str, Any]]) -> str:
    """Only the columns in which any row has something."""
    shown = [key for key in columns if any(row[key] not in (None, "") for row in rows)]
    cells = [[_cell(row[key]) for key in shown] for row in rows]
    heads = [columns[key] for key in shown]
    widths = [max(map(len, column)) for column in zip(heads, *cells, strict=True)]
    numeric = [all(isinstance(row[key], int | float | None) for row in rows) for key in shown]
    rule = [("-" * (w - 1) + ":") if n else "-" * w for w, n in zip(widths, numeric, strict=True)]
    return "\n".join(
        "| "
        + " | ".join(
            cell.rjust(w) if n else cell.ljust(w)
            for cell, w, n in zip(line, widths, numeric, strict=True)
        )
        + " |"
        for line in [heads, rule, *cells]
    )


def _cell(value: object) -> str:
    """Three figures of what was measured, whole numbers as they are."""
    if value is None or value == "":
        return _NONE
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return f"{value:,}" if isinstance(value, int) else str(value)
