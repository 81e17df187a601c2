"""Where the figures come from: the window knows no database."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from app.store.figures import Figures
from app.store.parts import PartFilter


class StatisticsSource(Protocol):
    """``app.reports.record.RecordReports``. Any thread; takes seconds. Raises GoodpartError."""

    @property
    def shifts(self) -> Sequence[str]:
        """When they begin, HH:MM; none: the calendar day."""

    def lines(self) -> Sequence[str]: ...

    def recipes(self) -> Sequence[str]: ...

    def figures(self, wanted: PartFilter) -> Figures: ...

    def write_report(self, wanted: PartFilter, path: Path, language: str) -> None:
        """As a .pdf or .csv file."""
