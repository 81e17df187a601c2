"""A candidate model beside the live one: it judges the same parts and moves nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from app.station.beside import BesideLine
from app.station.judge import Judge
from app.station.result import InspectionResult
from core.types import Judgement, Verdict

WAITING = 2
"""Parts that may wait; a shadow that is slower than the line skips parts instead of piling up."""
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
    """``receive`` subscribes to a line's results and returns at once; see ``BesideLine``."""

    def __init__(
        self,
        open_judge: Callable[[], Judge],
        log: KeepsComparisons,
        on_failure: Callable[[str], None],
    ) -> None:
        self._open_judge, self._log = open_judge, log
        self._work = BesideLine("shadow", self._open, on_failure, waiting=WAITING)

    def start(self) -> None:
        self._work.start()

    def receive(self, result: InspectionResult) -> None:
        """Parts that were not judged, and those that come too fast, are left out."""
        if result.image is None or result.verdict not in JUDGED:
            return
        if not self._work.offer(result):
            self._log.skip()

    def close(self) -> None:
        """End after the present part, and wait for it."""
        self._work.close()

    @contextmanager
    def _open(self) -> Iterator[Callable[[InspectionResult], None]]:
        judge = self._open_judge()
        try:
            yield lambda part: self._compare(judge, part)
        finally:
            judge.close()

    def _compare(self, judge: Judge, part: InspectionResult) -> None:
        assert part.image is not None
        self._log.add(ShadowComparison(part, judge.judge(part.image, part.ignored)))
