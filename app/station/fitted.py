"""A recipe with all that it needs to inspect, ready before its turn."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.station.camera_change import check_present, check_settings, is_other_camera, start
from app.station.challenge import Challenge, ChallengedInspector, Inspects
from app.station.engines import Engines
from app.station.inspector import PartInspector
from app.station.judge import Judge
from app.station.preparation import Preparation
from app.station.result import RunsWith
from app.station.slots import LineParts, RecipeSlot
from camera.reconnection import ConnectionEvent, ReconnectingSource
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
        on_connection: Callable[[ConnectionEvent], None],
        report: Callable[[str], None],
    ) -> None:
        self._engines, self._on_fallback, self._report = engines, on_fallback, report
        self._on_connection = on_connection

    def fit(self, slot: RecipeSlot, parts: LineParts) -> Fitted:
        """Raises GoodpartError: damaged model, unreadable reference."""
        preparation = parts.open_preparation()
        judge = self._engines.take(parts.engine, lambda: parts.open_judge(self._on_fallback))
        runs_with = replace(parts.runs_with, version=self._version(parts))
        return Fitted(slot, parts, runs_with, preparation, judge)

    def fit_next(self, slot: RecipeSlot, now: Fitted, source: ReconnectingSource) -> Fitted | None:
        """As ``fit``, for a line that runs with ``now`` on ``source``; None where that is the same.

        Another camera streams already then. Raises GoodpartError, CameraError.
        """
        parts = slot.load()
        if slot is now.slot and parts.content and parts.content == now.parts.content:
            return None
        check_settings(now.parts.camera, parts.camera)
        if is_other_camera(now.parts.camera, parts.camera):
            return self._with_camera(self.fit(slot, parts))
        if now.parts.camera != parts.camera:
            check_present(source)
        return self.fit(slot, parts)

    def _with_camera(self, fitted: Fitted) -> Fitted:
        try:
            source = fitted.parts.open_source(self._on_connection)
            start(source)
        except BaseException:
            self.release(fitted)
            raise
        return replace(fitted, source=source)

    def discard(self, fitted: Fitted) -> None:
        """It was made ready and is not used."""
        if fitted.source is not None:
            fitted.source.stop()
        self.release(fitted)

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
