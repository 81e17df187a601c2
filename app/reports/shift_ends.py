"""When shift reports are due, beside lines that run."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.files import write_json
from app.shifts import Shift, shift_at, shift_before, shifts_between
from app.station.beside import BesideLine
from app.station.words import unexpected
from core.errors import GoodpartError

_log = logging.getLogger(__name__)

GRACE = timedelta(seconds=60)
"""After a shift's end: its last parts are on their way into the database."""
PATIENCE = timedelta(minutes=10)
"""For results that the database has not got yet, before a report is made without them."""
LOOK_S = 60.0
"""How often the clock is looked at, at least: it may be set, or the computer may have slept."""
WAITING_LOOK_S = 5.0
"""How often it is asked whether the database has got everything by now."""
RETRY = timedelta(minutes=10)
MOST = 21
"""Missed shifts that are made up for, the last ones: a week of three shifts a day."""
_LONGEST_AGO = timedelta(days=MOST + 1)
Make = Callable[[Shift, str, bool], None]
"""Of a shift and a line; whether the database has got all their parts."""


class MadeReports:
    """Until when each line has its reports, on disk: none is made twice, none forgotten."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def until(self, line: str) -> datetime | None:
        """The end of the last shift that has its report; None before the first."""
        text = self._all().get(line)
        return datetime.fromisoformat(text) if text else None

    def note(self, line: str, shift: Shift) -> None:
        """Raises DataError."""
        write_json(self._path, {**self._all(), line: shift.until.isoformat()})

    def _all(self) -> dict[str, str]:
        """Empty where the file is damaged: a report that is made again replaces itself."""
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
            return {
                line: datetime.fromisoformat(at).astimezone().isoformat()
                for line, at in found.items()
            }
        except (OSError, ValueError, TypeError, AttributeError, OverflowError):
            return {}


class ShiftEnds:
    """Between ``start`` and ``close`` makes the report of every shift that ends, of every line.

    At the start those of shifts that were missed since the last one, ``MOST`` at most. While
    ``is_caught_up`` says no, a report waits for ``PATIENCE``; then it is made as it can be, and
    once more when everything is there. ``report`` gets a line and a sentence while its report
    can't be made, "" when one was. All three are called in a thread of this.
    """

    def __init__(
        self,
        lines: Sequence[str],
        starts: Sequence[str],
        made: MadeReports,
        make: Make,
        report: Callable[[str, str], None],
        is_caught_up: Callable[[], bool] = lambda: True,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._lines, self._starts, self._made = tuple(lines), tuple(starts), made
        self._make, self._report, self._now = make, report, now
        self._is_caught_up = is_caught_up
        self._ended = threading.Event()
        self._retry_at: dict[str, datetime] = {}
        self._incomplete: dict[str, datetime] = {}
        """The end of the last shift whose report was made without parts that are on their way."""
        self._waits_since: datetime | None = None
        self._beside: BesideLine[str] = BesideLine(
            "shift reports", self._open, self._report_all, waiting=1
        )

    def start(self) -> None:
        self._beside.start()
        self._beside.offer("until closed")

    def close(self) -> None:
        """After the report that is at work, if any."""
        self._ended.set()
        self._beside.close()

    @contextmanager
    def _open(self) -> Iterator[Callable[[str], None]]:
        yield lambda item: self._watch()

    def _watch(self) -> None:
        while not self._ended.is_set():
            self.look()
            self._ended.wait(self._pause_s())

    def look(self) -> None:
        """Make what is due now; one line's trouble is not another's."""
        now = self._now()
        due = {line: shifts for line in self._lines if (shifts := self._due(line, now))}
        if not due:
            self._waits_since = None
            return
        is_whole = self._is_caught_up()
        self._waits_since = None if is_whole else self._waits_since or now
        if self._waits_since is not None and now - self._waits_since < PATIENCE:
            return
        for line, shifts in due.items():
            self._make_all(line, shifts, now, is_whole=is_whole)

    def _due(self, line: str, now: datetime) -> list[Shift]:
        """The earliest first. Before the first report of a line, the last shift alone."""
        if now < self._retry_at.get(line, now):
            return []
        last = shift_before(now - GRACE, self._starts)
        until = self._made.until(line)
        if until is None or until > now:  # or made by a clock that was ahead
            return [last]
        since = max(until, last.until - _LONGEST_AGO)
        shifts = shifts_between(since, last.until, self._starts)
        return [shift for shift in shifts if since < shift.until <= last.until][-MOST:]

    def _make_all(
        self, line: str, shifts: Sequence[Shift], now: datetime, *, is_whole: bool
    ) -> None:
        for shift in shifts:
            if self._ended.is_set():
                return
            if not is_whole and line in self._incomplete and shift.until <= self._incomplete[line]:
                continue
            try:
                self._make_one(line, shift, is_whole=is_whole)
            except GoodpartError as error:
                _log.warning("shift report: %s", error)
                self._fail(line, str(error), now)
                return
            except Exception as error:  # noqa: BLE001 - a thread's boundary; reported and logged
                _log.exception("shift report of %s, %s", line, shift.since)
                meaning, remedy = "The line goes on without it.", "Report this with the log file."
                self._fail(line, unexpected(error, meaning, remedy), now)
                # What it stumbles over lies in this shift: the later ones don't wait for it.

    def _make_one(self, line: str, shift: Shift, *, is_whole: bool) -> None:
        self._make(shift, line, is_whole)
        if is_whole:
            self._made.note(line, shift)
            self._incomplete.pop(line, None)
        else:
            self._incomplete[line] = shift.until
        if self._retry_at.pop(line, None) is not None:
            self._report(line, "")

    def _fail(self, line: str, sentence: str, now: datetime) -> None:
        self._retry_at[line] = now + RETRY
        self._report(line, sentence)

    def _report_all(self, sentence: str) -> None:
        for line in self._lines:
            self._report(line, sentence)

    def _pause_s(self) -> float:
        """Until the shift has ended, but not for long."""
        if self._waits_since is not None:
            return WAITING_LOOK_S
        now = self._now()
        left = shift_at(now - GRACE, self._starts).until + GRACE - now
        return max(0.0, min(LOOK_S, left.total_seconds()))
