"""What keeps results from their places, in the words of an alarm."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from app.store.journal import Journal
from core.errors import GoodpartError

_log = logging.getLogger(__name__)

Report = Callable[[str], None]


class Place:
    """The database or the journal as one that may be away. One thread."""

    def __init__(self, retry_s: float) -> None:
        """``retry_s``: how long it is left alone after a failure."""
        self._retry_s, self._retry_at = retry_s, 0.0
        self.trouble: GoodpartError | None = None

    @property
    def pause_s(self) -> float:
        """Until it is tried again; 0 where it may be tried now."""
        return max(0.0, self._retry_at - time.monotonic())

    def fail(self, error: GoodpartError) -> None:
        self._retry_at = time.monotonic() + self._retry_s
        self.trouble = error
        _log.warning("%s", error)

    def try_now(self) -> None:
        """Whatever happened just before."""
        self._retry_at = 0.0


class Troubles:
    """Tells what is wrong when that changes, and "" when it is over."""

    def __init__(self, report: Report, report_refused: Report) -> None:
        self._report, self._report_refused = report, report_refused
        self._told, self._refused = "", 0

    def tell(self, database: Place, journal: Place, *, waits_in_memory: bool) -> None:
        if waits_in_memory:
            text = "Results are on no disk yet: they wait in memory."
            trouble = journal.trouble or database.trouble
        else:
            text = "Results are kept in a journal until the database takes them."
            trouble = database.trouble
        text = "" if trouble is None else text
        if text != self._told:
            self._told = text
            self._report(text if trouble is None else f"{text} {trouble.what}")

    def tell_refused(self, journal: Journal) -> None:
        """What the database refused, until the file of it is taken away."""
        number = journal.refused
        if number == self._refused:
            return
        self._refused = number
        self._report_refused(
            f"The database refused results, {number} in all: they are not on record. "
            f"They are kept in {journal.refused_file}. "
            "Report this with that file and the log, then move the file away."
            if number
            else ""
        )
