"""A report of a benchmark as one SVG picture."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from core.benchmark.chart import Panel, render_chart
from core.benchmark.inference import REFERENCE
from core.benchmark.panels import Bar, Curve, bar_panel, curve_panel

Row = Mapping[str, Any]


def speed_plot(report: Mapping[str, Any]) -> str:
    """A panel of bars per method and batch, the quickest first, with the floor of each."""
    panels = [
        _verdicts(method, batch, list(rows))
        for (method, batch), rows in groupby(
            report["inference"], key=lambda row: (row["method"], row["batch"])
        )
    ]
    return render_chart(panels)


def growth_plot(report: Mapping[str, Any]) -> str:
    """A panel of curves per cause that was measured."""
    drawn = {
        "image-size": _sizes,
        "cameras": _cameras,
        "results": _results,
        "training": _training,
    }
    return render_chart([draw(report[name]) for name, draw in drawn.items() if name in report])


def _verdicts(method: str, batch: int, rows: list[Row]) -> Panel:
    side = rows[0]["side"]
    pictures = "one picture" if batch == 1 else f"{batch} pictures at once"
    bars = [
        Bar(
            f"{row['backend']} {row['precision']}",
            row["median_ms"],
            f"{_short(row['median_ms'])} ms, {row['ratio']:.2f} times",
            row["floor_ms"],
            row["backend"] == REFERENCE,
        )
        for row in sorted(rows, key=lambda row: float(row["median_ms"]))
    ]
    note = (
        f"Median. Times: as fast as the {REFERENCE} pass (grey). Red line: floor of the precision."
    )
    return bar_panel(f"{method}, {side} x {side}, {pictures}, image to verdict", note, bars)


def _sizes(rows: list[Row]) -> Panel:
    measured = [row for row in rows if row["median_ms"] is not None]
    smallest = min(row["side"] for row in measured)
    whole = _curve("as a whole", [row for row in measured if row["tiles"] == 1], "side")
    tiled = _curve(
        f"in tiles of {smallest}",
        [row for row in measured if row["tiles"] > 1 or row["side"] == smallest],
        "side",
    )
    curves = [curve for curve in (whole, tiled) if len(curve.points) > 1] or [whole]
    return curve_panel("Size of the picture", "side, px", "image to verdict, ms", curves)


def _cameras(rows: list[Row]) -> Panel:
    return curve_panel(
        "Number of cameras, each with a line and a model of its own",
        "cameras",
        "frame to verdict, ms, and parts/s of all lines together",
        [
            _curve("median, ms", rows, "cameras"),
            _curve("99 %, ms", rows, "cameras", "p99_ms"),
            _curve("parts/s", rows, "cameras", "parts_per_s"),
        ],
    )


def _results(rows: list[Row]) -> Panel:
    names = list(dict.fromkeys(row["question"] for row in rows))
    curves = [
        _curve(name, [row for row in rows if row["question"] == name], "parts") for name in names
    ]
    return curve_panel("Number of stored results (SQLite)", "results", "question, ms", curves)


def _training(rows: list[Row]) -> Panel:
    named = {
        "check_s": "checking",
        "statistics_s": "statistics",
        "finish_s": "solving at the end",
    }
    curves = [
        _curve(name, rows, "images", key)
        for key, name in named.items()
        if all(row[key] > 0 for row in rows)
    ]
    steps = Curve("100 steps", tuple((row["images"], row["step_ms"] / 10) for row in rows))
    return curve_panel(
        f"Number of pictures to learn ({rows[0]['schedule']})",
        "pictures",
        "seconds",
        [*curves, steps],
    )


def _curve(name: str, rows: list[Row], x: str, y: str = "median_ms") -> Curve:
    return Curve(name, tuple((row[x], row[y]) for row in rows))


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
