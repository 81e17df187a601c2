"""The account of all triggers: each is opened once and ends once."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from core.types import Verdict


class LedgerSums(NamedTuple):
    """``ended`` leaves out the known parts, which are ``challenged``."""

    counts: Mapping[Verdict, int]
    ended: int
    pending: int
    challenged: int


class TriggerLedger:
    """Numbers triggers from 1 without gaps and counts how they ended. Any threads.

    Whoever ends a trigger first decides: a deadline and a verdict may race for the same part.
    ``counts`` sums up to ``ended``; with ``pending`` and ``challenged`` it makes up all that were
    opened since the last ``reset``.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0
        self._pending: set[int] = set()
        self._counts: Counter[Verdict] = Counter()
        self._challenged = 0

    def open(self) -> int:
        """A new trigger's number."""
        with self._lock:
            self._last += 1
            self._pending.add(self._last)
            return self._last

    @property
    def next(self) -> int:
        """Number that the next trigger will have."""
        return self._last + 1

    def end(self, trigger: int, verdict: Verdict, *, challenge: bool = False) -> bool:
        """Count ``verdict`` and say True; False where the trigger had ended before.

        Of a known part of a challenge no verdict is counted, only that there was one.
        Raises KeyError for a number that was never opened.
        """
        with self._lock:
            if not 1 <= trigger <= self._last:
                raise KeyError(f"There was no trigger {trigger}.")
            if trigger not in self._pending:
                return False
            self._pending.remove(trigger)
            if challenge:
                self._challenged += 1
            else:
                self._counts[verdict] += 1
            return True

    def sums(self) -> LedgerSums:
        """All of one moment."""
        with self._lock:
            counts, total = dict(self._counts), self._counts.total()
            return LedgerSums(counts, total, len(self._pending), self._challenged)

    def reset(self) -> None:
        """Count from 0 again. Numbers go on, and what is pending will count when it ends."""
        with self._lock:
            self._counts.clear()
            self._challenged = 0
