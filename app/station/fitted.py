"""A recipe with all that it needs to inspect, ready before its turn."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace

from app.station.camera_change import check_present, check_settings, is_other_camera, start
from app.station.challenge import Challenge, ChallengedInspector
from app.station.engines import Engines
from app.station.inspector import PartInspector
from app.station.judge import Judge
from app.station.part import Inspects
from app.station.preparation import Preparation
from app.station.result import RunsWith
from app.station.slots import LineParts, RecipeSlot
from camera.reconnection import ConnectionEvent, ReconnectingSource
from core.errors import GoodpartError

_log = logging.getLogger(__name__)


class NoRoomError(GoodpartError):
    """The wanted device does not take another model."""

    exit_code = 7


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
        self._checked: dict[int, Hashable] = {}

    def fit(self, slot: RecipeSlot, parts: LineParts) -> Fitted:
        """Raises GoodpartError: damaged model, unreadable reference."""
        preparation = parts.open_preparation()
        judge = self._engines.take(
            parts.engine, lambda: self._open_somewhere(parts), lambda: self._open_there(parts)
        )
        try:
            runs_with = replace(parts.runs_with, version=self._version(parts))
        except BaseException:
            self._engines.give_back(parts.engine, judge)
            raise
        return Fitted(slot, parts, runs_with, preparation, judge)

    def check_stored(self, fitted: Fitted, challenge: Challenge | None) -> None:
        """Let the recipe's model judge its challenge's stored parts, before it judges the line.

        Where parts of another recipe, or of its earlier turn, may wait for the judge, only the
        inference thread may ask it anything: then another one does, unless it has been done.
        """
        if challenge is None or not challenge.checks_stored:
            return
        parts, number = fitted.parts, fitted.slot.number
        if not self._engines.is_shared(parts.engine):
            challenge.check_stored(fitted.judge)
        elif self._checked.get(number) != parts.engine:
            judge = parts.open_judge(lambda sentence: _log.warning("stored parts: %s", sentence))
            try:
                challenge.check_stored(judge)
            finally:
                judge.close()
        self._checked[number] = parts.engine

    def fit_next(self, slot: RecipeSlot, now: Fitted, source: ReconnectingSource) -> Fitted | None:
        """As ``fit``, for a line that runs with ``now`` on ``source``; None where that is the same.

        Another camera streams already then. Raises GoodpartError, CameraError.
        """
        parts = slot.load()
        if slot is now.slot and _is_the_same(parts, now.parts):
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
        """Load the recipe's model where there is room. Raises GoodpartError.

        NoRoomError where the device is full: on another one it would stay there for good.
        """
        parts = slot.load()
        self._engines.preload(parts.engine, lambda: self._open_there(parts))

    def release(self, fitted: Fitted) -> None:
        """No part needs its judge any more."""
        self._engines.give_back(fitted.parts.engine, fitted.judge)

    def _open_somewhere(self, parts: LineParts) -> Judge:
        """Models that nobody uses have to go before the wanted one goes to another device."""
        try:
            return self._open_there(parts)
        except NoRoomError:
            self._engines.drop_spares()
            return parts.open_judge(self._on_fallback)

    def _open_there(self, parts: LineParts) -> Judge:
        """On the recipe's own device. Raises NoRoomError."""
        is_open = False

        def on_fallback(sentence: str) -> None:
            if not is_open:
                raise NoRoomError("There is no room for another model.", sentence, "")
            self._on_fallback(sentence)

        judge = parts.open_judge(on_fallback)
        is_open = True
        return judge

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


def _is_the_same(one: LineParts, other: LineParts) -> bool:
    """Recipe and model; a model may have been trained anew at its place."""
    return bool(one.content) and (one.content, one.engine) == (other.content, other.engine)
