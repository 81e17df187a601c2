"""Where the history comes from: the window knows no database and no folder of pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.library.entries import Label
from app.store.parts import Cursor, FindsPictures, PartFilter, PartRow
from core.types import Verdict


class PartsOnRecord(Protocol):
    """``app.store.results_database.ResultsDatabase``. Any thread. Raises GoodpartError."""

    def page(
        self, wanted: PartFilter, after: Cursor | None = None, limit: int = ...
    ) -> list[PartRow]: ...

    def all(self, wanted: PartFilter) -> Iterator[PartRow]: ...

    def counts(self, wanted: PartFilter) -> Mapping[Verdict, int]: ...

    def lines(self) -> Sequence[str]: ...

    def recipes(self) -> Sequence[str]: ...

    def correct(self, part: PartRow, now: Label, *, reason: str, by: str) -> PartRow: ...


class TakesCorrected(Protocol):
    """Where a corrected part waits to be learned from. Raises GoodpartError."""

    def take(self, part: PartRow, picture: Path) -> bool:
        """False where the part belongs to no product that is known here."""


@dataclass(frozen=True, slots=True)
class HistorySources:
    """All callables but ``kept_of`` are called beside the GUI thread."""

    record: PartsOnRecord
    pictures: FindsPictures | None = None
    """None where this station keeps no pictures."""
    kept_of: Callable[[PartRow], int] | None = None
    """Of how many parts like this one is kept with its pictures; 0: of none."""
    outputs: Callable[[PartRow], Sequence[str]] | None = None
    """What was sent for a part and acknowledged, a line each."""
    inbox: TakesCorrected | None = None
    shift_starts: Sequence[str] = ()
    """HH:MM in local time; none: the calendar day is one shift."""
