"""A candidate model beside the live one: it judges the same parts and moves nothing."""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.station.judge import Judge
from app.station.result import InspectionResult
from app.station.words import unexpected
from core.errors import GoodpartError
from core.types import Judgement, Verdict

_log = logging.getLogger(__name__)

WAITING = 2
"""Parts that may wait; a shadow that is slower than the line skips parts instead of piling up."""
NICENESS = 19
JUDGED = (Verdict.OK, Verdict.NG, Verdict.UNCERTAIN)


@dataclass(frozen=True, slots=True)
class ShadowComparison:
    """One part as the live model judged it, and as the shadow does."""

    live: InspectionResult
    shadow: Judgement

    @property
    def agrees(self) -> bool:
        return self.live.verdict is self.shadow.verdict


class KeepsComparisons(Protocol):
    """``app.library.shadow.ShadowLog``."""

    def add(self, comparison: ShadowComparison) -> None:
        """Raises GoodpartError: full disk."""

    def skip(self) -> None: ...


class ShadowRun:
    """Between ``start`` and ``close`` a thread of its own, behind the line's in priority.

    ``receive`` subscribes to a line's results and returns at once. Whatever fails in here ends the
    shadow alone: ``on_failure`` gets a sentence, in the shadow's thread.
    """

    def __init__(
        self,
        open_judge: Callable[[], Judge],
        log: KeepsComparisons,
        on_failure: Callable[[str], None],
    ) -> None:
        self._open_judge, self._log, self._on_failure = open_judge, log, on_failure
        self._parts: queue.Queue[InspectionResult | None] = queue.Queue(WAITING)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="shadow")

    def start(self) -> None:
        self._thread.start()

    def receive(self, result: InspectionResult) -> None:
        """Parts that were not judged, and those that come too fast, are left out."""
        if self._ended.is_set() or result.image is None or result.verdict not in JUDGED:
            return
        try:
            self._parts.put_nowait(result)
        except queue.Full:
            self._log.skip()

    def close(self) -> None:
        """End after the present part, and wait for it."""
        self._ended.set()
        with contextlib.suppress(queue.Full):  # a waiting part wakes the thread as well
            self._parts.put_nowait(None)
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        try:
            _step_back()
            self._judge_all()
        except GoodpartError as error:
            self._on_failure(str(error))
        except Exception as error:  # noqa: BLE001 - the thread's boundary; reported and logged
            _log.exception("shadow")
            meaning, remedy = "The line goes on without its shadow.", "Set the shadow again."
            self._on_failure(unexpected(error, meaning, remedy))
        finally:
            self._ended.set()

    def _judge_all(self) -> None:
        judge = self._open_judge()
        try:
            while (part := self._parts.get()) is not None and not self._ended.is_set():
                assert part.image is not None
                judgement = judge.judge(part.image, part.ignored)
                self._log.add(ShadowComparison(part, judgement))
        finally:
            judge.close()


def _step_back() -> None:
    """On Linux niceness belongs to a thread, and those that the engine starts for it inherit it."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
