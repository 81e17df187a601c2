"""The record behind an address, opened when it is first asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Engine

from app.library.entries import Label
from app.store.corrections import Corrections
from app.store.database import open_database
from app.store.parts import Cursor, PartFilter, PartRow
from app.store.queries import PAGE, History
from core.types import Verdict


class ResultsDatabase:
    """One that is away is looked for again at the next question; none is made.

    Any thread. Raises StoreError.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._opening = threading.Lock()
        self._engine: Engine | None = None

    @property
    def engine(self) -> Engine:
        with self._opening:
            if self._engine is None:
                self._engine = open_database(self._url, creates=False)
            return self._engine

    def page(
        self, wanted: PartFilter, after: Cursor | None = None, limit: int = PAGE
    ) -> list[PartRow]:
        """The newest parts first, from the one after ``after`` on."""
        return History(self.engine).page(wanted, after, limit)

    def all(self, wanted: PartFilter) -> Iterator[PartRow]:
        """Newest first, page by page."""
        return History(self.engine).all(wanted)

    def counts(self, wanted: PartFilter) -> Mapping[Verdict, int]:
        """How many parts there are of each verdict."""
        return History(self.engine).counts(wanted)

    def lines(self) -> Sequence[str]:
        return History(self.engine).lines()

    def recipes(self) -> Sequence[str]:
        return History(self.engine).recipes()

    def correct(self, part: PartRow, now: Label, *, reason: str, by: str) -> PartRow:
        """The part as it is on record afterwards. Raises DataError where a word is missing."""
        said = Corrections(self.engine).add(part, now, reason=reason, by=by)
        return replace(part, corrections=(said, *part.corrections))

    def close(self) -> None:
        if self._engine is not None:
            self._engine.dispose()
