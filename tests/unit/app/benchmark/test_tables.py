from typing import Any

from app.benchmark.plots import growth_plot
from app.benchmark.tables import growth_tables

HEAD: dict[str, Any] = {
    "hardware": {"processor": "Abacus", "threads": 2},
    "date_utc": "2026-01-01T00:00:00+00:00",
    "busy": {"load_per_core": 0.25},
}
SIZES = [
    {"side": 256, "tiles": 1, "median_ms": 12.345, "p99_ms": 1234.5, "runs": 3, "reason": ""},
    {"side": 512, "tiles": 1, "median_ms": None, "p99_ms": None, "runs": 0, "reason": "No room."},
    {"side": 512, "tiles": 4, "median_ms": 50.0, "p99_ms": 60.0, "runs": 3, "reason": ""},
]


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_a_table_shows_three_figures_and_why_one_is_missing() -> None:
    head, _, _, _, first, missing, _ = growth_tables(HEAD | {"image-size": SIZES}).splitlines()
    assert head == "Abacus, 2 threads, 2026-01-01T00:00:00+00:00, load per core 0.25"
    assert cells(first) == ["256", "1", "12.3", "1,234", "3", "–"]
    assert cells(missing) == ["512", "1", "–", "–", "0", "No room."]


def test_a_column_in_which_nothing_stands_is_left_out() -> None:
    text = growth_tables(HEAD | {"image-size": SIZES[:1]})
    assert "why not" not in text


def test_only_what_was_measured_is_drawn() -> None:
    drawn = growth_plot(HEAD | {"image-size": SIZES})
    assert drawn.count("<polyline") > 0
    assert "in tiles of 256" in drawn
    assert "stored results" not in drawn
