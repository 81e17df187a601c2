"""Result files in any folder, a network share that may be away included."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from app.files import append_line, write_text
from app.outputs.driver import LineStatus
from app.outputs.errors import OutputError
from app.recipes.output_entries import FilesEntry
from app.store.record import PartRecord
from core.errors import DataError

Cell = str | int | float | bool | None
COLUMNS: Mapping[str, Callable[[PartRecord], Cell]] = {
    "time_utc": lambda part: _time(part).isoformat(timespec="milliseconds"),
    "station": lambda part: part.station,
    "line": lambda part: part.line,
    "run": lambda part: part.run,
    "trigger": lambda part: part.trigger,
    "serial": lambda part: part.serial,
    "verdict": lambda part: str(part.verdict),
    "passes": lambda part: part.passes,
    "reason": lambda part: part.reason,
    "score": lambda part: part.score,
    "threshold": lambda part: part.setup.threshold,
    "regions": lambda part: len(part.regions),
    "recipe": lambda part: part.setup.recipe,
    "recipe_version": lambda part: part.setup.recipe_version,
    "model": lambda part: part.setup.model,
    "latency_ms": lambda part: part.latency_ms,
    "known_part": lambda part: part.challenge,
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class FilesDriver:
    """An OutputDriver. ``folder`` must exist: one that is made below a share that is away hides it.

    A JSON file appears whole or not at all. A row of the day's CSV file that a full disk cut off is
    ended, and the part gets a row of its own: ``run`` and ``trigger`` name it.
    """

    def __init__(self, entry: FilesEntry, folder: Path) -> None:
        self._entry, self._folder = entry, folder

    def open(self) -> None:
        self._check()

    def send(self, part: PartRecord) -> None:
        self._check()
        try:
            if self._entry.json_per_part:
                write_text(self._json_path(part), part.model_dump_json(indent=1) + "\n")
            if self._entry.csv:
                self._append(part)
        except DataError as error:
            raise self._failed(error.what) from error

    def tick(self, status: LineStatus) -> None:
        self._check()

    def close(self) -> None: ...

    def _check(self) -> None:
        if not self._folder.is_dir():
            raise self._failed(f"The folder {self._folder} is not there.")

    def _append(self, part: PartRecord) -> None:
        path = self._folder / f"{_day(part)}.csv"
        if not path.exists():
            append_line(path, ",".join(COLUMNS))
        row = io.StringIO()
        cells = [_harmless(cell(part)) for cell in COLUMNS.values()]
        csv.writer(row, lineterminator="").writerow(cells)
        append_line(path, row.getvalue())

    def _json_path(self, part: PartRecord) -> Path:
        name = f"{part.trigger:08d}-{part.verdict}-{part.run}.json"
        return self._folder / _day(part) / name

    def _failed(self, what: str) -> OutputError:
        return OutputError(
            what,
            "Results wait until it can be written.",
            "Check the network share, its rights and its space.",
        )


def _time(part: PartRecord) -> datetime:
    return datetime.fromtimestamp(part.decided_us / 1e6, UTC)


def _day(part: PartRecord) -> str:
    """The station's day, as people would look for it."""
    return _time(part).astimezone().date().isoformat()


def _harmless(cell: Cell) -> Cell:
    """Text that a table program would take for a formula; one line per part."""
    if not isinstance(cell, str):
        return cell
    text = " ".join(cell.splitlines())
    return f"'{text}" if text.startswith(_FORMULA) else text
