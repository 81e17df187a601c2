"""A recipe with all that it needs to inspect, ready before its turn."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.station.challenge import Challenge, ChallengedInspector, Inspects
from app.station.engines import Engines
from app.station.inspector import PartInspector
from app.station.judge import Judge
from app.station.preparation import Preparation
from app.station.result import RunsWith
from app.station.slots import LineParts, RecipeSlot
from camera.reconnection import ReconnectingSource
from core.errors import GoodpartError

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fitted:
    """``source`` is a camera that streams already, for the recipe alone; else None."""

    slot: RecipeSlot
    parts: LineParts
    runs_with: RunsWith
    preparation: Preparation
    judge: Judge
    source: ReconnectingSource | None = None

    def inspector(self, line: str, challenge: Challenge | None) -> Inspects:
        """For the line's next parts."""
        inspector = PartInspector(line, self.preparation, self.judge)
        return inspector if challenge is None else ChallengedInspector(inspector, challenge)


class Fitting:
    """Makes recipes ready. Any threads; ``report`` gets a sentence where a version isn't kept."""

    def __init__(
        self,
        engines: Engines,
        on_fallback: Callable[[str], None],
        report: Callable[[str], None],
    ) -> None:
        self._engines, self._on_fallback, self._report = engines, on_fallback, report

    def fit(self, slot: RecipeSlot, parts: LineParts) -> Fitted:
        """Raises GoodpartError: damaged model, unreadable reference."""
        preparation = parts.open_preparation()
        judge = self._engines.take(parts.engine, lambda: parts.open_judge(self._on_fallback))
        runs_with = replace(parts.runs_with, version=self._version(parts))
        return Fitted(slot, parts, runs_with, preparation, judge)

    def preload(self, slot: RecipeSlot) -> None:
        """Load the recipe's model where there is room. Raises GoodpartError."""
        parts = slot.load()
        self._engines.preload(parts.engine, lambda: parts.open_judge(self._on_fallback))

    def release(self, fitted: Fitted) -> None:
        """No part needs its judge any more."""
        self._engines.give_back(fitted.parts.engine, fitted.judge)

    def _version(self, parts: LineParts) -> int:
        """A full disk stops no line: its parts are then recorded without a version."""
        try:
            number = parts.keep_version()
        except GoodpartError as error:
            _log.error("%s", error)
            self._report(f"This recipe's version is not on record. {error}")
            return 0
        self._report("")
        return number
